"""Addresses whose pages are loaded when one of them is wanted, not at the start.

Half of what the pages of this product load is only for the office. The first page of all, which
is for everybody, does not wait for it; the server loads it right behind that page
(`hoiam.cli.server`).
"""

from django.urls import URLResolver


class LaterResolver(URLResolver):
    """As `path(…, include(…))` gives one, of addresses in a namespace of their own."""

    def _populate(self) -> None:
        """The resolver above asks this of all that it holds before it gives the address of any
        name. Of names in a namespace it keeps nothing: these are looked up in `url_patterns`,
        which loads them."""
