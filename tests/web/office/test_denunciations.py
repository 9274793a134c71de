"""Pages of denunciations: for who was let in, and nothing at all for everybody else."""

import re
from datetime import date

import pytest
from django.test import Client

from hoiam.denunciations import actions, queries
from hoiam.denunciations.models import DenunciationFile
from tests.cast import NOW, Cast
from tests.denunciations.making import concluded, led, registered, take
from tests.web.office.conftest import SignIn

LIST = "/van-phong/to-cao"
OPENING = {
    "key": "k-1", "unit": "t-commune-office", "matter": "denunciation", "received_on": "2026-10-01",
    "source": "written", "topic": "corruption", "papers": "2",
}  # fmt: skip


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_clerk_registers_and_hands_over(officer: SignIn, cast: Cast) -> None:
    clerk, leader = officer("clerk"), officer("leader")

    saved = clerk.post(f"{LIST}/moi", OPENING)
    file = DenunciationFile.objects.get()
    where = f"{LIST}/{file.code}"
    assert saved.headers["Location"] == where
    page = text(clerk, where)
    assert "Chưa có người giải quyết" in page and "12/10/2026" in page
    chosen = cast.officers["leader"].code
    assert clerk.post(f"{where}/nguoi-giai-quyet", {"officer": chosen}).status_code == 302

    assert leader.get(where).headers["Location"] == f"{where}/khai"
    assert "Hồ sơ được giao" in text(leader, LIST)
    leader.post(f"{where}/khai", {"says": "free"})
    looked = leader.post(
        f"{where}/buoc/accept", {"key": "s", "day": "2026-10-05", "paper": "12/QĐ-UBND"}
    )
    assert "Giải quyết tố cáo" in looked.content.decode()
    saved = leader.post(
        f"{where}/buoc/accept",
        {"key": "s", "day": "2026-10-05", "paper": "12/QĐ-UBND", "seen": looked.context["seen"]},
    )
    assert saved.status_code == 302
    assert "4/11/2026" in text(leader, where)
    bad = leader.post(
        f"{where}/buoc/notify", {"key": "n", "day": "2026-10-05", "paper": "ông Nguyễn Văn A"}
    )
    assert bad.status_code == 422 and "không tên, không lời" in bad.content.decode()


@pytest.mark.parametrize("left_out", ["matter", "source", "topic"])
def test_line_without_a_choice_is_asked_for_again(officer: SignIn, left_out: str) -> None:
    answer = officer("clerk").post(f"{LIST}/moi", OPENING | {left_out: ""})
    assert answer.status_code == 422
    assert not DenunciationFile.objects.exists()


def addresses(file: DenunciationFile) -> list[str]:
    tails = (
        "", "/khai", "/nguoi-giai-quyet", "/nguoi-xac-minh", "/nguoi/1/thoi", "/buoc/accept",
        "/dinh-chinh/2", "/ket-qua", "/ket-qua/1/dinh-chinh", "/mau/d-acceptance",
    )  # fmt: skip
    return [f"{LIST}/{file.code}{tail}" for tail in tails] + [f"{LIST}/nhan-lai/{file.code}"]


@pytest.mark.parametrize("name", ["handler", "administrator"])
def test_to_others_there_is_no_file_by_any_address(officer: SignIn, cast: Cast, name: str) -> None:
    file = concluded(cast)
    browser = officer(name)

    for address in addresses(file):
        missing = browser.get(address.replace(file.code, "tc-0000000000000000"))
        found = browser.get(address)
        assert (found.status_code, found.content) == (missing.status_code, missing.content), address
        assert found.status_code in (403, 404)
    for page in (
        "/van-phong/",
        "/van-phong/thoi-han",
        "/van-phong/vu-viec",
        "/van-phong/so-mo-xem",
    ):
        shown = browser.get(page)
        assert file.code not in shown.content.decode(), page


def test_menu_shows_the_room_to_who_has_something_there(officer: SignIn, cast: Cast) -> None:
    file = led(cast)
    assert LIST not in text(officer("handler"), "/van-phong/")
    actions.name_handler(
        file=file, officer=cast.officers["handler"], by=cast.actor("leader"), at=NOW
    )

    for name in ("handler", "clerk", "leader"):
        assert LIST in text(officer(name), "/van-phong/"), name


def test_conflict_ends_with_an_empty_list(officer: SignIn, cast: Cast) -> None:
    file = led(cast)
    leader = officer("leader")

    closed = leader.post(f"{LIST}/{file.code}/khai", {"says": "conflict"}, follow=True)

    assert "đã đóng với ông/bà" in closed.content.decode()
    assert leader.get(f"{LIST}/{file.code}").status_code == 404


def test_whole_page_with_columns_and_corrections(officer: SignIn, cast: Cast) -> None:
    file = concluded(cast)
    leader, where = officer("leader"), f"{LIST}/{file.code}"
    typed = {
        "key": "e",
        "side": "due",
        "measure": "handle-people",
        "amount": "2",
        "day": "2026-10-01",
        "paper": "",
    }
    assert leader.post(f"{where}/ket-qua", typed).status_code == 302
    over = leader.post(f"{where}/ket-qua", {**typed, "key": "f", "side": "done", "amount": "3"})
    assert over.status_code == 422

    page = text(leader, where)
    assert "cá nhân bị xử lý" in page and "tố cáo đúng" in page
    counted = text(leader, f"{LIST}/so-dem")
    assert "Các cột khớp nhau" in counted and file.code in counted
    assert leader.post(f"{where}/ket-qua/1/dinh-chinh").status_code == 302
    looked = leader.post(f"{where}/dinh-chinh/4", {"slip": "day"})
    leader.post(f"{where}/dinh-chinh/4", {"slip": "day", "seen": looked.context["seen"]})
    file.refresh_from_db()
    assert file.state == "accepted" and "ghi nhầm ngày" in text(leader, where)
    assert "Không có hồ sơ nào" in text(leader, f"{LIST}?tt=ket-thuc")


def test_who_names_by_mistake_takes_it_back(officer: SignIn, cast: Cast) -> None:
    file = registered(cast)
    clerk, where = officer("clerk"), f"{LIST}/{file.code}"
    clerk.post(f"{where}/nguoi-giai-quyet", {"officer": cast.officers["leader"].code})

    assert clerk.post(f"{where}/nguoi/2/thoi").status_code == 302
    assert queries.head(file) is None


def test_left_alone_is_given_on_without_being_opened(officer: SignIn, cast: Cast) -> None:
    file = registered(cast)
    cast.officers["clerk"].roles.update(valid_to=date(2026, 10, 3))
    leader = officer("leader")

    assert "không còn ai làm" in text(leader, LIST)
    place, above = f"{LIST}/nhan-lai/{file.code}", officer("province-leader")
    itself = leader.post(place, {"officer": cast.officers["leader"].code})
    assert itself.status_code == 422  # it would open what is only passed on
    given = leader.post(place, {"officer": cast.officers["province-leader"].code})
    assert given.status_code == 302
    assert leader.get(f"{LIST}/{file.code}").status_code == 404
    assert above.get(f"{LIST}/{file.code}").headers["Location"].endswith("/khai")


def test_sheets_have_gaps_and_no_field(officer: SignIn, cast: Cast) -> None:
    file = led(cast)
    take(cast, file, "accept", date(2026, 9, 1))
    leader = officer("leader")
    names = re.findall(r"/mau/([\w-]+)", text(leader, f"{LIST}/{file.code}"))
    assert len(set(names)) == 12

    pages = {name: text(leader, f"{LIST}/{file.code}/mau/{name}") for name in set(names)}
    for name, page in pages.items():
        assert page.count('contenteditable="true"') > 3, name
        assert not re.search(r"<(form|input|textarea|select)\b", page), name
        assert "htmx" not in page and "‹" not in page, name
    assert "12/QĐ-UBND" in pages["d-extension"]
