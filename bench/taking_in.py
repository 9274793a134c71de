"""How long ten thousand rows take, in how much memory, and how long others wait meanwhile.

    python -m bench.taking_in [rows]

measures the whole import by the command line, from the file to the shown batch, in an
installation of its own, while this process writes a row of its own now and then.
"""

import csv
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bench.product import ROOT

PROFILE = "danh-sach-vu-viec"
UNIT = "lc.ubnd"
BETWEEN = 0.03  # seconds between two writes of somebody else
WORDS = ("đường", "hỏng", "nước", "thôn", "đèn", "cống", "rác", "chợ", "trường", "ngập")


@dataclass(frozen=True, slots=True)
class Taken:
    """What one import cost."""

    seconds: float
    processor: float  # seconds of it
    megabytes: float  # at most
    waits: list[float]  # of the other writer, in seconds, the shortest first


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(Path(folder), rows)
    middle, longest = taken.waits[len(taken.waits) // 2], taken.waits[-1]
    print(f"{rows} rows: {taken.seconds:.1f} s ({taken.processor:.1f} s of the processor)")
    print(f"memory: {taken.megabytes:.0f} MB")
    print(f"others waited {1000 * middle:.0f} ms (median), {1000 * longest:.0f} ms (longest)")


def measure(home: Path, rows: int) -> Taken:
    """One import in a fresh installation on SQLite."""
    environment = os.environ | {
        "HOIAM_DATA_DIR": str(home / "data"),
        "HOIAM_KEYS_DIR": str(home / "keys"),
    }
    environment.pop("HOIAM_DATABASE_URL", None)
    for words in (("migrate",), ("units", "load", "--province", "lc")):
        subprocess.run(
            _hoiam(*words), env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
    path = home / "so.csv"
    write_list(path, rows)
    command = _hoiam("import", str(path), "--profile", PROFILE, "--unit", UNIT, "--commit")
    started = time.monotonic()
    child = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    waits, status, usage = _write_beside(home / "data" / "hoiam.sqlite3", child.pid)
    seconds = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"the import ended with {child.returncode}")
    return Taken(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, sorted(waits))


def _hoiam(*words: str) -> list[str]:
    return [sys.executable, "-m", "hoiam", *words]


def write_list(path: Path, rows: int) -> None:
    """A list under the headings of the profile for lists of cases."""
    template = ROOT / "hoiam" / "imports" / "profiles" / f"{PROFILE}.csv"
    with template.open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file))
    rand = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        for number in range(rows):
            day, month = rand.randint(1, 28), rand.randint(1, 12)
            writer.writerow(
                {
                    "Mã vụ việc": f"{number:06}",
                    "Trích yếu": " ".join(rand.choices(WORDS, k=6)),
                    "Nội dung": " ".join(rand.choices(WORDS, k=60)),
                    "Trả lời": " ".join(rand.choices(WORDS, k=40)),
                    "Ngày tiếp nhận": f"{day}/{month}/2025 08:30",
                    "Hạn giải quyết": f"{day}/{month}/2026",
                    "Trạng thái": rand.choice(("Mới", "Đang xử lý", "Đã giải quyết")),
                    "Lĩnh vực": rand.choice(WORDS),
                    "Xã, phường": rand.choice(("Xã Bát Xát", "Phường Sa Pa", "Xã Bảo Thắng")),
                }
            )


def _write_beside(path: Path, pid: int) -> tuple[list[float], int, resource.struct_rusage]:
    """Short writes until the other process ends; how long each waited, and how that one ended."""
    waits: list[float] = []
    other = sqlite3.connect(path, timeout=60, isolation_level=None)
    try:
        other.execute("CREATE TABLE bench_other (at REAL)")
        while (found := os.wait4(pid, os.WNOHANG))[0] == 0:
            before = time.monotonic()
            other.execute("INSERT INTO bench_other VALUES (?)", (before,))
            waits.append(time.monotonic() - before)
            time.sleep(BETWEEN)
    finally:
        other.close()
    return waits, found[1], found[2]


if __name__ == "__main__":
    main()
