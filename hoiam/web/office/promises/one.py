"""The page of one commitment: who owes what to whom by when, what became of it, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.base.models import Event
from hoiam.commitments import asked, overdue, policies
from hoiam.commitments import queries as commitments
from hoiam.commitments.keeping import Evidence, Unkept
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate, OwedKind
from hoiam.commitments.requesting import Request
from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Lateness
from hoiam.core.refusals import NotFound
from hoiam.figures import leading
from hoiam.units.models import Unit
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_page, matters, menu, pages
from hoiam.web.office.case_page import Line, words_in_list
from hoiam.web.office.describing import Described

# What is done on its own page; everything else is done where its matter lies.
OWN = (CommitmentKind.CONCLUSION, CommitmentKind.REQUEST, CommitmentKind.UNKEPT)
# What ends where its matter lies: a call is called back, a notice is confirmed.
ELSEWHERE = ("call", "broadcast")
ABOUT_CASE = {
    "commitment-done": "keep", "commitment-undone": "leave-undone", "commitment-ask-date": "ask-date",
    "commitment-accept-date": "accept-date", "commitment-decline-date": "decline-date",
    "commitment-assign": "assign",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Button:
    """A step; where it may not be taken, why."""

    label: str
    url: str
    may: Allowed
    solid: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """One date that it ever had."""

    row: DueDate
    ground: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Said:
    """Once that it was said not to be kept, and what was answered."""

    row: Unkept
    who: str
    words: str
    answer: Commitment


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page."""

    row: Commitment
    what: str
    about: Described
    owed_to: str
    lateness: Lateness | None
    postponed: int
    dates: tuple[Dated, ...]
    helpers: tuple[Unit, ...]
    files: tuple[Evidence, ...]
    said: tuple[Said, ...]
    requests: tuple[Request, ...]
    result: str  # covered for who does not work on it
    result_public: str
    assignee: str
    opened: str
    ended: str
    history: tuple[Line, ...]
    buttons: tuple[Button, ...]
    asks_new_date: str


def opened(request: OfficeRequest, code: str) -> Commitment:
    """A visible commitment, for its steps and files."""
    return commitments.by_code(request.actor, code)


def followed(request: OfficeRequest, code: str) -> Commitment:
    """One that this officer may see, or whose lateness they follow (decision 59)."""
    rows = leading.opened_by(request.actor).filter(code=code)
    found = rows.select_related("unit__parent__parent", "assigned_by_unit__parent").first()
    if found is None:
        raise NotFound("base.not-found")
    return found


@office()
def page(request: OfficeRequest, duty: str) -> HttpResponse:
    """One commitment."""
    found = followed(request, duty)
    shown = page_of(found, request.actor)
    return pages.show(
        request,
        "promises/one",
        page=shown,
        row=found,
        tags=commitments.tags_of(("commitment", found.code)),
        tags_may=request.actor.holds_anywhere(*menu.READERS),
    )


def page_of(row: Commitment, actor: Actor) -> Page:
    """Put together in a constant number of queries."""
    day = calendar.day_of(now())
    dates = list(row.due_dates.order_by("id"))
    events = [one for one in base.history((row.about_kind, row.about_code)) if _is_of(one, row)]
    sayings = list(asked.sayings(row))
    names = accounts.names(
        {row.assignee, row.opened_by, row.ended_by, row.asked_by}
        | {one.set_by for one in dates}
        | {one.recorded_by for one in events}
    )
    return Page(
        row=row,
        what=row.what if row.clock else words_in_list(row.what),
        about=matters.about(row.about_kind, row.about_code, actor) or matters.UNKNOWN,
        owed_to=owed_to(row),
        lateness=overdue.standing(row, overdue.gauge_on(day)),
        postponed=commitments.times_moved([row]).get(row.pk, 0),
        dates=tuple(_dated(one, names) for one in dates),
        helpers=tuple(one.unit for one in row.helpers.select_related("unit").order_by("id")),
        files=tuple(row.files.order_by("id")),
        said=tuple(_said(one) for one in sayings),
        requests=tuple(asked.visible_to(actor).filter(late=row).order_by("id")),
        result=row.result if _works_on(row, actor) else words_in_list(row.result),
        result_public=words_in_list(row.result_public),
        assignee=names.get(row.assignee, ""),
        opened=case_page.who(row.opened_by, names),
        ended=case_page.who(row.ended_by, names) if row.ended_by else "",
        history=tuple(case_page.lines(events, names)),
        buttons=tuple(_buttons(row, actor)),
        asks_new_date=names.get(row.asked_by, ""),
    )


def _works_on(row: Commitment, actor: Actor) -> bool:
    steps = ("commitments.work", "commitments.accept_new_date")
    return any(allowed(step, row, actor=actor) for step in steps)


def _is_of(event: Event, row: Commitment) -> bool:
    return event.details.get("commitment") == row.code


def _dated(one: DueDate, names: dict[str, str]) -> Dated:
    return Dated(
        row=one,
        ground=_(one.get_ground_display()),
        who=case_page.who(one.set_by, names),
        when=words.moment(one.set_at),
    )


def _said(one: Unkept) -> Said:
    return Said(
        row=one,
        who=one.unit.name if one.unit is not None else _("người đã hỏi"),
        words=words_in_list(one.words),
        answer=one.answer,
    )


def owed_to(row: Commitment) -> str:
    """To whom it is owed, in words; never who asked."""
    kind = policies.owed_kind_of(row)
    if kind == OwedKind.ASKER:
        return _("người đã hỏi, đã gửi ý kiến")
    if kind == OwedKind.PUBLIC:
        return _("Nhân dân")
    unit = Unit.objects.filter(code=row.owed_code).first() if row.owed_code else None
    return (unit or row.assigned_by_unit).name


def step_url(name: str, row: Commitment) -> str:
    """The step on its own page, or where its case keeps it."""
    if row.about_kind == "case" and name in ABOUT_CASE and row.kind not in OWN:
        return reverse(f"office:{ABOUT_CASE[name]}", args=[row.about_code, row.code])
    return reverse(f"office:{name}", args=[row.code])


def _buttons(row: Commitment, actor: Actor) -> Iterator[Button]:
    """What may be done about it now; what an officer may never do here is not offered."""
    if row.kind in (*OWN, CommitmentKind.PROMISE):
        yield from _open_buttons(row, actor) if row.is_open else ()
    unit = speaks_for(row, actor)
    sayable = _sayable(row)
    if unit is not None and sayable:
        yield Button(_("Nói: chưa giữ lời"), step_url("commitment-unkept", row), allowed(
            "commitments.say_not_kept", row, unit, actor=actor))  # fmt: skip
    if actor.holds_anywhere(Role.FRONT) and policies.is_behind(row, calendar.day_of(now())):
        url = f"{reverse('office:ask-about')}?viec={row.code}"
        yield Button(_("Gửi yêu cầu về việc này"), url, Allowed(yes=True))


def _sayable(row: Commitment) -> bool:
    if row.kind not in policies.GIVEN:
        return False
    return not row.is_open or policies.is_behind(row, calendar.day_of(now()))


def _open_buttons(row: Commitment, actor: Actor) -> Iterator[Button]:
    works = allowed("commitments.work", row, actor=actor)
    dates = allowed("commitments.accept_new_date", row, actor=actor)
    if works and row.about_kind in ELSEWHERE:
        found = matters.about(row.about_kind, row.about_code, actor)
        yield Button(_("Ghi kết quả"), found.url if found else "", works, solid=True)
    elif works:
        done = _("Trả lời") if row.kind == CommitmentKind.UNKEPT else _("Ghi kết quả: đã làm xong")
        yield Button(done, step_url("commitment-done", row), works, solid=True)
    if works:
        yield Button(_("Thêm bằng chứng"), step_url("commitment-evidence", row), works)
        yield Button(_("Phân công"), step_url("commitment-assign", row), works)
        if not dates:
            yield Button(_("Xin lùi hạn"), step_url("commitment-ask-date", row), works)
    if dates and row.asked_at is not None:
        yield Button(
            _("Đồng ý ngày mới"), step_url("commitment-accept-date", row), dates, solid=True
        )
        yield Button(_("Không đồng ý lùi hạn"), step_url("commitment-decline-date", row), dates)
    elif dates:
        yield Button(_("Cho ngày mới"), step_url("commitment-accept-date", row), dates)
    elif works:
        yield Button(_("Cho ngày mới"), "", dates)
    if dates:
        yield Button(_("Khép lại khi chưa làm"), step_url("commitment-undone", row), dates)


def speaks_for(row: Commitment, actor: Actor) -> Unit | None:
    """The body for which this officer could say that it was not kept."""
    bodies = list(asked.senders(actor))
    if policies.owed_kind_of(row) == OwedKind.UNIT and row.owed_code:
        own = actor.units(*policies.WORKERS, Role.FRONT)
        if row.owed_code in own:
            return Unit.objects.get(code=row.owed_code)
    return next(
        (one for one in bodies if allowed("commitments.say_not_kept", row, one, actor=actor)), None
    )


def check_own(row: Commitment) -> None:
    """Steps on this page are for what has no other one."""
    if row.kind not in OWN:
        raise NotFound("base.not-found")
