"""Reads the words of one Word or PDF file, in a process of its own that may die: it reads what came
from outside. Started by `reading`; says in one line of JSON what came of it. It knows no settings,
no keys and no database."""

import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import pypdfium2 as pdfium
from pypdfium2.raw import FPDF_ERR_PASSWORD

MEGABYTE = 1024 * 1024
MEMORY = 768 * MEGABYTE
SECONDS = 20
MOST_UNPACKED = 60 * MEGABYTE
MOST_PARTS = 2_000
MOST_PAGES = 400
MOST_LETTERS = 400_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
# What was struck out by track changes is no longer said, and neither is what a picture holds twice.
_UNSAID = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"}
_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ENCRYPTED = 0x1
_HYPHENATED = re.compile(r"(\w)-\n(?=\w)")


class Refused(Exception):
    """This file is not read; the word says why."""


def main() -> None:
    """Limits first, then the file, which comes in by the pipe."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        words = of_pdf(content) if content.startswith(b"%PDF-") else of_word(content)
        told = {"text": words}
    except Refused as refusal:
        told = {"refused": str(refusal)}
    # Whatever a parser raises on hostile input means the same.
    except Exception:
        told = {"refused": "unreadable"}
    sys.stdout.write(json.dumps(told))


def of_word(content: bytes) -> str:
    """The paragraphs of a Word file, one a line; cells of a table row stand beside each other."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # the old format, or a locked new one
        raise Refused("old-word")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            page = _page(archive)
    except (zipfile.BadZipFile, KeyError) as error:
        raise Refused("unreadable") from error
    if b"<!DOCTYPE" in page or b"<!ENTITY" in page:
        raise Refused("unreadable")
    # No entities, and a process with little memory and time: nothing here can grow.
    body = ElementTree.fromstring(page).find(f"{_W}body")  # noqa: S314
    if body is None:
        raise Refused("unreadable")
    return _whole("\n".join(_blocks(body)))


def _page(archive: zipfile.ZipFile) -> bytes:
    members = archive.infolist()
    if len(members) > MOST_PARTS or any(one.flag_bits & _ENCRYPTED for one in members):
        raise Refused("locked")
    with archive.open(_BODY) as page:
        content = page.read(MOST_UNPACKED + 1)  # what it says of its own size is not believed
    if len(content) > MOST_UNPACKED:
        raise Refused("too-long")
    return content


def _blocks(parent: ElementTree.Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield "".join(_runs(child)).strip()
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = (" ".join(_blocks(cell)) for cell in row.iter(f"{_W}tc"))
                yield " | ".join(cells)
        elif child.tag not in _UNSAID:
            yield from _blocks(child)


def _runs(parent: ElementTree.Element) -> Iterator[str]:
    for child in parent:
        if child.tag in _UNSAID or child.tag == _TWICE:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        else:
            yield from _runs(child)


def of_pdf(content: bytes) -> str:
    """The words of a PDF. Lines of a paragraph are put together where a line goes on."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD
        raise Refused("locked" if locked else "unreadable") from error
    if len(document) > MOST_PAGES:
        raise Refused("too-long")
    pages = []
    for page in document:
        pages.append(page.get_textpage().get_text_range())
        if sum(map(len, pages)) > MOST_LETTERS:
            raise Refused("too-long")
    words = "\n".join(pages).replace("\r\n", "\n").replace("\x02", "-").replace("￾", "-")
    if not words.strip():
        raise Refused("pictures")  # a scan: there is nothing to read
    return _whole("\n".join(_paragraphs(_HYPHENATED.sub(r"\1", words))))


def _paragraphs(words: str) -> Iterator[str]:
    """Lines put together: one that ends no sentence goes on in the next one."""
    held = ""
    for line in (one.strip() for one in words.split("\n")):
        if held and (not line or held.endswith((".", ":", ";", "!", "?")) or _begins(line)):
            yield held
            held = ""
        held = f"{held} {line}".strip() if line else held
    if held:
        yield held


def _begins(line: str) -> bool:
    """A new point of a list."""
    return bool(re.match(r"[-–•+*]\s|(\d{1,2}|[IVX]{1,4}|[a-zđ])[.)]\s", line))


def _whole(words: str) -> str:
    if len(words) > MOST_LETTERS:
        raise Refused("too-long")
    if not words.strip():
        raise Refused("empty")
    return words


if __name__ == "__main__":
    main()
