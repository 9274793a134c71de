"""Whoever was left out, leads above or administers: no line, number, clock, reminder or file tells
them that there is a sealed case; a feedback of the same day is there for them."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from hoiam.base.models import Event
from hoiam.notices.models import Notice
from hoiam.seals import actions as seals
from hoiam.seals import queries, trusted
from hoiam.seals.actions import Taken
from hoiam.seals.models import SealedCase
from tests.cast import NOW, Cast, make_cast
from tests.seals.listed import KEY, Listing
from tests.seals.sealed import Letter, declared

pytestmark = pytest.mark.django_db
# The pages of lists, counts, work, search and exports that an officer has.
PAGES = ("", "vu-viec?tim=Canary", "theo-doi", "to-cao", "so-lieu")
LEFT_OUT = ("leader", "clerk", "administrator")
_ONCE = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ?"|nonce=")[^"]*')


@pytest.fixture
def cast(settings: Any) -> Any:
    settings.RECIPIENTS_KEY = KEY.text
    with time_machine.travel(NOW, tick=False):
        cast = make_cast()
        Listing(cast).published(at=NOW - timedelta(days=3))
        yield cast


def _told(cast: Cast, who: str) -> dict[str, tuple[int, str]]:
    browser = cast.browser(who)
    found = {}
    for page in PAGES:
        shown = browser.get(f"/van-phong/{page}")
        words = shown.content.decode() if not shown.streaming else ""
        found[page] = (shown.status_code, _ONCE.sub("", words))
    return found


@pytest.mark.parametrize("who", LEFT_OUT)
def test_pages_are_the_same_with_and_without_a_sealed_case(cast: Cast, who: str) -> None:
    before = _told(cast, who)
    case = Letter(officers=cast.officers).sent().case
    by = declared(cast, case, "expert")
    seals.take_step(case=case, taken=Taken("invite", NOW.date(), "s"), by=by, at=NOW)
    assert _told(cast, who) == before
    person = cast.actor(who)
    assert not queries.visible_to(person).exists()
    assert not queries.may_enter(person)
    assert not Event.objects.filter(subject_code=case.code).exists()
    assert not Notice.objects.exists()


def test_who_was_chosen_finds_it_and_loses_it_with_the_role_or_the_list(cast: Cast) -> None:
    case = Letter(officers=cast.officers).sent().case
    expert = cast.officers["expert"]
    assert list(queries.visible_to(cast.actor("expert"))) == [case]
    Listing(cast).next(province=("province-leader",)).published()
    assert not queries.visible_to(cast.actor("expert")).exists()
    assert list(queries.visible_to(cast.actor("province-leader"))) == [case]
    listed = trusted.newest()
    assert listed is not None
    assert all(one.code != expert.code for group in listed.groups for one in group.handlers)


def test_a_role_that_ended_stops_delivery(cast: Cast) -> None:
    case = Letter(officers=cast.officers).sent().case
    cast.officers["expert"].roles.update(valid_to=NOW.date() - timedelta(days=1))
    assert not queries.visible_to(cast.actor("expert")).exists()
    assert SealedCase.objects.get() == case


def test_an_ordinary_matter_does_show(cast: Cast) -> None:
    """The twin: what the pages above would have told."""
    before = _told(cast, "leader")
    cast.receive("k-left")
    assert _told(cast, "leader") != before
