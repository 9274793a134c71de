"""Pages of figures and forms over half a million dossiers, each as a whole answer:
`python -m bench.figure_pages`, in an installation that `python -m bench.cells --inside fill 564000`
has filled.

The leader of the province reads, whose register it is, and the leader of a commune. Cold is the
first answer of a process that has answered another page; warm the middle of five.
"""

import json
import os
import statistics
import sys
import time

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - the set-up above comes first
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from hoiam.accounts.models import Officer  # noqa: E402 - models need the set-up above

READERS = ("province-leader", "leader")
ALL = "co-quan=ca-duoi:t-province-ubnd"
PAGES = {
    "figure": "so-lieu/records-in-time-share-day?ky=2026",
    "its counted": "so-lieu/records-in-time-share-day?ky=2026&ds=dem",
    "figure of dossiers": "so-lieu/tthc-13?ky=2026-quarter-3",
    "form, ended quarter": f"bieu?bieu={{slug}}&ky=inspection-2026-quarter-3&{ALL}",
    "form, running quarter": f"bieu?bieu={{slug}}&ky=inspection-2026-quarter-4&{ALL}",
    "its cell": f"bieu?bieu={{slug}}&ky=inspection-2026-quarter-3&cot=7&{ALL}",
    "its workbook": f"bieu?bieu={{slug}}&ky=inspection-2026-quarter-3&so-tinh=1&{ALL}",
}


@override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False)
def read(turns: int) -> None:
    """Milliseconds, statements, and the slowest of them when asked for."""
    from hoiam.core.figures import forms  # noqa: PLC0415

    slug = next(one.slug for one in forms.ALL if one.code == "II.06a")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    found = {}
    for reader in READERS:
        client = Client()
        client.force_login(Officer.objects.get(username=reader))
        client.get("/van-phong/so-lieu")
        for name, page in PAGES.items():
            address = f"/van-phong/{page.format(slug=slug)}"
            found[f"{reader}: {name}"] = _measured(client, address, turns)
            print(json.dumps({f"{reader}: {name}": found[f"{reader}: {name}"]}), flush=True)


def _measured(client: Client, address: str, turns: int) -> dict[str, object]:
    times = []
    for _turn in range(turns + 1):
        began = time.perf_counter()
        answer = client.get(address)
        size = len(answer.getvalue())
        times.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    told: dict[str, object] = {
        "cold": round(times[0]), "warm": round(statistics.median(times[1:] or times)), "size": size
    }  # fmt: skip
    if "--slow" in sys.argv:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        slow = sorted(asked.captured_queries, key=lambda one: float(one["time"]))[-4:]
        told["slow"] = [f"{one['time']} {one['sql'][:600]}" for one in slow]
        told["statements"] = len(asked)
    return told


if __name__ == "__main__":
    read(1 if "--once" in sys.argv else 5)
