"""The calendar page: a look at the dates first, then the day, then how far they are counted anew."""

from datetime import date

from hoiam.cases import actions as cases
from hoiam.commitments.models import Commitment
from hoiam.rules import actions as rules
from hoiam.rules.models import CalendarOverride
from tests.cast import NOW, Cast, later
from tests.web.office.conftest import SignIn


def test_page_says_how_many_dates_move_before_the_day_is_written(
    officer: SignIn, cast: Cast
) -> None:
    cast.receive()
    typed = {"day": "2026-10-07", "working": "no", "reason": "Bão", "decision": "88/CĐ-UBND"}
    client = officer("administrator")

    shown = client.get("/van-phong/quan-tri/lich", typed).content.decode()

    assert "1 hạn đang mở sẽ đổi" in shown
    assert not CalendarOverride.objects.exists()
    none = client.get("/van-phong/quan-tri/lich", typed | {"day": "2026-12-07"}).content.decode()
    assert "Không hạn đang mở nào đổi" in none
    empty = client.get("/van-phong/quan-tri/lich", typed | {"reason": ""}).content.decode()
    assert "sẽ đổi</b>" not in empty


def test_page_shows_how_far_dates_are_counted_anew(officer: SignIn, cast: Cast) -> None:
    duty = Commitment.objects.get(about_code=cast.receive().case.code)
    typed = {"day": "2026-10-07", "working": "no", "reason": "Bão", "decision": "88/CĐ-UBND"}
    client = officer("administrator")
    client.post("/van-phong/quan-tri/lich", typed)
    waits = client.get("/van-phong/quan-tri/lich").content.decode()

    cases.recount(by=cast.actor("system"), at=later(4))

    done = client.get("/van-phong/quan-tri/lich").content.decode()
    assert "bắt đầu tính lại sau khoảng 2 phút" in waits
    assert "1 hạn đã đổi theo" in done
    case = officer("clerk").get(f"/van-phong/vu-viec/{duty.about_code}").content.decode()
    assert "19/10/2026" in case
    assert "7/10/2026 nghỉ (Bão; 88/CĐ-UBND)" in case


def test_day_is_withdrawn_after_a_look_at_the_dates(officer: SignIn, cast: Cast) -> None:
    override = rules.override_day(
        day=date(2026, 10, 7), working=False, reason="Bão", decision="88/CĐ-UBND",
        by=cast.actor("administrator"), at=NOW,
    )  # fmt: skip
    cast.receive()
    address = f"/van-phong/quan-tri/lich/{override.pk}/rut"
    client = officer("administrator")

    asked = client.get(address).content.decode()
    refused = client.post(address, {"why": ""})
    done = client.post(address, {"why": "Bão tan"})
    again = client.post(address, {"why": "Lần nữa"})

    assert "1 hạn đến sớm hơn" in asked
    assert (refused.status_code, done.status_code, again.status_code) == (422, 302, 409)
    shown = client.get("/van-phong/quan-tri/lich").content.decode()
    assert "đã rút" in shown
    assert "Bão tan" in shown
    assert client.get("/van-phong/quan-tri/lich/9999/rut").status_code == 404
    assert officer("clerk").get(address).status_code == 403
