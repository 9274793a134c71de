"""What the public log costs in an installation: an act that is logged, and places for many.

    python -m bench.sequencing [entries]

Processor time, so that a busy machine says the same. Makes an installation in a folder that it
removes. Decision 81; figures in docs/performance.md.
"""

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import django


def main() -> None:
    """Measure both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="hoiam-sequencing-") as folder:
        os.environ["HOIAM_DATA_DIR"] = str(Path(folder) / "data")
        os.environ["HOIAM_KEYS_DIR"] = str(Path(folder) / "keys")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
        django.setup()
        _measure(count)


def _measure(count: int) -> None:
    # The settings are read here, after the folders are named.
    from django.db import transaction  # noqa: PLC0415

    from hoiam.base import keeping, migrating  # noqa: PLC0415
    from hoiam.core import actor as actors  # noqa: PLC0415
    from hoiam.core.log.acts import Act  # noqa: PLC0415
    from hoiam.publication import actions  # noqa: PLC0415
    from hoiam.publication.actions import log  # noqa: PLC0415
    from hoiam.publication.log import queries  # noqa: PLC0415
    from hoiam.publication.log.models import PendingEntry  # noqa: PLC0415

    keeping.prepare()
    migrating.migrate()
    by, at = actors.system("bench", act="a-bench"), datetime.now(UTC)
    with transaction.atomic():
        begun = time.process_time()
        for number in range(1_000):
            log.commit(act=Act.RECEIPT, subject=f"LC-{number}", body={"text": "0" * 64}, at=at)
        _said("an act that is logged (two rows, in its transaction)", begun, 1_000, "µs", 1e6)
        entry = PendingEntry.objects.all()[0].entry
        begun = time.process_time()
        for _ in range(1_000):
            log.promise(entry=entry, at=at)
        _said("its signed promise", begun, 1_000, "µs", 1e6)
    PendingEntry.objects.bulk_create(
        (PendingEntry(entry=f"{number:064x}") for number in range(count)), 5_000
    )
    begun = time.process_time()
    while queries.waiting():
        actions.sequence(by=by, at=at)
    _said(f"places, files and signatures for {count:,} entries", begun, 1, "s", 1)
    begun = time.process_time()
    for number in range(200):
        row = queries.entries(number * (count // 200), number * (count // 200) + 1)[0]
        queries.bare_proof(row.hex())
    _said("a proof out of them", begun, 200, "ms", 1e3)


def _said(what: str, begun: float, count: int, unit: str, scale: float) -> None:
    print(f"{what:<58} {(time.process_time() - begun) / count * scale:10.2f} {unit}")


if __name__ == "__main__":
    main()
