"""The search sees a word in every writing and packing; what nobody planted it does not see."""

import base64
import bz2
import gzip
import io
import json
import lzma
import quopri
import random
import tarfile
import unicodedata
import urllib.parse
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from xml.sax import saxutils

import pytest

from tests.canary.spotting import Canary, Spotter, cp1258

KINDS = {"one": Canary.drawn(random.Random(1)), "other": Canary.drawn(random.Random(2))}
WORD = KINDS["one"].word("text")
WRITINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "NFD": lambda text: unicodedata.normalize("NFD", text).encode(),
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32-le"),
    "Windows-1258": cp1258,
    "base64, 0": lambda text: base64.b64encode(text.encode()),
    "base64, 1": lambda text: base64.b64encode(b"x" + text.encode() + b"y"),
    "base64, 2": lambda text: base64.urlsafe_b64encode(b"xy" + text.encode() + b"z"),
    "base64 of UTF-16": lambda text: base64.b64encode(b"x" + text.encode("utf-16-le") + b"z"),
    "base64 in lines": lambda text: base64.encodebytes((text[:3] * 17 + text).encode()),
    "hex": lambda text: text.encode().hex().encode(),
    "large hex": lambda text: text.encode().hex().upper().encode(),
    "percent": lambda text: urllib.parse.quote(text).encode(),
    "every sign percent": lambda text: "".join(f"%{one:02x}" for one in text.encode()).encode(),
    "quoted-printable": lambda text: quopri.encodestring(text.encode() * 3),
    "JSON": lambda text: json.dumps(text).encode(),
    "XML": lambda text: saxutils.escape(text).encode("ascii", "xmlcharrefreplace"),
    "the other case": lambda text: text.swapcase().encode(),
}


def _zip(data: bytes, name: str = "a.txt") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return held.getvalue()


def _tar(data: bytes, mode: str = "w") -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as file:  # type: ignore[call-overload]
        info = tarfile.TarInfo("a.txt")
        info.size = len(data)
        file.addfile(info, io.BytesIO(data))
    return held.getvalue()


def _letter(data: bytes) -> bytes:
    letter = EmailMessage()
    letter["Subject"] = "Thư"
    letter.set_content("Xin xem tệp.")
    letter.add_attachment(data, maintype="application", subtype="octet-stream", filename="a")
    return letter.as_bytes()


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: data,
    "zip": _zip,
    "xlsx": lambda data: _zip(data, "xl/sharedStrings.xml"),
    "docx in zip": lambda data: _zip(_zip(data, "word/document.xml")),
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "tar": _tar,
    "tar.gz": lambda data: _tar(data, "w:gz"),
    "gzip in tar in zip": lambda data: _zip(_tar(gzip.compress(data))),
    "letter": _letter,
    "zip in a letter": lambda data: _letter(_zip(data)),
}


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("writing", WRITINGS)
def test_a_word_is_seen_in_every_writing_and_packing(writing: str, packing: str) -> None:
    spotter = Spotter(KINDS, ("text", "name"))
    around = b"truoc " + WRITINGS[writing](WORD) + b" sau"
    data = around if not writing.startswith("base64") else WRITINGS[writing](WORD)

    spotter.look("here", PACKINGS[packing](data))

    assert spotter.found("one", "here")
    assert not spotter.found("other", "here")


@pytest.mark.parametrize("half", ["plain", "marked"])
@pytest.mark.parametrize("writing", [name for name in WRITINGS if name not in ("XML", "percent")])
def test_each_half_alone_is_enough(writing: str, half: str) -> None:
    spotter = Spotter(KINDS)
    spotter.look("here", WRITINGS[writing](getattr(KINDS["one"], half)))
    assert spotter.found("one", "here")


def test_the_door_is_told_and_names_of_files_are_read(tmp_path: object) -> None:
    spotter = Spotter(KINDS, ("text", "name"))
    spotter.look("here", WORD.encode() + b" " + KINDS["one"].word("name").encode("utf-16-le"))
    spotter.look("there", _zip(b"nothing", f"{WORD}.jpg"))
    assert spotter.found("one", "here") >= {"text", "name"}
    assert "text" in spotter.found("one", "there")
    assert not Spotter(KINDS).places("one")
