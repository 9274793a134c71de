"""Sealed cases: acts that work, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.seals import actions as seals
from hoiam.seals import queries
from hoiam.seals.actions import Taken
from hoiam.seals.models import Kind, Part, Purpose, SealedCase
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange
from tests.seals.listed import KEY, Listing, recipient, with_key
from tests.seals.sealed import PUBLIC, Letter, declared, new_key, written


def _cast(at: datetime) -> tuple[Cast, Letter]:
    settings.RECIPIENTS_KEY = KEY.text  # a list counts by this key alone
    cast = make_cast()
    Listing(cast).published(at=at - timedelta(hours=1))
    return cast, Letter(officers=cast.officers)


def _case(at: datetime) -> tuple[Cast, Letter, SealedCase]:
    cast, letter = _cast(at)
    return cast, letter, letter.sent(at=at).case


def _opened(at: datetime) -> tuple[Cast, SealedCase, Actor]:
    cast, _, case = _case(at)
    return cast, case, declared(cast, case, "expert", at=at)


def _acts(cast: Cast, at: datetime, by: Actor, **arguments: Any) -> Acts:
    """By who was let in; to who leads or administers elsewhere there is nothing."""
    given = {**arguments, "at": at}
    return Acts({**given, "by": by}, {**given, "by": cast.actor("leader", at=at)})


@arrange("seals.receive")
def receive(at: datetime) -> Acts:
    cast, letter = _cast(at)
    return _acts(cast, at, PUBLIC, new=letter.new())


@arrange("seals.add_message")
def add_message(at: datetime) -> Acts:
    cast, letter, case = _case(at)
    return _acts(cast, at, PUBLIC, case=case, new=letter.message())


@arrange("seals.declare_free")
def declare_free(at: datetime) -> Acts:
    cast, _, case = _case(at)
    return _acts(cast, at, cast.actor("expert", at=at), case=case)


@arrange("seals.declare_conflict")
def declare_conflict(at: datetime) -> Acts:
    cast, _, case = _case(at)
    return _acts(cast, at, cast.actor("expert", at=at), case=case)


@arrange("seals.open_identity")
def open_identity(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    return _acts(cast, at, by, case=case, ground="conditions")


@arrange("seals.keep_item")
def keep_item(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    new = written(case, Kind.ANSWER, queries.keys_of(case, by)[0])
    return _acts(cast, at, by, case=case, new=new)


@arrange("seals.wrap_key")
def wrap_key(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    return _acts(cast, at, by, case=case, new=new_key(case, Purpose.COPY, ["expert"])[1])


@arrange("seals.take_step")
def take_step(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    return _acts(cast, at, by, case=case, taken=Taken("invite", calendar.day_of(at), "s"))


@arrange("seals.become_denunciation")
def become_denunciation(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    taken = Taken("sign", calendar.day_of(at), "s")
    return _acts(cast, at, by, case=case, taken=taken, register_code="tc-1")


@arrange("seals.name_member")
def name_member(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    with_key(cast, "handler", at=at)
    return _acts(cast, at, by, case=case, recipient=recipient("handler"), part=Part.VERIFIER)


@arrange("seals.relieve")
def relieve(at: datetime) -> Acts:
    cast, case, by = _opened(at)
    return _acts(cast, at, by, case=case, member=queries.member(case, by))


@arrange("seals.tell_of_work")
def tell_of_work(at: datetime) -> Acts:
    cast, _, _ = _case(at - timedelta(days=1))
    return _acts(cast, at, cast.actor("system", at=at))


def _aside(at: datetime) -> tuple[Cast, SealedCase]:
    cast, case, by = _opened(at - timedelta(days=400))
    day = calendar.day_of(at - timedelta(days=400))
    taken = Taken("put-aside", day, "s")
    seals.take_step(case=case, taken=taken, by=by, at=at - timedelta(days=400))
    return cast, case


@arrange("seals.erase")
def erase(at: datetime) -> Acts:
    cast, case = _aside(at)
    return _acts(cast, at, cast.actor("system", at=at), case=case)


@arrange("protection.dispose_sealed")
def dispose_sealed(at: datetime) -> Acts:
    cast, _ = _aside(at)
    return _acts(cast, at, cast.actor("system", at=at))
