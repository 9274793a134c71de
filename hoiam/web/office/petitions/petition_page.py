"""Everything that the page of one petition shows: where it stands, its clocks with why, what may be
done now and under which article, what may not and why, its people, steps, papers and history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.cases.models import Part
from hoiam.core import calendar
from hoiam.core.law.petitions.findings import Way
from hoiam.core.law.petitions.shapes import Procedure
from hoiam.core.text import vn_date
from hoiam.papers import queries as papers
from hoiam.petitions import course, queries, stepping
from hoiam.petitions.models import Hearing, Petition, Petitioner, PetitionStep
from hoiam.petitions.stepping import Offered
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_page, docket_page, docket_words, opened
from hoiam.web.office.case_page import Line
from hoiam.web.office.case_steps import Button
from hoiam.web.office.docket_page import ClockShown, DocketPage
from hoiam.web.office.petitions import sections
from hoiam.web.office.petitions import words as sorting_words

# What most often comes next is the one solid button of the page; what was done already is not
# asked for again, unless it may have to be done again.
FIRST = (
    *("supplied", "resume", "hold-hearing", "propose", "accept", "ask", "assign", "report"),
    *("call-hearing", "decide", "stop", "answer", "send", "delivered", "publish", "close"),
)
# Where nothing was done yet, what sorting found is what comes next.
FOUND = {
    Way.ACCEPT: "propose",
    Way.REFUSE: "refuse",
    Way.GUIDE: "guide",
    Way.TRANSFER: "transfer",
    Way.RETURN: "return",
    Way.KEEP: "keep",
    Way.ASK_MORE: "ask-more",
}
AGAIN = ("supplied", "resume", "hold-hearing")
# Lawful most of the time and seldom needed: they stand folded below the others.
SELDOM = (
    *("extend", "suspend", "withdraw", "withdraw-part", "stop", "refer", "give-back"),
    *("apologise", "lodged", "expire"),
)
# Steps that have a page of their own, by the name of its address.
OWN_PAGES = {"decide": "office:petition-decide"}


@dataclass(frozen=True, slots=True)
class Barred:
    """A step that cannot be taken now: what the law waits for, with its article."""

    label: str
    says: str
    article: str


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step as it was taken; one taken back stays with the reason."""

    row: PetitionStep
    label: str
    article: str
    part: str
    who: str
    recorded: str
    text: str  # only while names and words are open
    papers: tuple[str, ...]
    forms_due: bool  # its paper has not been issued yet
    taken_back: str  # why it does not count; words of the office
    is_taken_back: bool
    take_back_url: str


@dataclass(frozen=True, slots=True)
class PetitionPage:
    """The whole page."""

    petition: Petition
    state: str
    is_over: bool
    sections: tuple[sections.Section, ...]
    docket: DocketPage
    verifier: str  # who verifies, as it was entrusted last
    is_held: bool  # not only verified: its clocks have a page of their own for this reader
    reference: str
    words: str
    is_open: bool
    people: Sequence[Petitioner]
    left: int
    hearings: Sequence[Hearing]
    steps: tuple[StepShown, ...]
    buttons: tuple[Button, ...]
    seldom: tuple[Button, ...]
    waiting: tuple[Barred, ...]
    later: tuple[Barred, ...]
    forbidden: tuple[Barred, ...]
    sorted_as: str
    relatives: Sequence[tuple[str, Petition]]
    second: Allowed
    leads: Allowed
    history: Sequence[Line]
    today: date

    @property
    def running(self) -> tuple[ClockShown, ...]:
        return self.docket.running

    @property
    def ended(self) -> tuple[ClockShown, ...]:
        return self.docket.ended


def read(request: OfficeRequest, code: str) -> PetitionPage:
    """The page of a petition that this officer may see; of any other there is none."""
    actor = request.actor
    petition = queries.by_code(actor, code)
    today = calendar.day_of(now())
    about = (queries.ABOUT, petition.code)
    is_open = opened.elsewhere(
        request, about=about, unit=petition.docket.unit, part=Part.RECORD, known=True
    )
    known = course.Course(petition, today)
    is_held = queries.held_by(actor).filter(pk=petition.pk).exists()
    offered = stepping.offered(known)
    table = stepping.procedure(petition)
    events = base.history(about)
    leads = allowed("petitions.lead", petition, actor=actor)
    buttons = _buttons(request, petition, offered)
    sorting = petition.sortings.order_by("id").last()
    done = {step.step for step in known.steps}
    likely = FOUND.get(Way(sorting.chosen)) if sorting is not None and not done else None
    rows = list(petition.steps.select_related("takes_back", "taken_back_by").order_by("number"))
    names = accounts.names({row.taken_by for row in rows} | {event.recorded_by for event in events})
    return PetitionPage(
        petition=petition,
        state=stepping.state_label(petition),
        is_over=petition.state in table.final,
        sections=sections.of(petition, request.path),
        docket=_clocks(request, petition, is_held=is_held),
        verifier=_verifier(petition, known.steps),
        is_held=is_held,
        reference=_reference(petition),
        words=_words(petition, is_open=is_open),
        is_open=is_open,
        people=list(petition.petitioners.order_by("number")) if is_open else (),
        left=len(course.left_in(petition)),
        hearings=course.hearings_of(petition),
        steps=_steps(request, petition, rows, table, names, is_open=is_open),
        buttons=_ordered(buttons, done, likely),
        seldom=tuple(buttons[code] for code in SELDOM if code in buttons),
        waiting=tuple(_waiting(one, today) for one in offered if one.waits),
        later=tuple(_later(petition, one) for one in offered if not one.now and not one.waits),
        forbidden=tuple(
            Barred("", _(bar.says), stepping.article_of(bar.rule, today))
            for bar in table.forbidden.values()
        ),
        sorted_as=sorting_words.way(sorting.chosen) if sorting is not None else "",
        relatives=_relatives(petition),
        second=allowed("petitions.open_second", petition, actor=actor),
        leads=leads,
        history=case_page.lines(events, names),
        today=today,
    )


def _clocks(request: OfficeRequest, petition: Petition, *, is_held: bool) -> DocketPage:
    """The clocks; the pages behind them open to whoever has the petition."""
    found = docket_page.of(request, petition.docket)
    if is_held:
        return found
    return replace(found, clocks=tuple(replace(one, why_url="") for one in found.clocks))


def _verifier(petition: Petition, steps: Sequence[PetitionStep]) -> str:
    if petition.verifier is not None:
        return petition.verifier.name
    return next((one.body for one in reversed(steps) if one.step == stepping.ASSIGN), "")


def _reference(petition: Petition) -> str:
    receipt = getattr(petition.voice, "receipt", None)
    return receipt.reference if receipt is not None else ""


def _words(petition: Petition, *, is_open: bool) -> str:
    if petition.voice is None:
        return ""
    return petition.voice.text if is_open else opened.masked(petition.voice.text)


def _buttons(
    request: OfficeRequest, petition: Petition, offered: Sequence[Offered]
) -> dict[str, Button]:
    """Each step that the law allows now, with its article and the answer of its own rule."""
    return {
        one.step.code: Button(
            label=_(one.step.label),
            url=step_url(petition, one.step.code),
            may=allowed("petitions.take_step", petition, one.step, actor=request.actor),
            meaning=_(one.step.basis),
        )
        for one in offered
        if one.now
    }


def _ordered(buttons: dict[str, Button], done: set[str], likely: str | None) -> tuple[Button, ...]:
    """What comes next first, then the other usual steps."""
    usual = {code: one for code, one in buttons.items() if code not in SELDOM}
    order = FIRST if likely is None else (likely, *FIRST)
    fresh = [code for code in order if code in usual and (code in AGAIN or code not in done)]
    first = next((code for code in fresh if usual[code].may), None)
    if first is None:
        return tuple(usual.values())
    main = replace(usual.pop(first), solid=True)
    return (main, *usual.values())


def step_url(petition: Petition, code: str) -> str:
    """Where a step is taken."""
    own = sections.address(OWN_PAGES[code], petition.code) if code in OWN_PAGES else ""
    return own or reverse("office:petition-step", args=[petition.code, code])


def _waiting(one: Offered, today: date) -> Barred:
    rule, says = (one.bar.rule, one.bar.says) if one.bar is not None else ("", "")
    return Barred(_(one.step.label), _(says), stepping.article_of(rule, today))


def _later(petition: Petition, one: Offered) -> Barred:
    states = ", ".join(_(label) for label in stepping.states_of(petition, one.step.code))
    says = _("Làm được khi đơn ở trạng thái: {states}.").format(states=states)
    return Barred(_(one.step.label), says, _(one.step.basis))


def _relatives(petition: Petition) -> list[tuple[str, Petition]]:
    """Other petitions that this one remembers, each with what it is to this one."""
    found = []
    for one in queries.relatives(petition):
        if one.pk == petition.first_instance_id:
            says = _("khiếu nại lần đầu")
        elif one.first_instance_id == petition.pk:
            says = _("khiếu nại lần hai")
        elif one.pk == petition.split_from_id:
            says = _("tách ra từ đơn này")
        elif one.split_from_id == petition.pk:
            says = _("đơn tách ra")
        else:
            says = _("đơn cùng nội dung")
        found.append((says, one))
    return found


def _steps(
    request: OfficeRequest,
    petition: Petition,
    rows: Sequence[PetitionStep],
    table: Procedure,
    names: dict[str, str],
    *,
    is_open: bool,
) -> tuple[StepShown, ...]:
    """The steps that were taken, the newest first; what took one back stands with that one."""
    issued = papers.cited_of(queries.STEP, [row.code for row in rows])
    standing = [row for row in rows if _stands(row)]
    last = standing[-1] if standing else None
    shown = []
    for row in reversed(rows):
        if row.takes_back_id is not None:
            continue
        taken_back = getattr(row, "taken_back_by", None)
        lawful = table.lawful_step(row.step) if table.has_step(row.step) else None
        may = row == last and may_take_back(request, row)
        shown.append(
            StepShown(
                row=row,
                label=_(lawful.label) if lawful else row.step,
                article=_(lawful.basis) if lawful else "",
                part=docket_words.part_name(row.about) if row.about else "",
                who=case_page.who(row.taken_by, names),
                recorded=words.moment(row.taken_at),
                text=row.text if is_open else "",
                papers=tuple(issued.get(row.code, ())),
                forms_due=bool(lawful and lawful.paper_due and row.code not in issued),
                taken_back=taken_back.text if taken_back else "",
                is_taken_back=taken_back is not None,
                take_back_url=(
                    reverse("office:petition-take-back", args=[petition.code, row.number])
                    if may
                    else ""
                ),
            )
        )
    return tuple(shown)


def _stands(row: PetitionStep) -> bool:
    return row.takes_back_id is None and not hasattr(row, "taken_back_by")


def may_take_back(request: OfficeRequest, row: PetitionStep) -> bool:
    """Whether this officer may take it back; that it is the last one is checked elsewhere."""
    return bool(allowed("petitions.take_back", row, actor=request.actor))


def paper_words(row: PetitionStep) -> str:
    """The paper that stands elsewhere, as it is cited."""
    if not row.paper:
        return ""
    return f"{row.paper}, {vn_date(row.paper_on)}" if row.paper_on else row.paper
