"""The scales that every region uses: opinions of the audit board, grades of evaluation."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SKALA = {
    "Opini BPK": (["TMP", "TW", "WDP", "WTP"], "Opini pemeriksaan laporan keuangan"),
    "Predikat AKIP": (["D", "C", "CC", "B", "BB", "A", "AA"], "Predikat evaluasi akuntabilitas kinerja"),
}


def isi(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("renstra", "Skala")
    for nama, (butir, keterangan) in SKALA.items():
        model.objects.get_or_create(nama=nama, defaults={"butir": butir, "keterangan": keterangan})


class Migration(migrations.Migration):
    dependencies = [("renstra", "0008_kamus_lengkap")]

    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
