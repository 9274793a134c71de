"""Addresses whose pages are loaded when one of them is wanted, not at the start.

Three quarters of what the pages of this product load has nothing to do with the first page. It
does not wait for them; the server loads them right behind it (`hoiam.cli.server`).
"""

from functools import cached_property
from importlib import import_module
from typing import Any

from django.urls import URLResolver, get_resolver


class LaterResolver(URLResolver):
    """As `path(…, include(…))` gives one, of addresses in a namespace of their own."""

    def _populate(self) -> None:
        """The resolver above asks this of all that it holds before it gives the address of any
        name. Of names in a namespace it keeps nothing: these are looked up in `url_patterns`,
        which loads them."""


class Rooms:
    """The modules of a package as if they were imported: `Rooms("hoiam.web.public").case.page` is
    a view of `hoiam.web.public.case`."""

    def __init__(self, package: str) -> None:
        self._package = package

    def __getattr__(self, name: str) -> "Room":
        return Room(f"{self._package}.{name}")


class Room:
    """One module with views."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return LaterView(self._module, name)


class LaterView:
    """A view that is loaded with its module when it is called, or asked what it is marked with."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__name__ = self.__qualname__ = name

    @cached_property
    def view(self) -> Any:
        """The view itself."""
        return getattr(import_module(self.__module__), self.__name__)

    def __call__(self, *given: Any, **named: Any) -> Any:
        return self.view(*given, **named)

    def __getattr__(self, name: str) -> Any:
        if name == "view_class":  # asked of every view when addresses are listed; ours have none
            raise AttributeError(name)
        return getattr(self.view, name)


def load_all() -> None:
    """Now, what would be loaded later."""
    _load(get_resolver())


def _load(resolver: URLResolver) -> None:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            _load(entry)
        elif isinstance(entry.callback, LaterView):
            _ = entry.callback.view
