"""What commands of an offline machine share: secrets that are asked for, shown once and never kept,
and files that are never written over. No setting is read and no database is touched."""

import getpass
import os
import secrets
import sys
from pathlib import Path

import pyrage

from hoiam.core.log.untrue import Untrue
from hoiam.core.log.words import reason
from hoiam.core.refusals import Refusal
from hoiam.core.texts import REFUSALS

# ASCII alone: forms of Vietnamese letters that look alike do not open each other's files. Without
# i, l, o and u nothing looks like anything else. 24 signs of 32 are 120 bits.
SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
GROUPS, OF = 6, 4
CLEAR = "\033[2J\033[3J\033[H"  # the screen and what was scrolled out of it


class Stop(Exception):
    """What ends a command, in a sentence."""


def say(line: str = "") -> None:
    """One line to the person at the console."""
    print(line, flush=True)


def failed(error: Exception) -> int:
    """Say why it ended; the exit code."""
    print(_sentence(error), file=sys.stderr)
    return 1


def _sentence(error: Exception) -> str:
    match error:
        case Refusal():
            text = REFUSALS[error.code]
            parts = (text.what, text.why, text.next)
            return "\n".join(part.format(**error.details) for part in parts)
        case Untrue():
            return reason(error, "vi")
        case OSError():
            return f"{error.filename or ''}: {error.strerror or error}"
        case UnicodeDecodeError():
            return "Tệp không phải là tệp chữ."
    return str(error)


ENDS = (Stop, Refusal, Untrue, OSError, UnicodeDecodeError)


def ask(question: str) -> str:
    """A line that may be seen."""
    print(question, end=" ", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise Stop("Chưa có câu trả lời.")
    return line.strip()


def ask_secret(question: str) -> str:
    """A passphrase, however it was typed."""
    typed = getpass.getpass(f"{question} ") if sys.stdin.isatty() else ask(question)
    return tidy(typed)


def tidy(typed: str) -> str:
    """A passphrase as it was printed: lower case, groups of four."""
    plain = "".join(sign for sign in typed.lower() if sign.isascii() and sign.isalnum())
    plain = plain.replace("o", "0").replace("i", "1").replace("l", "1")
    return "-".join(plain[at : at + OF] for at in range(0, len(plain), OF))


def new_phrase() -> str:
    """A passphrase that no person chose."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(GROUPS * OF))
    return tidy(signs)


def show_once(phrase: str, whose: str) -> None:
    """Show a passphrase until it was written down; it has to be typed again."""
    say(f"Mật khẩu của {whose} (chép ra giấy, cất kín; không hiện lại lần nữa):")
    say(f"\n    {phrase}\n")
    ask("Chép xong thì nhấn Enter, màn hình sẽ được xóa.")
    if sys.stdout.isatty():
        say(CLEAR)
    if ask_secret("Gõ lại mật khẩu vừa chép:") != phrase:
        raise Stop("Mật khẩu gõ lại không khớp. Chưa ghi gì; chạy lại từ đầu.")


def locked_anew(data: bytes, whose: str) -> bytes:
    """Lock under a new passphrase, which its holder writes down before anything is written."""
    phrase = new_phrase()
    show_once(phrase, whose)
    return locked(data, phrase)


def unlocked_by(data: bytes, whose: str) -> bytes:
    """Open what was locked, with the passphrase of its holder."""
    return unlocked(data, ask_secret(f"Mật khẩu của {whose}:"))


def locked(data: bytes, phrase: str) -> bytes:
    """An age file that this passphrase opens (scrypt)."""
    return pyrage.passphrase.encrypt(data, phrase)


def unlocked(data: bytes, phrase: str) -> bytes:
    """What such a file holds."""
    try:
        return pyrage.passphrase.decrypt(data, phrase)
    except pyrage.DecryptError:
        raise Stop("Mật khẩu chưa đúng, hoặc tệp không phải tệp khóa này.") from None


def write_new(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write a file that is not there yet, down to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
