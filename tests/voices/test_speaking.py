"""Receipts, retries, drafts, reserved numbers."""

import io
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.core import codes
from hoiam.core.refusals import Invalid, NotAllowed, NotFound
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.voices.models import Draft, DraftFile, Receipt, Voice
from hoiam.voices.told import Reach
from tests.cast import NOW, Cast, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def photo(name: str = "anh.jpg") -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(buffer, "JPEG")
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")


def test_tracking_code_is_kept_only_as_a_hash(cast: Cast) -> None:
    accepted = cast.receive().accepted

    receipt = Receipt.objects.get()
    assert accepted.tracking_code not in str(vars(receipt))
    assert accepted.tracking_code.replace("-", "") not in str(vars(receipt))
    assert queries.by_tracking_code(accepted.tracking_code.lower()) == accepted.voice


def test_wrong_tracking_code_is_not_found(cast: Cast) -> None:
    cast.receive()
    unknown = codes.new_tracking_code(os.urandom)

    with pytest.raises(NotFound):
        queries.by_tracking_code(unknown)
    with pytest.raises(Invalid):
        queries.by_tracking_code("khong phai ma")


def test_key_of_a_form_is_not_kept_in_the_clear(cast: Cast) -> None:
    cast.receive("bi-mat-cua-mau-don")

    assert Voice.objects.get().key != "bi-mat-cua-mau-don"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"text": "  \n "}, "voices.text-needed", "text"),
        ({"text": "a" * 10_001}, "voices.text-too-long", "text"),
        ({"kind": "denunciation"}, "voices.kind-unknown", "kind"),
        ({"channel": "chim-bo-cau"}, "voices.kind-unknown", "kind"),
        ({"reach": Reach(phone="12345")}, "voices.phone-odd", "phone"),
        ({"reach": Reach(email="khong-co-a-cong")}, "voices.email-odd", "email"),
        ({"spoken_at": later(1)}, "voices.spoken-in-future", "spoken_at"),
    ],
)
def test_odd_input_names_its_field_and_leaves_nothing(
    cast: Cast, changes: dict[str, object], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        cast.receive(**changes)  # type: ignore[arg-type]

    assert (refused.value.code, refused.value.details["field"]) == (code, field)
    assert not Voice.objects.exists()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+84 900 000 123", "0900000123"),
        ("0900.000.123", "0900000123"),
        ("84900000123", "0900000123"),
        ("(020) 3333-1234", "02033331234"),
        ("", ""),
    ],
)
def test_phone_is_kept_in_one_form(cast: Cast, typed: str, kept: str) -> None:
    voice = cast.receive(reach=Reach(name="Mẩy", phone=typed)).accepted.voice

    assert voice.contact.phone == kept


def test_nobody_leaves_no_contact(cast: Cast) -> None:
    voice = cast.receive(reach=Reach()).accepted.voice

    assert voice.anonymous
    assert not hasattr(voice, "contact")


def test_draft_keeps_text_and_files_until_it_is_sent(cast: Cast) -> None:
    public = cast.actor("public")
    token = voices.start_draft(kind="feedback", by=public, at=NOW)
    voices.save_draft(token=token, content={"text": "đang viết dở"}, by=public, at=later(1))
    voices.attach(token=token, file=photo(), by=public, at=later(1))
    draft = queries.draft(token, at=later(2))
    assert draft.content == {"text": "đang viết dở"}

    received = cases.receive(told=cast.told(token), draft=draft, by=public, at=later(2))

    attachment = received.accepted.voice.attachments.get()
    assert attachment.is_photo
    assert files.read_original(attachment.original).path.exists()
    assert not DraftFile.objects.exists()
    assert Draft.objects.get().content == {}
    with pytest.raises(NotFound):
        queries.draft(token, at=later(3))
    assert queries.sent_draft(token, since=later(1)).sent == received.accepted.voice


def test_draft_takes_five_files_and_refuses_the_sixth(cast: Cast) -> None:
    public = cast.actor("public")
    token = voices.start_draft(kind="feedback", by=public, at=NOW)
    for number in range(voices.MOST_FILES):
        voices.attach(token=token, file=photo(f"{number}.jpg"), by=public, at=NOW)

    with pytest.raises(Invalid) as refused:
        voices.attach(token=token, file=photo(), by=public, at=NOW)

    assert refused.value.code == "base.too-many-files"


def test_detached_file_is_removed_from_the_disk(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    public = cast.actor("public")
    token = voices.start_draft(kind="feedback", by=public, at=NOW)
    kept = voices.attach(token=token, file=photo(), by=public, at=NOW)
    path = files.read_original(kept.original).path

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        voices.detach(token=token, code=kept.code, by=public, at=NOW)

    assert not path.exists()
    with pytest.raises(NotFound):
        voices.detach(token=token, code=kept.code, by=public, at=NOW)


def test_denunciation_gets_no_draft(cast: Cast) -> None:
    with pytest.raises(Invalid):
        voices.start_draft(kind="denunciation", by=cast.actor("public"), at=NOW)

    assert not Draft.objects.exists()


def test_old_drafts_are_forgotten_and_new_ones_stay(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    public, system = cast.actor("public"), cast.actor("system")
    old = voices.start_draft(kind="feedback", by=public, at=NOW)
    voices.attach(token=old, file=photo(), by=public, at=NOW)
    new = voices.start_draft(kind="feedback", by=public, at=later(6))

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        count = voices.forget_drafts(before=later(8), by=system, at=later(8))

    assert count == 1
    assert queries.draft(new, at=later(8))
    with pytest.raises(NotFound):
        queries.draft(old, at=later(1))


def test_reserved_receipt_is_used_once_by_its_own_desk(cast: Cast) -> None:
    desk = cast.units["commune-office"]
    clerk = cast.actor("clerk")
    _, printed = voices.reserve_receipts(desk=desk, size=3, by=clerk, at=NOW)
    sheet = printed[0]
    reserved = queries.reserved(sheet.reference, desk_codes=frozenset({desk.code}))
    assert reserved is not None
    told = cast.told("phieu-1", channel="box", desk=desk, spoken_at=later(-3))

    received = cases.receive(told=told, reserved=reserved, by=clerk, at=NOW)

    assert received.case.code == sheet.reference
    assert received.accepted.tracking_code == ""
    assert queries.by_tracking_code(sheet.tracking_code).spoken_at == later(-3)
    again = cast.told("phieu-2", channel="box", desk=desk)
    with pytest.raises(Invalid) as refused:
        cases.receive(told=again, reserved=reserved, by=clerk, at=NOW)
    assert refused.value.code == "voices.receipt-used"
    assert queries.reserved(sheet.reference, desk_codes=frozenset({"t-other-office"})) is None


def test_officer_types_only_at_a_desk_of_their_own(cast: Cast) -> None:
    told = cast.told("k1", channel="phone", desk=cast.units["other-office"])

    with pytest.raises(NotAllowed):
        cases.receive(told=told, by=cast.actor("clerk"), at=NOW)


def test_lost_receipt_gets_a_new_code_and_the_old_one_stops(cast: Cast) -> None:
    accepted = cast.receive().accepted
    desk, clerk = cast.units["commune-office"], cast.actor("clerk")

    fresh = voices.replace_receipt(
        receipt=accepted.voice.receipt, desk=desk, checked_by="Xem căn cước", by=clerk, at=later(1)
    )

    assert queries.by_tracking_code(fresh.tracking_code) == accepted.voice
    with pytest.raises(NotFound):
        queries.by_tracking_code(accepted.tracking_code)
    assert cast.receive().accepted.tracking_code == ""  # a late retry cannot show the old code
    with pytest.raises(Invalid):
        voices.replace_receipt(
            receipt=accepted.voice.receipt, desk=desk, checked_by=" ", by=clerk, at=later(1)
        )


def test_recent_voices_are_counted_no_further_than_matters(cast: Cast) -> None:
    for key in ("k1", "k2", "k3"):
        voices.accept(told=cast.told(key), by=cast.actor("public"), at=NOW)

    assert queries.recent_count(since=later(-1)) == 3
    assert queries.recent_count(since=later(-1), most=2) == 2
