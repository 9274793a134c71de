"""What the closed room of denunciations adds to the tables, for one reader alone.

Over the files that this reader has opened and no others (decision 0070): to everybody else these
columns say who fills them, never a number.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoiam.core.actor import Actor
from hoiam.core.figures.forms.shapes import ReportForm
from hoiam.denunciations import counts
from hoiam.denunciations import queries as denunciations
from hoiam.denunciations.counts import Known

_FORMS = {"02/XLD": "02", "04/GQTC": "04", "05/KQTH": "05"}


@dataclass(frozen=True, slots=True)
class Room:
    """The files that a reader has opened; none, where nothing is open to them."""

    files: tuple[Known, ...] = ()

    @property
    def is_open(self) -> bool:
        return bool(self.files)

    def numbers(
        self, form: ReportForm, units: Iterable[str], first: date, last: date
    ) -> Counter[int]:
        """What the files of some units add to each column."""
        found: Counter[int] = Counter()
        for _file, columns in self._of(form, units, first, last):
            found += columns
        return found

    def behind(
        self, form: ReportForm, column: int, units: Iterable[str], first: date, last: date
    ) -> list[tuple[Known, int]]:
        """The files of one column."""
        return [
            (one, columns[column])
            for one, columns in self._of(form, units, first, last)
            if columns[column]
        ]

    def _of(
        self, form: ReportForm, units: Iterable[str], first: date, last: date
    ) -> list[tuple[Known, Counter[int]]]:
        key, held = _FORMS.get(form.code, ""), set(units)
        if not key or form.circular != "06/2025/TT-TTCP":
            return []
        return [
            (one, counts.columns_of(one, first, last)[key])
            for one in self.files
            if one.file.unit.code in held
        ]


CLOSED = Room()


def room_of(actor: Actor) -> Room:
    """The room as it is open to somebody."""
    seen = denunciations.visible_to(actor).filter(pk__in=denunciations.opened_keys(actor))
    return Room(tuple(denunciations.known(seen.select_related("unit"))))
