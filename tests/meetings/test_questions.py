"""Questions in = answered + assigned + put outside + open; nothing is lost, nobody is left untold."""

from datetime import date, timedelta
from typing import Any

import pytest

from hoiam.commitments.models import Commitment
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.meetings import actions as meetings
from hoiam.meetings import questions
from hoiam.meetings.actions import End
from hoiam.meetings.models import Hall, Meeting, MeetingState, Question, Remark, Way
from hoiam.notices.models import Notice
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast
from tests.meetings.asking import LEFT, asked, question
from tests.meetings.making import STARTS, announced, ended, opened, planned

DUE = date(2026, 11, 20)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A dialogue that has begun."""
    return opened(cast)


def end(cast: Cast, one: Question, how: str = "answered", **more: Any) -> Question:
    """It ends in one of the three ways."""
    acts: dict[str, tuple[Any, dict[str, object]]] = {
        "answered": (meetings.answer_on_spot, {"answer": "Tháng tới đổ xong."}),
        "assigned": (
            meetings.assign, {"unit": cast.units["commune-ubnd"], "due_on": DUE},
        ),
        "outside": (meetings.put_outside, {"why": "Việc của ngành điện"}),
    }  # fmt: skip
    act, told = acts[how]
    ended: Question = act(
        **({"question": one, "by": cast.actor("clerk", at=STARTS), "at": STARTS} | told | more)
    )
    return ended


def test_asking_gives_a_number_a_receipt_and_a_voice_from_the_hall(
    cast: Cast, meeting: Meeting
) -> None:
    first, second = asked(cast, meeting), asked(cast, meeting, "q2", way=Way.WEB, reach=LEFT)

    assert [first.question.number, second.question.number] == [1, 2]
    assert first.accepted.tracking_code != second.accepted.tracking_code
    assert first.question.voice.channel == "hall"
    assert second.question.voice.channel == "web"
    assert second.question.voice.contact.name == LEFT.name
    assert first.question.voice.area == cast.units["commune"]


def test_the_same_key_gives_the_same_question_even_when_nothing_is_taken_any_more(
    cast: Cast, meeting: Meeting
) -> None:
    first = asked(cast, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(
        state=MeetingState.CLOSED, closed_at=STARTS, closed_by="o"
    )

    again = asked(cast, meeting)

    assert again.question == first.question
    assert again.accepted.tracking_code == first.accepted.tracking_code
    assert Voice.objects.count() == 1


HOURS = timedelta(hours=1)


@pytest.mark.parametrize(
    ("made", "way", "at", "taken"),
    [
        (planned, Way.WEB, NOW, False),
        (announced, Way.WEB, NOW, True),
        (announced, Way.HALL, NOW, False),
        (announced, Way.HALL, STARTS - 2 * HOURS, True),
        (announced, Way.HALL, STARTS + 6 * HOURS, False),
        (opened, Way.HALL, STARTS + 30 * HOURS, True),
        (ended, Way.HALL, STARTS + 5 * HOURS, True),
        (ended, Way.HALL, STARTS + 6 * HOURS, False),
        (ended, Way.WEB, STARTS + 6 * HOURS, False),
        (ended, Way.PAPER, STARTS + 60 * HOURS, True),
    ],
)
def test_questions_are_taken_from_the_announcement_until_the_hall_has_emptied(
    cast: Cast, made: Any, way: str, at: Any, taken: bool
) -> None:
    there = made(cast)
    who = "clerk" if way == Way.PAPER else "public"

    if taken:
        assert question(cast, there, way=way, who=who, at=at).number == 1
    else:
        with pytest.raises(WrongState, match="questions-not-taken"):
            asked(cast, there, way=way, who=who, at=at)


def test_asking_is_refused_and_nothing_is_kept_of_a_denunciation(
    cast: Cast, meeting: Meeting
) -> None:
    with pytest.raises(Invalid, match="question-denunciation"):
        asked(cast, meeting, text="Tố cáo ông Mẫu ở thôn 3 lấy tiền")

    assert not Voice.objects.exists()


def test_a_stranger_writes_down_nothing_for_this_meeting(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotAllowed, match="not-keeper"):
        asked(cast, meeting, way=Way.MICROPHONE, who="stranger")


def test_each_way_of_ending_counts_and_tells_whoever_left_an_address(
    cast: Cast, meeting: Meeting
) -> None:
    for key, how in (("a", "answered"), ("b", "assigned"), ("c", "outside")):
        end(cast, question(cast, meeting, key, reach=LEFT), how)
    question(cast, meeting, "d")

    counts = questions.counts(meeting)
    duty = Commitment.objects.get(about_kind="question")
    assert (counts.asked, counts.answered, counts.assigned, counts.outside, counts.open) == (
        4, 1, 1, 1, 1,
    )  # fmt: skip
    assert (duty.unit, duty.due_on) == (cast.units["commune-ubnd"], DUE)
    told = Notice.objects.filter(about_kind="question").order_by("pk")
    assert [one.template.split("-")[-1] for one in told] == ["answered", "assigned", "outside"]
    assert "20/11/2026" in told[1].text


def test_eleven_questions_end_as_in_the_dialogue_of_the_article(
    cast: Cast, meeting: Meeting
) -> None:
    ways = ["answered"] * 4 + ["assigned"] * 6 + ["outside"]
    for number, how in enumerate(ways):
        end(cast, question(cast, meeting, f"q{number}", reach=LEFT), how)

    counts = questions.counts(meeting)
    assert counts.answered + counts.assigned + counts.outside == counts.asked == 11
    assert [one.number for one in questions.questions(meeting)] == list(range(1, 12))
    assert Notice.objects.filter(about_kind="question").count() == 11


def test_an_end_sent_twice_is_one_end(cast: Cast, meeting: Meeting) -> None:
    one = question(cast, meeting, reach=LEFT)

    for _ in range(2):
        end(cast, one, "assigned", end=End(key="k", seen=1))

    assert Commitment.objects.filter(about_kind="question").count() == 1
    assert Notice.objects.filter(about_kind="question").count() == 1


def test_who_writes_over_a_version_that_is_gone_is_told_so(cast: Cast, meeting: Meeting) -> None:
    one = question(cast, meeting)
    end(cast, one, end=End(key="mine", seen=1))

    with pytest.raises(WrongState, match="question-changed"):
        end(cast, one, end=End(key="theirs", seen=1), answer="Lời khác")

    one.refresh_from_db()
    assert one.answer == "Tháng tới đổ xong."
    end(cast, one, end=End(key="theirs", seen=one.version), answer="Lời sửa")
    one.refresh_from_db()
    assert one.answer == "Lời sửa"


def test_a_gathered_question_shares_the_end_and_is_told_by_itself(
    cast: Cast, meeting: Meeting
) -> None:
    first, second, late = (question(cast, meeting, key, reach=LEFT) for key in "abc")
    by = cast.actor("clerk", at=STARTS)
    meetings.gather(question=second, under=first, by=by, at=STARTS)

    with pytest.raises(WrongState, match="ends-with-leader"):
        end(cast, second)
    end(cast, first, "assigned")
    meetings.gather(question=late, under=second, by=by, at=STARTS)

    found = questions.questions(meeting)
    assert len({one.commitment for one in found}) == 1
    assert questions.counts(meeting).assigned == 3
    assert Notice.objects.filter(about_kind="question").count() == 3


def test_the_asker_takes_it_out_and_it_is_open_until_it_has_an_end_of_its_own(
    cast: Cast, meeting: Meeting
) -> None:
    first, second = (question(cast, meeting, key) for key in "ab")
    by = cast.actor("clerk", at=STARTS)
    meetings.gather(question=second, under=first, by=by, at=STARTS)
    end(cast, first, "assigned")

    meetings.ungather(question=second, by=cast.actor("public"), at=STARTS)

    second.refresh_from_db()
    assert second.is_open
    assert questions.counts(meeting).assigned == 1
    with pytest.raises(WrongState, match="stands-alone"):
        meetings.gather(question=second, under=first, by=by, at=STARTS)


def test_a_text_held_back_counts_and_is_not_on_the_screen(cast: Cast, meeting: Meeting) -> None:
    by = cast.actor("clerk", at=STARTS)
    hall = meetings.prepare_hall(meeting=meeting, by=by, at=STARTS)
    one = question(cast, meeting)
    with pytest.raises(WrongState, match="not-moderated"):
        meetings.put_on_screen(hall=hall, question=one, by=by, at=STARTS)
    meetings.show(question=one, shown="Bao giờ có đường?", seen=0, by=by, at=STARTS)
    hall = meetings.put_on_screen(hall=hall, question=one, by=by, at=STARTS)
    assert hall.now == one

    meetings.hold_back(question=one, why="Nêu tên một gia đình", seen=0, by=by, at=STARTS)

    one.refresh_from_db()
    assert (one.shown, Hall.objects.get().now) == ("", None)
    assert questions.counts(meeting).open == 1
    end(cast, one, "outside", why="Đã trả lời riêng cho người hỏi")
    assert questions.counts(meeting).open == 0


def test_a_hall_keeps_its_code_and_every_change_makes_a_new_version(
    cast: Cast, meeting: Meeting
) -> None:
    by = cast.actor("clerk", at=STARTS)
    hall = meetings.prepare_hall(meeting=meeting, by=by, at=STARTS)
    assert meetings.prepare_hall(meeting=meeting, by=by, at=STARTS) == hall
    typed = f" {hall.code.lower().replace('0', 'o').replace('1', 'i')} "

    assert questions.by_hall_code(typed) == hall
    seen = [hall.version]
    one = question(cast, meeting)
    seen.append(Hall.objects.get().version)
    end(cast, one)
    seen.append(Hall.objects.get().version)
    assert len(set(seen)) == 3


def test_sentences_of_several_people_all_stay(cast: Cast, meeting: Meeting) -> None:
    one = question(cast, meeting)
    for who, key, text in (
        ("clerk", "k", "Ông Mẫu hỏi về đường."),
        ("leader", "k2", "Chủ tịch: tháng tới làm."),
        ("clerk", "k", "Ông Mẫu hỏi về đường."),
    ):
        meetings.note(question=one, key=key, text=text, heard=STARTS, by=cast.actor(who), at=STARTS)

    assert [row.text for row in questions.remarks_of(one)] == [
        "Ông Mẫu hỏi về đường.", "Chủ tịch: tháng tới làm.",
    ]  # fmt: skip
    assert Remark.objects.count() == 2


REFUSED = [
    ("answered", {"answer": " "}, Invalid, "answer-needed"),
    ("answered", {"answer": "Tố cáo sai"}, Invalid, "denunciation-told"),
    ("outside", {"why": ""}, Invalid, "outside-why"),
    ("assigned", {"due_on": date(2026, 10, 1)}, Invalid, "due"),
]


@pytest.mark.parametrize(("how", "more", "kind", "code"), REFUSED)
def test_an_end_without_its_words_is_none(
    cast: Cast, meeting: Meeting, how: str, more: Any, kind: type[Refusal], code: str
) -> None:
    one = question(cast, meeting)

    with pytest.raises(kind, match=code):
        end(cast, one, how, **more)

    one.refresh_from_db()
    assert one.is_open


def test_a_territory_or_somebody_outside_owes_no_answer(cast: Cast, meeting: Meeting) -> None:
    one = question(cast, meeting)
    for name in ("commune", "power"):
        with pytest.raises(Invalid, match="unit-cannot-answer"):
            end(cast, one, "assigned", unit=cast.units[name])


def test_what_was_assigned_is_taken_back_by_no_other_end(cast: Cast, meeting: Meeting) -> None:
    one = question(cast, meeting)
    end(cast, one, "assigned")

    with pytest.raises(WrongState, match="already-assigned"):
        end(cast, one, "outside")
