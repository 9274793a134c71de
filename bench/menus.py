"""Every page that a menu leads to, as its readers find it: `python -m bench.plans --menus`.

A reader begins where they come in, opens each entry of the menu, and from there one link of every
kind: a page further, a filter, a tab, one row. Of a hundred cases in a list one is opened. Files
are not: whoever takes a list home has time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from hoiam.accounts.models import Officer

OFFICERS = ("thu", "truong", "tinh", "mat-tran")  # of a province made to be measured
PUBLIC, OFFICE = "/", "/van-phong/"
_LINK = re.compile(r'<a [^>]*?href="([^"#]*)')
_FILES = ("tai", "bang")  # parameters that give a file
_STATES = ("tt", "loai", "han", "tinh-trang")
_CLOSED = {"sign-out", "language"}


@dataclass
class Walk:
    """One reader on the way: what was opened, and what is to be."""

    client: Client
    start: str
    depth: int = 2
    seen: set[tuple[str, tuple[Any, ...]]] = field(default_factory=set)

    def addresses(self) -> Iterator[str]:
        """Each address once, those nearest to the menu first."""
        ahead = [self.start]
        self._is_new(self.start)
        for _step in range(self.depth + 1):
            found: list[str] = []
            for path in ahead:
                answer = self.client.get(path)
                if answer.status_code != 200 or answer.streaming:
                    continue
                yield path
                if "html" in answer["Content-Type"]:
                    found += self._further(path, answer.content.decode())
            ahead = found

    def _further(self, path: str, page: str) -> Iterable[str]:
        for link in _LINK.findall(page):
            to = urljoin(path, unescape(link))
            parts = urlsplit(to)
            theirs = parts.path.startswith(self.start)  # what is public the stranger opens
            if theirs and not parts.netloc and self._is_new(to):
                yield to

    def _is_new(self, address: str) -> bool:
        """Whether nothing of this kind was opened yet: the same view with the same filters."""
        parts = urlsplit(address)
        try:
            view = resolve(parts.path)
        except Resolver404:
            return False
        asked = parse_qsl(parts.query)
        if view.url_name in _CLOSED or any(name in _FILES for name, _value in asked):
            return False
        # A state alone is a list of its own; a place, a field or a key is as good as another.
        is_state = len(asked) == 1 and asked[0][0] in _STATES
        kind = (view.view_name, tuple(asked) if is_state else tuple(sorted(n for n, _v in asked)))
        if kind in self.seen:
            return False
        self.seen.add(kind)
        return True


def walks() -> Iterator[tuple[str, Officer | None, str]]:
    """Who comes in where: officers of a measured province, and a stranger."""
    yield "stranger", None, PUBLIC
    for name in OFFICERS:
        officer = Officer.objects.filter(username=name).first()
        if officer is not None:
            yield name, officer, OFFICE
