"""What may stand in a log line: where and of which kind an error was, never its words.

The words of an error hold what somebody typed: a database names the value that it refused, a
parser quotes what it could not read. A log is copied to places that no rule of access reaches.
"""

import logging
import re
import traceback
from types import TracebackType

# Addresses of which a log says no more than that somebody was there: neither which file nor which
# step of it. Of what is sealed it does not even say that.
_CLOSED = re.compile(r"(/van-phong/to-cao)/[^\s\"']+")
_SEALED = re.compile(r"(/van-phong)?/niem-phong[^\s\"']*")
# What the server says of a request that is none: from where it came, and its first line.
_CALLER = re.compile(r"(Invalid request) from ip=.*")

type Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class WordlessFormatter(logging.Formatter):
    """Lines as usual; of an error the kinds and places in the code, along its whole chain."""

    def formatException(self, ei: Raised | tuple[None, None, None]) -> str:
        """The trace without the words of any error in it, and without lines of the source."""
        error = ei[1]
        return "\n".join(_told(error)) if error is not None else ""

    def formatMessage(self, record: logging.LogRecord) -> str:
        """One line: what somebody typed begins none of its own, and what is closed has no address."""
        line = super().formatMessage(record).replace("\r", "␍").replace("\n", "␊")
        line = _CALLER.sub(r"\1", line)
        return _SEALED.sub("/…", _CLOSED.sub(r"\1/…", line))


def _told(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
        if current is not None:
            lines.append("because of")
    return lines
