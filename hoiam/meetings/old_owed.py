"""Open conclusions of old minutes, one a line: việc | đơn vị khi ấy | hạn | đơn vị nay phải làm."""

import re
from dataclasses import dataclass
from datetime import date

from hoiam.core.refusals import Invalid
from hoiam.core.text import normalise

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


@dataclass(frozen=True, slots=True)
class Written:
    """One line, with the names as they are written."""

    text: str
    unit: str
    due_on: date
    now: str = ""


def read_owed(line: str) -> Written:
    """The line, or what is wrong with it."""
    parts = [part.strip() for part in normalise(line).split("|")]
    if len(parts) < 3 or not parts[0] or not parts[1]:
        raise Invalid("meetings.old-owed-line", field="owed", given=line.strip()[:60])
    found = _DAY.search(parts[2])
    try:
        day, month, year = (int(one) for one in found.groups()) if found else (0, 0, 0)
        due = date(year, month, day)
    except ValueError:
        raise Invalid("meetings.old-owed-line", field="owed", given=line.strip()[:60]) from None
    return Written(parts[0], parts[1], due, parts[3] if len(parts) > 3 else "")
