"""Rule 3: HTTP and the clock belong to doors; imports stand at the top."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.reading import ROOT

PLANTED = {
    "from django.http import HttpResponse\n": "TID251",
    "from django.shortcuts import render\n": "TID251",
    "from django.utils.timezone import now\n": "TID251",
    "from django.utils import timezone\n\nmoment = timezone.now()\n": "TID251",
    "from hoiam.config import settings\n": "TID251",
    "def late():\n    import json\n\n    return json\n": "PLC0415",
    "import datetime\n\nnow = datetime.datetime.now()\n": "DTZ005",
    "from . import models\n": "TID252",
}


def ruff(path: str, source: str | None = None) -> str:
    """What ruff says about the tree, or about a text that pretends to be a file of it."""
    pretended = [] if source is None else ["--stdin-filename", path, "-"]
    done = subprocess.run(
        [
            Path(sys.executable).parent / "ruff",
            "check",
            "--no-cache",
            "--output-format=concise",
            "--select=TID,PLC0415,DTZ",
            *(pretended or [path]),
        ],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_parts_know_no_http_and_no_clock() -> None:
    assert "All checks passed" in ruff("hoiam")


@pytest.mark.parametrize(("source", "code"), PLANTED.items())
def test_planted_import_in_a_part_is_reported(source: str, code: str) -> None:
    assert code in ruff("hoiam/cases/actions.py", source)


def test_door_may_speak_http_and_read_the_clock() -> None:
    source = "from django.http import HttpResponse\nfrom django.utils.timezone import now\n"

    assert "TID251" not in ruff("hoiam/web/office/cases.py", source)
