"""Reports of dialogues that others wrote, entered as history by what a person read in them. Nothing
of them is in the project: these tests exist only beside a folder of real data.
"""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import NewMeeting, OldMeeting, PastMeeting
from hoiam.meetings.models import CountOf, Meeting, MeetingKind
from hoiam.meetings.old_numbers import read_number
from tests.cast import make_cast
from tests.meetings.making import STARTS

REPORTS = (
    Path(__file__).resolve().parents[3] / "shared" / "data" / "vn" / "doi_thoai_reports_dev.jsonl"
)

if REPORTS.is_file():

    @pytest.mark.django_db
    def test_numbers_of_real_reports_stand_as_they_are_written() -> None:
        cast = make_cast()
        rows = [json.loads(line) for line in REPORTS.read_text().splitlines()]
        said = [("19", "19 ý kiến"), ("trên 30", "trên 30 ý kiến"), ("10", "10 ý kiến"),
                ("13 lượt ý kiến", "13 lượt ý kiến"), ("", "sẽ tổ chức"), ("18", "18 ý kiến")]  # fmt: skip
        for number, (row, (typed, words)) in enumerate(zip(rows, said, strict=True)):
            assert words in row["text"]
            count = read_number(typed, field="opinions")
            cover = NewMeeting(
                key=row["id"], kind=MeetingKind.DIALOGUE, title=row["id"],
                unit=cast.units["commune-office"], hosts=(cast.units["commune-ubnd"],),
                areas=(cast.units["commune"],),
            )  # fmt: skip
            past = PastMeeting(cover, date(2025, 8, 1) + timedelta(days=number), row["url"])
            counts = {CountOf.OPINIONS: count} if count is not None else {}
            meetings.record_history(old=OldMeeting(past, counts), by=cast.actor("clerk"), at=STARTS)
        shown = [
            [str(one) for one in meeting.old_counts.all()]
            for meeting in Meeting.objects.filter(history=True).order_by("held_on")
        ]
        assert shown == [["19"], ["trên 30"], ["10"], ["13"], [], ["18"]]
