"""A sealed case is taken in, and what the server refuses because it would tell something."""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import pytest

from hoiam.base.models import Event
from hoiam.core import calendar, canonical, sender_codes
from hoiam.core.log import openings
from hoiam.core.refusals import Refusal
from hoiam.publication.log.models import Opening, PendingEntry
from hoiam.seals import actions as seals
from hoiam.seals import queries, trusted
from hoiam.seals.models import (
    Purpose,
    SealedCase,
    SealedItem,
    SealedKey,
    SealedMember,
    SealedOpening,
    SealedStep,
    SenderKey,
)
from tests.cast import NOW, Cast, later, make_cast
from tests.seals.listed import KEY, Listing, recipient
from tests.seals.sealed import (
    DIGITS,
    LOCKED,
    PUBLIC,
    SENDER,
    TOO_WEAK,
    X25519,
    Letter,
    archive,
    sealed,
    upload,
    wrapped,
)

pytestmark = pytest.mark.django_db
DAY = calendar.day_of(NOW)


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    cast = make_cast()
    Listing(cast).published()
    return cast


def refusal(act: Callable[[], Any]) -> str:
    """Why it was refused; nothing where it was not."""
    try:
        act()
    except Refusal as found:
        return found.code
    return ""


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return Letter(officers=cast.officers)


def test_what_was_sealed_is_kept_and_nobody_here_can_read_it(cast: Cast, letter: Letter) -> None:
    got = letter.sent()

    case = SealedCase.objects.get()
    assert (case.state, case.received_on, case.group) == ("received", DAY, "tinh")
    assert case.unit == cast.units["province-ubnd"]
    assert [one.purpose for one in case.keys.order_by("number")] == ["content", "identity"]
    assert [(one.kind, one.direction) for one in case.items.order_by("number")] == [
        ("statement", "from-sender"),
        ("identity", "from-sender"),
    ]
    members = SealedMember.objects.values_list("officer__code", "part", "writer", "declared_on")
    assert set(members) == {
        (cast.officers[name].code, "handler", "public", None)
        for name in ("province-leader", "expert")
    }
    # The receipt opens the entry of the log; nothing there tells what it was.
    record = canonical.read(got.record.encode())
    assert isinstance(record, dict)
    entry = openings.entry_of(bytes.fromhex(got.salt), record)
    assert entry.hex() == got.entry == PendingEntry.objects.get(entry=got.entry).entry
    assert not Opening.objects.filter(entry=got.entry).exists()


def test_no_row_and_no_file_has_an_hour(letter: Letter, settings: Any) -> None:
    letter.sent(at=later(hours=5))
    seals.add_message(
        case=SealedCase.objects.get(), new=letter.message(), by=PUBLIC, at=later(hours=6)
    )

    start = calendar.start_of_day(DAY)
    for model in (SealedCase, SealedKey, SealedItem, SealedMember, SenderKey, SealedStep):
        kinds = {field.get_internal_type() for field in model._meta.fields}
        assert "DateTimeField" not in kinds
    events = Event.every.filter(subject_kind="sealed")
    assert {one.recorded_at for one in events} == {start}
    assert len(events) == 2
    assert {canonical.read(one.record.encode())["at"] for one in SealedOpening.objects.all()} == {  # type: ignore[index]
        "2026-10-01T17:00:00Z"
    }
    for place in queries.places():
        path = Path(settings.UPLOADS_DIR) / place
        assert {path.stat().st_mtime, path.parent.stat().st_mtime} == {start.timestamp()}


def test_the_same_bytes_again_are_the_same_case(letter: Letter) -> None:
    first, again = letter.sent(), letter.sent(at=later(hours=1))

    assert (first.entry, first.salt, first.record) == (again.entry, again.salt, again.record)
    assert SealedCase.objects.count() == 1
    assert SealedItem.objects.count() == 2
    assert Event.every.filter(tag="seals.case.received").count() == 1


def test_another_letter_of_the_same_receipt_is_refused(cast: Cast, letter: Letter) -> None:
    letter.sent()
    other = Letter(officers=cast.officers, reference=letter.reference)

    with pytest.raises(Refusal) as refused:
        other.sent()

    assert refused.value.code == "seals.reference-taken"
    assert len(queries.places()) == 2


def test_who_has_a_reference_alone_takes_no_place_and_learns_nothing(
    cast: Cast, letter: Letter
) -> None:
    squatter = Letter(officers=cast.officers, reference=letter.reference)
    theirs = sender_codes.access_hash("0" * 64)
    early = squatter.sent(access_hash=theirs)  # before the sender hands a saved file in
    letter.sent()
    late = Letter(officers=cast.officers, reference=letter.reference)
    late.sent(access_hash=sender_codes.access_hash("1" * 64))  # and behind it, as to a free one

    kept = {
        queries.of_sender(letter.new().reference_hash, token).pk
        for token in (letter.token, "0" * 64, "1" * 64)
    }
    assert len(kept) == SealedCase.objects.count() == 3
    again = squatter.sent(access_hash=theirs)
    assert (early.entry, early.salt) == (again.entry, again.salt)


@pytest.mark.parametrize(("number", "code"), [(1, ""), (7, "seals.list-changed")])
def test_a_list_that_never_was_lets_nobody_in(letter: Letter, number: int, code: str) -> None:
    new = replace(letter.new(), list_number=number)
    assert refusal(lambda: seals.receive(new=new, by=PUBLIC, at=NOW)) == code


def test_a_handler_with_another_key_than_the_senders_list_named_is_not_let_in(
    letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = trusted.recipients_of(1)
    known = first - {recipient("expert")}
    monkeypatch.setattr(trusted, "recipients_of", lambda _: known)
    assert refusal(letter.sent) == "seals.list-changed"
    monkeypatch.setattr(trusted, "recipients_of", lambda _: first)
    assert refusal(letter.sent) == ""


def _with_scrypt_content() -> Any:
    return upload("content", LOCKED)


PERSON = X25519.Identity.generate()
TO = str(PERSON.to_public())
REFUSED = {
    "a reference in the open": (
        lambda new: {"reference_hash": "KHONG PHAI BAM"},
        "seals.not-a-hash",
    ),
    "a token in the open": (lambda new: {"access_hash": DIGITS}, "seals.not-a-hash"),
    "another kind of key": (
        lambda new: {"content_recipient": "age1pq1" + "q" * 55},
        "seals.not-a-recipient",
    ),
    "one key for both seals": (
        lambda new: {"identity_recipient": new.content_recipient},
        "seals.one-key-twice",
    ),
    "fifteen recipients": (
        lambda new: {"content_key": wrapped(PERSON, [], count=15)},
        "age.recipients",
    ),
    "seventeen recipients": (
        lambda new: {"identity_key": wrapped(PERSON, [], count=17)},
        "age.recipients",
    ),
    "words where only a key belongs": (
        lambda new: {"content_key": wrapped("Người tố cáo là " + "a" * 80, [])},
        "age.no-identity",
    ),
    "a key by passphrase": (
        lambda new: {"content_key": new.sender_key},
        "age.other-kind",
    ),
    "the sender's key for people": (
        lambda new: {"sender_key": new.content_key},
        "age.other-kind",
    ),
    "a passphrase that is soon guessed": (lambda new: {"sender_key": TOO_WEAK}, "age.work"),
    "a memory for two": (
        lambda new: {"memory": sealed(b"{}", TO, recipient("a"))},
        "age.recipients",
    ),
    "content that can be read": (
        lambda new: {"content": upload("content", archive({"thu.txt": b"doc duoc"}))},
        "age.not-age",
    ),
    "nothing": (lambda new: {"identity": upload("identity", b"")}, "age.not-age"),
    "content by passphrase": (lambda new: {"content": _with_scrypt_content()}, "age.other-kind"),
    "content for two": (
        lambda new: {"content": upload("content", sealed(archive({"a": b""}), TO, recipient("a")))},
        "age.recipients",
    ),
    "not padded": (
        lambda new: {"content": upload("content", sealed(b"x" * 70_000, TO))},
        "age.not-padded",
    ),
    "padded to nothing": (
        lambda new: {"content": upload("content", sealed(b"", TO))},
        "age.not-padded",
    ),
    "a group that is not there": (lambda new: {"group": "khong-co"}, "seals.list-changed"),
    "one handler alone": (lambda new: {"handlers": new.handlers[:1]}, "seals.list-changed"),
    "nobody": (lambda new: {"handlers": ()}, "seals.list-changed"),
}


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_would_tell_something_is_refused(letter: Letter, name: str) -> None:
    changed, code = REFUSED[name]
    new = letter.new()

    with pytest.raises(Refusal) as refused:
        seals.receive(new=replace(new, **changed(new)), by=PUBLIC, at=NOW)

    assert refused.value.code == code
    assert not SealedCase.objects.exists()
    assert not queries.places()
    letter.sent()  # the same without the fault is taken in


def test_no_file_is_left_of_what_was_refused_late(
    letter: Letter, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(settings.UPLOADS_DIR) / "sealed"
    before = set(folder.rglob("*.age"))
    monkeypatch.setattr("hoiam.seals.actions.receiving._logged", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        letter.sent()

    assert set(folder.rglob("*.age")) == before


def test_an_officer_sends_nothing_in_somebodys_name(cast: Cast, letter: Letter) -> None:
    with pytest.raises(Refusal) as refused:
        seals.receive(new=letter.new(), by=cast.actor("clerk"), at=NOW)

    assert refused.value.code == "seals.senders-only"


def test_who_left_the_list_receives_nothing_and_two_have_to_be_left(cast: Cast) -> None:
    first = Listing(cast)
    letter = Letter(officers=cast.officers, group="xa", to=("leader", "clerk", "handler"))
    first.next(commune=("clerk", "handler")).published(at=later(days=1))

    letter.sent(at=later(days=1))

    assert set(SealedMember.objects.values_list("officer__code", flat=True)) == {
        cast.officers["clerk"].code,
        cast.officers["handler"].code,
    }
    other = Letter(officers=cast.officers, group="xa", to=("leader", "clerk"))
    with pytest.raises(Refusal) as refused:
        other.sent(at=later(days=1))
    assert refused.value.code == "seals.list-changed"


# ---- the sender's side ---------------------------------------------------------------------------


def test_the_sender_opens_answers_by_the_digits_and_nothing_else(letter: Letter) -> None:
    letter.sent()

    case = queries.of_sender(letter.new().reference_hash, letter.token)
    view = queries.sender_view(case)

    key = pyrage.passphrase.decrypt(b64decode(view.key.locked), DIGITS).decode()
    assert key == str(SENDER)
    assert pyrage.decrypt(b64decode(view.key.memory), [SENDER])
    assert (view.answers, len(view.sent)) == ((), 2)
    for number in (1, 2):
        with pytest.raises(Refusal) as refused:
            queries.file_for_sender(case, number)
        assert refused.value.code == "seals.not-found"
    assert queries.receipt_proof(view).startswith("hoiam promised entry v1\n")


@pytest.mark.parametrize("part", ["reference", "token"])
def test_wrong_and_unknown_are_the_same(letter: Letter, part: str) -> None:
    letter.sent()
    known = {"reference": letter.new().reference_hash, "token": letter.token}
    assert queries.of_sender(known["reference"], known["token"])

    with pytest.raises(Refusal) as refused:
        queries.of_sender(*(known | {part: "0" * 64}).values())

    assert refused.value.code == "seals.not-found"


def test_a_message_has_a_key_of_its_own_and_reaches_who_came_since(cast: Cast) -> None:
    letter = Letter(officers=cast.officers, group="xa", to=("leader", "clerk"))
    listing = Listing(cast, commune=("leader", "clerk"))
    case = letter.sent().case
    del listing
    message = letter.message(to=("clerk", "handler"))

    row = seals.add_message(case=case, new=message, by=PUBLIC, at=later(days=1))

    assert (row.number, row.kind, row.key.purpose) == (3, "message", Purpose.CONTENT)
    assert {one.officer.code for one in queries.members(case)} == {
        cast.officers[name].code for name in ("leader", "clerk", "handler")
    }
    again = seals.add_message(case=case, new=message, by=PUBLIC, at=later(days=1))
    assert again == row
    assert SealedOpening.objects.filter(case=case).count() == 2


def test_a_message_under_a_key_of_before_is_refused(letter: Letter) -> None:
    case = letter.sent().case
    new = replace(letter.message(), content_recipient=letter.new().content_recipient)

    with pytest.raises(Refusal) as refused:
        seals.add_message(case=case, new=new, by=PUBLIC, at=NOW)

    assert refused.value.code == "seals.one-key-twice"


def test_the_receipt_names_the_sealed_bytes(letter: Letter) -> None:
    got = letter.sent()

    record = canonical.read(got.record.encode())
    digests = list(SealedItem.objects.order_by("number").values_list("digest", flat=True))
    assert record == {
        "v": 1,
        "act": "receipt",
        "subject": sender_codes.reference_hash(letter.reference),
        "at": "2026-10-01T17:00:00Z",
        "body": {"sealed": digests},
    }
