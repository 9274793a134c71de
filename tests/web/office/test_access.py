"""Who may open what: person by page by expected answer, over the whole cast."""

import pytest

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from tests.cast import Cast, later
from tests.web.office.conftest import SignIn

PEOPLE = (
    "clerk",
    "handler",
    "leader",
    "stranger",
    "other-leader",
    "province-leader",
    "expert",
    "front",
    "administrator",
    "nobody",
)
# One column per person above: what they get when they ask for the page.
PAGES = {
    "": (200, 200, 200, 200, 200, 200, 200, 200, 200, 302),
    "vu-viec": (200, 200, 200, 200, 200, 200, 200, 200, 403, 302),
    "vu-viec/CODE": (200, 200, 200, 404, 404, 200, 200, 200, 404, 302),
    "vu-viec/CODE/hoi-them": (200, 200, 200, 404, 404, 200, 403, 403, 404, 302),
    "vu-viec/CODE/gia-han": (403, 403, 200, 404, 404, 200, 403, 403, 404, 302),
    "vu-viec/CODE/cong-khai": (200, 200, 200, 404, 404, 200, 403, 403, 404, 302),
    "vu-viec/CODE/cong-khai/tep": (200, 200, 200, 404, 404, 200, 403, 403, 404, 302),
    "vu-viec/CODE/cong-khai/xem": (302, 302, 302, 404, 404, 302, 403, 403, 404, 302),
    "vu-viec/CODE/ghi-chu": (200, 200, 200, 404, 404, 200, 403, 403, 404, 302),
    "vu-viec/CODE/mo-xem/VOICE/contact": (200, 200, 200, 404, 404, 200, 403, 403, 404, 302),
    "phan-loai": (200, 200, 200, 200, 200, 200, 200, 403, 403, 302),
    "chua-bao": (200, 200, 200, 200, 200, 200, 200, 403, 403, 302),
    "theo-doi": (403, 403, 200, 403, 200, 200, 403, 200, 403, 302),
    "tiep-nhan": (200, 200, 200, 200, 200, 200, 200, 403, 403, 302),
    "bien-nhan": (200, 403, 403, 403, 403, 403, 403, 403, 403, 302),
    "tim-nguoi": (200, 403, 403, 403, 403, 403, 403, 403, 403, 302),
    "so-mo-xem": (200, 200, 200, 200, 200, 200, 200, 200, 403, 302),
    "yeu-cau": (200, 403, 200, 403, 200, 200, 403, 403, 403, 302),
    "yeu-cau/moi": (200, 403, 200, 403, 200, 200, 403, 403, 403, 302),
    "giup-tai-quay": (200, 403, 403, 403, 403, 403, 403, 403, 403, 302),
    "mau": (200, 200, 200, 200, 200, 200, 200, 403, 403, 302),
    "quan-tri": (403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
    "quan-tri/don-vi": (403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
    "quan-tri/thon": (403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
    "quan-tri/thoi-han": (403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
    "quan-tri/lich": (403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
    "quan-tri/tham-quyen": (403, 403, 403, 403, 403, 403, 403, 403, 200, 302),
}


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case on which the department is consulted."""
    case = cast.receive().case
    handler = cast.actor("handler")
    cases.accept(case=case, by=handler, at=later(1))
    cases.consult(
        case=case,
        unit=cast.units["department"],
        question="Cống ai quản lý?",
        by=handler,
        at=later(1),
    )
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("page", PAGES)
def test_who_may_open(page: str, case: Case, officer: SignIn) -> None:
    voice = case.gatherings.get().voice
    address = "/van-phong/" + page.replace("CODE", case.code).replace("VOICE", voice.code)

    got = tuple(officer(name).get(address).status_code for name in PEOPLE)

    assert dict(zip(PEOPLE, got, strict=True)) == dict(zip(PEOPLE, PAGES[page], strict=True))


@pytest.mark.parametrize("name", ["stranger", "other-leader", "administrator"])
def test_list_of_a_stranger_does_not_name_the_case(name: str, case: Case, officer: SignIn) -> None:
    client = officer(name)

    for page in ("", "vu-viec", f"vu-viec?tim={case.code}", "theo-doi", "phan-loai", "chua-bao"):
        shown = client.get(f"/van-phong/{page}").content.decode()
        assert case.title not in shown
        assert "Đã tiếp nhận" not in shown


def test_missing_case_and_hidden_case_read_the_same(case: Case, officer: SignIn) -> None:
    client = officer("stranger")

    hidden = client.get(f"/van-phong/vu-viec/{case.code}")
    missing = client.get("/van-phong/vu-viec/LC-0000-0000")

    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content.replace(b"LC-0000-0000", case.code.encode())


def test_office_pages_are_not_stored(case: Case, officer: SignIn) -> None:
    answer = officer("clerk").get(f"/van-phong/vu-viec/{case.code}")

    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["front", "expert"])
def test_reader_without_a_part_in_it_gets_no_steps(name: str, case: Case, officer: SignIn) -> None:
    client = officer(name)
    shown = client.get(f"/van-phong/vu-viec/{case.code}").content.decode()

    assert "Bước tiếp theo" not in shown
    assert "Ghi chú nội bộ" not in shown
    for step in ("nhan", "ket-thuc", "gui", "duyet", "cong-khai/dua-len"):
        answer = client.post(f"/van-phong/vu-viec/{case.code}/{step}")
        assert answer.status_code == 403, step


def test_consulted_unit_answers_its_part(case: Case, officer: SignIn, cast: Cast) -> None:
    client = officer("expert")
    shown = client.get(f"/van-phong/vu-viec/{case.code}").content.decode()
    part = shown.split("/gop-y")[0].rsplit("/", 1)[1]

    answer = client.post(
        f"/van-phong/vu-viec/{case.code}/viec/{part}/gop-y", {"text": "Cống này của xã."}
    )

    assert answer.status_code == 302
    inside = officer("handler").get(f"/van-phong/vu-viec/{case.code}").content.decode()
    assert "Cống này của xã." in inside


@pytest.mark.parametrize("name", ["front", "expert"])
@pytest.mark.parametrize(
    ("step", "sent"),
    [
        ("phan-loai", {"look": "1"}),
        ("chuyen", {"look": "1"}),
        ("cong-khai", {"mask": "1", "text": "x"}),
        ("cong-khai", {"photos": "khong-co"}),
        ("tra-loi", {"fill": "1"}),
        ("tra-loi", {"result": "khong-co"}),
        ("hoi-them", {}),
        ("gop", {}),
        ("mo-xem/VOICE/contact", {}),
        ("ghi-chu", {}),
    ],
)
def test_form_sent_by_who_may_not_take_the_step_is_not_shown_again(
    name: str, step: str, sent: dict[str, str], case: Case, officer: SignIn
) -> None:
    voice = case.gatherings.get().voice
    address = f"/van-phong/vu-viec/{case.code}/{step.replace('VOICE', voice.code)}"

    answer = officer(name).post(address, sent)

    assert answer.status_code == 403
    assert voice.text not in answer.content.decode()


def test_front_is_not_led_to_pages_that_it_may_not_open(case: Case, officer: SignIn) -> None:
    shown = officer("front").get("/van-phong/").content.decode()

    assert "/van-phong/chua-bao" not in shown
    assert "/van-phong/phan-loai" not in shown
    assert "/van-phong/theo-doi" in shown
