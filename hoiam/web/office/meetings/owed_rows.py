"""What meetings left, as tables show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.commitments import overdue
from hoiam.core.deadlines import Lateness
from hoiam.meetings.models import Carried, Meeting
from hoiam.meetings.owed import Owed


@dataclass(frozen=True, slots=True)
class Row:
    """One thing, with its mark and the word that a meeting heard of it."""

    one: Owed
    left: Lateness | None  # while it is open
    word: Carried | None
    url: str

    @property
    def words(self) -> str:
        return self.one.words or _("Câu hỏi số %(n)s") % {"n": self.one.number}

    @property
    def helpers(self) -> str:
        return ", ".join(row.unit.name for row in self.one.commitment.helpers.all())


def rows(found: Iterable[Owed], today: date, *, at: Meeting | None = None) -> list[Row]:
    """Each with how late it is."""
    seen = overdue.gauge_on(today)
    return [
        Row(
            one,
            overdue.standing(one.commitment, seen) if one.is_open else None,
            one.word_at(at) if at is not None else None,
            reverse("office:meeting-duty", args=[one.commitment.code]),
        )
        for one in found
    ]
