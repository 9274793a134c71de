"""The papers of a step: which forms it has, and each as a letter filled from the rows.

What nobody wrote down stands as a gap; whoever issues the paper reads it first and may change it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from hoiam.core.clocks.acts import GROUNDS, Ground
from hoiam.core.clocks.shapes import Criterion, Matter
from hoiam.core.clocks.table import CRITERIA_RULE
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date, vn_number
from hoiam.papers.forms import petition_course as course
from hoiam.papers.forms import petition_ends as ends
from hoiam.papers.forms import petition_intake as intake
from hoiam.papers.letter import Letter
from hoiam.petitions import attending, letter_facts
from hoiam.petitions.letter_facts import Told
from hoiam.petitions.models import Hearing, Order, PetitionStep
from hoiam.rules import queries as rules

_EXTENDED_BY = {
    Matter.COMPLAINT: "Điều 28 Luật Khiếu nại",
    Matter.SECOND_COMPLAINT: "Điều 37 Luật Khiếu nại",
    Matter.DISCIPLINE: "Điều 50 Luật Khiếu nại",
    Matter.SECOND_DISCIPLINE: "Điều 55 Luật Khiếu nại",
}
_SECONDS = (Matter.SECOND_COMPLAINT, Matter.SECOND_DISCIPLINE)
_DAYS_FOR_SECOND = {Matter.DISCIPLINE: 10}


def forms_of(step: PetitionStep) -> tuple[str, ...]:
    """The forms of this step, the one that is due first; none of a step that was taken back."""
    if step.takes_back_id is not None or hasattr(step, "taken_back_by"):
        return ()
    table = procedure_of(Matter(step.petition.docket.kind))
    if not table.has_step(step.step):
        return ()
    return tuple(form for form in table.lawful_step(step.step).forms if form in _BUILDERS)


def due_form(step: PetitionStep) -> str:
    """The paper that has to go out with the step; empty where none must."""
    forms = forms_of(step)
    table = procedure_of(Matter(step.petition.docket.kind))
    return forms[0] if forms and table.lawful_step(step.step).paper_due else ""


def letter_of(step: PetitionStep, form: str, *, on: date | None = None) -> Letter:
    """The paper as the rows fill it; refused unless the form is of that step. `on`: the day on
    which it goes out, where that is not the day of the step."""
    if form not in forms_of(step):
        raise NotFound("petitions.form-not-of-step")
    return _BUILDERS[form](letter_facts.told(step, on))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip(" -;") for line in text.splitlines() if line.strip(" -;"))


def _proposal(told: Told) -> Letter:
    first = told.petition.first_instance
    settled = f"đơn số {first.registered}" if first else ""
    return intake.proposal(intake.Proposed(told.brought, settled))


def _supplement(told: Told) -> Letter:
    return intake.supplement_request(intake.Lacking(told.brought, _lines(told.step.text)))


def _acceptance(told: Told) -> Letter:
    return intake.acceptance(intake.Accepted(told.brought, told.step.day, told.due_on))


def _refusal(told: Told) -> Letter:
    return intake.refusal_to_accept(intake.NotAccepted(told.brought, told.step.text))


def _guidance(told: Told) -> Letter:
    return intake.guidance(intake.Guided(told.brought, told.step.body))


def _return_slip(told: Told) -> Letter:
    petition = told.petition
    return intake.return_slip(
        intake.Returned(
            told.brought, told.step.body or petition.forwarded_by, told.step.text,
            petition.forwarded_paper, petition.forwarded_on,
        )
    )  # fmt: skip


def _transfer(told: Told) -> Letter:
    return intake.transfer_slip(intake.Transferred(told.brought, told.step.body))


def _referral(told: Told) -> Letter:
    return intake.referral(intake.Referred(told.brought, told.step.body, told.step.text))


def _originals(told: Told) -> Letter:
    return intake.return_of_papers(intake.GivenBack(told.brought, "", ()))


def _order(told: Told) -> Letter:
    verifiers = (told.step.body,) if told.step.body else _lines(told.step.text)[:1]
    return course.verification_order(course.Entrusted(told.brought, verifiers))


def _report(told: Told) -> Letter:
    assigned = told.earlier("assign")
    verifiers = (assigned.body,) if assigned and assigned.body else ()
    since = assigned.day if assigned else None
    return course.verification_report(
        course.Verified(told.brought, verifiers, since, told.step.day, told.step.text)
    )


def _hearing(told: Told, held: bool) -> Hearing | None:
    own = {"minutes": told.step} if held else {"call": told.step}
    return Hearing.objects.filter(**own).first()


def _hearing_notice(told: Told) -> Letter:
    called = _hearing(told, held=False)
    if called is None:
        raise NotFound("petitions.form-not-of-step")
    return course.hearing_notice(
        course.Called(told.brought, called.planned_for, called.place, called.chair)
    )


def _hearing_minutes(told: Told) -> Letter:
    held = _hearing(told, held=True)
    if held is None:
        raise NotFound("petitions.form-not-of-step")
    petition = told.petition
    signed = [one.name for one in petition.petitioners.order_by("number")]
    came = attending.sorted_out(
        [str(name) for name in held.attended.get("people", [])], sender=told.brought.sender.name,
        others=signed, chair=held.chair, against=petition.against,
    )  # fmt: skip
    verified = told.earlier("report")
    return course.hearing_minutes(
        course.Heard(
            told.brought, held.planned_for, held.place, held.chair, absent=held.absent,
            absent_why=held.absent_why, clerk=came.clerk, with_complainant=came.complainants,
            respondents=came.respondents, concerned=came.concerned, bodies=came.bodies,
            purpose=verified.text if verified else "", said=told.step.text, agreed=held.agreed,
            disputed=held.disputed,
        )
    )  # fmt: skip


def _extension(told: Told) -> Letter:
    day = told.step.day
    book = rules.rulebook_on()
    rule = book.find(CRITERIA_RULE, day) or book.versions_of(CRITERIA_RULE)[-1]
    named = dict(zip(Criterion, rule.grounds, strict=True))
    criteria = tuple(named[Criterion(code)] for code in sorted(told.step.criteria))
    return course.extension(
        course.Prolonged(
            told.brought, criteria, told.due_on, told.step.text,
            _EXTENDED_BY.get(told.matter, "quy định của pháp luật"),
        )
    )  # fmt: skip


def _ground(told: Told) -> str:
    return GROUNDS[Ground(told.step.ground)] if told.step.ground else ""


def _suspension(told: Told) -> Letter:
    return course.suspension(
        course.Paused(told.brought, _ground(told), told.step.text, told.step.day)
    )


def _resumption(told: Told) -> Letter:
    cited = told.cited("suspend", "suspension")
    return course.resumption(course.Resumed(told.brought, cited, told.step.text))


def _termination(told: Told) -> Letter:
    return course.termination(course.Ended(told.brought, _ground(told), told.step.text))


def _withdrawal(told: Told) -> Letter:
    who = letter_facts.withdrawing(told.step)
    left = told.petition.petitioners.exclude(withdrawn_on__lte=told.step.day).count()
    part = told.step.about.startswith("content-")
    remaining = left if told.step.about.startswith("person-") else 0
    return ends.withdrawal(
        ends.Withdrawn(
            told.brought, letter_facts.person_of(who), told.step.text if part else "", remaining
        )
    )


def _ruled(told: Told) -> ends.Ruled:
    decision = told.decision()
    given = decision.orders_given.order_by("number") if decision else ()
    orders = tuple(_ordered(one) for one in given)
    first = told.petition.first_instance
    before = first.decisions.filter(standing=True).first() if first else None
    met = Hearing.objects.filter(petition=told.petition, held_at__isnull=False)
    held = met.filter(minutes__number__lte=told.step.number).order_by("minutes__number").last()
    return ends.Ruled(
        told.brought,
        decision.get_result_display() if decision else "",
        decision.findings if decision else told.step.text,
        orders or _lines(decision.orders if decision else ""),
        heard=_heard(held),
        first_decision=(
            f"quyết định số {before.number or '……'} ngày {vn_date(before.issued_on)}"
            if before
            else ""
        ),
        days_for_second=_DAYS_FOR_SECOND.get(told.matter, 30),
    )


def _ordered(order: Order) -> str:
    """What is ordered, how much of it, by when."""
    what = (order.what or str(order.get_kind_display())).rstrip(" .;")
    amounts = [
        f"{vn_number(Fraction(order.money))} đồng" if order.money else "",
        f"{vn_number(Fraction(order.area), 1).removesuffix(',0')} m²" if order.area else "",
    ]
    until = f"xong trước hết ngày {vn_date(order.due_on)}" if order.due_on else ""
    return f"{': '.join([what, *filter(None, amounts)])}{', ' + until if until else ''}"


def _heard(held: Hearing | None) -> str:
    if held is None:
        return ""
    if held.absent:
        return "người khiếu nại không tham gia đối thoại"
    agreed = f"đã thống nhất: {held.agreed.rstrip(' .')}" if held.agreed else ""
    differ = f"còn ý kiến khác nhau: {held.disputed.rstrip(' .')}" if held.disputed else ""
    return "; ".join(part for part in (agreed, differ) if part)


def _discipline(told: Told) -> Letter:
    return ends.discipline_decision(_ruled(told))


def _first(told: Told) -> Letter:
    return ends.decision_first(_ruled(told))


def _second(told: Told) -> Letter:
    return ends.decision_second(_ruled(told))


def _result(told: Told) -> Letter:
    if told.step.step == "tell":
        done = ends.Answered(told.brought, told.step.text, about="việc xử lý")
    else:
        done = ends.Answered(told.brought, told.step.text or _settled(told))
    return ends.result_notice(done)


def _settled(told: Told) -> str:
    """How a complaint was decided, and by which paper."""
    decision = told.decision()
    if decision is None:
        return ""
    cited = told.cited("decide", _decision_form(told))
    by_paper = f"theo {cited}" if cited else f"theo quyết định ngày {vn_date(decision.issued_on)}"
    return f"{str(decision.get_result_display()).capitalize()}, {by_paper}."


def _forwarder(told: Told) -> Letter:
    petition, decision = told.petition, told.decision()
    answered = told.earlier("answer")
    result = decision.get_result_display() if decision else (answered.text if answered else "")
    return ends.forwarder_notice(
        ends.ForwarderTold(
            told.brought, petition.forwarded_by, result, petition.forwarded_paper,
            petition.forwarded_on, told.cited("decide", _decision_form(told)),
        )
    )  # fmt: skip


def _decision_form(told: Told) -> str:
    if told.matter in (Matter.DISCIPLINE, Matter.SECOND_DISCIPLINE):
        return "discipline-decision"
    return "decision-second" if told.matter in _SECONDS else "decision-first"


def _publication(told: Told) -> Letter:
    posted = told.earlier("publish")
    down = told.step.day if told.step.step == "take-down" else None
    return ends.publication_record(
        ends.MadePublic(
            told.brought, told.cited("decide", _decision_form(told)),
            from_on=posted.day if posted else None, to_on=down,
        )
    )  # fmt: skip


def _apology(told: Told) -> Letter:
    return ends.apology(ends.Late(told.brought, told.late_since, told.step.text))


_BUILDERS: Mapping[str, Callable[[Told], Letter]] = {
    "proposal": _proposal,
    "supplement-request": _supplement,
    "acceptance": _acceptance,
    "refusal-to-accept": _refusal,
    "guidance": _guidance,
    "return-slip": _return_slip,
    "transfer-slip": _transfer,
    "referral": _referral,
    "return-of-papers": _originals,
    "verification-order": _order,
    "verification-report": _report,
    "hearing-notice": _hearing_notice,
    "hearing-minutes": _hearing_minutes,
    "extension": _extension,
    "suspension": _suspension,
    "resumption": _resumption,
    "termination": _termination,
    "withdrawal": _withdrawal,
    "decision-first": _first,
    "decision-second": _second,
    "discipline-decision": _discipline,
    "result-notice": _result,
    "forwarder-notice": _forwarder,
    "publication-record": _publication,
    "apology": _apology,
}

FILLED = frozenset(_BUILDERS)
