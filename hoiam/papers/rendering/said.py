"""What stands on a letter that nobody typed: its number, its date, its name among files."""

from hoiam.core.text import vn_letter_date
from hoiam.papers.letter import GAP, Letter, Masthead

# Where the long name of a body is broken on its letters, so that no syllable is left alone.
_OPENINGS = (
    "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM",
    "ỦY BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN DÂN",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
)
_SHORT = 26  # signs that stand on one line of the heading
OPEN_DATE = f"ngày {GAP} tháng {GAP} năm {GAP}"


def numbered(letter: Letter) -> str:
    """Số: 12/TB-UBND, or with room for a number; papers without a symbol carry none."""
    if not letter.symbol:
        return ""
    number = letter.number or GAP
    if letter.masthead is Masthead.PARTY:
        return f"Số {number}-{letter.symbol}"
    return f"Số: {number}/{letter.symbol}"


def body(name: str) -> str:
    """A body's name in capitals, a long one broken after the words that say what it is."""
    capitals = " ".join(name.upper().split())
    for opening in _OPENINGS:
        if len(capitals) > _SHORT and capitals.startswith(f"{opening} "):
            return f"{opening}\n{capitals[len(opening) + 1 :]}"
    return capitals


def dated(letter: Letter) -> str:
    """Sín Chéng, ngày 08 tháng 5 năm 2026."""
    day = vn_letter_date(letter.day) if letter.day else OPEN_DATE
    return f"{letter.place}, {day}" if letter.place else day


def under_number(letter: Letter) -> str:
    """The abstract of an official letter, which has no type to stand under."""
    return f"V/v {letter.subject}" if not letter.kind and letter.subject else ""


def title(letter: Letter) -> str:
    """For the file's own data: never the abstract, which may name somebody."""
    return " ".join(part for part in (letter.kind or "CÔNG VĂN", numbered(letter)) if part)


def listed(recipients: list[str]) -> list[str]:
    """Recipients as the Decree has them: a semicolon after each, a full stop after the last."""
    bare = [one.rstrip(" ;.") for one in recipients if one.strip(" ;.")]
    return [f"{one}{'.' if one is bare[-1] else ';'}" for one in bare]
