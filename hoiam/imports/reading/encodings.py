"""Which encoding a text file is in, judged by all of its bytes and never by its name."""

import codecs
import unicodedata
from typing import IO

from hoiam.core.refusals import Invalid

_BLOCK = 256 * 1024
_SAMPLE = 64 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, ""),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that Windows-1252 leaves open: a text that has them is in no encoding we know.
_NOWHERE_1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
# Marks over or under the letter before them, in Windows-1258: grave, hook, tilde, acute, dot.
_MARKS_1258 = (0xCC, 0xD2, 0xDE, 0xEC, 0xF2)
_LETTERS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")


def encoding_of(file: IO[bytes]) -> str:
    """The name Python knows it by. A file that mixes encodings or holds no text is refused."""
    file.seek(0)
    head = file.read(_SAMPLE)
    file.seek(0)
    for mark, name in _BOMS:
        if head.startswith(mark):
            if not name:
                raise Invalid("imports.wrong-encoding")
            return _checked(file, name)
    if b"\0" in head:
        return _checked(file, _sixteen(head))
    return _eight(file)


def _sixteen(head: bytes) -> str:
    """Spreadsheets write UTF-16 with a mark; without one, latin letters leave every other byte."""
    even = head[0::2].count(0)
    odd = head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.3 and even < half * 0.02:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.02:
        return "utf-16-be"
    raise Invalid("imports.zero-bytes")


def _checked(file: IO[bytes], name: str) -> str:
    decoder = codecs.getincrementaldecoder(name)("strict")
    file.seek(0)
    try:
        while block := file.read(_BLOCK):
            if "\0" in decoder.decode(block):
                raise Invalid("imports.zero-bytes")
        decoder.decode(b"", True)
    except UnicodeError as error:
        raise Invalid("imports.wrong-encoding") from error
    return name


def _eight(file: IO[bytes]) -> str:
    """UTF-8 if every byte agrees; else the Windows code page that makes Vietnamese of it."""
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    high = bytearray()
    unicode = True
    open_bytes = False
    file.seek(0)
    while block := file.read(_BLOCK):
        if b"\0" in block:
            raise Invalid("imports.zero-bytes")
        open_bytes = open_bytes or any(byte in block for byte in _NOWHERE_1252)
        if len(high) < _SAMPLE:
            high += block[:_SAMPLE]
        if unicode:
            unicode = _goes_on(decoder, block)
    if unicode and _goes_on(decoder, b"", final=True):
        return "utf-8"
    if open_bytes or _mostly_utf8(bytes(high)):
        raise Invalid("imports.wrong-encoding")
    return "cp1258" if _is_1258(bytes(high)) else "cp1252"


def _goes_on(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """UTF-8 with broken places (cut in the middle, two files glued): read otherwise it is noise."""
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for sign in text if ord(sign) > 127) - broken
    return whole > 4 * broken


def _is_1258(sample: bytes) -> bool:
    """Whether the bytes that are marks in Windows-1258 stand behind vowels."""
    try:
        text = sample.decode("cp1258")
    except UnicodeDecodeError:
        return False
    marks = letters = 0
    for before, sign in zip(" " + text, text, strict=False):
        if unicodedata.combining(sign):
            marks += 1
            letters += before in _LETTERS
    return marks > 0 and letters >= 0.95 * marks
