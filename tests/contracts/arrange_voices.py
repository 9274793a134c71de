"""Acts of intake that work, and ones that are refused."""

import io
from dataclasses import replace
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.voices import actions
from hoiam.voices.models import Receipt
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange


def _photo() -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(content, "JPEG")
    return SimpleUploadedFile("cong.jpg", content.getvalue(), content_type="image/jpeg")


def _draft(cast: Cast, at: datetime) -> str:
    return actions.start_draft(kind="feedback", by=cast.actor("public"), at=at)


@arrange("voices.accept")
def accept(at: datetime) -> Acts:
    cast = make_cast()
    works = {"told": cast.told(), "by": cast.actor("public"), "at": at}
    return Acts(works, works | {"told": replace(cast.told("k2"), text=" ")})


@arrange("voices.add")
def add(at: datetime) -> Acts:
    cast = make_cast()
    origin = actions.accept(told=cast.told(), by=cast.actor("public"), at=at).voice
    works = {"origin": origin, "told": cast.told("k2"), "by": cast.actor("public"), "at": at}
    return Acts(works, works | {"told": replace(cast.told("k3"), text=" ")})


@arrange("voices.start_draft")
def start_draft(at: datetime) -> Acts:
    works = {"kind": "feedback", "by": make_cast().actor("public"), "at": at}
    # The law has its own ways for a denunciation; no door keeps a draft of one.
    return Acts(works, works | {"kind": "denunciation"})


@arrange("voices.save_draft")
def save_draft(at: datetime) -> Acts:
    cast = make_cast()
    works = {
        "token": _draft(cast, at), "content": {"text": "Cống"}, "by": cast.actor("public"),
        "at": at,
    }  # fmt: skip
    return Acts(works, works | {"token": "guessed"})


@arrange("voices.attach")
def attach(at: datetime) -> Acts:
    cast = make_cast()
    works = {"token": _draft(cast, at), "file": _photo(), "by": cast.actor("public"), "at": at}
    return Acts(works, works | {"token": "guessed"})


@arrange("voices.detach")
def detach(at: datetime) -> Acts:
    cast = make_cast()
    token, by = _draft(cast, at), cast.actor("public")
    kept = actions.attach(token=token, file=_photo(), by=by, at=at)
    works = {"token": token, "code": kept.code, "by": by, "at": at}
    return Acts(works, works | {"code": "guessed"})


@arrange("voices.forget_drafts")
def forget_drafts(at: datetime) -> Acts:
    cast = make_cast()
    _draft(cast, at)
    works = {"before": at + timedelta(days=30), "by": cast.actor("system"), "at": at}
    return Acts(works, None, "only the worker calls it, and empties what is over")


@arrange("voices.reserve_receipts")
def reserve_receipts(at: datetime) -> Acts:
    cast = make_cast()
    works = {
        "desk": cast.units["commune-office"], "size": 3, "by": cast.actor("clerk"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"by": cast.actor("stranger")})


@arrange("voices.replace_receipt")
def replace_receipt(at: datetime) -> Acts:
    cast = make_cast()
    voice = actions.accept(told=cast.told(), by=cast.actor("public"), at=at).voice
    works = {
        "receipt": Receipt.objects.get(voice=voice), "desk": cast.units["commune-office"],
        "checked_by": "xem giấy tờ tại bàn", "by": cast.actor("clerk"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"by": cast.actor("stranger")})
