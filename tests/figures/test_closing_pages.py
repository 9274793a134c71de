"""Pages of closed periods: looked at, closed, counted anew, explained, supplemented."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hoiam.core.denunciation_totals import COLUMNS
from hoiam.figures.models import Closing, YearTotal
from hoiam.web import access
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
DURING = datetime(2026, 8, 4, 2, 0, tzinfo=UTC)
AFTER = datetime(2026, 10, 16, 2, 0, tzinfo=UTC)
ASKED = {"bang": "so-lieu-cases", "ky": "2026-quarter-3", "don-vi": "t-commune-ubnd"}
LIST = "/van-phong/ky-da-chot"


@pytest.fixture
def cast(monkeypatch: Any) -> Cast:
    monkeypatch.setattr("hoiam.base.clock.now", lambda: AFTER)
    made = make_cast()
    made.receive("k1", at=DURING)
    return made


def test_a_period_is_looked_at_closed_and_compared(cast: Cast) -> None:
    assert access.now() == AFTER
    leader, clerk = cast.browser("leader"), cast.browser("clerk")
    before = leader.get(LIST, ASKED)
    assert before.status_code == 200 and "Chốt số liệu kỳ này" in before.content.decode()

    closed = leader.post(f"{LIST}/chot", ASKED)
    closing = Closing.objects.get()
    address = f"{LIST}/{closing.code}"
    assert closed.status_code == 302 and closed["Location"].endswith(address)
    assert leader.get(LIST, ASKED)["Location"].endswith(address)

    case = cast.receive("late", at=DURING).case
    compared = clerk.get(address, {"tinh-lai": "1"}).content.decode()
    assert "thêm 1" in compared and "+1" in compared and closing.hash in compared
    line = clerk.get(f"{address}/dong/cases-received").content.decode()
    assert case.code in line and "Có thêm từ khi chốt" in line
    table = b"".join(clerk.get(address, {"tai": "csv", "tinh-lai": "1"})).decode()
    assert closing.hash in table
    assert (
        b"".join(clerk.get(f"{address}/dong/cases-received", {"tai": "csv"})).count(b"cases") == 1
    )

    reason = {"reason": "Sổ giấy nhập muộn"}
    why = f"{address}/dong/cases-received/ly-do"
    assert clerk.get(why).status_code == 200
    assert clerk.post(why, {"reason": ""}).status_code == 422
    assert clerk.post(why, reason).status_code == 302
    assert "Sổ giấy nhập muộn" in clerk.get(address).content.decode()
    assert clerk.post(f"{address}/bo-sung", reason).status_code == 403
    assert leader.get(f"{address}/bo-sung").status_code == 200
    later = leader.post(f"{address}/bo-sung", reason)
    assert later.status_code == 302 and Closing.objects.count() == 2
    assert leader.post(f"{address}/bo-sung", reason).status_code in {409, 422}
    assert "bản bổ sung" in clerk.get(later["Location"]).content.decode()


def test_a_period_that_runs_and_other_peoples_tables(cast: Cast) -> None:
    leader, stranger = cast.browser("leader"), cast.browser("stranger")
    assert "chưa kết thúc" in leader.get(LIST, ASKED | {"ky": "2026"}).content.decode()
    assert leader.post(f"{LIST}/chot", ASKED | {"ky": "2026"}).status_code == 409
    assert leader.post(f"{LIST}/chot", ASKED | {"ky": "x"}).status_code == 404
    assert leader.post(f"{LIST}/chot", ASKED | {"don-vi": "x"}).status_code == 404
    leader.post(f"{LIST}/chot", ASKED)
    code = Closing.objects.get().code
    for path in ("", "/dong/cases-received", "/dong/cases-received/ly-do"):
        assert stranger.get(f"{LIST}/{code}{path}").status_code == 404
    assert leader.get(f"{LIST}/{code}/dong/no-such").status_code == 404
    assert leader.get(f"{LIST}/{code}/dong/no-such/ly-do").status_code == 404
    assert cast.browser("clerk").get(LIST).status_code == 200


def test_denunciations_of_the_province_are_typed_twice(cast: Cast) -> None:
    first = cast.browser("province-leader")
    page = "/van-phong/to-cao-ca-tinh"
    numbers = {f"c{column}": "20" for column in COLUMNS}
    assert "Tố cáo của cả tỉnh" in first.get(LIST).content.decode()
    assert first.get(page).status_code == 200
    assert first.post(page, numbers | {"c3": "x"}).status_code == 422
    assert first.post(page, numbers).status_code == 302
    assert "Chờ một lãnh đạo khác" in first.get(page).content.decode()
    given = {"province": cast.units["province"], "year": 2025, "entered_at": AFTER}
    YearTotal(numbers={str(c): 20 for c in COLUMNS}, entered_by="cb-other", **given).save()
    assert "Một lãnh đạo khác đã nhập" in first.get(page).content.decode()
    assert first.post(page, numbers | {"c3": "21"}).status_code == 422
    assert first.post(page, numbers).status_code == 302
    assert "Đã công bố" in first.get(page).content.decode()
    assert cast.browser("leader").get(page).status_code == 403
