"""How a body signs its papers: its name, its superior, its letters in a number, its place."""

from dataclasses import dataclass
from datetime import date

from hoiam.papers.letter import Masthead
from hoiam.units import queries as units
from hoiam.units.models import Unit, UnitKind

# Committees and councils of the people write no superior over their name (Decree 30/2020).
_UNDER_A_SUPERIOR = frozenset(
    {
        UnitKind.OFFICE,
        UnitKind.DEPARTMENT,
        UnitKind.CENTRE,
        UnitKind.RECEPTION,
        UnitKind.INSPECTORATE,
    }
)
_LETTERS: dict[str, str] = {
    UnitKind.COMMITTEE: "UBND",
    UnitKind.COUNCIL: "HĐND",
    UnitKind.OFFICE: "VP",
    UnitKind.CENTRE: "TTPVHCC",
    UnitKind.RECEPTION: "BTCD",
    UnitKind.INSPECTORATE: "TTr",
    UnitKind.FRONT: "MTTQ",
    UnitKind.POLICE: "CA",
}
_LITTLE = frozenset({"và", "các", "của", "-", "tỉnh", "thành", "phố", "xã", "phường"})


@dataclass(frozen=True, slots=True)
class Issuer:
    """What of a body stands on its papers."""

    name: str
    letters: str  # after the type in a number: UBND
    superior: str = ""
    place: str = ""
    masthead: Masthead = Masthead.STATE


def issuer_of(unit: Unit, *, on: date) -> Issuer:
    """A body as it was called on a day; an office may write other letters of its own."""
    name = units.name_on(unit, on)
    superior = units.superior_of(unit) if unit.kind in _UNDER_A_SUPERIOR else None
    party = unit.kind == UnitKind.PARTY
    return Issuer(
        name=name,
        letters=_letters(unit, name),
        superior=units.name_on(superior, on) if superior else "",
        place=unit.area.short_name if unit.area else "",
        masthead=Masthead.PARTY if party else Masthead.STATE,
    )


def _letters(unit: Unit, name: str) -> str:
    if unit.kind == UnitKind.PARTY:
        return "TU" if name.startswith(("Tỉnh ủy", "Thành ủy")) else "ĐU"
    if unit.kind in _LETTERS:
        return _LETTERS[unit.kind]
    short = unit.short_name or name
    return "".join(word[0].upper() for word in short.split() if word not in _LITTLE)[:6]
