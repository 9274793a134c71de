"""The words of a file that somebody wants checked: text, Word, PDF. A file is judged by its content
and read in a process of its own; nothing of it is run or kept."""

import json
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from hoiam.base.files import Sent, clean_name
from hoiam.core.refusals import Invalid

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 10
PATIENCE = 30  # seconds, by the wall; the child has fewer of its own
ACCEPTED = ".txt,.docx,.pdf"
_AT_ONCE = BoundedSemaphore(2)
_ROOT = Path(__file__).resolve().parents[3]
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_of(file: Sent) -> str:
    """The words of a file, or why there are none."""
    name = clean_name(file.name or "")
    content = file.read(MOST_MEGABYTES * MEGABYTE + 1)
    if not content:
        raise Invalid("base.file-empty", field="file", name=name)
    if len(content) > MOST_MEGABYTES * MEGABYTE:
        limit = f"{MOST_MEGABYTES} MB"
        raise Invalid("base.file-too-large", field="file", name=name, limit=limit)
    if content.startswith((b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _apart(content)
    return _plain(content)


def _plain(content: bytes) -> str:
    """A text: in the encoding that it says, or UTF-8; what is no text has signs that no text has."""
    encoding = next((one for mark, one in _MARKS if content.startswith(mark)), "utf-8")
    try:
        words = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Invalid("figures.draft-no-text", field="file") from error
    if "\0" in words:
        raise Invalid("figures.draft-no-text", field="file")
    return words


def _apart(content: bytes) -> str:
    try:
        with _AT_ONCE:
            ended = subprocess.run(
                [sys.executable, "-s", "-P", "-m", "hoiam.figures.claims.child"],
                input=content,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
                env={"PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
            )
    except subprocess.TimeoutExpired as error:
        raise Invalid("figures.draft-too-heavy", field="file") from error
    if ended.returncode or not ended.stdout:  # killed for its memory or its time
        raise Invalid("figures.draft-too-heavy", field="file")
    told: dict[str, str] = json.loads(ended.stdout)
    match told.get("refused", ""):
        case "":
            return told["text"]
        case "locked":
            raise Invalid("figures.draft-locked", field="file")
        case "old-word":
            raise Invalid("figures.draft-old-word", field="file")
        case "too-long":
            raise Invalid("figures.draft-too-heavy", field="file")
        case "pictures":
            raise Invalid("figures.draft-pictures", field="file")
        case "empty":
            raise Invalid("figures.draft-empty", field="file")
        case _:
            raise Invalid("figures.draft-unreadable", field="file")
