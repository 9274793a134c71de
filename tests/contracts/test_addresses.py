"""Rule 12: every address states who may open it, and the open ones are a written list."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from hoiam.web import access
from tests.contracts.found_addresses import Address, addresses

LIST = Path(__file__).parent / "anonymous_urls.txt"
STATED = re.compile(r"public|office(:[a-z-]+(,[a-z-]+)*)?")
EXAMPLES = {
    "int": "1",
    "slug": "x",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "date": "2026-01-01",
}
ADDRESSES = addresses()
OFFICE = [address for address in ADDRESSES if address.access.startswith("office")]


def unstated(found: list[Address]) -> list[str]:
    """Addresses whose view does not say who may open it."""
    return [address.route for address in found if not STATED.fullmatch(address.access)]


def anonymous(found: list[Address]) -> list[str]:
    """What anybody may open."""
    return sorted({address.route for address in found if address.access == "public"})


def written() -> list[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def example(route: str) -> str:
    """An address of this route that somebody could type."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda match: EXAMPLES.get(match[1] or "", "x"), route)


def test_every_address_states_who_may_open_it() -> None:
    assert ADDRESSES
    assert not unstated(ADDRESSES)


def test_anonymous_addresses_are_the_written_list() -> None:
    assert anonymous(ADDRESSES) == written()


@pytest.mark.parametrize("address", OFFICE, ids=lambda address: address.route)
def test_stranger_at_an_office_address_is_asked_to_sign_in(
    db: None, client: Client, address: Address
) -> None:
    for ask in (client.get, client.post):
        answer = ask(example(address.route))

        # 405: the method is refused before anybody is let in.
        assert answer.status_code in {302, 405}, address.route
        if answer.status_code == 302:
            assert "next=" in answer["Location"]


def test_planted_view_that_says_nothing_is_reported() -> None:
    def silent(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    tree = URLResolver(
        RegexPattern(r""),
        [path("im-lang/", silent), path("mo/", access.public(silent), name="open")],
    )

    assert unstated(addresses(tree)) == ["/im-lang/"]
    assert anonymous(addresses(tree)) == ["/mo/"]
