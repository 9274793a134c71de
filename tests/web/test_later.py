"""Pages that are loaded when they are wanted, told apart by nothing but that."""

from django.test import Client
from django.urls import resolve, reverse

from hoiam.web.later import LaterView
from hoiam.web.public import log_checks, pages


def test_names_of_the_office_have_their_addresses() -> None:
    assert reverse("office:my-work") == "/van-phong/"
    assert reverse("office:case", args=["HA-1"]) == "/van-phong/vu-viec/HA-1"


def test_a_view_shows_what_it_is_marked_with() -> None:
    found = resolve(reverse("public:log-page-hash", args=["ABC"])).func

    assert isinstance(found, LaterView)
    assert found.view is log_checks.page_hash
    assert found.access == "public"


def test_a_view_answers(client: Client) -> None:
    found = resolve("/robots.txt")

    assert found.func.view is pages.robots  # type: ignore[attr-defined]
    assert client.get("/robots.txt").status_code == 200
