"""Where the time of one's own case and of a public one goes, made anew: `python -m
bench.profile_pages` prints calls and the top costs of each.

A kept page costs next to nothing beside this (`hoiam.web.kept`); what is profiled is the first
look, and the look after a change. As with receipts: a profiler exaggerates what consists of many
calls, the shares say where to look.
"""

import cProfile
import os
import pstats
import sys

from bench import product
from bench.citizen import Citizen, Story
from bench.wire import Request

INSIDE = "--inside"  # this process has the settings of an installation to measure in
ROUNDS = 60
STEPS = {
    "what is shown of the case (own.own_case, case.told)": ("own_case", "told"),
    "words that were given (promises)": ("of_case",),
    "templates": ("render_to_string",),
    "why the date is the date": ("why", "calendar_of", "forecasts_in"),
    "how far it has come in the log": ("page_logged",),
    "the calendar": ("calendar_on",),
    "the rulebook": ("rulebook_on",),
    "putting statements together (Django)": ("as_sql",),
    "statements put together before": ("__call__",),
}


def _inside() -> None:
    from bench.inside import Inside  # noqa: PLC0415 - reads the settings of the installation
    from bench.stage import main as stage  # noqa: PLC0415

    citizen = Citizen(Inside())
    receipt = citizen.send(citizen.prepare(Story("Cống vỡ, nước tràn ra đường. " * 20), work=True))
    stage(receipt.reference)
    citizen.track(receipt.tracking_code)
    own = citizen.request(f"{citizen.at}?lam-lai")
    for name, request in (
        ("tracking page", own),
        ("public case page", Request("GET", f"/vu-viec/{receipt.reference}?lam-lai")),
    ):
        assert citizen.transport.ask(request).status == 200
        profiler = cProfile.Profile()
        profiler.enable()
        for _ in range(ROUNDS):
            citizen.transport.ask(request)
        profiler.disable()
        _say(name, pstats.Stats(profiler))


def _say(name: str, stats: pstats.Stats) -> None:
    table = stats.stats  # type: ignore[attr-defined]
    whole = stats.total_tt  # type: ignore[attr-defined]
    print(f"{name}: {stats.total_calls // ROUNDS:,} calls")  # type: ignore[attr-defined]
    found = [
        (100 * sum(_cost(table, one) for one in functions) / whole, step)
        for step, functions in STEPS.items()
    ]
    for share, step in sorted(found, reverse=True):
        print(f"{share:5.1f} %  {step}")


def _cost(table: dict[tuple[str, int, str], tuple[float, ...]], function: str) -> float:
    """Of a function of ours, or of the one of Django that is named here."""
    return sum(
        float(costs[3])
        for (path, _line, name), costs in table.items()
        if name == function
        and (path.endswith(_NAMED) or (name != "__call__" and "/hoiam/" in path))
    )


_NAMED = ("django/template/loader.py", "sql/compiler.py", "base/prepared.py")


if __name__ == "__main__":
    if INSIDE in sys.argv:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"
        _inside()
    else:
        with product.product() as server:
            server.start()  # makes the static files
            server.stop()
            print(server.run("bench.profile_pages", INSIDE))
