"""What is printed of a meeting, as it is signed."""

import pytest

from hoiam.core.calendar import day_of
from hoiam.meetings import minutes
from hoiam.papers.letter import Numbered, Paragraph
from tests.cast import make_cast
from tests.meetings.afterwards import AFTER, over

pytestmark = pytest.mark.django_db


def test_minutes_are_signed_by_both_and_what_is_announced_by_the_chair() -> None:
    meeting = over(make_cast())
    today = day_of(AFTER)

    written = minutes.composed(meeting, today)

    assert [(one.position, one.hint) for one in written.signers] == [
        ("THƯ KÝ", "(Ký, ghi rõ họ tên)"), ("CHỦ TỊCH", "(Ký, ghi rõ họ tên)")
    ]  # fmt: skip
    assert [one.position for one in minutes.announcement(meeting, today).signers] == ["CHỦ TỊCH"]
    assert minutes.agenda(meeting, today).signers == ()


def test_minutes_name_hours_and_the_last_day_in_time() -> None:
    meeting = over(make_cast())

    body = minutes.composed(meeting, day_of(AFTER)).body

    said = "\n".join(one.text for one in body if isinstance(one, Paragraph))
    (conclusions,) = (one for one in body if isinstance(one, Numbered))
    assert "08 giờ 00, ngày 23/10/2026" in said
    assert "Buổi họp kết thúc lúc 12 giờ 00." in said
    assert "trả lời, chậm nhất ngày 20/11/2026." in said
    assert "chủ trì, phối hợp: Sở Xây dựng, xong chậm nhất ngày 20/11/2026." in str(conclusions)
