"""What can be shown to anybody: a log that signed two histories.

One text file with both signed checkpoints, word for word. Whoever has the log's public key checks
it with `hoiam witness evidence FILE`, or with any tool for signed notes.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence

from hoiam.core.log import checkpoints, merkle, notes
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import requests
from hoiam.publication.witness.words import Declined

HEAD = """Bằng chứng: một nhật ký đã ký hai lịch sử trái nhau.
Evidence: one log signed two histories that contradict each other.

Hai bản ký dưới đây đều có chữ ký của nhật ký. {why}
Kiểm tra bằng: hoiam witness evidence TỆP --log KHÓA
"""
ONE_SIZE = "Cùng số mục mà hai dấu gốc khác nhau."
OTHER_START = (
    "Cây sau không bắt đầu bằng cây trước: gốc của chừng ấy mục đầu, tính từ chính cây sau, là một "
    "gốc khác, và chứng minh đi kèm nối gốc khác ấy với cây sau."
)
HELD, SHOWN, START = "===== held =====\n", "===== shown =====\n", "===== start =====\n"


class NotAFork(Declined):
    """Two checkpoints that do not contradict each other."""

    def __init__(self) -> None:
        super().__init__("not-a-fork")


def of_one_size(held: str, shown: str) -> str:
    """Two roots for one size."""
    return f"{HEAD.format(why=ONE_SIZE)}\n{HELD}{held}{SHOWN}{shown}"


def of_other_start(held: str, shown: str, start: bytes, proof: Sequence[bytes]) -> str:
    """A larger tree that begins with another one: its own first entries have the root `start`."""
    size = checkpoints.read(notes.read(held).text).size
    request = requests.written(size, proof, shown)
    root = b64encode(start).decode()
    return f"{HEAD.format(why=OTHER_START)}\n{HELD}{held}{START}{root}\n{SHOWN}{request}"


def check(text: str, keys: tuple[VerifierKey, ...]) -> None:
    """Refuse with `Untrue` unless this proves that these keys signed two histories."""
    try:
        _head, rest = text.split(HELD, 1)
        held, shown = rest.split(SHOWN, 1)
        held, _, start = held.partition(START)
    except ValueError:
        raise Untrue("log.not-a-note") from None
    first = _signed(held, keys)
    if not start:
        second = _signed(shown, keys)
        if first.root == second.root or (first.origin, first.size) != (second.origin, second.size):
            raise NotAFork()
        return
    try:
        request = requests.read(shown.encode())
        other = b64decode(start.strip(), validate=True)
    except (Declined, ValueError):
        raise Untrue("log.not-a-note") from None
    second = _signed(request.note, keys)
    if request.old != first.size or other == first.root or first.origin != second.origin:
        raise NotAFork()
    merkle.check_consistency(first.size, second.size, request.proof, other, second.root)


def _signed(note: str, keys: tuple[VerifierKey, ...]) -> checkpoints.Checkpoint:
    read = notes.read(note)
    checkpoint = checkpoints.read(read.text)
    own = tuple(key for key in keys if key.name == checkpoint.origin)
    if not notes.signed_by(read, own):
        raise Untrue("log.not-signed", name=checkpoint.origin)
    return checkpoint
