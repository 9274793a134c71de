"""Who sees which case, and who may take which step: tables over the fixed cast."""

from collections.abc import Callable

import pytest

from hoiam.cases import actions as cases
from hoiam.cases import previewing, queries
from hoiam.cases.actions import Reply
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.core.actor import Actor
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.publication.actions import Why
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db

EVERYBODY = (
    "clerk", "handler", "leader", "stranger", "other-leader", "province-leader", "expert",
    "front", "administrator", "public",
)  # fmt: skip
UNIT = {"clerk", "handler", "leader", "province-leader"}
LEADERS = {"leader", "province-leader"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_sees_a_case(cast: Cast, name: str) -> None:
    case = cast.receive().case
    actor = cast.actor(name)

    if name in UNIT | {"front"}:
        assert queries.by_code(actor, case.code) == case
    else:
        with pytest.raises(NotFound):
            queries.by_code(actor, case.code)


def test_consulted_unit_sees_the_case_from_then_on(cast: Cast) -> None:
    case = cast.receive().case
    handler = cast.actor("handler")
    cases.accept(case=case, by=handler, at=later(1))
    cases.consult(
        case=case, unit=cast.units["department"], question="Ý kiến?", by=handler, at=later(1)
    )

    assert queries.by_code(cast.actor("expert"), case.code) == case


type Step = Callable[[Cast, Case, Actor], object]

NEW: dict[str, tuple[Step, set[str]]] = {
    "accept": (lambda cast, case, by: cases.accept(case=case, by=by, at=later(1)), UNIT),
    "ask-for-more": (
        lambda cast, case, by: cases.ask_for_more(case=case, question="Ở đâu?", by=by, at=later(1)),
        UNIT,
    ),
    "hand-over": (
        lambda cast, case, by: cases.hand_over(
            case=case, unit=cast.units["department"], reason="Đường tỉnh", by=by, at=later(1)
        ),
        UNIT,
    ),
    "note": (lambda cast, case, by: cases.note(case=case, text="Gọi rồi", by=by, at=later(1)), UNIT),
    "read": (
        lambda cast, case, by: cases.read(
            case=case, voice=queries.first_voice(case), part="contact", purpose="reaching",
            reason="Hẹn gặp", by=by, at=later(1),
        ),
        UNIT,
    ),
    "prepare": (
        lambda cast, case, by: cases.prepare_publication(
            case=case, prepared=Prepared(title="Cống vỡ", text="Cống vỡ"), by=by, at=later(1)
        ),
        UNIT,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EVERYBODY)
@pytest.mark.parametrize("step", NEW)
def test_who_may_take_a_step_on_a_new_case(cast: Cast, step: str, name: str) -> None:
    case = cast.receive().case
    take, allowed = NEW[step]
    actor = cast.actor(name)

    if name in allowed:
        take(cast, case, actor)
    else:
        with pytest.raises(NotAllowed):
            take(cast, case, actor)


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_may_extend_and_approve(cast: Cast, name: str) -> None:
    case = cast.receive().case
    handler, actor = cast.actor("handler"), cast.actor(name)
    cases.accept(case=case, by=handler, at=later(1))
    cases.draft_answer(
        case=case, reply=Reply(result="done", text="Đã sửa xong."), by=handler, at=later(1)
    )
    due_on = later(40).date()

    def extend() -> object:
        return cases.extend(case=case, due_on=due_on, reason="Mưa lũ", by=actor, at=later(2))

    def approve() -> object:
        return cases.approve_answer(case=case, by=actor, at=later(2))

    for act in (extend, approve):
        if name in LEADERS:
            act()
        else:
            with pytest.raises(NotAllowed):
                act()


@pytest.mark.parametrize("name", EVERYBODY)
def test_who_may_publish_and_hide(cast: Cast, name: str) -> None:
    case = cast.receive().case
    handler, actor = cast.actor("handler"), cast.actor(name)
    prepared = Prepared(title="Cống vỡ", text="Cống vỡ trước trường")
    cases.prepare_publication(case=case, prepared=prepared, by=handler, at=later(1))

    if name in LEADERS | {"clerk"}:
        cases.publish(case=case, seen=previewing.digest_of(case), by=actor, at=later(2))
    else:
        with pytest.raises(NotAllowed):
            cases.publish(case=case, seen=previewing.digest_of(case), by=actor, at=later(2))
        cases.publish(
            case=case, seen=previewing.digest_of(case), by=cast.actor("leader"), at=later(2)
        )
    if name in LEADERS:
        cases.hide(case=case, why=Why("child", "Có tên trẻ em"), by=actor, at=later(3))
    else:
        with pytest.raises(NotAllowed):
            cases.hide(case=case, why=Why("child", "x"), by=actor, at=later(3))


def test_role_that_ended_opens_nothing(cast: Cast) -> None:
    case = cast.receive().case
    held = cast.officers["handler"].roles.get()
    held.valid_to = later(1).date()
    held.save()

    assert queries.by_code(cast.actor("handler"), case.code)
    with pytest.raises(NotFound):
        queries.by_code(cast.actor("handler", at=later(2)), case.code)
