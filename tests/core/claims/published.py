"""Published sentences and articles whose numbers were checked by hand; their texts are not here."""

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from hoiam.core.claims import Kind, Verdict
from hoiam.core.text import normalise
from tests.core.claims.marked import Expected, value

SHARED = Path(__file__).resolve().parents[4] / "shared"
SENTENCES = SHARED / "data" / "vn" / "so_lieu_claims_dev.jsonl"
ARTICLES = SHARED / "articles"

_VERDICTS = {
    "ok": Verdict.AGREES,
    "ok_truncated_or_last_digit": Verdict.CUT,
    "mismatch": Verdict.DISAGREES,
    "needs_context": Verdict.NEEDS_CONTEXT,
}
# What the 39 checks leave out, read by hand: percentages and changes without what they are of,
# and two sums that are right.
_BESIDE = {
    "kntc-nghean-2021": (("growth", "no-denominator", "7,3%"),),
    "kntc-dongthap-2020": (("difference", "no-denominator", "439"),),
    "kntc-binhduong": (("share", "no-denominator", "97%"),),
    "kntc-gialai": (("growth", "no-denominator", "30%"), ("share", "no-denominator", "92%")),
    "tcd-vietnamnet-2022": tuple(("share", "no-denominator", one) for one in ("56%", "49%", "102%", "107%")),
    "1022-dongthap-2022-04": (("difference", "no-denominator", "154"),),
    "1022-hcm-2020": (("sum", "agrees", "1.100", "3.500", "4.600"),),
}  # fmt: skip
# By the beginning of an article's name: the rows N1, N2, N7, N8, N10, N11, N13–N17, N20, N21, N28,
# N31, N32 of mechanisms.md §2 that are arithmetic, and every percentage.
_IN_ARTICLES = {
    "000": tuple(("lone", "no-denominator", one) for one in ("30%", "100%", "97%")),
    "001": (
        ("share", "cut", "99,8%", "563.157", "564.000"),
        ("share", "agrees", "94,3%", "149", "158"),
        ("share", "unchecked", "16", "16"),
        ("share", "unchecked", "16", "20"),
        ("lone", "no-denominator", "100%"),
        ("lone", "no-denominator", "7,22%"),
        ("growth", "no-denominator", "10,9%"),
    ),
    "002": (
        ("sum", "agrees", "537", "286", "251"),
        *(("lone", "no-denominator", one) for one in ("100%", "85%", "7%")),
        ("share", "unchecked", "42%", "53.767"),
    ),
    "003": (("share", "unchecked", "34", "55"),),
    "004": (
        *(("lone", "no-denominator", one) for one in ("100%", "16%", "162%", "18%")),
        ("weekday", "agrees"),
        ("weekday", "agrees"),
    ),
}  # fmt: skip


def sentences() -> Iterator[tuple[str, list[Expected]]]:
    """The published sentences with their checks."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        expected = [_expected(one) for one in row["checks"]]
        beside = [_marked(one) for one in _BESIDE.get(row["id"], ())]
        yield normalise(row["text"]), expected + beside


def articles() -> Iterator[tuple[str, list[Expected]]]:
    """The five articles with what is to be said of their numbers."""
    for name, rows in _IN_ARTICLES.items():
        path = next(ARTICLES.glob(f"{name}_*.txt"))
        yield normalise(path.read_text(encoding="utf-8")), [_marked(one) for one in rows]


def _expected(row: dict) -> Expected:
    verdict = _VERDICTS[row["verdict"]]
    if row["kind"] == "ratio":
        return _of(Kind.SHARE, verdict, row["numerator"], row["denominator"], row["stated_percent"])
    if row["kind"] == "difference":
        return _of(Kind.DIFFERENCE, verdict, row["a"], row["b"], row["stated"])
    return _of(Kind.SUM, verdict, *row["parts"], row["stated"])


def _of(kind: Kind, verdict: Verdict, *numbers: float) -> Expected:
    return Expected(kind, verdict, tuple(sorted(round(Fraction(str(one)), 2) for one in numbers)))


def _marked(row: tuple[str, ...]) -> Expected:
    kind, verdict, *numbers = row
    return Expected(Kind(kind), Verdict(verdict), tuple(sorted(value(one) for one in numbers)))
