"""One town in which every step of the table may be taken now: people by column, things by step."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.accounts.models import Absence, Officer, RoleHeld
from hoiam.cases.models import Case, Demand, Docket, PublicDraft
from hoiam.commitments import actions as commitments
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.reminders import Escalation
from hoiam.commitments.requesting import Request
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor, Held, Role
from hoiam.core.clocks.acts import Act
from hoiam.core.law.petitions.complaints import FIRST as COMPLAINT
from hoiam.core.law.petitions.shapes import Hand
from hoiam.imports.models import Import, Target
from hoiam.meetings.models import Hall, Host, Meeting, OutsideAppeal, Question
from hoiam.notices.models import Notice
from hoiam.outreach.models import Broadcast, Delivery, Task
from hoiam.outreach.models import Note as HamletNote
from hoiam.papers.models import Paper
from hoiam.petitions.models import Petition, Petitioner, PetitionStep
from hoiam.protection.models import Breach, DataRequest, RequestKind
from hoiam.publication.models import Page
from hoiam.publication.openness import Appeal, Hiding
from hoiam.reception.models import (
    Box,
    Call,
    CallClass,
    Hotline,
    HotlineRule,
    Matter,
    OnlineReception,
    Opening,
    PaperLine,
    PaperReceipt,
    Turn,
    Visit,
)
from hoiam.registers.actions import _shared as registers
from hoiam.rules.models import Target as RuleTarget
from hoiam.units.models import Change, ChangeLink, Unit
from hoiam.voices.models import Voice
from tests.access.arranged_decisions import decided
from tests.access.arranged_figures import closed, drafted, of_figures, reported
from tests.access.arranged_sealed import secret
from tests.access.table import PEOPLE
from tests.cast import NOW, PASSWORD, Cast, in_session
from tests.registers import making

TODAY = calendar.day_of(NOW)
OWN, ABOVE, TOP = "commune-office", "commune-ubnd", "province-ubnd"
DESK, ASKED, ELSEWHERE = "department", "other-ubnd", "other-office"
# Column → the role and the unit at which it is held.
HELD = {
    "C": (Role.CLERK, OWN), "H": (Role.HANDLER, OWN), "L": (Role.LEADER, OWN),
    "W": (Role.LAWYER, OWN), "F": (Role.FRONT, "commune-front"),
    "fL": (Role.LEADER, "commune-front"), "uA": (Role.ADMINISTRATOR, OWN),
    "sC": (Role.CLERK, ABOVE), "sH": (Role.HANDLER, ABOVE), "sL": (Role.LEADER, ABOVE),
    "pL": (Role.LEADER, TOP), "pW": (Role.LAWYER, TOP), "pA": (Role.ADMINISTRATOR, TOP),
    "dC": (Role.CLERK, DESK), "dH": (Role.HANDLER, DESK), "dL": (Role.LEADER, DESK),
    "dW": (Role.LAWYER, DESK), "kH": (Role.HANDLER, ASKED), "oC": (Role.CLERK, ELSEWHERE), "oH": (Role.HANDLER, ELSEWHERE),
    "oL": (Role.LEADER, ELSEWHERE), "oF": (Role.FRONT, "other-front"),
}  # fmt: skip


@dataclass(slots=True)
class Town:
    """Everything the walk needs."""

    people: dict[str, Actor]
    # Step → its arguments before the actor; reading → whether a planted row is among these.
    steps: dict[str, Callable[[Actor], tuple[object, ...]]]
    before: dict[str, Callable[[Actor], object]]  # what the action asks before the policy
    planted: dict[str, Any]
    rows: dict[str, Any]


def people(cast: Cast, themself: Officer) -> dict[str, Actor]:
    """An actor by column. Those whose period is over, and the administrator outside a session, are
    made by the same query that every page asks."""
    found = {
        column: actors.officer(f"o-{column}", act="a-1", held=[Held(role, cast.units[unit].code)])
        for column, (role, unit) in HELD.items()
    }
    found |= {column: actors.public(act="a-1") for column in "XP"}
    found["S"] = actors.system("test", act="a-1")
    found["E"] = _now(_over(cast))
    found["pa"] = _now(cast.officers["administrator"])
    found["@"] = actors.officer(themself.code, act="a-1", held=())
    assert set(found) == set(PEOPLE)
    return found


def _now(officer: Officer) -> Actor:
    return account_queries.actor_for(officer, day=TODAY, act="a-1")


def _over(cast: Cast) -> Officer:
    """Somebody who held every role at the unit, until yesterday."""
    system = cast.actor("system")
    officer = accounts.open_account(
        username="over", name="Người Đã Thôi", password=PASSWORD, by=system, at=NOW
    )
    RoleHeld.objects.bulk_create(
        RoleHeld(
            officer=officer, unit=cast.units[OWN], role=role, valid_from=TODAY - timedelta(days=9),
            valid_to=TODAY, granted_at=NOW, granted_by="system:test",
        )
        for role in Role
    )  # fmt: skip
    return officer


def make_town(cast: Cast) -> Town:
    """One case at the unit, received at another desk, on which a third unit is asked; and one row
    of everything else."""
    themself = cast.officers["handler"]
    code = cast.receive(desk=cast.units[DESK], channel="desk").case.code
    Case.objects.filter(code=code).update(held="")
    case = Case.objects.select_related("unit__parent__parent__parent", "desk").get(code=code)
    assert case.unit == cast.units[OWN]
    owed = Commitment.objects.select_related("unit__parent__parent__parent").get(about_code=code)
    asked = _as(owed, pk=None, code="v-asked", kind=CommitmentKind.CONSULT, unit=cast.units[ASKED])
    asked.assigned_by_unit = cast.units["department"]
    asked.save()
    PublicDraft(
        case=case, title="Cống", text="Cống vỡ.", prepared_at=NOW, prepared_by="o-somebody"
    ).save()
    rows = _rows(cast, case, owed, themself) | secret(cast.units[OWN]) | _petition(cast)
    steps = _steps(cast, case, owed, _former(cast), rows)
    return Town(people(cast, themself), steps, _before(rows), _planted(rows), rows)


def _former(cast: Cast) -> Unit:
    """A unit below the same superior that the unit took over."""
    former = Unit(
        code="t-former", kind="department", name="Phòng cũ", short_name="Phòng cũ", folded="phong cu",
        valid_from=date(2025, 7, 1), valid_to=TODAY, parent=cast.units[ABOVE], area=cast.units["commune"],
    )  # fmt: skip
    former.save()
    change = Change(code="c-1", decision="QĐ 1", day=TODAY)
    change.save()
    ChangeLink(change=change, predecessor=former, successor=cast.units[OWN]).save()
    return former


def _rows(cast: Cast, case: Case, owed: Commitment, themself: Officer) -> dict[str, Any]:
    """One row of everything that is read, at the unit."""
    own, system = cast.units[OWN], cast.actor("system")
    lost = _as(owed, pk=None, code="v-lost", kind=CommitmentKind.PROMISE)
    lost.save()
    commitments.assign(commitment=lost, officer=themself, by=system, at=NOW)
    found: dict[str, Any] = {
        "docket": Docket(
            code="hs-1", unit=own, register=own, area=cast.units["commune"], kind="complaint",
            number="12/KN", received_on=TODAY, opened_at=NOW, opened_by="o-C",
        ),
        "demand": Demand(
            code="d-1", unit=own, case=case, body_kind="court", body="Tòa án", number="1",
            dated_on=TODAY, ground="Điều 1", scope="nội dung", recorded_at=NOW, recorded_by="o-C",
        ),
        "session": in_session(themself, at=NOW),
        "absence": Absence(
            code="v-1", officer=themself, unit=own, valid_from=TODAY, written_at=NOW,
            written_by="o-L",
        ),
        "request": DataRequest(
            code="yc-1", voice=case.gatherings.get().voice, unit=own, kind=RequestKind.KNOW,
            received_at=NOW, received_by="public",
        ),
        "register": Import(
            code="i-1", target=Target.CASES, unit=own, file_name="a.csv", started_at=NOW,
            started_by="o-C",
        ),
        "house": Import(
            code="i-2", target=Target.OFFICERS, unit=own, file_name="b.csv", started_at=NOW,
            started_by="o-C",
        ),
        "page": Page(
            code=case.code, title="Cống", text="Cống vỡ.", published_at=NOW, published_by="o-C"
        ),
        "target": RuleTarget(
            field=cast.fields["roads"], kind="feedback", count=5, unit="working",
            valid_from=TODAY, set_at=NOW, set_by="o-pA",
        ),
    }  # fmt: skip
    for row in found.values():
        row.save()
    found["appeal"] = _appeal(cast, found["page"])
    found |= _in_a_hamlet(cast)
    commitments.reown(commitment=lost, by=system, at=NOW)
    found["request-sent"] = _sent(cast, owed)
    return found | {
        "case": case, "lost": lost, "owed": owed, "officer": themself, "unit": own,
        "draft-checked": drafted(themself, own), "report-written": reported(own),
        "closed-period": closed(own),
        "record": making.record(cast), "voice": found["request"].voice,
        "notice": Notice.objects.earliest("pk"),
        "paper": _paper(own), "box": (box := _box(own)), "opening": _opening(box), **_visited(cast, own), "call": _rang(cast),
        "meeting": (planned := _planned(cast, own)),
        "question": _asked(planned, found["request"].voice),
        "hall": Hall.objects.create(
            meeting=planned, code="7KQ4", prepared_at=NOW, prepared_by="o-C"
        ),
    }  # fmt: skip


def _planned(cast: Cast, own: Unit) -> Meeting:
    """In the plan of the unit, held by the body above it; not announced."""
    row = Meeting(
        code="gap-1", key="k-gap", kind="dialogue", title="x", unit=own, recorded_at=NOW,
        recorded_by="o-C",
    )  # fmt: skip
    row.save()
    Host(meeting=row, unit=cast.units[ABOVE]).save()
    return Meeting.objects.select_related("unit__parent__parent__parent").get(pk=row.pk)


def _asked(meeting: Meeting, voice: Voice) -> Question:
    """Somebody asked that meeting something."""
    row = Question(
        code="hoi-1", meeting=meeting, voice=voice, number=1, way="web", asked_at=NOW,
        asked_by="public",
    )  # fmt: skip
    row.save()
    return row


def _paper(own: Unit) -> Paper:
    """Issued by the unit, without its files."""
    row = Paper(
        code="gt-1", key="k-gt", form="result", form_from=TODAY, about_kind="visit", about_code="x",
        unit=own, year=TODAY.year, issued_on=TODAY, issued_at=NOW, issued_by="o-somebody",
    )  # fmt: skip
    row.save()
    return row


def _rang(cast: Cast) -> Call:
    """To a number of the unit; another unit has to call back."""
    by = {"opened_at": NOW, "opened_by": "o-C"}
    line = Hotline(
        code="dn-1", unit=cast.units[OWN], number="1022", published="x", valid_from=TODAY, **by
    )
    line.save()
    rule = HotlineRule(hotline=line, paper="x", valid_from=TODAY, set_at=NOW, set_by="o-L")
    rule.save()
    kind = CallClass(rule=rule, name="x", days=1, unit=cast.units[ASKED])
    kind.save()
    call = Call(
        code="cg-1", key="k-cg", hotline=line, rule=rule, kind=kind, year=2026, number=1,
        called_on=TODAY, called=NOW, outcome="back", commitment="v-x", logged_at=NOW,
        logged_by="o-C",
    )  # fmt: skip
    call.save()
    return call


def _visited(cast: Cast, own: Unit) -> dict[str, Any]:
    """A visit at the desk of the unit, for the body above it, with what follows from one."""
    body, done = cast.units[ABOVE], {"recorded_at": NOW, "recorded_by": "o-C"}
    visit = Visit(
        code="lt-1", key="k-lt", desk=own, body=body, year=2026, number=1, received_on=TODAY,
        kind="feedback", people=1, same=1, handling="answered", **done,
    )  # fmt: skip
    visit.save()
    matter = Matter(visit=visit, identity="lt-1", brought_at=NOW, brought_by="o-C")
    matter.save()
    receipt = PaperReceipt(
        code="gn-1", visit=visit, body=body, year=2026, number=1, issued_at=NOW, issued_by="o-C"
    )
    receipt.save()
    line = PaperLine(receipt=receipt, order=1, name="x", is_original=True)
    line.save()
    turn = Turn(
        code="TC-0000-0001", key="k-tc", body=body, day=TODAY, booked_at=NOW, booked_by="o-C"
    )
    turn.save()
    online = OnlineReception(
        code="tt-1", body=body, desk=own, starts=NOW, points="x", arranged_at=NOW,
        arranged_by="o-C",
    )  # fmt: skip
    online.save()
    return {"visit": visit, "matter": matter, "line": line, "turn": turn, "online": online}


def _opening(box: Box) -> Opening:
    row = Opening(
        code="mo-1", key="k-mo", box=box, opened_on=TODAY, openers="x", witnesses="x", letters=2,
        counted_at=NOW, counted_by="o-C",
    )  # fmt: skip
    row.save()
    return row


def _box(own: Unit) -> Box:
    row = Box(
        code="hom-1", unit=own, place="x", valid_from=TODAY, hung_at=NOW, hung_by="o-C",
    )  # fmt: skip
    row.save()
    return row


def _sent(cast: Cast, owed: Commitment) -> Request:
    """A request of the Front about what the unit is late with."""
    answer = _as(owed, pk=None, code="v-request", kind=CommitmentKind.REQUEST)
    answer.save()
    row = Request(
        code="yc-mt", key="k-mt", late=owed, sender=cast.units["commune-front"], unit=owed.unit,
        text="x", wanted="x", answer=answer, sent_at=NOW, sent_by="o-F",
    )  # fmt: skip
    row.save()
    return row


def _in_a_hamlet(cast: Cast) -> dict[str, Any]:
    """A hamlet of the commune with a note, and a notice to it of the unit, with a task."""
    own, hamlet = cast.units[OWN], Unit(
        code="t-thon", kind="hamlet", name="Thôn Một", short_name="Một", folded="thon mot",
        parent=cast.units["commune"], valid_from=date(2025, 7, 1),
    )  # fmt: skip
    hamlet.save()
    note = HamletNote(
        code="gn-1", key="gn-1", hamlet=hamlet, text="Cầu mục", noted_on=TODAY, written_at=NOW,
        written_by="o-somebody",
    )  # fmt: skip
    note.save()
    broadcast = Broadcast(
        code="tb-1", key="tb-1", unit=own, title="Họp", text="Họp", ways=["call"], issued_at=NOW,
        issued_by="o-somebody",
    )  # fmt: skip
    broadcast.save()
    Delivery(broadcast=broadcast, hamlet=hamlet, code_hash="0" * 64).save()
    task = Task(
        code="nv-1", broadcast=broadcast, organisation="women", unit=own, what="Vận động",
        commitment="v-none", set_at=NOW, set_by="o-somebody",
    )  # fmt: skip
    task.save()
    return {"hamlet": hamlet, "note": note, "broadcast": broadcast, "task": task}


def _appeal(cast: Cast, page: Page) -> Appeal:
    """Against a hiding of the unit, before its superior; the Front of the area was told."""
    hiding = Hiding(
        code="an-1", page=page, part="page", unit=cast.units[OWN], ground="x", reason="x",
        hidden_at=NOW, hidden_by="o-somebody",
    )  # fmt: skip
    hiding.save()
    appeal = Appeal(
        code="xl-1", hiding=hiding, superior=cast.units[ABOVE], front=cast.units["commune-front"],
        filed_at=NOW, filed_by="public",
    )  # fmt: skip
    appeal.save()
    return appeal


def _petition(cast: Cast) -> dict[str, Any]:
    """A petition of the unit with one who signed it."""
    own, day = cast.units[OWN], TODAY
    docket = Docket(
        code="hs-don", kind="complaint", number="1/2026-ĐT", unit=own, register=own, led_by="petition",
        area=cast.units["commune"], received_on=day, opened_at=NOW, opened_by="o-C",
    )  # fmt: skip
    docket.save()
    petition = Petition(
        code="don-1", key="don-1", docket=docket, register=cast.units[ABOVE], year=2026, number=1,
        registered_at=NOW, registered_by="o-C",
    )  # fmt: skip
    petition.save()
    Petitioner(petition=petition, number=1, name="Lò Thị Mẫu").save()
    return {"petition": petition, **decided(petition, own), "verified": _verified(cast)}


def _verified(cast: Cast) -> Petition:
    """A petition of another body, which entrusted its verification to the unit."""
    other = cast.units[ELSEWHERE]
    docket = Docket(
        code="hs-xm", kind="complaint", number="2/2026-ĐT", unit=other, register=other,
        led_by="petition", area=cast.units["other"], received_on=TODAY, opened_at=NOW,
        opened_by="o-oC",
    )  # fmt: skip
    docket.save()
    petition = Petition(
        code="don-2", key="don-2", docket=docket, register=cast.units["other-ubnd"], year=2026,
        number=1, verifier=cast.units[OWN], registered_at=NOW, registered_by="o-oC",
    )  # fmt: skip
    petition.save()
    return petition


def _planted(rows: dict[str, Any]) -> dict[str, Any]:
    """Reading → the row that is looked for."""
    names = {
        "reception.queries.visible_to": "visit", "reception.boxes.visible_to": "box", "reception.calls.visible_to": "call",
        "cases.queries.visible_to": "case", "cases.dockets.visible_to": "docket",
        "cases.demands.visible_to": "demand", "commitments.queries.visible_to": "owed",
        "commitments.owning.unowned": "lost", "commitments.asked.visible_to": "request-sent", "voices.queries.visible_to": "voice",
        "notices.queries.visible_to": "notice", "papers.queries.visible_to": "paper", "publication.queries.visible_to": "page",
        "publication.queries.appeals_before": "appeal", "outreach.queries.visible_to": "note",
        "outreach.spreading.visible_to": "broadcast", "registers.queries.visible_to": "record", "imports.queries.visible_to": "register",
        "imports.queries.visible_to:house": "house", "figures.queries.visible_to": "case", "figures.leading.visible_to": "owed",
        "figures.claim_drafts.visible_to": "draft-checked", "figures.narratives.reading.visible_to": "report-written",
        "figures.closings.reading.visible_to": "closed-period",
        "meetings.queries.visible_to": "meeting", "meetings.questions.visible_to": "question", "rules.queries.visible_to": "target", "units.queries.visible_to": "unit",
        "accounts.queries.visible_to": "officer", "accounts.queries.sessions": "session",
        "accounts.queries.absences": "absence", "denunciations.queries.visible_to": "secret", "seals.queries.visible_to": "sealed",
        "petitions.queries.visible_to": "petition", "petitions.queries.held_by": "petition",
        "petitions.queries.visible_to:verified": "verified", "petitions.decisions.visible_to": "decision",
        "petitions.plans.visible_to": "plan", "protection.queries.visible_to": "request",
    }  # fmt: skip
    return {reading: rows[name] for reading, name in names.items()}


def _in(case: Case, state: str, **changes: object) -> Case:
    """The same case in another state; nothing is written."""
    other = copy.copy(case)
    other.state = state
    for name, value in changes.items():
        setattr(other, name, value)
    return other


def _steps(
    cast: Cast, case: Case, owed: Commitment, former: Unit, rows: dict[str, Any]
) -> dict[str, Callable[[Actor], tuple[object, ...]]]:
    own, themself = cast.units[OWN], rows["officer"]
    own = Unit.objects.select_related("parent__parent__parent").get(pk=own.pk)
    new, handling = _in(case, "new"), _in(case, "handling")
    bare = _in(case, "answered", code="LC-0000-0000")
    promised = _as(owed, kind=CommitmentKind.PROMISE, unit=cast.units[ASKED])
    from_above = _as(owed, kind=CommitmentKind.PROMISE, assigned_by_unit=own.parent)
    docket, breach = rows["docket"], Breach(unit=own, state="open")
    other = _as(docket, code="hs-0")
    given: dict[str, tuple[object, ...]] = {
        "petitions.register": (own,), "petitions.lead": (rows["petition"],),
        "petitions.decide": (rows["petition"],), "petitions.void": (rows["decision"],),
        "petitions.order": (rows["decision"],), "petitions.carry_out": (rows["order"],),
        "petitions.prepare_decision": (rows["decision-second"],),
        "petitions.publish_decision": (rows["decision-second"],),
        "petitions.record_earlier": (own,), "petitions.open_plan": (own,),
        "petitions.list": (rows["plan"],), "petitions.freeze": (rows["plan"],),
        "petitions.review": (rows["plan-frozen"],),
        "petitions.take_step": (rows["petition"], COMPLAINT.lawful_step("propose")),
        "petitions.take_step:signed": (rows["petition"], COMPLAINT.lawful_step("accept")),
        "petitions.take_step:verified": (rows["verified"], COMPLAINT.lawful_step("report")),
        "petitions.take_back": (PetitionStep(petition=rows["petition"]),),
        "petitions.open_second": (rows["petition"],),
        "petitions.reclassify": (rows["petition"],), "petitions.take_register": (own.parent,),
        "reception.receive": (own,), "reception.follow_up": (rows["visit"],),
        "reception.conclude": (rows["visit"],), "reception.line_up": (own.parent,),
        "reception.take_register": (own.parent,),
        "reception.keep_box": (own,), "reception.rule_hotline": (own,),
        "reception.log_call": (rows["call"].hotline,), "reception.call_back": (rows["call"],),
        "cases.sort": (_in(case, "new", held="nội dung"),),
        "cases.accept": (new,), "cases.ask_for_more": (handling,),
        "cases.supply": (_in(case, "waiting"),), "cases.hand_over": (handling,),
        "cases.consult": (handling,), "cases.extend": (handling,),
        "cases.draft_answer": (handling,), "cases.approve_answer": (handling,),
        "cases.answer": (handling,), "cases.close": (bare,), "cases.reopen": (_in(case, "answered"),),
        "cases.join": (handling,), "cases.unjoin": (_in(case, "joined"),), "cases.note": (handling,),
        "cases.tell": (handling,), "cases.number": (handling,),
        "cases.keep_promise": (handling, promised), "cases.settle": (), "cases.teach": (),
        "cases.choose_successor": (_in(case, "handling", unit=former), former),
        "cases.prepare_publication": (handling,), "cases.release": (bare,),
        "cases.hide": (handling,), "cases.read": (handling,),
        "cases.read_words": (handling,), "cases.assist": (handling, cast.units[DESK]),
        "cases.record_demand": (own,), "cases.decide_demand": (_as(rows["demand"], unit=own),),
        "cases.open_docket": (own,), "cases.record_docket": (docket,), "cases.close_docket": (other,),
        "cases.cancel_docket": (docket,),
        "cases.choose_docket_successor": (_as(docket, unit=former),),
        "cases.decide_appeal": (rows["appeal"],), "cases.state_opinion": (rows["appeal"],),
        "commitments.work": (owed,), "commitments.assign": (owed,),
        "commitments.assign:owned": (_as(owed, assignee="o-somebody"),), "commitments.reown": (),
        "commitments.record": (own, Act.RECEIVED), "commitments.record:gains": (own, Act.EXTENDED),
        "commitments.cancel_fact": (own,), "commitments.accept_new_date": (from_above,),
        "commitments.accept_new_date:own": (_as(owed, assigned_by_unit=own),),
        "commitments.leave_undone": (from_above,),
        "commitments.reopen": (owed,),
        "commitments.reopen:other": (_as(owed, kind=CommitmentKind.CONSULT),),
        "commitments.say_not_kept": (promised, None),
        "commitments.say_not_kept:front": (_as(owed, kind=CommitmentKind.PROMISE), cast.units["commune-front"]),
        "commitments.send_request": (cast.units["commune-front"],),
        "commitments.tag": (), "commitments.keep_topics": (),
        "commitments.demand_report": (Escalation(superior=own.parent),),
        **of_figures(cast, own, rows),
        "commitments.recount": (), "commitments.remind": (),
        "voices.write_for": (own,), "notices.record": (), "papers.issue": (), "papers.keep_template": (own,),
        "petitions.issue_paper": (PetitionStep(petition=rows["petition"]),),
        "meetings.conclude": (_as(rows["meeting"], state="open"),),
        "meetings.read_out": (_as(rows["meeting"], state="open"),),
        "meetings.write_minutes": (_as(rows["meeting"], state="open"),),
        "meetings.close": (_as(rows["meeting"], state="held"),),
        "meetings.publish": (_as(rows["meeting"], state="closed"),),
        "meetings.correct": (_as(rows["meeting"], state="closed"),),
        "meetings.settle": (owed,), "meetings.raise": (owed, own.parent),
        "meetings.decide_outside": (OutsideAppeal(front=cast.units["commune-front"]),),
        "meetings.record": (own,), "meetings.keep": (rows["meeting"],),
        "outreach.keep": (rows["hamlet"],), "outreach.note": (rows["hamlet"],),
        "outreach.issue": (own,), "outreach.report": (_as(rows["task"], unit=own),),
        "registers.continue": (rows["record"],), "registers.place": (rows["record"],),
        "imports.import": (Target.CASES, own), "imports.import:house": (Target.OFFICERS, own),
        "rules.set_rules": (), "rules.correct": (), "rules.comment": (),
        "publication.run_log": (), "publication.name_witness": (),
        "units.administer": (), "units.place": (), "accounts.administer": (),
        "accounts.end_administration": (rows["session"],), "accounts.read_sessions": (),
        "accounts.write_absence": (themself, own), "accounts.end_sessions": (themself,),
        "accounts.knock": (), "accounts.export": (), "base.turn_clock": (),
        "seals.send": (), "seals.relieve": (rows["sealed"], rows["sealed-verifier"]),
        **{
            f"seals.{step}": (rows["sealed"],)
            for step in (
                "open", "declare", "open_identity", "keep_item", "wrap_key", "take_step", "name",
            )
        },
        "denunciations.register_signed": (rows["sealed"],), "seals.publish_list": (), "seals.keep_key": (),
        "denunciations.register": (own,), "denunciations.adopt": (rows["secret-left"], TODAY),
        "denunciations.relieve": (rows["secret"], rows["secret-clerk"]),
        "denunciations.take": (rows["secret"], Hand.LEADER),
        "denunciations.take:officer": (rows["secret"], Hand.OFFICER),
        **{
            f"denunciations.{step}": (rows["secret"],)
            for step in ("open", "declare", "name", "name_head", "take_back", "enter")
        },
        "protection.anonymise": (handling,), "protection.hold": (handling,),
        "protection.dispose": (), "protection.replay": (), "protection.ask": (),
        "protection.open_request": (_as(rows["request"], unit=own),),
        "protection.answer_request": (_as(rows["request"], unit=own),),
        "protection.decide_request": (_as(rows["request"], unit=own),),
        "protection.record_breach": (own,), "protection.handle_breach": (breach,),
        "protection.decide_breach": (breach,),
    }  # fmt: skip
    found: dict[str, Callable[[Actor], tuple[object, ...]]] = {
        step: _always(about) for step, about in given.items()
    }
    found["cases.release:prepared"] = lambda by: (_prepared(handling, by),)
    # The roles are read where the session is opened: whoever is outside one is shown with them.
    administrator = [Held(Role.ADMINISTRATOR, cast.units[TOP].code)]
    found["accounts.open_administration"] = lambda by: (
        administrator if by.code == cast.officers["administrator"].code else by.held,
    )
    return found


def _prepared(case: Case, by: Actor) -> Case:
    PublicDraft.objects.filter(case=case).update(prepared_by=by.code)
    return case


def _before(rows: dict[str, Any]) -> dict[str, Callable[[Actor], object]]:
    """What the action asks before the policy: whether the thing is to be seen at all."""
    record = rows["record"]
    return {
        "registers.continue": lambda by: registers.seen(record, by),
        "registers.place": lambda by: registers.seen(record, by),
    }


def _as[T](row: T, **changes: object) -> T:
    other = copy.copy(row)
    for name, value in changes.items():
        setattr(other, name, value)
    return other


def _always(about: tuple[object, ...]) -> Callable[[Actor], tuple[object, ...]]:
    """The same things, whoever acts."""
    return lambda _by: about
