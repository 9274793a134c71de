"""The actor answers for what was held on the day of the act, and for nothing else."""

from hoiam.core.actor import Held, Kind, Role, officer, public, system

CLERK = officer(
    "lan", act="act-1", held=[Held(Role.CLERK, "bao-thang"), Held(Role.HANDLER, "sa-pa")]
)
NOBODY = public(act="act-2")


def test_role_is_held_at_its_unit_alone() -> None:
    assert CLERK.holds(Role.CLERK, at="bao-thang")
    assert CLERK.holds(Role.LEADER, Role.CLERK, at="bao-thang")
    assert not CLERK.holds(Role.CLERK, at="sa-pa")
    assert not NOBODY.holds(*Role, at="bao-thang")


def test_role_may_be_held_anywhere() -> None:
    assert CLERK.holds_anywhere(Role.HANDLER)
    assert not CLERK.holds_anywhere(Role.LEADER)
    assert not NOBODY.holds_anywhere(*Role)


def test_units_are_those_of_the_roles_asked_for() -> None:
    assert CLERK.units() == {"bao-thang", "sa-pa"}
    assert CLERK.units(Role.HANDLER) == {"sa-pa"}
    assert NOBODY.units() == frozenset()


def test_officer_is_told_from_the_public() -> None:
    assert CLERK.is_officer
    assert not NOBODY.is_officer


def test_public_and_system_are_doers_too() -> None:
    job = system("work", act="act-3")

    assert (NOBODY.code, NOBODY.kind) == ("public", Kind.PUBLIC)
    assert (job.code, job.kind, job.act) == ("system:work", Kind.SYSTEM, "act-3")
    assert not job.is_officer
