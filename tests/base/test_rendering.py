"""Copies for everybody: nothing under a mask is left, papers are pictures, traps are refused."""

import io
import os
import zlib
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.base import files
from hoiam.base.rendering import copies
from hoiam.base.rendering.painting import INK, paint
from hoiam.core.refusals import Invalid

SECRET = b"Giang A Mat 0912345678"


@pytest.fixture(autouse=True)
def _uploads(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS_DIR = tmp_path


def paper(pages: int = 2, *, box: str = "0 0 300 200", extra: bytes = b"") -> bytes:
    """A small PDF with words on every page, somebody's name in its metadata and an attachment."""
    words = b"BT /F 18 Tf 20 100 Td (" + SECRET + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
        + extra
        + b">>",
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (pages, b" ".join(b"%d 0 R" % (6 + n) for n in range(pages))),
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Author(" + SECRET + b")>>",
    ] + [
        b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
        % box.encode()
    ] * pages
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(out),
    )
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stored(content: bytes, name: str = "don.pdf") -> files.StoredFile:
    return files.store(SimpleUploadedFile(name, content), rand=os.urandom)


def test_painting_is_solid_and_leaves_the_rest() -> None:
    white = Image.new("RGB", (100, 50), "white")

    seen = paint(white, [(100, 200, 300, 400), (995, 995, 50, 50)])

    assert seen.getpixel((10, 10)) == seen.getpixel((39, 29)) == INK
    assert seen.getpixel((99, 49)) == INK
    assert seen.getpixel((9, 10)) == seen.getpixel((40, 29)) == (255, 255, 255)


def test_photo_under_a_mask_is_gone_from_the_pixels() -> None:
    picture = Image.new("RGB", (400, 300), "white")
    picture.paste((255, 0, 0), (100, 100, 200, 200))
    sent = io.BytesIO()
    picture.save(sent, "JPEG", comment=SECRET)

    made = copies.of_photo(
        stored(sent.getvalue(), "a.jpg").copy, [(240, 320, 270, 360)], rand=os.urandom
    )

    content = files.read_public(made.name).read_bytes()
    seen = Image.open(io.BytesIO(content))
    assert (made.media, made.width, made.height, made.pages) == ("image/jpeg", 400, 300, 0)
    colours: Any = seen.getcolors(120_000)
    covered: Any = seen.getpixel((150, 150))
    assert max(covered) < 40
    assert not [colour for _count, colour in colours if colour[0] - colour[1] > 60]
    assert SECRET not in content


def test_paper_for_everybody_is_pictures_only() -> None:
    sent = paper()
    assert SECRET in sent

    made = copies.of_paper(stored(sent).original, {2: [(0, 0, 1000, 1000)]}, rand=os.urandom)

    content = files.read_public(made.name).read_bytes()
    read = pdfium.PdfDocument(content)
    assert (made.pages, len(read), made.size) == (2, 2, len(content))
    assert not any(page.get_textpage().count_chars() for page in read)
    assert not any(read.get_metadata_dict().values())
    for planted in (SECRET, b"JavaScript", b"OpenAction", b"/Font", b"/Info", b"/ID"):
        assert planted not in content
    first, second = (page.render(scale=1).to_pil().convert("L") for page in read)
    assert first.getextrema()[0] < 100 < 200 < first.getextrema()[1]
    assert second.getextrema()[1] < 60


def test_one_page_is_drawn_for_whoever_covers_it() -> None:
    drawn = copies.page_of(stored(paper(3)).original, 3)

    assert (drawn.pages, drawn.width, drawn.height) == (3, 625, 417)
    assert Image.open(io.BytesIO(drawn.content)).size == (625, 417)


def _deep() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj" + b"<</Kids[" * 20_000


def _bomb() -> bytes:
    """A picture of two thousand million points in four megabytes of zeros."""
    stream = zlib.compress(b"\0" * 4_000_000)
    body = (
        b"<</Type/XObject/Subtype/Image/Width 44000/Height 44000/BitsPerComponent 8/ColorSpace"
        b"/DeviceRGB/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)
    )
    place = b"q 300 0 0 200 0 0 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(place), place), body,
    ]  # fmt: skip
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, one) for n, one in enumerate(objects, start=1))
        + b"trailer<</Root 1 0 R>>"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (paper(10_000), "base.paper-too-many-pages"),
        (paper(1, box="0 0 14400 14400"), "base.paper-page-size"),
        (paper(1, box="0 0 300 2"), "base.paper-page-size"),
        (b"%PDF-1.7\n<script>alert(1)</script>", "base.paper-unreadable"),
        (b"%PDF-1.4\n" + os.urandom(50_000), "base.paper-unreadable"),
        (_deep(), "base.paper-unreadable"),
        (paper(1)[:-60] + b"\nPK\x03\x04" + b"GIF89a", ""),
        (_bomb(), ""),
    ],
    ids=["pages", "huge", "tiny", "script", "noise", "deep", "polyglot", "bomb"],
)
def test_hostile_paper_is_refused_or_becomes_pictures(content: bytes, code: str) -> None:
    original = stored(content).original

    try:
        made = copies.of_paper(original, {}, rand=os.urandom)
    except Invalid as refusal:
        assert refusal.code.startswith("base.paper-")
        assert not code or refusal.code == code
    else:
        assert not code
        assert b"PK\x03\x04GIF89a" not in files.read_public(made.name).read_bytes()


def test_child_without_an_answer_is_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    original = stored(paper()).original
    monkeypatch.setattr(copies, "PATIENCE", 0.001)
    with pytest.raises(Invalid, match=r"base\.paper-too-heavy"):
        copies.page_of(original, 1)
    monkeypatch.undo()
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Invalid, match=r"base\.paper-too-heavy"):
        copies.page_of(original, 1)


def test_missing_page_is_not_drawn() -> None:
    with pytest.raises(Invalid, match=r"base\.paper-unreadable"):
        copies.page_of(stored(paper(1)).original, 2)
