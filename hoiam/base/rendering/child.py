"""Draws the pages of one PDF, in a process of its own that may die: it reads what strangers sent.

Started by `rendering.papers` with the source, the target and the job as JSON; says in one line of
JSON what came of it. It knows no settings, no keys and no database.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2.raw import FPDF_ERR_PASSWORD

from hoiam.base.rendering.painting import Mask, paint

MEGABYTE = 1024 * 1024
MEMORY = 1024 * MEGABYTE
SECONDS = 30
LARGEST = 32 * MEGABYTE
MOST_PAGES = 60
# Points: about a metre and a half. A page beyond that is a plan or a trap, and nobody could read
# it at the resolution at which it is published.
LONGEST_SIDE = 4_300
SHORTEST_SIDE = 20
# 150 dots an inch on A4: small print stays legible.
DOTS = 1754
MOST_SCALE = 150 / 72
QUALITY = 75


class Refused(Exception):
    """This paper is not drawn; the word says why."""


def main() -> None:
    """Limits first, then the file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    source, target, job = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    try:
        told = drawn(source, target, job)
    except Refused as refusal:
        told = {"refused": str(refusal)}
    # Whatever the drawing library or the decoder raises on hostile input means the same.
    except Exception:
        told = {"refused": "unreadable"}
    print(json.dumps(told))


def drawn(source: str, target: Path, job: dict[str, Any]) -> dict[str, Any]:
    """One page as a picture, or the whole paper as a new one."""
    document = _opened(source)
    pages = len(document)
    if pages > MOST_PAGES:
        raise Refused("too-many-pages")
    if job["page"]:
        if job["page"] > pages:
            raise Refused("no-such-page")
        picture = _picture(document, job["page"] - 1)
        target.write_bytes(_jpeg(picture))
        return {"pages": pages, "width": picture.width, "height": picture.height}
    masks: dict[str, list[Mask]] = job["masks"]
    with target.open("wb") as file:
        return {"pages": pages, **_write(file, _covered(document, masks))}


def _opened(source: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD
        raise Refused("locked" if locked else "unreadable") from error
    if not len(document):
        raise Refused("unreadable")
    document.init_forms()  # what was typed into a form is part of the page
    return document


def _picture(document: pdfium.PdfDocument, at: int) -> Image.Image:
    page = document[at]
    width, height = page.get_size()
    if max(width, height) > LONGEST_SIDE or min(width, height) < SHORTEST_SIDE:
        raise Refused("page-size")
    scale = min(MOST_SCALE, DOTS / max(width, height))
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    page.close()
    return picture


def _covered(
    document: pdfium.PdfDocument, masks: dict[str, list[Mask]]
) -> Iterator[tuple[int, int, bytes]]:
    for at in range(len(document)):
        picture = paint(_picture(document, at), masks.get(str(at + 1), ()))
        yield picture.width, picture.height, _jpeg(picture)


def _jpeg(picture: Image.Image) -> bytes:
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=QUALITY)
    return content.getvalue()


def _write(file: BinaryIO, pages: Iterator[tuple[int, int, bytes]]) -> dict[str, int]:
    """A paper of pictures and nothing else: no text, no names, no attachments, no actions."""
    places: dict[int, int] = {}
    sheets: list[int] = []
    first = (0, 0)

    def put(number: int, words: str, stream: bytes | None = None) -> None:
        places[number] = file.tell()
        file.write(f"{number} 0 obj\n{words}\n".encode())
        if stream is not None:
            file.write(b"stream\n" + stream + b"\nendstream\n")
        file.write(b"endobj\n")

    file.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    for width, height, jpeg in pages:
        sheet = 3 + 3 * len(sheets)
        sheets.append(sheet)
        first = first if any(first) else (width, height)
        wide, high = width * 72 / 150, height * 72 / 150
        place = f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /P Do Q".encode()
        put(
            sheet,
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide:.2f} {high:.2f}]"
            f"/Resources<</XObject<</P {sheet + 2} 0 R>>>>/Contents {sheet + 1} 0 R>>",
        )
        put(sheet + 1, f"<</Length {len(place)}>>", place)
        put(
            sheet + 2,
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceRGB"
            f"/BitsPerComponent 8/Filter/DCTDecode/Length {len(jpeg)}>>",
            jpeg,
        )
    kids = " ".join(f"{sheet} 0 R" for sheet in sheets)
    put(1, "<</Type/Catalog/Pages 2 0 R>>")
    put(2, f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]>>")
    begins, most = file.tell(), max(places) + 1
    file.write(f"xref\n0 {most}\n0000000000 65535 f \n".encode())
    for number in range(1, most):
        file.write(f"{places[number]:010} 00000 n \n".encode())
    file.write(f"trailer\n<</Size {most}/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF\n".encode())
    return {"width": first[0], "height": first[1]}


if __name__ == "__main__":
    main()
