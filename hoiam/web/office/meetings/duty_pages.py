"""One thing that a meeting left: its answer, its way up and back, the sheet that is read aloud."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.commitments.actions import Outcome
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.redact.covering import covered
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.meetings import actions, after_policies, minutes, owed, policies, queries, questions
from hoiam.meetings.models import Meeting, Question
from hoiam.meetings.owed import Owed
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import menu, pages
from hoiam.web.office.describing import Described
from hoiam.web.office.meetings import after_forms, owed_rows
from hoiam.web.office.meetings.after import bodies
from hoiam.web.office.meetings.minutes_pages import as_file
from hoiam.web.office.pages import Values


def _opened(request: OfficeRequest, code: str) -> Owed:
    """What a duty is about, for who may see the duty."""
    one = owed.of_commitment(owed.duty(request.actor, code))
    if one is None:
        raise NotFound("base.not-found")
    return one


@office(*menu.READERS)
def duty(request: OfficeRequest, code: str) -> HttpResponse:
    """The thing, where it stands, and the answer."""
    one = _opened(request, code)
    if request.method == "POST":
        after_policies.check_can_settle(one.commitment, request.actor)
    form = pages.bound(request, after_forms.Settling)

    def act(typed: Values) -> None:
        outcome = Outcome(result=typed["result"], result_public=typed["result_public"])
        actions.settle(commitment=one.commitment, outcome=outcome, by=request.actor, at=now())

    settles = lambda: after_policies.check_can_settle(one.commitment, request.actor)  # noqa: E731
    return pages.ask(
        request, "meetings/duty", form=form, act=act, said=_("Đã ghi. Người hỏi được báo."),
        to=("office:meeting-duty", code), one=one,
        row=owed_rows.rows([one], calendar.day_of(now()))[0],
        may_settle=refusals.tried(settles) is None,
        levels=after_policies.levels_above(one.commitment.unit) if one.is_open else [],
    )  # fmt: skip


@office(*policies.WORKERS)
def raise_up(request: OfficeRequest, code: str) -> HttpResponse:
    """To the level that can settle it, with why this one cannot."""
    one = _opened(request, code)
    after_policies.check_can_settle(one.commitment, request.actor)
    levels = after_policies.levels_above(one.commitment.unit)
    form = pages.bound(request, after_forms.Raising, units=levels)

    def act(typed: Values) -> None:
        actions.raise_up(
            commitment=one.commitment, to=form.chosen() or one.commitment.unit, why=typed["why"],
            by=request.actor, at=now(),
        )  # fmt: skip

    return pages.ask(
        request, "meetings/after_step", form=form, act=act,
        said=_("Đã chuyển lên. Hạn không tính lại."), to=("office:meetings",),
        meeting=one.meeting, heading=_("Chuyển lên cấp trên"),
        back=reverse("office:meeting-duty", args=[code]),
    )  # fmt: skip


@require_safe
@office(*menu.READERS)
def sheet(request: OfficeRequest, code: str, media: str) -> HttpResponse:
    """The answer on a sheet, to be read aloud in the hamlet that asked."""
    one = _opened(request, code)
    if not one.commitment.result_public:
        raise NotFound("base.not-found")
    letter = minutes.sheet(one, one.commitment.result_public, one.commitment.unit)
    return as_file(letter, f"phieu-{one.code}", media)


# ---- bottlenecks --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Level:
    """How much waits for one body, and how long."""

    name: str
    count: int
    oldest: int
    days: int

    @property
    def mean(self) -> int:
        return round(self.days / self.count)


@office(*menu.READERS)
def bottlenecks(request: OfficeRequest) -> HttpResponse:
    """Open matters by the level that must decide, the oldest first."""
    rows = owed.raised_to(request.actor)
    found = owed.bottlenecks(rows, today=calendar.day_of(now()))
    return pages.show(
        request, "meetings/bottlenecks", levels=[Level(*level) for level in found],
        rows=rows.filter(answered_at__isnull=True).order_by("raised_at")[:200],
    )  # fmt: skip


# ---- appeals to the Front -----------------------------------------------------------------------


@office(*menu.READERS)
def outside_appeals(request: OfficeRequest) -> HttpResponse:
    """What the Front was asked to look at again."""
    rows = owed.appeals_before(request.actor).order_by("decided_at", "-id")[:200]
    return pages.show(request, "meetings/outside_appeals", rows=rows)


@office(*menu.READERS)
def outside_appeal(request: OfficeRequest, code: str) -> HttpResponse:
    """One question that was put outside: why, what people say, the Front's decision."""
    found = owed.appeal(request.actor, code)
    if request.method == "POST":
        after_policies.check_can_decide_outside(found, request.actor)
    question = questions.by_code(found.question.code)
    form = pages.bound(request, after_forms.Ruling_, units=bodies(question.meeting))

    def act(_typed: Values) -> None:
        actions.decide_outside(appeal=found, ruled=form.ruled(), by=request.actor, at=now())

    decides = lambda: after_policies.check_can_decide_outside(found, request.actor)  # noqa: E731
    return pages.ask(
        request, "meetings/outside_appeal", form=form, act=act,
        said=_("Đã quyết định. Lý do được công khai."), to=("office:outside-appeal", code),
        appeal=found, meeting=question.meeting, words=question.shown or covered(question.voice.text),
        may=refusals.tried(decides) is None,
    )  # fmt: skip


# ---- described for other pages ------------------------------------------------------------------


def describe_questions(codes: Collection[str], person: Actor) -> Mapping[str, Described]:
    """Questions of meetings, in the words that were moderated."""
    rows = Question.objects.filter(code__in=codes).select_related("meeting")
    return {
        row.code: Described(
            words=row.shown or _("Câu hỏi số %(n)s") % {"n": row.number},
            url=_url(row.commitment, row.meeting, person),
            source=_source(_("câu %(n)s") % {"n": row.number}, row.meeting),
        )
        for row in rows
    }


def describe_conclusions(codes: Collection[str], person: Actor) -> Mapping[str, Described]:
    """Conclusions of meetings."""
    found = {}
    for code in codes:
        row = owed.conclusion(code)
        found[code] = Described(
            words=row.text,
            url=_url(row.commitment, row.meeting, person),
            source=_source(_("kết luận %(n)s") % {"n": row.number}, row.meeting),
        )
    return found


def _url(commitment: str, meeting: Meeting, person: Actor) -> str:
    if commitment:
        return reverse("office:meeting-duty", args=[commitment])
    seen = queries.visible_to(person).filter(pk=meeting.pk).exists()
    return reverse("office:meeting", args=[meeting.code]) if seen else ""


def _source(what: str, meeting: Meeting) -> str:
    day = f" {vn_date(meeting.held_on)}" if meeting.held_on else ""
    return f"{what}, {meeting.title}{day}"
