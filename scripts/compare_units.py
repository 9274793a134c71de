"""Writes docs/reference/units-differences.md: where public lists of units and ours differ, and why.

    python -m scripts.compare_units LISTS --packages FOLDER

LISTS is the folder of the lists (scripts/unit_lists.py), FOLDER the one of build_units.py: the
notes of the official catalogue in it are asked which list they support. Without it the counts
are printed and nothing is written.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from scripts import unit_lists
from scripts.unit_lists import Difference, Notes

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "units-differences.md"
SECTIONS = (
    (
        "present",
        "Communes in force, against the list of July 2026",
        "3,321 units in both, matched by official code.",
    ),
    ("provinces", "Provinces in force, against the list of July 2026", "34 in both."),
    (
        "legacy",
        "Units before July 2025, against the list of former communes",
        "10,035 communes and five districts without any: codes and names compared as they are.",
    ),
    (
        "onward-provinces",
        "Where the 63 provinces went, against another mapping",
        "63 in both.",
    ),
    (
        "onward",
        "Where the former communes went, against another mapping",
        "10,035 in ours, 10,038 in theirs. Matched by the names of province, district and commune,"
        " since their list has no codes.",
    ),
    (
        "notes",
        "Where the former communes went, against the notes of the catalogue",
        "10,570 links in ours. A note tells in words of what a present commune was made.",
    ),
)
OF_NOTES = ("note cut", "not in the note")
WHY = {
    "note cut": "The note ends in the middle of a name or of a list; both mappings agree or differ"
    " as the section above says.",
    "not in the note": 'Special zones are told by number ("12 communes of the island district");'
    " most others are another spelling or a slip of the keyboard. Some notes are incomplete or are"
    " those of the commune beside it: of these the resolutions were read for Thu Bồn"
    " (1659/NQ-UBTVQH15, clause 63), Nam Đồ Sơn (1669, clause 18), Bình Minh (1674, clause 96),"
    " Hải Hòa, Tiên Yên, An Sinh (1679, clauses 3, 4, 22), and they say what ours says. Việt Yên,"
    " Hiệp Hoà, Xuân Hải and Điền Quang were not looked up; both mappings agree on them.",
    "place of the tone mark": "One word in two ways of writing: hòa and hoà. The search folds"
    " both.",
    "apostrophe or space": "’ and '. Ours has the typographic one everywhere; the search folds both.",
    "capital letter": "A slip in their list.",
    "code": "Ba Chẽ: both packages and the later releases of that list have 06970; the list of"
    " July has 06978. Ours follows the catalogue.",
    "kind": "Decisions that took effect on 1 and 20 September 2026, after the list. Ours has the"
    " kind before as an earlier designation.",
    "part missing in the other list": "Several communes took parts and their list names fewer."
    " What the note of each commune that only ours names says of the former one: *yes* names it,"
    " *no* does not, *cut* the note ends in the middle of a name. Of the two that say *no*, the"
    " resolutions themselves name the part: Hải Lạng in Hải Hòa (1679/NQ-UBTVQH15, clause 3), Vạn"
    " Hương in Nam Đồ Sơn (1669/NQ-UBTVQH15, clause 18).",
    "part missing in ours": "Their list names a commune more. No note names the former commune"
    " there, and none of these notes is cut: the notes support ours.",
    "other successor": "Each list names a commune that the other does not. The notes support ours;"
    " Suối Tọ was not rearranged at all.",
    "only in the other list": "A training centre is no unit; Phúc Thành A and Thanh Bình had ended"
    " before July 2025 by the list of former communes.",
    "district without communes": "Island districts without communes are not in their list. Each"
    " became the special zone of its name, as the notes say.",
    "former district or province: spelling": "The commune is spelt alike; the district or the"
    " province above it is not (Huyện Đắk Hà and Đăk Hà, Phan Rang-Tháp Chàm with and without"
    " spaces).",
    "former name: kind": "They were wards of the town Mộc Châu at the end.",
    "former name: marks or signs": "Same letters, other marks, hyphens or apostrophes. The search"
    " folds both.",
    "former name: spaces, i or y, numerals": "Qui and Quy, Ea Bia and EaBia, Phường I and Phường 1.",
    "former name: other letters": "Mostly names from languages of minorities. Which one a"
    " resolution has differs from case to case; ours keeps the spelling of the list with codes.",
}


def every(lists: Path, notes: Notes) -> dict[str, list[Difference]]:
    """All differences by section."""
    return {
        "present": list(unit_lists.present(lists)),
        "provinces": list(unit_lists.present_provinces(lists)),
        "legacy": list(unit_lists.legacy(lists)),
        "onward-provinces": list(unit_lists.onward_provinces(lists)),
        "onward": list(unit_lists.onward(lists, notes)),
        "notes": list(unit_lists.unnamed(notes)),
    }


def counted(found: dict[str, list[Difference]]) -> dict[str, dict[str, int]]:
    """How many differences there are by section and cause."""
    return {
        section: dict(Counter(one.cause for one in differences))
        for section, differences in found.items()
    }


def page(found: dict[str, list[Difference]]) -> str:
    """The whole page."""
    parts = [
        "# Where lists of units differ",
        "",
        "Made by `python -m scripts.compare_units`; the lists are described in"
        " [the page of the data](units-data.md). Nothing of them is in the repository.",
        "",
        *_summary(found),
    ]
    for section, title, about in SECTIONS:
        parts += [f"## {title}", "", about, ""]
        if not found[section]:
            parts += ["No difference.", ""]
        for cause, differences in _by_cause(found[section]).items():
            parts += [f"### {cause.capitalize()} ({len(differences)})", "", WHY[cause], ""]
            parts += [*_rows(differences), ""]
    return "\n".join(parts).rstrip() + "\n"


def _summary(found: dict[str, list[Difference]]) -> Iterable[str]:
    yield "| compared | cause | differences |"
    yield "|---|---|---:|"
    for section, title, _about in SECTIONS:
        causes = counted(found)[section] or {"–": 0}
        for cause, number in sorted(causes.items(), key=lambda one: -one[1]):
            yield f"| {title} | {cause} | {number} |"
    yield ""


def _by_cause(differences: list[Difference]) -> dict[str, list[Difference]]:
    found: dict[str, list[Difference]] = defaultdict(list)
    for one in differences:
        found[one.cause].append(one)
    return dict(sorted(found.items(), key=lambda one: len(one[1])))


def _rows(differences: list[Difference]) -> Iterable[str]:
    columns = [name for name in ("unit", "ours", "theirs", "note") if _any(differences, name)]
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for one in differences:
        yield "| " + " | ".join(getattr(one, name) or "–" for name in columns) + " |"


def _any(differences: list[Difference], name: str) -> bool:
    return any(getattr(one, name) for one in differences)


def main() -> None:
    """Write the page, or print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("lists", type=Path)
    parser.add_argument("--packages", type=Path)
    given = parser.parse_args()
    found = every(given.lists, Notes(given.packages))
    for section, causes in counted(found).items():
        print(section, causes)
    if given.packages is not None:
        PAGE.write_text(page(found), encoding="utf-8")


if __name__ == "__main__":
    main()
