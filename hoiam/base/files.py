"""Files that people send: judged by content, stored under random names, shown only as copies.

A photo is decoded in full and written anew as a plain JPEG, so that position, names of cameras,
hidden pages and everything else that rode along stay behind. The original is kept as a personal
part and never served as a page. Called by actions; nothing here knows a row.
"""

import contextlib
import hashlib
import io
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from hoiam.base.sealed_files import Kept, Sealing
from hoiam.core import codes
from hoiam.core.codes import Rand
from hoiam.core.refusals import Invalid, NotFound
from hoiam.core.text import normalise

# Generic to the type checker alone, so the alias is one that Python evaluates lazily.
type Sent = UploadedFile[Any]

MEGABYTE = 1024 * 1024
MOST_PHOTO_MEGABYTES = 10
MOST_RECORDING_MEGABYTES = 25
MOST_PAPER_MEGABYTES = 10
MOST_PIXELS = 50_000_000
COPY_SIDE = 1600
COPY_QUALITY = 80
LONGEST_NAME = 120
# House rule: files stop before the disk is full, so that words are still taken in.
LEAST_FREE = 512 * MEGABYTE

# What a form's `accept` may offer; the judgement is made on the content all the same.
ACCEPTED = (
    "image/jpeg",
    "image/png",
    "image/webp",
    "audio/mpeg",
    "audio/mp4",
    "audio/ogg",
    "audio/wav",
    "audio/amr",
    "video/mp4",
    "video/3gpp",
    "application/pdf",
)
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}

# Pillow warns from here on and refuses at twice as much; `_open` refuses from here on.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS

_HEAD = 32
# What people sent lies sealed; what was made for everybody does not.
SEALED = ("originals/", "copies/", "sealed/")
_CHUNK = 256 * 1024
_PLACES = re.compile(
    r"(originals/[0-9a-f]{2}/[0-9a-f]{32}|copies/[0-9a-f]{2}/[0-9a-f]{32}\.jpg"
    r"|public/[0-9a-f]{2}/[0-9a-f]{32}\.(jpg|pdf)|sealed/[0-9a-f]{2}/[0-9a-f]{32}\.age)"
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it lies on the disk; `copy` is empty for what is no photo."""

    code: str
    name: str
    media: str
    size: int
    digest: str
    original: str
    copy: str
    width: int  # of the copy: what a page has to leave room for
    height: int


@dataclass(frozen=True, slots=True)
class _Copy:
    """A re-encoded photo."""

    content: bytes
    width: int
    height: int


def store(file: Sent, *, rand: Rand) -> StoredFile:
    """Take a sent file in, or say why not. Whoever rolls back afterwards removes it again."""
    name = clean_name(file.name or "")
    if shutil.disk_usage(settings.DATA_DIR).free < LEAST_FREE:
        raise Invalid("base.file-no-room", field="files", name=name)
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise Invalid("base.file-empty", field="files", name=name)
    media = media_of(head)
    if not media:
        raise Invalid("base.file-kind", field="files", name=name)
    _check_size(file, media, name)
    copy = _copied(file, media, name) if media in _FORMATS else None
    original, size, digest = _keep_original(file, rand)
    try:
        shown = _keep(io.BytesIO(copy.content), _place("copies", rand, ".jpg"))[0] if copy else ""
    except OSError:
        remove([original])
        raise
    return StoredFile(
        code=codes.new_code("f", rand),
        name=name,
        media=media,
        size=size,
        digest=digest,
        original=original,
        copy=shown,
        width=copy.width if copy else 0,
        height=copy.height if copy else 0,
    )


def read_copy(name: str) -> Kept:
    """A copy that may be shown, if there is one under this name."""
    return Kept(_existing(name, "copies/"), name)


def read_original(name: str) -> Kept:
    """An original; whoever asks has checked that it may be read."""
    return Kept(_existing(name, "originals/"), name)


def keep_made(content: bytes, *, rand: Rand) -> tuple[str, int, str]:
    """Store a paper that the office made, sealed like what people send: place, size, digest.
    Whoever rolls back afterwards removes it again."""
    if shutil.disk_usage(settings.DATA_DIR).free < LEAST_FREE:
        raise Invalid("base.file-no-room", field="file", name="")
    return _keep(io.BytesIO(content), _place("originals", rand))


def keep_age(source: Sent | BinaryIO, *, day: datetime, rand: Rand) -> tuple[str, int, str]:
    """Store an age file as it came: place, size, digest. Its times on the disk are those of the
    day, so that they tell no more than the row does. Whoever rolls back removes it again."""
    if shutil.disk_usage(settings.DATA_DIR).free < LEAST_FREE:
        raise Invalid("base.file-no-room", field="file", name="")
    source.seek(0)
    place, size, digest = _keep(source, _place("sealed", rand, ".age"))
    path, moment = _root() / place, day.timestamp()
    for one in (path, path.parent, path.parent.parent):
        os.utime(one, (moment, moment))
    return place, size, digest


def read_age(name: str) -> Kept:
    """An age file as it came; whoever asks has checked that it may be given out."""
    return Kept(_existing(name, "sealed/"), name)


def keep_public(content: bytes, *, paper: bool, rand: Rand) -> str:
    """Store what a human prepared for everybody, under a name of its own."""
    if shutil.disk_usage(settings.DATA_DIR).free < LEAST_FREE:
        raise Invalid("base.file-no-room", field="file", name="")
    return _keep(io.BytesIO(content), _place("public", rand, ".pdf" if paper else ".jpg"))[0]


def read_public(name: str) -> Path:
    """The path of a copy that was made for everybody."""
    return _existing(name, "public/")


def read_released(name: str) -> Kept | Path:
    """What was released: such a copy, or a photo of before there were any."""
    return read_copy(name) if name.startswith("copies/") else read_public(name)


def remove(names: Iterable[str]) -> None:
    """Delete originals and copies; what is gone already is no error."""
    for name in names:
        if _PLACES.fullmatch(name):
            (_root() / name).unlink(missing_ok=True)


def sweep(*, older_than: float) -> int:
    """Remove uploads and lists on their way that a killed process left; how many there were.
    `older_than` is a time stamp."""
    folders = (Path(settings.FILE_UPLOAD_TEMP_DIR), Path(settings.DATA_DIR) / "exports")
    found = [path for folder in folders for path in folder.glob("tmp*")]
    left = [path for path in found if path.lstat().st_mtime < older_than]
    for path in left:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return len(left)


def clean_name(name: str) -> str:
    """A file's name as a person may read it: no folders, no hidden signs, not too long."""
    last = re.split(r"[/\\]", normalise(name).replace("\n", " "))[-1]
    plain = " ".join(re.sub(r'[\t<>:"|?*\0]', " ", last).split()).lstrip(". ")
    if len(plain) > LONGEST_NAME:
        suffix = PurePath(plain).suffix[:10]
        plain = plain[: LONGEST_NAME - len(suffix)].rstrip() + suffix
    return plain or "tep"


def media_of(head: bytes) -> str:
    """The kind of a file by its first bytes; empty for what is not taken, whatever its name."""
    for start, media in _STARTS:
        if head.startswith(start):
            return media
    if head[:4] == b"RIFF":
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "")
    return "audio/mpeg" if _is_mpeg_frame(head) else ""


_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR\n", "audio/amr"),
    (b"#!AMR-WB\n", "audio/amr"),
)
# Major brands of the MP4 family that phones write. HEIC and QuickTime are not among them.
_BRANDS = {
    **dict.fromkeys((b"M4A ", b"M4B "), "audio/mp4"),
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV"),
        "video/mp4",
    ),
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3gr6", b"3gs6"), "video/3gpp"),
}


def _is_mpeg_frame(head: bytes) -> bool:
    """Whether an MP3 without a tag begins here: sync, a known version, layer III, a real rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, sampling = head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and layer == 1 and 0 < rate < 15 and sampling != 3


def most_megabytes(media: str) -> int:
    """How large a file of this kind may be."""
    if media in _FORMATS:
        return MOST_PHOTO_MEGABYTES
    if media == "application/pdf":
        return MOST_PAPER_MEGABYTES
    return MOST_RECORDING_MEGABYTES


def _check_size(file: Sent, media: str, name: str) -> None:
    most = most_megabytes(media)
    file.seek(0, os.SEEK_END)
    if file.tell() > most * MEGABYTE:
        raise Invalid("base.file-too-large", field="files", name=name, limit=f"{most} MB")


def _copied(file: Sent, media: str, name: str) -> _Copy:
    try:
        with _open(file, media) as image:
            image.verify()  # the check sums of a PNG, which decoding does not look at
        with _open(file, media) as image:
            plain = _plain(image)
    # Decoders meet hostile input with whatever their inner parts raise; all of it means the
    # same to the person: this picture cannot be opened.
    except Exception as error:
        raise Invalid("base.file-unreadable", field="files", name=name) from error
    content = io.BytesIO()
    plain.save(content, "JPEG", quality=COPY_QUALITY, optimize=True, progressive=True)
    return _Copy(content.getvalue(), plain.width, plain.height)


def _open(file: Sent, media: str) -> Image.Image:
    file.seek(0)
    # Only the decoder that the content asks for, of the dozens that Pillow has.
    image = Image.open(file, formats=[_FORMATS[media]])
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise Image.DecompressionBombError(f"{image.width} x {image.height} pixels")
    return image


def _plain(image: Image.Image) -> Image.Image:
    """The picture itself, upright, not too large, on white, with nothing else attached."""
    turn = _turn(image)
    # A JPEG is decoded at a half, a quarter or an eighth at once; others ignore the wish.
    # Decoding in full is the check: a cut or broken file raises here.
    image.draft(image.mode, (COPY_SIDE, COPY_SIDE))
    image.load()
    image.thumbnail((COPY_SIDE, COPY_SIDE))
    if turn is not None:
        image = image.transpose(turn)
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        plain = Image.new("RGB", seen.size, "white")
        plain.paste(seen, mask=seen.getchannel("A"))
        return plain
    # A new picture, for saving would carry over the old one's comment.
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How the camera was held. A broken note about it must not cost anybody the photo."""
    with contextlib.suppress(Exception):
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    return None


def _root() -> Path:
    return Path(settings.UPLOADS_DIR)


def _place(folder: str, rand: Rand, suffix: str = "") -> str:
    name = rand(16).hex()
    return f"{folder}/{name[:2]}/{name}{suffix}"


def _keep_original(file: Sent, rand: Rand) -> tuple[str, int, str]:
    file.seek(0)
    return _keep(file, _place("originals", rand))


def _keep(source: Sent | BinaryIO, place: str) -> tuple[str, int, str]:
    """Write under a passing name, make sure that it is on the disk, then give it its name."""
    path = _root() / place
    if not path.parent.is_dir():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(path.parent.parent)  # a new folder is on the disk only when its own is
    passing = path.with_name(f".{path.name}.part")
    try:
        size, digest = put_down(source, passing, place)
        passing.rename(path)
        sync_folder(path.parent)
    except BaseException:
        passing.unlink(missing_ok=True)
        path.unlink(missing_ok=True)  # it has its name when only its folder could not be written
        raise
    return place, size, digest


def put_down(source: Sent | BinaryIO, passing: Path, place: str) -> tuple[int, str]:
    """Write a file to the disk, sealed for its place where it is somebody's; what it held."""
    size, digest = 0, hashlib.sha256()
    handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as target:
        sealing = Sealing(target, place) if place.startswith(SEALED) else None
        while chunk := source.read(_CHUNK):
            (sealing or target).write(chunk)
            digest.update(chunk)
            size += len(chunk)
        if sealing:
            sealing.end()
        target.flush()
        os.fsync(target.fileno())
    return size, digest.hexdigest()


def sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _existing(name: str, folder: str) -> Path:
    path = _root() / name
    if not name.startswith(folder) or not _PLACES.fullmatch(name) or not path.is_file():
        raise NotFound("base.not-found")
    return path
