"""Acts on the public log itself, and ones that are refused."""

from datetime import datetime, timedelta
from typing import Any

from hoiam.publication import actions
from hoiam.publication.actions import Outside
from hoiam.publication.log import keys
from hoiam.publication.log.models import TreeHead, Witness
from hoiam.publication.log.thinning import KEPT_WHOLE
from tests.contracts.arrangements import Acts, arrange
from tests.publication import logs
from tests.publication.logs import BY

SOME = logs.witness("mat-tran.vn")


def _acts(at: datetime, **arguments: Any) -> Acts:
    given = {**arguments, "at": at}
    return Acts({**given, "by": BY}, {**given, "by": logs.somebody()})


def _signed(at: datetime) -> TreeHead:
    logs.fresh()
    logs.commit(1, at=at)
    head = actions.sequence(by=BY, at=at)
    assert head is not None
    return head


def _named(at: datetime) -> Witness:
    return actions.name_witness(name="Mặt trận", key=SOME.key.text, address="", by=BY, at=at)


@arrange("publication.sequence")
def sequence(at: datetime) -> Acts:
    _signed(at)
    logs.commit(2, at=at)
    return _acts(at)


@arrange("publication.thin_heads")
def thin_heads(at: datetime) -> Acts:
    before = at - KEPT_WHOLE - timedelta(days=2)
    _signed(before)
    logs.commit(2, at=before)
    actions.sequence(by=BY, at=before)
    return _acts(at)


@arrange("publication.begin_origin")
def begin_origin(at: datetime) -> Acts:
    logs.fresh()
    return _acts(at, origin=keys.make(1), statement="")


@arrange("publication.log_page")
def log_page(at: datetime) -> Acts:
    logs.fresh()
    return _acts(at, address="/niem-phong/", sha256="0" * 64)


@arrange("publication.hold_log")
def hold_log(at: datetime) -> Acts:
    _signed(at)
    return _acts(at, why="restored")


@arrange("publication.reconcile_log")
def reconcile_log(at: datetime) -> Acts:
    _signed(at)
    return _acts(at, outside=Outside())


@arrange("publication.begin_new_log")
def begin_new_log(at: datetime) -> Acts:
    _signed(at)
    return _acts(at, statement="Mất ổ đĩa.")


@arrange("publication.name_witness")
def name_witness(at: datetime) -> Acts:
    return _acts(at, name="Mặt trận", key=SOME.key.text, address="")


@arrange("publication.retire_witness")
def retire_witness(at: datetime) -> Acts:
    return _acts(at, witness=_named(at))


@arrange("publication.record_cosignatures")
def record_cosignatures(at: datetime) -> Acts:
    _named(at)
    head = _signed(at)
    text = head.note.split("\n\n")[0] + "\n"
    return _acts(at, checkpoint=head.note + SOME.line(text, at))
