"""What the person sees before sending: who will answer, by when and why, what is like it."""

from dataclasses import dataclass

from hoiam.cases import alike
from hoiam.cases import queries as cases
from hoiam.cases.actions.intake import route_for
from hoiam.cases.models import Case, CaseState
from hoiam.core import deadlines
from hoiam.core.deadlines import Due
from hoiam.core.refusals import Refusal, WrongState
from hoiam.publication.models import Page
from hoiam.rules import queries as rules
from hoiam.rules.queries import AnswerRule
from hoiam.units import queries as units
from hoiam.units.queries import Routing
from hoiam.voices.told import Told
from hoiam.web import refusals
from hoiam.web.public.drafting import Writing


@dataclass(frozen=True, slots=True)
class Review:
    """Everything about one draft that its writer should know before sending it."""

    told: Told
    route: Routing
    outside: Routing | None
    rule: AnswerRule
    due: Due
    similar: list[Page]
    joins: Case | None
    likely: bool

    @property
    def advice(self) -> str:
        return self.outside.unit.advice if self.outside else ""


def review_of(writing: Writing, told: Told) -> Review:
    """Asked of the parts; nothing is decided here."""
    day = writing.day
    rule = rules.answer_rule(kind=told.kind, field=told.field, area=told.area, day=day)
    competent = units.competent_unit(field=told.field.code, kind=told.kind, area=told.area, day=day)
    joins = joined_case(writing.joins)
    return Review(
        told=told,
        route=route_for(field=told.field, kind=told.kind, area=told.area, at=writing.at),
        outside=competent if competent.outside else None,
        rule=rule,
        due=deadlines.due(day, rule.amount, rules.calendar_on()),
        similar=[] if joins else _similar(told),
        joins=joins,
        likely=not writing.draft.content.get("field"),
    )


def _similar(told: Told) -> list[Page]:
    return alike.similar(text=told.text, area=told.area)


def joined_case(code: str) -> Case | None:
    """The public case that somebody joins, if it still takes people in."""
    if not code:
        return None
    case = refusals.tried(lambda: open_to_join(code))
    return None if isinstance(case, Refusal) else case


def open_to_join(code: str) -> Case:
    """The public case with this code, refused once it takes nobody in any more."""
    case = cases.public_page(code)
    if is_closed_to_others(case):
        raise WrongState("cases.join-into-ended", into=code)
    return case


def is_closed_to_others(case: Case) -> bool:
    """Joined, ended or hidden: whoever has the same trouble says it anew."""
    hidden = case.page is None or case.page.hidden_at is not None
    return hidden or case.state in (CaseState.JOINED, CaseState.CLOSED)
