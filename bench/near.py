"""Near-duplicates of a new voice among very many cases: how many are found, how many are wrong, how long.

    python -m bench.near [CASES] [--database-url URL] [--set N] [--seed S]

Makes an installation in a folder that it removes (or in a database of its own on the server that is
named), fills the word index with so many invented reports and their bands, and asks for changed
copies of some of them. The set is the same for both databases: it depends on the seed alone.
`build()` gives bands to everything in the index of the installation of the settings, in bulk.
"""

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import django

from bench import near_texts
from hoiam.core import nearness, wanted
from hoiam.core.redact.covering import covered

SEEDS = Path(__file__).resolve().parents[2] / "shared/data/vn/phan_anh_full_dev.jsonl"
AT_ONCE = 5_000
PARTS = 16  # of the keys, so that they are written in order without sorting all of them at once
# Said beside the rest: other words altogether, texts that are not committed, half a sentence.
APART = ("none", "told", "real", "short")
KINDS = ("case", "page")
BARE = "base_nearband"


# ---- bands for everything ------------------------------------------------------------------------


def build(processes: int = 2) -> int:
    """Bands for every entry of the word index; how many rows. What waited waits no more."""
    parts = [array("Q") for _ in range(PARTS)]
    forked = multiprocessing.get_context("fork")
    with forked.Pool(processes) as pool:
        for made in pool.imap_unordered(_made, _chunks(), chunksize=1):
            for part, told in zip(parts, made, strict=True):
                part.frombytes(told)
    return _write(parts)


def _chunks() -> Iterator[list[tuple[int, int, str]]]:
    """Kind, place and folded words, some at a time."""
    from hoiam.base import near, search  # noqa: PLC0415
    from hoiam.base.models import SearchEntry  # noqa: PLC0415
    from hoiam.cases import alike  # noqa: PLC0415

    for kind_number, kind in enumerate(KINDS):
        last, end = search.entry_id(kind, 1) - 1, search.entry_id(kind, SearchEntry.ROOM - 1)
        while True:
            rows = SearchEntry.objects.filter(pk__gt=last, pk__lte=end).order_by("pk")
            found = list(rows.values_list("pk", "code", "folded")[:AT_ONCE])
            if not found:
                break
            last = found[-1][0]
            places = [pk % SearchEntry.ROOM for pk, _code, _folded in found]
            if kind == "case":
                said = [near.after_code(code, folded) for _pk, code, folded in found]
            else:
                shown = alike.shown_in(places)
                said = [" ".join(wanted.tokens("".join(shown.get(one, ())))) for one in places]
            yield [(kind_number, place, one) for place, one in zip(places, said, strict=True)]


def _made(chunk: Sequence[tuple[int, int, str]]) -> list[bytes]:
    """Band and entry as one number each, by the first bits of the band."""
    if nearness._lanes.cache_info().maxsize is not None:
        nearness._lanes = lru_cache(200_000)(nearness._lanes.__wrapped__)
    parts = [array("Q") for _ in range(PARTS)]
    for kind, place, said in chunk:
        entry = kind << 31 | place
        for band in nearness.bands(said):
            key = band + (1 << 31)
            parts[key >> 28].append(key << 32 | entry)
    return [part.tobytes() for part in parts]


def _write(parts: Sequence[Any]) -> int:
    from django.db import connection, transaction  # noqa: PLC0415

    postgres = connection.vendor == "postgresql"
    rows = sum(map(len, parts))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DROP INDEX nearband_entry")
        cursor.execute(f"DELETE FROM {BARE}")  # noqa: S608
        if postgres:
            cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
            cursor.execute(f"ALTER TABLE {BARE} DROP CONSTRAINT {BARE}_pkey")
        for part in parts:
            told = sorted(part)
            if postgres:
                with cursor.copy(f"COPY {BARE} (band, entry) FROM STDIN") as copy:
                    for first in range(0, len(told), 50_000):
                        some = _pairs(told[first : first + 50_000])
                        copy.write("".join(f"{band}\t{entry}\n" for band, entry in some))
            else:
                with closing(connection.connection.cursor()) as own:
                    own.executemany(f"INSERT INTO {BARE} VALUES (?, ?)", _pairs(told))  # noqa: S608
        if postgres:
            cursor.execute(f"ALTER TABLE {BARE} ADD PRIMARY KEY (band, entry)")
        cursor.execute(f"CREATE INDEX nearband_entry ON {BARE} (entry)")
        cursor.execute("DELETE FROM base_nearwaiting")
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {BARE}")
    return rows


def _pairs(told: Iterable[int]) -> Iterator[tuple[int, int]]:
    room = 1 << 40
    for one in told:
        yield (one >> 32) - (1 << 31), ((one >> 31 & 1) + 1) * room + (one & (1 << 31) - 1)


# ---- the set -------------------------------------------------------------------------------------


def originals(seed: int, count: int) -> list[tuple[near_texts.Event, str]]:
    """Reports of which copies are asked for, and the facts in each."""
    draw = random.Random(f"originals {seed}")
    events = [near_texts.event(draw) for _ in range(count)]
    return [(of, near_texts.telling(of, _hand(seed, number))) for number, of in enumerate(events)]


def _hand(seed: int, number: int) -> random.Random:
    """Who tells the same sentences again, be it of something else."""
    return random.Random(f"hand {seed} {number}")


def real() -> list[str]:
    """Further seeds, where they are."""
    if not SEEDS.is_file():
        return []
    return [json.loads(line)["text"] for line in SEEDS.read_text(encoding="utf-8").splitlines()]


def shorts(seed: int) -> list[str]:
    """Fifty of five to seven words."""
    draw = random.Random(f"short {seed}")
    return [near_texts.short(near_texts.event(draw)) for _ in range(50)]


def asked(seed: int, count: int) -> list[tuple[str, int | None, str]]:
    """What kind of question, which original is meant (none: nothing there is), and the text."""
    draw = random.Random(f"asked {seed}")
    found: list[tuple[str, int | None, str]] = []
    told = originals(seed, count)
    for number, (of, text) in enumerate(told):
        for kind, change in near_texts.CHANGES.items():
            found.append((kind, number, change(text, draw)))
        found.append(("another person's telling", number, near_texts.retold(of, text, draw)))
        found.append(("told wholly anew", number, near_texts.telling(of, draw)))
    for number, text in enumerate(real()):
        for kind, change in near_texts.CHANGES.items():
            found.append((f"real: {kind}", len(told) + number, change(text, draw)))
    for number, text in enumerate(shorts(seed)):
        meant = len(told) + len(real()) + number
        found.append(("short: without marks", meant, near_texts.bare(text)))
        found.append(("short: one word changed", meant, near_texts.words_changed(text, 1, draw)))
    for number, (of, _text) in enumerate(told):
        # The very same sentences about something else, as who fills in a pattern writes them.
        for kind, other in near_texts.elsewhere(of, draw).items():
            found.append((f"none: {kind}", None, near_texts.telling(other, _hand(seed, number))))
        found.append(
            ("none: something else", None, near_texts.telling(near_texts.event(draw), draw))
        )
    return found


# ---- an installation with so many ----------------------------------------------------------------


def _drawn(work: tuple[int, int, int]) -> list[tuple[int, str]]:
    seed, first, count = work
    draw = random.Random(f"filling {seed} {first}")
    return [
        (place, " ".join(wanted.tokens(near_texts.telling(near_texts.event(draw), draw))))
        for place in range(first, first + count)
    ]


def fill(cases: int, seed: int, texts: Sequence[str]) -> dict[int, int]:
    """So many entries; the places of the given texts, spread among them, by their number."""
    from django.db import connection, transaction  # noqa: PLC0415

    from hoiam.base import search  # noqa: PLC0415

    draw = random.Random(f"places {seed}")
    places = sorted(draw.sample(range(1, cases + 1), len(texts)))
    draw.shuffle(places)
    ours = {place: number for number, place in enumerate(places)}
    work = [
        (seed, first, min(AT_ONCE, cases + 1 - first)) for first in range(1, cases + 1, AT_ONCE)
    ]
    forked = multiprocessing.get_context("fork")
    postgres = connection.vendor == "postgresql"
    with forked.Pool(2) as pool, transaction.atomic(), connection.cursor() as cursor:
        triggers = _triggers_off(cursor)
        for chunk in pool.imap(_drawn, work):
            rows = []
            for place, folded in chunk:
                if place in ours:
                    folded = " ".join(wanted.tokens(covered(texts[ours[place]])))
                code = f"LC-{place}"
                said = f"lc n{place} {folded}"
                rows.append((search.entry_id("case", place), "case", code, said))
            if postgres:
                with cursor.copy(
                    "COPY base_searchentry (id, kind, code, folded) FROM STDIN"
                ) as copy:
                    copy.write("".join("\t".join(map(str, row)) + "\n" for row in rows))
            else:
                with closing(connection.connection.cursor()) as own:
                    own.executemany(
                        "INSERT INTO base_searchentry (id, kind, code, folded) VALUES (?, ?, ?, ?)",
                        rows,
                    )
        for statement in triggers:
            cursor.execute(statement)
    return {number: place for place, number in ours.items()}


def _triggers_off(cursor: Any) -> list[str]:
    """What the database does beside each row is not what is measured."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        cursor.execute("DROP INDEX base_searchentry_found")
        cursor.execute("ALTER TABLE base_searchentry DISABLE TRIGGER USER")
        return ["ALTER TABLE base_searchentry ENABLE TRIGGER USER"]
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'base_searchentry'"
    )
    found = cursor.fetchall()
    for name, _sql in found:
        cursor.execute(f"DROP TRIGGER {name}")
    return [sql for _name, sql in found]


# ---- what is measured ----------------------------------------------------------------------------


def measure(cases: int, *, set_of: int = 200, seed: int = 1) -> dict[str, Any]:
    """Recall and precision by kind of change, and times, in the installation of the settings,
    which is filled for it. The rows a reader may see are taken from the index itself."""
    from django.db import connection  # noqa: PLC0415

    from hoiam.base import near  # noqa: PLC0415

    class Everything:
        """A reader who may see all: the index alone is measured."""

        def order_by(self) -> "Everything":
            return self

        def filter(self, *, pk__in: Any) -> "Everything":
            self._keys = pk__in.params[0]
            return self

        def values_list(self, *_names: str, flat: bool) -> list[int]:
            del flat
            return json.loads(self._keys) if isinstance(self._keys, str) else self._keys

    begun = time.monotonic()
    texts = [text for _of, text in originals(seed, set_of)] + real() + shorts(seed)
    places = fill(cases, seed, texts)
    filled = time.monotonic() - begun
    rows = build()
    built = time.monotonic() - begun - filled
    right: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    asked_of: list[tuple[float, float]] = []
    answers = []
    server = _server_seconds()
    for kind, meant, text in asked(seed, set_of):
        wall, spent = time.perf_counter(), time.process_time()
        found = near.near("case", covered(text), Everything(), most=5)  # type: ignore[arg-type]
        asked_of.append((time.process_time() - spent, time.perf_counter() - wall))
        keys = [one.key for one in found]
        answers.append(keys)
        all_of[kind] += 1
        there = places.get(meant) if meant is not None else None
        right[kind] += there in keys
        wrong[kind] += sum(key != there for key in keys)
    changed = [kind for kind in all_of if not kind.startswith(APART)]
    cpu, wall_ms = zip(*asked_of, strict=True)
    return {
        "database": connection.vendor,
        "cases": cases,
        "rows": rows,
        "seconds": {"texts": round(filled, 1), "bands": round(built, 1)},
        "recall": round(sum(right[k] for k in changed) / sum(all_of[k] for k in changed), 4),
        "precision": round(
            sum(right[k] for k in changed)
            / (
                sum(right[k] for k in changed)
                + sum(wrong[k] for k in all_of if not k.startswith(("told", "real", "short")))
            ),
            4,
        ),
        "kinds": {
            kind: {"asked": all_of[kind], "found": right[kind], "wrong": wrong[kind]}
            for kind in all_of
        },
        "cpu_ms": _percentiles(cpu),
        # Of the database's own process, which only PostgreSQL has: the mean of all questions.
        "server_cpu_ms": round((_server_seconds() - server) * 1e3 / len(answers), 2),
        "wall_ms": _percentiles(wall_ms),
        "load": os.getloadavg()[0],
        "answers": answers,
    }


def _server_seconds() -> float:
    """Processor time of the process that answers this connection."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text(encoding="utf-8")
    user, system = told.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _percentiles(seconds: Sequence[float]) -> dict[str, float]:
    ordered = sorted(one * 1e3 for one in seconds)
    return {
        name: round(ordered[min(len(ordered) - 1, int(len(ordered) * share))], 2)
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    }


def main() -> None:
    """Fill and measure."""
    asked_for = argparse.ArgumentParser(prog="python -m bench.near")
    asked_for.add_argument("cases", type=int, nargs="?", default=20_000)
    asked_for.add_argument("--database-url", default="")
    asked_for.add_argument("--set", type=int, default=200)
    asked_for.add_argument("--seed", type=int, default=1)
    asked_for.add_argument("--to", default="")
    options = asked_for.parse_args()
    with tempfile.TemporaryDirectory(prefix="hoiam-near-") as folder:
        os.environ["HOIAM_DATA_DIR"] = str(Path(folder) / "data")
        os.environ["HOIAM_KEYS_DIR"] = str(Path(folder) / "keys")
        os.environ["HOIAM_DATABASE_URL"] = options.database_url
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
        django.setup()
        from hoiam.base import keeping, migrating  # noqa: PLC0415

        keeping.prepare()
        migrating.migrate()
        told = measure(options.cases, set_of=options.set, seed=options.seed)
    answers = told.pop("answers")
    if options.to:
        Path(options.to).write_text(json.dumps(told | {"answers": answers}), encoding="utf-8")
    json.dump(told, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
