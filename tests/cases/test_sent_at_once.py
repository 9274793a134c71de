"""One draft sent by several at the same moment: one voice, one matter, one receipt for all."""

import pytest

from hoiam.base.models import Event
from hoiam.cases import actions as cases
from hoiam.cases.actions import Received
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.notices.models import Notice
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.voices.models import Receipt, Voice
from tests.at_once import at_once
from tests.cast import NOW, Cast, make_cast

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 6


def _sent(cast: Cast, token: str) -> Received:
    # Every door looks the draft up first: by then nobody has sent it.
    draft = queries.draft(token, at=NOW)
    return cases.receive(told=cast.told(token), draft=draft, by=cast.actor("public"), at=NOW)


@pytest.mark.parametrize("looked_up", ["each", "before"])
def test_draft_sent_many_times_at_once_is_one_matter(looked_up: str) -> None:
    cast = make_cast()
    token = voices.start_draft(kind="feedback", by=cast.actor("public"), at=NOW)
    draft = queries.draft(token, at=NOW)
    told = cast.told(token)

    def known() -> Received:
        return cases.receive(told=told, draft=draft, by=cast.actor("public"), at=NOW)

    got = at_once(*([known if looked_up == "before" else lambda: _sent(cast, token)] * HANDS))

    received = [one for one in got if isinstance(one, Received)]
    if looked_up == "before":  # whoever looks later finds the draft spent, and is told so
        assert len(received) == HANDS, got
    assert sum(not one.accepted.repeated for one in received) == 1
    assert len({one.case.pk for one in received}) == 1
    rows = (Voice, Receipt, Case, Commitment, Notice)
    assert {model.__name__: model._default_manager.count() for model in rows} == {
        model.__name__: 1 for model in rows
    }
    assert Event.objects.filter(tag="voices.voice.accepted").count() == 1
