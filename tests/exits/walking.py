"""Every address that anybody of the house can find, asked for by everybody.

Each person begins at the pages that need no code and follows what they are offered: links, forms,
pictures, scripts. Whatever one of them found is then asked for by all the others, a stranger
included. Of addresses that differ in their codes alone, a few are asked for; pages for everybody
are the same for every officer, so one officer looks at them beside the people outside.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.contracts.found_addresses import addresses

_OFFERED = re.compile(r"""(?:href|src|action|formaction|hx-get|data-src)\s*=\s*["']([^"'#]+)""")
ALIKE = 2  # of addresses that differ in their codes alone
FORMS = 2  # of the ways in which one page is asked: filters, orders, files
AT_MOST = 2_000  # of one person; more is a page that offers ever new addresses
# Leaving is the last thing that somebody does.
LEAVING = frozenset({"office:sign-out", "public:own-close", "public:send-leave"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What one person got at one address."""

    who: str
    address: str
    route: str
    status: int
    content: bytes
    headers: bytes

    @property
    def whole(self) -> bytes:
        """Everything that left the house, as it would stand on the wire."""
        return self.headers + b"\n\n" + self.content


@dataclass(frozen=True, slots=True)
class Walker:
    """Somebody with a browser; who looks at the public pages says so."""

    client: Client
    public: bool = False
    office: bool = True

    def looks_at(self, route: str) -> bool:
        """Whether this person asks for this page."""
        return self.public if route.startswith("public:") else self.office


class Few:
    """Of what is offered, what is asked for: some of each page, some of each way to ask it."""

    def __init__(self, most: int = ALIKE) -> None:
        self._most = most
        self._alike: dict[tuple[str, ...], int] = defaultdict(int)
        self._forms: dict[str, set[tuple[str, ...]]] = defaultdict(set)

    def take(self, address: str) -> bool:
        """Whether this one is among them."""
        route = route_of(address)
        query = parse_qsl(urlsplit(address).query, keep_blank_values=True)
        asked = tuple(sorted({name for name, _value in query}))
        forms = self._forms[route]
        if route in LEAVING or (asked not in forms and len(forms) >= FORMS):
            return False
        forms.add(asked)
        self._alike[route, *asked] += 1
        return self._alike[route, *asked] <= self._most


def starts() -> list[str]:
    """Pages that need no code."""
    return [one.route for one in addresses() if "<" not in one.route and one.name not in LEAVING]


def route_of(address: str) -> str:
    """The name of the page, or nothing where there is none."""
    return _resolved(urlsplit(address).path)[0]


@cache
def _resolved(path: str) -> tuple[str, bool]:
    """The name of the page and whether it is of one thing: asked of each link of every page."""
    try:
        found = resolve(path)
    except Resolver404:
        return "", False
    return found.view_name, bool(found.kwargs)


def walk(people: Mapping[str, Walker], starts: Collection[str]) -> list[Seen]:
    """Everybody follows what they find, then asks for what the others found."""
    seen: dict[tuple[str, str], Seen] = {}
    for who, walker in people.items():
        for one in follow(who, walker, starts):
            seen[who, one.address] = one
    few = Few()
    # What bears a code; everybody has found the lists by themselves.
    everything = [
        one for one in sorted({address for _who, address in seen}) if _of_one(one) and few.take(one)
    ]
    for who, walker in people.items():
        for address in everything:
            if (who, address) not in seen and walker.looks_at(route_of(address)):
                seen[who, address] = asked(who, walker.client, address)
    return list(seen.values())


def _of_one(address: str) -> bool:
    """Whether this is the page of one thing, and not of them all."""
    return _resolved(urlsplit(address).path)[1]


def follow(who: str, walker: Walker, starts: Collection[str], *, alike: int = ALIKE) -> list[Seen]:
    """Everything that one person is offered, page by page."""
    waiting = [address for address in starts if walker.looks_at(route_of(address))]
    known, few = set(waiting), Few(alike)
    got: list[Seen] = []
    while waiting:
        one = asked(who, walker.client, waiting.pop(0))
        got.append(one)
        assert len(got) < AT_MOST, f"{who} is offered ever new addresses, such as {one.address}"
        for offered in _offers(one):
            if offered not in known and walker.looks_at(route_of(offered)) and few.take(offered):
                known.add(offered)
                waiting.append(offered)
    return got


def _offers(one: Seen) -> Iterable[str]:
    offered = [
        value.decode() for value in re.findall(rb"^Location: (.*)$", one.headers, re.MULTILINE)
    ]
    if b"text/html" in one.headers:
        offered += _OFFERED.findall(one.content.decode("utf-8", "replace"))
    for value in offered:
        parts = urlsplit(urljoin(f"http://testserver{one.address}", unescape(value)))
        if parts.netloc == "testserver" and not parts.path.startswith("/tinh/"):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def asked(who: str, client: Client, address: str) -> Seen:
    """One answer, whole."""
    answer: Any = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return Seen(
        who, address, route_of(address), answer.status_code, content,
        f"{headers}\n{answer.cookies.output()}".encode(),
    )  # fmt: skip
