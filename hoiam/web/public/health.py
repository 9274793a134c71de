"""`/suc-khoe`: what a monitor asks every minute. Ages in seconds and how many readers were asked to
come back lately; no name, no number of a matter, no secret."""

import time
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hoiam.base import clock, replica
from hoiam.notices import queries as notices
from hoiam.standing import schedule, state
from hoiam.web import shedding
from hoiam.web.access import now, public

SILENT = 600  # seconds after which a worker that says nothing is a warning
WAITED = 3600  # the same for a message that nobody took


@public
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 with "ok" or "warn"; 503 where the database does not answer."""
    machine = clock.machine_now()
    told: dict[str, Any] = {
        "status": "ok",
        "database": "ok",
        "worker_seconds": _seconds(machine, state.last_round()),
        "queue_seconds": 0,
        "backup_seconds": None,
        # How many readers in the last one or two minutes; from where is kept nowhere.
        "asked_to_come_back": shedding.TALLY.recent(time.monotonic()),
    }
    try:
        told["queue_seconds"] = _seconds(now(), notices.waiting_since(now())) or 0
    except DatabaseError:
        return JsonResponse(told | {"status": "down", "database": "down"}, status=503)
    backup = schedule.age_of(machine, state.last_backup())
    told["backup_seconds"] = _seconds(machine, backup.made_at)
    silent = told["worker_seconds"] is None or told["worker_seconds"] > SILENT
    if silent or told["queue_seconds"] > WAITED or backup.is_old or backup.failed:
        told["status"] = "warn"
    if replica.is_used():
        near = replica.is_near()
        told["read_database"] = "ok" if near else "behind"
        told["status"] = told["status"] if near else "warn"
    return JsonResponse(told)


def _seconds(at: datetime, since: datetime | None) -> int | None:
    return max(0, int((at - since).total_seconds())) if since else None
