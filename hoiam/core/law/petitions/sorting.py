"""Leading a clerk from plain answers to what the law says: which kind, whose, and what to do.

The walk asks one thing after the other and stops at the first that is not answered yet: the next
question and the finding come of the same walk, so they cannot disagree. Nothing is kept here, and
no name is asked for: answers are codes.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from hoiam.core.clocks.shapes import Matter
from hoiam.core.law.petitions import said
from hoiam.core.law.petitions.competence import (
    Body,
    Maker,
    Settles,
    makers_for,
    settles_complaint,
    settles_denunciation,
)
from hoiam.core.law.petitions.findings import REGISTERS as REGISTERS
from hoiam.core.law.petitions.findings import WAYS as WAYS
from hoiam.core.law.petitions.findings import Finding as Finding
from hoiam.core.law.petitions.findings import Reason as Reason
from hoiam.core.law.petitions.findings import Register as Register
from hoiam.core.law.petitions.findings import Way as Way
from hoiam.core.law.petitions.questions import QUESTIONS, Question
from hoiam.core.law.rules import BOOK, Rulebook

type Answers = Mapping[str, str]


class _Unanswered(Exception):
    def __init__(self, question: Question) -> None:
        super().__init__(question.code)
        self.question = question


class _Walk:
    """One walk over the answers; it remembers what was asked."""

    def __init__(self, answers: Answers, on: date, book: Rulebook) -> None:
        self.answers, self.on, self.book = answers, on, book
        self.asked: list[Question] = []
        self.noted: list[str] = []
        self.cautions: list[str] = []

    def ask(self, code: str, *, only: tuple[str, ...] = ()) -> str:
        """The answer to a question, or a stop at it; an answer that is none counts as open."""
        question = QUESTIONS[code]
        if only:
            choices = tuple(one for one in question.choices if one.code in only)
            order = {name: n for n, name in enumerate(only)}
            question = replace(
                question, choices=tuple(sorted(choices, key=lambda c: order[c.code]))
            )
        self.asked.append(question)
        given = self.answers.get(code, "")
        if given not in {one.code for one in question.choices}:
            raise _Unanswered(question)
        return given

    def note(self, *rules: str) -> None:
        """A rule that holds besides what the end of the walk rests on."""
        self.noted += rules

    def found(
        self,
        way: Way,
        *rules: str,
        kind: Matter | None = None,
        register: Register = Register.PETITIONS,
        eligible: bool | None = True,
        own: bool | None = None,
        where: str = "",
    ) -> Finding:
        named = dict.fromkeys((*rules, *self.noted))
        reasons = tuple(self._reason(rule) for rule in named)
        return Finding(way, register, kind, eligible, own, where, reasons, tuple(self.cautions))

    def _reason(self, rule_id: str) -> Reason:
        rule = self.book.find(rule_id, self.on) or self.book.versions_of(rule_id)[-1]
        return Reason(rule.id, rule.article, rule.statement)


def next_question(answers: Answers) -> Question | None:
    """What to ask now; none when there is enough to say what the law says."""
    try:
        _sorted(_Walk(answers, date.max, BOOK))
    except _Unanswered as stopped:
        return stopped.question
    return None


def asked(answers: Answers) -> tuple[Question, ...]:
    """The questions on the way that these answers took, the open one last: what a page shows, and
    what answers are kept when one of them was changed."""
    walk = _Walk(answers, date.max, BOOK)
    with suppress(_Unanswered):
        _sorted(walk)
    return tuple(walk.asked)


def kept(answers: Answers) -> dict[str, str]:
    """The answers that still count: one that its question no longer asks for is dropped."""
    open_one = next_question(answers)
    codes = [one.code for one in asked(answers) if open_one is None or one.code != open_one.code]
    return {code: answers[code] for code in codes}


def find(answers: Answers, on: date, book: Rulebook) -> Finding | None:
    """What the law of that day says; none while a question is open."""
    try:
        return _sorted(_Walk(answers, on, book))
    except _Unanswered:
        return None


# ---- the walk ------------------------------------------------------------------------------------


def _sorted(walk: _Walk) -> Finding:
    came = walk.ask("came")
    readable = "yes" if came == "oral" else walk.ask("readable")
    if readable in ("torn", "insulting"):
        return walk.found(Way.KEEP, "SUB-NOT-ELIGIBLE", eligible=False)
    if readable == "foreign":
        return walk.found(Way.ASK_MORE, "SUB-ELIGIBLE", eligible=False)
    if came == "oral":
        walk.note("SUB-07")
    if walk.ask("contents") == "mixed":
        walk.cautions.append(said.SPLIT_HOW)
        return walk.found(Way.SPLIT, "SUB-06", eligible=None)
    wants = walk.ask("wants")
    if wants in ("sight", "how"):
        register = Register.REPORTS if wants == "sight" else Register.QUESTIONS
        return walk.found(Way.OTHER_REGISTER, "SUB-03", register=register, eligible=None)
    if wants in ("report", "party"):
        return _denunciation(walk, came, of_party=wants == "party")
    if wants in ("review", "discipline"):
        return _complaint(walk, is_discipline=wants == "discipline")
    if wants == "rule":
        return _rule_feedback(walk)
    if wants == "dispute":
        walk.cautions.append(said.DISPUTE)
    return _recommendation(walk, is_courts=wants == "court")


def _complaint(walk: _Walk, *, is_discipline: bool) -> Finding:
    whose = "own" if is_discipline else walk.ask("whose")
    if whose == "common":
        walk.note("SUB-01")
        return _recommendation(walk, is_courts=False)
    turn = walk.ask("round")
    again = turn in ("second", "expired")
    kind = _kind(is_discipline=is_discipline, again=again)
    walk.note("SUB-01")
    identity = walk.ask("identity")
    if identity == "nameless":
        return walk.found(Way.KEEP, "SUB-NOT-ELIGIBLE", kind=kind, eligible=False)
    settles = _settles(walk, again=again)
    if not settles.own:
        return _not_own(walk, kind, settles)
    return _own_complaint(walk, kind, turn, whose, identity, settles)


def _kind(*, is_discipline: bool, again: bool) -> Matter:
    if is_discipline:
        return Matter.SECOND_DISCIPLINE if again else Matter.DISCIPLINE
    return Matter.SECOND_COMPLAINT if again else Matter.COMPLAINT


def _settles(walk: _Walk, *, again: bool) -> Settles:
    body = Body(walk.ask("body"))
    makers = tuple(one.value for one in makers_for(body))
    maker = Maker(walk.ask("maker", only=makers))
    settles = settles_complaint(body, maker, again=again, on=walk.on)
    if not settles.is_sure:
        walk.cautions.append(said.UNSURE)
    return settles


def _not_own(walk: _Walk, kind: Matter, settles: Settles) -> Finding:
    """Guided once; returned to whoever passed it on; never passed on."""
    if walk.ask("sent-to") == "competent" or walk.ask("guided") == "yes":
        return walk.found(
            Way.KEEP, "SUB-NOT-ELIGIBLE", settles.rule,
            kind=kind, eligible=False, own=False, where=settles.who,
        )  # fmt: skip
    if walk.ask("forwarded") == "forwarded":
        way, rule = Way.RETURN, "SUB-RETURN"
    else:
        way, rule = Way.GUIDE, "SUB-GUIDE"
    return walk.found(way, rule, settles.rule, kind=kind, own=False, where=settles.who)


def _own_complaint(
    walk: _Walk, kind: Matter, turn: str, whose: str, identity: str, settles: Settles
) -> Finding:
    if turn in ("done", "court"):  # Law on Complaints, Art. 11
        return walk.found(Way.REFUSE, "C-02", kind=kind, own=True, where=settles.who)
    if turn == "withdrawn":
        return walk.found(Way.REFUSE, "C-14", "C-02", kind=kind, own=True, where=settles.who)
    lacking = _lacking(walk, whose, identity)
    if lacking:
        return walk.found(
            Way.ASK_MORE, *lacking, kind=kind, eligible=False, own=True, where=settles.who
        )
    time = walk.ask("in-time")
    limit = {Matter.COMPLAINT: "C-01", Matter.SECOND_COMPLAINT: "C-10"}.get(kind, "C-16")
    if time == "late":
        return walk.found(Way.REFUSE, limit, "C-02", kind=kind, own=True, where=settles.who)
    if time == "hindered":
        walk.note("C-01")
        walk.cautions.append(said.PROVE_OBSTACLE)
    if time == "unknown":
        walk.note(limit)
        walk.cautions.append(said.ASK_THE_DAY)
    if walk.ask("forwarded") == "forwarded":
        walk.note("R-09")
    decides = "C-16" if kind in (Matter.DISCIPLINE, Matter.SECOND_DISCIPLINE) else settles.rule
    rules = ("C-02", "SUB-PROPOSE", "SUB-ELIGIBLE", decides)
    return walk.found(Way.ACCEPT, *rules, kind=kind, own=True, where=settles.who)


def _lacking(walk: _Walk, whose: str, identity: str) -> tuple[str, ...]:
    """What the sender is asked to bring: the rules that ask for it."""
    if whose == "unproved":
        return ("SUB-EXPLAIN", "C-02")
    if identity == "unsigned":
        walk.cautions.append(said.SIGN_NOW)
    if identity in ("unsigned", "lacking") or walk.ask("told") == "lacking":
        return ("SUB-EXPLAIN", "SUB-ELIGIBLE")
    people = walk.ask("people")
    if people in ("group", "crowd"):
        if walk.ask("appointed") != "yes":
            return ("SUB-08",)
        walk.note("SUB-08", "C-15")
    if people == "few":
        walk.note("C-15")
        walk.cautions.append(said.NOBODY_FORCED)
    return ()


def _denunciation(walk: _Walk, came: str, *, of_party: bool) -> Finding:
    """What it says is asked nowhere, and nothing of it is written down here."""
    kind, book = Matter.DENUNCIATION, Register.DENUNCIATIONS
    if walk.ask("urgent") != "no":
        walk.note("SUB-10")
    if came == "online":
        return _information(walk, "D-14")
    if walk.ask("accuser") == "organisation":
        walk.note("SUB-02")
        walk.cautions.append(said.NO_ORGANISATION)
        return _information(walk, "SUB-02")
    identity = walk.ask("identity")
    if identity in ("nameless", "unsigned"):
        return _information(walk, "D-14", "SUB-ELIGIBLE")
    if of_party:
        return walk.found(
            Way.TRANSFER, "SUB-09", kind=kind, register=book, own=False,
            where=said.PARTY,
        )  # fmt: skip
    stage = walk.ask("stage")
    if stage == "overdue":
        return walk.found(Way.DEMAND, "D-11", kind=kind, register=book)
    body = Body(walk.ask("body"))
    accused = Maker(walk.ask("accused", only=tuple(one.value for one in makers_for(body))))
    settles = settles_denunciation(body, accused)
    if stage == "wrong":
        walk.cautions.append(said.ONE_ABOVE)
        return walk.found(
            Way.ACCEPT, "D-10", kind=Matter.FURTHER_DENUNCIATION, register=book,
            where=said.ABOVE_SETTLER,
        )  # fmt: skip
    if not settles.own:
        return _not_own_denunciation(walk, came, settles)
    if walk.ask("grounds") != "yes":
        rules = ("D-02", "D-01")
        return walk.found(Way.REFUSE, *rules, kind=kind, register=book, own=True, where=settles.who)
    if walk.ask("forwarded") == "forwarded":
        walk.note("D-12")
    return walk.found(
        Way.ACCEPT, "D-01", "D-02", settles.rule,
        kind=kind, register=book, own=True, where=settles.who,
    )  # fmt: skip


def _not_own_denunciation(walk: _Walk, came: str, settles: Settles) -> Finding:
    kind, book = Matter.DENUNCIATION, Register.DENUNCIATIONS
    if came == "oral":
        way, rules = Way.GUIDE, ("SUB-TRANSFER-D", settles.rule)
    elif walk.ask("sent-to") == "competent" or walk.ask("guided") == "yes":
        return walk.found(
            Way.KEEP, "SUB-SKIP-D",
            kind=kind, register=book, eligible=False, own=False, where=settles.who,
        )  # fmt: skip
    else:
        way, rules = Way.TRANSFER, ("SUB-TRANSFER-D", settles.rule)
    return walk.found(way, *rules, kind=kind, register=book, own=False, where=settles.who)


def _information(walk: _Walk, *rules: str) -> Finding:
    """No denunciation, but perhaps something to look into: clear and evidenced, or kept."""
    if walk.ask("evidence") == "yes":
        return walk.found(Way.INSPECTION, *rules, register=Register.DENUNCIATIONS, eligible=True)
    return walk.found(
        Way.KEEP, *rules, "SUB-NOT-ELIGIBLE", register=Register.DENUNCIATIONS, eligible=False
    )


def _recommendation(walk: _Walk, *, is_courts: bool) -> Finding:
    kind = Matter.RECOMMENDATION
    walk.note("SUB-03")
    if walk.ask("identity") == "nameless":
        # No petition: nobody could be answered. What it tells has the unit's own target.
        return walk.found(
            Way.OTHER_REGISTER, "SUB-ELIGIBLE", register=Register.REPORTS, eligible=False
        )
    if is_courts or walk.ask("own") == "elsewhere":
        if walk.ask("sent-to") == "competent":
            return walk.found(Way.KEEP, "SUB-NOT-ELIGIBLE", kind=kind, eligible=False, own=False)
        where = said.COURTS if is_courts else said.COMPETENT
        return walk.found(Way.TRANSFER, "SUB-TRANSFER-R", kind=kind, own=False, where=where)
    if walk.ask("answered") == "yes":
        return walk.found(Way.REFUSE, "R-10", "R-08", kind=kind, own=True)
    if walk.ask("forwarded") == "forwarded":
        walk.note("R-09")
    return walk.found(Way.ACCEPT, "R-08", kind=kind, own=True)


def _rule_feedback(walk: _Walk) -> Finding:
    kind = Matter.RULE_FEEDBACK
    walk.note("SUB-04")
    if walk.ask("identity") == "nameless":
        return walk.found(
            Way.OTHER_REGISTER, "SUB-ELIGIBLE", register=Register.REPORTS, eligible=False
        )
    if walk.ask("own") == "elsewhere":
        return walk.found(
            Way.TRANSFER, "ADM-FEEDBACK-FORWARD", kind=kind, own=False,
            where=said.RULES_OFFICE,
        )  # fmt: skip
    return walk.found(Way.ACCEPT, "ADM-766-HANDLE", kind=kind, own=True)
