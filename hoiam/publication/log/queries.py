"""Reading the public log: its newest root, who countersigned it, the proof of one entry."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from hoiam.core.canonical import read as canonical_read
from hoiam.core.log import merkle, notes, proofs, trust
from hoiam.core.log.acts import Act
from hoiam.core.log.openings import Opening as Opened
from hoiam.core.log.proofs import Proof, Standing
from hoiam.core.log.tiles import Tile
from hoiam.core.log.trust import Group, Policy
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import NotFound, WrongState
from hoiam.publication.log import keys, store
from hoiam.publication.log.models import (
    LogEntry,
    LogOrigin,
    Opening,
    PendingEntry,
    TreeHead,
    Witness,
)
from hoiam.publication.log.promising import promise

# So many heads back a countersigned one is looked for before the newest is shown alone.
LOOKED_AT = 60
QUORUM = "nhan-chung"
ENTRY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Head:
    """A signed size and root with the witnesses that countersigned it and are asked for today."""

    row: TreeHead
    lines: tuple[str, ...]
    names: tuple[str, ...]
    known: int

    @property
    def note(self) -> str:
        """The checkpoint as strangers get it: the signature of the log, then the witnesses."""
        return self.row.note + "".join(self.lines)

    @property
    def is_witnessed(self) -> bool:
        """Whether as many countersigned as the policy asks for."""
        return len(self.names) >= threshold(self.known) > 0


@dataclass(frozen=True, slots=True)
class Root:
    """The newest root as it is printed on paper."""

    origin: str
    size: int
    root: str
    signed_at: datetime
    witnesses: int
    known: int

    @property
    def short(self) -> str:
        """In groups of four, for paper and for eyes."""
        return " ".join(self.root[at : at + 4] for at in range(0, len(self.root), 4))


@dataclass(frozen=True, slots=True)
class Place:
    """How far an entry has come: promised, in the tree, countersigned by k of n."""

    standing: Standing
    index: int | None = None
    size: int | None = None
    witnesses: tuple[str, ...] = ()
    known: int = 0


# ---- the tree ----------------------------------------------------------------------------------


def origin() -> LogOrigin | None:
    """The log that is written now."""
    return LogOrigin.objects.order_by("-number").first()


def origins() -> list[LogOrigin]:
    """Every one there was, the newest first."""
    return list(LogOrigin.objects.order_by("-number"))


def is_held() -> bool:
    """Whether nothing is signed until somebody has looked."""
    here = origin()
    return here is not None and here.held_at is not None


def size() -> int:
    """How many entries have a place."""
    last = LogEntry.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1


def waiting() -> int:
    """How many were promised and have none yet."""
    return PendingEntry.objects.count()


def entries(start: int, end: int) -> list[bytes]:
    """Entries by their places, as many as there are without a gap."""
    rows = LogEntry.objects.filter(index__gte=start, index__lt=end).order_by("index")
    found: list[bytes] = []
    for index, entry in rows.values_list("index", "entry"):
        if index != start + len(found):
            break
        found.append(bytes.fromhex(entry))
    return found


def index_of(entry: str) -> int | None:
    """The place of an entry, where it has one."""
    return LogEntry.objects.filter(entry=entry).values_list("index", flat=True).first()


# ---- heads and witnesses -----------------------------------------------------------------------


def witnesses() -> QuerySet[Witness]:
    """Those that are asked to countersign today."""
    return Witness.objects.filter(retired_at__isnull=True).order_by("id")


def every_witness() -> QuerySet[Witness]:
    """Also those that are not asked any more."""
    return Witness.objects.order_by("id")


def witness(code: str) -> Witness:
    """One of them."""
    found = Witness.objects.filter(code=code).first()
    if found is None:
        raise NotFound("base.not-found")
    return found


@dataclass(frozen=True, slots=True)
class WitnessStanding:
    """A witness, and the largest tree it countersigned so far."""

    witness: Witness
    size: int | None = None
    said_at: datetime | None = None


def witness_standings() -> list[WitnessStanding]:
    """Everybody who is or was asked, with what they signed last."""
    here = origin()
    found = []
    for one in every_witness():
        signed = one.cosignatures.filter(head__origin=here).order_by("-head__size")
        last = signed.values_list("head__size", "moment").first()
        found.append(WitnessStanding(one, *last) if last else WitnessStanding(one))
    return found


def threshold(known: int) -> int:
    """How many of so many are enough: more than half of them (house rule)."""
    return known // 2 + 1 if known else 0


def newest_head() -> Head | None:
    """What was signed last."""
    return next(iter(_heads(TreeHead.objects.order_by("-origin__number", "-size")[:1])), None)


def last_head_of(number: int) -> Head | None:
    """What one origin signed last."""
    rows = TreeHead.objects.filter(origin__number=number).order_by("-size")[:1]
    return next(iter(_heads(rows)), None)


def head_of_size(number: int) -> Head | None:
    """What was signed at this size, where a checkpoint is kept."""
    rows = TreeHead.objects.filter(size=number).order_by("-origin__number")[:1]
    return next(iter(_heads(rows)), None)


def best_head(index: int = 0) -> Head | None:
    """The head to prove an entry by: the newest one with enough witnesses, or the one with the
    most of them, or the newest."""
    rows = TreeHead.objects.order_by("-origin__number", "-size")
    of = rows.filter(size__gt=index, origin=origin())
    heads = _heads(of[:LOOKED_AT])
    if not any(head.names for head in heads):
        heads += _heads(of.filter(cosignatures__witness__retired_at__isnull=True)[:1])
    enough = next((head for head in heads if head.is_witnessed), None)
    return enough or max(heads, key=lambda one: len(one.names), default=None)


def _heads(rows: QuerySet[TreeHead]) -> list[Head]:
    """Rows with their countersignatures, in their order."""
    known = {one.pk: one.name for one in witnesses()}
    found = []
    for row in rows.select_related("origin").prefetch_related("cosignatures"):
        signed = [one for one in row.cosignatures.all() if one.witness_id in known]
        names = tuple(known[one.witness_id] for one in signed)
        found.append(Head(row, tuple(one.line for one in signed), names, len(known)))
    return found


def newest_root() -> Root | None:
    """The newest root, for receipts and minutes on paper; none before the first entry."""
    head = newest_head()
    if head is None:
        return None
    row = head.row
    return Root(row.origin.origin, row.size, row.root, row.signed_at, len(head.names), head.known)


def address() -> str:
    """Where the files of the log lie (c2sp.org/tlog-tiles: the monitoring prefix)."""
    return f"{settings.SITE_URL}/{keys.PATH}"


def policy() -> Policy:
    """What a verifier pins: the key of the log, of its promises, its witnesses, their quorum."""
    here = keys.current()
    row = origin()
    if here is None and row is None:
        return Policy()
    key, promises = (
        (notes.read_key(row.key), notes.read_key(row.promise_key))
        if row is not None
        else (here.log.public, here.promises.public)  # type: ignore[union-attr]
    )
    asked = _asked()
    group = Group(QUORUM, threshold(len(asked)), tuple(one.name for one in asked))
    return Policy(
        logs=(trust.Log(key, address()),),
        witnesses=asked,
        groups=(group,) if asked else (),
        quorum=QUORUM if asked else trust.NO_QUORUM,
        others=(promises,),
    )


def _asked() -> tuple[trust.Witness, ...]:
    """Witnesses by the names of their keys, which a checker shows to people; by their codes where
    two say the same name, or one that means something else in a policy."""
    rows = [(one, notes.read_key(one.key)) for one in witnesses()]
    codes = [row.code for row, _ in rows]
    taken = Counter([QUORUM, trust.NO_QUORUM, *codes, *(key.name for _, key in rows)])
    return tuple(
        trust.Witness(key.name if taken[key.name] == 1 else row.code, key, row.address)
        for row, key in rows
    )


def policy_text() -> str:
    """The same as a file (c2sp.org/tlog-policy)."""
    return trust.write(policy())


# ---- proofs ------------------------------------------------------------------------------------


def opening(entry: str) -> Opening | None:
    """What opens an entry, where it is kept here."""
    return Opening.objects.filter(entry=entry).first()


def openings_about(subject: str) -> list[Opening]:
    """Every public act on record about one public reference, the first one first."""
    return list(Opening.objects.filter(subject=subject).order_by("id"))


def page_opening(address: str) -> Opening | None:
    """What the log says last of a page that is served."""
    rows = Opening.objects.filter(subject=address, act=Act.PAGE_HASH)
    return rows.order_by("-id").first()


def page_hash(address: str) -> str:
    """The hash of a page as the log says it; empty where it says none."""
    row = page_opening(address)
    if row is None or not row.record:
        return ""
    return str(json.loads(row.record)["body"]["sha256"])


def opened(row: Opening) -> Opened | None:
    """Salt and record, unless they were erased."""
    if not row.salt:
        return None
    record = canonical_read(row.record.encode())
    return Opened(bytes.fromhex(row.salt), record) if isinstance(record, dict) else None


def place_of(entry: str) -> Place:
    """How far an entry has come, for a page that says it in words."""
    index = index_of(entry)
    head = None if index is None else best_head(index)
    if head is None:
        return Place(Standing.PROMISED)
    return Place(
        Standing.WITNESSED if head.is_witnessed else Standing.INCLUDED,
        index,
        head.row.size,
        head.names,
        head.known,
    )


def proof_of(row: Opening) -> str:
    """The proof of a public act with its opening: for whoever may read what the act says."""
    return proof_with(row.entry, opened(row), promised_at=row.moment)


def proof_with(entry: str, opening: Opened | None, *, promised_at: datetime) -> str:
    """The proof of an entry whose opening is kept elsewhere; the promise while it waits."""
    index = index_of(entry)
    head = None if index is None else best_head(index)
    if index is None or head is None:
        return proofs.write(Proof(promise(entry=entry, at=promised_at), opening))
    return proofs.write(_included(index, head, opening))


def bare_proof(entry: str) -> str:
    """The proof of an entry without its opening: it tells nothing, so that anybody may have it."""
    index = index_of(entry) if ENTRY.fullmatch(entry) else None
    head = None if index is None else best_head(index)
    if index is None or head is None:
        raise NotFound("base.not-found")
    return proofs.write(_included(index, head, None))


def _included(index: int, head: Head, opening: Opened | None) -> Proof:
    row = head.row
    try:
        hashes = merkle.inclusion(store.reader(row.origin.number, row.size), index, row.size)
    except Untrue:  # the files are gone; whoever signs next makes them anew
        raise WrongState("publication.log-held") from None
    return Proof(head.note, opening, index, hashes)


def grown(old: int, new: int) -> Sequence[bytes]:
    """The proof that the tree of one size begins with the tree of a smaller one."""
    here = origin()
    number = here.number if here is not None else 1
    return merkle.consistency(store.reader(number, new), old, new)


def tile(number: int, wanted: Tile) -> bytes:
    """One file of the tree."""
    return store.read(number, wanted)


def statements() -> Iterator[tuple[LogOrigin, str]]:
    """What was said when a new log had to be begun, the newest first."""
    return ((one, one.statement) for one in origins() if one.statement)
