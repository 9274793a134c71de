"""One index of words for every part and both databases, over text folded by the core.

A query is words that must all occur; the last one may be only begun; "words in quotation
marks" stand together. Whatever else somebody types is words too, never an error.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from hoiam.base.models import SearchEntry
from hoiam.core import text as words

# PostgreSQL numbers the words of a text up to 16,383; both databases see the same ones.
MOST_WORDS = 10_000
LONGEST_WORD = 100
LONGEST_QUERY = 400
MOST_TERMS = 16

_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')
_SQLITE = "SELECT rowid FROM base_searchentry_words WHERE base_searchentry_words MATCH %s"
_POSTGRES = "SELECT id FROM base_searchentry WHERE words @@ to_tsquery('simple', %s)"


@dataclass(frozen=True, slots=True)
class _Term:
    """Words that stand together; of an open one the last word may go on."""

    tokens: tuple[str, ...]
    open: bool = False


def put(*, kind: str, code: str, text: str) -> None:
    """Find this thing under these words from now on. Called by actions, in their transaction."""
    put_many(kind=kind, texts={code: text})


def put_many(*, kind: str, texts: Mapping[str, str]) -> None:
    """The same for many things of a kind, by their codes, in few statements."""
    entries = [
        SearchEntry(kind=kind, code=code, folded=" ".join(_tokens(text)[:MOST_WORDS]))
        for code, text in texts.items()
    ]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "code"], update_fields=["folded"]
    )


def drop(*, kind: str, code: str) -> None:
    """Find this thing no more."""
    SearchEntry.objects.filter(kind=kind, code=code).delete()


def folded(kind: str, codes: Iterable[str]) -> dict[str, str]:
    """The folded words kept for these things, by code."""
    rows = SearchEntry.objects.filter(kind=kind, code__in=list(codes))
    return dict(rows.values_list("code", "folded"))


def matching(kind: str, text: str) -> QuerySet[SearchEntry]:
    """Entries of a kind with these words; none for a query without a word.

    For use inside another query: `filter(code__in=matching("case", q).values("code"))`.
    """
    terms = _terms(text)
    if not terms:
        return SearchEntry.objects.none()
    sql, query = (
        (_POSTGRES, _for_postgres(terms))
        if connection.vendor == "postgresql"
        else (_SQLITE, _for_sqlite(terms))
    )
    # The statement is a constant; what was typed travels as a parameter.
    found = RawSQL(sql, [query])  # noqa: S611
    return SearchEntry.objects.filter(kind=kind, pk__in=found)


def _tokens(text: str) -> tuple[str, ...]:
    """Folded words in letters that both databases cut alike: plain ASCII, a letter in front.

    Other scripts are spelt by number, since PostgreSQL knows letters only as well as the locale
    of its machine. Numbers get a letter, since it reads 1e5 and 3.2 as numbers of its own kind.
    """
    return tuple(_plain(token)[:LONGEST_WORD] for token in words.tokens(text))


def _plain(token: str) -> str:
    if token.isascii():
        return token if token[0].isalpha() else f"n{token}"
    return "x" + "".join(sign if sign.isascii() else f"zu{ord(sign):x}" for sign in token)


def _terms(text: str) -> list[_Term]:
    found = [term for term in _pieces(text[:LONGEST_QUERY]) if term.tokens]
    return found[:MOST_TERMS]


def _pieces(text: str) -> Iterator[_Term]:
    """Quoted phrases and single words in the order typed; the very last word stays open."""
    end = 0
    for quoted in _QUOTED.finditer(text):
        yield from _single(text[end : quoted.start()])
        yield _Term(_tokens(quoted[1]))
        end = quoted.end()
    *whole, last = [*_single(text[end:])] or [_Term(())]
    yield from whole
    yield _Term(last.tokens, open=True)


def _single(text: str) -> Iterator[_Term]:
    return (_Term((token,)) for token in _tokens(text))


def _for_sqlite(terms: list[_Term]) -> str:
    return " AND ".join(f'"{" ".join(term.tokens)}"{" *" if term.open else ""}' for term in terms)


def _for_postgres(terms: list[_Term]) -> str:
    return " & ".join(f"({' <-> '.join(term.tokens)}{':*' if term.open else ''})" for term in terms)
