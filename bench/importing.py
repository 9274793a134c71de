"""Half a million dossiers from a file: `python -m bench.importing [--rows N] [--only …]`.

From the file on somebody's desk to the shown batch, its words in the index and its figures in
cells: what each stage takes, in processor time and by the clock, in how much memory, and how long
its transactions hold others up. A second process saves one draft after the other meanwhile.

Every number of rows and of figures is checked against what the file says.
"""

import argparse
import csv
import gc
import inspect
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench import product
from tests import databases

ROWS = 564_000
UNIT = "lc.ubnd"
PROFILE = "danh-sach-ho-so"
INSIDE = "--inside"
TODAY = date(2026, 11, 22)
FORMS = ("csv", "xlsx")
MEGABYTE = 1024
_STATES = (*("Đã trả kết quả",) * 17, "Đang giải quyết", "Mới tiếp nhận", "Đã chuyển")
_CHANNELS = ("Trực tuyến", "Trực tuyến", "Trực tiếp", "Qua bưu chính")
_RATINGS = ("Hài lòng", "Hài lòng", "Rất hài lòng", "")
_THINGS = (
    "Đăng ký khai sinh", "Đăng ký kết hôn", "Chứng thực bản sao từ bản chính",
    "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Đăng ký biến động quyền sử dụng đất",
    "Xác nhận tình trạng hôn nhân", "Trợ cấp xã hội hằng tháng", "Đăng ký hộ kinh doanh",
)  # fmt: skip
_FIELDS = ("Hộ tịch", "Hộ tịch", "Chứng thực", "Xây dựng", "Đất đai", "Hộ tịch", "Bảo trợ xã hội",
           "Đăng ký kinh doanh")  # fmt: skip
_NAMES = (
    "Mã hồ sơ", "Tên thủ tục", "Kết quả", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả",
    "Trạng thái", "Lĩnh vực", "Hình thức nộp", "Cơ quan giải quyết", "Xã, phường",
    "Mức độ hài lòng",
)  # fmt: skip


def lines(rows: int, bodies: list[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Dossiers as a one-stop desk lists them; `bodies` are committees with their communes."""
    chance = random.Random(606)
    for number in range(rows):
        opened = TODAY - timedelta(chance.randrange(690))
        due = opened + timedelta(chance.choice((3, 5, 15, 30)))
        ended = due + timedelta(chance.choice((-3, -1, 0, 0, 0, 2)))
        state = chance.choice(_STATES)
        is_ended = state == "Đã trả kết quả" and ended <= TODAY
        state = "Đang giải quyết" if state == "Đã trả kết quả" and not is_ended else state
        what = chance.randrange(len(_THINGS))
        body, commune = bodies[chance.randrange(len(bodies))]
        yield (
            f"H38.{number % 99:02}-{opened:%y%m%d}-{number:06}", _THINGS[what],
            f"Đã trả bản giấy số {number}" if is_ended else "", _written(opened), _written(due),
            _written(ended) if is_ended else "", state, _FIELDS[what], chance.choice(_CHANNELS),
            body, commune, chance.choice(_RATINGS) if is_ended else "",
        )  # fmt: skip


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


def write_file(path: Path, rows: int, bodies: list[tuple[str, str]]) -> None:
    """The list, as CSV or as a workbook whose words stand in a table of their own, as Excel
    writes it."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_NAMES)
            writer.writerows(lines(rows, bodies))
        return
    import xlsxwriter  # noqa: PLC0415 - only where a workbook is wanted

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Hồ sơ")
        sheet.write_row(0, 0, _NAMES)
        for place, line in enumerate(lines(rows, bodies), start=1):
            for column, said in enumerate(line):
                if said:
                    sheet.write_string(place, column, said)


@contextmanager
def _address(name: str) -> Iterator[tuple[str, str]]:
    if name == "sqlite":
        yield f"SQLite {sqlite3.sqlite_version}", ""
        return
    with databases.durable_server() as server:
        yield f"PostgreSQL {databases.version()}", server.url()


def measure(name: str, rows: int = ROWS, forms: tuple[str, ...] = FORMS) -> dict[str, Any]:
    """One installation for each form of the file; the file itself is made beforehand."""
    found: dict[str, Any] = {"rows": rows}
    for form in forms:
        with _address(name) as (said, url), product.folder() as folder:
            made = product.Running(folder, product.free_port(), url)
            made.run("hoiam", "migrate")
            made.run("hoiam", "units", "load", "--province", "lc")
            path = folder / f"ho-so.{form}"
            made.run("bench.importing", INSIDE, "file", str(path), str(rows))
            found["database"] = said
            found[form] = _beside(made, path, rows)
            found[form]["megabytes of the file"] = round(path.stat().st_size / 1e6)
    return found


def _beside(made: product.Running, path: Path, rows: int) -> dict[str, Any]:
    """The import in a process of its own, while another one writes."""
    command = [sys.executable, "-m", "bench.filling", "--write"]
    writer = subprocess.Popen(
        command, env=made.environment(), cwd=made.folder, stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        writer.stdout.readline()
        said = made.run("bench.importing", INSIDE, "import", str(path), str(rows))
    finally:
        writer.terminate()
        waits = writer.communicate()[0].split()
    told: dict[str, Any] = json.loads(said.splitlines()[-1])
    times = sorted(float(one) * 1000 for one in waits if one[0].isdigit())
    return told | {"others wait, ms": _quantiles(times)}


def _quantiles(times: list[float]) -> dict[str, float]:
    if not times:
        return {}
    times = sorted(times)
    return {
        "of": len(times),
        "p50": round(times[len(times) // 2], 1),
        "p95": round(times[int(len(times) * 0.95)], 1),
        "max": round(times[-1], 1),
    }


# ── inside the installation ──────────────────────────────────────────────────────────────────


def _file(path: Path, rows: int) -> dict[str, Any]:
    """The list itself, naming bodies that are there."""
    from hoiam.units.models import Unit  # noqa: PLC0415 - models need settings

    found = Unit.objects.filter(kind__in=("commune", "ward"), valid_to__isnull=True)
    communes = list(found.order_by("code").values_list("name", flat=True)[:126])
    write_file(path, rows, [(f"UBND {name}", name) for name in communes])
    return {}


class Held:
    """How long each outermost transaction of this process lasted, and whose it was."""

    def __init__(self) -> None:
        from django.db import transaction  # noqa: PLC0415 - needs settings

        self.times: list[tuple[float, str]] = []
        self._depth, self._began = 0, 0.0
        enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__

        def entered(atomic: Any) -> None:
            enter(atomic)
            self._depth += 1
            if self._depth == 1:
                self._began = time.perf_counter()

        def left(atomic: Any, *why: Any) -> None:
            try:
                leave(atomic, *why)
            finally:
                self._depth -= 1
                if self._depth == 0:
                    spent = (time.perf_counter() - self._began) * 1000
                    self.times.append((spent, _whose()))

        transaction.Atomic.__enter__ = entered  # type: ignore[method-assign]
        transaction.Atomic.__exit__ = left  # type: ignore[method-assign]

    def taken(self) -> dict[str, Any]:
        """Quantiles since the last time, in milliseconds, whose the longest was, and how long the
        last one was."""
        times, self.times = self.times, []
        if not times:
            return {}
        told = _quantiles([spent for spent, _ in times])
        return told | {"longest": max(times)[1], "last": round(times[-1][0], 1)}


def _whose() -> str:
    """The module of the program that a transaction ends in, above what all of them go through."""
    names: list[str] = []
    frame = inspect.currentframe()
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("hoiam.") and not name.startswith("hoiam.base."):
            names.append(f"{name.removeprefix('hoiam.')}.{frame.f_code.co_name}")
        frame = frame.f_back
    return next((name for name in names if "._steps." not in name), "")


def _import(path: Path, rows: int) -> dict[str, Any]:
    """Stage after stage, as the worker beside the pages does it."""
    from hoiam.base import clock  # noqa: PLC0415 - models need settings
    from hoiam.cli import importing  # noqa: PLC0415
    from hoiam.cli.work import import_once  # noqa: PLC0415
    from hoiam.figures.rollup import aside, counting, triggers  # noqa: PLC0415
    from hoiam.imports import actions, queries  # noqa: PLC0415
    from hoiam.imports.hand import Hand  # noqa: PLC0415
    from hoiam.imports.models import Import, ImportState  # noqa: PLC0415
    from hoiam.units import queries as units  # noqa: PLC0415

    # As the product does with what is loaded: else looking for garbage goes through all of it now
    # and then, for as long as a transaction may take.
    gc.freeze()
    triggers.install()
    while counting.once():  # what was there before: nothing, but it has to be known to be nothing
        pass
    by, held, hand = importing._by(), Held(), Hand(aside.count_before_showing)
    found: dict[str, Any] = {"stages": {}}

    def stage(name: str, work: Callable[[], Any]) -> None:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        began, processor = time.perf_counter(), time.process_time()
        work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
        found["stages"][name] = {
            "s": round(time.perf_counter() - began, 1),
            "processor": round(time.process_time() - processor + spent, 1),
            "transactions, ms": held.taken(),
        }
        print(name, found["stages"][name], file=sys.stderr, flush=True)

    def until(*states: str) -> None:
        while True:
            of = Import.objects.get(code=code)
            if of.state in states:
                return
            import_once(hand, at=clock.now())
            time.sleep(importing.BREATH)

    ready = queries.profile(by, PROFILE)
    of = actions.start(
        target=str(ready.target), unit=units.by_code(UNIT), path=path, name=path.name,
        profile=ready.code, by=by, at=clock.now(),
    )  # fmt: skip
    code = of.code
    failed = (ImportState.REFUSED, ImportState.READ)
    stage("reading", lambda: until(ImportState.JUDGING, *failed))
    stage("judging", lambda: until(ImportState.JUDGED, *failed))
    of.refresh_from_db()
    if of.state != ImportState.JUDGED:
        raise RuntimeError(f"{of.state} {of.refusal} {of.details}")
    counts = queries.counts(of)
    if (counts.new, counts.refused) != (rows, 0):
        raise RuntimeError(f"verdicts: {counts}")
    began = time.perf_counter()
    queries.rows(of, after=rows // 2, most=51)
    queries.preview_mark(of)
    found["a page of the preview, ms"] = round((time.perf_counter() - began) * 1000)
    actions.confirm(of=of, by=by, at=clock.now())
    stage("writing", lambda: until(ImportState.COMMITTED, *failed))
    found["showing, ms"] = found["stages"]["writing"]["transactions, ms"]["last"]
    found["figures after it"] = _figures(rows)
    stage("index", lambda: _indexed(hand))
    stage("cells", _counted)
    found["figures at the end"] = _figures(rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    found["memory, MB"] = {
        "worker": round(peak / MEGABYTE), "process that opens the workbook": round(beside / MEGABYTE)
    }  # fmt: skip
    from hoiam.base.models import SearchEntry  # noqa: PLC0415
    from hoiam.registers.models import Record  # noqa: PLC0415

    found["records"], found["words"] = Record.objects.count(), SearchEntry.objects.count()
    if found["records"] != rows or SearchEntry.objects.filter(kind="record").count() != rows:
        raise RuntimeError(f"{found}")
    return found


def _figures(rows: int) -> dict[str, Any]:
    """What the page of a figure asks, right after the flag: is it right, and how long."""
    from hoiam.core.figures.catalogue import records  # noqa: PLC0415
    from hoiam.core.figures.language import Asked  # noqa: PLC0415
    from hoiam.figures import engine  # noqa: PLC0415

    asked = Asked.of(date(2000, 1, 1), date(2100, 12, 31), TODAY)
    began = time.perf_counter()
    found = engine.grouped([records.RECEIVED], ("unit", "month", "state"), asked)
    spent = time.perf_counter() - began
    total = sum(int(one[records.RECEIVED.code] or 0) for one in found.values())
    if total != rows:
        raise RuntimeError(f"figures say {total} of {rows}")
    return {"lines": len(found), "ms": round(spent * 1000)}


def _indexed(hand: Any) -> None:
    """Words of records by the job that puts them into the index."""
    from hoiam.registers.actions import chunks  # noqa: PLC0415

    while chunks.put_words_once(hand.words):
        pass


def _counted() -> None:
    from hoiam.figures.rollup import counting  # noqa: PLC0415

    while counting.once():
        pass


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.importing", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    parser.add_argument("--form", choices=FORMS)
    options = parser.parse_args()
    for name in [options.only] if options.only else ["sqlite", "postgres"]:
        forms = (options.form,) if options.form else FORMS
        print(json.dumps(measure(name, options.rows, forms), indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    if INSIDE in sys.argv:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"
        import django

        django.setup()
        _step, _path, _rows = sys.argv[2:]
        _work = {"file": _file, "import": _import}[_step]
        if os.environ.get("PROFILE"):
            import cProfile
            import pstats

            _profile = cProfile.Profile()
            print(json.dumps(_profile.runcall(_work, Path(_path), int(_rows))))
            pstats.Stats(_profile, stream=sys.stderr).sort_stats("tottime").print_stats(45)
        else:
            print(json.dumps(_work(Path(_path), int(_rows))))
        sys.exit(0)
    sys.exit(main())
