"""One's own petition: where it stands, who owes what by when and why, papers addressed to one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.cases import dockets, readings
from hoiam.commitments import queries as commitments
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.clocks.shapes import Clock, Matter, Who
from hoiam.core.deadlines import Lateness
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.refusals import NotFound, Refusal
from hoiam.papers import queries as papers
from hoiam.papers.models import Paper
from hoiam.petitions import queries, stepping, telling
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.rules import queries as rules
from hoiam.voices import queries as voice_queries
from hoiam.voices.models import Voice
from hoiam.web import papers as handed
from hoiam.web import refusals, words
from hoiam.web.access import PublicRequest, now, public
from hoiam.web.public import cookies, own
from hoiam.web.public.keeping import unkept
from hoiam.web.public.standing import Seen
from hoiam.web.public.story import Step
from hoiam.web.public.why import Why, why

# Papers that are written to whoever sent the petition; the others are the office's own.
ADDRESSED = frozenset(
    {
        "supplement-request", "acceptance", "refusal-to-accept", "guidance", "return-of-papers",
        "hearing-notice", "hearing-minutes", "extension", "suspension", "resumption", "termination",
        "decision-first", "decision-second", "discipline-decision", "result-notice", "apology",
    }
)  # fmt: skip
# Steps whose own words are for the sender: what is asked, why not, what was answered.
WORDS_TOLD = frozenset(
    {"ask-more", "ask", "refuse", "keep", "return", "extend", "suspend", "stop", "answer"}
)


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that the office has to do, by when and why then."""

    row: Commitment
    left: Lateness | None  # none while it stands still
    why: Why | None


@dataclass(frozen=True, slots=True)
class Right:
    """What the sender may do, and until when."""

    name: str
    until: date | None
    article: str
    rule: str


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything on the page of one's own petition."""

    petition: Petition
    voice: Voice
    state: str
    is_over: bool
    owed: tuple[Owed, ...]
    rights: tuple[Right, ...]
    steps: tuple[Step, ...]
    papers: tuple[tuple[Paper, str, bool], ...]  # how it is cited; whether it can be read here
    relatives: tuple[Petition, ...]
    opened: tuple[own.Opened, ...]


def _found(request: PublicRequest) -> tuple[Voice, Petition] | None:
    """The petition of whoever showed its tracking code in this browser."""
    visit = cookies.visit(request)
    if visit is None:
        return None
    voice = refusals.tried(lambda: voice_queries.by_code(visit.voice_code))
    if isinstance(voice, Refusal) or not cookies.is_still_good(visit, voice):
        return None
    petition = refusals.tried(lambda: queries.of_voice(voice))
    return None if isinstance(petition, Refusal) else (voice, petition)


@require_safe
@public
@unkept
def mine(request: PublicRequest) -> HttpResponseBase:
    """What became of one's petition."""
    known = _found(request)
    if known is None:
        return redirect("public:track")
    return _page(request, *known)


def _page(request: PublicRequest, voice: Voice, petition: Petition) -> HttpResponse:
    return render(request, "public/petitions/mine.html", {"mine": mine_of(voice, petition)})


def mine_of(voice: Voice, petition: Petition) -> Mine:
    """Put together from the rows; nothing of another petition but its number."""
    today = calendar.day_of(now())
    standing = _standing(petition)
    return Mine(
        petition=petition,
        voice=voice,
        state=_(stepping.state_label(petition)),
        is_over=petition.state in procedure_of(Matter(petition.docket.kind)).final,
        owed=tuple(_owed(petition, today)),
        rights=tuple(_rights(petition)),
        steps=tuple(_story(petition, standing)),
        papers=tuple(_papers(standing)),
        relatives=tuple(one for one in queries.relatives(petition) if one.voice_id is not None),
        opened=_opened(petition),
    )


def _standing(petition: Petition) -> list[PetitionStep]:
    rows = petition.steps.select_related("takes_back").order_by("number")
    found = list(rows)
    back = {one.takes_back_id for one in found}
    return [one for one in found if one.takes_back_id is None and one.pk not in back]


def _owed(petition: Petition, today: date) -> Iterator[Owed]:
    seen = Seen(today, rules.calendar_on())
    for row in queries.open_clocks(petition):
        left = None if row.paused_on else seen.lateness(row.due_on)
        yield Owed(row, left, why(row))


def _rights(petition: Petition) -> Iterator[Right]:
    """What the law lets the sender do, while it may still be done."""
    today = calendar.day_of(now())
    for clock in commitments.clocks_of_matter(dockets.matter_of(petition.docket)):
        if clock.spec.who is Who.PERSON and _is_running(clock, today):
            yield Right(_(clock.spec.name), clock.due_on, _(clock.rule.article), clock.rule.id)


def _is_running(clock: Clock, today: date) -> bool:
    return clock.ended is None and (clock.due_on is None or clock.due_on >= today)


def _story(petition: Petition, standing: list[PetitionStep]) -> Iterator[Step]:
    received = _("{unit} nhận đơn, ghi sổ số {number}.").format(
        unit=petition.register.name, number=petition.registered
    )
    yield Step(words.day(petition.docket.received_on), received)
    for one in standing:
        told = telling.of_step(petition, one)
        if told is not None and not one.about:
            quote = one.text if one.step in WORDS_TOLD else ""
            yield Step(words.day(one.day), str(told.text), quote)


def _papers(standing: list[PetitionStep]) -> Iterator[tuple[Paper, str, bool]]:
    """What was issued to the sender: the paper that counts, how it is cited, whether it is a PDF
    already."""
    for step in standing:
        for paper in papers.of((queries.STEP, step.code)):
            if paper.form in ADDRESSED and not hasattr(paper, "replaced_by"):
                yield paper, papers.cited(paper), papers.has_file(paper, "pdf")


def _opened(petition: Petition) -> tuple[own.Opened, ...]:
    return tuple(
        own.Opened(
            unit=row.unit.name,
            role=own.ROLES.get(row.role, own.ROLES["handling"]),
            part=_("tên người gửi và nội dung đơn"),
            at=row.read_at,
            purpose=str(row.get_purpose_display()),
            reason=row.reason,
        )
        for row in readings.readings_about((queries.ABOUT, petition.code))
    )


@require_safe
@public
@unkept
def paper(request: PublicRequest, code: str) -> HttpResponseBase:
    """A paper that was written to whoever sent the petition, exactly as it was issued."""
    known = _found(request)
    if known is None:
        return redirect("public:track")
    _voice, petition = known
    for one, _cited, _has_pdf in _papers(_standing(petition)):
        if one.code == code:
            return handed.issued(papers.file_of(one, "pdf"))
    raise NotFound("base.not-found")
