"""What several acts of this room need."""

import re
from datetime import date, datetime

from hoiam.accounts.models import Officer
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import vn_date
from hoiam.denunciations import queries
from hoiam.denunciations.models import DenunciationFile, DenunciationMember
from hoiam.units.models import Unit

# A number of a paper has a digit, no blanks and letters as in abbreviations, and is none of a
# telephone or of a person's papers: neither a name nor its like fits in (house rule).
_NUMBER = re.compile(r"(?=\S*\d)(?!.*[^\W\d_A-ZĐ]{2})(?!.*(?<!\d)0\d{8,11}(?!\d))[\w./\-]{1,40}")


def locked(file: DenunciationFile) -> DenunciationFile:
    """The row under a lock, with the units above."""
    return (
        DenunciationFile.objects.select_for_update(of=("self",))
        .select_related(*queries.WITH_UNITS)
        .get(pk=file.pk)
    )


def subject(file: DenunciationFile) -> tuple[str, str]:
    """How the file is named in events; they say nothing besides."""
    return (queries.ABOUT, file.code)


def paper_number(text: str, *, field: str = "paper") -> str:
    """A number of a paper, or nothing: there is no place for words."""
    said = text.strip()
    if said and _NUMBER.fullmatch(said) is None:
        raise Invalid("denunciations.no-words", field=field)
    return said


def check_happened(day: date, today: date, *, field: str = "day") -> None:
    """What has not come yet is no fact."""
    if day > today:
        raise Invalid("denunciations.day-ahead", field=field, day=vn_date(day))


def let_in(
    file: DenunciationFile, officer: Officer, unit: Unit, part: str, *, by: Actor, at: datetime
) -> DenunciationMember:
    """One more who works on it."""
    row = DenunciationMember(
        file=file, officer=officer, unit=unit, part=part, named_at=at, named_by=by.code
    )
    row.save(force_insert=True)
    return row
