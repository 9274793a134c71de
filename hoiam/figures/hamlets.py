"""What happened in the hamlets of a commune in one quarter: one definition for each number, and
the list that it opens to is made of the same rows.

Never of persons: who came or spoke most is no figure here. A hamlet that was merged counts what
happened in those it was made of. These are numbers of the office: what was said is not cut as fine
as a hamlet in public (decision 50).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop as _

from hoiam.core.calendar import ZONE
from hoiam.core.quarters import Quarter
from hoiam.meetings.models import Meeting, MeetingKind, Question
from hoiam.outreach.models import Attendance, Note, ResidentCount
from hoiam.outreach.queries import residents_on
from hoiam.units import queries as units
from hoiam.units.models import Unit
from hoiam.voices.models import Voice

# Meetings at which somebody goes to the hamlet; a dialogue of the whole commune is none of these.
VISITING = (MeetingKind.FIELD, MeetingKind.CELL, MeetingKind.VOTERS)
DEFINITIONS = {
    "visited": _(
        "Thôn có người đến: trong quý có ít nhất một chuyến đi cơ sở, buổi sinh hoạt chi bộ hoặc"
        " tiếp xúc cử tri đã diễn ra tại thôn. Tỷ lệ: số thôn có người đến trên tổng số thôn."
    ),
    "attended": _(
        "Lượt dự họp: số lần người được phân công có mặt trên số lần được ghi, cộng theo thôn;"
        " không tính riêng từng người và không xếp hạng."
    ),
    "voices": _(
        "Ý kiến: số ý kiến nhận trong quý nói về thôn, qua mọi kênh, kể cả câu hỏi tại cuộc gặp."
    ),
    "quiet": _("Thôn chưa có ý kiến nào trong quý."),
    "per_thousand": _(
        "Ý kiến trên 1.000 người: số ý kiến nhân 1.000 chia số dân của thôn, theo số dân mới nhất"
        " tính đến cuối quý; chưa có số dân thì không tính."
    ),
    "confirmed": _(
        "Thời gian xác nhận: từ lúc gửi thông báo đến lúc thôn cuối cùng xác nhận; còn thôn chưa"
        " xác nhận thì chưa có số này."
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One hamlet in one quarter."""

    hamlet: Unit
    visits: int
    voices: int
    questions: int  # among the voices
    notes: int
    present: int
    named: int  # times that somebody assigned was to be there, present or not
    residents: ResidentCount | None

    @property
    def per_thousand(self) -> str:
        """With one digit, as the page says it; empty where nobody counted the residents."""
        if self.residents is None or not self.residents.residents:
            return ""
        tenths = round(self.voices * 10_000 / self.residents.residents)
        return f"{tenths // 10},{tenths % 10}"


@dataclass(frozen=True, slots=True)
class Quarterly:
    """Every hamlet asked for, and what is added up of them."""

    quarter: Quarter
    lines: tuple[Line, ...]

    @property
    def visited(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if one.visits)

    @property
    def unvisited(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if not one.visits)

    @property
    def quiet(self) -> tuple[Line, ...]:
        return tuple(one for one in self.lines if not one.voices)

    @property
    def share(self) -> int:
        """Visited hamlets in the hundred, rounded down: all of them alone are 100."""
        return len(self.visited) * 100 // len(self.lines) if self.lines else 0

    @property
    def present(self) -> int:
        return sum(one.present for one in self.lines)

    @property
    def named(self) -> int:
        return sum(one.named for one in self.lines)


def within(quarter: Quarter, field: str) -> Q:
    """The condition for a legal day in the quarter."""
    return Q(**{f"{field}__gte": quarter.first, f"{field}__lt": quarter.after.first})


def _moments(quarter: Quarter, field: str) -> Q:
    first, after = (
        datetime.combine(day, time(), ZONE) for day in (quarter.first, quarter.after.first)
    )
    return Q(**{f"{field}__gte": first, f"{field}__lt": after})


def visits(places: Iterable[int], quarter: Quarter) -> QuerySet[Meeting]:
    """The meetings that make a hamlet a visited one."""
    return Meeting.objects.filter(
        within(quarter, "held_on"), kind__in=VISITING, areas__unit__in=list(places)
    ).distinct()


def voices(places: Iterable[int], quarter: Quarter) -> QuerySet[Voice]:
    """What was said of the hamlets; what the same person added later is no voice more."""
    return Voice.objects.filter(
        _moments(quarter, "received_at"), area__in=list(places), origin__isnull=True
    )


def quarterly(hamlets: Sequence[Unit], quarter: Quarter) -> Quarterly:
    """One line a hamlet; a handful of queries, however many hamlets there are."""
    formers = units.formers_of(hamlets)
    places = {key for keys in formers.values() for key in keys}
    went = _counted(
        (place, meeting)
        for meeting, place in visits(places, quarter).values_list("pk", "areas__unit")
        if place in places
    )
    said = Counter(voices(places, quarter).values_list("area", flat=True))
    asked = Counter(
        Question.objects.filter(
            _moments(quarter, "voice__received_at"), voice__area__in=places
        ).values_list("voice__area", flat=True)
    )
    noted = Counter(
        Note.objects.filter(within(quarter, "noted_on"), hamlet__in=places).values_list(
            "hamlet", flat=True
        )
    )
    there = _presence(places, quarter)
    # Of the hamlet itself alone: counts of merged ones are not added up behind anybody's back.
    residents = residents_on(hamlets, quarter.last)
    lines = []
    for hamlet in hamlets:
        keys = formers[hamlet.pk]
        lines.append(
            Line(
                hamlet=hamlet,
                visits=len({one for key in keys for one in went[key]}),
                voices=sum(said[key] for key in keys),
                questions=sum(asked[key] for key in keys),
                notes=sum(noted[key] for key in keys),
                present=sum(there[key][0] for key in keys if key in there),
                named=sum(there[key][1] for key in keys if key in there),
                residents=residents.get(hamlet.pk),
            )
        )
    return Quarterly(quarter, tuple(lines))


def _counted(pairs: Iterable[tuple[int, int]]) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for place, one in pairs:
        found[place].add(one)
    return found


def _presence(places: Iterable[int], quarter: Quarter) -> dict[int, tuple[int, int]]:
    rows = Attendance.objects.filter(
        within(quarter, "meeting__held_on"), hamlet__in=list(places)
    ).values_list("hamlet", "present")
    found: dict[int, tuple[int, int]] = {}
    for place, present in rows:
        had, of = found.get(place, (0, 0))
        found[place] = (had + present, of + 1)
    return found
