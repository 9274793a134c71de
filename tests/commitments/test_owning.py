"""Who owns open work: named, away, left, back; and what has nobody."""

from datetime import date, datetime, timedelta

import pytest

from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Absence, Officer, RoleHeld
from hoiam.base.models import Event
from hoiam.cli import owning as worker
from hoiam.commitments import actions, owning
from hoiam.commitments.models import Assignment, Commitment
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import Invalid, NotAllowed, WrongState
from tests.cast import NOW, PASSWORD, Cast, later, make_cast

TODAY = calendar.day_of(NOW)


@pytest.fixture
def cast(db: None) -> Cast:
    """Beside the cast a second and a third handler of the same office."""
    cast = make_cast()
    for name in ("second", "third"):
        officer = accounts.open_account(
            username=name, name=f"Cán bộ {name}", password=PASSWORD, by=cast.actor("system"), at=NOW
        )
        accounts.grant_role(
            officer=officer, unit=cast.units["commune-office"], role=Role.HANDLER.value,
            valid_from=TODAY, by=cast.actor("system"), at=NOW,
        )  # fmt: skip
        cast.officers[name] = officer
    return cast


def owned(cast: Cast, name: str = "handler", key: str = "k1") -> Commitment:
    cast.receive(key)
    duty = Commitment.objects.latest("pk")
    return actions.assign(
        commitment=duty, officer=cast.officers[name], by=cast.actor("leader"), at=NOW
    )


def away(
    cast: Cast, name: str, stand_in: str | None, start: int = 0, days: int | None = 5,
    at: datetime = NOW,
) -> Absence:  # fmt: skip
    begins = calendar.day_of(at) + timedelta(days=start)
    return accounts.write_absence(
        officer=cast.officers[name],
        unit=cast.units["commune-office"],
        stand_in=cast.officers[stand_in] if stand_in else None,
        valid_from=begins,
        valid_to=begins + timedelta(days=days) if days else None,
        by=cast.actor(name),
        at=at,
    )


def owner(cast: Cast, duty: Commitment, *, day: float = 0) -> str:
    """Who owns it after the worker has looked on a day."""
    worker.settle_once(at=later(day))
    assert worker.settle_once(at=later(day)) == 0  # nothing changes twice
    code = Commitment.objects.get(pk=duty.pk).assignee
    return next((name for name, one in cast.officers.items() if one.code == code), code)


def test_absence_passes_open_work_to_who_stands_in_and_brings_it_back(cast: Cast) -> None:
    duty = owned(cast)
    away(cast, "handler", "second", start=2, days=3)

    got = [owner(cast, duty, day=day) for day in (0, 1, 2, 4, 5, 6)]

    assert got == ["handler", "handler", "second", "second", "handler", "handler"]
    told = Event.objects.filter(tag="commitments.commitment.reowned").order_by("id")
    assert [(one.details["former"], one.details["officer"]) for one in told] == [
        ("Vàng A Xử", "Cán bộ second"),
        ("Cán bộ second", "Vàng A Xử"),
    ]
    assert {one.recorded_by for one in told} == {"system:work"}
    assert {one.subject_code for one in told} == {duty.about_code}


def test_nobody_stands_in_and_the_leader_sees_it_until_it_is_back(cast: Cast) -> None:
    duty = owned(cast)
    never = owned(cast, key="k2")
    Commitment.objects.filter(pk=never.pk).update(assignee="")
    Assignment.objects.filter(commitment=never)._raw_delete("default")  # never had an owner
    away(cast, "handler", None, days=2)

    assert owner(cast, duty) == ""
    listed = {name: list(owning.unowned(cast.actor(name))) for name in cast.officers}
    assert {name for name, rows in listed.items() if rows} == {"leader", "province-leader"}
    assert listed["leader"] == [duty]
    assert owning.latest([duty])[duty.pk].former == cast.officers["handler"].code
    assert owner(cast, duty, day=2) == "handler"
    assert not owning.unowned(cast.actor("leader")).exists()


def test_work_named_meanwhile_or_ended_does_not_come_back(cast: Cast) -> None:
    kept, named, same = (owned(cast, key=key) for key in ("k1", "k2", "k3"))
    done = owned(cast, key="k4")
    away(cast, "handler", "second", days=2)
    assert owner(cast, kept) == "second"

    for duty, name in ((named, "third"), (same, "second")):
        actions.assign(
            commitment=duty, officer=cast.officers[name], by=cast.actor("leader"), at=NOW
        )
    actions.move(commitment=done, unit=cast.units["department"], by=cast.actor("handler"), at=NOW)

    got = [owner(cast, duty, day=3) for duty in (kept, named, same, done)]
    assert got == ["handler", "third", "second", ""]


def test_who_stands_in_is_away_as_well(cast: Cast) -> None:
    duty = owned(cast)
    away(cast, "handler", "second", days=4)
    assert owner(cast, duty) == "second"
    away(cast, "second", "third", start=1, days=1, at=NOW)

    assert [owner(cast, duty, day=day) for day in (1, 2, 4)] == ["third", "second", "handler"]


def test_owner_is_back_while_two_stand_in_for_each_other(cast: Cast) -> None:
    duty = owned(cast)
    away(cast, "handler", "second", days=2)
    away(cast, "second", "third", days=9)
    assert owner(cast, duty) == "third"
    assert owner(cast, duty, day=2) == "handler"
    circle = owned(cast, "third", key="k2")
    away(cast, "third", "second", start=3, days=3)
    assert owner(cast, circle, day=3) == ""


@pytest.mark.parametrize("how", ["role", "account", "planned"])
def test_role_that_ends_leaves_its_work_listed_and_its_history_readable(
    cast: Cast, how: str
) -> None:
    duty = owned(cast, "second")
    held = RoleHeld.objects.get(officer=cast.officers["second"])
    system = cast.actor("system")
    if how == "account":
        accounts.close(officer=cast.officers["second"], reason="nghỉ", by=system, at=NOW)
    else:
        ends = date(2026, 10, 4) if how == "planned" else TODAY
        accounts.end_role(held=held, valid_to=ends, reason="đi học", by=system, at=NOW)

    assert owner(cast, duty, day=3) == ""
    assert owning.unowned(cast.actor("leader", at=later(3))).get() == duty
    last = Assignment.objects.filter(commitment=duty).latest("id")
    assert (last.former, last.why) == (cast.officers["second"].code, "left")


def test_leader_names_anybody_and_an_officer_takes_or_passes_on_her_own(cast: Cast) -> None:
    duty = Commitment.objects.get(about_code=cast.receive().case.code)
    second = cast.officers["second"]

    def names(person: str, officer: Officer) -> None:
        actions.assign(commitment=duty, officer=officer, by=cast.actor(person), at=NOW)

    names("handler", cast.officers["handler"])  # takes what is nobody's
    with pytest.raises(NotAllowed) as refused:
        names("clerk", second)
    assert refused.value.code == "commitments.owned-by-other"
    names("handler", second)  # passes on her own
    with pytest.raises(NotAllowed):
        names("stranger", second)
    with pytest.raises(NotAllowed):
        names("other-leader", second)
    names("leader", cast.officers["third"])
    names("province-leader", second)
    with pytest.raises(NotAllowed) as elsewhere:
        names("leader", cast.officers["stranger"])
    assert elsewhere.value.code == "commitments.not-officer-of-unit"
    rows = [owned(cast, key=key) for key in ("k5", "k6")]
    done = actions.assign_all(rows=rows, officer=second, by=cast.actor("leader"), at=NOW)
    assert {row.assignee for row in done} == {second.code}
    with pytest.raises(WrongState):
        actions.reown(commitment=duty, by=cast.actor("system"), at=NOW)


def test_absences_are_written_by_whom_and_for_whom(cast: Cast) -> None:
    office, handler = cast.units["commune-office"], cast.officers["handler"]

    def write(by: str, **changes: object) -> Absence:
        given: dict[str, object] = {
            "officer": handler, "unit": office, "stand_in": cast.officers["second"],
            "valid_from": TODAY, "valid_to": TODAY + timedelta(days=1),
        }  # fmt: skip
        return accounts.write_absence(**(given | changes), by=cast.actor(by), at=NOW)  # type: ignore[arg-type]

    for stranger in ("clerk", "second", "stranger", "other-leader", "front", "expert"):
        with pytest.raises(NotAllowed):
            write(stranger)
    for wrong in (
        {"valid_from": TODAY - timedelta(days=1)},
        {"valid_to": TODAY},
        {"stand_in": handler},
        {"stand_in": cast.officers["stranger"]},
        {"unit": cast.units["other-office"]},
    ):
        with pytest.raises(Invalid):
            write("administrator", **wrong)
    for start, by in enumerate(("handler", "leader", "province-leader", "administrator")):
        day = TODAY + timedelta(days=10 * start)
        made = write(by, valid_from=day, valid_to=day + timedelta(days=2))
        with pytest.raises(Invalid):
            write("leader", valid_from=day + timedelta(days=1), valid_to=None)
    with pytest.raises(NotAllowed):
        accounts.end_absence(absence=made, valid_to=TODAY, by=cast.actor("clerk"), at=NOW)
    back = accounts.end_absence(absence=made, valid_to=TODAY, by=cast.actor("leader"), at=NOW)
    assert back.valid_to == back.valid_from  # taken back before it began
    with pytest.raises(WrongState):
        accounts.end_absence(absence=made, valid_to=TODAY, by=cast.actor("leader"), at=later(60))


def test_unit_without_hands_is_listed_for_who_leads_above(cast: Cast) -> None:
    cast.receive()
    leader, far = cast.actor("leader"), cast.actor("other-leader")
    assert not owning.without_hands(leader, TODAY).exists()

    for name in ("handler", "second", "third"):
        accounts.close(officer=cast.officers[name], reason="nghỉ", by=cast.actor("system"), at=NOW)

    found = owning.without_hands(leader, TODAY).get()
    assert (found.code, found.open) == ("t-commune-office", 1)  # type: ignore[attr-defined]
    assert owning.without_hands(cast.actor("province-leader"), TODAY).exists()
    assert not owning.without_hands(far, TODAY).exists()
    assert not owning.without_hands(cast.actor("clerk"), TODAY).exists()
