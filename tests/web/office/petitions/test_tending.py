"""Pages of the register and of one petition's keeping: names closed to the book until a reason is
given, each page shown, strangers find nothing."""

import pytest
from django.urls import reverse

from hoiam.base.models import Event
from hoiam.petitions.models import Petition, Sorting
from tests.cast import Cast, make_cast
from tests.petitions.making import ANSWERS, registered

pytestmark = pytest.mark.django_db
PAGES = ("sorting", "people", "add-person", "appoint", "split", "same")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def petition(cast: Cast) -> Petition:
    return registered(cast, people=6).petition


def test_list_and_book_without_names_until_a_reason_is_given(
    cast: Cast, petition: Petition
) -> None:
    desk = cast.browser("clerk")
    book = reverse("office:petitions-printed") + "?thang=2026-10"

    listed = desk.get(reverse("office:petitions")).content.decode()
    plain = desk.get(book).content.decode()
    refused = desk.post(book, {"reason": " "})
    named = desk.post(book, {"reason": "Nộp lưu trữ"}).content.decode()

    assert petition.registered in listed
    assert "Lò Thị Mẫu" not in listed + plain
    assert refused.status_code == 422
    assert "Lò Thị Mẫu" in named
    assert Event.objects.filter(tag="petitions.register.taken").count() == 1


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("so=1/2026", True), ("so=2/2026", False), ("tt=chua-phan-loai", True), ("tt=xong", False),
        ("loai=complaint", True), ("loai=recommendation", False), ("huong=keep", False),
        ("nguon=handed", True), ("thang=2026-09", False), ("so-cua=t-commune-ubnd", True),
    ],
)  # fmt: skip
def test_list_filtered(cast: Cast, petition: Petition, asked: str, found: bool) -> None:
    shown = cast.browser("clerk").get(f"{reverse('office:petitions')}?{asked}").content.decode()

    assert (reverse("office:petition", args=(petition.code,)) in shown) is found


def test_every_page_opens_and_a_stranger_finds_none(cast: Cast, petition: Petition) -> None:
    desk, stranger = cast.browser("clerk"), cast.browser("stranger")

    for page in PAGES:
        address = reverse(f"office:petition-{page}", args=(petition.code,))
        assert desk.get(address).status_code == 200, page
        assert stranger.get(address).status_code == 404, page


def test_sorted_again_split_and_people_kept(cast: Cast, petition: Petition) -> None:
    desk = cast.browser("clerk")
    address = {page: reverse(f"office:petition-{page}", args=(petition.code,)) for page in PAGES}
    answers = {f"q-{code}": choice for code, choice in ANSWERS.items()}

    done = [
        desk.post(address["sorting"], answers | {"save": "1", "chosen": "accept"}),
        desk.post(address["add-person"], {"party": "person", "name": "Người thứ hai"}),
        desk.post(address["appoint"], {"numbers": ["1"], "day": "2026-10-01"}),
    ]
    refused = desk.post(
        address["split"],
        {"key": "k", "kind": "recommendation", "text": "Tố cáo ông ấy", "field": "roads", "topic": "other"},
    )  # fmt: skip
    split = desk.post(
        address["split"],
        {"key": "k", "kind": "recommendation", "text": "Đề nghị đắp đường", "field": "roads",
         "topic": "other"},
    )  # fmt: skip

    assert [one.status_code for one in done] == [302, 302, 302]
    assert Sorting.objects.get().found == "accept"
    assert petition.petitioners.filter(represents=True).count() == 1
    assert refused.status_code == 422
    assert split.status_code == 200
    assert Petition.objects.get(split_from=petition).petitioners.count() == 2
