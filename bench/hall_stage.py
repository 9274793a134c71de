"""Inside an installation: a hall that has opened, what its moderator does, and what is in it.

`python -m bench.hall_stage open`, `… turn CODE ROUND`, `… found CODE`, each with the settings of
the installation that is measured.
"""

import json
import os
import secrets
import sys
import time
from datetime import UTC, datetime, timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from hoiam.core import actor as actors  # noqa: E402 - models need the set-up above
from hoiam.core.actor import Actor  # noqa: E402
from hoiam.core.calendar import day_of  # noqa: E402
from hoiam.meetings import actions as meetings  # noqa: E402
from hoiam.meetings import questions  # noqa: E402
from hoiam.meetings.actions import NewMeeting  # noqa: E402
from hoiam.meetings.models import MeetingKind, Question  # noqa: E402
from hoiam.units import queries as units  # noqa: E402
from hoiam.voices.models import Receipt, Voice  # noqa: E402


def _by() -> Actor:
    return actors.system("bench", act="b-" + secrets.token_hex(8))


def open_hall() -> None:
    """A dialogue of one commune that has just begun; its short code."""
    at, by = datetime.now(UTC), _by()
    day = day_of(at)
    commune = next(
        one for one in units.communes(day) if units.bodies_in(one, day).filter(outside=False)
    )
    body = units.bodies_in(commune, day).filter(outside=False)[0]
    meeting = meetings.record_meeting(
        new=NewMeeting(
            key=secrets.token_hex(8), kind=MeetingKind.DIALOGUE, title="Đối thoại với Nhân dân",
            unit=body, hosts=(body,), areas=(commune,), place="Hội trường xã",
            starts=at + timedelta(minutes=1),
        ),
        by=by,
        at=at,
    )  # fmt: skip
    meeting = meetings.announce(meeting=meeting, by=by, at=at)
    meeting = meetings.start(meeting=meeting, by=by, at=at)
    print(meetings.prepare_hall(meeting=meeting, by=by, at=at).code)


def turn(code: str, turns: str) -> None:
    """So many times another question comes onto the screen, one each second and a half."""
    hall = questions.by_hall_code(code)
    for _ in range(int(turns)):
        time.sleep(1.5)
        at, by = datetime.now(UTC), _by()
        row = questions.questions(hall.meeting).filter(shown="").first()
        if row is None:
            continue
        meetings.show(question=row, shown=row.voice.text[:200], seen=0, by=by, at=at)
        meetings.put_on_screen(hall=hall, question=row, by=by, at=at)


def found(code: str) -> None:
    """Every question with its receipt, and what there is beside them."""
    hall = questions.by_hall_code(code)
    rows = Question.objects.filter(meeting=hall.meeting).order_by("number")
    print(
        json.dumps(
            {
                "references": [row.voice.receipt.reference for row in rows.select_related("voice")],
                "texts": [row.voice.text for row in rows.select_related("voice")],
                "numbers": [row.number for row in rows],
                "voices": Voice.objects.count(),
                "receipts": Receipt.objects.count(),
            }
        )
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["open"]:
            open_hall()
        case ["turn", code, turns]:
            turn(code, turns)
        case ["found", code]:
            found(code)
