"""Lines of a list of duties, on a page and in a file: the same words for the same reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import queries as cases
from hoiam.cases.models import Answer, Case, CaseState
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import deadlines
from hoiam.core.actor import Actor, Role
from hoiam.core.deadlines import Lateness
from hoiam.rules import queries as rules
from hoiam.voices.models import Voice
from hoiam.web.office import case_page


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in the list."""

    duty: Commitment
    case: Case | None
    title: str
    what: str
    lateness: Lateness
    extended: int
    channel: str
    step: str
    url: str
    solid: bool


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
        what=case_page.words_for(duty.what, case, actor) if case is not None else duty.what,
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
