"""Giving entries their places in the tree, and signing what the tree has become."""

import random
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.base.keys import KeysFault
from hoiam.core.actor import Actor
from hoiam.core.log import checkpoints, merkle
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import WrongState
from hoiam.publication import policies
from hoiam.publication.log import covers, queries, signed, store
from hoiam.publication.log.keys import Origin
from hoiam.publication.log.models import LogEntry, LogOrigin, PendingEntry, TreeHead
from hoiam.publication.log.promising import current
from hoiam.publication.log.signed import Signed

# At once: so many entries are a second of work, and others may write in between.
MOST = 10_000
DELETED_AT_ONCE = 500


def sequence(*, by: Actor, at: datetime) -> TreeHead | None:
    """Give everything that waits its place, in an order of chance, and sign the new tree.

    What is found not to be what was signed is not built upon: from then on nothing is signed until
    somebody has looked (`reconcile`).
    """
    policies.check_can_run_log(by)
    origin = current()
    with signed.only_one(origin.folder) as alone:
        if not alone:
            return None
        row = queries.origin()
        if row is None:
            row = begin_origin(origin=origin, statement="", by=by, at=at)
        if row.held_at is not None:
            raise WrongState("publication.log-held")
        why = fault(row, origin)
        if why:
            hold_log(why=why, by=by, at=at)
            return None
        _place_waiting(row)
        return _sign(row, origin, by=by, at=at)


@transaction.atomic
def begin_origin(*, origin: Origin, statement: str, by: Actor, at: datetime) -> LogOrigin:
    """Begin a log under a name and a pair of keys; a second one says why there is one."""
    policies.check_can_run_log(by)
    row = LogOrigin(
        number=origin.number,
        origin=origin.name,
        key=origin.log.public.text,
        promise_key=origin.promises.public.text,
        statement=statement,
        begun_at=at,
        begun_by=by.code,
    )
    row.save(force_insert=True)
    audit.record(
        "publication.log.begun",
        subject=("log", str(row.number)),
        by=by,
        at=at,
        details={"origin": row.origin, "reason": statement},
    )
    return row


@transaction.atomic
def hold_log(*, why: str, by: Actor, at: datetime) -> None:
    """Sign nothing from here on. What is said meanwhile is promised and waits."""
    policies.check_can_run_log(by)
    row = LogOrigin.objects.select_for_update().order_by("-number").first()
    if row is None or row.held_at is not None:
        return
    row.held_at, row.held_by, row.held_why = at, by.code, why
    row.save(update_fields=["held_at", "held_by", "held_why"])
    audit.record(
        "publication.log.held", subject=("log", str(row.number)), by=by, at=at, details={"why": why}
    )


def fault(row: LogOrigin, origin: Origin) -> str:
    """What keeps the tree from being gone on with, if anything."""
    if row.number != origin.number or row.key != origin.log.public.text:
        return "other-keys"
    try:
        last = signed.last(origin.folder)
    except KeysFault:
        return "state-lost"
    if queries.size() < last.size:
        return "behind"
    if not last.size:
        return ""
    try:
        return _files_fault(row.number, last)
    except Untrue:
        return _rebuilt_fault(row.number, last)


def _files_fault(number: int, last: Signed) -> str:
    """Whether the files give what was signed, and end as the rows end."""
    if merkle.root_by(store.reader(number, last.size), last.size) != last.root:
        raise Untrue("log.not-grown", old=last.size, new=last.size)
    start = (last.size - 1) // 256 * 256
    same = list(store.entries(number, start, last.size)) == queries.entries(start, last.size)
    return "" if same else "differs"


def _rebuilt_fault(number: int, last: Signed) -> str:
    """The files are gone or broken: they are made anew of the rows."""
    store.forget(number)
    return "" if build(number, 0, last.size) == last.root else "differs"


def show_files() -> None:
    """While nothing is signed, proofs are still asked for: files that a restore left behind are
    made of the rows again, as far as a checkpoint of this log says that they are right."""
    head, origin = queries.newest_head(), current()
    if head is None:
        return
    with signed.only_one(origin.folder) as alone:
        number, size = head.row.origin.number, head.row.size
        if not alone or _root_of_files(number, size) == head.row.root:
            return
        store.forget(number)
        if build(number, 0, size).hex() != head.row.root:
            store.forget(number)
        else:
            show(head.row)


def _root_of_files(number: int, size: int) -> str:
    try:
        return merkle.root_by(store.reader(number, size), size).hex()
    except Untrue:
        return ""


def build(number: int, start: int, size: int) -> bytes:
    """Make the files grow from one size to another by the rows; the root they come to."""
    root = merkle.EMPTY_ROOT
    if start == size and size:
        root = merkle.root_by(store.reader(number, size), size)
    while start < size:
        added = queries.entries(start, min(start + MOST, size))
        if not added:
            return merkle.EMPTY_ROOT
        growth = store.grow(number, start, added)
        start, root = growth.size, growth.root
    return root


@transaction.atomic
def _place_waiting(row: LogOrigin) -> None:
    """Rows in their new order. Which entry came when cannot be read from where it stands."""
    LogOrigin.objects.select_for_update().get(pk=row.pk)
    waiting = list(PendingEntry.objects.order_by("entry").values_list("entry", flat=True)[:MOST])
    placed = waiting + covers.drawn(beside_acts=bool(waiting))
    random.SystemRandom().shuffle(placed)
    first = queries.size()
    LogEntry.objects.bulk_create(
        (LogEntry(index=index, entry=entry) for index, entry in enumerate(placed, start=first)),
        batch_size=2_000,
    )
    for start in range(0, len(waiting), DELETED_AT_ONCE):
        some = waiting[start : start + DELETED_AT_ONCE]
        PendingEntry.objects.filter(entry__in=some).delete()


def _sign(row: LogOrigin, origin: Origin, *, by: Actor, at: datetime) -> TreeHead | None:
    """Sign the tree as its rows are. That it will be signed is on the disk before anybody can
    have the signature; files are made before others are kept from writing."""
    size, last = queries.size(), signed.last(origin.folder)
    if size == 0 or TreeHead.objects.filter(origin=row, size=size).exists():
        return None
    tree = Signed(size, build(row.number, last.size, size))
    signed.note(origin.folder, tree)
    head = head_row(row, origin, tree, by=by, at=at)
    with transaction.atomic():
        head.save(force_insert=True)
        audit.record(
            "publication.log.signed",
            subject=("log", str(row.number)),
            by=by,
            at=at,
            details={"size": size, "root": tree.root.hex()},
        )
        transaction.on_commit(lambda: show(head))
    return head


def head_row(row: LogOrigin, origin: Origin, of: Signed, *, by: Actor, at: datetime) -> TreeHead:
    """The checkpoint of a size and root, signed (c2sp.org/tlog-checkpoint)."""
    text = checkpoints.write(Checkpoint(row.origin, of.size, of.root))
    return TreeHead(
        origin=row,
        size=of.size,
        root=of.root.hex(),
        note=f"{text}\n{origin.log.line(text)}",
        signed_at=at,
        signed_by=by.code,
    )


def show(head: TreeHead) -> None:
    """Put the newest checkpoint beside the files of the tree."""
    newest = queries.newest_head()
    if newest is not None and newest.row.pk == head.pk:
        store.put(newest.row.origin.number, {store.CHECKPOINT: newest.note.encode()})
