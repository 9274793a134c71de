"""Inside an installation: many open clocks, a day off decided late, and the worker at it.

`python -m bench.open_clocks fill 100000`, then `python -m bench.open_clocks recount`, each a
process of its own, with the settings of the installation that is measured.
"""

import json
import os
import resource
import secrets
import sys
import time
from datetime import UTC, date, datetime, timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from hoiam.cases import actions as cases  # noqa: E402 - models need the set-up above
from hoiam.cases.models import Case, Gathering  # noqa: E402
from hoiam.cli import work  # noqa: E402
from hoiam.commitments import queries  # noqa: E402
from hoiam.commitments.actions import recounting  # noqa: E402
from hoiam.commitments.models import Commitment, CommitmentKind, DueDate  # noqa: E402
from hoiam.core import actor as actors  # noqa: E402
from hoiam.core import deadlines  # noqa: E402
from hoiam.core.deadlines import Amount, Unit  # noqa: E402
from hoiam.notices.models import Notice  # noqa: E402
from hoiam.rules import actions as rules  # noqa: E402
from hoiam.rules import queries as rule_queries  # noqa: E402
from hoiam.voices.models import Contact, Receipt, Voice  # noqa: E402
from tests.cast import NOW, Cast, make_cast  # noqa: E402

HOLIDAY = date(2026, 10, 7)
AT_ONCE = 2_000
BY = "system:bench"


def fill(count: int) -> None:
    """Cases as a year of a province would leave them open, each with its person and its date.
    Every date counts the holiday that nobody knows of yet."""
    cast = make_cast()
    for first in range(0, count, AT_ONCE):
        _fill_some(cast, range(first, min(first + AT_ONCE, count)))


def _fill_some(cast: Cast, numbers: range) -> None:
    field, area, unit = cast.fields["roads"], cast.units["commune"], cast.units["commune-office"]
    voices = Voice.objects.bulk_create(
        Voice(
            code=f"v-{number}", key=f"k-{number}", channel="web", kind="feedback", field=field,
            area=area, text="Cống trước trường bị vỡ.", spoken_at=NOW, spoken_by=BY,
            received_at=NOW, received_by=BY,
        )
        for number in numbers
    )  # fmt: skip
    Contact.objects.bulk_create(
        Contact(voice=voice, email=f"{voice.code}@example.vn") for voice in voices
    )
    Receipt.objects.bulk_create(
        Receipt(
            reference=f"LC-{number}", tracking_hash=f"h-{number}", voice=voice, issued_at=NOW,
            issued_by=BY,
        )
        for number, voice in zip(numbers, voices, strict=True)
    )  # fmt: skip
    found = Case.objects.bulk_create(
        Case(
            code=f"LC-{number}", kind="feedback", field=field, area=area, unit=unit,
            title="Cống vỡ", opened_on=HOLIDAY, opened_at=NOW, opened_by=BY,
        )
        for number in numbers
    )  # fmt: skip
    Gathering.objects.bulk_create(
        Gathering(case=case, voice=voice, how="first", gathered_at=NOW, gathered_by=BY)
        for case, voice in zip(found, voices, strict=True)
    )
    _fill_dates(cast, numbers)


def _fill_dates(cast: Cast, numbers: range) -> None:
    unit, days = cast.units["commune-office"], rule_queries.calendar_on()
    known = {}
    for back in range(1, 6):
        for limit in range(5, 16):
            start = HOLIDAY - timedelta(days=back)
            known[back, limit] = deadlines.due(start, Amount(limit, Unit.WORKING), days)
    dues = [known[number % 5 + 1, number % 11 + 5] for number in numbers]
    owed = Commitment.objects.bulk_create(
        Commitment(
            code=f"viec-{number}", kind=CommitmentKind.ANSWER, about_kind="case",
            about_code=f"LC-{number}", unit=unit, assigned_by_unit=unit, what="Trả lời người dân",
            rule="TARGET-1", started_on=due.start, first_due_on=due.due_on, due_on=due.due_on,
            opened_at=NOW, opened_by=BY,
        )
        for number, due in zip(numbers, dues, strict=True)
    )  # fmt: skip
    DueDate.objects.bulk_create(
        DueDate(
            commitment=duty, due_on=due.due_on, ground="start", rule="TARGET-1",
            explanation={
                "statement": f"Trả lời phản ánh về Đường sá trong {due.amount}.",
                "basis": "Quyết định 12/QĐ-UBND", "decision": "Quyết định 12/QĐ-UBND",
                "event": "ngày nhận", "days": deadlines.to_record(due),
            },
            set_at=NOW, set_by=BY,
        )
        for duty, due in zip(owed, dues, strict=True)
    )  # fmt: skip


def recount() -> None:
    """The decision, the look ahead, and the chunks as the worker takes them, breaths included."""
    by = actors.system("bench", act="b-" + secrets.token_hex(8))
    started = time.perf_counter()
    after = rule_queries.calendar_with(HOLIDAY, working=False)
    seen = queries.foreseen([HOLIDAY], after, today=date(2026, 10, 2))
    ahead = time.perf_counter() - started
    rules.override_day(
        day=HOLIDAY, working=False, reason="Bão số 9", decision="Công điện 88", by=by, at=NOW
    )
    at = datetime.now(UTC).replace(year=2026, month=10, day=2, hour=3) + recounting.QUIET
    began, spent = time.perf_counter(), time.process_time()
    chunks = []
    while True:
        one = time.perf_counter()
        chunk = cases.recount(by=by, at=at)
        if chunk is None:
            break
        chunks.append(time.perf_counter() - one)
        time.sleep(work.BREATH)
    chunks.sort()
    print(
        json.dumps(
            {
                "ahead": ahead,
                "foreseen": seen.later,
                "seconds": time.perf_counter() - began,
                "cpu": time.process_time() - spent,
                "chunks": len(chunks),
                "middle": chunks[len(chunks) // 2],
                "longest": chunks[-1],
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "moved": DueDate.objects.filter(ground="calendar").count(),
                "told": Notice.objects.filter(template="cases.recounted").count(),
            }
        )
    )


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        recount()
