"""Whose line of the minutes somebody who came to a hearing is: by the part that stands before the
name, by the name itself, else with the bodies. Whoever issues the minutes reads them first."""

from collections.abc import Iterable
from dataclasses import dataclass

# What a line may begin with, before a colon or alone; the longer words first.
_PARTS = (
    ("respondent", ("người bị khiếu nại", "bên bị khiếu nại", "đại diện người bị khiếu nại")),
    (
        "complainant",
        (
            "người khiếu nại", "bên khiếu nại", "đại diện người khiếu nại",
            "người đại diện người khiếu nại", "người đại diện của người khiếu nại",
            "người được ủy quyền", "người được uỷ quyền", "luật sư", "trợ giúp viên pháp lý",
        ),
    ),
    (
        "concerned",
        ("người có quyền", "người có quyền lợi", "người liên quan", "người có nghĩa vụ"),
    ),
    ("clerk", ("người ghi biên bản", "thư ký", "ghi biên bản")),
    ("chair", ("người chủ trì", "chủ trì", "người giải quyết khiếu nại")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Came:
    """Those who came, each under the heading of the minutes where they belong."""

    complainants: tuple[str, ...] = ()  # besides the one whom the petition names
    respondents: tuple[str, ...] = ()
    concerned: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    clerk: str = ""


def sorted_out(
    lines: Iterable[str], *, sender: str, others: Iterable[str], chair: str, against: str
) -> Came:
    """`sender` and `chair` have lines of their own and are not said again; `against` is what the
    petition is about: who made it and came is who is complained of."""
    found: dict[str, list[str]] = {}
    mates = [one.casefold() for one in others if one]
    for line in lines:
        part, words = _part(line)
        name = words.casefold()
        if sender and sender.casefold() in name:
            continue
        if not part and any(mate in name for mate in mates):
            part = "complainant"
        elif not part and name in chair.casefold():
            part = "chair"
        elif not part and len(name.split()) > 1 and name in against.casefold():
            part = "respondent"
        if words:
            found.setdefault(part, []).append(words)
    return Came(
        tuple(found.get("complainant", ())),
        tuple(found.get("respondent", ())),
        tuple(found.get("concerned", ())),
        tuple(found.get("", ())),
        "; ".join(found.get("clerk", ())),
    )


def _part(line: str) -> tuple[str, str]:
    """The part that a line names and the words that are left of it."""
    label, colon, rest = line.partition(":")
    said = label.strip().casefold()
    for part, names in _PARTS:
        if colon and said.startswith(names):
            return part, rest.strip()
        for name in names:
            if not colon and said == name:
                return part, ""
            if not colon and said.startswith((f"{name} ", f"{name},")):
                return part, line.strip()[len(name) :].strip(" ,-–")
    return "", line.strip()
