"""Targets above the law's ceiling, and the calendar of the installation."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from hoiam.base.models import Event
from hoiam.base.texts import sentence
from hoiam.core import actor as actors
from hoiam.core.actor import Actor, Held, Role
from hoiam.core.calendar import DayKind
from hoiam.core.deadlines import Amount
from hoiam.core.deadlines import Unit as DayUnit
from hoiam.core.refusals import Invalid, NotAllowed
from hoiam.rules import actions as rules
from hoiam.rules import policies, queries
from hoiam.rules.models import CalendarOverride, Target
from hoiam.units import catalogue
from hoiam.units.models import Field, Unit

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
LATE_EVENING_UTC = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # already the 21st in Viet Nam
SYSTEM = actors.system("demo", act="a-1")
PUBLIC = actors.public(act="a-2")


def unit(code: str, kind: str, *, parent: Unit | None = None, area: Unit | None = None) -> Unit:
    return Unit.objects.create(
        code=code,
        kind=kind,
        name=code,
        short_name=code,
        folded=code,
        parent=parent,
        area=area,
        valid_from=date(2025, 7, 1),
    )


@pytest.fixture
def province() -> Unit:
    return unit("tinh", "province")


@pytest.fixture
def commune(province: Unit) -> Unit:
    return unit("xa", "commune", parent=province)


@pytest.fixture
def hamlet(commune: Unit) -> Unit:
    return unit("thon", "hamlet", parent=commune)


@pytest.fixture
def light() -> Field:
    return Field.objects.create(code="den", name="đèn đường")


@pytest.fixture
def road() -> Field:
    return Field.objects.create(code="duong", name="đường sá")


def officer(role: Role, at: str) -> Actor:
    return actors.officer("cb-1", act="a-3", held=[Held(role, at)])


def set_target(field: Field, count: int, **more: object) -> Target:
    given: dict[str, object] = {
        "kind": "feedback",
        "area": None,
        "unit": "working",
        "decision": "Quyết định 12/QĐ-UBND",
        "valid_from": TODAY,
        "by": SYSTEM,
        "at": AT,
    }
    return rules.set_target(field=field, count=count, **{**given, **more})  # type: ignore[arg-type]


# ── the rule of an answer ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "rule_id"),
    [
        ("feedback", "HOUSE-FEEDBACK"),
        ("recommendation", "R-08"),
        ("question", "HOUSE-QUESTION"),
    ],
)
def test_answer_rule_without_a_target_is_the_one_of_the_core(
    kind: str, rule_id: str, light: Field, commune: Unit
) -> None:
    rule = queries.answer_rule(kind=kind, field=light, area=commune, day=TODAY)

    assert rule.rule_id == rule_id
    assert rule.amount == Amount(10, DayUnit.WORKING)
    assert rule.decision == ""
    assert rule.statement and rule.basis


def test_answer_rule_with_a_target_is_the_target(light: Field, commune: Unit) -> None:
    target = set_target(light, 3)

    rule = queries.answer_rule(kind="feedback", field=light, area=commune, day=TODAY)

    assert rule == queries.AnswerRule(
        rule_id=f"TARGET-{target.pk}",
        amount=Amount(3, DayUnit.WORKING),
        statement="Trả lời phản ánh về đèn đường trong 3 ngày làm việc.",
        basis="Quyết định 12/QĐ-UBND",
        decision="Quyết định 12/QĐ-UBND",
    )


def test_target_without_a_paper_is_a_rule_of_the_house(light: Field, commune: Unit) -> None:
    set_target(light, 3, decision="")

    rule = queries.answer_rule(kind="feedback", field=light, area=commune, day=TODAY)

    assert rule.basis == "Quy tắc của hệ thống"


def test_target_of_another_field_or_kind_does_not_count(
    light: Field, road: Field, commune: Unit
) -> None:
    set_target(road, 3)
    set_target(light, 4, kind="question")

    rule = queries.answer_rule(kind="feedback", field=light, area=commune, day=TODAY)

    assert rule.rule_id == "HOUSE-FEEDBACK"


def test_nearest_area_counts(light: Field, province: Unit, commune: Unit, hamlet: Unit) -> None:
    other = unit("xa-2", "commune", parent=province)
    set_target(light, 9)
    set_target(light, 8, area=province)
    set_target(light, 7, area=commune)

    def count(area: Unit) -> int:
        return queries.answer_rule(kind="feedback", field=light, area=area, day=TODAY).amount.count

    assert [count(hamlet), count(commune), count(other), count(province)] == [7, 7, 8, 8]


def test_target_of_the_whole_locality_counts_where_no_area_has_its_own(
    light: Field, commune: Unit, province: Unit
) -> None:
    set_target(light, 9)
    set_target(light, 2, area=unit("xa-2", "commune", parent=province))

    rule = queries.answer_rule(kind="feedback", field=light, area=commune, day=TODAY)

    assert rule.amount.count == 9


@pytest.mark.parametrize(
    ("count", "days", "rule_id"),
    [
        (5, "working", "target"),
        (10, "working", "R-08"),
        (15, "working", "R-08"),
        (10, "calendar", "target"),
        (11, "calendar", "target"),
        (12, "calendar", "R-08"),  # ends on a Saturday, so on the same Monday: the law stands
        (14, "calendar", "R-08"),
        (30, "calendar", "R-08"),
    ],
)
def test_law_is_the_ceiling_for_a_recommendation(
    count: int, days: str, rule_id: str, light: Field, commune: Unit
) -> None:
    set_target(light, count, kind="recommendation", unit=days, valid_from=date(2026, 8, 3))

    # From Monday 3 August 2026 ten working days end on Monday the 17th.
    rule = queries.answer_rule(
        kind="recommendation", field=light, area=commune, day=date(2026, 8, 3)
    )

    assert (rule.rule_id if rule.rule_id == "R-08" else "target") == rule_id


def test_feedback_may_have_a_longer_target(light: Field, commune: Unit) -> None:
    set_target(light, 15)

    rule = queries.answer_rule(kind="feedback", field=light, area=commune, day=TODAY)

    assert rule.amount.count == 15


def test_answer_rule_of_an_unknown_kind_is_refused(light: Field, commune: Unit) -> None:
    with pytest.raises(Invalid, match=r"rules\.kind-unknown"):
        queries.answer_rule(kind="denunciation", field=light, area=commune, day=TODAY)


def test_answer_rule_reads_little(
    light: Field, hamlet: Unit, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    set_target(light, 3)
    area = Unit.objects.get(pk=hamlet.pk)

    with django_assert_num_queries(2):  # the stamp and the targets
        queries.answer_rule(kind="feedback", field=light, area=area, day=TODAY)
    with django_assert_num_queries(1):
        queries.answer_rule(kind="feedback", field=light, area=area, day=TODAY)


# ── setting targets ───────────────────────────────────────────────────────────────────────────


def test_new_target_ends_the_old_one_and_leaves_its_number(light: Field, commune: Unit) -> None:
    old = set_target(light, 10, valid_from=date(2026, 1, 1))

    new = set_target(light, 5, valid_from=date(2026, 12, 1))

    old.refresh_from_db()
    assert (old.count, old.valid_from, old.valid_to) == (10, date(2026, 1, 1), date(2026, 12, 1))
    assert (new.count, new.valid_from, new.valid_to) == (5, date(2026, 12, 1), None)
    for day, count in ((date(2026, 11, 30), 10), (date(2026, 12, 1), 5)):
        rule = queries.answer_rule(kind="feedback", field=light, area=commune, day=day)
        assert rule.amount.count == count


def test_targets_of_different_areas_do_not_end_each_other(light: Field, commune: Unit) -> None:
    whole = set_target(light, 10)
    set_target(light, 5, area=commune)

    whole.refresh_from_db()
    assert whole.valid_to is None


def test_target_is_told_in_one_event(light: Field) -> None:
    set_target(light, 3)

    event = Event.objects.get()
    assert event.act == SYSTEM.act
    assert sentence(event) == (
        "Đặt thời hạn trả lời phản ánh về đèn đường: 3 ngày làm việc, từ 20/11/2026. "
        "Nơi áp dụng: cả địa phương."
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "complaint"}, "rules.kind-unknown"),
        ({"unit": "weeks"}, "rules.unit-unknown"),
        ({"count": 0}, "deadlines.amount"),
        ({"count": 100_000}, "deadlines.amount"),
        ({"valid_from": date(2026, 11, 19)}, "rules.target-in-the-past"),
    ],
)
def test_wrong_target_is_refused(
    given: dict[str, object], code: str, light: Field, province: Unit
) -> None:
    by = officer(Role.ADMINISTRATOR, "tinh")

    with pytest.raises(Invalid) as refusal:
        set_target(light, **{"count": 3, "by": by, **given})  # type: ignore[arg-type]

    assert refusal.value.code == code
    assert not Target.objects.exists()
    assert not Event.objects.exists()


def test_today_of_a_target_is_the_day_in_viet_nam(light: Field, province: Unit) -> None:
    by = officer(Role.ADMINISTRATOR, "tinh")

    with pytest.raises(Invalid, match=r"rules\.target-in-the-past"):
        set_target(light, 3, by=by, at=LATE_EVENING_UTC, valid_from=TODAY)

    assert set_target(light, 3, by=by, at=LATE_EVENING_UTC, valid_from=date(2026, 11, 21)).pk


@pytest.mark.parametrize("again", [TODAY, date(2026, 11, 30), date(2026, 12, 1)])
def test_target_before_a_planned_one_is_refused(again: date, light: Field) -> None:
    planned = set_target(light, 3, valid_from=date(2026, 12, 1))

    with pytest.raises(Invalid) as refusal:
        set_target(light, 4, valid_from=again)

    assert refusal.value.code == "rules.target-already-planned"
    assert refusal.value.details["valid_from"] == "1/12/2026"
    planned.refresh_from_db()
    assert planned.valid_to is None


# ── who may ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("role", "at", "may"),
    [
        (Role.ADMINISTRATOR, "tinh", True),
        (Role.ADMINISTRATOR, "ubnd-tinh", True),
        (Role.ADMINISTRATOR, "xa", False),
        (Role.ADMINISTRATOR, "ubnd-xa", False),
        (Role.LEADER, "tinh", False),
        (Role.CLERK, "tinh", False),
        (Role.FRONT, "tinh", False),
    ],
)
def test_rules_are_set_by_administrators_of_the_province(
    role: Role, at: str, may: bool, province: Unit, commune: Unit
) -> None:
    unit("ubnd-tinh", "peoples-committee", area=province)
    unit("ubnd-xa", "peoples-committee", parent=province, area=commune)

    try:
        policies.check_can_set_rules(officer(role, at))
        allowed = True
    except NotAllowed as refusal:
        assert refusal.code == "rules.not-province-administrator"
        allowed = False

    assert allowed is may


def test_public_sets_no_rule(light: Field) -> None:
    with pytest.raises(NotAllowed):
        set_target(light, 3, by=PUBLIC)
    with pytest.raises(NotAllowed):
        override(TODAY, by=PUBLIC)

    assert not Event.objects.exists()


def test_everybody_sees_targets(light: Field) -> None:
    target = set_target(light, 3)

    assert list(queries.visible_to(PUBLIC)) == [target]


# ── the calendar ──────────────────────────────────────────────────────────────────────────────


def override(day: date, *, working: bool = False, **more: object) -> CalendarOverride:
    given: dict[str, object] = {
        "reason": "Nghỉ lễ tang cấp quốc gia",
        "decision": "Thông báo số 5 ngày 19/11/2026",
        "by": SYSTEM,
        "at": AT,
    }
    return rules.override_day(day=day, working=working, **{**given, **more})  # type: ignore[arg-type]


def test_calendar_without_rows_is_the_one_of_the_core() -> None:
    calendar = queries.calendar_on()

    assert calendar.kind_of(date(2026, 11, 20)) is DayKind.WORKING
    assert calendar.kind_of(date(2026, 1, 10)) is DayKind.MAKE_UP


def test_override_makes_a_day_off_with_its_reason() -> None:
    override(date(2026, 11, 25))

    calendar = queries.calendar_on()
    assert calendar.kind_of(date(2026, 11, 25)) is DayKind.HOLIDAY
    assert calendar.name_of(date(2026, 11, 25)) == (
        "Nghỉ lễ tang cấp quốc gia (Thông báo số 5 ngày 19/11/2026)"
    )


def test_override_makes_a_saturday_worked() -> None:
    override(date(2026, 11, 28), working=True)

    assert queries.calendar_on().kind_of(date(2026, 11, 28)) is DayKind.MAKE_UP


def test_newest_override_of_a_day_counts() -> None:
    override(date(2026, 11, 25))
    override(date(2026, 11, 25), working=True)

    assert queries.calendar_on().is_working(date(2026, 11, 25))
    assert [row.working for row in queries.overrides()] == [True, False]


def test_calendar_is_read_anew_when_a_row_changed(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    override(date(2026, 11, 24))
    override(date(2026, 11, 25))

    with django_assert_num_queries(2):  # the stamp and the rows
        calendar = queries.calendar_on()
    with django_assert_num_queries(1):
        assert queries.calendar_on() == calendar

    CalendarOverride.objects.all().delete()
    assert not calendar.is_working(date(2026, 11, 25))
    assert queries.calendar_on().is_working(date(2026, 11, 25))


def test_override_is_told_in_one_event() -> None:
    override(date(2026, 11, 25))

    assert sentence(Event.objects.get()) == (
        "Ghi ngày 25/11/2026 là ngày nghỉ. Lý do: Nghỉ lễ tang cấp quốc gia. "
        "Theo Thông báo số 5 ngày 19/11/2026."
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"reason": " "}, "rules.reason-missing"),
        ({"decision": ""}, "rules.reason-missing"),
        ({"day": date(2150, 1, 1)}, "calendar.year-unknown"),
    ],
)
def test_wrong_override_is_refused(given: dict[str, object], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        override(**{"day": TODAY, **given})  # type: ignore[arg-type]

    assert refusal.value.code == code
    assert not CalendarOverride.objects.exists()
    assert not Event.objects.exists()


def test_row_with_a_doer_but_no_moment_is_impossible(light: Field) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(
            field=light,
            kind="feedback",
            count=1,
            unit="working",
            valid_from=TODAY,
            set_at=AT,
            set_by="",
        )


def test_default_targets_fill_gaps_only(light: Field) -> None:
    default = catalogue.targets()[0]
    field = Field.objects.create(code=default.field, name="có thời hạn sẵn")
    taken = Field.objects.create(code=catalogue.targets()[1].field, name="đã có quyết định")
    own = set_target(taken, 99)

    assert rules.set_default_targets(by=SYSTEM, at=AT) == 1
    assert rules.set_default_targets(by=SYSTEM, at=AT) == 0

    assert Target.objects.get(field=field).count == default.working_days
    assert list(Target.objects.filter(field=taken)) == [own]
    assert not Target.objects.filter(field=light).exists()
