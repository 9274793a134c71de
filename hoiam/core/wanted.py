"""What somebody types into a search: words that must all occur, cut alike for every database.

The last word may be only begun; "words in quotation marks" stand together. Whatever else is typed
is words too, never an error and never an operator.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hoiam.core import text as words

LONGEST_WORD = 100
LONGEST_QUERY = 400
MOST_TERMS = 16

_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; of one that is begun the last word may go on."""

    tokens: tuple[str, ...]
    begun: bool = False

    @property
    def text(self) -> str:
        """As it stands in a folded text that has a space before its first word, and one behind
        its last."""
        return f" {' '.join(self.tokens)}{'' if self.begun else ' '}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search with at least one word in it."""

    terms: tuple[Term, ...]

    @property
    def whole(self) -> tuple[Term, ...]:
        """All but the word that may go on."""
        return tuple(term for term in self.terms if not term.begun)

    @property
    def begun(self) -> Term | None:
        """The word that may go on: the last one, where it stands in no quotation marks."""
        return self.terms[-1] if self.terms[-1].begun else None

    @property
    def closed(self) -> "Wanted":
        """The same with a last word that does not go on."""
        return Wanted(tuple(Term(term.tokens) for term in self.terms))

    def is_in(self, folded: str) -> bool:
        """Whether a folded text holds all of it."""
        padded = f" {folded} "
        return all(term.text in padded for term in self.terms)


def wanted(text: str) -> Wanted | None:
    """What is looked for; nothing where nothing typed is a word."""
    found = list(dict.fromkeys(term for term in _pieces(text[:LONGEST_QUERY]) if term.tokens))
    return Wanted(tuple(found[:MOST_TERMS])) if found else None


def tokens(text: str) -> tuple[str, ...]:
    """Folded words in letters that every database cuts alike: plain ASCII, a letter in front.

    Other scripts are spelt by number, since PostgreSQL knows letters only as well as the locale
    of its machine. Numbers get a letter, since it reads 1e5 and 3.2 as numbers of its own kind.
    """
    found = words.tokens(text)
    if not " ".join(found).isascii():
        return tuple([_plain(token)[:LONGEST_WORD] for token in found])
    return tuple([
        token if token.isalpha() and len(token) <= LONGEST_WORD else _plain(token)[:LONGEST_WORD]
        for token in found
    ])  # fmt: skip


def _plain(token: str) -> str:
    if token.isascii():
        return token if token[0].isalpha() else f"n{token}"
    return "x" + "".join(sign if sign.isascii() else f"zu{ord(sign):x}" for sign in token)


def _pieces(text: str) -> Iterator[Term]:
    """Quoted phrases and single words in the order typed; the very last word may go on."""
    end = 0
    for quoted in _QUOTED.finditer(text):
        yield from _single(text[end : quoted.start()])
        yield Term(tokens(quoted[1]))
        end = quoted.end()
    *whole, last = [*_single(text[end:])] or [Term(())]
    yield from whole
    yield Term(last.tokens, begun=True)


def _single(text: str) -> Iterator[Term]:
    return (Term((token,)) for token in tokens(text))
