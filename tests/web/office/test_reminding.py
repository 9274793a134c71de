"""What officers are reminded of, what came up to leaders, and the report they may demand."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.commitments import actions as commitments
from hoiam.commitments.actions import NO_PAPER
from hoiam.commitments.models import Commitment
from hoiam.commitments.reminders import Escalation, ReportDemand
from tests.cast import NOW, Cast
from tests.commitments.reminding import vn, work
from tests.web.office.conftest import SignIn

AFTERNOON = "2026-10-05 09:00"


def late(cast: Cast, number: int = 1, days: int = 30) -> Commitment:
    """A promise of one case that was missed so many days ago."""
    at = NOW - timedelta(days=60)
    case = cast.receive(f"k{number}").case
    return commitments.promise(
        about=("case", case.code), unit=cast.units["commune-office"],
        assigned_by=cast.units["commune-ubnd"], what=f"Thay cống số {number}",
        due_on=NOW.date() - timedelta(days=days), paper=NO_PAPER,
        by=cast.actor("handler"), at=at,
    )  # fmt: skip


def shown(officer: SignIn, name: str, page: str) -> str:
    return officer(name).get(f"/van-phong/{page}").content.decode()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("nhac-viec", (200, 200, 200, 200, 403, 403, 302)),
        ("qua-han-chuyen-len", (403, 403, 200, 200, 403, 403, 302)),
        ("qua-han-chuyen-len/KEY/yeu-cau-bao-cao", (403, 403, 200, 404, 403, 403, 302)),
        ("bao-cao/DUTY", (200, 200, 200, 404, 403, 403, 302)),
    ],
)
def test_who_may_open(page: str, expected: tuple[int, ...], cast: Cast, officer: SignIn) -> None:
    people = ("clerk", "handler", "leader", "other-leader", "front", "administrator", "nobody")
    duty = late(cast)
    work(vn(AFTERNOON))
    one = Escalation.objects.get(commitment=duty)
    report = commitments.demand_report(
        escalation=one, by=cast.actor("province-leader"), at=vn(AFTERNOON)
    )
    address = "/van-phong/" + page.replace("KEY", str(one.pk)).replace("DUTY", report.code)

    got = tuple(officer(name).get(address).status_code for name in people)

    assert dict(zip(people, got, strict=True)) == dict(zip(people, expected, strict=True))


def test_my_work_marks_what_is_long_overdue_and_leads_to_the_reminders(
    cast: Cast, officer: SignIn
) -> None:
    late(cast)
    work(vn(AFTERNOON))

    page = shown(officer, "handler", "")

    assert re.search(r'mark late very">1 quá hạn kéo dài', page)
    assert "quá hạn kéo dài, 23 ngày làm việc" in page
    assert re.search(r'href="/van-phong/nhac-viec"><span class="mark soon">1 việc được nhắc', page)
    narrowed = shown(officer, "handler", "?han=keo-dai")
    assert "Thay cống số 1" in narrowed
    assert "Cống trước trường" not in re.sub(r"<small>.*?</small>", "", narrowed)


def test_reminders_name_their_step_and_lead_to_the_case(cast: Cast, officer: SignIn) -> None:
    duty = late(cast)
    work(vn(AFTERNOON))

    page = shown(officer, "handler", "nhac-viec")

    assert f'href="/van-phong/vu-viec/{duty.about_code}">Thay cống số 1' in page
    assert "quá hạn kéo dài · nhắc lúc 5/10/2026, 09:00" in page
    assert "Lượt nhắc gần nhất: 5/10/2026, 09:00" in page
    assert "đến muộn" not in page
    assert "Thay cống" not in shown(officer, "stranger", "nhac-viec")


def test_round_that_came_late_says_so(cast: Cast, officer: SignIn) -> None:
    work(vn("2026-09-30 08:00"))
    late(cast)
    work(vn(AFTERNOON))

    assert "không nhắc được ai từ ngày 1/10/2026" in shown(officer, "handler", "nhac-viec")


def test_leader_finds_what_came_up_demands_a_report_and_reads_it(
    cast: Cast, officer: SignIn
) -> None:
    duty = late(cast)
    work(vn(AFTERNOON))
    leader, handler = officer("leader"), officer("handler")
    one = Escalation.objects.get(commitment=duty)
    mine = leader.get("/van-phong/").content.decode()
    assert "quá hạn chuyển lên cấp trên" in mine

    page = leader.get("/van-phong/qua-han-chuyen-len").content.decode()
    assert f'href="/van-phong/vu-viec/{duty.about_code}"' in page
    assert "HOUSE-LONG-OVERDUE" in page
    asked = leader.post(f"/van-phong/qua-han-chuyen-len/{one.pk}/yeu-cau-bao-cao")
    assert asked.status_code == 302
    report = ReportDemand.objects.get().report
    assert "Đã yêu cầu báo cáo, hạn 12/10/2026" in leader.get(asked["Location"]).content.decode()

    assert f"/van-phong/bao-cao/{report.code}" in handler.get("/van-phong/").content.decode()
    empty = handler.post(f"/van-phong/bao-cao/{report.code}", {"result": ""})
    assert empty.status_code == 422
    said = {"result": "Thiếu vật tư, xong trước 20/10.", "evidence": "12/BC"}
    assert handler.post(f"/van-phong/bao-cao/{report.code}", said).status_code == 302

    read = leader.get("/van-phong/qua-han-chuyen-len").content.decode()
    assert "Báo cáo ngày 5/10/2026: Thiếu vật tư, xong trước 20/10." in read
    assert Commitment.objects.get(pk=duty.pk).state == "open"


def test_report_is_not_demanded_twice(cast: Cast, officer: SignIn) -> None:
    duty = late(cast)
    work(vn(AFTERNOON))
    one = Escalation.objects.get(commitment=duty)
    address = f"/van-phong/qua-han-chuyen-len/{one.pk}/yeu-cau-bao-cao"
    officer("leader").post(address)

    again = officer("province-leader").post(address)

    assert again.status_code == 409
    assert "Đã yêu cầu báo cáo về lần quá hạn này." in again.content.decode()


def test_other_duty_is_no_report(cast: Cast, officer: SignIn) -> None:
    duty = late(cast)

    assert officer("handler").get(f"/van-phong/bao-cao/{duty.code}").status_code == 404


def test_oversight_counts_what_is_long_overdue_for_the_front_too(
    cast: Cast, officer: SignIn
) -> None:
    late(cast)
    late(cast, 2, days=3)

    for name in ("front", "leader"):
        page = shown(officer, name, "lanh-dao")
        assert re.search(r'loai=keo-dai&amp;dv=[^"]*"><span class="mark late very">1</span>', page)
        narrowed = shown(officer, name, "theo-doi?loai=keo-dai")
        assert "Thay cống số 1" in narrowed
        assert "Thay cống số 2" not in narrowed


def test_paused_clock_is_marked_and_counted_nowhere_as_late(cast: Cast, officer: SignIn) -> None:
    duty = late(cast)
    Commitment.objects.filter(pk=duty.pk).update(
        kind="clock", clock="accept", paused_on=date(2026, 9, 1)
    )

    page = shown(officer, "handler", "")

    assert '<span class="mark">tạm dừng</span><small>từ 1/9/2026</small>' in page
    assert "quá hạn kéo dài" not in re.sub(r"<option.*?</option>", "", page)


def test_pages_change_at_midnight_though_nobody_is_reminded_then(
    cast: Cast, officer: SignIn
) -> None:
    # Friday the 9th: late from Saturday on, the mail comes on Monday.
    duty = late(cast, days=-7)
    assert duty.due_on == date(2026, 10, 9)
    work(vn("2026-10-09 07:30"))
    for moment, mark in (
        ("2026-10-09 23:59", "hạn hôm nay"),
        ("2026-10-10 00:00", "trễ 1 ngày làm việc"),
    ):
        with time_machine.travel(vn(moment), tick=False):
            page = officer("handler").get("/van-phong/?loai=promise").content.decode()
        assert f'">{mark}</span>' in page
        assert work(vn(moment)) == 0


@pytest.mark.parametrize(
    ("name", "page"),
    [("handler", "nhac-viec"), ("leader", "qua-han-chuyen-len"), ("leader", "theo-doi")],
)
def test_number_of_queries_does_not_grow(name: str, page: str, cast: Cast, officer: SignIn) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(officer, name, page)
        return len(queries)

    for number in range(3):
        late(cast, number)
    work(vn("2026-10-02 09:00"))
    few = asked()
    for number in range(3, 20):
        late(cast, number)
    work(vn(AFTERNOON))

    assert asked() == few
    assert few <= 35


@pytest.mark.parametrize(("name", "page"), [("handler", "nhac-viec"), ("leader", "qua-han-chuyen-len")])  # fmt: skip
def test_list_is_taken_away_as_a_file(name: str, page: str, cast: Cast, officer: SignIn) -> None:
    late(cast)
    work(vn(AFTERNOON))

    answer = officer(name).get(f"/van-phong/{page}?tai=csv")

    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "Thay cống số 1" in content
    assert "quá hạn kéo dài, 23 ngày làm việc" in content


def test_mail_and_lists_stand_on_one_clock() -> None:
    assert datetime.fromisoformat("2026-10-05T02:00:00+00:00") == vn(AFTERNOON)
