"""Inside an installation: what a leader and the Front read, over many open duties.

`python -m bench.leading fill 100000 4`, then `python -m bench.leading read`, each a process of its
own, with the settings of the installation that is measured.
"""

import json
import os
import statistics
import sys
import time
from datetime import date, timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - the set-up above comes first
from django.db import connection  # noqa: E402 - the set-up above comes first
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from hoiam.accounts import actions as accounts  # noqa: E402 - models need the set-up above
from hoiam.accounts.models import Officer  # noqa: E402
from hoiam.base import clock  # noqa: E402
from hoiam.cases.models import Case, HandOver  # noqa: E402
from hoiam.commitments.models import Commitment, DueDate  # noqa: E402
from hoiam.core.actor import Role  # noqa: E402
from hoiam.core.calendar import day_of  # noqa: E402
from hoiam.core.text import fold  # noqa: E402
from hoiam.units.models import Unit  # noqa: E402
from tests.cast import NOW, PASSWORD, SINCE, Cast, make_cast  # noqa: E402

BY = "system:bench"
AT_ONCE = 2_000
COMMUNES = 98  # beside the two of the cast: a province after July 2025
ROOMS = 4
KINDS = (
    ("case", "answer"), ("case", "answer"), ("case", "answer"), ("case", "promise"),
    ("question", "conclusion"), ("conclusion", "conclusion"), ("visit", "conclusion"),
    ("call", "conclusion"), ("docket", "report"), ("case", "consult"),
)  # fmt: skip
# `fill N 4` leaves every fourth of them open; `fill N` all of them, which no province has.
OPEN_OF = int(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3].isdecimal() else 1
ENDED = {"state": "done", "result": "xong", "ended_at": NOW, "ended_by": BY}
PAGES = (
    "lanh-dao", "theo-doi", "theo-doi?loai=ton-lau", "theo-doi?loai=lui-han",
    "theo-doi?loai=vuot-cap", "theo-doi?loai=dong-nguoi", "theo-doi?loai=dang-mo&nguon=question",
)  # fmt: skip
READERS = ("province-leader", "leader", "front", "province-front")


def fill(count: int) -> None:
    """Duties of a whole province, all of them open: of every source, late, soon and far."""
    cast = make_cast()
    rooms = _rooms(cast)
    officer = accounts.open_account(
        username="province-front", name="Nông Thị Tỉnh", password=PASSWORD,
        by=cast.actor("system"), at=NOW,
    )  # fmt: skip
    accounts.grant_role(
        officer=officer, unit=cast.units["province-front"], role=Role.FRONT, valid_from=SINCE,
        by=cast.actor("system"), at=NOW,
    )  # fmt: skip
    for first in range(0, count, AT_ONCE):
        _fill_some(cast, rooms, range(first, min(first + AT_ONCE, count)))


def _rooms(cast: Cast) -> list[Unit]:
    """The rooms that answer in every commune."""
    province, authority = cast.units["province"], cast.units["province-ubnd"]
    front = _unit("province-front", "front", area=province)
    cast.units["province-front"] = front
    found = [cast.units["commune-office"], cast.units["other-office"], cast.units["department"]]
    for number in range(COMMUNES):
        area = _unit(f"b{number}", "commune", parent=province)
        committee = _unit(f"b{number}-ubnd", "peoples-committee", area=area, parent=authority)
        found += [
            _unit(f"b{number}-{room}", "department", area=area, parent=committee)
            for room in range(ROOMS)
        ]
    return found


def _unit(name: str, kind: str, **more: object) -> Unit:
    title = f"Đơn vị {name}"
    unit = Unit(
        code=f"t-{name}", kind=kind, name=title, short_name=title, folded=fold(title),
        valid_from=SINCE, **more,
    )  # fmt: skip
    unit.save()
    return unit


def _fill_some(cast: Cast, rooms: list[Unit], numbers: range) -> None:
    field, today = cast.fields["roads"], day_of(clock.now())
    cases = Case.objects.bulk_create(
        Case(
            code=f"LC-{number}", kind="feedback", field=field, area=rooms[number % len(rooms)].area,
            unit=rooms[number % len(rooms)], title="Cống vỡ", opened_on=today, opened_at=NOW,
            opened_by=BY, people=7 if number % 50 == 0 else 1,
        )
        for number in numbers
        if KINDS[number % len(KINDS)] == ("case", "answer")
    )  # fmt: skip
    HandOver.objects.bulk_create(
        HandOver(
            case=case, from_unit=cast.units["department"], to_unit=case.unit, reason="thẩm quyền",
            handed_at=NOW, handed_by=BY,
        )
        for case in cases
        if case.pk % 40 == 0
    )  # fmt: skip
    owed = Commitment.objects.bulk_create(_duty(rooms, number, today) for number in numbers)
    DueDate.objects.bulk_create(
        DueDate(
            commitment=duty, due_on=duty.due_on, ground="start" if turn == 0 else "agreed",
            rule="R-08", explanation={}, set_at=NOW, set_by=BY,
        )
        for number, duty in zip(numbers, owed, strict=True)
        for turn in range(3 if number % 25 == 0 else 1)
    )  # fmt: skip


def _duty(rooms: list[Unit], number: int, today: date) -> Commitment:
    about, kind = KINDS[number % len(KINDS)]
    begun = today - timedelta(days=number % 97)
    due = begun + timedelta(days=number % 120)
    unit = rooms[number % len(rooms)]
    return Commitment(
        code=f"viec-{number}", kind=kind, about_kind=about, about_code=f"LC-{number // 10 * 10}"
        if kind != "answer" else f"LC-{number}", unit=unit, assigned_by_unit=unit,
        what="Trả lời người dân", rule="R-08", started_on=begun, first_due_on=due, due_on=due,
        opened_at=NOW, opened_by=BY,
        **({} if number % OPEN_OF == 0 else ENDED | {"ended_on": due}),
    )  # fmt: skip


@override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False)
def read() -> None:
    """Each page as each reader opens it: the middle of five in milliseconds, and the statements."""
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    found: dict[str, dict[str, object]] = {}
    for reader in READERS:
        client = Client()
        client.force_login(Officer.objects.get(username=reader))
        for page in PAGES:
            found[f"{reader} {page}"] = _measured(client, f"/van-phong/{page}")
    print(json.dumps({"duties": Commitment.objects.count(), "pages": found}, indent=1))


def _measured(client: Client, address: str) -> dict[str, object]:
    client.get(address)
    times, spent = [], []
    for _turn in range(5):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        times.append((time.perf_counter() - began) * 1000)
        spent.append((time.process_time() - worked) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    slow = sorted(asked.captured_queries, key=lambda one: float(one["time"]))[-3:]
    told = [f"{one['time']} {one['sql'][:3000]}" for one in slow] if "--slow" in sys.argv else []
    return {
        "ms": round(statistics.median(times)),
        "cpu": round(statistics.median(spent)),  # of this process: on a busy machine the truer one
        "statements": len(asked),
        "slow": told,
    }


if __name__ == "__main__":
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        read()
