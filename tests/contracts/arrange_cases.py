"""Acts on a case, from its receipt to its answer, that work, and ones that are refused."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hoiam.cases import actions, previewing, queries
from hoiam.cases.actions import Elsewhere, Reply
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.notices.models import Notice
from hoiam.units import actions as units
from hoiam.units import queries as unit_queries
from hoiam.units.actions import NewUnit
from hoiam.units.models import Unit, UnitKind
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

LATER = date(2026, 12, 1)
NO = Reply(result="cannot", text="Không thuộc quy hoạch.", rule="Quyết định 5/QĐ-UBND")


def acts(cast: Cast, who: str, at: datetime, **arguments: Any) -> Acts:
    """The named officer may; one of another commune may not."""
    given = {**arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor(who)}, refused={**given, "by": cast.actor("stranger")}
    )


def accepted(cast: Cast, at: datetime, key: str = "k1") -> Case:
    case = cast.receive(key, at=at).case
    return actions.accept(case=case, by=cast.actor("handler"), at=at)


def drafted(cast: Cast, at: datetime) -> Case:
    case = accepted(cast, at)
    actions.draft_answer(case=case, reply=NO, by=cast.actor("handler"), at=at)
    return case


@arrange("cases.receive")
def receive(at: datetime) -> Acts:
    cast = make_cast()
    works = {"told": cast.told(), "by": cast.actor("public"), "at": at}
    return Acts(works, works | {"told": replace(cast.told("k2"), text=" ")})


@arrange("cases.take_over")
def take_over(at: datetime) -> Acts:
    cast = make_cast()
    told = cast.told("old", desk=cast.units["commune-office"])
    elsewhere = Elsewhere(system="Sổ giấy", number="007", due_on=date(2026, 1, 5))
    return acts(cast, "handler", at, told=told, elsewhere=elsewhere, title="Cống vỡ")


@arrange("cases.sort")
def sort(at: datetime) -> Acts:
    cast = make_cast()
    case = actions.receive(
        told=cast.told(), held="chờ người đọc", by=cast.actor("public"), at=at
    ).case
    unit = cast.units["department"]
    return acts(cast, "handler", at, case=case, field=cast.fields["khac"], unit=unit, title="Cống")


@arrange("cases.accept")
def accept(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "handler", at, case=cast.receive(at=at).case)


@arrange("cases.ask_for_more")
def ask_for_more(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "handler", at, case=accepted(cast, at), question="Cống ở cổng nào?")


@arrange("cases.supply")
def supply(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    actions.ask_for_more(case=case, question="Cống nào?", by=cast.actor("handler"), at=at)
    works = {
        "case": case, "origin": queries.first_voice(case), "told": cast.told("k2", text="Cổng A"),
        "by": cast.actor("public"), "at": at,
    }  # fmt: skip
    return Acts(works, works | {"by": cast.actor("stranger")})


@arrange("cases.hand_over")
def hand_over(at: datetime) -> Acts:
    cast = make_cast()
    unit = cast.units["department"]
    return acts(cast, "handler", at, case=accepted(cast, at), unit=unit, reason="đường tỉnh")


@arrange("cases.consult")
def consult(at: datetime) -> Acts:
    cast = make_cast()
    unit = cast.units["department"]
    return acts(cast, "handler", at, case=accepted(cast, at), unit=unit, question="Ai quản lý?")


@arrange("cases.answer_consult")
def answer_consult(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    part = actions.consult(
        case=case, unit=cast.units["department"], question="Ai quản lý?",
        by=cast.actor("handler"), at=at,
    )  # fmt: skip
    return acts(cast, "expert", at, case=case, part=part, text="Do xã quản lý.")


@arrange("cases.extend")
def extend(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, case=accepted(cast, at), due_on=LATER, reason="mưa lũ")


@arrange("cases.note")
def note(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "handler", at, case=accepted(cast, at), text="Đã xem tại chỗ.")


@arrange("cases.save_template")
def save_template(at: datetime) -> Acts:
    cast = make_cast()
    return acts(
        cast, "handler", at, title="Đã sửa", text="Đã sửa xong.", result="done",
        field=cast.fields["roads"], unit=cast.units["commune-office"],
    )  # fmt: skip


@arrange("cases.draft_answer")
def draft_answer(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "handler", at, case=accepted(cast, at), reply=NO)


@arrange("cases.approve_answer")
def approve_answer(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, case=drafted(cast, at))


@arrange("cases.return_answer")
def return_answer(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "leader", at, case=drafted(cast, at), reason="thiếu căn cứ")


@arrange("cases.answer")
def answer(at: datetime) -> Acts:
    cast = make_cast()
    case = drafted(cast, at)
    actions.approve_answer(case=case, by=cast.actor("leader"), at=at)
    return acts(cast, "handler", at, case=case)


def _promise(case: Case) -> Commitment:
    return Commitment.objects.get(about_code=case.code, kind="promise")


@arrange("cases.keep_promise")
def keep_promise(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.answered(at=at)
    outcome = Outcome(result="Đã thay cống")
    when = at + timedelta(days=9)
    return acts(cast, "handler", when, case=case, promise=_promise(case), outcome=outcome)


@arrange("cases.give_up_promise")
def give_up_promise(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.answered(at=at)
    outcome = Outcome(result="Không có vốn", result_public="Năm nay không có vốn.")
    when = at + timedelta(days=9)
    return acts(cast, "leader", when, case=case, promise=_promise(case), outcome=outcome)


@arrange("cases.new_promise_date")
def new_promise_date(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.answered(at=at)
    return acts(
        cast, "leader", at + timedelta(days=9), case=case, promise=_promise(case), due_on=LATER,
        reason="chờ vật tư",
    )  # fmt: skip


@arrange("cases.close")
def close(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "handler", at + timedelta(days=9), case=cast.answered(at=at, reply=NO))


@arrange("cases.reopen")
def reopen(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.answered(at=at, reply=NO)
    return acts(cast, "leader", at + timedelta(days=9), case=case, reason="cần xem lại")


@arrange("cases.rate_settled")
def rate_settled(at: datetime) -> Acts:
    cast = make_cast()
    case, unanswered = cast.answered(at=at, reply=NO), cast.receive("k2", at=at).case
    given = {"by": cast.actor("public"), "at": at + timedelta(days=9)}
    return Acts(
        works={**given, "case": case, "voice": queries.first_voice(case)},
        refused={**given, "case": unanswered, "voice": queries.first_voice(unanswered)},
    )


@arrange("cases.rate_not_done")
def rate_not_done(at: datetime) -> Acts:
    cast = make_cast()
    case, unanswered = cast.answered(at=at, reply=NO), cast.receive("k2", at=at).case
    told = cast.told("k9", text="Vẫn vỡ.")
    given = {"told": told, "by": cast.actor("public"), "at": at + timedelta(days=9)}
    return Acts(
        works={**given, "case": case, "voice": queries.first_voice(case)},
        refused={**given, "case": unanswered, "voice": queries.first_voice(unanswered)},
    )


@arrange("cases.join")
def join(at: datetime) -> Acts:
    cast = make_cast()
    first, second = accepted(cast, at, "k1"), accepted(cast, at, "k2")
    return acts(cast, "handler", at, case=second, into=first, reason="cùng một cống")


@arrange("cases.unjoin")
def unjoin(at: datetime) -> Acts:
    cast = make_cast()
    first, second = accepted(cast, at, "k1"), accepted(cast, at, "k2")
    handler = cast.actor("handler")
    actions.join(case=second, into=first, reason="cùng một cống", by=handler, at=at)
    return acts(cast, "handler", at, case=second, reason="hai cống khác nhau")


@arrange("cases.me_too")
def me_too(at: datetime) -> Acts:
    cast = make_cast()
    case = accepted(cast, at)
    works = {"case": case, "told": cast.told("k2"), "by": cast.actor("public"), "at": at}
    return Acts(works, works | {"told": replace(cast.told("k3"), text=" ")})


@arrange("cases.prepare_publication")
def prepare_publication(at: datetime) -> Acts:
    cast = make_cast()
    return acts(cast, "handler", at, case=accepted(cast, at), prepared=PUBLIC)


PUBLIC = Prepared(title="Cống vỡ", text="Cống trước trường bị vỡ.")


def prepared(cast: Cast, at: datetime) -> Case:
    case = accepted(cast, at)
    actions.prepare_publication(case=case, prepared=PUBLIC, by=cast.actor("handler"), at=at)
    return case


@arrange("cases.publish")
def publish(at: datetime) -> Acts:
    cast = make_cast()
    case = prepared(cast, at)
    return acts(cast, "leader", at, case=case, seen=previewing.digest_of(case))


def published(cast: Cast, at: datetime) -> Case:
    case = prepared(cast, at)
    seen = previewing.digest_of(case)
    return actions.publish(case=case, seen=seen, by=cast.actor("leader"), at=at)


@arrange("cases.record_told")
def record_told(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.receive(at=at).case
    notice = Notice.objects.get(about_kind="case", about_code=case.code)
    return acts(
        cast, "clerk", at, case=case, notice=notice, channel="call", success=True,
        detail="đã nghe máy",
    )  # fmt: skip


@arrange("cases.keep_outside_number")
def keep_outside_number(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.receive(at=at).case
    return acts(cast, "clerk", at, case=case, system="CSDL quốc gia", number="007")


@arrange("cases.keep_outside_numbers")
def keep_outside_numbers(at: datetime) -> Acts:
    cast = make_cast()
    plans = [actions.NumberPlan(cast.receive(at=at).case.code, "007")]
    unit = cast.units["commune-office"]
    return acts(cast, "clerk", at, unit=unit, system="CSDL quốc gia", plans=plans)


@arrange("cases.drop_outside_number")
def drop_outside_number(at: datetime) -> Acts:
    cast = make_cast()
    kept = actions.keep_outside_number(
        case=cast.receive(at=at).case, system="CSDL quốc gia", number="007",
        by=cast.actor("clerk"), at=at,
    )  # fmt: skip
    return acts(cast, "clerk", at, kept=kept, reason="gõ nhầm")


def _ended(cast: Cast, at: datetime, *names: str) -> Unit:
    """The commune was replaced some days ago; its office ended with it."""
    day = calendar.day_of(at) - timedelta(days=3)
    parent = cast.units["province"]
    units.replace_units(
        predecessors=[cast.units["commune"]],
        successors=[NewUnit(UnitKind.COMMUNE, name, parent) for name in names],
        on=day, decision="NQ 1", by=cast.actor("system"), at=at,
    )  # fmt: skip
    return Unit.objects.get(code="t-commune-office")


@arrange("cases.settle_succession")
def settle_succession(at: datetime) -> Acts:
    cast = make_cast()
    cast.receive(at=at - timedelta(days=9))
    given = {"unit": _ended(cast, at, "Xã Mới"), "at": at}
    return Acts({**given, "by": cast.actor("system")}, {**given, "by": cast.actor("leader")})


@arrange("cases.succeed")
def succeed(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.receive(at=at - timedelta(days=9)).case
    former = _ended(cast, at, "Xã Mới")
    (heir,) = unit_queries.on_day(former, calendar.day_of(at))
    works = {"case": case, "former": former, "unit": heir, "by": cast.actor("system"), "at": at}
    return Acts(works, works | {"unit": cast.units["department"]})


@arrange("cases.choose_successor")
def choose_successor(at: datetime) -> Acts:
    cast = make_cast()
    case = cast.receive(at=at - timedelta(days=9)).case
    former = _ended(cast, at, "Xã Trên", "Xã Dưới")
    heirs = unit_queries.on_day(former, calendar.day_of(at))
    given = {"case": case, "former": former, "successor": heirs[0], "why": "vì ở trên", "at": at}
    leader, expert = cast.actor("province-leader"), cast.actor("expert")
    return Acts({**given, "by": leader}, {**given, "by": expert})


@arrange("cases.seek")
def seek(at: datetime) -> Acts:
    cast = make_cast()
    cast.receive(at=at)
    desk = cast.units["commune-office"]
    return acts(cast, "clerk", at, desk=desk, kind="phone", number="0900000123", purpose="lost")
