"""The finder is not blind: every disguise that an exit may give a string is seen through."""

import base64
import gzip
import html
import io
import json
import quopri
import unicodedata
import zipfile
from email.message import EmailMessage
from urllib.parse import quote

import pytest
import xlsxwriter

from tests.exits.finding import Finder, Planted

NAME = Planted("name", "Quàng Thị Xuyến Đào")
PHONE = Planted("phone", "0987 612 345")
FINDER = Finder({one.key: one for one in (NAME, PHONE)})


def _zip(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return packed.getvalue()


def _workbook(text: str) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, text)
    return kept.getvalue()


def _mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = text
    message.set_content(f"Kính gửi {text}")
    return message.as_bytes()


@pytest.mark.parametrize(
    "content",
    [
        NAME.text.encode(),
        unicodedata.normalize("NFD", NAME.text).encode(),
        b"quang thi xuyen dao",
        b"QUANG THI XUYEN DAO",
        NAME.text.upper().encode(),
        html.escape(NAME.text).encode("ascii", "xmlcharrefreplace"),
        json.dumps({"x": NAME.text}).encode(),
        quote(NAME.text).encode(),
        quote(NAME.text).replace("%20", "+").encode(),
        base64.b64encode(b"x" * 30 + NAME.text.encode()),
        base64.urlsafe_b64encode(b"??>" + NAME.text.encode() + b"x" * 20),
        quopri.encodestring(NAME.text.encode()),
        gzip.compress(NAME.text.encode()),
        _zip(NAME.text.encode()),
        _zip(_zip(NAME.text.encode())),
        _workbook(NAME.text),
        _mail(NAME.text),
        f"<b>{NAME.text.replace(' ', '&nbsp;')}</b>".encode(),
        NAME.text.replace(" ", "\n   ").encode(),
    ],
    ids=range(19),
)
def test_name_is_seen_through_every_disguise(content: bytes) -> None:
    assert FINDER.found_in(content) == {"name"}


@pytest.mark.parametrize(
    "text", ["0987612345", "0987.612.345", "098-761-2345", "(0987) 612 345", "+84987612345"]
)
def test_telephone_is_seen_however_it_is_written(text: str) -> None:
    assert FINDER.found_in(f"Gọi {text} nhé".encode()) == {"phone"}


def test_what_is_not_there_is_not_found() -> None:
    assert not FINDER.found_in("Quàng Thị Xuyến, 0987 612 346".encode())
