"""The lawful next steps of a case as buttons, each with the answer of its own rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import policies
from hoiam.cases.models import Answer, Case, PublicDraft
from hoiam.core import workflow
from hoiam.core.actor import Actor
from hoiam.core.workflow import Step
from hoiam.publication import queries as publication
from hoiam.web.allowed import Allowed, allowed


@dataclass(frozen=True, slots=True)
class Button:
    """One thing that may be done, or may not and why."""

    label: str
    url: str
    may: Allowed
    meaning: str = ""
    at_once: bool = False  # needs no form of its own
    solid: bool = False
    seen: str = ""  # which version of a draft the officer has before them
    dates: str = ""  # what it does to the dates of the case, in one line


type Foretell = Callable[[str], str]

# Steps of the table whose page has another name than "answer", which is three pages.
PAGES = {
    "accept": "accept",
    "ask-for-more": "ask-for-more",
    "supply": "supply",
    "hand-over": "hand-over",
    "consult": "consult",
    "extend": "extend",
    "close": "close",
    "reopen": "reopen",
    "join": "join",
    "unjoin": "unjoin",
}
AT_ONCE = {"accept", "close"}
# The step that most often comes next in a state is the one solid button of the page.
FIRST = ("sort", "accept", "send", "approve", "draft", "supply", "close", "unjoin")


def buttons(
    case: Case,
    draft: Answer | None,
    public_draft: PublicDraft | None,
    actor: Actor,
    *,
    works: bool,
    foretell: Foretell,
) -> tuple[Button, ...]:
    """Every lawful step; who does not work on the case sees only what they may do. `foretell` says
    what a step does to the dates."""
    found = dict(_lawful(case, draft, actor, foretell))
    found |= _publication(case, public_draft, actor)
    shown = {name: button for name, button in found.items() if works or button.may}
    solid = next((name for name in FIRST if name in shown and shown[name].may), None)
    if solid is not None:
        shown = {solid: replace(shown[solid], solid=True), **shown} | {
            solid: replace(shown[solid], solid=True)
        }
    return tuple(shown.values())


def _lawful(
    case: Case, draft: Answer | None, actor: Actor, foretell: Foretell
) -> Iterator[tuple[str, Button]]:
    if case.held:
        may = allowed("cases.sort", case, actor=actor)
        yield "sort", Button(_("Phân loại"), _url("sort", case), may, _("Đọc rồi chuyển đúng nơi."))
        return
    for step in workflow.possible(policies.table_of(case), case.state):
        if step.code == "answer":
            yield from _answering(case, draft, actor, foretell)
        else:
            yield step.code, replace(_button(case, step, actor), dates=foretell(step.code))


def _button(case: Case, step: Step, actor: Actor) -> Button:
    return Button(
        label=_(step.label),
        url=_url(PAGES[step.code], case),
        may=allowed(f"cases.{step.code.replace('-', '_')}", case, actor=actor),
        meaning=_(step.meaning),
        at_once=step.code in AT_ONCE,
    )


def _answering(
    case: Case, draft: Answer | None, actor: Actor, foretell: Foretell
) -> Iterator[tuple[str, Button]]:
    """Draft, approve, send: what comes next depends on how far the draft is."""
    writes = allowed("cases.draft_answer", case, actor=actor)
    leads = allowed("cases.approve_answer", case, actor=actor)
    if draft is None:
        yield "draft", Button(_("Soạn trả lời"), _url("draft", case), writes)
    elif draft.approved_at is None:
        yield "approve", Button(
            _("Duyệt trả lời"), _url("approve", case), leads, _("Sau khi duyệt không sửa được nữa."),
            at_once=True, seen=draft.drafted_at.isoformat(),
        )  # fmt: skip
        yield "draft", Button(_("Sửa bản soạn"), _url("draft", case), writes)
        yield "return", Button(_("Trả lại bản soạn"), _url("return", case), leads)
    else:
        may = allowed("cases.answer", case, actor=actor)
        meaning = _("Người gửi được báo; lời hứa thành việc phải làm.")
        yield (
            "send",
            Button(
                _("Gửi trả lời"),
                _url("send", case),
                may,
                meaning,
                at_once=True,
                dates=foretell("answer"),
            ),
        )
        yield "return", Button(_("Rút duyệt, trả lại bản soạn"), _url("return", case), leads)


def _publication(case: Case, draft: PublicDraft | None, actor: Actor) -> dict[str, Button]:
    found: dict[str, Button] = {}
    if not case.held and case.joined_to_id is None:
        may = allowed("cases.prepare_publication", case, actor=actor)
        label = _("Soạn bản công khai") if draft is None else _("Sửa bản công khai")
        found["prepare"] = Button(
            label, _url("prepare", case), may, _("Che thông tin riêng trước.")
        )
    if draft is not None:
        may = allowed("cases.release", case, actor=actor)
        found["release"] = Button(_("Xem rồi công khai"), _url("preview", case), may)
    if case.page is not None and case.page.hidden_at is None:
        found["hide"] = Button(
            _("Ẩn khỏi trang công khai, cả trang hoặc một phần"),
            _url("hide", case),
            allowed("cases.hide", case, actor=actor),
        )
    if case.page is not None and publication.standing(case.page).exists():
        found["show-again"] = Button(
            _("Công khai trở lại"),
            _url("show-again", case),
            allowed("cases.hide", case, actor=actor),
        )
    return found


def _url(name: str, case: Case) -> str:
    return reverse(f"office:{name}", args=[case.code])
