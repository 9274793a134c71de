"""The way of a denunciation: who sees it, what is lawful when, and that nothing can be told in words."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from hoiam.base.models import Event
from hoiam.base.queries import history, of_act
from hoiam.core.actor import Role
from hoiam.core.clocks.shapes import Criterion, Ground, Matter
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal, WrongState
from hoiam.denunciations import actions, counts, queries
from hoiam.denunciations.actions import NewEntry, Taken
from hoiam.denunciations.models import (
    DenunciationFile,
    GoesOn,
    Part,
    Result,
    Side,
    Slip,
)
from tests.cast import NOW, PEOPLE, Cast, make_cast
from tests.denunciations import making
from tests.denunciations.making import TODAY, concluded, led, registered, seen, take


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def ago(days: int) -> Any:
    return TODAY - timedelta(days=days)


def stands(file: DenunciationFile) -> str:
    file.refresh_from_db()
    return file.state


# ---- who sees it ---------------------------------------------------------------------------------


def test_registered_file_is_seen_by_its_receiver_alone(cast: Cast) -> None:
    making.colleague(cast, "curious", Role.CLERK)
    file = registered(cast)

    assert seen(cast, "clerk") == [file.code]
    others = [name for name, *_rest in PEOPLE if name != "clerk"]
    assert [name for name in [*others, "curious"] if seen(cast, name)] == []


def test_named_officer_sees_the_line_and_opens_after_declaring(cast: Cast) -> None:
    file = registered(cast)
    clerk, leader = cast.actor("clerk"), cast.actor("leader")
    actions.name_head(file=file, officer=cast.officers["leader"], by=clerk, at=NOW)

    assert seen(cast, "leader") == [file.code]
    with pytest.raises(WrongState, match=r"denunciations\.not-declared"):
        take(cast, file, "accept", ago(35))

    actions.declare_free(file=file, by=leader, at=NOW)
    take(cast, file, "accept", ago(35))
    assert stands(file) == "accepted"
    with pytest.raises(WrongState, match=r"denunciations\.declared-already"):
        actions.declare_free(file=file, by=leader, at=NOW)


def test_conflict_closes_the_file_for_good_and_keeps_no_reason(cast: Cast) -> None:
    file = led(cast)
    leader = cast.actor("leader")

    row = actions.declare_conflict(file=file, by=leader, at=NOW)

    assert seen(cast, "leader") == []
    assert row.conflict and row.relieved_at
    with pytest.raises(NotFound):
        queries.by_code(leader, file.code)
    with pytest.raises(NotFound):
        actions.declare_free(file=file, by=leader, at=NOW)
    with pytest.raises(Invalid, match=r"not-to-be-named"):
        actions.name_head(
            file=file, officer=cast.officers["leader"], by=cast.actor("clerk"), at=NOW
        )
    above = cast.officers["province-leader"]  # Art. 13: who stands directly above settles it
    actions.name_head(file=file, officer=above, by=cast.actor("clerk"), at=NOW)
    assert seen(cast, "province-leader") == [file.code]


def test_head_names_and_relieves_and_nobody_else_does(cast: Cast) -> None:
    file = led(cast)
    clerk, leader, handler = (cast.actor(name) for name in ("clerk", "leader", "handler"))
    officer = cast.officers["handler"]

    with pytest.raises(NotAllowed):
        actions.name_handler(file=file, officer=officer, by=clerk, at=NOW)
    row = actions.name_handler(file=file, officer=officer, by=leader, at=NOW)
    actions.declare_free(file=file, by=handler, at=NOW)
    with pytest.raises(NotAllowed):
        actions.relieve(file=file, member=queries.member(file, clerk) or row, by=handler, at=NOW)
    with pytest.raises(NotAllowed, match=r"not-oneself"):
        actions.relieve(file=file, member=row, by=handler, at=NOW)
    with pytest.raises(WrongState, match=r"has-head"):
        actions.name_head(file=file, officer=cast.officers["province-leader"], by=clerk, at=NOW)
    actions.relieve(file=file, member=row, by=leader, at=NOW)

    assert seen(cast, "handler") == []


def test_head_named_by_mistake_is_taken_back_before_opening(cast: Cast) -> None:
    file = registered(cast)
    clerk = cast.actor("clerk")
    row = actions.name_head(file=file, officer=cast.officers["leader"], by=clerk, at=NOW)

    actions.relieve(file=file, member=row, by=clerk, at=NOW)

    assert seen(cast, "leader") == []
    assert queries.head(file) is None


def test_file_that_nobody_holds_waits_for_whoever_stands_directly_above(cast: Cast) -> None:
    file = registered(cast)
    assert not queries.left_alone(cast.actor("leader"), TODAY)

    cast.officers["clerk"].roles.update(valid_to=TODAY)

    assert [one.code for one in queries.left_alone(cast.actor("leader"), TODAY)] == [file.code]
    for name in ("handler", "province-leader", "other-leader", "administrator", "front"):
        assert not queries.left_alone(cast.actor(name), TODAY), name
    assert seen(cast, "leader") == []
    with pytest.raises(NotFound):
        actions.adopt(
            file=file, officer=cast.officers["leader"], by=cast.actor("other-leader"), at=NOW
        )
    with pytest.raises(Invalid, match=r"not-to-be-named"):  # it would open what they only pass on
        actions.adopt(file=file, officer=cast.officers["leader"], by=cast.actor("leader"), at=NOW)
    above = cast.officers["province-leader"]
    actions.adopt(file=file, officer=above, by=cast.actor("leader"), at=NOW)
    assert (seen(cast, "leader"), seen(cast, "province-leader")) == ([], [file.code])
    assert not queries.left_alone(cast.actor("leader"), TODAY)


def test_role_that_ends_ends_the_view(cast: Cast) -> None:
    led(cast)
    cast.officers["leader"].roles.update(valid_to=TODAY)

    assert seen(cast, "leader") == []


# ---- what is lawful ------------------------------------------------------------------------------


def test_whole_way_with_its_dates(cast: Cast) -> None:
    file = led(cast, source="forwarded")
    way: tuple[tuple[str, int, dict[str, Any]], ...] = (
        ("propose", 38, {}),
        ("accept", 35, {}),
        ("notify", 34, {}),
        ("assign", 33, {}),
        ("extend", 20, {"criteria": frozenset({Criterion.PLACES})}),
        ("suspend", 18, {"ground": Ground.EXPERT}),
        ("resume", 13, {}),
        ("report", 12, {}),
        ("decide", 10, {"result": Result.MIXED}),
        ("send", 8, {}),
        ("act", 5, {}),
        ("tell-forwarder", 5, {}),
        ("publish", 4, {}),
        ("close", 1, {}),
    )
    for step, days, more in way:
        take(cast, file, step, ago(days), **more)

    clocks = {one.code: one for one in queries.clocks(file)}
    assert stands(file) == "closed" and file.ended_at
    # 28 August, 60 days, 5 of the experts: Sunday the first of November, so Monday.
    assert clocks["settle"].due.due_on == date(2026, 11, 2)
    assert clocks["send"].ended and clocks["forwarder"].ended and clocks["tell"].ended


REFUSED_STEPS: tuple[tuple[str, int, dict[str, Any], str], ...] = (
    ("decide", 10, {"result": Result.RIGHT}, "workflow.not-now"),
    ("accept", 35, {"paper": ""}, "denunciations.paper-needed"),
    ("accept", 35, {"paper": "Ông Nguyễn Văn A"}, "denunciations.no-words"),
    ("accept", 35, {"paper": "nguyenvana1"}, "denunciations.no-words"),
    ("accept", -1, {}, "denunciations.day-ahead"),
    ("accept", 60, {}, "denunciations.day-before"),
    ("end-withdrawn", 30, {}, "denunciations.not-lawful-yet"),
    ("tell-forwarder", 30, {}, "denunciations.not-lawful-yet"),
)


@pytest.mark.parametrize(("step", "days", "more", "code"), REFUSED_STEPS)
def test_step_is_refused_with_its_reason(
    cast: Cast, step: str, days: int, more: dict[str, Any], code: str
) -> None:
    file = led(cast)

    with pytest.raises(Refusal) as refused:
        take(cast, file, step, ago(days), **more)

    assert refused.value.code == code
    assert stands(file) == "received"


@pytest.mark.parametrize(("goes_on", "possible"), [(GoesOn.COERCION, False), (None, True)])
def test_withdrawal_does_not_end_what_has_to_go_on(
    cast: Cast, goes_on: GoesOn | None, possible: bool
) -> None:
    file = led(cast)
    take(cast, file, "withdraw", ago(30), goes_on=goes_on, paper="")
    assert stands(file) == "received"

    if possible:
        take(cast, file, "end-withdrawn", ago(29))
        assert stands(file) == "withdrawn"
        return
    with pytest.raises(WrongState):
        take(cast, file, "end-withdrawn", ago(29))


def test_officer_does_not_sign_for_the_head(cast: Cast) -> None:
    file = led(cast)

    with pytest.raises(NotAllowed, match=r"head-only"):
        take(cast, file, "accept", ago(35), who="clerk")


def test_last_step_is_taken_back_and_stays_to_be_read(cast: Cast) -> None:
    file = led(cast)
    take(cast, file, "propose", ago(38))
    accepted = take(cast, file, "accept", ago(35))
    leader = cast.actor("leader")
    back: dict[str, Any] = {"file": file, "slip": Slip.DAY, "by": leader, "at": NOW}

    with pytest.raises(WrongState, match=r"not-last"):
        actions.take_back(number=2, **back)
    actions.take_back(number=accepted.number, **back)

    assert stands(file) == "received"
    assert "settle" not in {one.code for one in queries.clocks(file)}
    actions.take_back(number=2, **back)
    with pytest.raises(WrongState, match=r"first-stays"):
        actions.take_back(number=1, **back)
    assert len(queries.steps(file)) == 5


def test_further_one_follows_what_was_settled_and_is_settled_again(cast: Cast) -> None:
    file = concluded(cast)
    clerk = cast.actor("clerk")
    with pytest.raises(Invalid, match=r"no-earlier"):
        registered(cast, key="d-2", matter=Matter.FURTHER_DENUNCIATION, earlier=file)
    for step, days in (("notify", 9), ("send", 8), ("act", 8), ("publish", 8), ("close", 7)):
        take(cast, file, step, ago(days))
    further = registered(
        cast, key="d-3", matter=Matter.FURTHER_DENUNCIATION, earlier=file, received_on=ago(6)
    )
    above = cast.actor("province-leader")
    actions.name_head(file=further, officer=cast.officers["province-leader"], by=clerk, at=NOW)
    actions.declare_free(file=further, by=above, at=NOW)
    assert [one.code for one in queries.clocks(further)][:1] == ["review"]

    take(cast, further, "accept", ago(5), who="province-leader")

    again = registered(cast, key="d-4", earlier=further, received_on=ago(5))
    assert again.earlier == further


def test_same_form_twice_is_one(cast: Cast) -> None:
    file = led(cast)
    assert registered(cast).pk == file.pk
    first = take(cast, file, "propose", ago(38))
    assert take(cast, file, "propose", ago(38)).pk == first.pk


# ---- columns -------------------------------------------------------------------------------------


def entry(key: str, side: Side, measure: str, amount: int) -> NewEntry:
    return NewEntry(key=key, side=side, measure=measure, amount=amount, day=ago(5), paper="3/BC")


def test_columns_add_up_or_are_refused(cast: Cast) -> None:
    file = concluded(cast)
    by = cast.actor("leader")

    def enter(*told: Any) -> object:
        return actions.enter(file=file, new=entry(*told), by=by, at=NOW)

    enter("e1", Side.DUE, "recover-money", 5_000_000)
    due = enter("e2", Side.DUE, "handle-people", 2)
    for told, code in (
        (("e3", Side.DUE, "handle-officials", 3), "denunciations.part-of"),
        (("e4", Side.DONE, "recover-money", 5_000_001), "denunciations.more-than-due"),
        (("e5", Side.DUE, "gossip", 1), "denunciations.measure"),
        (("e6", Side.DUE, "handle-people", 0), "denunciations.measure"),
    ):
        with pytest.raises(Invalid) as refused:
            enter(*told)
        assert refused.value.code == code
    enter("e7", Side.DONE, "recover-money", 2_000_000)
    enter("e8", Side.DUE, "handle-officials", 1)
    with pytest.raises(Invalid, match=r"part-of"):
        actions.take_entry_back(file=file, number=getattr(due, "number", 0), by=by, at=NOW)
    with pytest.raises(WrongState):  # something that the conclusion orders is not done
        take(cast, file, "close", ago(1))

    found = counts.table(queries.known([file]), ago(90), TODAY)
    assert counts.broken(found) == []
    assert dict(found.settled) == {1: 1, 2: 1, 4: 1, 7: 1, 8: 1, 14: 5_000_000, 21: 2, 22: 1}
    assert dict(found.carried) == {16: 1, 18: 5_000_000, 20: 2_000_000}
    assert found.behind["04.7"] == [file.code]
    # Every column of the form is one that the circular has, and what breaks is named by its rule.
    numbered = counts.numbers(found)
    assert {code: len(columns) for code, columns in numbered.items()} == {
        "02/XLD": 7, "04/GQTC": 25, "05/KQTH": 16,
    }  # fmt: skip
    found.settled[7], found.carried[28] = 2, 1
    assert [(one.form, one.said) for one in counts.broken(found)] == [
        ("04/GQTC", "7 = 8 + 9 + 10 + 11 + 12 + 13"),
        ("05/KQTH", "28 ≤ 27"),
        ("05/KQTH", "16 ≥ 04/GQTC.7"),
    ]


def test_what_belongs_elsewhere_is_not_counted_and_identities_hold(cast: Cast) -> None:
    moved, refused, open_one = (
        led(cast),
        led(cast, key="d-2"),
        registered(cast, key="d-3", papers=3),
    )
    take(cast, moved, "transfer", ago(36))
    take(cast, refused, "refuse", ago(36))

    found = counts.table(queries.known([moved, refused, open_one]), ago(90), TODAY)

    assert dict(found.settled) == {1: 4, 2: 2, 3: 1, 5: 1}
    assert counts.broken(found) == []


def test_entry_needs_a_conclusion(cast: Cast) -> None:
    file = led(cast)

    with pytest.raises(WrongState, match=r"no-conclusion"):
        actions.enter(
            file=file, new=entry("e", Side.DUE, "refer-cases", 1), by=cast.actor("leader"), at=NOW
        )


# ---- what leaves no trace ------------------------------------------------------------------------


def test_events_say_nothing_and_are_read_by_no_page(cast: Cast) -> None:
    file = concluded(cast)

    rows = list(Event.every.filter(subject_kind="denunciation"))

    assert rows and all(row.details == {} for row in rows)
    assert not Event.objects.filter(subject_kind="denunciation").exists()
    assert history((queries.ABOUT, file.code)) == []
    assert [one for row in rows for one in of_act(row.act) if one.subject_code == file.code] == []


def test_file_is_known_by_chance_not_by_number(cast: Cast) -> None:
    codes = [registered(cast, key=f"d-{n}").code for n in range(3)]

    assert len({code[:6] for code in codes}) == 3
    assert not [code for code in codes if code[3:].isdigit()]


def test_parts_of_a_file_have_no_column_for_words() -> None:
    wide = [
        f"{model.__name__}.{one.name}"
        for model in apps.get_app_config("denunciations").get_models()
        for one in model._meta.local_concrete_fields
        if isinstance(one, models.CharField | models.TextField)
        and not one.choices
        and (one.max_length or 10**6) > 64
    ]

    # Encrypted, and only what opens entries of the log: an act, a day, the code of the file.
    assert wide == ["DenunciationOpening.salt", "DenunciationOpening.record"]
    assert Part.values and Taken.__doc__


def test_step_under_the_longest_key_is_taken_back(cast: Cast) -> None:
    file = led(cast)
    step = take(cast, file, "accept", ago(35), key="k" * 64)

    back = actions.take_back(
        file=file, number=step.number, slip=Slip.DAY, by=cast.actor("leader"), at=NOW
    )

    assert back.takes_back == step
    assert stands(file) == "received"
