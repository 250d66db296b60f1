"""Achievement in per cent, from target and realised value.

Nothing here rounds: values are stored as computed, rounded only where they are shown.
Source: PermenPANRB 53/2014.
"""

from decimal import Context, Decimal, localcontext

from renstra.rules import Polaritas, RumusTurun, TargetNol
from sakip import angka

SERATUS = Decimal(100)
KONTEKS = Context(prec=34)


def capaian(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    batas: Decimal | None = None,
    rumus_turun: RumusTurun = RumusTurun.SELISIH,
    target_nol: TargetNol = TargetNol.TIDAK_DAPAT_DIHITUNG,
    target_atas: Decimal | None = None,
) -> Decimal | None:
    """Achievement in per cent as shown; None where it cannot be computed.

    As `capaian_mentah`, but lower-is-better and range values are not below 0, and no value
    is above `batas`, the cap of the year (None: no cap). Source: PermenPANRB 53/2014.
    """
    nilai = capaian_mentah(
        target=target,
        realisasi=realisasi,
        polaritas=polaritas,
        rumus_turun=rumus_turun,
        target_nol=target_nol,
        target_atas=target_atas,
    )
    return tampil(nilai, polaritas=polaritas, batas=batas)


def tampil(nilai: Decimal | None, *, polaritas: Polaritas, batas: Decimal | None = None) -> Decimal | None:
    """The shown form of a stored raw value: floor 0 except for higher-is-better, cap `batas`."""
    if nilai is None:
        return None
    if Polaritas(polaritas) is not Polaritas.NAIK:
        nilai = max(nilai, Decimal(0))
    return nilai if batas is None else min(nilai, batas)


def capaian_mentah(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    rumus_turun: RumusTurun = RumusTurun.SELISIH,
    target_nol: TargetNol = TargetNol.TIDAK_DAPAT_DIHITUNG,
    target_atas: Decimal | None = None,
) -> Decimal | None:
    """Achievement in per cent, without floor or cap: the value to store.

    NAIK r/t × 100; TURUN (2t − r)/t × 100 or t/r × 100; RENTANG 100 from `target` to
    `target_atas`, outside it the lower-is-better formula on the distance to the nearest
    bound. None for an empty side, a target of zero (see `target_nol`) or below zero, for
    which the formulas say nothing. Source: PermenPANRB 53/2014.
    """
    if target is None or realisasi is None:
        return None
    target, realisasi = angka.pasti(target), angka.pasti(realisasi)
    atas = target if target_atas is None else angka.pasti(target_atas)
    polaritas = Polaritas(polaritas)
    with localcontext(KONTEKS):
        if polaritas is Polaritas.RENTANG:
            return _rentang(target, atas, realisasi, RumusTurun(rumus_turun))
        if target == 0:
            nihil = TargetNol(target_nol) is TargetNol.NIHIL_SERATUS and polaritas is Polaritas.TURUN
            return SERATUS if nihil and realisasi == 0 else None
        if target < 0:
            return None
        if polaritas is Polaritas.NAIK:
            return realisasi * SERATUS / target
        return _turun(target, realisasi, RumusTurun(rumus_turun))


def sebab_tak_terhitung(
    *,
    target: Decimal | None,
    realisasi: Decimal | None,
    polaritas: Polaritas,
    target_atas: Decimal | None = None,
) -> str:
    """Why `capaian` is None, as a sentence for the page; only meaningful where it is None."""
    if target is None:
        return "Target belum ditetapkan."
    if realisasi is None:
        return "Realisasi belum diisi; kosong tidak dihitung nol."
    if Polaritas(polaritas) is Polaritas.RENTANG:
        return (
            f"Realisasi {angka.tulis(realisasi)} di luar rentang yang batasnya nol atau negatif; tidak dapat dihitung."
        )
    if target == 0:
        return "Target nol; capaian tidak dapat dihitung."
    if target < 0:
        return "Target di bawah nol; rumus capaian tidak berlaku."
    return "Realisasi nol tidak dapat menjadi pembagi pada rumus target ÷ realisasi."


def _turun(target: Decimal, realisasi: Decimal, rumus: RumusTurun) -> Decimal | None:
    if rumus is RumusTurun.SELISIH:
        return (2 * target - realisasi) * SERATUS / target
    return target * SERATUS / realisasi if realisasi > 0 else None


def _rentang(bawah: Decimal, atas: Decimal, realisasi: Decimal, rumus: RumusTurun) -> Decimal | None:
    if bawah > atas:
        raise ValueError(f"batas bawah {bawah} melebihi batas atas {atas}")
    if bawah <= realisasi <= atas:
        return SERATUS
    terdekat, jarak = (atas, realisasi - atas) if realisasi > atas else (bawah, bawah - realisasi)
    return _turun(terdekat, terdekat + jarak, rumus) if terdekat > 0 else None
