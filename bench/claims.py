"""`python -m bench.claims [--write]`: what the claim checker finds, misses and says wrongly."""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hoiam.core.claims import Check, Kind, Measure, Verdict, check, read
from hoiam.core.text import vn_number
from tests.core.claims.marked import Expected, held_against, marked
from tests.core.claims.published import articles, sentences

PAGE = Path(__file__).resolve().parent.parent / "docs" / "claims.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
SHOWN = (
    Verdict.AGREES,
    Verdict.CUT,
    Verdict.DISAGREES,
    Verdict.NEEDS_CONTEXT,
    Verdict.NO_DENOMINATOR,
)


@dataclass
class Tally:
    """Of one verdict or kind: how many a reader makes, how many of them were found, and what was
    found beyond them."""

    expected: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    beyond: Counter[str] = field(default_factory=Counter)

    def rows(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            wanted, met, beyond = self.expected[name], self.met[name], self.beyond[name]
            if wanted or beyond:
                yield f"| {name} | {wanted} | {met} | {_of(met, met + beyond)} | {_of(met, wanted)} |"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "–"


def tallied(texts: Iterable[tuple[str, list[Expected]]]) -> tuple[Tally, Tally, list[str]]:
    """By verdict, by kind, and the sentences of what was missed or said beyond."""
    by_verdict, by_kind, wrong = Tally(), Tally(), []
    for text, expected in texts:
        missed, beyond = held_against(expected, check(read(text)))
        said = [one for one in beyond if one.verdict is not Verdict.UNCHECKED]
        for one in expected:
            by_verdict.expected[one.verdict] += 1
            by_kind.expected[one.kind] += 1
            by_verdict.met[one.verdict] += one not in missed
            by_kind.met[one.kind] += one not in missed
        for found in said:
            by_verdict.beyond[found.verdict] += 1
            by_kind.beyond[found.kind] += 1
        wrong += [f"missed {one.kind} {one.verdict} in: {text[:90]}" for one in missed]
        wrong += [f"beyond {_said(one)} in: {text[:90]}" for one in said]
    return by_verdict, by_kind, wrong


def _said(found: Check) -> str:
    return f"{found.kind} {found.verdict} at {found.place}"


def table(title: str, texts: Iterable[tuple[str, list[Expected]]]) -> tuple[str, list[str]]:
    """One set, as the page shows it."""
    by_verdict, by_kind, wrong = tallied(texts)
    head = "| expected | found | precision | recall |\n|---|---:|---:|---:|---:|"
    lines = [f"### {title}", "", f"| verdict {head}", *by_verdict.rows(SHOWN), ""]
    kinds = [one for one in Kind if one is not Kind.LONE]
    lines += [f"| kind {head}", *by_kind.rows(kinds), ""]
    return "\n".join(lines), wrong


def planted(texts: Iterable[str]) -> Counter[tuple[str, str]]:
    """Every number that is right made wrong by 15 %, one at a time: what is said of it then."""
    said: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for found in check(read(text)):
            stated = found.stated
            if found.verdict not in (Verdict.AGREES, Verdict.CUT) or stated is None:
                continue
            digits = re.search(r"\d[\d.,]*\d|\d", text[stated.start : stated.end])
            if digits is None or stated.spoken:
                continue
            more = max(stated.step * 3, stated.value * 3 / 20)
            over = stated.measure is Measure.PERCENT and stated.value + more >= 100
            value = stated.value + (-more if over else more)
            wrong = vn_number(value / stated.scale, stated.decimals)
            begin, end = stated.start + digits.start(), stated.start + digits.end()
            after = check(read(text[:begin] + wrong + text[end:]))
            said[found.kind, _answer(after, stated.start)] += 1
    return said


def _answer(found: Iterable[Check], place: int) -> str:
    """The most serious thing that is said of the number at a place."""
    verdicts = {
        one.verdict
        for one in found
        if one.kind is not Kind.LONE
        and place in {each.start for each in (*one.numbers, one.stated) if each}
    }
    for verdict in (Verdict.DISAGREES, Verdict.NEEDS_CONTEXT, Verdict.NO_DENOMINATOR):
        if verdict in verdicts:
            return verdict
    return "nothing"


def planted_table(texts: Iterable[str]) -> str:
    """By kind, how many planted errors were called what."""
    said = planted(texts)
    answers = (Verdict.DISAGREES, Verdict.NEEDS_CONTEXT, Verdict.NO_DENOMINATOR, "nothing")
    lines = [
        "### Planted errors: each right number made wrong by 15 %, one at a time",
        "",
        "| kind | disagrees | needs context | no denominator | nothing said |",
        "|---|---:|---:|---:|---:|",
    ]
    for kind in Kind:
        counts = [said[kind, one] for one in answers]
        if any(counts):
            lines.append(f"| {kind} | " + " | ".join(map(str, counts)) + " |")
    sums = [sum(said[kind, one] for kind in Kind) for one in answers]
    lines.append("| all | " + " | ".join(f"**{one}**" for one in sums) + " |")
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure, print, and with --write put the tables into the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.claims", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the tables into docs/claims.md")
    options = parser.parse_args()
    tables = []
    for title, texts in (
        ("Published sentences (39 checks and what they leave out)", sentences()),
        ("The five articles", articles()),
        ("Sentences of our own, in sight", marked("seen.txt")),
        ("Sentences of our own, out of sight until the end", marked("unseen.txt")),
    ):
        shown, wrong = table(title, texts)
        tables.append(shown)
        print(shown, *wrong, sep="\n")
    sets = (sentences(), articles(), marked("seen.txt"), marked("unseen.txt"))
    tables.append(planted_table(text for one in sets for text, _expected in one))
    print(tables[-1])
    if options.write:
        page = PAGE.read_text(encoding="utf-8")
        before, after = page.partition(BEGIN)[0], page.partition(END)[2]
        PAGE.write_text(
            f"{before}{BEGIN}\n\n" + "\n".join(tables) + f"\n{END}{after}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
