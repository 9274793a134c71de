"""What may differ between two questions that are one statement: lists, days, persons."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from hoiam.base import steady
from hoiam.base.prepared import PERSON, Counted, Fixed, Many, Prepared, Told
from hoiam.cases import queries
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.core import actor as actors
from hoiam.core.actor import Actor, Held, Kind, Role
from hoiam.rules import queries as rules
from hoiam.units.models import Unit
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    made = make_cast()
    for number in range(4):
        made.receive(f"k{number}")
    return made


def test_lists_of_any_length_are_asked_by_few_statements(cast: Cast) -> None:
    codes, keys = (list(Case.objects.order_by("id").values_list(one, flat=True)) for one in ("code", "pk"))  # fmt: skip
    of_codes = Prepared(lambda them: Case.objects.filter(code__in=them).order_by("id"), Many(str))
    of_keys = Told(
        lambda them: Case.objects.filter(pk__in=them).order_by("id").values_list("code"), Many(int)
    )

    with CaptureQueriesContext(connection) as captured:
        for most in (4, 3, 1, 0):
            assert [one.code for one in of_codes(codes[:most])] == codes[:most]
            assert [one for (one,) in of_keys(tuple(keys[:most]))] == codes[:most]

    assert len(captured) == 6  # of none, nobody is asked
    assert of_codes([*codes, codes[0], "không có", "') OR 1=1 --"])[-1].code == codes[-1]
    assert len({one.statement.sql for one in of_codes._plans.values() if one}) <= 4


def test_units_and_fields_are_found_by_lists_of_keys(cast: Cast) -> None:
    units = list(Unit.objects.values_list("pk", flat=True))
    of_units = Prepared(lambda keys: Case.objects.filter(unit__in=keys), Many(int))

    assert {one.pk for one in of_units(units)} == {one.pk for one in Case.objects.all()}
    assert of_units([0]) == []


def test_days_and_moments_are_given_as_the_database_keeps_them(cast: Cast) -> None:
    day, moment = Commitment.objects.values_list("due_on", "opened_at")[0]
    due = Prepared(lambda on: Commitment.objects.filter(due_on__lt=on), date)
    opened = Prepared(lambda at: Commitment.objects.filter(opened_at__gt=at), datetime)

    assert len(due(day)) < len(due(day + timedelta(days=1)))
    assert len(opened(moment)) < len(opened(moment - timedelta(microseconds=1)))


def test_a_person_reads_what_the_list_says_of_them(cast: Cast) -> None:
    visible = Prepared(lambda person: queries.visible_to(person).order_by("id"), PERSON)

    for name in sorted(cast.officers):
        person = cast.actor(name)
        assert visible(person) == list(queries.visible_to(person).order_by("id")), name


def test_persons_of_the_same_roles_share_a_statement_and_not_their_units(cast: Cast) -> None:
    visible = Prepared(lambda person: queries.visible_to(person), PERSON)
    handler = cast.actor("handler")
    (unit,) = handler.units()
    other = Unit.objects.exclude(code=unit).exclude(cases__isnull=False)[0].code

    def at(*held: Held) -> Actor:
        return Actor(handler.code, handler.kind, "a-1", frozenset(held))

    assert visible(handler)
    assert visible(at(Held(Role.HANDLER, other))) == []
    assert visible(at(Held(Role.HANDLER, other), Held(Role.CLERK, unit)))
    assert len(visible._plans) == 2
    assert visible(at(Held(Role.LAWYER, unit))) == []
    assert visible(at()) == []


def test_who_holds_nothing_reads_what_their_kind_may(cast: Cast) -> None:
    def of_the_house(person: Actor) -> QuerySet[Case]:
        return Case.objects.all() if person.kind is Kind.SYSTEM else Case.objects.none()

    visible = Prepared(of_the_house, PERSON)

    assert len(visible(actors.system("work", act="w-1"))) == 4
    assert visible(actors.officer("nobody", act="s-1", held=())) == []
    assert visible(actors.public(act="p-1")) == []


def test_of_an_act_nothing_is_asked(cast: Cast) -> None:
    asked = Prepared(lambda person: Case.objects.filter(code=person.act), PERSON)

    with pytest.raises(TypeError, match="a mark is lost"):
        asked(cast.actor("clerk"))


def test_what_can_mean_no_row_is_put_together_once_too(cast: Cast) -> None:
    built: list[object] = []

    def none(codes: list[str]) -> QuerySet[Case]:
        built.append(codes)
        return Case.objects.filter(code__in=codes)

    of_codes = Prepared(none, Many(str))

    assert [of_codes([]) for _turn in range(3)] == [[], [], []]
    assert len(built) == 1


def test_what_is_fixed_has_its_own_statement(cast: Cast) -> None:
    asked: list[str] = []

    def ordered(by: str, code: str) -> QuerySet[Case]:
        asked.append(by)
        return Case.objects.exclude(code=code).order_by(by)

    of = Prepared(ordered, Fixed(), str)

    keys = [one.pk for one in of("id", "")]
    assert [one.pk for one in of("-id", "")] == keys[::-1]
    assert [one.pk for one in of("id", "x")] == keys
    assert asked.count("-id") == 1


def test_several_lists_are_counted_by_one_statement(cast: Cast) -> None:
    counted = Counted(
        [
            lambda person: queries.visible_to(person),
            lambda _person: Case.objects.none(),
            lambda person: Commitment.objects.filter(unit__code__in=person.units()),
        ],
        PERSON,
        most=3,
    )
    handler = cast.actor("handler")
    counted(handler)

    with CaptureQueriesContext(connection) as captured:
        found = counted(handler)

    assert len(captured) == 1
    own = Commitment.objects.filter(unit__code__in=handler.units()).count()
    assert found == (min(3, queries.visible_to(handler).count()), 0, min(3, own))


@pytest.mark.parametrize(
    "build",
    [
        lambda code: Case.objects.filter(code=f"{code}."),
        lambda code: Case.objects.filter(code__startswith=code),
        lambda code: Case.objects.filter(title=code, code=str(len(code))).exclude(code=code + "x"),
    ],
)
def test_a_mark_of_which_something_else_was_made_is_refused(db: None, build: Any) -> None:
    with pytest.raises(TypeError, match="a mark is lost"):
        Prepared(build, str)("x")
    with pytest.raises(TypeError, match="a mark is lost"):
        Prepared(lambda key: Case.objects.filter(pk=key + 1), int)(1)
    with pytest.raises(TypeError, match="`__in`"):
        Prepared(lambda keys: Case.objects.filter(pk=keys[0]), Many(int))([1])
    with pytest.raises(TypeError, match="a mark is lost"):
        Prepared(lambda key: Case.objects.annotate(n=F("id")), int)(1)


def test_what_asks_a_memory_while_it_is_built_is_refused(cast: Cast) -> None:
    asked = Prepared(
        lambda day: Case.objects.filter(opened_on__gt=rules.calendar_on() and day), date
    )

    with steady.held(), pytest.raises(TypeError, match="may change"):
        rules.calendar_on()  # in the memory by now
        asked(date(2026, 1, 1))


def test_what_asks_the_database_while_it_is_built_is_refused(cast: Cast) -> None:
    asks = Prepared(
        lambda key: Case.objects.filter(pk__in=list(Case.objects.all()), people=key), int
    )

    with pytest.raises(TypeError, match="may not depend on an answer"):
        asks(1)
