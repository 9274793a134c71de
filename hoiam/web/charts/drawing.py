"""Writing SVG: every text and every value is escaped here and nowhere else."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

# About how many letters of the size of charts stand side by side on the narrowest telephone.
LETTERS = 34


def tag(name: str, inside: str = "", /, **values: object) -> str:
    """An element; low lines of names are hyphens, and what is nothing is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in values.items()
        if value is not None
    )
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def text(said: str, /, **values: object) -> str:
    """Words in a drawing."""
    return tag("text", escape(said), **values)


def drawing(inside: str, *, code: str, title: str, told: str, **values: object) -> SafeString:
    """A whole drawing with what it is called and what it says."""
    head = tag("title", escape(title), id=f"{code}-title")
    head += tag("desc", escape(told), id=f"{code}-desc") if told else ""
    names = f"{code}-title {code}-desc" if told else f"{code}-title"
    return SafeString(
        tag("svg", head + inside, class_="chart", role="img", aria_labelledby=names, **values)
    )


def percent(part: float, whole: float) -> str:
    """How much of the width, for lengths and places."""
    return f"{part * 100 / whole:.2f}".rstrip("0").rstrip(".") + "%" if whole else "0%"


def wrapped(said: str, letters: int) -> list[str]:
    """The same in lines of at most so many letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in said.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def steps(most: int, wanted: int = 4) -> Sequence[int]:
    """Round numbers from zero to the first that is not less than `most`."""
    step = next(
        by * 10**power for power in range(20) for by in (1, 2, 5) if by * 10**power * wanted >= most
    )
    return range(0, -(-max(most, 1) // step) * step + 1, step)


def _number(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
