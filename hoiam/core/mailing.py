"""A plain letter as simple HTML: lists, links, nothing that a mailbox would block or load.

Made of the same text when it is sent, so that both halves of a letter always say the same.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

_LINK = re.compile(r"https?://[^\s<>\"]+")
_ITEM = "- "


def as_html(text: str) -> str:
    """The text with its lists as lists and its addresses as links."""
    return "".join(_blocks(text))


def _blocks(text: str) -> Iterator[str]:
    for is_list, lines in groupby(text.splitlines(), key=lambda line: line.startswith(_ITEM)):
        if is_list:
            yield (
                "<ul>" + "".join(f"<li>{_line(one[len(_ITEM) :])}</li>" for one in lines) + "</ul>"
            )
        else:
            yield from (f"<p>{_line(one)}</p>" for one in lines if one.strip())


def _line(text: str) -> str:
    """One line: what stands before an address at its end becomes the link."""
    found = _LINK.search(text)
    if found is None:
        return escape(text)
    before, address, after = text[: found.start()], found[0], text[found.end() :]
    if before.strip() and not after.strip():
        label = before.strip().removesuffix(":")
        return f'<a href="{escape(address)}">{escape(label)}</a>'
    return f'{escape(before)}<a href="{escape(address)}">{escape(address)}</a>{_line(after)}'
