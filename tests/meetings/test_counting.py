"""Counting meetings once and once per host; who falls short; hamlets reached; old names."""

from datetime import date, timedelta

import pytest

from hoiam.core.quarters import Quarter
from hoiam.meetings import actions as meetings
from hoiam.meetings import calendar, counting, duties, queries
from hoiam.meetings.actions import PastMeeting, Span
from hoiam.meetings.models import Audience, Meeting, MeetingKind, Turnout
from hoiam.rules import queries as rules
from hoiam.units.models import Change, ChangeLink, Unit
from tests.cast import NOW, SINCE, Cast
from tests.meetings.making import STARTS, announced, ended, held, new, opened, planned

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def unit(code: str, kind: str, name: str, **more: object) -> Unit:
    values = {"valid_from": SINCE, "short_name": name, "folded": name.lower()} | more
    made = Unit(code=code, kind=kind, name=name, **values)
    made.save()
    return made


@pytest.fixture
def party(cast: Cast) -> Unit:
    return unit("t-commune-party", "party-committee", "Đảng ủy", area=cast.units["commune"])


def test_joint_event_counts_once_and_once_per_host(cast: Cast, party: Unit) -> None:
    """T8: four hosts, one event; the difference is the joint event's and nobody else's."""
    council = unit("t-commune-hdnd", "council", "HĐND", area=cast.units["commune"])
    four = (cast.units["commune-ubnd"], party, council, cast.units["commune-front"])
    ended(cast, "joint", hosts=four)
    ended(cast, "alone", in_person=False)

    tally = counting.tally(counting.held(Meeting.objects.all(), *YEAR))

    assert (tally.distinct, tally.hostings, tally.joint) == (2, 5, 1)
    assert tally.difference == 3
    assert (tally.in_person, tally.known) == (4, 5)
    assert {part.code: (part.distinct, part.hostings) for part in tally.bodies} == {
        "party": (1, 1), "authority": (2, 2), "council": (1, 1), "front": (1, 1),
    }  # fmt: skip
    assert [(part.code, part.distinct, part.hostings) for part in tally.levels] == [
        ("commune", 2, 5)
    ]


def test_every_part_of_the_count_opens_to_as_many_meetings(cast: Cast, party: Unit) -> None:
    ended(cast, "joint", hosts=(cast.units["commune-ubnd"], party))
    ended(cast, "province", hosts=(cast.units["province-ubnd"],))
    found = counting.held(Meeting.objects.all(), *YEAR)

    tally = counting.tally(found)

    for part in tally.bodies:
        assert found.filter(counting.of_body(part.code)).count() == part.distinct
    for part in tally.levels:
        assert found.filter(counting.of_level(part.code)).count() == part.distinct


def test_delegated_session_is_never_the_heads(cast: Cast) -> None:
    head, other = STARTS, STARTS + timedelta(days=3)
    for key, at, in_person in (("a", head, True), ("b", other, False), ("c", other, False)):
        meeting = opened(cast, key, kind=MeetingKind.RECEPTION, starts=at, ends=None, at=at)
        by = cast.actor("clerk", at=at)
        told = held(meeting, in_person=in_person, on=at)
        meetings.end(meeting=meeting, held=told, by=by, at=at + timedelta(hours=3))
    month = duties.month(2026, 10)

    found = duties.receptions(
        [cast.units["commune-ubnd"]], month, book=rules.rulebook_on(), today=TODAY
    )

    (one,) = found
    assert (one.duty.rule, one.duty.required) == ("R-01", 2)
    assert (one.planned, one.announced, one.held, one.delegated) == (2, 2, 1, 1)
    assert one.missing == 1
    assert duties.announced_days(cast.units["commune-ubnd"], month) == 2


@pytest.mark.parametrize(
    ("name", "rule", "required"),
    [
        ("commune-ubnd", "R-01", 2),
        ("province-ubnd", "R-02", 1),
        ("department", "R-03", 1),
        ("commune-party", "P-01", 2),
        ("commune-front", "", 0),
        ("commune-office", "", 0),
    ],
)
def test_days_a_head_owes_come_from_the_rulebook(
    cast: Cast, party: Unit, name: str, rule: str, required: int
) -> None:
    body = cast.units.get(name, party)

    duty = duties.reception_duty(body, duties.month(2026, 10), rules.rulebook_on())

    assert (duty.rule if duty else "", duty.required if duty else 0) == (rule, required)


def test_before_the_law_changed_the_head_owed_a_day_a_week(cast: Cast) -> None:
    august = duties.reception_duty(
        cast.units["commune-ubnd"], duties.month(2025, 9), rules.rulebook_on()
    )

    assert august is not None
    assert august.required == 5  # Mondays of September 2025


def test_dialogue_with_both_counts_for_both(cast: Cast) -> None:
    ended(cast, audience=Audience.BOTH)
    year = duties.year(2026)

    found = duties.dialogues(
        [cast.units["commune-ubnd"], cast.units["other-ubnd"]],
        year, book=rules.rulebook_on(), today=date(2027, 1, 5),
    )  # fmt: skip

    missing = {(one.unit.code, one.duty.code): one.missing for one in found}
    assert missing == {
        ("t-commune-ubnd", "people"): 0,
        ("t-commune-ubnd", "enterprises"): 0,
        ("t-other-ubnd", "people"): 1,
        ("t-other-ubnd", "enterprises"): 1,
    }


def test_commune_nobody_of_the_province_came_to_is_named(cast: Cast) -> None:
    ended(
        cast, kind=MeetingKind.WORKING, hosts=(cast.units["province-ubnd"],),
        areas=(cast.units["commune"],),
    )  # fmt: skip
    period = duties.Period(date(2025, 7, 1), TODAY)

    found = duties.visits(cast.units["province"], period, today=TODAY)

    assert [(one.unit.name, one.times) for one in found] == [("Xã Bản Mẫu", 1), ("Xã Khe Thử", 0)]


def test_hamlets_of_a_quarter_are_reached_or_named(cast: Cast) -> None:
    hamlets = [
        unit(f"t-thon-{nth}", "hamlet", f"Thôn {nth}", parent=cast.units["commune"])
        for nth in (1, 2, 3)
    ]
    ended(cast, kind=MeetingKind.VOTERS, areas=tuple(hamlets[:2]))

    found = counting.hamlets_reached([cast.units["commune"]], Quarter(2026, 4))

    assert [one.name for one in found.reached] == ["Thôn 1", "Thôn 2"]
    assert [one.name for one in found.missed] == ["Thôn 3"]
    before = counting.hamlets_reached([cast.units["commune"]], Quarter(2026, 3))
    assert len(before.missed) == 3


def test_meeting_of_a_town_that_ended_is_found_under_its_successor(cast: Cast) -> None:
    """T12: thị trấn Khánh Yên, 2020; printed with the name of that day."""
    town = unit(
        "t-khanh-yen", "township", "Thị trấn Khánh Yên", folded="thi tran khanh yen",
        valid_from=date(2000, 1, 1), valid_to=SINCE,
    )  # fmt: skip
    body = unit(
        "t-khanh-yen-ubnd", "peoples-committee", "UBND thị trấn Khánh Yên", area=town,
        template="ubnd", valid_from=date(2000, 1, 1), valid_to=SINCE,
    )  # fmt: skip
    change = Change(code="t-2025", decision="NQ 1673", day=SINCE)
    change.save()
    ChangeLink(change=change, predecessor=town, successor=cast.units["commune"]).save()
    past = PastMeeting(
        new(cast, "old", hosts=(body,), areas=(town,), starts=None, ends=None, place=""),
        date(2020, 5, 14), "Báo Lào Cai",
    )  # fmt: skip

    meeting = meetings.record_past(past=past, by=cast.actor("clerk"), at=NOW)

    assert calendar.past(cast.units["commune"], at=NOW).get() == meeting
    assert queries.found_by("Khánh Yên", TODAY).get() == meeting
    (host,) = queries.hosts_named(meeting, date(2020, 5, 14), TODAY)
    assert host.name == "UBND thị trấn Khánh Yên"
    assert host.now == (cast.units["commune-ubnd"],)
    assert queries.areas_named(meeting, date(2020, 5, 14)) == ("Thị trấn Khánh Yên",)


def test_series_writes_every_day_once(cast: Cast) -> None:
    days = tuple(Span(STARTS + timedelta(days=nth)) for nth in (0, 7, 7))
    asked = new(cast, "series", kind=MeetingKind.RECEPTION, ends=None)

    meetings.record_series(new=asked, days=days, by=cast.actor("clerk"), at=NOW)
    again = meetings.record_series(new=asked, days=days, by=cast.actor("clerk"), at=NOW)

    assert again == ()
    assert Meeting.objects.count() == 2


def test_calendar_shows_what_is_ahead_with_what_was_called_off(cast: Cast) -> None:
    planned(cast, "hidden")
    announced(cast, "shown", starts=STARTS + timedelta(days=1), ends=None)
    off = announced(cast, "off")
    meetings.cancel(meeting=off, reason="Bão", by=cast.actor("clerk"), at=NOW)

    assert [one.key for one in calendar.coming(None, at=NOW)] == ["off", "shown"]
    later = STARTS + timedelta(days=30)
    assert not calendar.coming(None, at=later).exists()
    assert calendar.past(None, at=later).count() == 2
    assert not calendar.of(cast.units["other"]).exists()


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            {"residents": 30, "hamlets": 7, "everybody": 37},
            {"người dân": 30, "cán bộ thôn, tổ dân phố": 7, "tổng số người dự": 37},
        ),
        (
            {"residents": 30, "hamlets": 2, "everybody": 32},
            {"người dân": 30, "cán bộ thôn, tổ dân phố": None},
        ),
    ],
)
def test_small_counts_of_people_are_not_told_nor_left_to_subtract(
    counts: dict[str, int], told: dict[str, int | None]
) -> None:
    rows = [Turnout(group=group, number=number) for group, number in counts.items()]

    shown = calendar.told_turnout(rows)

    assert {str(one.group): one.number for one in shown} == told
