"""Lines of a list of duties, on a page and in a file: the same words for the same reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import beside as beside_cases
from hoiam.cases import dockets
from hoiam.cases.models import Answer, Case, CaseState, Docket
from hoiam.commitments import overdue
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Lateness
from hoiam.protection import clocks as data_clocks
from hoiam.voices.models import Channel
from hoiam.web.office import case_page, matters
from hoiam.web.office.describing import Described


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in the list."""

    duty: Commitment
    case: Case | None
    docket: Docket | None
    title: str
    what: str
    lateness: Lateness | None  # none while the clock stands still
    extended: int
    channel: str  # from where it comes: a channel of speaking, a meeting, a visit, a call
    about: str  # of what is neither a case nor a docket: words that say which
    step: str
    url: str
    solid: bool


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside the duties of a page, by case, docket and duty."""

    cases: dict[str, Case]
    dockets: dict[str, Docket]
    drafts: dict[int, Answer]
    channels: dict[int, Channel]
    moved: dict[int, int]
    described: dict[str, Described]


def rows_of(duties: Sequence[Commitment], actor: Actor, today: date) -> list[Row]:
    """The rows of a page with what stands beside each duty; always the same number of queries."""
    codes = {kind: {one.about_code for one in duties if one.about_kind == kind} for kind in _OWN}
    others = [one for one in duties if one.about_kind not in _OWN]
    found = beside_cases.visible_among(actor, codes["case"])
    beside = _Beside(
        cases={case.code: case for case in found},
        dockets={one.code: one for one in dockets.visible_among(actor, codes["docket"])},
        drafts=beside_cases.working_answers(found),
        channels=beside_cases.channels_of(found),
        moved=commitments.times_moved(duties),
        described=matters.described(others, actor),
    )
    seen = overdue.gauge_on(today)
    return [_row(duty, beside, actor, overdue.standing(duty, seen)) for duty in duties]


_OWN = ("case", "docket")  # what a list says more of than `matters` does


def _row(duty: Commitment, beside: _Beside, actor: Actor, lateness: Lateness | None) -> Row:
    case = beside.cases.get(duty.about_code) if duty.about_kind == "case" else None
    docket = beside.dockets.get(duty.about_code) if duty.about_kind == "docket" else None
    channel = beside.channels.get(case.pk) if case is not None else None
    said = beside.described.get(duty.code, matters.UNKNOWN)
    step, url, solid = _next(
        duty, case, docket, beside.drafts.get(case.pk) if case else None, actor
    )
    return Row(
        duty=duty,
        case=case,
        docket=docket,
        title=case_page.words_in_list(case.title) if case is not None else "",
        what=duty.what if duty.clock else case_page.words_in_list(duty.what),
        lateness=lateness,
        extended=beside.moved.get(duty.pk, 0),
        channel=_(channel.label) if channel is not None else said.source,
        about=said.words or duty.about_code,
        step=step,
        url=url,
        solid=solid,
    )


# What has a page of its own, whatever it is about.
GIVEN = (CommitmentKind.CONCLUSION, CommitmentKind.REQUEST, CommitmentKind.UNKEPT)


def _next(
    duty: Commitment,
    case: Case | None,
    docket: Docket | None,
    draft: Answer | None,
    actor: Actor,
) -> tuple[str, str, bool]:
    """What comes next: its name, its address, and whether it waits for this officer."""
    if duty.kind == CommitmentKind.REPORT:
        return _("Báo cáo"), reverse("office:report", args=[duty.code]), True
    if duty.kind == CommitmentKind.REVIEW and duty.about_kind == "question":
        return _("Xem lại câu hỏi"), reverse("office:outside-appeals"), True
    if duty.kind == CommitmentKind.REVIEW:
        return _("Quyết định về việc ẩn"), reverse("office:appeals"), True
    if duty.kind in GIVEN:
        return _("Ghi kết quả"), reverse("office:commitment", args=[duty.code]), True
    if docket is not None:
        return _("Ghi bước tiếp theo"), reverse("office:docket", args=[docket.code]), True
    if duty.about_kind == data_clocks.ABOUT:
        return _("Mở yêu cầu"), reverse("office:data-request", args=[duty.about_code]), True
    if case is None:
        return "", "", False
    step, name, solid = _of_case(duty, case, draft, actor)
    about = [case.code, duty.code] if name in {"keep", "answer-consult"} else [case.code]
    return step, reverse(f"office:{name}", args=about), solid


def _of_case(
    duty: Commitment, case: Case, draft: Answer | None, actor: Actor
) -> tuple[str, str, bool]:
    if duty.kind == CommitmentKind.PROMISE:
        return _("Ghi kết quả"), "keep", False
    if duty.kind == CommitmentKind.CONSULT:
        return _("Góp ý"), "answer-consult", True
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
