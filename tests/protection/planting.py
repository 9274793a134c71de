"""A case in which one person's data stands everywhere it may stand, and where it still is."""

import io
import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from PIL import Image

from hoiam.base import files
from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case
from hoiam.core.text import fold
from hoiam.notices import actions as notices
from hoiam.notices.models import Notice
from hoiam.protection import actions
from hoiam.protection.models import DataRequest
from hoiam.voices.models import Attachment, Voice
from hoiam.voices.told import Reach
from tests.cast import Cast, later
from tests.web.public.conftest import publish

NAME, PHONE, EMAIL = "Quàng Thị Bông", "0912345678", "quang.bong@example.vn"
ADDRESS, NICK = "số 7 ngõ Hoa Ban", "cô Bông lé"
PLACE, WORDS = "sau nhà ông Hặc", "chồng tôi là Cầm Văn Hặc bị vỡ nợ"
FILE_WORDS = b"toi la Quang Thi Bong"
PLANTED = (NAME, PHONE, EMAIL, ADDRESS, NICK, PLACE, WORDS)
POINT = (22.334455, 104.112233)


@dataclass(frozen=True, slots=True)
class Planted:
    """The case, the voice that began it, and a request about the data of it."""

    case: Case
    voice: Voice
    request: DataRequest


class _Sent(io.BytesIO):
    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def plant(cast: Cast) -> Planted:
    """The person speaks with a photo and a paper; the office writes their name everywhere."""
    photo = io.BytesIO()
    Image.new("RGB", (64, 64), "green").save(photo, "JPEG", comment=FILE_WORDS)
    stored = [
        files.store(_Sent(photo.getvalue(), f"{NAME}.jpg"), rand=os.urandom),  # type: ignore[arg-type]
        files.store(_Sent(b"%PDF-1.4\n" + FILE_WORDS, f"đơn {NAME}.pdf"), rand=os.urandom),  # type: ignore[arg-type]
    ]
    reach = Reach(name=NAME, phone=PHONE, email=EMAIL, address=ADDRESS)
    told = cast.told(
        "planted", text=f"Tôi là {NAME}. {WORDS}. Gọi {PHONE}.", place=PLACE, reach=reach,
        latitude=POINT[0], longitude=POINT[1],
    )  # fmt: skip
    received = cases.receive(told=told, stored=stored, by=cast.actor("public"), at=later())
    case, handler, leader = received.case, cast.actor("handler"), cast.actor("leader")
    cases.accept(case=case, by=handler, at=later(1))
    cases.note(case=case, text=f"Đã gặp {NICK}, số 0912.345.678.", by=handler, at=later(1))
    cases.ask_for_more(case=case, question=f"Bà {NAME} ở đâu?", by=handler, at=later(1.1))
    more = cast.told("more", text=f"Nhà tôi ở {ADDRESS}. {WORDS}", reach=Reach())
    cases.supply(
        case=case, origin=received.accepted.voice, told=more, by=cast.actor("public"), at=later(1.2)
    )
    reply = Reply(
        result="promised", text=f"Kính gửi bà {fold(NAME).title()}, xã sẽ làm.",
        promise=f"Sửa cống cho {NAME}", promise_due_on=later(9).date(), paper_number="1/TB",
    )  # fmt: skip
    cases.draft_answer(case=case, reply=reply, by=handler, at=later(2))
    cases.approve_answer(case=case, by=leader, at=later(2.1))
    cases.answer(case=case, by=handler, at=later(2.2))
    _tell_by_hand(case, cast)
    photo_code = Attachment.objects.exclude(copy="").get().code
    publish(
        cast, Case.objects.get(pk=case.pk), at=later(2.6), title=f"Cống nhà {NAME}",
        text=f"{WORDS}. Cống vỡ.", answer=f"Kính gửi {NAME}", photos=[photo_code],
    )  # fmt: skip
    voice = Voice.objects.get(pk=received.accepted.voice.pk)
    request = actions.ask(
        voice=voice, kind="delete", words=f"Xóa giúp {NAME}", channel="web",
        by=cast.actor("public"), at=later(3),
    )  # fmt: skip
    return Planted(Case.objects.get(pk=case.pk), voice, request)


def _tell_by_hand(case: Case, cast: Cast) -> None:
    notice = Notice.objects.filter(about_code=case.code).first()
    assert notice is not None
    notices.record_outcome(
        notice=notice, channel="call", success=False, detail=f"Gọi {NAME} không nghe",
        by=cast.actor("clerk"), at=later(2.5),
    )  # fmt: skip


def left_in_rows() -> list[str]:
    """Fields of any row in which something planted still stands, in any spelling."""
    return [
        f"{model.__name__}.{field.name}: {planted}"
        for model, field in _fields()
        for value in model._base_manager.values_list(field.name, flat=True)
        for planted in (*PLANTED, *map(str, POINT))
        if _same(planted) in _same(str(value))
    ]


def _fields() -> Iterator[tuple[type[models.Model], "models.Field[object, object]"]]:
    kinds = (models.CharField, models.TextField, models.JSONField, models.FloatField)
    for app in apps.get_app_configs():
        for model in app.get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, (*kinds, EncryptedText, EncryptedJSON)):
                    yield model, field


def _same(words: str) -> str:
    plain = unicodedata.normalize("NFC", words)
    return "".join(sign for sign in fold(plain) if sign.isalnum())


def uploads() -> list[Path]:
    """Every file that lies among the uploads, in whatever form."""
    return [path for path in Path(settings.UPLOADS_DIR).rglob("*") if path.is_file()]


def left_on_disk() -> list[str]:
    """Uploads, and on SQLite files of the database, in which something planted stands as bytes."""
    spelt = {
        form
        for words in (*PLANTED, FILE_WORDS.decode())
        for form in (
            words.encode(),
            unicodedata.normalize("NFD", words).encode(),
            fold(words).encode(),
            json.dumps(words).strip('"').encode(),
        )
    }
    places = uploads()
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        places += [path for path in database.parent.glob(f"{database.name}*") if path.is_file()]
    contents = {path.name: path.read_bytes() for path in sorted(places)}
    return [
        f"{name}: {form!r}"
        for name, content in contents.items()
        for form in sorted(spelt)
        if form in content
    ]
