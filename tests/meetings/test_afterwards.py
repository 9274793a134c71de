"""What comes after a meeting: conclusions, closed minutes, the public page, up and back."""

from datetime import date, timedelta

import pytest

from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.meetings import actions as meetings
from hoiam.meetings import minutes, owed, public_minutes
from hoiam.meetings.actions import Concluded, Masked, Ruled
from hoiam.meetings.models import Meeting, MeetingState, Outcome, Question, Word
from hoiam.notices.models import Notice
from hoiam.papers.letter import texts
from hoiam.publication.actions import Correction
from hoiam.publication.models import Cause
from tests.cast import Cast
from tests.meetings.afterwards import (
    AFTER,
    DUE,
    closed,
    concluded,
    duty,
    over,
    published,
    settled,
    three,
)
from tests.meetings.asking import LEFT, question
from tests.meetings.making import STARTS, held, new, opened

LATER = AFTER + timedelta(days=60)


def said_in(meeting: Meeting) -> str:
    """Everything that the closed minutes say."""
    version = minutes.versions(meeting).first()
    assert version is not None
    return "\n".join(texts(minutes.letter_of(version)))


@pytest.mark.parametrize("missing", ["unit", "due_on", "text"])
def test_no_conclusion_without_owner_date_and_words(cast: Cast, missing: str) -> None:
    meeting = opened(cast)
    whole = {"text": "Sửa đường", "unit": cast.units["commune-office"], "due_on": DUE}
    said = Concluded(**(whole | {missing: "" if missing == "text" else None}))  # type: ignore[arg-type]

    with pytest.raises(Invalid) as refused:
        meetings.conclude(meeting=meeting, said=said, by=cast.actor("clerk"), at=STARTS)

    assert refused.value.details["field"] == missing
    assert not owed.of(meeting)


def test_a_conclusion_has_one_lead_and_its_helpers(cast: Cast) -> None:
    row = concluded(cast, opened(cast))

    task = duty(row.commitment)
    assert task.unit == cast.units["commune-office"]
    assert [one.unit for one in task.helpers.all()] == [cast.units["department"]]
    assert (task.about_kind, task.about_code, task.due_on) == ("conclusion", row.code, DUE)


def test_minutes_are_refused_while_questions_are_open(cast: Cast) -> None:
    meeting = opened(cast)
    three(cast, meeting)
    question(cast, meeting, "q4", text="Chợ bao giờ xây?")
    question(cast, meeting, "q5", text="Trạm y tế bao giờ mở?")
    clerk = cast.actor("clerk", at=AFTER)
    meeting = meetings.end(meeting=meeting, held=held(meeting), by=clerk, at=AFTER)

    with pytest.raises(WrongState) as refused:
        meetings.close_minutes(meeting=meeting, by=clerk, at=AFTER)

    assert refused.value.details["numbers"] == "4, 5"
    assert not minutes.versions(meeting).exists()


def test_closed_minutes_stand_whatever_becomes_of_the_records(cast: Cast) -> None:
    meeting = closed(cast)
    before = said_in(meeting)
    row = Question.objects.get(meeting=meeting, number=2)

    settled(cast, row.commitment)

    assert said_in(meeting) == before
    assert "trả lời tại chỗ 1, giao trả lời 1, không thuộc nội dung 1" in before
    assert "Rà soát các tuyến đường thôn hư hỏng" in before
    assert "Lò Thị Mẫu" not in before
    with pytest.raises(WrongState):
        concluded(cast, meeting, at=AFTER)


def test_a_correction_is_a_new_version_that_names_the_old_one(cast: Cast) -> None:
    meeting = closed(cast)
    with pytest.raises(NotAllowed):
        meetings.correct_minutes(meeting=meeting, why="sai tên", by=cast.actor("clerk"), at=AFTER)
    leader = cast.actor("leader", at=AFTER)
    meetings.write_minutes(meeting=meeting, preface="Có mặt 40 hộ.", ending="", by=leader, at=AFTER)

    meetings.correct_minutes(meeting=meeting, why="thiếu số hộ", by=leader, at=AFTER)

    numbers = [one.number for one in minutes.versions(meeting)]
    assert numbers == [2, 1]
    assert "Bản 2, thay bản 1. Nội dung sửa: thiếu số hộ" in said_in(meeting)
    assert "Có mặt 40 hộ." in said_in(meeting)


def test_what_looks_personal_is_decided_by_a_human_before_it_is_public(cast: Cast) -> None:
    meeting = opened(cast)
    clerk = cast.actor("clerk", at=STARTS)
    row = question(cast, meeting, text="Gọi 0912345678 cho ông Lò Văn Thử sao không ai nghe?")
    meetings.answer_on_spot(question=row, answer="Sẽ có người trực.", by=clerk, at=STARTS)
    meeting = meetings.end(meeting=meeting, held=held(meeting), by=clerk, at=AFTER)
    meetings.close_minutes(meeting=meeting, by=clerk, at=AFTER)
    raw = {one.name: one.original for one in public_minutes.fields_of(meeting)}
    prepared = meetings.prepare_public(meeting=meeting, masked=Masked(raw), by=clerk, at=AFTER)
    seen = public_minutes.digest(meeting, prepared)

    with pytest.raises(WrongState, match=r"meetings\.personal-left"):
        meetings.publish_minutes(meeting=meeting, seen=seen, by=clerk, at=AFTER)

    masked = {one.name: one.masked for one in public_minutes.fields_of(meeting)}
    prepared = meetings.prepare_public(meeting=meeting, masked=Masked(masked), by=clerk, at=AFTER)
    with pytest.raises(WrongState, match=r"meetings\.public-changed"):
        meetings.publish_minutes(meeting=meeting, seen=seen, by=clerk, at=AFTER)
    seen = public_minutes.digest(meeting, prepared)
    page = meetings.publish_minutes(meeting=meeting, seen=seen, by=clerk, at=AFTER).page
    assert page is not None
    assert "0912345678" not in page.text


def test_the_public_page_reads_back_what_was_released(cast: Cast) -> None:
    page = minutes.public_of(published(cast)).page  # type: ignore[union-attr]

    told = public_minutes.read_back(page)  # type: ignore[arg-type]

    assert [one.number for one in told.questions] == [1, 2, 3]
    assert told.question(1).ended == "Trả lời: Tháng 12 sửa."  # type: ignore[union-attr]
    assert told.question(3).ended.startswith("Không thuộc nội dung buổi họp, vì:")  # type: ignore[union-attr]
    assert "20/11/2026" in told.conclusion(1).ended  # type: ignore[union-attr]


def test_a_release_that_covers_closes_the_one_before(cast: Cast) -> None:
    meeting = published(cast)
    clerk = cast.actor("clerk", at=AFTER)
    row = minutes.public_of(meeting)
    assert row is not None
    seen = public_minutes.digest(meeting, row)
    why = Correction(Cause.MASKING, "che tên thôn")

    again = meetings.publish_minutes(meeting=meeting, seen=seen, by=clerk, at=AFTER, why=why)

    assert again.page is not None
    assert again.page.number == 2
    assert again.page.hidings.count() == 1


def test_the_result_is_sent_within_the_days_of_the_law(cast: Cast) -> None:
    meeting = published(cast)
    clock = Commitment.objects.get(about_code=meeting.code, clock="result")
    assert (clock.state, clock.due_on) == (CommitmentState.OPEN, date(2026, 11, 2))
    at = AFTER + timedelta(days=3)

    meetings.record_result_sent(
        meeting=meeting, where="Nhà văn hóa 5 thôn", on=date(2026, 10, 26),
        by=cast.actor("clerk", at=at), at=at,
    )  # fmt: skip

    clock.refresh_from_db()
    assert clock.state == CommitmentState.DONE


def test_who_asked_is_told_the_answer(cast: Cast) -> None:
    meeting = closed(cast)
    row = Question.objects.get(meeting=meeting, number=2)

    settled(cast, row.commitment)

    told = Notice.objects.get(template="meetings.question-settled")
    assert "Đã kéo điện ba pha." in told.text
    assert told.email == LEFT.email


@pytest.mark.parametrize(("number", "answered"), [(1, False), (2, True)])
def test_not_satisfied_opens_it_again_at_the_superior(
    cast: Cast, number: int, answered: bool
) -> None:
    meeting = closed(cast)
    row = Question.objects.get(meeting=meeting, number=number)
    if answered:
        settled(cast, row.commitment)
    public = cast.actor("public", at=AFTER)

    meetings.mark_answer(question=row, satisfied=False, why="Chưa thấy", by=public, at=AFTER)

    row.refresh_from_db()
    task = duty(row.commitment)
    assert task.state == CommitmentState.OPEN
    assert task.unit == cast.units["commune-ubnd"]
    with pytest.raises(WrongState):  # owed again: nothing new to speak of
        meetings.mark_answer(question=row, satisfied=False, why="", by=public, at=AFTER)


def test_a_rating_counts_once_and_says_nothing_of_who_gave_it(cast: Cast) -> None:
    meeting = over(cast)
    public = cast.actor("public", at=AFTER)
    for key in ("tap", "tap", "other"):
        meetings.rate_meeting(meeting=meeting, key=key, mark=3, by=public, at=AFTER)

    assert meeting.ratings.count() == 2
    with pytest.raises(WrongState, match=r"meetings\.rating-over"):
        meetings.rate_meeting(meeting=meeting, key="late", mark=3, by=public, at=LATER)


def test_the_next_meeting_opens_with_what_is_owed_until_it_is_closed(cast: Cast) -> None:
    first = closed(cast)
    starts = STARTS + timedelta(days=60)
    at = starts - timedelta(days=20)
    second = opened(cast, "m2", at=starts, starts=starts, ends=starts + timedelta(hours=2))
    day = date(2026, 12, 22)
    assert [one.number for one in owed.open_before(second, day)] == [2, 1]
    assert not owed.open_before(first, day)
    clerk = cast.actor("clerk", at=starts)
    asked, conclusion = owed.open_before(second, day)
    for one, word in ((asked, Word.NOT_YET), (conclusion, Word.DONE)):
        meetings.read_out(
            meeting=second, kind=one.kind, code=one.code, word=word, why="Chờ vốn.", by=clerk,
            at=starts,
        )  # fmt: skip

    third = meetings.record_meeting(
        new=new(cast, "m3", starts=starts + timedelta(days=60), ends=None),
        by=cast.actor("clerk"),
        at=at,
    )
    assert [one.kind for one in owed.carried_to(third, date(2027, 2, 20))] == ["question"]
    assert [one.kind for one in owed.carried_to(second, day)] == ["question", "conclusion"]


def test_done_that_is_said_not_to_be_is_open_again(cast: Cast) -> None:
    first = closed(cast)
    row = Question.objects.get(meeting=first, number=2)
    settled(cast, row.commitment, at=AFTER + timedelta(days=2))
    starts = STARTS + timedelta(days=60)
    second = opened(cast, "m2", at=starts, starts=starts, ends=starts + timedelta(hours=2))
    by = cast.actor("clerk", at=starts)

    meetings.read_out(
        meeting=second, kind="question", code=row.code, word=Word.NOT_KEPT,
        why="Dân nói chưa có điện", by=by, at=starts,
    )  # fmt: skip

    assert duty(row.commitment).state == CommitmentState.OPEN


def test_a_question_goes_up_and_its_answer_comes_back(cast: Cast) -> None:
    meeting = closed(cast)
    row = Question.objects.get(meeting=meeting, number=2)
    handler = cast.actor("handler", at=AFTER)
    with pytest.raises(Invalid):
        meetings.raise_up(
            commitment=duty(row.commitment), to=cast.units["other-ubnd"], why="x", by=handler,
            at=AFTER,
        )  # fmt: skip
    for unit, who in (("commune-ubnd", "handler"), ("department", "leader")):
        link = meetings.raise_up(
            commitment=duty(row.commitment), to=cast.units[unit], why="Vượt thẩm quyền",
            by=cast.actor(who, at=AFTER), at=AFTER,
        )  # fmt: skip
    assert [one.to_unit for one in owed.chain_of(link)] == [
        cast.units["commune-ubnd"],
        cast.units["department"],
    ]
    assert owed.chain_of(link)[0].from_unit == cast.units["commune-office"]

    settled(cast, row.commitment, who="expert", at=AFTER + timedelta(days=5))

    assert {one.answer for one in owed.chain_of(link)} == {"Đã kéo điện ba pha."}
    starts = STARTS + timedelta(days=30)
    hamlet = opened(
        cast, "m2", at=starts, kind="voters", starts=starts, ends=None,
    )  # fmt: skip
    (back,) = owed.to_be_read(hamlet)
    meetings.read_answer(raising=back, meeting=hamlet, by=cast.actor("clerk", at=starts), at=starts)
    assert not owed.to_be_read(hamlet)
    assert {one.read_in for one in owed.chain_of(link)} == {hamlet}


def test_bottlenecks_count_the_last_link_alone(cast: Cast) -> None:
    meeting = closed(cast)
    row = Question.objects.get(meeting=meeting, number=2)
    meetings.raise_up(
        commitment=duty(row.commitment), to=cast.units["commune-ubnd"], why="Vượt thẩm quyền",
        by=cast.actor("handler"), at=AFTER,
    )  # fmt: skip

    rows = owed.raised_to(cast.actor("leader"))

    assert owed.bottlenecks(rows, today=date(2026, 11, 2)) == [("UBND xã bản mẫu", 1, 10, 10)]


@pytest.mark.parametrize("ruling", ["upheld", "to-answer"])
def test_the_front_decides_about_what_was_put_outside(cast: Cast, ruling: str) -> None:
    meeting = closed(cast)
    row = Question.objects.get(meeting=meeting, number=3)
    public, front = cast.actor("public", at=AFTER), cast.actor("front", at=AFTER)
    asked = meetings.appeal_outside(question=row, key="k", text="Có thuộc", by=public, at=AFTER)
    again = meetings.appeal_outside(question=row, key="k2", text="", by=public, at=AFTER)
    assert again == asked
    ruled = Ruled(ruling, "Vì nói đến chợ xã.", cast.units["commune-office"], DUE)
    with pytest.raises(NotAllowed):
        meetings.decide_outside(appeal=asked, ruled=ruled, by=cast.actor("leader"), at=AFTER)

    meetings.decide_outside(appeal=asked, ruled=ruled, by=front, at=AFTER)

    row.refresh_from_db()
    assert (row.outcome == Outcome.ASSIGNED) == (ruling == "to-answer")
    assert duty(asked.commitment).state == CommitmentState.DONE
    assert Notice.objects.filter(template="meetings.question-ruled").count() == 1


@pytest.mark.parametrize("step", ["conclude", "appeal", "mark"])
def test_no_door_takes_a_denunciation(cast: Cast, step: str) -> None:
    meeting = opened(cast)
    rows = three(cast, meeting)
    public, clerk = cast.actor("public", at=STARTS), cast.actor("clerk", at=STARTS)
    words = "Tôi tố cáo ông A tham ô."
    with pytest.raises(Refusal) as refused:
        if step == "conclude":
            said = Concluded(words, cast.units["commune-office"], DUE)
            meetings.conclude(meeting=meeting, said=said, by=clerk, at=STARTS)
        elif step == "appeal":
            meetings.appeal_outside(question=rows[2], key="k", text=words, by=public, at=STARTS)
        else:
            meetings.mark_answer(question=rows[0], satisfied=True, why=words, by=public, at=STARTS)

    assert refused.value.code == "meetings.denunciation-told"


def test_a_closed_meeting_is_closed(cast: Cast) -> None:
    assert closed(cast).state == MeetingState.CLOSED
