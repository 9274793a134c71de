"""Files that people send, the hostile ones too."""

import hashlib
import io
import os
import stat
import struct
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from PIL import Image, ImageCms, ImageOps, PngImagePlugin
from pytest_django.fixtures import Settings

from hoiam.base import files, texts
from hoiam.core.refusals import Invalid, NotFound

MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 64
SAMPLES = {
    "audio/mpeg": [b"ID3\x04" + b"\0" * 64, b"\xff\xfb\x90\x64" + b"\0" * 64],
    "audio/mp4": [b"\0\0\0\x20ftypM4A \0\0\0\0" + b"\0" * 64],
    "video/mp4": [MP4],
    "video/3gpp": [b"\0\0\0\x18ftyp3gp4\0\0\0\0" + b"\0" * 64],
    "audio/ogg": [b"OggS\0\x02" + b"\0" * 64],
    "audio/wav": [b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 64],
    "audio/amr": [b"#!AMR\n" + b"\0" * 64, b"#!AMR-WB\n" + b"\0" * 64],
    "application/pdf": [b"%PDF-1.7\n" + b"\0" * 64],
}
UNKNOWN = {
    "svg with a script": b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "html": b"<!doctype html><script>alert(1)</script>",
    "gif": b"GIF89a" + b"\0" * 64,
    "bmp": b"BM" + b"\0" * 64,
    "tiff": b"II*\0" + b"\0" * 64,
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64,
    "avif": b"\0\0\0\x18ftypavif\0\0\0\0mif1" + b"\0" * 64,
    "quicktime": b"\0\0\0\x18ftypqt  \0\0\0\0qt  " + b"\0" * 64,
    "avi": b"RIFF\x24\0\0\0AVI LIST" + b"\0" * 64,
    "program": b"MZ\x90\0" + b"\0" * 64,
    "elf": b"\x7fELF" + b"\0" * 64,
    "zip": b"PK\x03\x04" + b"\0" * 64,
    "utf-16 text": "chào".encode("utf-16"),
    "text": "chỉ là chữ".encode(),
    "one byte": b"\xff",
    "aac": b"\xff\xf1\x50\x80" + b"\0" * 64,
    "jpeg behind a space": b" \xff\xd8\xff\xe0",
    "pdf behind html": b"<script>%PDF-1.7</script>",
}


@pytest.fixture(autouse=True)
def uploads(settings: Settings, tmp_path: Path) -> Path:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return tmp_path / "uploads"


def sent(content: bytes, name: str = "anh.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def store(content: bytes, name: str = "anh.jpg") -> files.StoredFile:
    return files.store(sent(content, name), rand=os.urandom)


def refused(content: bytes, name: str = "anh.jpg") -> Invalid:
    with pytest.raises(Invalid) as refusal:
        store(content, name)
    return refusal.value


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def picture(size: tuple[int, int] = (400, 300), mode: str = "RGB") -> Image.Image:
    """A red left half and a blue right half."""
    plain = Image.new("RGB", size, "red")
    plain.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    return plain.convert(mode)


def exif(*, orientation: int = 1) -> Image.Exif:
    """What a telephone writes: how it was held, its maker, and where it was."""
    note = Image.Exif()
    note[0x0112] = orientation
    note[0x010F] = "MAYANHBIMAT"
    gps = note.get_ifd(0x8825)
    gps[1], gps[2] = "N", (22.0, 20.0, 12.0)
    gps[3], gps[4] = "E", (103.0, 50.0, 33.0)
    return note


def shown(stored: files.StoredFile) -> Image.Image:
    with files.read_copy(stored.copy).open() as file, Image.open(file) as image:
        image.load()
        return image


def on_disk(uploads: Path) -> list[Path]:
    return [path for path in uploads.rglob("*") if path.is_file()]


# ── what is kept ──────────────────────────────────────────────────────────────────────────────


def test_photo_is_kept_and_shown_as_a_copy(uploads: Path) -> None:
    content = encoded(picture())

    stored = store(content, "Đường làng.JPG")

    assert stored.name == "Đường làng.JPG"
    assert stored.media == "image/jpeg"
    assert stored.size == len(content)
    assert stored.digest == hashlib.sha256(content).hexdigest()
    assert files.read_original(stored.original).read_bytes() == content
    assert shown(stored).format == "JPEG"
    assert (stored.width, stored.height) == shown(stored).size == (400, 300)
    assert sorted(on_disk(uploads)) == sorted([uploads / stored.original, uploads / stored.copy])


def test_stored_files_have_random_names_and_belong_to_the_owner(uploads: Path) -> None:
    stored = store(encoded(picture()), "../../etc/passwd.jpg")

    assert "passwd" not in stored.original + stored.copy
    assert stored.original.split("/")[1] == stored.original.split("/")[2][:2]
    for path in on_disk(uploads):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0


def test_same_photo_twice_is_two_files() -> None:
    content = encoded(picture())

    first, second = store(content), store(content)

    assert first.digest == second.digest
    assert len({first.original, second.original, first.copy, second.copy}) == 4
    assert first.code != second.code


def test_large_upload_from_a_temporary_file_is_kept_whole() -> None:
    content = SAMPLES["application/pdf"][0] + os.urandom(3 * 1024 * 1024)
    with TemporaryUploadedFile("don.pdf", "text/html", len(content), None) as file:
        file.write(content)
        stored = files.store(file, rand=os.urandom)

    assert stored.size == len(content)
    assert files.read_original(stored.original).read_bytes() == content
    assert (stored.copy, stored.width, stored.height) == ("", 0, 0)


@pytest.mark.parametrize(
    ("media", "content"), [(media, one) for media, all_ in SAMPLES.items() for one in all_]
)
def test_recording_or_paper_is_known_by_its_content(media: str, content: bytes) -> None:
    stored = store(content, "gi-cung-duoc.exe")

    assert stored.media == media
    assert media in files.ACCEPTED
    assert stored.copy == ""


# ── what a copy is ────────────────────────────────────────────────────────────────────────────


def test_copy_has_no_position_and_no_maker() -> None:
    content = encoded(picture(), exif=exif(), comment=b"MAYANHBIMAT", icc_profile=profile())
    assert b"MAYANHBIMAT" in content
    with Image.open(io.BytesIO(content)) as original:
        assert original.getexif().get_ifd(0x8825)

    stored = store(content)

    copy = files.read_copy(stored.copy).read_bytes()
    assert b"MAYANHBIMAT" not in copy
    assert b"Exif" not in copy
    assert not shown(stored).getexif()
    assert set(shown(stored).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    assert b"MAYANHBIMAT" in files.read_original(stored.original).read_bytes()


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_text_of_a_png_does_not_reach_the_copy() -> None:
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", "MAYANHBIMAT")
    note.add_itxt("XML:com.adobe.xmp", "<x>MAYANHBIMAT</x>")

    stored = store(encoded(picture(), "PNG", pnginfo=note, exif=exif()))

    assert b"MAYANHBIMAT" not in files.read_copy(stored.copy).read_bytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_copy_stands_upright(orientation: int) -> None:
    image = picture((400, 200))
    image.paste("green", (0, 0, 40, 40))
    content = encoded(image, exif=exif(orientation=orientation), quality=95)
    with Image.open(io.BytesIO(content)) as held:
        upright = ImageOps.exif_transpose(held)

    stored = store(content)

    copy = shown(stored)
    assert copy.size == upright.size
    for x, y in ((10, 10), (copy.width - 10, 10), (10, copy.height - 10)):
        assert near(copy.getpixel((x, y)), upright.getpixel((x, y)))


def near(left: object, right: object) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(left, right, strict=True))  # type: ignore[call-overload]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_broken_note_of_the_camera_does_not_cost_the_photo() -> None:
    content = encoded(picture(), exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)

    assert store(content).width == 400


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_photo_is_made_smaller(kind: str) -> None:
    stored = store(encoded(picture((4000, 2500)), kind))

    assert shown(stored).size == (1600, 1000)


def test_narrow_photo_of_ten_thousand_pixels_is_made_smaller() -> None:
    stored = store(encoded(picture((10_000, 100))))

    assert shown(stored).size == (1600, 16)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("P", "PNG"),
        ("1", "PNG"),
        ("L", "PNG"),
        ("LA", "PNG"),
        ("RGBA", "PNG"),
        ("I;16", "PNG"),
        ("RGBA", "WEBP"),
    ],
)
def test_photo_in_another_colour_mode_becomes_a_plain_copy(mode: str, kind: str) -> None:
    image = Image.new("I;16", (40, 30), 30_000) if mode == "I;16" else picture(mode=mode)

    stored = store(encoded(image, kind))

    assert shown(stored).mode == "RGB"


def test_colours_of_a_cmyk_photo_stay() -> None:
    stored = store(encoded(picture(mode="CMYK"), quality=95))

    assert near(shown(stored).getpixel((50, 50)), (255, 0, 0))
    assert near(shown(stored).getpixel((350, 50)), (0, 0, 255))


def test_transparent_photo_stands_on_white() -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 20, 40))

    copy = shown(store(encoded(image, "PNG")))

    assert near(copy.getpixel((35, 20)), (255, 255, 255))
    assert near(copy.getpixel((5, 20)), (255, 0, 0))


def test_transparent_palette_stands_on_white() -> None:
    image = Image.new("P", (40, 40), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])

    copy = shown(store(encoded(image, "PNG", transparency=0)))

    assert near(copy.getpixel((20, 20)), (255, 255, 255))


def test_animated_picture_shows_its_first_frame() -> None:
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]

    stored = store(
        encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    )

    assert near(shown(stored).getpixel((20, 20)), (255, 0, 0))


# ── what is refused ───────────────────────────────────────────────────────────────────────────


def test_empty_file_is_refused() -> None:
    assert refused(b"").code == "base.file-empty"


@pytest.mark.parametrize("what", UNKNOWN)
def test_unknown_content_is_refused_whatever_its_name(what: str, uploads: Path) -> None:
    refusal = refused(UNKNOWN[what], "anh.jpg")

    assert refusal.code == "base.file-kind"
    assert refusal.details["name"] == "anh.jpg"
    assert not uploads.exists()


def test_refusal_of_a_heic_photo_says_how_to_take_another() -> None:
    assert "đặt máy ảnh chụp JPEG" in texts.refusal(refused(UNKNOWN["heic"])).next


@pytest.mark.parametrize(
    ("start", "megabytes"),
    [
        (b"\xff\xd8\xff\xe0", files.MOST_PHOTO_MEGABYTES),
        (b"%PDF-1.7\n", files.MOST_PAPER_MEGABYTES),
        (MP4, files.MOST_RECORDING_MEGABYTES),
    ],
)
def test_file_one_byte_above_its_limit_is_refused(start: bytes, megabytes: int) -> None:
    most = megabytes * 1024 * 1024

    refusal = refused(start.ljust(most + 1, b"\0"))

    assert refusal.code == "base.file-too-large"
    assert refusal.details["limit"] == f"{megabytes} MB"


def test_paper_of_exactly_its_limit_is_kept() -> None:
    most = files.MOST_PAPER_MEGABYTES * 1024 * 1024

    assert store(b"%PDF-1.7\n".ljust(most, b"\0")).size == most


def test_photo_of_exactly_its_limit_is_kept() -> None:
    most = files.MOST_PHOTO_MEGABYTES * 1024 * 1024

    assert store(encoded(picture()).ljust(most, b"\0")).width == 400


def test_cut_photo_is_refused_and_leaves_nothing(uploads: Path) -> None:
    whole = encoded(picture((800, 600)))

    for part in (len(whole) // 2, len(whole) - 200, 20, 3):
        assert refused(whole[:part]).code == "base.file-unreadable"
    assert not uploads.exists()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_cut_picture_of_another_kind_is_refused(kind: str) -> None:
    whole = encoded(Image.effect_noise((200, 200), 90).convert("RGB"), kind)

    assert refused(whole[: len(whole) // 2]).code == "base.file-unreadable"


def test_damaged_png_is_refused() -> None:
    whole = bytearray(encoded(Image.effect_noise((100, 100), 90), "PNG"))
    whole[len(whole) // 2] ^= 0xFF

    assert refused(bytes(whole)).code == "base.file-unreadable"


@pytest.mark.parametrize("size", [(10_000, 10_000), (7_100, 7_100), (60_000, 60_000)])
def test_picture_with_too_many_pixels_is_refused_unread(size: tuple[int, int]) -> None:
    content = bytearray(encoded(Image.new("1", (10, 10)), "PNG"))
    # Only the header claims the size: reading it would cost gigabytes.
    content[16:24] = struct.pack(">II", *size)
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        assert refused(bytes(content)).code == "base.file-unreadable"
    assert refused(bytes(content)).code == "base.file-unreadable"


def test_real_picture_with_too_many_pixels_is_refused() -> None:
    content = encoded(Image.new("1", (8000, 8000)), "PNG")

    assert refused(content).code == "base.file-unreadable"


def test_polyglot_reaches_nobody_but_as_a_picture() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("x.html", "<script>alert(1)</script>")
    page = b"<html><script>alert(1)</script></html>"
    content = encoded(picture(), comment=page) + page + archive.getvalue()
    assert zipfile.is_zipfile(io.BytesIO(content))

    stored = store(content, "anh.html")

    copy = files.read_copy(stored.copy)
    assert stored.media == "image/jpeg"
    assert b"script" not in copy.read_bytes()
    assert not zipfile.is_zipfile(io.BytesIO(copy.read_bytes()))
    assert copy.path.suffix == ".jpg"


def test_picture_of_another_kind_behind_a_jpeg_start_is_refused() -> None:
    assert refused(b"\xff\xd8\xff" + encoded(picture(), "PNG")).code == "base.file-unreadable"


# ── names, reading, removing ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("ảnh.jpg", "ảnh.jpg"),
        ("a\u0309nh.jpg", "ảnh.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\An\\anh.jpg", "anh.jpg"),
        ("anh\u202egpj.exe", "anhgpj.exe"),
        ("a\0b\nc.jpg", "ab c.jpg"),
        ("<script>.jpg", "script .jpg"),
        (".htaccess", "htaccess"),
        ("...", "tep"),
        ("", "tep"),
        ("   ", "tep"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
    ],
)
def test_name_is_cleaned(name: str, clean: str) -> None:
    assert files.clean_name(name) == clean


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../hoiam.sqlite3",
        "copies/../originals/ab/" + "ab" * 16,
        "copies/ab/../../../x.jpg",
        "copies/ab/" + "ab" * 16,
        "originals/ab/" + "ab" * 16,
        "copies/ab/" + "ab" * 16 + ".jpg\n",
        "copies/ab/" + "ab" * 16 + ".jpg",
    ],
)
def test_reading_elsewhere_finds_nothing(name: str) -> None:
    with pytest.raises(NotFound):
        files.read_copy(name)
    with pytest.raises(NotFound):
        files.read_original(name)


def test_original_is_not_read_as_a_copy() -> None:
    stored = store(encoded(picture()))

    with pytest.raises(NotFound):
        files.read_copy(stored.original)
    with pytest.raises(NotFound):
        files.read_original(stored.copy)


def test_removed_files_are_gone(uploads: Path) -> None:
    stored = store(encoded(picture()))
    other = uploads.parent / "other"
    other.write_text("stays")

    files.remove([stored.original, stored.copy, "", "../other", stored.copy])

    assert not on_disk(uploads)
    assert other.exists()


@pytest.mark.parametrize("written", range(6))
def test_failed_write_leaves_nothing(
    uploads: Path, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    synced: list[int] = []

    def full(handle: int) -> None:
        synced.append(handle)
        # A new folder, the original and its folder; then the same of the copy.
        if len(synced) > written:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        store(encoded(picture()))

    assert not on_disk(uploads)
