"""What an address asks of a figure: the period, the place, the way units are looked at, the list.

Whatever is odd in an address counts as not asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from hoiam.core.figures.language import Asked
from hoiam.core.periods import Period
from hoiam.figures.engine import AsOf, Part, Scope
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.web.boards import choosing

PERIOD, AREA, UNIT, ORGANISED, LIST, AFTER = "ky", "xa", "dv", "to-chuc", "ds", "sau"
THEN = "luc-do"
PARTS = {"dem": Part.COUNTED, "con-lai": Part.REST, "mau-so": Part.WHOLE}
_NAMES = {part: name for name, part in PARTS.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked, read."""

    period: Period
    today: date
    unit: Unit | None = None
    area: Unit | None = None
    as_of: AsOf = AsOf.TODAY
    part: Part = Part.COUNTED
    after: str = ""

    @property
    def asked(self) -> Asked:
        return choosing.asked_of(self.period, self.today)

    @property
    def scope(self) -> Scope:
        return Scope(
            units=(self.unit.code,) if self.unit else (),
            areas=(self.area.code,) if self.area else (),
            as_of=self.as_of,
        )

    @property
    def place(self) -> Unit | None:
        return self.unit or self.area

    def query(self, **changes: str) -> str:
        """The same address with these changed; names with a low line for their dash."""
        kept = {
            PERIOD: self.period.code,
            AREA: self.area.code if self.area else "",
            UNIT: self.unit.code if self.unit else "",
            ORGANISED: THEN if self.as_of is AsOf.THEN else "",
            LIST: _NAMES[self.part] if self.part is not Part.COUNTED else "",
        }
        kept |= {name.replace("_", "-"): value for name, value in changes.items()}
        return "?" + urlencode({name: value for name, value in kept.items() if value})


def wanted(given: Mapping[str, str], today: date) -> Wanted:
    """Read an address."""
    return Wanted(
        period=choosing.period_of(given, today),
        today=today,
        unit=_found(given.get(UNIT, "")),
        area=_found(given.get(AREA, "")),
        as_of=AsOf.THEN if given.get(ORGANISED) == THEN else AsOf.TODAY,
        part=PARTS.get(given.get(LIST, ""), Part.COUNTED),
        after=given.get(AFTER, "")[:120].replace("\0", ""),
    )


def for_strangers(asked: Wanted, given: Mapping[str, str]) -> Wanted:
    """The same, of the periods that strangers are offered."""
    return replace(asked, period=choosing.public_period_of(given, asked.today))


def _found(code: str) -> Unit | None:
    return units.found(code[:40]) if code else None


def name_of(part: Part) -> str:
    """How addresses call a list."""
    return _NAMES[part]
