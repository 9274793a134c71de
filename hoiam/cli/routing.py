"""Learning which field a case is of: once a night beside the pages, or at the console.

Reading the past and counting words takes seconds, so that it goes on in a process of its own:
letters do not wait for it.
"""

import argparse
import gzip
import json
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from hoiam.base import clock
from hoiam.cases import actions as cases
from hoiam.cases import routing
from hoiam.cases.models import RoutingModel
from hoiam.cli import console
from hoiam.core import actor as actors
from hoiam.core.calendar import ZONE
from hoiam.core.refusals import Invalid
from hoiam.core.routing import Example, law_topics
from hoiam.core.text import vn_moment
from hoiam.units import queries as units

EVERY = timedelta(minutes=10)  # how often the worker looks whether it is time
NIGHT = range(1, 5)  # hours in Viet Nam
SINCE = timedelta(hours=20)  # after the last time, so that one night has one


def is_owed(model: RoutingModel | None, *, at: datetime) -> bool:
    """At night, and at once where nothing was learned yet and there are fields to learn of."""
    if model is None:
        return units.fields().exists()
    return at.astimezone(ZONE).hour in NIGHT and at - model.trained_at >= SINCE


class Learning:
    """At most one at a time of this worker; two workers that learn in one night make the same."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None

    def look(self, *, at: datetime) -> bool:
        """Begin where it is owed; never more at once."""
        if self._running is not None and self._running.poll() is None:
            return False
        self._running = None
        if is_owed(routing.figures(), at=at):
            self._running = subprocess.Popen(
                [sys.executable, "-m", "hoiam", "routing", "train"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
        return False

    def stop(self) -> None:
        """The worker ends: nothing half learned is kept."""
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
            self._running.wait(timeout=20)


def run(options: argparse.Namespace, say: Callable[[str], None] = console.say) -> int:
    """One step of `hoiam routing`."""
    by = actors.system("routing", act="c-" + secrets.token_hex(8))
    if options.step == "start":
        examples = list(_examples(Path(options.file)))
        source = Path(options.file).name
        cases.start_learning(examples=examples, source=source, by=by, at=clock.now())
        say(f"Đã nạp {len(examples)} văn bản.")
    if options.step in {"start", "train"}:
        cases.learn(by=by, at=clock.now())
    _show(say)
    return 0


def _examples(path: Path) -> Iterator[Example]:
    """Articles of the codified law, one JSON object a line, packed or plain."""
    try:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                found = law_topics.example(json.loads(line))
                if found is not None:
                    yield found
    except (OSError, ValueError, AttributeError) as error:
        raise Invalid("cases.routing-empty", field="file") from error


def _show(say: Callable[[str], None]) -> None:
    model = routing.figures()
    if model is None:
        say("Chưa học lần nào.")
        return
    say(f"Học lúc {vn_moment(model.trained_at)}.")
    say(
        f"Từ {model.cases} việc cán bộ đã phân loại, {model.confirmed} việc đã trả lời, "
        f"{model.started} văn bản ban đầu."
    )
    on = "câu ví dụ của các lĩnh vực" if model.on_examples else "việc không dùng để học"
    say(
        f"Thử trên {model.asked} {on}: gợi ý đầu đúng {model.first_right}, một trong ba đúng "
        f"{model.three_right}; luôn chọn lĩnh vực nhiều nhất thì đúng {model.commonest}."
    )
    if model.sure is None:
        say("Chưa lúc nào đủ chắc, nên không gợi ý gì.")
    else:
        say(f"Đủ chắc để gợi ý: {model.said} lần, đúng {model.said_right}.")
    for asked, name in (("field", "lĩnh vực"), ("unit", "đơn vị")):
        real = routing.record(asked)
        say(
            f"Khi dùng thật ({name}): {real.of} lần gần đây, cán bộ chọn gợi ý đầu {real.first}, "
            f"một trong các gợi ý {real.any}."
        )
