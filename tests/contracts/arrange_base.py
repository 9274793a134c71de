"""Acts on the clock of a training installation and on keys that work, and ones refused."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from hoiam.base import actions, encryption, keys, queries
from hoiam.base.keys import Key
from hoiam.core import actor as actors
from hoiam.core.actor import Held, Role
from hoiam.voices.models import Draft
from tests.contracts.arrangements import Acts, arrange


def _acts(at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "machine": at, "at": at}
    trainer = actors.officer("o-trainer", act="a-t", held=[Held(Role.ADMINISTRATOR, "t-province")])
    leader = actors.officer("o-leader", act="a-l", held=[Held(Role.LEADER, "t-commune")])
    return Acts(works={**given, "by": trainer}, refused={**given, "by": leader})


@arrange("base.begin_training")
def begin_training(at: datetime) -> Acts:
    return _acts(at)


@arrange("base.turn_clock")
def turn_clock(at: datetime) -> Acts:
    actions.begin_training(machine=at, by=actors.system("test", act="a-0"), at=at)
    return _acts(at, speed=43_200, until=at + timedelta(days=30))


def _at_console(at: datetime, **arguments: Any) -> Acts:
    """Keys are kept at the console; an administrator at a page keeps none."""
    given = {**arguments, "at": at}
    keeper = actors.system("cli", act="c-1")
    page = actors.officer("o-trainer", act="a-t", held=[Held(Role.ADMINISTRATOR, "t-province")])
    return Acts(works={**given, "by": keeper}, refused={**given, "by": page})


def _older_key(at: datetime) -> Key:
    """A key that is not the newest: one more is added, for this test alone."""
    if len(keys.ring().keys) == 1:
        keys.add()
    actions.note_keys(by=actors.system("cli", act="c-0"), at=at)
    return keys.ring().keys[0]


@arrange("base.note_keys")
def note_keys(at: datetime) -> Acts:
    return _at_console(at)


@arrange("base.reseal")
def reseal(at: datetime) -> Acts:
    older = _older_key(at)
    Draft(token_hash="t", kept_until=at, started_at=at, started_by="public").save()
    column = next(one for one in queries.sealed_columns() if one.bound == "voices.draft.content")
    sealed = encryption._with(older, '{"text": "x"}', column.bound)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE voices_draft SET content = %s", [sealed])
    return _at_console(at, column=column, rows=queries.to_reseal(column, after=0, most=10))


@arrange("base.retire_key")
def retire_key(at: datetime) -> Acts:
    return _at_console(at, name=_older_key(at).id)
