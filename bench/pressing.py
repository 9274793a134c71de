"""`python -m bench.pressing TOKEN COUNT`, with the settings of an installation: so many drafts like
the one of this token, each one press of the button away from a receipt, as JSON.

`python -m bench.pressing --check FILE`: of how many of these tokens the voice, the case and the
promise stand in the database.
"""

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from bench.citizen import solve  # noqa: E402 - models need the set-up above
from hoiam.cases.models import Gathering  # noqa: E402
from hoiam.commitments.models import Commitment  # noqa: E402
from hoiam.core import actor as actors  # noqa: E402
from hoiam.core.refusals import Refusal  # noqa: E402
from hoiam.voices import actions as voices  # noqa: E402
from hoiam.voices import queries  # noqa: E402
from hoiam.web.public import drafting  # noqa: E402
from hoiam.web.public.drafting import Writing  # noqa: E402

EASY = 13  # bits; what is harder is left undone, and the voice then waits for somebody's look


def drafts(token: str, count: int) -> list[dict[str, str]]:
    """What each of them sends; the work asked of a browser is done here."""
    at, by = datetime.now(UTC), actors.public(act="b-press")
    like = queries.draft(token, at=at)
    found = []
    for number in range(count):
        mine = voices.start_draft(kind=like.kind, by=by, at=at)
        content = dict(like.content) | {"text": f"{like.content['text']} Nhà số {number}."}
        voices.save_draft(token=mine, content=content, by=by, at=at)
        writing = Writing(mine, queries.draft(mine, at=at), at, at)
        asked = drafting.challenge(writing)
        found.append({
            "token": mine, "challenge": asked,
            "solution": solve(asked) if int(asked.split(".")[2]) <= EASY else "",
            "seen": drafting.version(writing),
        })  # fmt: skip
    return found


def standing(tokens: list[str]) -> int:
    """How many were taken in whole."""
    since = datetime.now(UTC) - timedelta(days=1)
    return sum(_stands(token, since) for token in tokens)


def _stands(token: str, since: datetime) -> bool:
    try:
        voice = queries.sent_draft(token, since=since).sent
    except Refusal:
        return False
    gathered = Gathering.objects.filter(voice=voice).select_related("case").first()
    return gathered is not None and (
        Commitment.objects.filter(about_code=gathered.case.code).exists()
    )


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        print(standing(json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))))
    else:
        print(json.dumps(drafts(sys.argv[1], int(sys.argv[2]))))
