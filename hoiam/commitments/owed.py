"""To whom a commitment is owed."""

from dataclasses import dataclass

from hoiam.commitments.models import OwedKind
from hoiam.units.models import Unit


@dataclass(frozen=True, slots=True)
class OwedTo:
    """That person or body may say that it was not kept."""

    kind: OwedKind
    code: str = ""


TO_PUBLIC = OwedTo(OwedKind.PUBLIC)


def to_unit(unit: Unit) -> OwedTo:
    """Owed to a body; an officer of it says whether it was kept."""
    return OwedTo(OwedKind.UNIT, unit.code)


def to_asker(voice: str) -> OwedTo:
    """Owed to who asked, known by the code of the voice; the tracking code opens the say."""
    return OwedTo(OwedKind.ASKER, voice)
