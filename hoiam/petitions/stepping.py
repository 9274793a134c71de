"""Which lawful steps a petition may take now, what each would put on record, what it would do.

The table of its matter (`core.law.petitions`) knows the steps; the clocks know the dates. Here
they meet what is known of one petition.
"""

from dataclasses import dataclass
from datetime import date, datetime

from hoiam.cases import dockets
from hoiam.cases.actions import Happened
from hoiam.cases.actions.dockets import checked_fact
from hoiam.commitments import queries as commitments
from hoiam.core import calendar
from hoiam.core.clocks.acts import Act, Ground
from hoiam.core.clocks.changes import Change
from hoiam.core.clocks.engine import clocks_of
from hoiam.core.clocks.moves import ON_PAPER
from hoiam.core.clocks.shapes import Clock, Criterion, Fact, Matter
from hoiam.core.law.petitions import tables
from hoiam.core.law.petitions.shapes import (
    Bar,
    Circumstance,
    LawfulStep,
    Need,
    Procedure,
    Why,
)
from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.refusals import Invalid, Refusal, WrongState
from hoiam.core.text import vn_date
from hoiam.papers import queries as papers
from hoiam.petitions import queries
from hoiam.petitions.course import Course
from hoiam.petitions.models import Petition, PetitionStep
from hoiam.rules import queries as rules
from hoiam.units import queries as units
from hoiam.units.models import Unit

# What a clock says of a step whose paper has no number yet: where the paper will be found.
REFERENCE = "bước {step} của đơn {number}"
ASSIGN = "assign"  # entrusts the verification
# Facts that may be of one member or one content; the others are of the whole.
OF_PARTS = (Act.WITHDRAWN, Act.STOPPED, Act.STOP_SENT)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes of a hearing say: who came, what was agreed, what was not."""

    attended: tuple[str, ...] = ()
    agreed: str = ""
    disputed: str = ""
    absent: bool = False  # the complainant did not come; the matter goes on (C-08)
    absent_why: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One lawful step as it was done: on which day, on what ground, by which paper."""

    step: str
    day: date
    key: str
    ground: Ground | None = None
    criteria: frozenset[Criterion] = frozenset()
    body: str = ""  # to whom: guided, transferred, returned; who verifies
    verifier: Unit | None = None  # who verifies, where that is a unit of this house
    paper: str = ""  # number of a paper that stands elsewhere
    paper_on: date | None = None
    about: str = ""  # one member or content alone, as the docket names it
    text: str = ""  # reason, findings, answer: kept encrypted
    result: str = ""  # of a decision: whoever decides tells it
    reason: str = ""  # why it is written down only now, without names
    when: datetime | None = None  # of a hearing that is called
    place: str = ""
    chair: str = ""
    minutes: Minutes | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A step of the table: whether it is lawful now, and if not, what the law says."""

    step: LawfulStep
    bar: Bar | None

    @property
    def now(self) -> bool:
        return self.bar is None

    @property
    def waits(self) -> bool:
        """Lawful in this state, as soon as something has happened."""
        return self.bar is not None and self.bar.why is Why.MISSING


def procedure(petition: Petition) -> Procedure:
    """The lawful steps of its matter."""
    return tables.procedure_of(Matter(petition.docket.kind))


def state_label(petition: Petition) -> str:
    """Where it stands, in the words of the table."""
    return procedure(petition).state(petition.state).label


def step_label(step: PetitionStep) -> str:
    """What a step is called; one of an older table by its code."""
    table = procedure(step.petition)
    return table.find_step(step.step).label if table.has_step(step.step) else step.step


def states_of(petition: Petition, code: str) -> tuple[str, ...]:
    """The states in which a step is lawful, as they are called."""
    table = procedure(petition)
    return tuple(one.label for one in table.states if code in table.moves[one.code])


def offered(course: Course) -> tuple[Offered, ...]:
    """Every step of the table, in its order, with what the law says against it now."""
    petition, holds = course.petition, course.holds()
    table = procedure(petition)
    return tuple(
        Offered(one, tables.why_not(table, petition.state, one.code, holds))
        for one in table.lawful_steps()
    )


def check_lawful(course: Course, code: str, *, result: str = "") -> LawfulStep:
    """The step, or the refusal of the law with its article and what may be done instead."""
    petition = course.petition
    table, holds = procedure(petition), course.holds(result)
    bar = tables.why_not(table, petition.state, code, holds)
    if bar is None:
        return table.lawful_step(code)
    raise _refusal(petition, code, bar, holds, course.day)


def _refusal(
    petition: Petition, code: str, bar: Bar, holds: frozenset[Circumstance], day: date
) -> Refusal:
    table = procedure(petition)
    if bar.why is Why.UNKNOWN:
        return Invalid("petitions.step-unknown", field="step")
    article = article_of(bar.rule, day)
    if bar.why is Why.FORBIDDEN:
        return WrongState("petitions.step-forbidden", says=bar.says, article=article)
    label = table.find_step(code).label
    if bar.why is Why.MISSING:
        return WrongState("petitions.step-missing", step=label, says=bar.says, article=article)
    possible = ", ".join(one.label for one in tables.possible(table, petition.state, holds))
    return WrongState(
        "petitions.step-not-now",
        step=label,
        state=table.state(petition.state).label,
        article=table.lawful_step(code).basis,
        possible=possible or "–",
    )


def article_of(rule: str, day: date) -> str:
    """The article of a rule as it stands on a day; of one that came later, its newest."""
    if not rule:
        return HOUSE
    book = rules.rulebook_on()
    found = book.find(rule, day) or book.versions_of(rule)[-1]
    return found.article


# ---- what a step has to be told -----------------------------------------------------------------

_ASKED = {
    Need.REASON: "text",
    Need.TEXT: "text",
    Need.BODY: "body",
    Need.PERSON: "about",
    Need.WHEN: "when",
    Need.RESULT: "result",
}


def check_told(lawful: LawfulStep, taken: Taken) -> None:
    """Everything the step needs. Of criteria the clocks say what the law asks; a paper that this
    office has yet to issue has no number."""
    for need in lawful.needs:
        name = _ASKED.get(need)
        if need is Need.TEXT and taken.minutes is not None:
            continue  # minutes have words of their own
        if name is not None and not _is_told(getattr(taken, name)):
            raise _untold(need, name, lawful)
    if taken.paper.strip() and taken.paper_on is None:
        raise Invalid("petitions.need-paper", field="paper_on")
    if Need.GROUND in lawful.needs and taken.ground not in lawful.grounds:
        raise Invalid(
            "petitions.need-ground", field="ground", step=lawful.label, article=lawful.basis
        )
    if Need.WHEN in lawful.needs and not (taken.place.strip() and taken.chair.strip()):
        missing = "chair" if taken.place.strip() else "place"
        raise Invalid("petitions.need-when", field=missing, step=lawful.label, article=lawful.basis)


def _untold(need: Need, field: str, lawful: LawfulStep) -> Invalid:
    told = {"field": field, "step": lawful.label, "article": lawful.basis}
    match need:
        case Need.REASON:
            return Invalid("petitions.need-reason", **told)
        case Need.BODY:
            return Invalid("petitions.need-body", **told)
        case Need.PERSON:
            return Invalid("petitions.need-person", **told)
        case Need.WHEN:
            return Invalid("petitions.need-when", **told)
        case Need.RESULT:
            return Invalid("petitions.need-result", **told)
        case _:
            return Invalid("petitions.need-text", **told)


def _is_told(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


# ---- what a step puts on record -----------------------------------------------------------------


def happened(
    petition: Petition, lawful: LawfulStep, taken: Taken, *, number: int
) -> tuple[Happened, ...]:
    """The dated facts of a step: what lies ahead first, then those of its day."""
    ahead = calendar.day_of(taken.when) if taken.when is not None else taken.day
    told = [(act, ahead) for act in lawful.ahead] + [(act, taken.day) for act in lawful.acts]
    return tuple(_fact_of(petition, act, day, taken, number) for act, day in told)


def _fact_of(petition: Petition, act: Act, day: date, taken: Taken, number: int) -> Happened:
    paper, paper_on = taken.paper.strip(), taken.paper_on
    if not paper and act in ON_PAPER:
        paper = REFERENCE.format(step=number, number=petition.registered)
        paper_on = taken.day
    return Happened(
        day=day,
        act=act,
        part=taken.about if act in OF_PARTS else "",
        paper=paper,
        paper_on=paper_on if paper else None,
        ground=taken.ground,
        criteria=taken.criteria if act is Act.EXTENDED else frozenset(),
        reason=taken.reason,
    )


def next_number(petition: Petition) -> int:
    """Of the step that is taken next; those taken back keep theirs."""
    last = PetitionStep.objects.filter(petition=petition).order_by("number").last()
    return 1 if last is None else last.number + 1


def foresee_step(petition: Petition, taken: Taken) -> tuple[Change, ...]:
    """What a step would do to the dates; what would be refused then is refused now."""
    lawful = checked(petition, taken)
    facts = happened(petition, lawful, taken, number=next_number(petition))
    if not facts:
        return ()
    told = tuple(checked_fact(petition.docket, one).fact for one in facts)
    return commitments.foresee_all(dockets.matter_of(petition.docket), told, reason=taken.reason)


def foresee_taken_back(step: PetitionStep) -> tuple[Change, ...]:
    """What taking a step back would do to the dates."""
    matter = dockets.matter_of(step.petition.docket)
    return commitments.foresee_cancelled_all(matter, step.facts)


def checked(petition: Petition, taken: Taken) -> LawfulStep:
    """The step, if the law allows it now with what was told."""
    course = Course(petition, taken.day)
    lawful = check_lawful(course, taken.step, result=taken.result)
    check_told(lawful, taken)
    _check_order(course, taken)
    _check_told_in_time(petition, lawful, taken)
    _check_verifier(petition, taken)
    _check_numbered(course, taken)
    return lawful


def _check_verifier(petition: Petition, taken: Taken) -> None:
    """The body that settles entrusts its own units and those below it; others are only named."""
    unit = taken.verifier
    if unit is None:
        return
    body = queries.body_of(petition.docket.unit, taken.day)
    below = unit.pk == body.pk or body.code in units.superior_codes(unit)
    if taken.step != ASSIGN or unit.outside or not below:
        raise Invalid("petitions.verifier-elsewhere", field="verifier", unit=body.name)


def _check_numbered(course: Course, taken: Taken) -> None:
    """A decision goes out as a paper: issued here, or with the number that it has elsewhere."""
    made = next((one for one in reversed(course.steps) if one.step == "decide"), None)
    if taken.step != "send" or made is None or made.paper:
        return
    form = procedure(course.petition).lawful_step("decide").forms[0]
    if papers.in_force((queries.STEP, made.code), form) is None:
        raise WrongState("petitions.decision-no-paper", day=vn_date(made.day))


def _check_order(course: Course, taken: Taken) -> None:
    """Nothing happens before what it follows."""
    before = [step for step in course.steps if step.day > taken.day]
    if before:
        raise Invalid(
            "petitions.step-before-last",
            field="day",
            day=vn_date(taken.day),
            last=vn_date(before[-1].day),
            step=step_label(before[-1]),
        )


def _check_told_in_time(petition: Petition, lawful: LawfulStep, taken: Taken) -> None:
    """C-07, C-12: a notice that comes too late calls nobody; the day is set further ahead."""
    if not lawful.ahead or taken.when is None:
        return
    day = calendar.day_of(taken.when)
    facts = [Fact(day, act) for act in lawful.ahead]
    facts += [Fact(taken.day, act) for act in lawful.acts]
    history = commitments.history_of(dockets.matter_of(petition.docket)).with_facts(*facts)
    clocks = clocks_of(history, rules.calendar_on(), rules.rulebook_on())
    late = [one for one in clocks if _is_late(one, lawful, day, taken.day)]
    if late:
        raise Invalid(
            "petitions.hearing-too-soon",
            field="when",
            day=vn_date(day),
            latest=vn_date(late[0].due.due_on),
            article=late[0].rule.article,
        )


def _is_late(clock: Clock, lawful: LawfulStep, day: date, told_on: date) -> bool:
    backward = clock.spec.starts in lawful.ahead and clock.start == day
    return backward and told_on > clock.due.due_on
