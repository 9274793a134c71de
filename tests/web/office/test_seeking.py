"""The page on which a clerk looks for who stands at her desk."""

from hoiam.base.models import Event
from hoiam.voices.told import Reach
from tests.cast import Cast
from tests.web.office.conftest import SignIn

ADDRESS = "/van-phong/tim-nguoi"
TYPED = {"kind": "phone", "number": "0900 000 123", "purpose": "lost", "desk": "t-commune-office"}


def test_result_names_no_person_and_the_number_stands_in_no_address(
    officer: SignIn, cast: Cast
) -> None:
    case = cast.receive("k1").case
    client = officer("clerk")

    found = client.post(ADDRESS, TYPED)
    nothing = client.post(ADDRESS, {**TYPED, "number": "0911 222 333"})

    shown = found.content.decode()
    assert case.code in shown
    assert "Lò Thị Mẫu" not in shown
    assert "mau@example.vn" not in shown
    assert "no-store" in found["Cache-Control"]
    assert (found.status_code, nothing.status_code) == (200, 200)
    assert "Không có vụ việc đang mở" in nothing.content.decode()
    assert client.get(f"{ADDRESS}?number=0900000123").content.decode().count(case.code) == 0


def test_not_there_and_not_ours_look_the_same(officer: SignIn, cast: Cast) -> None:
    cast.receive("k1", area=cast.units["other"], reach=Reach(phone="0911222333"))
    client = officer("clerk")

    theirs = client.post(ADDRESS, {**TYPED, "number": "0911222333"}).content.decode()
    missing = client.post(ADDRESS, {**TYPED, "number": "0911222334"}).content.decode()

    def plain(page: str) -> list[str]:
        return [
            line.replace("0911222333", "N").replace("0911222334", "N")
            for line in page.splitlines()
            if "csrf" not in line
        ]

    assert plain(theirs) == plain(missing)


def test_slips_are_said_and_not_counted_and_too_many_searches_wait(
    officer: SignIn, cast: Cast
) -> None:
    case = cast.receive("k1").case
    client = officer("clerk")

    for wrong in ({"number": "0900"}, {"purpose": ""}, {"desk": "t-other-office"}, {"number": ""}):
        assert client.post(ADDRESS, {**TYPED, **wrong}).status_code == 422
    for number in range(20):
        assert client.post(ADDRESS, {**TYPED, "number": f"09112223{number:02}"}).status_code == 200
    refused = client.post(ADDRESS, TYPED)

    assert refused.status_code == 409
    assert "quá nhiều lần" in refused.content.decode()
    assert case.code not in refused.content.decode()
    assert Event.objects.filter(tag="cases.desk.sought").count() == 20
