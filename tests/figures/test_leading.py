"""What leaders and the Front read: nothing late is missing, every count is its list, flags agree
with the rule in words."""

from datetime import timedelta

import pytest

from hoiam.accounts import actions as accounts
from hoiam.cases.models import Case
from hoiam.commitments.keeping import Unkept
from hoiam.commitments.models import Commitment
from hoiam.core import pending
from hoiam.core.actor import Role
from hoiam.core.pending import Flag, Kept
from hoiam.core.refusals import NotFound
from hoiam.figures import flags, gathered, leading, sources
from hoiam.meetings.models import Conclusion, Host, Meeting
from hoiam.units.models import Unit
from tests.cast import NOW, PASSWORD, SINCE, Cast, make_cast
from tests.figures.leading import BY, TODAY, case_at, duty, planted

PEOPLE = ("leader", "other-leader", "province-leader", "front", "secretary")


@pytest.fixture
def cast(db: None) -> Cast:
    cast = make_cast()
    party = Unit(
        code="t-commune-party", kind="party-committee", name="Đảng ủy xã Bản Mẫu",
        short_name="Đảng ủy", folded="dang uy", area=cast.units["commune"], valid_from=SINCE,
    )  # fmt: skip
    party.save()
    system = cast.actor("system")
    officer = accounts.open_account(
        username="secretary", name="Lù Thị Bí", password=PASSWORD, by=system, at=NOW
    )
    accounts.grant_role(
        officer=officer, unit=party, role=Role.LEADER, valid_from=SINCE, by=system, at=NOW
    )
    cast.officers["secretary"] = officer
    return cast


def test_flags_of_the_database_are_those_of_the_rule(cast: Cast) -> None:
    view = leading.view_on(TODAY)
    rows = planted(cast, 60)

    found = flags.flags_on([one.duty for one in rows], view.look)

    wanted = {one.duty.pk: pending.flags_of(one.known, view.look) for one in rows}
    assert found == wanted
    assert {flag for held in found.values() for flag in held} == set(Flag)


def test_every_matter_beyond_the_age_is_listed(cast: Cast) -> None:
    view = leading.view_on(TODAY)
    rows = planted(cast, 40, seed=7)
    seen = leading.open_for(cast.actor("province-leader"))

    listed = set(seen.filter(leading.LONG_PENDING.rule(view)).values_list("pk", flat=True))

    old = {one.duty.pk for one in rows if one.known.begun_on <= view.look.old_since}
    assert listed == old
    assert 0 < len(old) < len(rows)


def test_counts_are_their_lists_and_the_parts_make_the_whole(cast: Cast) -> None:
    view = leading.view_on(TODAY)
    planted(cast, 30)
    _of_every_source(cast)
    for name in PEOPLE:
        seen = leading.open_for(cast.actor(name))
        board = leading.board(cast.actor(name), view)
        for measure in leading.MEASURES:
            number = board.all[measure.code]
            assert number == seen.filter(measure.rule(view)).count(), (name, measure.code)
            for line in board.by_unit if name == "front" else ():
                listed = seen.filter(measure.rule(view), unit__code=line.code).count()
                assert line.counts[measure.code] == listed, (name, measure.code, line.code)
            for line in board.by_source if name == "front" else ():
                listed = seen.filter(measure.rule(view), sources.is_from(line.code)).count()
                assert line.counts[measure.code] == listed, (name, measure.code, line.code)
            assert sum(line.counts[measure.code] for line in board.by_unit) == number
            assert sum(line.counts[measure.code] for line in board.by_source) == number
        parts = sum(board.all[one.code] for one in leading.PARTS)
        assert parts == board.all[leading.OPEN.code], name
        assert bool(parts) is (name != "other-leader")


def _of_every_source(cast: Cast) -> None:
    unit = cast.units["commune-office"]
    for number, (about, kind) in enumerate(
        (
            ("question", "conclusion"), ("conclusion", "conclusion"), ("visit", "conclusion"),
            ("call", "conclusion"), ("request", "request"), ("case", "consult"),
            ("commitment", "report"), ("something-new", "conclusion"),
        )
    ):  # fmt: skip
        duty(unit, f"s-{number}", kind=kind, about=(about, f"x-{number}"))
    duty(
        unit, "s-clock", kind="clock", about=("docket", "hs-1"), clock="accept",
        due=TODAY - timedelta(days=3), paused_on=TODAY,
    )  # fmt: skip


def test_source_that_nobody_named_appears_by_itself(cast: Cast) -> None:
    _of_every_source(cast)

    board = leading.board(cast.actor("leader"), leading.view_on(TODAY))

    found = {line.code: line.name for line in board.by_source}
    assert found["something-new"] == "việc giao theo kết luận"
    assert found["question"] == sources.name_of("question") == "câu hỏi tại đối thoại"
    assert found["report"] == "báo cáo cấp trên"
    assert "case-consult" not in found
    assert sources.name_of("something-new") == sources.name_of("case-nothing") == ""


def test_front_misses_nothing_that_is_late_in_its_area(cast: Cast) -> None:
    """The whole set: every unit and every matter, counted by hand against the list."""
    planted(cast, 30)
    _of_every_source(cast)
    late = TODAY - timedelta(days=2)
    elsewhere = case_at(cast, cast.units["other-office"], 900, area="other")
    of_area = case_at(cast, cast.units["department"], 901)
    mine = [
        duty(
            cast.units["department"], "a-1", kind="answer", about=("case", of_area.code), due=late
        ),
        duty(cast.units["commune-ubnd"], "a-2", due=late),
        duty(cast.units["commune-front"], "a-3", kind="consult", due=late),
    ]
    duty(cast.units["other-office"], "a-4", kind="answer", about=("case", elsewhere.code), due=late)
    duty(cast.units["department"], "a-5", due=late)
    view = leading.view_on(TODAY)

    listed = {
        one.code for one in leading.open_for(cast.actor("front")).filter(leading.LATE.rule(view))
    }

    area = cast.units["commune"].pk
    places = Case.objects.values_list("code", "area_id")
    in_area = {code for code, place in places if place == area}
    wanted = {
        row["code"]
        for row in Commitment.objects.values(
            "code", "state", "due_on", "paused_on", "unit__area_id", "about_kind", "about_code"
        )
        if row["state"] == "open" and row["due_on"] < TODAY and row["paused_on"] is None
        and (row["unit__area_id"] == area
             or (row["about_kind"] == "case" and row["about_code"] in in_area))
    }  # fmt: skip
    assert listed == wanted
    assert {one.code for one in mine} < listed
    assert not {"a-4", "a-5"} & listed


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("leader", {"commune-ubnd", "commune-office"}),
        ("province-leader", {"province-ubnd", "department", "commune-ubnd", "commune-office",
                             "other-ubnd", "other-office"}),
        ("other-leader", {"other-ubnd", "other-office"}),
        ("front", {"commune-ubnd", "commune-office", "commune-front"}),
        ("secretary", {"commune-ubnd", "commune-office", "commune-front"}),
        ("handler", set()), ("administrator", set()), ("public", set()),
    ],
)  # fmt: skip
def test_whose_duties_somebody_follows(name: str, sees: set[str], cast: Cast) -> None:
    found = {one.code.removeprefix("t-") for one in leading.units_of(cast.actor(name))}

    assert found - {"commune-party"} == sees


def test_word_that_was_said_not_to_be_kept_is_counted(cast: Cast) -> None:
    one = duty(cast.units["commune-office"], "p-1", kind="promise", about=("case", "TT-1"))
    answer = duty(cast.units["commune-ubnd"], "p-2", kind="unkept", about=("commitment", "p-1"))
    Unkept(
        commitment=one, key="k", who="asker", answer=answer, said_at=NOW, said_by="public"
    ).save()
    view, seen = leading.view_on(TODAY), leading.open_for(cast.actor("leader"))

    assert [row.code for row in seen.filter(leading.NOT_KEPT.rule(view))] == ["p-1"]
    assert leading.board(cast.actor("leader"), view).all[leading.NOT_KEPT.code] == 1


def test_promises_of_a_meeting_are_kept_open_or_late(cast: Cast) -> None:
    meeting = Meeting(
        code="m-1", key="m-1", kind="dialogue", title="Đối thoại tháng 9", state="closed",
        unit=cast.units["commune-ubnd"], held_on=TODAY - timedelta(days=20), recorded_at=NOW,
        recorded_by=BY,
    )  # fmt: skip
    meeting.save()
    for name in ("commune-ubnd", "commune-office"):
        Host(meeting=meeting, unit=cast.units[name]).save()
    ended = {"result": "xong", "ended_at": NOW, "ended_by": BY, "ended_on": TODAY}
    for number, more in enumerate(
        ({"due": TODAY - timedelta(days=1)}, {}, {"state": "done", **ended}, {"state": "undone", **ended})
    ):  # fmt: skip
        one = duty(cast.units["commune-office"], f"c-{number}", about=("conclusion", f"kl-{number}"), **more)  # type: ignore[arg-type]  # fmt: skip
        Conclusion(
            code=f"kl-{number}", meeting=meeting, number=number + 1, text="Sửa đường",
            unit=one.unit, commitment=one.code, written_at=NOW, written_by=BY,
        ).save()  # fmt: skip
    view = leading.view_on(TODAY)

    for name, wanted in (("leader", [Kept(1, 1, 1, 1)]), ("other-leader", [])):
        units = leading.units_of(cast.actor(name))
        assert [one.kept for one in gathered.promised(units, view)] == wanted
    assert sorted(gathered.codes_left_by(meeting)) == ["c-0", "c-1", "c-2", "c-3"]


def test_unknown_number_is_not_found() -> None:
    with pytest.raises(NotFound):
        leading.measure("gi-do")
