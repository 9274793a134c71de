"""My work: what is owed by due date, and the counts above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import queries as cases
from hoiam.cases.models import Answer, Case, CaseState
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import calendar, deadlines
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Lateness
from hoiam.core.text import weekday_name
from hoiam.rules import queries as rules
from hoiam.voices.models import Voice
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import case_page, menu, pages, paging

WHO, KIND, WHEN = "ai", "loai", "han"


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in the list."""

    duty: Commitment
    case: Case | None
    title: str
    lateness: Lateness
    extended: int
    channel: str
    step: str
    url: str
    solid: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """One summary count, which is also a filter."""

    number: int
    label: str
    kind: str
    url: str
    current: bool


@office()
def my_work(request: OfficeRequest) -> HttpResponse:
    """One list by due date; the next step of each is at its end."""
    if words := request.GET.get("tim", "").strip():
        return redirect(f"{reverse('office:cases')}?{urlencode({'tim': words})}")
    today = calendar.day_of(now())
    works = request.actor.holds_anywhere(*menu.WORKERS)
    work = commitments.my_work(request.actor)
    page = paging.by_due(request, narrowed(work, request, today))
    return pages.show(
        request,
        "my_work",
        today=today,
        weekday=weekday_name(today),
        counts=_counts(request, work, today),
        page=page,
        rows=rows_of(page.rows, request.actor, today),
        drafts=cases.awaiting_approval(request.actor).count(),
        asked=commitments.asked_dates(request.actor).count(),
        held=cases.held(request.actor).count() if works else 0,
        untold=cases.untold(request.actor).count() if works else 0,
        chosen=request.GET,
        leads=request.actor.holds_anywhere(Role.LEADER, Role.FRONT),
        kinds=CommitmentKind.choices,
    )


def narrowed(
    rows: QuerySet[Commitment], request: OfficeRequest, today: date
) -> QuerySet[Commitment]:
    """The list under the filters of the address; an unknown one narrows nothing."""
    if request.GET.get(WHO) == "toi":
        rows = rows.filter(assignee=request.actor.code)
    if request.GET.get(KIND) in CommitmentKind.values:
        rows = rows.filter(kind=request.GET[KIND])
    when = request.GET.get(WHEN)
    if when == "tre":
        rows = rows.filter(due_on__lt=today)
    elif when == "tuan":
        rows = rows.filter(due_on__gte=today, due_on__lte=end_of_week(today))
    return rows


def end_of_week(today: date) -> date:
    return today + timedelta(days=6 - today.weekday())


def _counts(request: OfficeRequest, work: QuerySet[Commitment], today: date) -> tuple[Tally, ...]:
    found = work.order_by().aggregate(
        late=Count("id", filter=Q(due_on__lt=today)),
        week=Count("id", filter=Q(due_on__gte=today, due_on__lte=end_of_week(today))),
        promises=Count("id", filter=Q(kind=CommitmentKind.PROMISE)),
        all=Count("id"),
    )
    here = request.GET
    return (
        Tally(found["all"], _("đang mở"), "", request.path, not here.get(WHEN) and not here.get(KIND)),
        Tally(found["late"], _("quá hạn"), "late" if found["late"] else "ok", f"?{WHEN}=tre", here.get(WHEN) == "tre"),
        Tally(found["week"], _("đến hạn tuần này"), "soon", f"?{WHEN}=tuan", here.get(WHEN) == "tuan"),
        Tally(found["promises"], _("lời hứa"), "promise", f"?{KIND}=promise", here.get(KIND) == "promise"),
    )  # fmt: skip


def rows_of(duties: Sequence[Commitment], actor: Actor, today: date) -> list[Row]:
    """The rows of a page with what stands beside each duty; always the same number of queries."""
    codes = {duty.about_code for duty in duties if duty.about_kind == "case"}
    found = cases.visible_to(actor).filter(code__in=codes).select_related("field", "unit")
    by_code = {case.code: case for case in found}
    drafts = cases.working_answers(by_code.values())
    first = cases.first_voices(by_code.values())
    moved = commitments.times_moved(duties)
    days = rules.calendar_on()
    return [
        _row(duty, by_code.get(duty.about_code), drafts, first, moved, actor,
             deadlines.lateness(duty.due_on, today, days))
        for duty in duties
    ]  # fmt: skip


def _row(
    duty: Commitment,
    case: Case | None,
    drafts: dict[int, Answer],
    first: dict[int, Voice],
    moved: dict[int, int],
    actor: Actor,
    lateness: Lateness,
) -> Row:
    voice = first.get(case.pk) if case is not None else None
    step, name, solid = _next(duty, case, drafts.get(case.pk) if case else None, actor)
    address = [case.code] if case is not None else []
    if name in {"keep", "answer-consult"}:
        address.append(duty.code)
    return Row(
        duty=duty,
        case=case,
        title=case_page.title_for(case, actor) if case is not None else "",
        lateness=lateness,
        extended=moved.get(duty.pk, 0),
        channel=_(voice.get_channel_display()) if voice is not None else "",
        step=step,
        url=reverse(f"office:{name}", args=address) if case is not None else "",
        solid=solid,
    )


def _next(
    duty: Commitment, case: Case | None, draft: Answer | None, actor: Actor
) -> tuple[str, str, bool]:
    """What comes next: its name, its page, and whether it waits for this officer."""
    if duty.kind == CommitmentKind.PROMISE:
        return _("Ghi kết quả"), "keep", False
    if duty.kind == CommitmentKind.CONSULT:
        return _("Góp ý"), "answer-consult", True
    if case is None:
        return "", "case", False
    if case.held:
        return _("Phân loại"), "sort", True
    if case.state == CaseState.NEW:
        return _("Nhận xử lý"), "case", True
    if draft is None:
        return _("Soạn trả lời"), "draft", True
    if draft.approved_at is not None:
        return _("Gửi trả lời"), "case", True
    leads = actor.holds_anywhere(Role.LEADER)
    return (_("Duyệt trả lời") if leads else _("Chờ duyệt")), "case", leads
