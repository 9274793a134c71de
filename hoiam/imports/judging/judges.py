"""Which judge looks at the rows of which kind of import."""

from collections.abc import Sequence
from datetime import datetime

from hoiam.core.calendar import day_of
from hoiam.imports import exchange
from hoiam.imports.judging import competences, meetings, officers, registers, units
from hoiam.imports.judging.verdicts import Judged, SourceCells
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Import, Target
from hoiam.imports.places import Places
from hoiam.imports.reading import FAULTS

# Refused while the file was read: no mapping makes them good.
AT_READING = ("denunciation", *FAULTS)

__all__ = ["AT_READING", "day_of", "judge"]


def judge(
    meaning: Mapping,
    cells: Sequence[SourceCells],
    *,
    of: Import,
    at: datetime,
) -> list[Judged]:
    """A verdict for every one of these rows."""
    day = day_of(at)
    match meaning.target:
        case Target.UNITS:
            return list(units.look(meaning, cells, day=day).judged)
        case Target.OFFICERS:
            return list(officers.look(meaning, cells, day=day).judged)
        case Target.COMPETENCES:
            return list(competences.look(meaning, cells, day=day).judged)
        case Target.EXCHANGE:
            return exchange.judge(meaning, cells, unit=of.unit)
        case Target.MEETINGS:
            return list(meetings.look(meaning, cells, unit=of.unit, day=day).judged)
        case _:
            return registers.judge(meaning, cells, Places(), unit=of.unit)
