"""Write docs/procedures-compared.md: ours beside ten published procedures, passage by passage."""

from pathlib import Path

from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import MATTERS
from hoiam.core.law.petitions.tables import procedure_of
from tests.core.law.petitions.compared import BEYOND, HEADS, NUMBERS, POINTS, PROCEDURES, Point

PAGE = Path(__file__).resolve().parent.parent / "docs" / "procedures-compared.md"
_HEAD = """# Ten published procedures beside ours

<!-- Written by scripts/make_compared.py; changes by hand are lost. -->

Ten procedures of complaints and denunciations, as one ministry published them in 2025, compared
with the tables of `hoiam/core/law/petitions`, passage by passage. A test reads their texts where
they are at hand (they are not in the tree) and finds every passage here.

Where a line says that something differs, it says why. The ten stand on the law as it was before
1 July 2026, and on the army's own circulars; ours follow the rulebook.
"""


def page() -> str:
    """The whole page."""
    parts = [_HEAD, _listed()]
    parts += [_kind(matter) for matter in dict.fromkeys(kind for kind, _t in PROCEDURES.values())]
    parts += [_numbers(), _heads(), _beyond()]
    return "\n".join(parts)


def _listed() -> str:
    lines = [
        f"- `{code}` {title} ({MATTERS[matter].lower()})"
        for code, (matter, title) in PROCEDURES.items()
    ]
    return "\n".join(lines) + "\n"


def _kind(matter: Matter) -> str:
    rows = "".join(_row(one, matter) for one in POINTS if matter in one.of)
    return (
        f"## {MATTERS[matter]}\n\n"
        "| Thủ tục đã công bố | Bước ở đây | Quy định | Khác nhau |\n|---|---|---|---|\n" + rows
    )


def _row(one: Point, matter: Matter) -> str:
    table = procedure_of(matter)
    steps = (
        ", ".join(table.lawful_step(code).label for code in one.steps) or "khi vào sổ, phân loại"
    )
    return f"| {one.theirs} | {steps} | {', '.join(one.rules)} | {one.differs or 'không'} |\n"


def _numbers() -> str:
    rows = "".join(
        f"| {MATTERS[matter]} | {told} | {rule} | {why or 'không'} |\n"
        for (matter, told), (rule, why) in NUMBERS.items()
    )
    return (
        "## Số ngày trong các văn bản\n\n"
        "| Loại | Số ngày | Quy định | Khác nhau |\n|---|---|---|---|\n" + rows
    )


def _heads() -> str:
    rows = "".join(
        f"| `{code}` | {told} | {longest} ngày | {why or 'không'} |\n"
        for code, (told, longest, why) in HEADS.items()
    )
    return (
        "## Thời hạn ở đầu đề và thời hạn dài nhất mà luật cho\n\n"
        "| Thủ tục | Đầu đề | Ở đây | Khác nhau |\n|---|---|---|---|\n" + rows
    )


def _beyond() -> str:
    lines = "".join(f"- {said}\n" for said in BEYOND.values())
    return "## Có ở đây mà mười thủ tục không nhắc đến\n\n" + lines


def main() -> None:
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
