"""Names to pick from: officers of the commune and those assigned before, as one line each."""

from datetime import date

from hoiam.accounts import queries as accounts
from hoiam.outreach.models import Assignment
from hoiam.units import queries as units
from hoiam.units.models import Unit

MOST = 200


def split(line: str) -> tuple[str, str]:
    """What stands before the first comma, and what after it."""
    name, _, position = line.partition(",")
    return " ".join(name.split()), " ".join(position.split())


def known(commune: Unit, day: date) -> dict[str, str]:
    """Lines to pick from, and the officer's code where the name has an account."""
    found: dict[str, str] = {}
    for body in units.bodies_in(commune, day):
        for officer in accounts.works_at(body, day):
            found.setdefault(f"{officer.name}, {body.name}", officer.code)
    rows = Assignment.objects.filter(hamlet__parent=commune).order_by("-pk")[:MOST]
    for row in rows:
        line = f"{row.name}, {row.position}" if row.position else row.name
        found.setdefault(line, row.officer)
    return found


def officer_of(line: str, lines: dict[str, str]) -> str:
    """The account of a picked line, or of the only one with that name."""
    if line in lines:
        return lines[line]
    name = split(line)[0]
    codes = {code for one, code in lines.items() if code and split(one)[0] == name}
    return codes.pop() if len(codes) == 1 else ""
