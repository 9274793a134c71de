"""Old minutes as history: numbers as they were given, old units, what is owed to this day."""

from datetime import date

import pytest

from hoiam.core.refusals import Invalid
from hoiam.core.text import fold
from hoiam.meetings import actions as meetings
from hoiam.meetings import minutes, owed
from hoiam.meetings.actions import NewMeeting, OldMeeting, PastMeeting, StillOwed
from hoiam.meetings.models import CountOf, MeetingKind, MeetingState, Outcome
from hoiam.meetings.old_lines import read_lines
from hoiam.meetings.old_numbers import Approximate, read_number
from hoiam.meetings.old_owed import read_owed
from hoiam.papers.letter import texts
from hoiam.units.models import Change, ChangeLink, Unit
from tests.cast import Cast
from tests.meetings.making import STARTS, opened

MERGED = date(2025, 7, 1)
THEN = date(2019, 7, 10)
DUE = date(2019, 9, 30)


@pytest.mark.parametrize(
    ("said", "number", "qualifier"),
    [
        ("11", 11, ""),
        ("trên 30", 30, "trên"),
        ("Hơn 1.200 ý kiến", 1200, "hơn"),
        ("gần 20", 20, "gần"),
        ("13 lượt ý kiến", 13, ""),
        ("10 ý kiến, kiến nghị", 10, ""),
    ],
)
def test_a_number_keeps_the_word_it_was_given_with(said: str, number: int, qualifier: str) -> None:
    assert read_number(said, field="opinions") == Approximate(number, qualifier)


@pytest.mark.parametrize("said", ["", "không rõ", "-"])
def test_unknown_stays_unknown(said: str) -> None:
    assert read_number(said, field="opinions") is None


@pytest.mark.parametrize("said", ["nhiều", "30 đến 40", "1.2", "9999999", "9" * 5_000])
def test_what_is_no_number_is_refused(said: str) -> None:
    with pytest.raises(Invalid, match=r"meetings\.old-number"):
        read_number(said, field="opinions")


def test_pasted_lines_say_how_each_question_ended() -> None:
    lines = read_lines(
        "1. Đường thôn 3 hỏng -> trả lời tại chỗ: quý II làm\n\n"
        "Câu 2: Sổ đỏ chậm → giao UBND xã, trước ngày 30/9/2019\n"
        "- Tranh chấp đất => không thuộc nội dung: tòa đang xử\n"
        "Rác ven suối"
    )

    assert [(one.number, one.text, one.outcome) for one in lines] == [
        (1, "Đường thôn 3 hỏng", Outcome.ANSWERED),
        (2, "Sổ đỏ chậm", Outcome.ASSIGNED),
        (3, "Tranh chấp đất", Outcome.OUTSIDE),
        (4, "Rác ven suối", ""),
    ]
    assert (lines[1].unit, lines[1].due_on) == ("UBND xã", DUE)
    assert [one.answer for one in lines] == ["quý II làm", "", "tòa đang xử", ""]


def test_a_line_of_what_is_owed_is_read_or_refused() -> None:
    one = read_owed("Sửa cầu | UBND thành phố | hạn 30/9/2019 | UBND xã")
    assert (one.text, one.unit, one.due_on, one.now) == (
        "Sửa cầu",
        "UBND thành phố",
        DUE,
        "UBND xã",
    )
    with pytest.raises(Invalid, match=r"meetings\.old-owed-line"):
        read_owed("Sửa cầu | UBND thành phố")


def city(cast: Cast, *heirs: str) -> dict[str, Unit]:
    """A city of 2019 with two hosts and two wards, which ended on 1/7/2025."""
    found: dict[str, Unit] = {}
    for code, kind, name, area in (
        ("city", "district", "Thành phố Mẫu", ""),
        ("city-party", "party-committee", "Thành ủy Mẫu", "city"),
        ("city-ubnd", "peoples-committee", "UBND thành phố Mẫu", "city"),
        ("south", "ward", "Phường Nam", ""),
        ("thinh", "commune", "Xã Thịnh Mẫu", ""),
    ):
        unit = Unit(
            code=f"t-{code}", kind=kind, name=name, short_name=name, folded=fold(name),
            area=found.get(area), valid_from=date(2010, 1, 1), valid_to=MERGED,
        )  # fmt: skip
        unit.save()
        found[code] = unit
    act = Change(code="c-2025", decision="Nghị quyết về sắp xếp", day=MERGED)
    act.save()
    for former in ("city-party", "city-ubnd"):
        for heir in heirs:
            ChangeLink(change=act, predecessor=found[former], successor=cast.units[heir]).save()
    return found


def dialogue(cast: Cast, old: dict[str, Unit], *left: StillOwed) -> OldMeeting:
    """The dialogue of the article: eleven opinions, two hosts, wards of the south and one commune."""
    cover = NewMeeting(
        key="bai-004", kind=MeetingKind.DIALOGUE, unit=cast.units["commune-office"],
        title="Hội nghị đối thoại của người đứng đầu với nhân dân các phường, xã phía nam",
        hosts=(old["city-party"], old["city-ubnd"]), areas=(old["south"], old["thinh"]),
    )  # fmt: skip
    return OldMeeting(
        past=PastMeeting(cover, THEN, "Báo Nhân Dân, 20/7/2019", date(2019, 7, 20)),
        counts={CountOf.OPINIONS: Approximate(11)},
        themes=["kinh tế - xã hội"],
        owed=left,
    )


def test_what_a_city_of_2019_left_opens_the_next_dialogue_of_its_successor(cast: Cast) -> None:
    old = city(cast, "commune-ubnd")
    left = StillOwed("Làm đường phía nam", old["city-ubnd"], DUE)

    meeting = meetings.record_history(
        old=dialogue(cast, old, left), by=cast.actor("clerk"), at=STARTS
    )

    assert (meeting.state, meeting.held_on) == (MeetingState.CLOSED, THEN)
    again = meetings.record_history(old=dialogue(cast, old), by=cast.actor("clerk"), at=STARTS)
    assert again == meeting
    coming = opened(cast)
    (one,) = owed.open_before(coming, date(2026, 10, 23))
    assert (one.unit.name, one.unit_now) == ("UBND thành phố Mẫu", cast.units["commune-ubnd"])
    assert one.commitment.due_on == DUE
    said = "\n".join(texts(minutes.agenda(coming, date(2026, 10, 23))))
    assert "UBND thành phố Mẫu (nay là UBND xã bản mẫu), 30/9/2019" in said
    elsewhere = opened(cast, "m2", hosts=(cast.units["other-ubnd"],))
    assert not owed.open_before(elsewhere, date(2026, 10, 23))


def test_who_has_to_do_it_now_is_named_where_several_took_over(cast: Cast) -> None:
    old = city(cast, "commune-ubnd", "other-ubnd")
    left = StillOwed("Làm đường phía nam", old["city-ubnd"], DUE)
    with pytest.raises(Invalid, match=r"meetings\.old-unit-now"):
        meetings.record_history(old=dialogue(cast, old, left), by=cast.actor("clerk"), at=STARTS)

    named = StillOwed(left.text, left.unit, left.due_on, cast.units["other-ubnd"])
    meetings.record_history(old=dialogue(cast, old, named), by=cast.actor("clerk"), at=STARTS)

    for key, host in (("m1", "commune-ubnd"), ("m2", "other-ubnd")):
        coming = opened(cast, key, hosts=(cast.units[host],))
        assert len(owed.open_before(coming, date(2026, 10, 23))) == 1


def test_more_questions_than_an_exact_number_are_refused(cast: Cast) -> None:
    old = dialogue(cast, city(cast, "commune-ubnd"))
    lines = read_lines("\n".join(f"Câu {n}" for n in range(12)))
    with pytest.raises(Invalid, match=r"meetings\.old-more-lines"):
        meetings.record_history(
            old=OldMeeting(old.past, old.counts, lines=lines), by=cast.actor("clerk"), at=STARTS
        )
