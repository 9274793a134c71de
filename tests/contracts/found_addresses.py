"""Every address of the product, and who may open it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from hoiam.web.later import LaterView


@dataclass(frozen=True, slots=True)
class Address:
    """A route as it stands in the tree of addresses."""

    route: str
    name: str
    view: Callable[..., Any]

    @property
    def access(self) -> str:
        """Who may open it (`hoiam.web.access`), or an empty string where nobody said."""
        return str(getattr(self.view, "access", ""))


def addresses(resolver: URLResolver | None = None) -> list[Address]:
    """The whole tree, in order of the routes."""
    found = _walk(resolver or get_resolver(), "", "")
    return sorted(found, key=lambda address: (address.route, address.name))


def _walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            view = entry.callback.view if isinstance(entry.callback, LaterView) else entry.callback
            yield Address("/" + route, f"{space}{entry.name or ''}", view)
        else:
            below = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, route, below)
