"""Everything that the page of one docket shows, read with a number of queries that does not grow."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.accounts import queries as accounts
from hoiam.base import queries as base
from hoiam.base import texts
from hoiam.cases import dockets
from hoiam.cases.models import Docket
from hoiam.commitments import queries as commitments
from hoiam.commitments.matters import fact_of
from hoiam.commitments.models import ClockFact, Commitment
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.calendar import Calendar
from hoiam.core.clocks.acts import ACTS, GROUNDS
from hoiam.core.clocks.engine import History, clocks_of
from hoiam.core.clocks.next_acts import known_acts, next_acts
from hoiam.core.clocks.shapes import Act, Clock, Criterion, Fact, Who
from hoiam.core.deadlines import Lateness
from hoiam.core.lateness import Gauge, Owed, gauge
from hoiam.core.law.rules import Rulebook
from hoiam.core.refusals import WrongState
from hoiam.petitions import queries as petitions
from hoiam.rules import queries as rules
from hoiam.web import words
from hoiam.web.access import OfficeRequest, now
from hoiam.web.allowed import Allowed, allowed
from hoiam.web.office import case_page, docket_words
from hoiam.web.office.case_page import Line
from hoiam.web.office.case_steps import Button
from hoiam.web.public import rule_words

# What most often comes next is the one solid button of the page.
FIRST = (
    Act.RECEIVED,
    Act.ACCEPTED,
    Act.RESUMED,
    Act.DECIDED,
    Act.ANSWERED,
    Act.SENT,
    Act.PUBLISHED,
)
# Nobody in the office is late by these.
WHOSE = {
    Who.OFFICE: gettext_noop("mốc"),
    Who.SUPERIOR: gettext_noop("việc của cấp trên"),
    Who.FORWARDER: gettext_noop("việc của nơi chuyển đơn"),
    Who.OVERSEER: gettext_noop("việc của nơi giám sát"),
    Who.PERSON: gettext_noop("quyền của người dân"),
    Who.NOBODY: gettext_noop("mốc"),
}


@dataclass(frozen=True, slots=True)
class ClockShown:
    """One clock: what it asks, by when, under which rule, and where it stands today."""

    clock: Clock
    due_on: date | None  # as it stands on record and was told; none while it stands still
    name: str
    part: str
    event: str
    spoken_event: str  # in Vietnamese, as the explanation is
    doubt: str
    lateness: Lateness | None  # of what the office owes, while it runs
    stands: str  # what it is where the office owes nothing by it
    row: Commitment | None  # none: a person's right, owed by nobody
    moves: tuple[str, ...]
    why_url: str

    @property
    def is_over(self) -> bool:
        return self.clock.ended is not None


@dataclass(frozen=True, slots=True)
class FactShown:
    """One fact as it was recorded, with its paper; one taken back stays with the reason."""

    row: ClockFact
    act: str
    part: str
    says: tuple[str, ...]
    who: str
    recorded: str
    cancelled: str  # why it does not count
    cancel_url: str  # empty where it cannot be taken back


@dataclass(frozen=True, slots=True)
class DocketPage:
    """The whole page."""

    docket: Docket
    parts: tuple[str, ...]
    clocks: tuple[ClockShown, ...]
    facts: tuple[FactShown, ...]
    buttons: tuple[Button, ...]
    earlier: tuple[Button, ...]  # facts of an earlier day that were forgotten
    records: Allowed
    closes: Allowed
    chooses: Allowed
    history: tuple[Line, ...]
    today: date
    led_url: str = ""  # the petition whose steps put the facts on record

    @property
    def running(self) -> tuple[ClockShown, ...]:
        """What is still to come, the nearest first; what stands still has no day and comes last."""
        found = [one for one in self.clocks if not one.is_over]
        return tuple(sorted(found, key=lambda one: one.due_on or date.max))

    @property
    def ended(self) -> tuple[ClockShown, ...]:
        return tuple(one for one in self.clocks if one.is_over)


def read(request: OfficeRequest, code: str) -> DocketPage:
    """The page of a docket that this officer may see; of any other there is none."""
    return of(request, dockets.by_code(request.actor, code))


def of(request: OfficeRequest, docket: Docket) -> DocketPage:
    """The same of a docket of which the caller asked that it may be seen, with its units."""
    actor = request.actor
    today = calendar.day_of(now())
    about = (dockets.ABOUT, docket.code)
    rows = list(commitments.facts_of(about))
    days, book = rules.calendar_on(), rules.rulebook_on()
    facts = tuple(fact_of(row) for row in rows if counts(row))
    matter = dockets.matter_of(docket)
    clocks = clocks_of(History(matter.matter, facts, matter.place), days, book)
    owed = {(row.part, row.clock): row for row in commitments.about(*about)}
    events = base.history(about)
    names = accounts.names({row.recorded_by for row in rows} | {one.recorded_by for one in events})
    led_url = _led_url(docket)
    records = _unless_led(docket, allowed("cases.record_docket", docket, actor=actor))
    cancels = _unless_led(docket, allowed("cases.cancel_docket", docket, actor=actor))
    possible = next_acts(matter.matter, facts, clocks)
    others = tuple(act for act in known_acts(matter.matter) if act not in possible)
    return DocketPage(
        docket=docket,
        parts=tuple(docket_words.part_name(one.code) for one in dockets.parts_of(docket)),
        clocks=tuple(
            _clock(one, owed.get((one.about, one.code)), docket, today, days, book)
            for one in clocks
        ),
        facts=tuple(_fact(row, docket, names, book, may=bool(cancels)) for row in rows),
        buttons=_buttons(docket, possible, actor, records, solid=True),
        earlier=_buttons(docket, others, actor, records, solid=False) if facts else (),
        records=records,
        closes=_unless_led(docket, allowed("cases.close_docket", docket, actor=actor)),
        chooses=_chooses(docket, actor, today),
        history=tuple(case_page.lines(list(events), names)),
        today=today,
        led_url=led_url,
    )


def _led_url(docket: Docket) -> str:
    """Where the petition stands that leads this docket on."""
    found = petitions.of_docket(docket.code) if docket.led_by else None
    return reverse("office:petition", args=[found.code]) if found is not None else ""


def _unless_led(docket: Docket, answer: Allowed) -> Allowed:
    """Facts of a docket that a petition leads come from the steps of the petition alone."""
    if not docket.led_by:
        return answer
    return Allowed(yes=False, reason=texts.refusal(WrongState("cases.docket-led-elsewhere")).why)


def counts(row: ClockFact) -> bool:
    """Whether a fact stands: not taken back, nor there to take one back."""
    return row.cancels_id is None and not hasattr(row, "cancelled_by")


def _chooses(docket: Docket, actor: Actor, today: date) -> Allowed:
    """Only where its unit ended and nobody leads it on yet."""
    ended = docket.unit.valid_to is not None and docket.unit.valid_to <= today
    if not ended or docket.closed_at is not None:
        return Allowed(yes=False)
    return allowed("cases.choose_docket_successor", docket, actor=actor)


def _clock(
    clock: Clock,
    row: Commitment | None,
    docket: Docket,
    today: date,
    days: Calendar,
    book: Rulebook,
) -> ClockShown:
    due_on = _due_on(clock, row)
    runs = clock.ended is None and due_on is not None and clock.is_duty
    event = rule_words.EVENTS[clock.limit.event] if clock.limit.event else ""
    return ClockShown(
        clock=clock,
        due_on=due_on,
        name=docket_words.clock_name(clock),
        part=docket_words.part_name(clock.about),
        event=_(event) if event else "",
        spoken_event=event,
        doubt=_said(rules.doubt_in(book, clock.rule.id, clock.start)),
        lateness=_standing(clock, due_on, gauge(today, days, book)) if runs and due_on else None,
        stands="" if clock.is_duty else _(WHOSE[clock.spec.who]),
        row=row,
        moves=docket_words.moves(clock),
        why_url=reverse("office:docket-why", args=[docket.code, row.code]) if row else "",
    )


def _due_on(clock: Clock, row: Commitment | None) -> date | None:
    """What is owed is due on the day on record: a calendar or a rule that changed since moves it
    by a recount, and once it has ended by nothing."""
    if row is None:
        return clock.due_on
    return None if row.paused_on else row.due_on


def _standing(clock: Clock, due_on: date, seen: Gauge) -> Lateness:
    return seen.standing(Owed(clock.rule.id, clock.start, due_on))


def _said(text: str) -> str:
    return _(text) if text else ""


def _fact(
    row: ClockFact, docket: Docket, names: dict[str, str], book: Rulebook, *, may: bool
) -> FactShown:
    fact = fact_of(row)
    taken_back = getattr(row, "cancelled_by", None)
    stands = counts(row)
    label = _(ACTS[fact.act])
    return FactShown(
        row=row,
        act=_("đính chính: {act}").format(act=label) if row.cancels_id else label,
        part=docket_words.part_name(row.part),
        says=tuple(_details(row, fact, book)),
        who=case_page.who(row.recorded_by, names),
        recorded=words.moment(row.recorded_at),
        cancelled=taken_back.reason if taken_back else "",
        cancel_url=(
            reverse("office:docket-cancel", args=[docket.code, row.number])
            if may and stands
            else ""
        ),
    )


def _details(row: ClockFact, fact: Fact, book: Rulebook) -> list[str]:
    said = []
    if fact.paper:
        said.append(fact.paper)
    if fact.ground:
        said.append(_(GROUNDS[fact.ground]))
    named = dict(docket_words.criteria(book, row.day))
    said += [_(named[one]) for one in sorted(fact.criteria, key=list(Criterion).index)]
    if row.reason:
        said.append(row.reason)
    return said


def _buttons(
    docket: Docket, acts: tuple[Act, ...], actor: Actor, records: Allowed, *, solid: bool
) -> tuple[Button, ...]:
    """Each act with the answer of its own rule."""
    found = {
        act: Button(
            label=_(ACTS[act]),
            url=reverse("office:docket-step", args=[docket.code, act.value]),
            may=records and allowed("commitments.record", docket.unit, act, actor=actor),
        )
        for act in acts
    }
    first = next((act for act in FIRST if act in found and found[act].may), None) if solid else None
    if first is None:
        return tuple(found.values())
    main = replace(found.pop(first), solid=True)
    return (main, *found.values())
