"""Words read from a picture of a letter, as a help for who types: Tesseract, where it is installed.

What it reads is a proposal in a form, never a record; the scan is what is kept. The program runs
apart, without keys or database, with a limit of time.
"""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from django.conf import settings

from hoiam.base import files
from hoiam.core.text import normalise

PATIENCE = 40.0  # seconds; a page takes about one
_PROGRAM, _LANGUAGE = "tesseract", "vie"
_PLAIN = {"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin:/usr/local/bin"}


def available() -> bool:
    """Whether this machine can read letters."""
    program = shutil.which(_PROGRAM)
    return program is not None and _knows_vietnamese(program)


@cache
def _knows_vietnamese(program: str) -> bool:
    return _LANGUAGE in _run([program, "--list-langs"]).split()


def words_in(copy: str) -> str:
    """The words on a picture that may be shown, in lines; empty where nothing could be read."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return ""
    with tempfile.TemporaryDirectory(
        dir=settings.FILE_UPLOAD_TEMP_DIR, prefix="tmp-ocr-"
    ) as folder:
        plain = Path(folder) / "page"
        with files.read_copy(copy).open() as sealed, plain.open("wb") as opened:
            shutil.copyfileobj(sealed, opened)
        return normalise(_run([program, str(plain), "-", "-l", _LANGUAGE])).strip()


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False,
            env=_PLAIN,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
