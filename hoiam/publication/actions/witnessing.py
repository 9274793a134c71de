"""Who countersigns the tree, and what they signed."""

import os
from datetime import UTC, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.log import checkpoints, merkle, notes
from hoiam.core.log.acts import Act
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.notes import COSIGNATURE, ED25519, Note, Signed, VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import Invalid, WrongState
from hoiam.publication import policies
from hoiam.publication.actions.log import commit
from hoiam.publication.actions.sequencing import show
from hoiam.publication.log import queries, store
from hoiam.publication.log.models import Cosignature, LogOrigin, TreeHead, Witness


@transaction.atomic
def name_witness(*, name: str, key: str, address: str, by: Actor, at: datetime) -> Witness:
    """Ask somebody outside to countersign. That they are asked is itself an entry of the log."""
    policies.check_can_name_witness(by)
    public = _key(key)
    if not name.strip():
        raise Invalid("publication.witness-needs-name", field="name")
    if public.key in _used():
        raise WrongState("publication.witness-there")
    row = Witness(
        code=codes.new_code("lam-chung", os.urandom),
        name=name.strip()[:200],
        key=public.text,
        address=address.strip(),
        named_at=at,
        named_by=by.code,
    )
    row.save(force_insert=True)
    body = {"witness": row.name, "key": row.key, "asked": True}
    commit(act=Act.STATEMENT, subject=row.code, body=body, at=at)
    audit.record(
        "publication.witness.named",
        subject=("witness", row.code),
        by=by,
        at=at,
        details={"name": row.name},
    )
    return row


@transaction.atomic
def retire_witness(*, witness: Witness, by: Actor, at: datetime) -> Witness:
    """Ask a witness no more. What it signed stays; that it is not asked any more is logged."""
    policies.check_can_name_witness(by)
    row = Witness.objects.select_for_update().get(pk=witness.pk)
    if row.retired_at is not None:
        raise WrongState("publication.witness-retired")
    row.retired_at, row.retired_by = at, by.code
    row.save(update_fields=["retired_at", "retired_by"])
    body = {"witness": row.name, "key": row.key, "asked": False}
    commit(act=Act.STATEMENT, subject=row.code, body=body, at=at)
    audit.record(
        "publication.witness.retired",
        subject=("witness", row.code),
        by=by,
        at=at,
        details={"name": row.name},
    )
    return row


@transaction.atomic
def record_cosignatures(*, checkpoint: str, by: Actor, at: datetime) -> list[Cosignature]:
    """Keep what witnesses signed under a checkpoint of this log, however it came back: by the
    network, or as a file. Every signature is checked; one that is here already is no news."""
    policies.check_can_name_witness(by)
    row = queries.origin()
    if row is None:
        raise WrongState("publication.log-empty")
    note, of = _read(row, checkpoint)
    asked = {one.key: one for one in queries.witnesses()}
    signed = _signed(note, [notes.read_key(key) for key in asked])
    head = _head(row, note, of, by=by, at=at)
    known = set(head.cosignatures.values_list("witness__key", flat=True))
    fresh = [one for one in signed if one.key.text not in known]
    made = [
        Cosignature(
            head=head,
            witness=asked[one.key.text],
            line=_line(note, one.key),
            moment=datetime.fromtimestamp(one.time or 0, UTC),
            recorded_at=at,
            recorded_by=by.code,
        )
        for one in fresh
    ]
    if not made:
        return []
    for one in made:
        one.save(force_insert=True)
    audit.record(
        "publication.log.cosigned",
        subject=("log", str(row.number)),
        by=by,
        at=at,
        details={"size": of.size, "witnesses": ", ".join(one.witness.name for one in made)},
    )
    transaction.on_commit(lambda: show(head))
    return made


def _key(text: str) -> VerifierKey:
    try:
        key = notes.read_key(text)
    except Untrue:
        raise Invalid("publication.witness-key", field="key") from None
    if key.kind != COSIGNATURE:
        raise Invalid("publication.witness-key", field="key")
    return key


def _used() -> set[bytes]:
    """The keys that nobody else may witness with, under whatever name: one key is one witness, and
    a policy that names it twice is none (c2sp.org/tlog-policy, duplicate keys)."""
    texts = {one.key for one in queries.every_witness()} | {one.key for one in queries.origins()}
    return {notes.read_key(text).key for text in texts}


def _read(row: LogOrigin, text: str) -> tuple[Note, Checkpoint]:
    """A checkpoint that this log signed."""
    try:
        note = notes.read(text)
        of = checkpoints.read(note.text)
        notes.check_signed(note, notes.read_key(row.key))
    except Untrue:
        raise Invalid("publication.not-our-checkpoint", field="file") from None
    if of.origin != row.origin:
        raise Invalid("publication.not-our-checkpoint", field="file")
    return note, of


def _signed(note: Note, asked: list[VerifierKey]) -> list[Signed]:
    try:
        found = notes.signed_by(note, asked)
    except Untrue:
        raise Invalid("publication.false-cosignature", field="file") from None
    if not found:
        raise Invalid("publication.no-witness-signed", field="file")
    return list(found)


def _head(row: LogOrigin, note: Note, of: Checkpoint, *, by: Actor, at: datetime) -> TreeHead:
    """The head that was countersigned. It may be too old to be kept still: then the tree says
    whether it was one."""
    head = TreeHead.objects.select_for_update().filter(origin=row, size=of.size).first()
    if head is not None:
        if head.root != of.root.hex():
            raise WrongState("publication.log-forked")
        return head
    if of.size > queries.size():
        raise WrongState("publication.log-behind")
    if merkle.root_by(store.reader(row.number, of.size), of.size) != of.root:
        raise WrongState("publication.log-forked")
    own = next(
        one for one in note.signatures if one.name == row.origin and _is_own(row, one.key_id)
    )
    head = TreeHead(
        origin=row,
        size=of.size,
        root=of.root.hex(),
        note=f"{note.text}\n{own.line}",
        signed_at=at,
        signed_by=by.code,
    )
    head.save(force_insert=True)
    return head


def _is_own(row: LogOrigin, key_id: bytes) -> bool:
    key = notes.read_key(row.key)
    return key.kind == ED25519 and key.hash == key_id


def _line(note: Note, key: VerifierKey) -> str:
    return next(
        one.line for one in note.signatures if (one.name, one.key_id) == (key.name, key.hash)
    )
