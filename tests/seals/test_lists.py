"""Signed lists of who may receive, and the keys of handlers."""

from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.base.models import Event
from hoiam.core.actor import Role
from hoiam.core.log import notes
from hoiam.core.refusals import Refusal
from hoiam.publication.log.models import Opening
from hoiam.seals import actions as seals
from hoiam.seals import trusted
from hoiam.seals.models import HandlerKey, RecipientList
from tests.cast import Cast, later, make_cast
from tests.seals.listed import KEY, LOCKED, SECOND, Listing, recipient, signed, with_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    return make_cast()


def test_a_signed_list_is_put_up_and_logged(cast: Cast) -> None:
    row = Listing(cast).published()
    assert trusted.newest() == trusted.read(row)
    assert Opening.objects.get(entry=row.entry).act == "recipient-list"
    assert Event.objects.filter(tag="seals.list.published").count() == 1
    assert len(trusted.fingerprint()) == 29


def test_the_same_list_again_is_the_same_row(cast: Cast) -> None:
    first = Listing(cast).published()
    assert Listing(cast).published(at=later(hours=1)).pk == first.pk
    assert RecipientList.objects.count() == Opening.objects.count() == 1


FOREIGN = Ed25519PrivateKey.from_private_bytes(bytes(32))
FOREIGN_KEY = notes.key_of(KEY.name, notes.ED25519, FOREIGN.public_key().public_bytes_raw())


@pytest.mark.parametrize(
    ("made", "refused"),
    [
        (lambda one: one.note, None),
        (lambda one: one.note.replace("Chuyên viên", "Chuyên gia"), "seals.list-unsigned"),
        (lambda one: signed(one.text, private=FOREIGN, key=FOREIGN_KEY), "seals.list-unsigned"),
        (lambda one: one.text, "seals.list-unsigned"),
        (lambda one: "", "seals.list-unsigned"),
        (lambda one: one.next().note, "recipients.does-not-follow"),
        (lambda one: Listing(one.cast, origin="khac.example").note, "seals.list-of-another"),
        (lambda one: signed(one.text.replace("t-commune-ubnd", "t-no")), "seals.list-unit-unknown"),
        (lambda one: signed("hoiam recipients v1\n{}\n"), "recipients.unreadable"),
    ],
)
def test_only_what_the_province_signed_is_taken(cast: Cast, made: Any, refused: str | None) -> None:
    note, by = made(Listing(cast)), cast.actor("administrator")
    if refused is None:
        assert seals.publish_list(note=note, by=by, at=later()).number == 1
        return
    with pytest.raises(Refusal) as found:
        seals.publish_list(note=note, by=by, at=later())
    assert found.value.code == refused
    assert not RecipientList.objects.exists()


def test_without_a_key_nothing_is_taken(cast: Cast, settings: Any) -> None:
    note = Listing(cast).note
    for wrong in ("", "khoa"):
        settings.RECIPIENTS_KEY = wrong
        with pytest.raises(Refusal) as found:
            seals.publish_list(note=note, by=cast.actor("administrator"), at=later())
        assert (found.value.code, trusted.fingerprint()) == ("seals.no-list-key", "")


def test_a_list_that_the_database_was_made_to_tell_counts_for_nothing(cast: Cast) -> None:
    row = Listing(cast).published()
    forged = row.note.replace("Chuyên viên", "Chuyên gia")
    RecipientList(
        number=2, note=forged, digest="0" * 64, published_at=later(), published_by="x"
    ).save(force_insert=True)
    assert trusted.newest() is None


@pytest.mark.parametrize(
    ("who", "is_right"),
    [("administrator", True), ("system", True), ("leader", False), ("province-leader", False)],
)
def test_who_puts_it_up(cast: Cast, who: str, is_right: bool) -> None:
    def act() -> RecipientList:
        return seals.publish_list(note=Listing(cast).note, by=cast.actor(who), at=later())

    if is_right:
        assert act().number == 1
        return
    with pytest.raises(Refusal) as found:
        act()
    assert found.value.code == "seals.not-province-administrator"


def test_lists_follow_each_other(cast: Cast) -> None:
    first = Listing(cast)
    first.published()
    second = first.next(commune=("leader", "clerk"), date=date(2026, 10, 2))
    assert second.published(at=later(days=1)).number == 2
    assert [row.number for row in trusted.rows()] == [2, 1]
    assert trusted.by_number(1).number == 1
    with pytest.raises(Refusal):
        trusted.by_number(3)
    with pytest.raises(Refusal):
        first.next(commune=("leader",)).published(at=later(days=2))


# ---- keys ----------------------------------------------------------------------------------------


def test_a_key_is_kept_replaced_and_put_aside(cast: Cast) -> None:
    with_key(cast, "clerk")
    by = cast.actor("clerk")
    assert with_key(cast, "clerk") == cast.officers["clerk"]  # a retry
    assert HandlerKey.objects.count() == 1
    kept = seals.keep_second(recipient=recipient("clerk"), second=SECOND, by=by, at=later())
    assert kept.second == SECOND
    seals.keep_key(recipient=recipient("clerk anew"), locked=LOCKED, by=by, at=later(hours=1))
    found = trusted.key_of(by)
    assert found is not None
    assert found.recipient == recipient("clerk anew")
    assert [one.recipient for one in trusted.handler_keys()] == [found.recipient]
    officer = cast.officers["clerk"]
    seals.retire_key(officer=officer, by=cast.actor("administrator"), at=later(hours=2))
    assert trusted.key_of(by) is None
    with pytest.raises(Refusal):
        seals.retire_key(officer=officer, by=by, at=later(hours=3))


@pytest.mark.parametrize(
    ("who", "given", "refused"),
    [
        ("clerk", {}, None),
        ("leader", {}, None),
        ("administrator", {}, "seals.no-key-for-this-role"),
        ("front", {}, "seals.no-key-for-this-role"),
        ("clerk", {"recipient": "age1x"}, "seals.bad-key"),
        ("clerk", {"locked": "AAAA"}, "seals.bad-key"),
        ("clerk", {"locked": "?"}, "seals.bad-key"),
        ("clerk", {"locked": SECOND}, "seals.bad-key"),
        ("clerk", {"locked": LOCKED * 200}, "seals.bad-key"),
        ("clerk", {"recipient": recipient("handler")}, "seals.key-of-another"),
    ],
)
def test_whose_key_is_kept(
    cast: Cast, who: str, given: dict[str, str], refused: str | None
) -> None:
    with_key(cast, "handler")
    values = {"recipient": recipient(who), "locked": LOCKED} | given
    if refused is None:
        row = seals.keep_key(**values, by=cast.actor(who), at=later())
        assert row.officer == cast.officers[who]
        return
    with pytest.raises(Refusal) as found:
        seals.keep_key(**values, by=cast.actor(who), at=later())
    assert found.value.code == refused


def test_a_second_way_in_belongs_to_the_key_in_use(cast: Cast) -> None:
    with_key(cast, "clerk")
    by = cast.actor("clerk")
    for wrong in ({"recipient": recipient("leader")}, {"second": "AAAA"}):
        given = {"recipient": recipient("clerk"), "second": SECOND} | wrong
        with pytest.raises(Refusal):
            seals.keep_second(**given, by=by, at=later())


def test_nobody_else_puts_a_key_aside(cast: Cast) -> None:
    officer = with_key(cast, "clerk")
    with pytest.raises(Refusal) as found:
        seals.retire_key(officer=officer, by=cast.actor("handler"), at=later())
    assert found.value.code == "seals.not-province-administrator"


def test_where_somebody_may_be_a_handler(cast: Cast) -> None:
    day = date(2026, 10, 2)
    assert trusted.works(cast.officers["clerk"], day) == ["t-commune-office"]
    assert trusted.works(cast.officers["administrator"], day) == []
    Listing(cast).published()
    assert trusted.is_listed(cast.actor("clerk"))
    assert not trusted.is_listed(cast.actor("stranger"))
    assert Role.CLERK in trusted.WORKERS
