"""A witness that goes and looks: it fetches the newest checkpoint and makes the proof itself.

The proof is computed from the log's own files, so a log that shows another history is caught with
its own signature under it.
"""

from hoiam.core.log import merkle, tiles
from hoiam.core.log.merkle import Reader
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import cosigning, evidence, requests
from hoiam.publication.witness.cosigning import Cosigned
from hoiam.publication.witness.keeping import Kept, State
from hoiam.publication.witness.sources import Source
from hoiam.publication.witness.words import Declined


def pull(state: State, origin: str, source: Source, *, now: int) -> Cosigned:
    """Fetch, prove, cosign; or keep what speaks against the log and say so."""
    note = source.checkpoint()
    with state.locked(origin) as kept:
        held = _look(kept, origin, note)
        old, root = cosigning.head_of(held)
        checkpoint = cosigning.read_checkpoint(note)
        reader = reader_of(source, note)
        start = merkle_root(reader, old)
        if start != root:
            proof = merkle.consistency(reader, old, checkpoint.size)
            path = kept.keep_evidence("fork", evidence.of_other_start(held, note, start, proof))
            raise Declined("fork", 409, str(path))
        body = requests.written(old, merkle.consistency(reader, old, checkpoint.size), note)
    return cosigning.cosign(state, body.encode(), now=now)


def _look(kept: Kept, origin: str, note: str) -> str:
    """What was signed last, if the note shown may follow it at all."""
    checkpoint, held = cosigning.read_checkpoint(note), kept.latest
    if checkpoint.origin != origin:
        raise Declined("unknown-log", 404, checkpoint.origin)
    cosigning.check_signed(note, kept.keys)
    if held:
        cosigning.check_no_fork(kept, held, note)
        if checkpoint.size < cosigning.head_of(held)[0]:
            path = kept.keep_evidence("shrunk", note)
            raise Declined("shrunk", 409, str(path))
    return held


def reader_of(source: Source, note: str) -> Reader:
    """A reader over the log's files, refused unless they come to the root that was signed."""
    checkpoint = cosigning.read_checkpoint(note)
    reader = tiles.reader(source.tile, checkpoint.size)
    if merkle_root(reader, checkpoint.size) != checkpoint.root:
        raise Declined("tiles-differ", 502)
    return reader


def merkle_root(reader: Reader, size: int) -> bytes:
    """The root of the first `size` entries, from the files as they are."""
    try:
        return merkle.root_by(reader, size)
    except Untrue as untrue:
        raise Declined("tiles-differ", 502, str(untrue)) from None


def request(source: Source, old: int, keys: tuple[VerifierKey, ...] = ()) -> str:
    """What a witness without a network is given as a file: made of static files by anybody."""
    note = source.checkpoint()
    checkpoint = cosigning.read_checkpoint(note)
    if keys:
        cosigning.check_signed(note, keys)
    if old > checkpoint.size:
        raise Declined("shrunk", 409)
    proof = merkle.consistency(reader_of(source, note), old, checkpoint.size)
    return requests.written(old, proof, note)
