"""Going on with the tree after a restore, or beginning another one in public.

The copy that was restored may know less than was signed and less than was promised. What strangers
hold a signature of decides: the tree is made equal to the newest checkpoint, with entries from
wherever they are still to be had, and only then is anything signed again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core.actor import Actor
from hoiam.core.log import checkpoints, merkle, notes, tiles
from hoiam.core.log.acts import Act
from hoiam.core.log.merkle import leaf_hash
from hoiam.core.log.tiles import ENTRIES, Tile
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import Invalid, WrongState
from hoiam.publication import policies
from hoiam.publication.actions.log import commit
from hoiam.publication.actions.sequencing import begin_origin, build, head_row
from hoiam.publication.log import keys, queries, signed, store
from hoiam.publication.log.keys import Origin
from hoiam.publication.log.models import LogEntry, LogOrigin, PendingEntry, TreeHead
from hoiam.publication.log.signed import Signed

AT_ONCE = 2_000

type Files = Callable[[Tile], bytes]


@dataclass(frozen=True, slots=True)
class Outside:
    """What others hold: checkpoints that this log signed, and the files of the tree."""

    checkpoints: tuple[str, ...] = ()
    files: Files | None = None


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The tree that is gone on with, and how many of its entries came from outside."""

    size: int
    adopted: int


def reconcile_log(*, outside: Outside, by: Actor, at: datetime) -> Reconciled:
    """Make the rows equal to the newest tree that was signed, and sign again from there.

    Where there are witnesses, what one of them signed last has to be shown: the own memory of a
    machine that was restored proves nothing.
    """
    policies.check_can_run_log(by)
    row, origin = _here()
    with signed.only_one(origin.folder) as alone:
        if not alone:
            raise WrongState("publication.log-busy")
        target = _newest(row, origin, outside)
        found = _entries(row, target, outside.files)
        return _adopt(row, origin, target, found, by=by, at=at)


@transaction.atomic
def begin_new_log(*, statement: str, by: Actor, at: datetime) -> LogOrigin:
    """What was signed cannot be had again: a new tree under a new name and new keys, with every
    entry that is left, and a statement that everybody reads. The old one is not touched."""
    policies.check_can_run_log(by)
    if not statement.strip():
        raise Invalid("publication.statement-needed", field="statement")
    before = queries.origin()
    if before is None:
        raise WrongState("publication.log-empty")
    origin = keys.make(max(before.number, *keys.numbers_here(), 0) + 1)
    row = begin_origin(origin=origin, statement=statement.strip()[:1000], by=by, at=at)
    head = TreeHead.objects.filter(origin=before).order_by("-size").first()
    body = {
        "statement": row.statement,
        "origin": row.origin,
        "before": before.origin,
        "size": head.size if head else 0,
        "root": head.root if head else "",
    }
    commit(act=Act.STATEMENT, subject=f"log-{row.number}", body=body, at=at)
    audit.record(
        "publication.log.begun-anew",
        subject=("log", str(row.number)),
        by=by,
        at=at,
        details={"before": before.origin, "reason": row.statement},
    )
    return row


def _here() -> tuple[LogOrigin, Origin]:
    row, origin = queries.origin(), keys.current()
    if row is None:
        raise WrongState("publication.log-empty")
    if origin is None or row.key != origin.log.public.text:
        raise WrongState("publication.log-other-keys")
    return row, origin


# ---- which tree --------------------------------------------------------------------------------


def _newest(row: LogOrigin, origin: Origin, outside: Outside) -> Signed:
    """The largest tree that was signed, as far as anybody here or outside knows."""
    told = [_told(row, one) for one in outside.checkpoints]
    if queries.witnesses().exists() and not any(is_seen for _, is_seen in told):
        raise WrongState("publication.log-needs-witness")
    known = [of for of, _ in told]
    if signed.is_there(origin.folder):
        known.append(signed.last(origin.folder))
    elif not known:
        raise WrongState("publication.log-needs-checkpoint")
    known += [Signed(size, bytes.fromhex(root)) for size, root in _heads(row)]
    newest = max(known, key=lambda one: one.size)
    if any(one.size == newest.size and one.root != newest.root for one in known):
        raise WrongState("publication.log-forked")
    return newest


def _heads(row: LogOrigin) -> Sequence[tuple[int, str]]:
    return list(
        TreeHead.objects.filter(origin=row).order_by("-size").values_list("size", "root")[:1]
    )


def _told(row: LogOrigin, text: str) -> tuple[Signed, bool]:
    """A checkpoint from outside, and whether one of the witnesses signed it."""
    try:
        note = notes.read(text)
        of = checkpoints.read(note.text)
        notes.check_signed(note, notes.read_key(row.key))
        seen = notes.signed_by(note, [notes.read_key(one.key) for one in queries.witnesses()])
    except Untrue:
        raise Invalid("publication.not-our-checkpoint", field="file") from None
    return Signed(of.size, of.root), bool(seen)


# ---- its entries -------------------------------------------------------------------------------


def _entries(row: LogOrigin, target: Signed, files: Files | None) -> list[bytes]:
    """The entries of that tree: the rows as far as they go, then the files here, then those of
    others. Whoever gives them need not be trusted: they come to the signed root, or they do not."""
    own = queries.entries(0, target.size)
    sources = [lambda tile: store.read(row.number, tile)]
    sources += [files] if files is not None else []
    for start in (len(own), 0):
        for source in sources:
            found = own[:start] + _read(source, start, target.size)
            if len(found) == target.size and _root(found) == target.root:
                return found
    raise WrongState(
        "publication.log-lacks-entries", size=target.size, here=len(own), origin=row.origin
    )


def _root(entries: Sequence[bytes]) -> bytes:
    return merkle.root_of(map(leaf_hash, entries))


def _read(files: Files, start: int, size: int) -> list[bytes]:
    """Entries from one place on; as many as these files have."""
    found: list[bytes] = []
    for index in range(start // tiles.WIDTH, (size + tiles.WIDTH - 1) // tiles.WIDTH):
        width = tiles.width_at(0, index, size=size)
        try:
            found += tiles.entries_in(files(Tile(ENTRIES, index, width)), width=width)
        except Untrue:
            break
    return found[start % tiles.WIDTH :]


# ---- going on with it --------------------------------------------------------------------------


def _adopt(
    row: LogOrigin, origin: Origin, target: Signed, found: list[bytes], *, by: Actor, at: datetime
) -> Reconciled:
    """Rows, files, what was signed last, in this order: a rerun finishes what was cut off."""
    adopted = _write_rows(row, found)
    store.forget(row.number)
    if build(row.number, 0, target.size) != target.root:
        raise WrongState("publication.log-forked")
    signed.note(origin.folder, target)
    with transaction.atomic():
        if target.size and not TreeHead.objects.filter(origin=row, size=target.size).exists():
            head_row(row, origin, target, by=by, at=at).save(force_insert=True)
        row.held_at, row.held_by, row.held_why = None, "", ""
        row.save(update_fields=["held_at", "held_by", "held_why"])
        audit.record(
            "publication.log.reconciled",
            subject=("log", str(row.number)),
            by=by,
            at=at,
            details={"size": target.size, "adopted": adopted},
        )
    return Reconciled(target.size, adopted)


@transaction.atomic
def _write_rows(row: LogOrigin, found: list[bytes]) -> int:
    """The rows as the tree has them. What stood elsewhere, or beyond it, waits again: it was
    promised and gets a new place."""
    LogOrigin.objects.select_for_update().get(pk=row.pk)
    here = [bytes.fromhex(one) for one in _in_order()]
    same = next(
        (at for at, pair in enumerate(zip(here, found, strict=False)) if pair[0] != pair[1]),
        min(len(here), len(found)),
    )
    if same < len(here):
        LogEntry.objects.filter(index__gte=same).delete()
    placed = {one.hex() for one in found}
    again = [one.hex() for one in here[same:] if one.hex() not in placed]
    rest = [one.hex() for one in found[same:]]
    LogEntry.objects.bulk_create(
        (LogEntry(index=index, entry=entry) for index, entry in enumerate(rest, start=same)),
        batch_size=AT_ONCE,
    )
    for start in range(0, len(rest), 500):
        PendingEntry.objects.filter(entry__in=rest[start : start + 500]).delete()
    PendingEntry.objects.bulk_create((PendingEntry(entry=one) for one in again), AT_ONCE)
    return len(set(rest) - {one.hex() for one in here})


def _in_order() -> list[str]:
    return list(LogEntry.objects.order_by("index").values_list("entry", flat=True))
