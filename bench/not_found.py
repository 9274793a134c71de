"""How long a stranger waits for what is not theirs, and for what is not there at all.

`python -m bench.not_found` asks the pages in this process, without a network, in pairs whose order
is drawn anew each time, and prints the ratio of the middles and the percentiles of both. It asserts
nothing: a clock on a shared machine proves no equality, but a difference would be seen here first.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass

PAIRS = 500
WARM = 50


@dataclass(frozen=True, slots=True)
class Pair:
    """One page under two addresses: of somebody else, and of nobody."""

    name: str
    theirs: Callable[[], int]
    missing: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of both, sorted."""

    name: str
    theirs: list[float]
    missing: list[float]

    @property
    def ratio(self) -> float:
        return statistics.median(self.theirs) / statistics.median(self.missing)

    def row(self) -> str:
        at = (50, 90, 99)
        cells = [
            f"{_percentile(of, share):.2f}" for of in (self.theirs, self.missing) for share in at
        ]
        return f"| {self.name} | {self.ratio:.3f} | {' | '.join(cells)} |"


def _percentile(values: list[float], share: int) -> float:
    return values[min(len(values) - 1, len(values) * share // 100)]


def measured(pair: Pair) -> Times:
    """Each page `PAIRS` times, one after the other in an order that is drawn."""
    found: dict[str, list[float]] = {"theirs": [], "missing": []}
    for turn in range(PAIRS + WARM):
        both = [("theirs", pair.theirs), ("missing", pair.missing)]
        random.shuffle(both)
        for name, ask in both:
            began = time.perf_counter()
            status = ask()
            took = (time.perf_counter() - began) * 1_000
            assert status == 404, f"{pair.name}: {status}"
            if turn >= WARM:
                found[name].append(took)
    return Times(pair.name, sorted(found["theirs"]), sorted(found["missing"]))


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "HOIAM_DATA_DIR": f"{folder}/data",
            "HOIAM_KEYS_DIR": f"{folder}/keys",
            "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
        }
        _run()


def _run() -> None:
    import django  # noqa: PLC0415 - the settings of this installation stand only now

    django.setup()
    from bench import not_found_town  # noqa: PLC0415 - models need the settings

    print("| page | ratio of middles | theirs p50, ms | p90 | p99 | missing p50, ms | p90 | p99 |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for pair in not_found_town.pairs():
        print(measured(pair).row(), flush=True)


if __name__ == "__main__":
    main()
