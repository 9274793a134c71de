"""The log asks a witness to countersign (c2sp.org/tlog-witness, the client's side)."""

from collections.abc import Callable, Sequence

from hoiam.core.log import notes
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import cosigning, requests, sources
from hoiam.publication.witness.words import Declined

ANSWER = 16 * 1024
SUCCESS, CONFLICT = 200, 409
Grown = Callable[[int, int], Sequence[bytes]]


class Ahead(Declined):
    """The witness signed a larger tree than this log has: this log was put back."""

    def __init__(self, size: int) -> None:
        super().__init__("ahead", 409, str(size))
        self.size = size


def ask(address: str, key: VerifierKey, note: str, *, held: int, grown: Grown) -> str:
    """The checkpoint with the witness's line under it; declined where it does not sign."""
    size = cosigning.read_checkpoint(note).size
    status, content = _post(address, note, held, size, grown)
    if status == CONFLICT and (stands := _size(content)) is not None and stands != held:
        if stands > size:
            raise Ahead(stands)
        status, content = _post(address, note, stands, size, grown)
    if status != SUCCESS:
        raise Declined(
            "refused", 502, f"{status} {content[:200].decode('utf-8', 'replace')}".strip()
        )
    return _joined(note, content, key)


def _post(address: str, note: str, old: int, size: int, grown: Grown) -> tuple[int, bytes]:
    body = requests.written(old, grown(old, size), note).encode()
    return sources.ask(f"{address.rstrip('/')}/add-checkpoint", most=ANSWER, body=body)


def _size(content: bytes) -> int | None:
    text = content.decode("ascii", "replace").removesuffix("\n")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None


def _joined(note: str, content: bytes, key: VerifierKey) -> str:
    """Our checkpoint with what the known key signed; lines of others are passed over."""
    try:
        lines = content.decode("utf-8").removesuffix("\n").split("\n")
        whole = notes.read(note + "".join(f"{line}\n" for line in lines))
        notes.check_signed(whole, key)
    except (UnicodeDecodeError, Untrue):
        raise Declined("refused", 502, key.name) from None
    line = next(
        one.line for one in whole.signatures if (one.name, one.key_id) == (key.name, key.hash)
    )
    return note + line
