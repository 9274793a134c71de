"""Words that somebody says are personal, wherever they stand and however they are written."""

import re
from collections.abc import Iterable, Iterator

from hoiam.core.redact.spans import Kind, Span
from hoiam.core.text import fold

_WORD = re.compile(r"[^\W_]+")
_WHY = {
    Kind.NAME: "Tên đã biết trong vụ việc",
    Kind.OTHER: "Chữ do người soạn chỉ ra",
}
_LEAST = 2  # words of a name: a single one is met in every text


def find_said(text: str, said: Iterable[str], kind: Kind) -> Iterator[Span]:
    """Each place where these words stand in a row, with or without marks, in any case. A name is
    looked for whole, and without its surname."""
    sought = [form for one in said for form in _forms(fold(one).split(), kind)]
    if not sought:
        return
    words = [(fold(found.group()), found.start(), found.end()) for found in _WORD.finditer(text)]
    bare = [word for word, _start, _end in words]
    for part in sought:
        for at in range(len(bare) - len(part) + 1):
            if bare[at : at + len(part)] == part:
                start, end = words[at][1], words[at + len(part) - 1][2]
                yield Span(start, end, kind, _WHY[kind])


def _forms(words: list[str], kind: Kind) -> list[list[str]]:
    if kind is not Kind.NAME:
        return [words] if words else []
    return [form for form in (words, words[1:]) if len(form) >= _LEAST]
