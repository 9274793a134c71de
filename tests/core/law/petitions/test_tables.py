"""The tables themselves: what each step rests on, what it brings about, and what is refused."""

import pytest

from hoiam.core.clocks.acts import Act
from hoiam.core.clocks.shapes import Matter
from hoiam.core.clocks.table import PAUSES, SPECS
from hoiam.core.law.petitions.library import STATES
from hoiam.core.law.petitions.shapes import (
    Circumstance,
    Hand,
    LawfulStep,
    Need,
    Procedure,
    Why,
)
from hoiam.core.law.petitions.standing import Known, circumstances
from hoiam.core.law.petitions.tables import (
    PROCEDURES,
    SECOND_OF,
    barred,
    possible,
    procedure_of,
    why_not,
)
from hoiam.core.law.rulebook.shapes import HOUSE
from hoiam.core.law.rules import BOOK
from hoiam.core.workflow import diagram, step

STEPS = [(table, one) for table in PROCEDURES.values() for one in table.lawful_steps()]
EVERYTHING = frozenset(Circumstance)
EACH = pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=lambda one: one.name)
IDS = {rule.id for rule in BOOK.rules}
DENUNCIATIONS = (Matter.DENUNCIATION, Matter.FURTHER_DENUNCIATION)


def test_every_kind_that_people_send_has_its_table() -> None:
    assert set(PROCEDURES) == {
        *(Matter.COMPLAINT, Matter.SECOND_COMPLAINT, Matter.DISCIPLINE, Matter.SECOND_DISCIPLINE),
        *DENUNCIATIONS,
        *(Matter.RECOMMENDATION, Matter.RULE_FEEDBACK, Matter.PARTY_LETTER),
    }
    assert all(procedure_of(matter).matter is matter for matter in PROCEDURES)
    assert set(SECOND_OF) | set(SECOND_OF.values()) <= set(PROCEDURES)
    with pytest.raises(KeyError):
        procedure_of(Matter.DIALOGUE)


def test_every_rule_named_is_in_the_rulebook_and_said_in_its_basis() -> None:
    for table, one in STEPS:
        assert set(one.rules) <= IDS, (table.name, one.code)
        assert {found.rule for found in one.only} <= IDS, (table.name, one.code)
        assert one.basis == HOUSE or all(
            BOOK.versions_of(rule)[-1].article in one.basis for rule in one.rules
        )
        assert bool(one.rules) != (one.basis == HOUSE), (table.name, one.code)
    for table in PROCEDURES.values():
        assert {bar.rule for bar in table.forbidden.values()} <= IDS


def test_only_steps_of_the_house_rest_on_no_article() -> None:
    """What no article asks for: an apology, and what only closes or notes something."""
    unfounded = {(table.name, one.code) for table, one in STEPS if not one.rules}
    inside = {"assign", "report", "withdraw", "close", "keep", "apologise"}

    assert {code for _name, code in unfounded} <= inside
    assert not [found for found in unfounded if "complaint" in found[0] and found[1] != "apologise"]


def test_every_act_of_a_step_is_one_its_clocks_know_or_says_why_not() -> None:
    """A fact that no clock starts with, ends with or moves by is told apart by hand."""
    moves = {Act.PAUSED, Act.RESUMED, Act.EXTENDED, Act.LENGTHENED}
    unknown = set[tuple[str, Act]]()
    for table, one in STEPS:
        specs = SPECS[table.matter]
        known = {act for spec in specs for act in (spec.starts, *spec.ends, *spec.needs)}
        unknown |= {(table.name, act) for act in {*one.acts, *one.ahead} - known - moves}

    # Our sources give discipline cases no clock for the hearing, for sending, or for who passed
    # them on; asking for more stops no clock of a petition; a letter to the Party has one clock.
    disciplined = {
        *(Act.HEARING, Act.HEARING_TOLD, Act.SENT, Act.EXPIRED, Act.FORWARDER_TOLD),
    }
    asked = ("complaint", "second-complaint", "discipline", "second-discipline", "recommendation")
    expected = {(name, Act.ASKED_MORE) for name in asked}
    expected |= {("discipline", act) for act in disciplined}
    expected |= {("second-discipline", act) for act in disciplined - {Act.EXPIRED}}
    expected |= {("rule-feedback", Act.ACCEPTED), ("party-letter", Act.NOT_OWN)}
    expected |= {("party-letter", Act.SETTLED)}
    assert unknown == expected


def test_what_moves_a_clock_needs_its_paper_and_a_leader() -> None:
    for table, one in STEPS:
        if {Act.PAUSED, Act.RESUMED, Act.EXTENDED} & set(one.acts):
            assert Need.PAPER in one.needs, (table.name, one.code)
            assert one.hand is Hand.LEADER, (table.name, one.code)
        if Act.PAUSED in one.acts:
            assert set(one.grounds) == set(PAUSES[table.matter][1])
        assert (Need.GROUND in one.needs) == bool(one.grounds), (table.name, one.code)
        assert (Need.WHEN in one.needs) == bool(one.ahead), (table.name, one.code)
        assert bool(one.forms) or not one.paper_due, (table.name, one.code)


def test_whoever_signs_for_the_body_takes_the_steps_that_bind_it() -> None:
    binding = {"refuse", "decide", "suspend", "resume", "stop", "extend", "close", "keep"}
    for table, one in STEPS:
        if one.code in binding:
            assert one.hand is Hand.LEADER, (table.name, one.code)
    complaint = procedure_of(Matter.COMPLAINT)
    assert complaint.lawful_step("accept").hand is Hand.LEADER
    assert complaint.lawful_step("propose").hand is Hand.OFFICER


def test_denunciation_says_nothing_in_free_words_and_no_letter_of_it_is_written_here() -> None:
    for matter in DENUNCIATIONS:
        for one in procedure_of(matter).lawful_steps():
            assert not {Need.TEXT, Need.REASON, Need.PERSON} & set(one.needs), one.code
            assert all(form.startswith("d-") for form in one.forms), one.code


@EACH
def test_words_are_plain_and_complete(procedure: Procedure) -> None:
    for one in procedure.steps:
        assert one.meaning.endswith("."), one.code
        assert one.label[0].isupper(), one.code
        assert not one.label.endswith("."), one.code
    labels = [one.label for one in procedure.steps]
    assert len(set(labels)) == len(labels)
    assert {one.code for one in procedure.states} <= set(STATES)
    assert all(len(one.code) <= 20 for one in procedure.states)
    assert all(len(one.code) <= 30 for one in procedure.steps)
    for one in procedure.lawful_steps():
        assert all(found.says.endswith(".") for found in one.only)
    assert diagram(procedure).startswith("stateDiagram-v2")


@EACH
def test_what_settles_a_petition_leads_nowhere_else(procedure: Procedure) -> None:
    assert procedure.final
    for state in procedure.final:
        assert set(procedure.moves[state].values()) <= {state}
    leading = set(procedure.moves) - set(procedure.final)
    assert all(set(procedure.moves[one].values()) - {one} for one in leading)


@EACH
def test_final_cannot_be_built_with_a_way_out(procedure: Procedure) -> None:
    with pytest.raises(ValueError, match="not final"):
        Procedure(
            **{
                name: getattr(procedure, name)
                for name in ("name", "title", "initial", "states", "steps", "moves", "matter")
            },
            final=(procedure.initial,),
        )


# What the law refuses, with the article a page shows.
REFUSED = [
    (Matter.COMPLAINT, "received", "transfer", Why.FORBIDDEN, "SUB-GUIDE", EVERYTHING),
    (Matter.SECOND_COMPLAINT, "received", "transfer", Why.FORBIDDEN, "SUB-GUIDE", EVERYTHING),
    (Matter.RECOMMENDATION, "received", "guide", Why.FORBIDDEN, "SUB-TRANSFER-R", EVERYTHING),
    (Matter.RULE_FEEDBACK, "received", "guide", Why.FORBIDDEN, "ADM-FEEDBACK-FORWARD", EVERYTHING),
    (Matter.DENUNCIATION, "received", "return", Why.FORBIDDEN, "SUB-TRANSFER-D", EVERYTHING),
    (Matter.COMPLAINT, "received", "decide", Why.NOT_NOW, "C-03", EVERYTHING),
    (Matter.COMPLAINT, "withdrawing", "decide", Why.NOT_NOW, "C-03", EVERYTHING),
    (Matter.COMPLAINT, "suspended", "decide", Why.NOT_NOW, "C-03", EVERYTHING),
    (Matter.COMPLAINT, "refused", "accept", Why.NOT_NOW, "C-02", EVERYTHING),
    (Matter.COMPLAINT, "received", "publish", Why.UNKNOWN, "", EVERYTHING),
    (Matter.RECOMMENDATION, "received", "suspend", Why.UNKNOWN, "", EVERYTHING),
    (Matter.COMPLAINT, "received", "guide", Why.MISSING, "SUB-RETURN", {Circumstance.FORWARDED}),
    (Matter.COMPLAINT, "received", "return", Why.MISSING, "SUB-GUIDE", set()),
    (Matter.COMPLAINT, "accepted", "withdraw-part", Why.MISSING, "C-14", set()),
    (Matter.COMPLAINT, "accepted", "hold-hearing", Why.MISSING, "C-07", set()),
    (Matter.COMPLAINT, "accepted", "decide", Why.MISSING, "C-06", set()),
    (Matter.SECOND_COMPLAINT, "accepted", "decide", Why.MISSING, "C-06", set()),
    (
        *(Matter.SECOND_COMPLAINT, "accepted", "decide", Why.MISSING, "C-06"),
        {Circumstance.AGREED_OR_HEARD},
    ),
    (Matter.DISCIPLINE, "accepted", "decide", Why.MISSING, "C-DISCIPLINE-HEARING", set()),
    (Matter.COMPLAINT, "accepted", "lodged", Why.MISSING, "C-10", set()),
    (Matter.COMPLAINT, "sent", "close", Why.MISSING, "R-13", set()),
    (Matter.COMPLAINT, "sent", "close", Why.MISSING, "C-11", {Circumstance.NOTHING_OWED}),
    (Matter.DENUNCIATION, "received", "end-withdrawn", Why.MISSING, "D-13", set()),
    (Matter.DENUNCIATION, "received", "guide", Why.MISSING, "SUB-TRANSFER-D", set()),
    (Matter.DENUNCIATION, "accepted", "decide", Why.MISSING, "D-VERIFY", set()),
    (Matter.DENUNCIATION, "accepted", "report-up", Why.MISSING, "D-11", set()),
    (Matter.DENUNCIATION, "sent", "tell-forwarder", Why.MISSING, "D-12", set()),
]


@pytest.mark.parametrize(("matter", "state", "code", "why", "rule", "holds"), REFUSED)
def test_what_the_law_refuses_is_refused_with_its_rule(
    matter: Matter, state: str, code: str, why: Why, rule: str, holds: set[Circumstance]
) -> None:
    bar = why_not(procedure_of(matter), state, code, holds)

    assert bar is not None
    assert (bar.why, bar.rule) == (why, rule)
    assert bool(bar.says) == (why in (Why.FORBIDDEN, Why.MISSING))


@EACH
def test_a_page_and_an_action_are_told_the_same(procedure: Procedure) -> None:
    for state in procedure.moves:
        for holds in (frozenset(), EVERYTHING):
            lawful = possible(procedure, state, holds)
            waiting = [one for one, bar in barred(procedure, state, holds)]
            assert {one.code for one in (*lawful, *waiting)} == set(procedure.moves[state])
            for one in lawful:
                assert step(procedure, state, one.code) == procedure.moves[state][one.code]
        assert not barred(procedure, state, EVERYTHING)


WALKS = [
    (
        Matter.COMPLAINT,
        "propose ask-more supplied accept assign report call-hearing hold-hearing decide send "
        "delivered lodged close",
        "closed",
    ),
    (Matter.COMPLAINT, "accept suspend send-suspension resume extend decide send", "sent"),
    (Matter.COMPLAINT, "accept expire lodged", "accepted"),
    (Matter.COMPLAINT, "withdraw give-back", "withdrawn"),
    (Matter.COMPLAINT, "accept withdraw stop send-termination", "stopped"),
    (Matter.COMPLAINT, "accept withdraw-part decide", "decided"),
    (
        Matter.SECOND_COMPLAINT,
        "accept report call-hearing hold-hearing decide send call-meeting publish take-down close",
        "closed",
    ),
    (Matter.DISCIPLINE, "accept call-hearing hold-hearing decide send delivered", "sent"),
    (Matter.RECOMMENDATION, "accept tell assign report answer tell-forwarder close", "closed"),
    (Matter.RECOMMENDATION, "transfer tell", "transferred"),
    (Matter.RULE_FEEDBACK, "ask supplied accept answer publish close", "closed"),
    (Matter.PARTY_LETTER, "accept tell answer close", "closed"),
    (
        Matter.DENUNCIATION,
        "propose lengthen accept notify assign report extend extend decide send act publish "
        "take-down close",
        "closed",
    ),
    (Matter.DENUNCIATION, "withdraw accept report decide", "decided"),
    (Matter.DENUNCIATION, "withdraw end-withdrawn", "withdrawn"),
    (Matter.DENUNCIATION, "accept overdue demand report-up", "accepted"),
    (Matter.FURTHER_DENUNCIATION, "accept", "accepted"),
]


@pytest.mark.parametrize(("matter", "codes", "ends"), WALKS)
def test_the_ways_of_the_law_lead_where_they_should(matter: Matter, codes: str, ends: str) -> None:
    procedure = procedure_of(matter)
    state = procedure.initial
    for code in codes.split():
        assert why_not(procedure, state, code, EVERYTHING) is None, code
        state = step(procedure, state, code)

    assert state == ends


def test_circumstances_come_of_what_was_done() -> None:
    def holds(steps: str, known: Known = Known()) -> frozenset[Circumstance]:  # noqa: B008
        return circumstances(steps.split(), known)

    assert Circumstance.CALLED in holds("call-hearing")
    assert Circumstance.CALLED not in holds("call-hearing hold-hearing")
    assert Circumstance.HEARD in holds("call-hearing hold-hearing call-hearing")
    assert Circumstance.AGREED_OR_HEARD in holds("", Known(differs=False))
    assert Circumstance.AGREED_OR_HEARD not in holds("")
    assert Circumstance.SUSPENSION_UNSENT in holds("suspend send-suspension resume suspend")
    assert Circumstance.SUSPENSION_UNSENT not in holds("suspend send-suspension")
    assert Circumstance.PUBLISHED not in holds("publish take-down")
    assert Circumstance.WITHDRAWN in holds("withdraw")
    assert Circumstance.WITHDRAWN not in holds("withdraw", Known(obliged=True))
    assert Circumstance.DEMANDED in holds("overdue demand")
    assert Circumstance.OVERDUE_TOLD not in holds("overdue demand")
    assert Circumstance.SEVERAL not in holds("")
    assert Circumstance.SEVERAL in holds("", Known(people=2))
    assert Circumstance.NOTHING_OWED not in holds("", Known(owes=True))


def test_steps_that_the_person_must_hear_of_say_so() -> None:
    for matter in (Matter.COMPLAINT, Matter.SECOND_COMPLAINT, Matter.RECOMMENDATION):
        table = procedure_of(matter)
        told = {one.code for one in table.lawful_steps() if one.tells}
        assert {"accept", "refuse", "ask-more"} <= told
    assert "decide" in {one.code for one in _steps(Matter.COMPLAINT) if one.tells}
    assert not {"propose", "assign", "report"} & {one.code for _table, one in STEPS if one.tells}


def _steps(matter: Matter) -> tuple[LawfulStep, ...]:
    return procedure_of(matter).lawful_steps()
