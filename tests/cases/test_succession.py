"""Open work of abolished bodies: same date, old name kept, people told, a person where needed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases import inherited, policies, queries
from hoiam.cases.models import Case, HandOver
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import calendar
from hoiam.core.actor import Held, Role, officer
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from hoiam.notices.models import Notice
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Change, ChangeLink, Placement, Unit, UnitKind
from tests.cast import NOW, Cast, later, make_cast

DAY = calendar.day_of(later(days=10))  # the day from which the units are others
THEN = later(days=10)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def new_commune(cast: Cast, name: str) -> NewUnit:
    return NewUnit(
        kind=UnitKind.COMMUNE, name=name, parent=cast.units["province"], official_code="99990"
    )


def replaced(cast: Cast, *names: str, before: tuple[str, ...] = ("commune",)) -> tuple[Unit, ...]:
    return units.replace_units(
        predecessors=[cast.units[name] for name in before],
        successors=[new_commune(cast, name) for name in names],
        on=DAY,
        decision="NQ 1/NQ-UBTVQH",
        by=cast.actor("system"),
        at=NOW,
    )


def body(area: Unit, template: str = "kinh-te") -> Unit:
    found = unit_queries.body(area, template, DAY)
    assert found is not None
    return found


def settled(cast: Cast, unit: str = "commune-office", at: datetime = THEN) -> cases.Settled:
    return cases.settle_succession(
        unit=Unit.objects.get(code=f"t-{unit}"), by=cast.actor("system"), at=at
    )


def worker(cast: Cast, unit: Unit, role: Role = Role.HANDLER):
    return officer("cb-moi", act=cast.act(), held=[Held(role, unit.code)])


def test_open_case_goes_to_the_successor_with_the_same_date(cast: Cast) -> None:
    received = cast.receive()
    case = cases.accept(case=received.case, by=cast.actor("handler"), at=later(days=1))
    before = Commitment.objects.get(about_code=case.code)
    (merged,) = replaced(cast, "Xã Gộp Thử", before=("commune", "other"))
    told = Notice.objects.count()

    assert settled(cast) == cases.Settled(moved=1, waiting=0)

    case = Case.objects.get(pk=case.pk)
    assert case.unit == body(merged)
    assert (case.state, case.area) == ("handling", cast.units["commune"])  # as it was
    after = Commitment.objects.get(about_code=case.code)
    assert after.unit == case.unit
    assert (after.due_on, after.first_due_on, after.started_on) == (
        before.due_on,
        before.first_due_on,
        before.started_on,
    )
    passed = HandOver.objects.get(case=case)
    assert passed.from_unit == cast.units["commune-office"]
    assert cast.units["commune-office"].name in passed.reason
    assert Notice.objects.count() == told + 1
    notice = Notice.objects.latest("id")
    assert case.unit.name in notice.text
    assert "không tính lại" in notice.text
    assert Event.objects.filter(tag="cases.case.succeeded", subject_code=case.code).count() == 1


def test_nobody_reads_the_case_twice_as_far_away(cast: Cast) -> None:
    """The successor's officers read it, those of other bodies do not."""
    case = cast.receive().case
    (merged,) = replaced(cast, "Xã Gộp Thử", before=("commune", "other"))
    settled(cast)

    assert queries.visible_to(worker(cast, body(merged))).filter(pk=case.pk).exists()
    assert not queries.visible_to(worker(cast, cast.units["department"])).filter(pk=case.pk)


def test_promise_of_an_answered_case_is_owed_by_the_successor(cast: Cast) -> None:
    case = cast.answered()
    promise = Commitment.objects.get(about_code=case.code, kind=CommitmentKind.PROMISE)
    (merged,) = replaced(cast, "Xã Gộp Thử", before=("commune", "other"))

    settled(cast)

    kept = Commitment.objects.get(pk=promise.pk)
    assert (kept.unit, kept.due_on) == (body(merged), promise.due_on)
    case = Case.objects.get(pk=case.pk)
    assert case.unit == cast.units["commune-office"]  # who answered stays who answered
    assert not HandOver.objects.exists()
    newcomer = worker(cast, body(merged))
    assert queries.visible_to(newcomer).filter(pk=case.pk).exists()
    assert policies.works_on(newcomer, case)


def test_consulted_unit_that_ended_is_followed_too(cast: Cast) -> None:
    case = cases.accept(case=cast.receive().case, by=cast.actor("handler"), at=later(days=1))
    duty = cases.consult(
        case=case, unit=cast.units["other-office"], question="Đường của ai?",
        by=cast.actor("handler"), at=later(days=2),
    )  # fmt: skip
    (new,) = replaced(cast, "Xã Khe Mới", before=("other",))

    assert settled(cast, "other-office") == cases.Settled(moved=1, waiting=0)

    assert Commitment.objects.get(pk=duty.pk).unit == body(new)
    assert Case.objects.get(pk=case.pk).unit == cast.units["commune-office"]


def test_desk_of_an_open_case_passes_on(cast: Cast) -> None:
    case = cast.receive(desk=cast.units["other-office"]).case
    (new,) = replaced(cast, "Xã Khe Mới", before=("other",))

    settled(cast, "other-office")

    assert Case.objects.get(pk=case.pk).desk == body(new)


def test_approval_of_the_former_leader_does_not_stand(cast: Cast) -> None:
    case = cases.accept(case=cast.receive().case, by=cast.actor("handler"), at=later(days=1))
    reply = cases.Reply(result="done", text="Đã sửa xong cống.")
    cases.draft_answer(case=case, reply=reply, by=cast.actor("handler"), at=later(days=2))
    cases.approve_answer(case=case, by=cast.actor("leader"), at=later(days=2, hours=1))
    replaced(cast, "Xã Gộp Thử", before=("commune", "other"))

    settled(cast)

    draft = queries.working_answer(case)
    assert draft is not None
    assert draft.approved_at is None


def test_split_waits_for_a_person_and_the_choice_is_kept(cast: Cast) -> None:
    case = cast.receive().case
    due = Commitment.objects.get(about_code=case.code).due_on
    upper, lower = replaced(cast, "Xã Trên", "Xã Dưới")

    with pytest.raises(WrongState):
        settled(cast)  # nothing moves by itself
    clerk = worker(cast, body(upper), Role.CLERK)
    assert [row.about_code for row in inherited.awaiting_successor(clerk, DAY)] == [case.code]
    assert not policies.works_on(clerk, case)

    cases.choose_successor(
        case=case, former=Unit.objects.get(code="t-commune-office"), successor=body(lower),
        why="vì cống ở phía dưới", by=clerk, at=THEN,
    )  # fmt: skip

    case = Case.objects.get(pk=case.pk)
    assert case.unit == body(lower)
    assert Commitment.objects.get(about_code=case.code).due_on == due
    assert Placement.objects.get().successor == body(lower)
    assert not inherited.left_open(DAY).exists()


def test_leader_above_chooses_and_strangers_do_not(cast: Cast) -> None:
    case = cast.receive().case
    former = Unit.objects.get(code="t-commune-office")
    upper, _lower = replaced(cast, "Xã Trên", "Xã Dưới")
    former = Unit.objects.get(pk=former.pk)
    choice: dict[str, Any] = {"case": case, "former": former, "why": "vì thế", "at": THEN}

    with pytest.raises(NotAllowed):
        cases.choose_successor(**choice, successor=body(upper), by=cast.actor("expert"))
    with pytest.raises(Invalid):
        cases.choose_successor(
            **choice, successor=cast.units["department"], by=cast.actor("province-leader")
        )
    assert not Placement.objects.exists()
    cases.choose_successor(**choice, successor=body(upper), by=cast.actor("province-leader"))


def test_nothing_moves_before_the_day(cast: Cast) -> None:
    case = cast.receive().case
    replaced(cast, "Xã Gộp Thử", before=("commune", "other"))

    assert inherited.with_open_work(DAY - timedelta(days=1)) == []
    with pytest.raises(WrongState):
        settled(cast, at=THEN - timedelta(days=1))
    assert Case.objects.get(pk=case.pk).unit == cast.units["commune-office"]
    assert policies.works_on(cast.actor("handler"), Case.objects.get(pk=case.pk))


def test_officers_move_no_work_by_this_way(cast: Cast) -> None:
    cast.receive()
    replaced(cast, "Xã Gộp Thử", before=("commune", "other"))

    with pytest.raises(NotAllowed):
        cases.settle_succession(
            unit=Unit.objects.get(code="t-commune-office"), by=cast.actor("leader"), at=THEN
        )


def test_district_of_before_passes_on_to_its_communes(cast: Cast) -> None:
    """A matter that a district left open: its communes are several, a person chooses."""
    since, until = date(2010, 1, 1), date(2025, 7, 1)
    district = Unit(
        code="t-h1", kind=UnitKind.DISTRICT, name="Huyện Mẫu Cũ", short_name="Mẫu Cũ",
        folded="huyen mau cu", valid_from=since, valid_to=until,
    )  # fmt: skip
    district.save()
    committee = Unit(
        code="t-h1.kinh-te", kind=UnitKind.DEPARTMENT, name="Phòng Kinh tế huyện Mẫu Cũ",
        short_name="Phòng Kinh tế", folded="phong kinh te huyen mau cu", area=district,
        template="kinh-te", valid_from=since, valid_to=until,
    )  # fmt: skip
    committee.save()
    for name in ("commune", "other"):
        units_link(district, cast.units[name], until)
    case = cast.receive(area=cast.units["commune"]).case
    Case.objects.filter(pk=case.pk).update(unit=committee, area=district)
    Commitment.objects.filter(about_code=case.code).update(
        unit=committee, assigned_by_unit=committee
    )

    assert inherited.with_open_work(calendar.day_of(NOW)) == []
    clerk = cast.actor("clerk")
    assert queries.visible_to(clerk).filter(pk=case.pk).exists()
    case = cases.choose_successor(
        case=case, former=committee, successor=cast.units["commune-office"],
        why="vì việc xảy ra ở xã này", by=clerk, at=NOW,
    )  # fmt: skip

    assert case.unit == cast.units["commune-office"]
    assert case.area == district  # printed with its old name


def units_link(before: Unit, after: Unit, day: date) -> None:
    change = Change(code=f"{after.code}@{day}", decision="NQ 202/2025/QH15", day=day)
    change.save()
    ChangeLink(change=change, predecessor=before, successor=after, share="part").save()


def test_questions_do_not_grow_with_the_work(cast: Cast, django_assert_max_num_queries) -> None:
    for number in range(6):
        cast.receive(f"k{number}")
    replaced(cast, "Xã Trên", "Xã Dưới")

    with django_assert_max_num_queries(8):
        inherited.with_open_work(DAY)
    with django_assert_max_num_queries(3):
        assert inherited.awaiting_successor(cast.actor("province-leader"), DAY).count() == 6
