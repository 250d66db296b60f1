"""The workflow of documents as plain data: states, transitions, whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Status:
    """A state of a document: label, look (`baik`, `awas`, `buruk`, `kosong`) and whose turn it then is.

    giliran: (permission that the next actor needs, what is asked of her) or None where nobody must act.
    """

    label: str
    tanda: str = "kosong"
    giliran: tuple[str, str] | None = None


@dataclass(frozen=True)
class Transisi:
    """A step from some states to one state.

    label: text of the button.  kalimat: past tense for the trail ("Diajukan").  alasan_wajib: a note must be given.
    """

    dari: frozenset[str]
    ke: str
    izin: str
    label: str
    kalimat: str
    alasan_wajib: bool = False
    bahaya: bool = False


@dataclass(frozen=True)
class Alur:
    """A workflow: its first state, its states and its transitions by name."""

    awal: str
    status: Mapping[str, Status]
    transisi: Mapping[str, Transisi] = field(default_factory=dict)

    def __post_init__(self) -> None:
        dipakai = (
            {self.awal} | {t.ke for t in self.transisi.values()} | {d for t in self.transisi.values() for d in t.dari}
        )
        tak_dikenal = dipakai - set(self.status)
        if tak_dikenal:
            raise ValueError(f"Status tidak dikenal dalam alur: {', '.join(sorted(tak_dikenal))}")

    def pilihan(self) -> list[tuple[str, str]]:
        """State choices for a model field."""
        return [(kode, status.label) for kode, status in self.status.items()]

    def tersedia(self, status: str) -> list[tuple[str, Transisi]]:
        """Transitions that leave a state, in the order of the table."""
        return [(nama, transisi) for nama, transisi in self.transisi.items() if status in transisi.dari]
