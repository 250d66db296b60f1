"""The tree in a real browser: by keyboard and by pointer; its layout there is the one of the rules; 600 conditions stay usable."""

import json
import time
import uuid

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from renstra import actions
from renstra.models import PohonKinerja, SimpulPohon
from renstra.rules.pohon.tata import tata
from tests.peramban import temuan_axe

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pohon(sah, penyusun) -> PohonKinerja:
    return actions.bangun_dari_rencana(sah, by=penyusun)


def buka(halaman, pohon):
    halaman.goto(reverse("renstra:pohon", args=[pohon.pk]))
    expect(halaman.locator("[data-pohon]")).to_have_attribute("data-siap", "ya")


def test_menggambar_dengan_papan_ketik_dan_mengurungkan(pohon, penyusun, halaman, masuk_sebagai):
    # Given a planner on a draft tree
    masuk_sebagai(penyusun)
    buka(halaman, pohon)
    puncak = pohon.simpul.get(induk=None)
    halaman.locator(f"#k-{puncak.pk}").focus()

    # When a condition is added below the top by keyboard alone
    halaman.keyboard.press("Insert")
    halaman.keyboard.type("Warga mudah mengurus dokumen")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    baru = halaman.get_by_role("treeitem", name="Warga mudah mengurus dokumen")
    expect(baru).to_be_focused()
    assert pohon.simpul.get(uraian="Warga mudah mengurus dokumen").induk == puncak

    # and moved to the front, under its sibling, and back up
    halaman.keyboard.press("Alt+ArrowUp")
    expect(halaman.locator("[data-kabar]")).to_have_text("Urutan diubah.")
    halaman.keyboard.press("Alt+ArrowDown")
    expect(baru).to_be_focused()
    halaman.keyboard.press("Alt+ArrowRight")
    expect(halaman.locator("[data-kabar]")).to_have_text("Menjadi bawahan kondisi sebelumnya.")
    expect(baru).to_have_attribute("aria-level", "3")
    halaman.keyboard.press("Alt+ArrowLeft")
    expect(baru).to_have_attribute("aria-level", "2")

    # Then a deletion is undone
    halaman.keyboard.press("Delete")
    expect(baru).to_have_count(0)
    halaman.keyboard.press("Control+z")
    expect(baru).to_have_count(1)
    assert pohon.simpul.filter(uraian="Warga mudah mengurus dokumen").count() == 1

    # and an empty one is refused in words
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("dialog")).to_be_visible()
    halaman.get_by_label("Kondisi", exact=True).fill("   ")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.get_by_role("alert").filter(has_text="Tulis kondisinya.")).to_be_visible()
    halaman.get_by_role("button", name="Batal").click()
    assert not temuan_axe(halaman)


def test_membuka_menutup_mencari_dan_menyeret(pohon, penyusun, halaman, masuk_sebagai):
    masuk_sebagai(penyusun)
    buka(halaman, pohon)
    puncak = pohon.simpul.get(induk=None)
    pertama, kedua = pohon.simpul.filter(induk=puncak)
    halaman.locator(f"#k-{puncak.pk}").focus()
    halaman.keyboard.press("ArrowLeft")
    expect(halaman.locator(f"#k-{puncak.pk}")).to_have_attribute("aria-expanded", "false")
    expect(halaman.locator(f"#k-{pertama.pk}")).to_be_hidden()
    halaman.keyboard.press("ArrowRight")
    halaman.keyboard.press("ArrowRight")
    expect(halaman.locator(f"#k-{pertama.pk}")).to_be_focused()
    halaman.get_by_placeholder("Cari kondisi").fill(kedua.uraian[:14])
    expect(halaman.locator(f"#k-{kedua.pk}")).to_have_attribute("aria-selected", "true")
    halaman.get_by_placeholder("Cari kondisi").fill("")

    halaman.get_by_role("button", name="Muat semua").click()
    dari, ke = (halaman.locator(f"#k-{x.pk} > rect").bounding_box() for x in (kedua, pertama))
    halaman.mouse.move(dari["x"] + 20, dari["y"] + 30)
    halaman.mouse.down()
    halaman.mouse.move(ke["x"] + 60, ke["y"] + 30, steps=6)
    halaman.mouse.up()
    expect(halaman.locator("[data-kabar]")).to_have_text("Kondisi dipindahkan.")
    kedua.refresh_from_db()
    assert kedua.induk_id == pertama.pk


def test_tata_letak_peramban_sama_dengan_aturan(pohon, penyusun, halaman, masuk_sebagai):
    masuk_sebagai(penyusun)
    buka(halaman, pohon)
    anak = {
        "0": ["1", "2", "3"],
        "1": ["4", "5", "6"],
        "2": ["7"],
        "7": ["8", "9"],
        "3": ["10", "11"],
        "10": ["12"],
        "12": ["13"],
    }
    alamat = halaman.evaluate("[...document.scripts].map((s) => s.src).find((s) => s.includes('/pohon.'))")
    hasil = halaman.evaluate(
        """async ([alamat, anak]) => {
          const teks = await (await fetch(alamat)).text();
          const tata = (await import(new URL(teks.match(/from "([^"]*pohon-tata[^"]*)"/)[1], alamat))).tata;
          return [...tata(["0"], (x) => anak[x] ?? [])].map(([k, t]) => [k, t.x, t.y, t.tumpuk]);
        }""",
        [alamat, json.loads(json.dumps(anak))],
    )
    harapan = tata(["0"], lambda satu: anak.get(satu, []))
    assert {k: (x, y, tumpuk) for k, x, y, tumpuk in hasil} == {k: (t.x, t.y, t.tumpuk) for k, t in harapan.items()}


def test_enam_ratus_kondisi_terbuka_cepat(dukcapil, penyusun, halaman, masuk_sebagai):
    pohon = actions.buat_pohon(unit=dukcapil, tahun_awal=2025, tahun_akhir=2029, by=penyusun)
    akar = SimpulPohon.objects.create(pohon=pohon, uraian="Hasil akhir", jenis="OUTCOME")
    tingkat = [akar]
    for banyak, jenis in ((6, "ANTARA"), (5, "FAKTOR"), (19, "OPERASIONAL")):
        tingkat = SimpulPohon.objects.bulk_create(
            SimpulPohon(
                pohon=pohon, kunci=uuid.uuid4(), induk=x, uraian=f"Kondisi {n} dari {x.pk}", jenis=jenis, urutan=n
            )
            for x in tingkat
            for n in range(banyak)
        )
    assert pohon.simpul.count() == 607
    masuk_sebagai(penyusun)
    buka(halaman, pohon)
    waktu = []
    for _ in range(3):
        mulai = time.monotonic()
        buka(halaman, pohon)
        waktu.append(time.monotonic() - mulai)
    expect(halaman.get_by_role("treeitem")).to_have_count(7)
    mulai = time.monotonic()
    halaman.get_by_role("button", name="Buka semua").click()
    expect(halaman.get_by_role("treeitem")).to_have_count(607)
    assert time.monotonic() - mulai < 2
    assert min(waktu) < 2, waktu
