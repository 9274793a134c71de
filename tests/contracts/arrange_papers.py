"""Acts on papers that work, and ones that are refused."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.base import files
from hoiam.core import actor as actors
from hoiam.papers import actions, rendering
from hoiam.papers.actions import Attached
from hoiam.papers.models import FileKind, Paper
from tests.cast import make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.papers.letters import letter

BY = actors.system("test", act="a-papers")
NOBODY = actors.public(act="a-public")


def _given(at: datetime) -> dict[str, Any]:
    return {
        "form": "conclusion",
        "letter": letter(),
        "unit": make_cast().units["commune-ubnd"],
        "about": ("meeting", "m-1"),
        "by": BY,
        "at": at,
        "key": "k1",
    }


def _paper(at: datetime) -> Paper:
    return actions.issue(**_given(at))


@arrange("papers.issue")
def issue(at: datetime) -> Acts:
    works = _given(at)
    return Acts(works, works | {"by": NOBODY})


@arrange("papers.replace")
def replace(at: datetime) -> Acts:
    works = {
        "paper": _paper(at), "letter": letter("đúng"), "why": "ghi sai hạn", "by": BY, "at": at,
        "key": "k2",
    }  # fmt: skip
    return Acts(works, works | {"why": " "})


@arrange("papers.keep_signed")
def keep_signed(at: datetime) -> Acts:
    sent = SimpleUploadedFile("ky.pdf", rendering.pdf(letter("đã ký")))
    stored = files.store(sent, rand=lambda count: b"p" * count)
    works = {
        "paper": _paper(at), "attached": Attached(FileKind.SIGNED, stored), "by": BY, "at": at,
    }  # fmt: skip
    return Acts(works, works | {"attached": Attached(FileKind.WORD, stored)})
