"""Acts on messages to people that work, and ones that are refused."""

from datetime import datetime

from hoiam.core import actor as actors
from hoiam.notices import actions
from hoiam.notices.delivery import Attempt, Result
from hoiam.notices.models import Channel, Notice, NoticeState
from tests.cast import make_cast
from tests.contracts.arrangements import Acts, arrange

WORKER = actors.system("work", act="a-work")


def _notice(at: datetime) -> Notice:
    return actions.queue(
        template="cases.received", about=("case", "LC-1"), recipient="y-1", subject="Đã nhận",
        text="Đã nhận ý kiến.", email="mau@example.vn", phone="", by=WORKER, at=at,
    )  # fmt: skip


@arrange("notices.queue")
def queue(at: datetime) -> Acts:
    works = {
        "template": "cases.received", "about": ("case", "LC-1"), "recipient": "y-1",
        "subject": "Đã nhận", "text": "Đã nhận ý kiến.", "email": "", "phone": "0900000123",
        "by": WORKER, "at": at,
    }  # fmt: skip
    return Acts(works, None, "who has no way to be reached reads the page instead")


@arrange("notices.take")
def take(at: datetime) -> Acts:
    notice = _notice(at)
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.QUEUED, channel=Channel.EMAIL)
    return Acts({"limit": 5, "by": WORKER, "at": at}, None, "a worker takes what is there")


@arrange("notices.record_attempt")
def record_attempt(at: datetime) -> Acts:
    attempt = Attempt(Channel.EMAIL, Result.DELIVERED)
    works = {"notice": _notice(at), "attempt": attempt, "by": WORKER, "at": at}
    return Acts(works, None, "what happened is recorded, whatever it was")


@arrange("notices.record_outcome")
def record_outcome(at: datetime) -> Acts:
    cast = make_cast()
    given = {
        "notice": _notice(at), "channel": "call", "success": True, "detail": "đã nghe máy",
        "at": at,
    }  # fmt: skip
    return Acts(
        works={**given, "by": cast.actor("clerk")},
        refused={**given, "by": cast.actor("administrator")},
    )
