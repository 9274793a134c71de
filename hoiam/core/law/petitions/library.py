"""The words of states and the steps that several kinds share; a table names its own rules.

Whatever the rules of a kind say differently is changed where that table stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import door_steps, end_steps, work_steps
from hoiam.core.law.petitions.shapes import Bar, Circumstance, Condition, LawfulStep, Procedure
from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.law.rules import BOOK
from hoiam.core.workflow import State

RECEIVED, WAITING, ACCEPTED, SUSPENDED = "received", "waiting", "accepted", "suspended"
WITHDRAWING, DECIDED, SENT = "withdrawing", "decided", "sent"
REFUSED, GUIDED, RETURNED, TRANSFERRED = "refused", "guided", "returned", "transferred"
KEPT, WITHDRAWN, STOPPED, ANSWERED, CLOSED = "kept", "withdrawn", "stopped", "answered", "closed"

STATES = {
    RECEIVED: "Mới nhận",
    WAITING: "Chờ bổ sung",
    ACCEPTED: "Đã thụ lý, đang giải quyết",
    SUSPENDED: "Tạm đình chỉ",
    WITHDRAWING: "Đã rút đơn, chờ quyết định đình chỉ",
    DECIDED: "Đã có quyết định",
    SENT: "Đã gửi quyết định",
    REFUSED: "Không thụ lý",
    GUIDED: "Đã hướng dẫn",
    RETURNED: "Đã gửi trả nơi chuyển",
    TRANSFERRED: "Đã chuyển nơi có thẩm quyền",
    KEPT: "Lưu đơn",
    WITHDRAWN: "Đã rút đơn",
    STOPPED: "Đã đình chỉ",
    ANSWERED: "Đã trả lời",
    CLOSED: "Đã kết thúc",
}

LIBRARY: Mapping[str, LawfulStep] = {
    one.code: one for one in (*door_steps.STEPS, *work_steps.STEPS, *end_steps.STEPS)
}


def when(circumstance: Circumstance, rule: str, says: str) -> tuple[Condition, ...]:
    """One condition, as steps hold them."""
    return (Condition(circumstance, rule, says),)


NOTHING_OWED = when(
    Circumstance.NOTHING_OWED,
    "R-13",
    "Còn việc đến hạn theo luật mà chưa làm: làm xong, ghi ngày, rồi mới kết thúc hồ sơ.",
)


def articles_of(rules: Iterable[str]) -> str:
    """The articles of these rules in their newest version, each said once."""
    return "; ".join(dict.fromkeys(BOOK.versions_of(rule)[-1].article for rule in rules))


def table(
    matter: Matter,
    title: str,
    moves: Mapping[str, Mapping[str, str]],
    rules: Mapping[str, tuple[str, ...]],
    *,
    changed: Iterable[LawfulStep] = (),
    forbidden: Mapping[str, Bar] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Procedure:
    """The procedure with the steps that its moves name, in the order of the library.

    Every step rests on the rules that are given; one without any is a house rule and says so.
    """
    own = {one.code: one for one in changed}
    used = {code for to in moves.values() for code in to}
    steps = tuple(
        replace(step, rules=rules[code], basis=articles_of(rules[code]) or HOUSE)
        for code, step in {**LIBRARY, **own}.items()
        if code in used
    )
    words = {**STATES, **(labels or {})}
    return Procedure(
        name=matter.value,
        title=title,
        initial=RECEIVED,
        states=tuple(State(code, words[code]) for code in words if code in moves),
        steps=steps,
        moves=moves,
        matter=matter,
        final=tuple(code for code, to in moves.items() if not set(to.values()) - {code}),
        forbidden=forbidden or {},
    )
