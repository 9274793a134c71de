"""A clerk who does not know the law is led to what the law says, question by question."""

from datetime import date
from random import Random

import pytest

from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions.competence import Body, Maker, makers_for
from hoiam.core.law.petitions.findings import REGISTERS, WAYS, Finding, Register, Way
from hoiam.core.law.petitions.questions import MAKERS, QUESTIONS
from hoiam.core.law.petitions.sorting import asked, find, kept, next_question
from hoiam.core.law.petitions.tables import procedure_of
from hoiam.core.law.rules import BOOK

ON = date(2026, 11, 23)
# Answers nobody thinks about: whoever is silent on a question means these.
PLAIN = {
    "came": "written",
    "readable": "yes",
    "contents": "one",
    "whose": "own",
    "round": "first",
    "body": "commune",
    "maker": "commune-staff",
    "accused": "commune-staff",
    "identity": "full",
    "told": "full",
    "in-time": "yes",
    "people": "one",
    "forwarded": "self",
    "sent-to": "here",
    "guided": "no",
    "accuser": "person",
    "grounds": "yes",
    "stage": "new",
    "urgent": "no",
    "own": "own",
    "answered": "no",
    "evidence": "no",
}


def sorted_as(said: str, on: date = ON) -> Finding:
    """What is found when the questions are answered one after the other, as a clerk would."""
    given = dict(one.split("=") for one in said.split())
    answers: dict[str, str] = {}
    while (question := next_question(answers)) is not None:
        assert find(answers, on, BOOK) is None
        answers[question.code] = given.get(question.code, PLAIN.get(question.code, ""))
        assert answers[question.code] in [one.code for one in question.choices], question.code
    assert set(given) <= set(answers), "an answer was given that nobody asked for"
    found = find(answers, on, BOOK)
    assert found is not None
    return found


C, SC, D = Matter.COMPLAINT, Matter.SECOND_COMPLAINT, Matter.DENUNCIATION
R, F = Matter.RECOMMENDATION, Matter.RULE_FEEDBACK
CASES = [
    # What is said; the way, the kind, whether it is own, and the rules that must be named.
    ("wants=review", Way.ACCEPT, C, True, "C-02 SUB-PROPOSE C-03"),
    ("wants=review maker=commune-chair", Way.ACCEPT, C, True, "C-03"),
    ("wants=review maker=division-head", Way.ACCEPT, C, True, "C-03"),
    ("wants=review maker=department-head", Way.GUIDE, C, False, "SUB-GUIDE C-03"),
    ("wants=review maker=other-commune", Way.GUIDE, C, False, "SUB-GUIDE"),
    ("wants=review maker=not-state", Way.GUIDE, C, False, "SUB-GUIDE"),
    ("wants=review maker=district-ours", Way.ACCEPT, C, True, "ADM-SUCCESSION"),
    ("wants=review maker=district-others", Way.GUIDE, C, False, "ADM-SUCCESSION"),
    ("wants=review round=second", Way.GUIDE, SC, False, "SUB-GUIDE C-04"),
    ("wants=review round=expired", Way.GUIDE, SC, False, "SUB-GUIDE C-04"),
    ("wants=review round=second body=province", Way.ACCEPT, SC, True, "C-02 C-04"),
    (
        "wants=review round=second body=province maker=department-head",
        *(Way.ACCEPT, SC, True, "C-04"),
    ),
    ("wants=review round=done", Way.REFUSE, C, True, "C-02"),
    ("wants=review round=court", Way.REFUSE, C, True, "C-02"),
    ("wants=review round=withdrawn", Way.REFUSE, C, True, "C-14"),
    ("wants=review in-time=late", Way.REFUSE, C, True, "C-01 C-02"),
    ("wants=review in-time=hindered", Way.ACCEPT, C, True, "C-01"),
    ("wants=review in-time=unknown", Way.ACCEPT, C, True, "C-01"),
    ("wants=review forwarded=forwarded", Way.ACCEPT, C, True, "R-09"),
    (
        "wants=review maker=central forwarded=forwarded",
        *(Way.RETURN, C, False, "SUB-RETURN"),
    ),
    ("wants=review maker=central guided=yes", Way.KEEP, C, False, "SUB-NOT-ELIGIBLE"),
    ("wants=review maker=central sent-to=competent", Way.KEEP, C, False, "SUB-NOT-ELIGIBLE"),
    ("wants=review identity=nameless", Way.KEEP, C, None, "SUB-NOT-ELIGIBLE"),
    ("wants=review identity=unsigned", Way.ASK_MORE, C, True, "SUB-EXPLAIN SUB-ELIGIBLE"),
    ("wants=review told=lacking", Way.ASK_MORE, C, True, "SUB-EXPLAIN"),
    ("wants=review whose=unproved", Way.ASK_MORE, C, True, "SUB-EXPLAIN"),
    ("wants=review whose=represented", Way.ACCEPT, C, True, "C-02"),
    ("wants=review whose=common", Way.ACCEPT, R, True, "R-08 SUB-01"),
    ("wants=review people=few", Way.ACCEPT, C, True, "C-15"),
    ("wants=review people=group appointed=no", Way.ASK_MORE, C, True, "SUB-08"),
    ("wants=review people=crowd appointed=too-many", Way.ASK_MORE, C, True, "SUB-08"),
    ("wants=review people=crowd appointed=yes", Way.ACCEPT, C, True, "SUB-08 C-15"),
    ("wants=discipline", Way.ACCEPT, Matter.DISCIPLINE, True, "C-02 C-16"),
    ("wants=discipline in-time=late", Way.REFUSE, Matter.DISCIPLINE, True, "C-16"),
    (
        "wants=discipline round=second body=province",
        *(Way.ACCEPT, Matter.SECOND_DISCIPLINE, True, "C-16"),
    ),
    ("wants=review came=oral", Way.ACCEPT, C, True, "SUB-07"),
    ("contents=mixed", Way.SPLIT, None, None, "SUB-06"),
    ("readable=torn", Way.KEEP, None, None, "SUB-NOT-ELIGIBLE"),
    ("readable=insulting", Way.KEEP, None, None, "SUB-NOT-ELIGIBLE"),
    ("readable=foreign", Way.ASK_MORE, None, None, "SUB-ELIGIBLE"),
    ("readable=translated wants=review", Way.ACCEPT, C, True, "C-02"),
    ("wants=sight", Way.OTHER_REGISTER, None, None, "SUB-03"),
    ("wants=how", Way.OTHER_REGISTER, None, None, "SUB-03"),
    ("wants=suggest", Way.ACCEPT, R, True, "R-08"),
    ("wants=suggest own=elsewhere", Way.TRANSFER, R, False, "SUB-TRANSFER-R"),
    ("wants=suggest own=elsewhere sent-to=competent", Way.KEEP, R, False, "SUB-NOT-ELIGIBLE"),
    ("wants=suggest answered=yes", Way.REFUSE, R, True, "R-10"),
    ("wants=suggest forwarded=forwarded", Way.ACCEPT, R, True, "R-09"),
    ("wants=suggest identity=nameless", Way.OTHER_REGISTER, None, None, "SUB-ELIGIBLE"),
    ("wants=dispute", Way.ACCEPT, R, True, "R-08 SUB-03"),
    ("wants=court", Way.TRANSFER, R, False, "SUB-TRANSFER-R"),
    ("wants=rule", Way.ACCEPT, F, True, "ADM-766-HANDLE SUB-04"),
    ("wants=rule own=elsewhere", Way.TRANSFER, F, False, "ADM-FEEDBACK-FORWARD"),
    ("wants=report", Way.ACCEPT, D, True, "D-01 D-02 D-04"),
    ("wants=report accused=commune-chair", Way.TRANSFER, D, False, "SUB-TRANSFER-D"),
    ("wants=report accused=commune-chair came=oral", Way.GUIDE, D, False, "SUB-TRANSFER-D"),
    ("wants=report accused=commune-chair body=province", Way.ACCEPT, D, True, "D-04"),
    ("wants=report accused=central guided=yes", Way.KEEP, D, False, "SUB-SKIP-D"),
    ("wants=report accused=central sent-to=competent", Way.KEEP, D, False, "SUB-SKIP-D"),
    ("wants=report grounds=no", Way.REFUSE, D, True, "D-02"),
    ("wants=report grounds=settled", Way.REFUSE, D, True, "D-02"),
    ("wants=report identity=nameless evidence=yes", Way.INSPECTION, None, None, "D-14"),
    ("wants=report identity=nameless", Way.KEEP, None, None, "D-14 SUB-NOT-ELIGIBLE"),
    ("wants=report came=online evidence=yes", Way.INSPECTION, None, None, "D-14"),
    ("wants=report accuser=organisation", Way.KEEP, None, None, "SUB-02"),
    ("wants=report urgent=crime", Way.ACCEPT, D, True, "SUB-10"),
    ("wants=report stage=overdue", Way.DEMAND, D, None, "D-11"),
    ("wants=report stage=wrong", Way.ACCEPT, Matter.FURTHER_DENUNCIATION, None, "D-10"),
    ("wants=report forwarded=forwarded", Way.ACCEPT, D, True, "D-12"),
    ("wants=party", Way.TRANSFER, D, False, "SUB-09"),
]


@pytest.mark.parametrize(("said", "way", "kind", "own", "rules"), CASES)
def test_plain_answers_lead_to_what_the_law_says(
    said: str, way: Way, kind: Matter | None, own: bool | None, rules: str
) -> None:
    found = sorted_as(said)

    assert (found.way, found.kind, found.own) == (way, kind, own)
    assert set(rules.split()) <= {one.rule for one in found.reasons}


def test_every_way_is_met_and_has_words() -> None:
    met = {sorted_as(one[0]).way for one in CASES}

    assert met == set(Way) == set(WAYS)
    assert {sorted_as(one[0]).register for one in CASES} == set(Register) == set(REGISTERS)


def test_two_to_four_people_are_not_asked_for_representatives() -> None:
    found = sorted_as("wants=review people=few")

    assert "SUB-08" not in {one.rule for one in found.reasons}
    assert any("không ép" in said for said in found.cautions)


def test_complaint_is_never_passed_on_and_a_denunciation_never_returned() -> None:
    rng = Random(7)
    for _ in range(400):
        found = _any(rng)
        if found.kind in (C, SC, Matter.DISCIPLINE, Matter.SECOND_DISCIPLINE):
            assert found.way not in (Way.TRANSFER, Way.INSPECTION)
        if found.register is Register.DENUNCIATIONS:
            assert found.way is not Way.RETURN


def test_whatever_is_answered_leads_to_a_reason_and_a_lawful_step() -> None:
    rng = Random(11)
    steps = {
        *(Way.ACCEPT, Way.REFUSE, Way.GUIDE, Way.TRANSFER, Way.RETURN, Way.KEEP, Way.ASK_MORE),
    }
    for _ in range(400):
        found = _any(rng)
        assert found.reasons
        assert all(one.article and one.says for one in found.reasons)
        if found.kind is not None and found.way in steps:
            procedure = procedure_of(found.kind)
            assert procedure.has_step(found.way.value), (found.kind, found.way)
            assert found.way.value in procedure.moves["received"]
        if found.way is Way.OTHER_REGISTER:
            assert found.register in (Register.REPORTS, Register.QUESTIONS)


def _any(rng: Random) -> Finding:
    answers: dict[str, str] = {}
    while (question := next_question(answers)) is not None:
        answers[question.code] = rng.choice(question.choices).code
    found = find(answers, ON, BOOK)
    assert found is not None
    assert kept(answers) == answers
    return found


def test_changed_answer_drops_those_that_its_question_no_longer_leads_to() -> None:
    answers = {"came": "written", "readable": "yes", "contents": "one", "wants": "review"}
    answers |= {"whose": "own", "round": "first", "identity": "full", "body": "commune"}
    changed = {**answers, "wants": "suggest"}

    assert kept(changed) == {
        **{code: answers[code] for code in ("came", "readable", "contents")},
        **{"wants": "suggest", "identity": "full"},
    }
    question = next_question(changed)
    assert question is not None
    assert question.code == "own"
    assert [one.code for one in asked(changed)][-1] == "own"


def test_answer_that_is_none_counts_as_not_given() -> None:
    question = next_question({"came": "by pigeon"})

    assert question is not None
    assert question.code == "came"
    assert find({"came": "by pigeon"}, ON, BOOK) is None


def test_oral_statement_is_not_asked_whether_it_can_be_read() -> None:
    question = next_question({"came": "oral"})

    assert question is not None
    assert question.code == "contents"


def test_reason_is_said_in_the_version_of_the_day() -> None:
    before = sorted_as("wants=review", on=date(2026, 6, 30))
    after = sorted_as("wants=review", on=date(2026, 7, 1))
    (old,) = [one for one in before.reasons if one.rule == "C-02"]
    (new,) = [one for one in after.reasons if one.rule == "C-02"]

    assert "10 ngày" in old.says
    assert "7 ngày làm việc" in new.says
    assert old.article != new.article


def test_competence_that_no_text_settles_is_said_to_be_unsure() -> None:
    sure = sorted_as("wants=review maker=division-head")
    before = sorted_as("wants=review maker=division-head", on=date(2026, 6, 30))
    again = sorted_as("wants=review maker=division-head round=second body=province")

    assert sure.cautions == ()
    assert before.cautions
    assert again.own
    assert again.cautions


@pytest.mark.parametrize("body", Body)
def test_clerk_is_asked_about_makers_that_a_body_meets(body: Body) -> None:
    answers = {"came": "written", "readable": "yes", "contents": "one", "wants": "review"}
    answers |= {"whose": "own", "round": "first", "identity": "full", "body": body.value}
    question = next_question(answers)

    assert question is not None
    assert [one.code for one in question.choices] == [one.value for one in makers_for(body)]
    assert len(set(makers_for(body))) == len(makers_for(body))


def test_questions_have_plain_words_and_codes_that_fit() -> None:
    assert set(MAKERS) == set(Maker)
    for question in QUESTIONS.values():
        assert question.asks.endswith("?"), question.code
        assert not question.hint or question.hint.endswith("."), question.code
        codes = [one.code for one in question.choices]
        assert len(set(codes)) == len(codes) > 1
        words = " ".join((question.asks, *(one.says for one in question.choices)))
        assert "thụ lý" not in words.lower() or question.code in ("round", "stage"), question.code


def test_every_question_is_asked_on_some_way() -> None:
    met = set()
    for said, *_rest in CASES:
        answers: dict[str, str] = {}
        given = dict(one.split("=") for one in said.split())
        while (question := next_question(answers)) is not None:
            met.add(question.code)
            answers[question.code] = given.get(question.code, PLAIN.get(question.code, ""))

    assert met == set(QUESTIONS)
