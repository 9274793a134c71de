"""No kept page is older than what it shows: after every act of the house, byte for byte."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions import Reply
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.core import actor as actors
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Refusal
from hoiam.units.models import Field, Unit
from hoiam.voices.told import Told
from hoiam.web.public import tallies
from tests import cast, snapshots
from tests.cast import NOW
from tests.contracts.arrangements import load
from tests.contracts.found_actions import Action, actions
from tests.contracts.kept import keep, looks

TABLE = load()
# Those that are arranged: tests/contracts/test_one_event.py misses the others.
ACTIONS = [action for action in actions() if action.name in TABLE]
SHOWN = Prepared(
    title="Cống vỡ trước trường", text="Cống trước trường bị vỡ.", answer="Sẽ thay cống.",
    place="thôn 3",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes: what is counted once a minute is counted once here."""
    monkeypatch.setattr(tallies, "KEPT", timedelta(hours=1))
    cache.clear()


def by() -> Actor:
    return actors.system("test", act="a-kept")


def release(case: Case) -> None:
    """Where it can be released, it is."""
    with suppress(Refusal), transaction.atomic():
        cases.prepare_publication(case=case, prepared=SHOWN, by=by(), at=NOW)
        cases.publish(case=case, seen=previewing.digest_of(case), by=by(), at=NOW)


def stand(key: str = "bên cạnh") -> bool:
    """Beside what an act is about, a case that has an answer, an open promise and a page; whether
    there is one, or a commune for it."""
    if Case.objects.filter(page__isnull=False).exists():
        return True
    area = Unit.objects.filter(code="t-commune").first()
    thing = Field.objects.filter(code="roads").first()
    if area is None or thing is None:
        return False
    told = Told(key=key, channel="web", kind="feedback", field=thing, area=area, text="Cống vỡ.")
    case = cases.receive(told=told, by=by(), at=NOW - timedelta(days=9)).case
    reply = Reply(
        result="promised", text="Sẽ thay.", promise="Thay cống mới",
        promise_due_on=calendar.day_of(NOW) + timedelta(days=30),
    )  # fmt: skip
    cases.accept(case=case, by=by(), at=NOW - timedelta(days=8))
    cases.draft_answer(case=case, reply=reply, by=by(), at=NOW - timedelta(days=7))
    cases.approve_answer(case=case, by=by(), at=NOW - timedelta(days=7))
    cases.answer(case=case, by=by(), at=NOW - timedelta(days=7))
    release(case)
    return True


# What tests begin with here, and nowhere else: the case stands there when the cast does.
_begun: dict[str, snapshots.Snapshot] = {}


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever arranges an act with the cast finds that case beside it, written once."""
    alone = cast._written

    def written() -> cast.Cast:
        made = alone()
        stand()
        return made

    monkeypatch.setattr(snapshots, "_kept", _begun)
    monkeypatch.setattr(cast, "_written", written)


def act(action: Action, works: dict[str, Any]) -> None:
    """Done; what was arranged for something else may be refused by now."""
    with suppress(Refusal):
        action.function(**works)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_after_an_act_every_kept_page_is_the_page(db: None, standing: None, action: Action) -> None:
    acts = TABLE[action.name](NOW)
    stands = stand()
    found = looks()
    assert keep(found) >= (3 if stands else 0)  # released in two languages, and of who began it

    act(action, dict(acts.works))

    for look in dict.fromkeys([*found, *looks()]):
        assert look.is_the_page(), look.address


@pytest.mark.parametrize(
    "action", [one for one in ACTIONS if one.part in {"cases", "publication", "commitments",
                                                      "voices", "protection", "units"}],
    ids=lambda action: action.name,
)  # fmt: skip
def test_after_an_act_on_what_is_public_too(db: None, action: Action) -> None:
    acts = TABLE[action.name](NOW)
    for case in Case.objects.filter(page__isnull=True):
        release(case)
    found = looks()
    keep(found)

    act(action, dict(acts.works))

    for look in dict.fromkeys([*found, *looks()]):
        assert look.is_the_page(), look.address
