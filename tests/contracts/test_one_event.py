"""Rule 6: an action writes exactly one event of its own, and none when it refuses."""

import ast
from pathlib import Path

import pytest

from hoiam.base.models import Event
from hoiam.core.refusals import Refusal
from hoiam.publication.log.models import Opening, PendingEntry
from hoiam.publication.log.public_acts import PUBLIC_ACTS, SOMETIMES
from tests.cast import NOW
from tests.contracts.arrangements import Acts, load
from tests.contracts.event_paths import ways
from tests.contracts.found_actions import Action, actions
from tests.contracts.logged import wrongly
from tests.contracts.own_tags import own_tags
from tests.contracts.reading import Module, modules, plant
from tests.contracts.spoken import TAG, spoken

ACTIONS = actions()
TABLE = load()
# Ways through an action that rightly record nothing.
NOTHING_NEW = {
    "denunciations.register": "the same form again is the same file",
    "denunciations.register_signed": "the same sealed case is on the register once",
    "seals.publish_list": "the same list again is the list that is there",
    "publication.log_page": "the same hash again is said already",
    "seals.keep_key": "the same key again is the one that is kept",
    "seals.recover": "the same keys handed back again are there already",
    "denunciations.take_step": "the same form again is the same step",
    "denunciations.enter": "the same form again is the same entry",
    "notices.take": "a worker that finds nothing due has done nothing",
    "voices.forget_drafts": "the same",
    "figures.forget_claim_drafts": "the same",
    "protection.dispose_due": "the same: nothing is due most of the time",
    "protection.dispose_sealed": "the same",
    "seals.tell_of_work": "nobody is owed a letter most of the time",
    "seals.receive": "the same bytes again are the same case",
    "seals.add_message": "the same bytes again are the same message",
    "seals.keep_item": "the same",
    "seals.wrap_key": "the same",
    "seals.take_step": "the same press again is the same step",
    "seals.become_denunciation": "the same",
    "voices.accept": "the same key again gives the same voice: nothing new was said",
    "voices.add": "the same",
    "cases.receive": "the same",
    "cases.me_too": "the same",
    "cases.rate_not_done": "the same",
    "cases.supply": "the same",
    "publication.appeal": "the same: the form sent again is the same plea",
    "publication.sequence": "nothing waits most of the time, or another process signs",
    "publication.hold_log": "a log that is held, or was never begun, is not held again",
    "publication.record_cosignatures": "a countersignature that is here already is no news",
    "standing.take_up": "a restore that was killed after this goes on: it was taken up already",
    "figures.begin_report": "the report of a body and a period is begun once",
    "figures.write_section": "the same words again are no version",
    "figures.keep_outline": "the same",
    "figures.issue_report": "the button pressed twice gives one paper",
    "figures.enter_number": "the same key again is the same entry",
    "figures.keep_press_figure": "the same key again is the same entry",
    "figures.send_digest": "a week that was written already, or somebody who switched it off",
    "meetings.ask": "the same key again is the same question",
    "meetings.answer_on_spot": "the same key again is the same end",
    "meetings.assign": "the same",
    "meetings.put_outside": "the same",
    "meetings.note": "the same key again is the same sentence",
    "meetings.prepare_hall": "a meeting has one hall",
    "petitions.register": "the same key again is the same petition",
    "petitions.split_off": "the same",
    "reception.take_petition": "the same",
    "papers.issue": "the same key again is the same paper",
    "papers.replace": "the same",
    "petitions.issue_paper": "the same",
    "petitions.replace_paper": "the same",
    "papers.deliver": "the same key again is the same delivery",
    "papers.put_template": "the same file again is the same template",
    "papers.keep_pdf": "a second press keeps the first",
    "reception.open_box": "the same key again is the same opening",
    "reception.take_letter": "the same key again is the same letter",
    "reception.put_letter_by": "the same form again is the same letter",
    "reception.log_call": "the same key again is the same call",
    "meetings.rate_meeting": "the same tap again counts once",
    "meetings.appeal_outside": "whoever comes later asks for the same decision",
    "meetings.record_history": "the same key again is the same meeting",
    "meetings.add_owed": "the same conclusion again is on record",
    "petitions.take_step": "the same key again is the same step",
    "petitions.take_back_step": "the same step again was taken back already",
    "petitions.decide": "the same key again is the same decision",
    "petitions.carry_out": "the same key again is the same entry",
    "petitions.take_back_carried_out": "the same",
    "petitions.record_earlier": "the same key again is the same case",
    "petitions.open_plan": "the same number again is the same plan",
    "petitions.list_case": "the same case again is the same line",
    "petitions.open_second": "the same key again is the same second complaint",
    "outreach.record_visit": "the same key again is the same visit",
    "outreach.write_note": "the same key again is the same note, sent twice by a telephone",
    "outreach.issue": "the same key again is the same notice",
    "outreach.confirm": "a hamlet that says so twice has confirmed once",
    "outreach.count_reply": "a voice is counted once",
    "commitments.recount": "a worker that finds no date to recount has done nothing",
    "cases.recount": "the same",
    "commitments.remind": "a worker that finds no round to go on with has done nothing",
    "commitments.escalate": "the same",
    "commitments.tell_reminded": "the same",
    "commitments.say_not_kept": "the same saying again is already on record",
    "commitments.send_request": "the same request again is already on record",
    "commitments.tag": "the matter bears the topic already",
    "commitments.record_fact": "the same fact again is already on record",
    "commitments.cancel_fact": "the same correction again is already on record",
    "cases.record_docket_fact": "the same fact again is already on record",
    "cases.lead_docket": "the same",
    "cases.take_back_in_docket": "the same correction again is already on record",
    "cases.cancel_docket_fact": "the same correction again is already on record",
    "meetings.record_meeting": "the same key again gives the same meeting",
    "meetings.record_past": "the same",
    "meetings.record_series": "the same: days that stand already are not doubled",
    "reception.record_visit": "the same form again gives the same line of the register",
    "reception.bring_matter": "the same form again gives the same case",
    "reception.give_paper_receipt": "the same form again gives the same receipt",
    "reception.book_turn": "the same form again gives the same place",
    "meetings.record_hold_request": "the same key again gives the same request",
}


def test_every_action_stands_in_the_table() -> None:
    missing = [action.name for action in ACTIONS if action.name not in TABLE]
    gone = sorted(set(TABLE) - {action.name for action in ACTIONS})

    assert not missing, "arrange these actions in tests/contracts/arrange_<part>.py"
    assert not gone, "these rows of the table name no action"


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_action_records_one_event_of_its_own_and_none_when_it_refuses(
    db: None, action: Action
) -> None:
    """First refused, then done, in one house: what is arranged takes longer than both."""
    acts = TABLE[action.name](NOW)
    _records_nothing_when_it_refuses(action, acts)
    before = set(Event.every.values_list("pk", flat=True))
    logged = set(Opening.objects.values_list("pk", flat=True))
    closed = set(PendingEntry.objects.values_list("entry", flat=True))  # may be opened later

    action.function(**acts.works)

    written = list(Event.every.exclude(pk__in=before))
    own = [event for event in written if event.tag in own_tags(action)]
    assert len(own) == 1, [event.tag for event in written]
    assert {event.act for event in written} == {acts.works["by"].act}
    fresh = Opening.objects.exclude(pk__in=logged).exclude(entry__in=closed)
    entries = fresh.values_list("act", flat=True)
    tags = [event.tag for event in written]
    assert not wrongly(tags, list(entries), table=PUBLIC_ACTS, sometimes=SOMETIMES)


def _records_nothing_when_it_refuses(action: Action, acts: Acts) -> None:
    if acts.refused is None:
        assert acts.why_never_refused, f"{action.name}: say why nobody is ever refused"
        return
    before = Event.every.count(), Opening.objects.count()

    with pytest.raises(Refusal):
        action.function(**acts.refused)

    assert (Event.every.count(), Opening.objects.count()) == before


def faults(name: str, numbers: frozenset[int]) -> list[str]:
    """What is wrong with the numbers of events over the ways through an action."""
    found = []
    if max(numbers, default=0) > 1:
        found.append(f"{name}: some way records more than one event")
    if 1 not in numbers:
        found.append(f"{name}: no way records an event")
    if 0 in numbers and name not in NOTHING_NEW:
        found.append(f"{name}: some way records nothing")
    return found


def faults_of_tree(root: Path) -> list[str]:
    """The same over every actions module of a tree."""
    found = [module for module in modules(root) if module.is_actions]
    named = {module.folder: exported(module) for module in found if _is_package(module)}
    return [
        fault
        for module in found
        if not module.path.rsplit("/", 1)[1].startswith("_")
        for name, numbers in ways(module).items()
        if name in named.get(module.folder, {name})
        for fault in faults(f"{module.part}.{name}", numbers)
    ]


def _is_package(module: Module) -> bool:
    return module.path.endswith("/actions/__init__.py")


def exported(package: Module) -> set[str]:
    """The names in `__all__` of a package of actions."""
    return {
        constant.value
        for node in package.tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for constant in ast.walk(node.value)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }


def test_every_way_through_an_action_records_one_event(root: Path) -> None:
    assert not faults_of_tree(root)


GOOD = """
def accept(*, case, by, at):
    if case.closed:
        raise WrongState("cases.closed")
    with lock(case):
        match case.kind:
            case "question":
                audit.record("cases.question.accepted")
            case _:
                _note(case)
    return case

def _note(case):
    audit.record("cases.case.accepted")
"""


def test_helpers_that_actions_share_record_nothing() -> None:
    # An event recorded in a shared module would be counted for no action.
    assert not [
        f"{module.path}:{said.line}"
        for module in modules()
        if not module.is_actions or module.path.rsplit("/", 1)[1].startswith("_")
        for said in spoken(module)
        if said.kind == TAG
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("    return case", "no way records"),
        ("    audit.record('a')\n    audit.record('b')", "more than one"),
        ("    for unit in units:\n        audit.record('a')", "more than one"),
        ("    if case.mine:\n        audit.record('a')", "some way records nothing"),
        (
            "    if case.mine:\n        return case\n    audit.record('a')",
            "some way records nothing",
        ),
        (
            "    audit.record('a')\n    _also()\n\ndef _also():\n    audit.record('b')",
            "more than one",
        ),
    ],
)
def test_planted_way_is_reported(tmp_path: Path, body: str, said: str) -> None:
    plant(tmp_path, "hoiam/cases/actions.py", f"def accept(*, case, by, at):\n{body}\n")

    assert said in "\n".join(faults_of_tree(tmp_path))


def test_sound_action_is_not_reported(tmp_path: Path) -> None:
    plant(tmp_path, "hoiam/cases/actions.py", GOOD)

    assert not faults_of_tree(tmp_path)


def test_shared_function_of_a_package_is_no_action(tmp_path: Path) -> None:
    plant(tmp_path, "hoiam/cases/actions/steps.py", "def move(case):\n    return case\n")
    plant(tmp_path, "hoiam/cases/actions/__init__.py", "__all__ = ['accept']\n")

    assert not faults_of_tree(tmp_path)
