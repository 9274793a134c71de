"""The witness's judgement (c2sp.org/tlog-witness): it signs that a log only grew, or says why not.

One road for every way a checkpoint may come: over HTTP, as a file, or fetched by the witness.
"""

from dataclasses import dataclass

from hoiam.core.log import checkpoints, merkle, notes
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.notes import Signature, VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import evidence, requests
from hoiam.publication.witness.keeping import Kept, Signer, State
from hoiam.publication.witness.requests import Request
from hoiam.publication.witness.words import Declined


@dataclass(frozen=True, slots=True)
class Cosigned:
    """What a witness gives: its line, and the checkpoint with it."""

    line: str
    note: str
    checkpoint: Checkpoint
    time: int


class OtherSize(Declined):
    """The request starts at another size than the witness's; `size` is where it stands."""

    def __init__(self, size: int) -> None:
        super().__init__("other-size", 409, str(size))
        self.size = size


def cosign(state: State, body: bytes, *, now: int) -> Cosigned:
    """Check a request against what was signed before, keep it, and only then sign."""
    request = requests.read(body)
    checkpoint = read_checkpoint(request.note)
    with state.locked(checkpoint.origin) as kept:
        check_signed(request.note, kept.keys)
        held = kept.latest
        if held:
            check_no_fork(kept, held, request.note)
        _check_grown(kept, held, request, checkpoint)
        return _sign(kept, state.signer, held, request.note, checkpoint, now)


def read_checkpoint(note: str) -> Checkpoint:
    """The tree head in a note; its signatures are checked elsewhere."""
    try:
        return checkpoints.read(notes.read(note).text)
    except Untrue:
        raise Declined("malformed") from None


def check_signed(note: str, keys: tuple[VerifierKey, ...]) -> None:
    """One of the log's keys signed; a key of the log with a wrong signature is no signature."""
    try:
        signed = notes.signed_by(notes.read(note), keys)
    except Untrue:
        signed = ()
    if not signed:
        raise Declined("not-signed", 403)


def check_no_fork(kept: Kept, held: str, shown: str) -> None:
    """Two roots signed for one size: nobody can explain that, so both are kept."""
    ours, theirs = read_checkpoint(held), read_checkpoint(shown)
    if ours.size == theirs.size and ours.root != theirs.root:
        path = kept.keep_evidence("fork", evidence.of_one_size(held, shown))
        raise Declined("fork", 409, str(path))


def head_of(held: str) -> tuple[int, bytes]:
    """Size and root of what was signed last; a witness that signed nothing holds no entry."""
    if not held:
        return 0, merkle.EMPTY_ROOT
    checkpoint = read_checkpoint(held)
    return checkpoint.size, checkpoint.root


def _check_grown(kept: Kept, held: str, request: Request, checkpoint: Checkpoint) -> None:
    if request.old > checkpoint.size:
        raise Declined("old-beyond-size")
    size, root = head_of(held)
    if request.old != size:
        raise OtherSize(size)
    try:
        merkle.check_consistency(size, checkpoint.size, request.proof, root, checkpoint.root)
    except Untrue:
        # Anybody may send a wrong proof beside a right checkpoint: kept to be looked at, no more.
        text = requests.written(request.old, request.proof, request.note)
        path = kept.keep_evidence("request", text)
        raise Declined("not-grown", 422, str(path)) from None


def _sign(
    kept: Kept, signer: Signer, held: str, note: str, checkpoint: Checkpoint, now: int
) -> Cosigned:
    """The newest state goes to the disk with the signature in it, and only then out of here."""
    shown = notes.read(note)
    if held and now < signed_at(held, signer.key):
        raise Declined("clock-back", 503)
    signature = signer.sign(notes.cosigned_message(shown.text, now))
    line = notes.cosignature_line(signer.key, time=now, signature=signature)
    by_log = [one.key for one in notes.signed_by(shown, kept.keys)]
    lines = [one.line for one in shown.signatures if any(_is_by(one, key) for key in by_log)]
    whole = notes.with_lines(shown.text, [*lines, line])
    kept.keep(whole)
    return Cosigned(line, whole, checkpoint, now)


def _is_by(one: Signature, key: VerifierKey) -> bool:
    return (one.name, one.key_id) == (key.name, key.hash)


def signed_at(held: str, key: VerifierKey) -> int:
    """When this witness signed what it holds."""
    signed = notes.check_signed(notes.read(held), key)
    return signed.time or 0
