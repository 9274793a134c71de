"""What who was let into a sealed case may do, and that nobody else learns that there is one."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pyrage
import pytest

from hoiam.base.models import Event
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Refusal
from hoiam.notices.models import Notice
from hoiam.seals import actions as seals
from hoiam.seals import queries
from hoiam.seals.actions import Taken
from hoiam.seals.models import (
    IdentityOpening,
    Kind,
    Part,
    Purpose,
    SealedCase,
    SealedMember,
    SealedOpening,
)
from tests.cast import NOW, Cast, later, make_cast
from tests.seals.listed import KEY, Listing, recipient, with_key
from tests.seals.sealed import (
    PUBLIC,
    SENDER,
    Letter,
    declared,
    new_key,
    opened,
    wrapped,
    written,
)

pytestmark = pytest.mark.django_db
DAY = calendar.day_of(NOW)
HANDLERS = ("province-leader", "expert")


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    cast = make_cast()
    Listing(cast).published()
    return cast


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return Letter(officers=cast.officers)


@pytest.fixture
def case(letter: Letter) -> SealedCase:
    return letter.sent().case


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return found.value.code


# ---- who sees it ---------------------------------------------------------------------------------


def test_only_the_chosen_see_that_there_is_a_case(cast: Cast, case: SealedCase) -> None:
    for name in cast.officers:
        person = cast.actor(name)
        seen = name in HANDLERS
        assert queries.visible_to(person).exists() is seen, name
        assert queries.may_enter(person) is seen, name
        assert len(queries.work_of(person)) == seen, name
        if not seen:
            assert refused(partial(queries.by_code, person, case.code)) == "base.not-found"
            assert refused(partial(seals.declare_free, case=case, by=person, at=NOW)) == (
                "base.not-found"
            )


def test_whose_role_has_ended_sees_it_no_more(cast: Cast, case: SealedCase) -> None:
    by = declared(cast, case, "expert")
    assert queries.keys_of(case, by)
    without = Actor(by.code, by.kind, by.act, frozenset())

    assert not queries.visible_to(without).exists()
    assert refused(lambda: queries.keys_of(case, without)) == "base.not-found"


def test_no_key_and_no_file_before_the_declaration(cast: Cast, case: SealedCase) -> None:
    by = cast.actor("expert")
    for ask in (queries.keys_of, queries.items_of, queries.steps_of, queries.steps_now):
        assert refused(partial(ask, case, by)) == "seals.not-declared"
    assert refused(lambda: queries.file_of(case, by, 1)) == "seals.not-declared"
    assert queries.work_of(by)[0].newest is None

    seals.declare_free(case=case, by=by, at=NOW)

    assert [one.purpose for one in queries.keys_of(case, by)] == ["content"]
    assert [one.kind for one in queries.items_of(case, by)] == ["statement", "identity"]
    assert refused(lambda: seals.declare_free(case=case, by=by, at=NOW)) == "seals.declared-already"


def test_a_conflict_closes_it_for_good(cast: Cast, case: SealedCase) -> None:
    by, other = cast.actor("expert"), declared(cast, case, "province-leader")
    seals.declare_conflict(case=case, by=by, at=NOW)

    assert refused(lambda: queries.by_code(by, case.code)) == "base.not-found"
    with_key(cast, "expert")
    assert (
        refused(
            lambda: seals.name_member(
                case=case, recipient=recipient("expert"), part=Part.HANDLER, by=other, at=NOW
            )
        )
        == "seals.not-to-be-named"
    )
    row = SealedMember.objects.get(officer=cast.officers["expert"])
    assert (row.conflict, row.relieved_on, row.last_key) == (True, DAY, None)


def test_events_of_it_are_read_by_nobody(cast: Cast, case: SealedCase) -> None:
    declared(cast, case, "expert")

    assert Event.every.filter(subject_kind="sealed").count() == 2
    assert not Event.objects.filter(subject_kind="sealed").exists()
    assert not [one for one in Event.every.filter(subject_kind="sealed") if one.details]


# ---- opening -------------------------------------------------------------------------------------


def test_a_handler_opens_the_content(cast: Cast, case: SealedCase, letter: Letter) -> None:
    by = declared(cast, case, "expert")
    (key,) = queries.keys_of(case, by)

    identity = opened(key, "expert")

    assert str(identity.to_public()) == key.recipient
    content = pyrage.decrypt(queries.file_of(case, by, 1).read_bytes(), [identity])
    assert letter.words["thu.txt"] in content
    assert len(content) % 65536 == 0


def test_who_it_is_opens_by_an_act_of_its_own(cast: Cast, case: SealedCase) -> None:
    by = declared(cast, case, "expert")
    assert refused(lambda: queries.file_of(case, by, 2)) == "base.not-found"

    seals.open_identity(case=case, ground="conditions", by=by, at=NOW)
    seals.open_identity(case=case, ground="crime", by=by, at=later(days=1))

    assert [one.purpose for one in queries.keys_of(case, by)] == ["content", "identity"]
    assert queries.file_of(case, by, 2).read_bytes()
    assert Event.every.filter(tag="seals.identity.opened").count() == 2
    other = declared(cast, case, "province-leader")
    assert [one.purpose for one in queries.keys_of(case, other)] == ["content"]
    # Who, of which day, for what: read by everybody who handles it.
    assert [
        (one.member.officer.code, one.opened_on, one.ground)
        for one in queries.identity_openings(case, other)
    ] == [(by.code, DAY, "conditions"), (by.code, DAY + timedelta(days=1), "crime")]


@pytest.mark.parametrize("ground", ["", "curious", "Kiểm tra"])
def test_who_it_is_does_not_open_without_a_lawful_ground(
    cast: Cast, case: SealedCase, ground: str
) -> None:
    by = declared(cast, case, "expert")

    opening = lambda: seals.open_identity(case=case, ground=ground, by=by, at=NOW)  # noqa: E731

    assert refused(opening) == "seals.no-ground"
    assert not IdentityOpening.objects.exists()
    assert [one.purpose for one in queries.keys_of(case, by)] == ["content"]


# ---- writing -------------------------------------------------------------------------------------


def test_an_answer_opens_with_the_senders_key(cast: Cast, case: SealedCase, letter: Letter) -> None:
    by = declared(cast, case, "expert")
    (key,) = queries.keys_of(case, by)
    new = written(case, Kind.ANSWER, key, words="Mời ông/bà đến ký.".encode())

    row = seals.keep_item(case=case, new=new, by=by, at=NOW)

    assert seals.keep_item(case=case, new=new, by=by, at=NOW) == row
    view = queries.sender_view(queries.of_sender(case.reference_hash, letter.token))
    (answer,) = view.answers
    content = queries.file_for_sender(case, answer.number).read_bytes()
    assert "Mời ông/bà đến ký.".encode() in pyrage.decrypt(content, [SENDER])
    assert "Mời ông/bà đến ký.".encode() in pyrage.decrypt(content, [letter.content])
    assert [one.act for one in SealedOpening.objects.order_by("number")] == ["receipt", "answer"]


@pytest.mark.parametrize(
    ("kind", "sealed_as", "code"),
    [
        (Kind.MINUTES, Kind.MINUTES, None),
        (Kind.PAPER, Kind.PAPER, None),
        (Kind.PROTECTION, Kind.PAPER, "seals.key-of-another-purpose"),
        (Kind.ANSWER, Kind.MINUTES, "age.recipients"),  # the sender could not open it
        (Kind.MINUTES, Kind.ANSWER, "age.recipients"),  # the sender could
        (Kind.STATEMENT, Kind.MINUTES, "seals.kind"),
        (Kind.COPY, Kind.COPY, "seals.key-of-another-purpose"),
    ],
)
def test_what_the_office_writes_is_sealed_as_its_kind_wants(
    cast: Cast, case: SealedCase, kind: Kind, sealed_as: Kind, code: str | None
) -> None:
    by = declared(cast, case, "expert")
    (key,) = queries.keys_of(case, by)
    made = written(case, sealed_as, key)
    new = seals.Written(kind, made.key_number, made.file)

    if code is None:
        assert seals.keep_item(case=case, new=new, by=by, at=NOW).kind == kind
    else:
        assert refused(lambda: seals.keep_item(case=case, new=new, by=by, at=NOW)) == code


def _verifier(cast: Cast, case: SealedCase, by: Actor, name: str = "clerk") -> Actor:
    with_key(cast, name)
    seals.name_member(case=case, recipient=recipient(name), part=Part.VERIFIER, by=by, at=NOW)
    return cast.actor(name)


def test_who_verifies_has_the_copy_and_no_more(cast: Cast, case: SealedCase) -> None:
    by = declared(cast, case, "expert")
    _, copy_key = new_key(case, Purpose.COPY, ["expert", "clerk"])
    key = seals.wrap_key(case=case, new=copy_key, by=by, at=NOW)
    item = seals.keep_item(case=case, new=written(case, Kind.COPY, key), by=by, at=NOW)
    verifier = _verifier(cast, case, by)
    seals.declare_free(case=case, by=verifier, at=NOW)

    assert [one.purpose for one in queries.keys_of(case, verifier)] == ["copy"]
    assert queries.items_of(case, verifier) == [item]
    assert opened(queries.keys_of(case, verifier)[0], "clerk")
    for number in (1, 2):
        assert refused(partial(queries.file_of, case, verifier, number)) == "base.not-found"
    assert queries.steps_now(case, verifier) == ()
    minutes = written(case, Kind.MINUTES, key)
    assert seals.keep_item(case=case, new=minutes, by=verifier, at=NOW).key == key
    content = case.keys.get(purpose=Purpose.CONTENT)
    assert queries.identity_openings(case, verifier) == []
    for act, code in (
        (
            lambda: seals.open_identity(case=case, ground="conditions", by=verifier, at=NOW),
            "seals.handlers-only",
        ),
        (
            lambda: seals.keep_item(
                case=case, new=written(case, Kind.ANSWER, content), by=verifier, at=NOW
            ),
            "seals.handlers-only",
        ),
        (
            lambda: seals.keep_item(
                case=case, new=written(case, Kind.MINUTES, content), by=verifier, at=NOW
            ),
            "seals.key-of-another-purpose",
        ),
        (
            lambda: seals.take_step(
                case=case, taken=Taken("inspect", DAY, "k"), by=verifier, at=NOW
            ),
            "seals.handlers-only",
        ),
    ):
        assert refused(act) == code


# ---- keys, and who leaves ------------------------------------------------------------------------


def test_a_key_is_wrapped_anew_for_who_came_later(cast: Cast, case: SealedCase) -> None:
    by = declared(cast, case, "expert")
    (key,) = queries.keys_of(case, by)
    identity = opened(key, "expert")
    newcomer = _named_handler(cast, case, by, "leader")
    seals.declare_free(case=case, by=newcomer, at=NOW)
    made = new_key(case, Purpose.CONTENT, ["expert", "leader"])[1]
    again = seals.NewKey(Purpose.CONTENT, key.recipient, _wrap(identity, "expert", "leader"), 1)

    row = seals.wrap_key(case=case, new=again, by=by, at=NOW)

    assert queries.keys_of(case, newcomer)[-1] == row
    assert str(opened(row, "leader")) == str(identity)
    assert seals.wrap_key(case=case, new=again, by=by, at=NOW) == row
    assert seals.wrap_key(case=case, new=made, by=by, at=NOW).number == row.number + 1


def test_no_handler_shuts_out_another_by_wrapping_a_key_to_themselves(
    cast: Cast, case: SealedCase
) -> None:
    by, other = declared(cast, case, "expert"), declared(cast, case, "province-leader")
    (key,) = queries.keys_of(case, by)
    alone = seals.NewKey(Purpose.CONTENT, key.recipient, _wrap(opened(key, "expert"), "expert"), 1)

    row = seals.wrap_key(case=case, new=alone, by=by, at=NOW)

    with pytest.raises(pyrage.DecryptError):
        opened(row, "province-leader")
    found = queries.keys_of(case, other)
    assert found == [key, row]
    assert opened(found[0], "province-leader")


def _wrap(identity: Any, *names: str) -> bytes:
    return wrapped(identity, [recipient(one) for one in (*names, "recovery")])


def _named_handler(cast: Cast, case: SealedCase, by: Actor, name: str) -> Actor:
    with_key(cast, name)
    seals.name_member(case=case, recipient=recipient(name), part=Part.HANDLER, by=by, at=NOW)
    return cast.actor(name)


def test_what_comes_after_somebody_left_needs_a_new_key(cast: Cast, case: SealedCase) -> None:
    by, leaver = declared(cast, case, "expert"), declared(cast, case, "province-leader")
    (key,) = queries.keys_of(case, by)
    identity = opened(key, "expert")
    own = queries.member(case, leaver)
    assert own is not None
    assert not queries.needs_new_key(case)

    seals.relieve(case=case, member=own, by=leaver, at=NOW)

    assert queries.needs_new_key(case)
    assert refused(lambda: queries.by_code(leaver, case.code)) == "base.not-found"
    answer = written(case, Kind.ANSWER, key)
    keep = lambda new: seals.keep_item(case=case, new=new, by=by, at=NOW)  # noqa: E731
    assert refused(lambda: keep(answer)) == "seals.new-key-needed"
    # The same key in another wrap is the same key.
    again = seals.NewKey(Purpose.CONTENT, key.recipient, _wrap(identity, "expert"), 1)
    row = seals.wrap_key(case=case, new=again, by=by, at=NOW)
    assert refused(lambda: keep(written(case, Kind.ANSWER, row))) == "seals.new-key-needed"
    fresh = seals.wrap_key(
        case=case, new=new_key(case, Purpose.CONTENT, ["expert"])[1], by=by, at=NOW
    )
    assert keep(written(case, Kind.ANSWER, fresh)).key == fresh
    assert not queries.needs_new_key(case)


def test_keys_of_who_it_is_are_made_by_whom_it_was_given_out_to(
    cast: Cast, case: SealedCase
) -> None:
    by = declared(cast, case, "expert")
    made = new_key(case, Purpose.IDENTITY, ["expert"])[1]
    wrap = lambda new: seals.wrap_key(case=case, new=new, by=by, at=NOW)  # noqa: E731
    assert refused(lambda: wrap(made)) == "seals.key-of-another-purpose"
    old = case.keys.get(purpose=Purpose.IDENTITY)
    again = seals.NewKey(Purpose.IDENTITY, old.recipient, made.wrapped, 1)
    assert refused(lambda: wrap(again)) == "seals.key-of-another-purpose"
    seals.open_identity(case=case, ground="conditions", by=by, at=NOW)
    assert wrap(again).recipient == old.recipient
    assert wrap(made).purpose == Purpose.IDENTITY


def test_whom_to_protect_is_sealed_with_who_it_is(cast: Cast, case: SealedCase) -> None:
    by, other = declared(cast, case, "expert"), declared(cast, case, "province-leader")
    seals.open_identity(case=case, ground="conditions", by=by, at=NOW)
    new = new_key(case, Purpose.IDENTITY, ["expert", "province-leader"])[1]
    key = seals.wrap_key(case=case, new=new, by=by, at=NOW)
    row = seals.keep_item(case=case, new=written(case, Kind.PROTECTION, key), by=by, at=NOW)
    assert queries.file_of(case, by, row.number).read_bytes()
    # Listed for the other handler, and given out by their own deliberate act alone.
    assert row in queries.items_of(case, other)
    assert refused(lambda: queries.file_of(case, other, row.number)) == "base.not-found"
    again = written(case, Kind.PROTECTION, key, words=b"other")
    keep = lambda who: seals.keep_item(case=case, new=again, by=who, at=NOW)  # noqa: E731
    assert refused(lambda: keep(other)) == "seals.key-of-another-purpose"
    seals.open_identity(case=case, ground="conditions", by=other, at=NOW)
    assert queries.file_of(case, other, row.number).read_bytes()


def test_nobody_puts_out_whom_the_sender_chose(cast: Cast, case: SealedCase) -> None:
    by, other = declared(cast, case, "expert"), cast.actor("province-leader")
    chosen = queries.member(case, other)
    assert chosen is not None
    relieve = lambda one: seals.relieve(case=case, member=one, by=by, at=NOW)  # noqa: E731
    assert refused(lambda: relieve(chosen)) == "seals.chosen-by-sender"
    verifier = queries.member(case, _verifier(cast, case, by))
    assert verifier is not None
    assert relieve(verifier).relieved_on == DAY
    assert refused(lambda: relieve(verifier)) == "base.not-found"


@pytest.mark.parametrize("name", ["handler", "somebody", "expert"])
def test_who_may_be_let_in(cast: Cast, case: SealedCase, name: str) -> None:
    """Somebody of the signed list with their own key; not without one, not twice."""
    by = declared(cast, case, "expert")
    if name != "somebody":
        with_key(cast, name)
    name_one = lambda: seals.name_member(  # noqa: E731
        case=case, recipient=recipient(name), part=Part.VERIFIER, by=by, at=NOW
    )
    if name == "handler":
        assert name_one().part == Part.VERIFIER
    else:
        assert refused(name_one) == "seals.not-to-be-named"


# ---- steps ---------------------------------------------------------------------------------------


def test_steps_are_codes_days_and_numbers_of_papers(cast: Cast, case: SealedCase) -> None:
    by = declared(cast, case, "expert")
    step = lambda code, **more: seals.take_step(  # noqa: E731
        case=case, taken=Taken(code, more.pop("day", DAY), more.pop("key", code), **more),
        by=by, at=later(days=2),
    )  # fmt: skip

    assert step("invite").to_state == "waiting"
    assert step("invite").number == 1  # a second press
    assert step("verify").to_state == "waiting"
    assert refused(lambda: step("take-up")) == "workflow.not-now"
    assert refused(lambda: step("inspect", paper="Nguyễn Văn A")) == "seals.no-words"
    late = calendar.day_of(later(days=3))
    assert refused(lambda: step("inspect", day=late)) == "seals.day-ahead"
    early = calendar.day_of(later(days=-1))
    assert refused(lambda: step("inspect", day=early)) == "seals.day-before"
    assert step("inspect", paper="12/PC-UBND").to_state == "inspection"
    case.refresh_from_db()
    assert (case.state, case.ended_on) == ("inspection", None)
    step("close")
    case.refresh_from_db()
    assert case.ended_on == calendar.day_of(later(days=2))
    acts = [one.act for one in SealedOpening.objects.order_by("number")]
    assert acts == ["receipt", "hand-over", "closing"]


def test_it_becomes_a_denunciation_through_the_register_alone(cast: Cast, case: SealedCase) -> None:
    by = declared(cast, case, "expert")
    taken = Taken("sign", DAY, "s-1", paper="01/BB")
    assert refused(lambda: seals.take_step(case=case, taken=taken, by=by, at=NOW)) == (
        "seals.register-first"
    )
    become = lambda code: seals.become_denunciation(  # noqa: E731
        case=case, taken=taken, register_code=code, by=by, at=NOW
    )
    assert refused(lambda: become("")) == "seals.register-first"

    become("tc-1")
    become("tc-1")

    case.refresh_from_db()
    assert (case.state, case.register_code) == ("denunciation", "tc-1")
    assert queries.by_register_code("tc-1") == case
    assert queries.by_register_code("") is None
    close = Taken("close", DAY, "c-1")
    seals.take_step(case=case, taken=close, by=by, at=NOW)
    again = Taken("take-up", DAY, "t-1")
    assert refused(lambda: seals.take_step(case=case, taken=again, by=by, at=NOW)) == (
        "seals.on-the-register"
    )
    assert "take-up" not in {one.code for one in queries.steps_now(case, by)}


def test_an_unsigned_letter_never_becomes_an_accepted_denunciation(
    cast: Cast, case: SealedCase
) -> None:
    by = declared(cast, case, "expert")
    for code in ("find-eligible", "inspect", "close"):
        seals.take_step(case=case, taken=Taken(code, DAY, code), by=by, at=NOW)

    case.refresh_from_db()
    assert (case.state, case.register_code) == ("closed", "")


# ---- mail ----------------------------------------------------------------------------------------


def test_mail_says_new_work_on_the_day_after_and_nothing_else(
    cast: Cast, case: SealedCase, letter: Letter
) -> None:
    system = cast.actor("system")
    for name in HANDLERS:
        cast.officers[name].email = f"{name}@example.vn"
        cast.officers[name].save()

    assert seals.tell_of_work(by=system, at=later(hours=3)) == 0
    assert seals.tell_of_work(by=system, at=later(days=1)) == 2
    assert seals.tell_of_work(by=system, at=later(days=2)) == 0
    told = Notice.objects.filter(about_kind="sealed")
    assert {one.email for one in told} == {f"{name}@example.vn" for name in HANDLERS}
    for one in told:
        said = f"{one.subject} {one.text}".casefold()
        assert not [word for word in ("tố cáo", "niêm phong", case.code) if word in said]
    seals.add_message(case=case, new=letter.message(), by=PUBLIC, at=later(days=2))
    assert seals.tell_of_work(by=system, at=later(days=2, hours=4)) == 0
    assert seals.tell_of_work(by=system, at=later(days=3)) == 2
