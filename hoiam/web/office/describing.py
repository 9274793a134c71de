"""What a matter is called, where it is opened and where it comes from, for one reader.

Each part of the office says so of its own matters; `hoiam.web.office.matters` asks all of them.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from hoiam.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Described:
    """One matter in a list: covered words, as nobody opened them here."""

    words: str
    url: str = ""  # empty where this reader may not open it
    source: str = ""  # "câu 7, đối thoại ngày 12/9/2026"
    public_url: str = ""  # its public page, where it has one


# Given the codes of one kind; what the reader may not know of is left out.
type Describer = Callable[[Collection[str], Actor], Mapping[str, Described]]
