"""A small installation with everything that a backup has to carry, written by the product itself."""

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import pyrage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.voices.told import Reach
from tests.cast import NOW, Cast, later, make_cast


@dataclass(frozen=True, slots=True)
class Played:
    """The cast, the public number and the secret code of a published case, one to be erased."""

    cast: Cast
    published: str
    code: str
    erased: str  # code of a voice
    erased_phone: str


def key() -> tuple[str, str]:
    """A pair: what the server knows, and what lies offline."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity.to_public()), str(identity)


def photo(colour: str = "green") -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(content, "JPEG")
    return SimpleUploadedFile("cong.jpg", content.getvalue(), content_type="image/jpeg")


def draft_with_photo(cast: Cast, colour: str) -> str:
    """Somebody is still writing, with a photo that no voice has yet."""
    by = cast.actor("public")
    token = voices.start_draft(kind="feedback", by=by, at=NOW)
    voices.attach(token=token, file=photo(colour), by=by, at=NOW)
    return token


def play() -> Played:
    """One case as far as its public page, with a photo; one that will be erased; a draft."""
    cast = make_cast()
    token = draft_with_photo(cast, "green")
    received = cases.receive(
        told=cast.told(token), draft=queries.draft(token, at=NOW), by=cast.actor("public"), at=NOW
    )
    case = received.case
    handler, leader = cast.actor("handler"), cast.actor("leader")
    cases.accept(case=case, by=handler, at=later(days=1))
    reply = cases.Reply(result="done", text="Đã thông cống.", paper_number="118/TB-UBND")
    cases.draft_answer(case=case, reply=reply, by=handler, at=later(days=2))
    cases.approve_answer(case=case, by=leader, at=later(days=2, hours=1))
    cases.answer(case=case, by=handler, at=later(days=2, hours=2))
    prepared = Prepared(title="Cống vỡ", text="Cống vỡ trước trường.", answer="Đã thông.", place="")
    cases.prepare_publication(case=case, prepared=prepared, by=handler, at=later(days=3))
    preview = previewing.preview_of(case)
    assert preview is not None
    cases.publish(case=case, seen=preview.digest, by=leader, at=later(days=3, hours=1))
    phone = "0900 000 777"
    gone = cast.receive(
        "k2", text="Đèn đường hỏng ở ngã ba.", reach=Reach(name="Sùng A Xóa", phone=phone, email="")
    )
    draft_with_photo(cast, "blue")
    return Played(
        cast, case.code, received.accepted.tracking_code, gone.accepted.voice.code, phone
    )  # fmt: skip


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
