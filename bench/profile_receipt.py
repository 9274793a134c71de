"""Where the time of one acceptance goes: `python -m bench.profile_receipt` prints the top costs.

A profiler counts every call, so shares mislead in favour of long-running single calls; they say
what to look at, not how long it takes.
"""

import cProfile
import json
import os
import pstats
import sys
from dataclasses import dataclass

from bench import product
from bench.citizen import Citizen, Story

INSIDE = "--inside"  # this process has the settings of an installation to measure in
STEPS = {
    "voice, contact, receipt, draft (voices.accept)": ("speaking.py", "accept"),
    "who answers, and why (route_for)": ("intake.py", "route_for"),
    "the duty and its date (start_answer_clock)": ("_shared.py", "start_answer_clock"),
    "words to be found by (gather)": ("_shared.py", "gather"),
    "the message to the person (tell_one)": ("_shared.py", "tell_one"),
    "events of all steps (insert_all)": ("quick.py", "insert_all"),
    "reading the draft back into what is told (told_of)": ("drafting.py", "told_of"),
    "commit": ("~", "commit"),
}
# By the place of the code that runs; the first that fits counts.
_DOORS = ("/django/middleware", "/django/core/handlers", "/django/http", "/django/contrib")
LAYERS = (
    ("sessions, tokens, middleware and handlers", (*_DOORS, "/whitenoise", "/django_htmx")),
    ("Django's ORM: building statements and rows", ("/django/db/models",)),
    ("Django's database layer around the driver", ("/django/db",)),
    ("our own code", ("/hoiam/",)),
    ("the rest of Django", ("/django/",)),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost and its share of the whole, in percent."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class Costs:
    """Where the time goes, by the step of the work and by the layer of the code."""

    calls: int
    steps: list[Cost]
    layers: list[Cost]


def profile(*, rounds: int) -> Costs:
    """Profile in a fresh installation on SQLite."""
    with product.product() as server:
        server.start()  # makes the static files
        server.stop()
        told = json.loads(server.run("bench.profile_receipt", INSIDE, str(rounds)).splitlines()[-1])
    return Costs(
        told["calls"],
        [Cost(*row) for row in told["steps"]],
        [Cost(*row) for row in told["layers"]],
    )


def _layer(path: str, name: str) -> str:
    if path == "~":
        database = ("sqlite3", "SQLiteCursorWrapper", "psycopg")
        return "the database itself" if any(word in name for word in database) else "built-ins"
    return next(
        (label for label, places in LAYERS if any(place in path for place in places)),
        "Python's own library",
    )


def _profiled(rounds: int) -> pstats.Stats:
    """Only the last press of the button is profiled; everything before it is made ready."""
    from bench.inside import Inside  # noqa: PLC0415 - reads the settings of the installation

    inside = Inside()
    first = Citizen(inside)
    first.send(first.prepare(Story("Cống vỡ.")))
    people = []
    for number in range(rounds):
        citizen = Citizen(inside)
        story = Story(f"Chuyện {number}: cống vỡ, nước tràn ra đường. " * 20, email="a@example.vn")
        people.append((citizen, citizen.prepare(story, work=True)))
    profiler = cProfile.Profile()
    for citizen, prepared in people:
        profiler.enable()
        answer = citizen.ask(prepared)
        profiler.disable()
        assert answer.status == 302, answer.text
    return pstats.Stats(profiler)


def _main(rounds: int) -> None:
    stats = _profiled(rounds)
    table = stats.stats  # type: ignore[attr-defined]
    whole = stats.total_tt  # type: ignore[attr-defined]
    steps: dict[str, float] = {}
    layers: dict[str, float] = {}
    for (path, _, name), (_, _, own, cumulative, _) in table.items():
        layer = _layer(path, name)
        layers[layer] = layers.get(layer, 0.0) + own
        for label, (file, function) in STEPS.items():
            plain = function in name if file == "~" else name == function
            if plain and (path == file or path.endswith("/" + file)) and _is_ours(path, name):
                steps[label] = steps.get(label, 0.0) + cumulative
    ranked = [
        sorted(
            ((name, 100 * cost / whole) for name, cost in costs.items()), key=lambda row: -row[1]
        )
        for costs in (steps, layers)
    ]
    print(
        json.dumps(
            {"calls": stats.total_calls // rounds, "steps": ranked[0], "layers": ranked[1]}  # type: ignore[attr-defined]
        )
    )


def _is_ours(path: str, name: str) -> bool:
    return "/hoiam/" in path or "sqlite3.Connection" in name


if __name__ == "__main__":
    if INSIDE in sys.argv:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"
        _main(int(sys.argv[-1]))
    else:
        found = profile(rounds=200)
        print(f"{found.calls:,} calls")
        for cost in (*found.steps, *found.layers):
            print(f"{cost.share:5.1f} %  {cost.name}")
