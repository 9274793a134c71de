"""Meetings in the office: planned, announced, postponed, held; who falls short; strangers."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.meetings.models import HoldRequest, Meeting, MeetingState
from tests.cast import Cast
from tests.meetings.making import ended, planned
from tests.web.office.conftest import SignIn

LIST = "/van-phong/cuoc-gap"
COVER = {
    "key": "k-form",
    "kind": "dialogue",
    "audience": "people",
    "title": "Đối thoại với Nhân dân",
    "subject": "Đường thôn",
    "day": "2026-10-23",
    "begins": "08:00",
    "until": "11:00",
    "place": "Hội trường xã",
    "unit": "t-commune-office",
    "hosts": ["t-commune-ubnd", "t-commune-front"],
    "areas": ["t-commune"],
}


def test_meeting_goes_from_the_plan_to_its_day(officer: SignIn, cast: Cast) -> None:
    client = officer("clerk")

    made = client.post(f"{LIST}/moi", COVER)
    meeting = Meeting.objects.get()
    page = f"{LIST}/{meeting.code}"
    assert made["Location"] == page
    assert "16/10/2026" in client.get(page).content.decode()
    assert "Kịp hạn công bố" in client.get(f"{page}/cong-bo").content.decode()
    client.post(f"{page}/cong-bo")
    refused = client.post(f"{page}/doi-lich", {"day": "2026-10-30", "begins": "08:00"})
    assert refused.status_code == 422
    client.post(f"{page}/doi-lich", {"day": "2026-10-30", "begins": "08:00", "reason": "Chống bão"})
    assert "Chống bão" in client.get(page).content.decode()
    client.post(f"{page}/bat-dau")
    assert client.post(f"{page}/da-hop", {"on": "2026-10-05"}).status_code == 422
    heads: dict[str, str] = {"on": "2026-10-05"}
    for host in meeting.hosts.all():
        heads |= {f"head-{host.pk}": "yes", f"chair-{host.pk}": "Phàn Thị Lãnh"}
    client.post(f"{page}/da-hop", heads)
    client.post(f"{page}/nguoi-du", {"residents": "30", "residents-as": "over"})

    meeting.refresh_from_db()
    assert meeting.state == MeetingState.HELD
    assert "trên 30" in client.get(page).content.decode()


def test_title_that_is_missing_keeps_the_form(officer: SignIn) -> None:
    answer = officer("clerk").post(f"{LIST}/moi", COVER | {"title": ""})

    assert answer.status_code == 422
    assert "Chưa có tên cuộc gặp" in answer.content.decode()
    assert "Hội trường xã" in answer.content.decode()


def test_series_is_looked_at_before_it_is_written(officer: SignIn) -> None:
    client = officer("clerk")
    typed = COVER | {
        "kind": "reception",
        "since": "2026-10-06",
        "until_day": "2026-12-31",
        "month_days": "10, 25",
    }

    looked = client.post(f"{LIST}/nhieu-ngay", typed)

    shown = looked.content.decode()
    assert "12/10/2026" in shown  # the tenth is a Saturday
    assert not Meeting.objects.exists()
    client.post(f"{LIST}/nhieu-ngay", typed | {"seen": looked.context["seen"]})
    assert Meeting.objects.count() == 6


@pytest.mark.parametrize("step", ["", "/sua", "/cong-bo", "/doi-lich", "/da-hop"])
def test_plan_of_others_is_not_there_for_strangers(officer: SignIn, cast: Cast, step: str) -> None:
    meeting = planned(cast)

    answer = officer("other-leader").get(f"{LIST}/{meeting.code}{step}")

    assert answer.status_code == 404


def test_leader_reads_who_falls_short_and_takes_the_list(officer: SignIn, cast: Cast) -> None:
    ended(cast, "held", starts=datetime.fromisoformat("2026-10-01T01:00:00+00:00"), ends=None)
    client = officer("province-leader")

    page = client.get(f"{LIST}/nghia-vu?nam=2026&thang=9").content.decode()

    assert "UBND xã bản mẫu" in page
    assert "R-01" in page
    file = client.get(f"{LIST}/nghia-vu?dang=csv")
    assert file.status_code == 200
    counted = client.get(f"{LIST}/so-lieu").content.decode()
    assert "chính quyền" in counted


def test_list_costs_the_same_for_many(officer: SignIn, cast: Cast) -> None:
    client = officer("clerk")
    planned(cast, "a")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for nth in range(5):
        planned(cast, f"b{nth}")

    with CaptureQueriesContext(connection) as many:
        page = client.get(LIST)

    assert len(many) == len(few)
    assert page.content.decode().count("Đối thoại với Nhân dân quý IV") == 6


def test_ten_percent_of_the_voters_shows_a_date(officer: SignIn) -> None:
    client = officer("clerk")
    typed = {
        "key": "k", "area": "t-commune", "asked_on": "2026-10-01", "subject": "Bãi rác",
        "asking": "100", "voters": "1000", "voters_on": "2026-03-15",
        "voters_source": "Danh sách cử tri",
    }  # fmt: skip

    assert client.post(f"{LIST}/de-nghi/moi", typed).status_code == 422
    client.post(f"{LIST}/de-nghi/moi", typed | {"hold_by": "2026-11-15"})

    assert HoldRequest.objects.get().is_enough
    assert "15/11/2026" in client.get(f"{LIST}/de-nghi").content.decode()
