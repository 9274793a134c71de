"""Saying that a word was not kept, requests of the Front, topics: acts that work, and refused ones."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.commitments import actions
from hoiam.commitments.actions import NO_PAPER, Asked, Saying
from hoiam.commitments.keeping import SaidBy
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.owed import TO_PUBLIC
from hoiam.commitments.topics import Topic
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

ABOUT = ("conclusion", "KL-1")


def _late(cast: Cast, at: datetime) -> Commitment:
    """Assigned in August, owed to the people, and late."""
    return actions.take_on(
        kind=CommitmentKind.CONCLUSION, about=ABOUT, unit=cast.units["commune-office"],
        assigned_by=cast.units["commune-ubnd"], what="Thay cống", due_on=date(2026, 8, 20),
        paper=NO_PAPER, owed_to=TO_PUBLIC, by=cast.actor("leader"), at=at - timedelta(days=60),
    )  # fmt: skip


def _topic(cast: Cast, at: datetime) -> Topic:
    return actions.write_topic(
        name="Đất đai", order=1, valid_from=date(2026, 1, 1), by=cast.actor("administrator"), at=at
    )


def _acts(cast: Cast, who: str, refused: str, at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts(given | {"by": cast.actor(who)}, given | {"by": cast.actor(refused)})


@arrange("commitments.say_not_kept")
def say_not_kept(at: datetime) -> Acts:
    cast = make_cast()
    said = Saying("k-1", SaidBy.FRONT, "Cống vẫn vỡ.", cast.units["commune-front"])
    return _acts(cast, "front", "leader", at, commitment=_late(cast, at), said=said)


@arrange("commitments.add_evidence")
def add_evidence(at: datetime) -> Acts:
    cast = make_cast()
    paper = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 bien ban")
    return _acts(cast, "handler", "stranger", at, commitment=_late(cast, at), file=paper)


@arrange("commitments.send_request")
def send_request(at: datetime) -> Acts:
    cast = make_cast()
    asked = Asked("k-1", "Cống vỡ đã hai tháng.", "Nói rõ bao giờ thay", date(2026, 12, 1))
    return _acts(
        cast, "front", "leader", at,
        late=_late(cast, at), sender=cast.units["commune-front"], asked=asked,
    )  # fmt: skip


@arrange("commitments.install_topics")
def install_topics(at: datetime) -> Acts:
    return _acts(make_cast(), "administrator", "leader", at)


@arrange("commitments.write_topic")
def write_topic(at: datetime) -> Acts:
    given: dict[str, Any] = {"name": "Đất đai", "order": 1, "valid_from": date(2026, 1, 1)}
    return _acts(make_cast(), "administrator", "leader", at, **given)


@arrange("commitments.end_topic")
def end_topic(at: datetime) -> Acts:
    cast = make_cast()
    day = date(2026, 12, 31)
    return _acts(cast, "administrator", "leader", at, topic=_topic(cast, at), valid_to=day)


@arrange("commitments.tag")
def tag(at: datetime) -> Acts:
    cast = make_cast()
    return _acts(cast, "handler", "lawyer", at, topic=_topic(cast, at), about=ABOUT)


@arrange("commitments.untag")
def untag(at: datetime) -> Acts:
    cast = make_cast()
    row = actions.tag(topic=_topic(cast, at), about=ABOUT, by=cast.actor("handler"), at=at)
    return _acts(cast, "handler", "lawyer", at, tag=row)
