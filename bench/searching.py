"""`python -m bench.searching`, with the settings of a province: words looked for among all its
cases, what says nearly the same among them, and the roll-up, each as JSON.

Asked of the parts directly, without pages: many different phrases, with and without marks, the
newest first and the best first. What is found with marks and without has to be the same.
"""

import json
import os
import random
import resource
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")

import django

django.setup()

from django.db import connection  # noqa: E402 - needs the set-up above

from bench.kept import Row  # noqa: E402
from bench.province import words  # noqa: E402
from hoiam.base import finding, near  # noqa: E402
from hoiam.base.finding import Readable  # noqa: E402
from hoiam.base.windows import Part  # noqa: E402
from hoiam.cases.models import Case  # noqa: E402
from hoiam.core.text import fold  # noqa: E402
from hoiam.core.wanted import wanted  # noqa: E402
from hoiam.voices.models import Voice  # noqa: E402

TURNS = 60
PAGE, BEST = 31, 2_000
# Of phrases, words and beginnings that are said often, seldom and never.
PHRASES = (
    '"giải phóng mặt bằng"', '"đường liên thôn"', '"hành lang đường"', '"cầu treo"',
    '"giấy chứng nhận quyền sử dụng đất"', '"trạm biến áp"', '"sạt lở taluy"', '"tiền trợ cấp người cao tuổi"',
    '"ranh giới đất"', '"nhà văn hóa thôn"',
)  # fmt: skip
WORDS = (
    "sạt đường xe tải", "rác trường mầm non", "lợn chết thú y", "cống vỡ", "bảo hiểm ngày sinh",
    "Khau Rịa", "Lũng Vai chợ", "đèn đường tắt", "điện chập chờn Bản Pho", "trâu bò thả rông ngô",
)  # fmt: skip
# Each of its words stands in most texts, and nobody ever said them in a row.
NOWHERE = '"không có câu này đâu"'
BEGUN = ("chiếu sá", "giải ph", "công nghệ th", "suối th", "quyền sử d", "Khau Ri", "tr", "đ")


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    began, spent = time.perf_counter(), time.process_time()
    done = work()
    return (time.perf_counter() - began) * 1000, (time.process_time() - spent) * 1000, done


def _row(work: str, asked: Sequence[Callable[[], Any]], turns: int = TURNS) -> Row:
    """Each of them in turn, so often; the first time of each is left to warm what is kept."""
    for one in asked:
        one()
    times, spent = [], []
    for turn in range(turns):
        wall, cpu, _done = _timed(asked[turn % len(asked)])
        times.append(wall)
        spent.append(cpu)
    times.sort()
    return Row(
        work, p50=_percentile(times, 0.5), p95=_percentile(times, 0.95),
        p99=_percentile(times, 0.99), cpu=statistics.mean(spent), count=turns,
    )  # fmt: skip


def _percentile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _newest(text: str, readable: Readable | None = None) -> Callable[[], list[int]]:
    readable = readable or Readable(Case.objects.all(), "case")

    def ask() -> list[int]:
        asked = wanted(text)
        return [] if asked is None else finding.find(readable, asked, least=PAGE, most=PAGE).keys

    return ask


def _best(text: str) -> Callable[[], list[int]]:
    readable = Readable(Case.objects.all(), "case")

    def ask() -> list[int]:
        asked = wanted(text)
        return [] if asked is None else finding.ranked(readable, asked, least=PAGE, most=BEST).keys

    return ask


def searched() -> list[Row]:
    """Every kind of question."""
    marked, bare = [*PHRASES, *WORDS], [fold_query(one) for one in (*PHRASES, *WORDS)]
    same = sum(_newest(one)() == _newest(two)() for one, two in zip(marked, bare, strict=True))
    open_ones = Readable(Case.objects.filter(state="handling"), "case")
    of_one = _of_unit(_busiest())
    rows = [
        _row("search: phrases and words, with marks", [_newest(one) for one in marked]),
        _row("search: the same without marks", [_newest(one) for one in bare]),
        _row("search: a word begun", [_newest(one) for one in BEGUN]),
        _row("search: in one state", [_newest(one, open_ones) for one in marked]),
        _row("search: of one unit", [_newest(one, of_one) for one in marked]),
        _row("search: best first", [_best(one) for one in marked]),
        _row("search: a phrase of common words that nobody said", [_newest(NOWHERE)]),
    ]
    more = {"the same hits": same, "of": len(marked)}
    return [Row(**{**asdict(rows[0]), "more": more}), *rows[1:]]


def _busiest() -> int:
    """The unit with most of the newest cases."""
    newest = Case.objects.order_by("-pk").values_list("unit", flat=True)[:10_000]
    return Counter(newest).most_common(1)[0][0]


def _of_unit(key: int) -> Readable:
    """As the list of cases gives them: from the end of the index of the unit."""
    return Readable(
        Case.objects.filter(unit=key), "case",
        Case.objects.all(), lambda rows: [Part(rows, "unit", (key,))], unit=key,
    )  # fmt: skip


def fold_query(text: str) -> str:
    """Without marks; quotation marks stay."""
    return f'"{fold(text)}"' if text.startswith('"') else fold(text)


def near_ones() -> list[Row]:
    """What somebody said, said once more with three words changed."""
    chance = random.Random(3)
    most = Voice.objects.order_by("-id").values_list("id", flat=True)[0]
    texts: list[str] = []
    while len(texts) < TURNS:
        voice = Voice.objects.filter(id__gte=chance.randrange(1, most)).order_by("id").first()
        if voice is not None:
            texts.append(_changed(voice.text, chance))
    asked = [partial(near.near, "case", text, Case.objects.all()) for text in texts]
    return [_row("near-duplicates", asked)]


def _changed(text: str, chance: random.Random) -> str:
    told = text.split(" ")
    for place in chance.sample(range(len(told)), min(3, len(told))):
        told[place] = chance.choice(words.OTHER_WORDS)
    return " ".join(told) if chance.random() < 0.5 else fold(" ".join(told))


PARTS = {"search": searched, "near": near_ones}


if __name__ == "__main__":
    connection.ensure_connection()
    found = [asdict(row) for row in PARTS[sys.argv[1]]()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": found, "memory": memory}))
