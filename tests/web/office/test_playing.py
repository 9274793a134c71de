"""The play of the demonstration: every scene through the real acts, and none of it elsewhere."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hoiam.accounts import actions as accounts
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Role
from hoiam.meetings import owed
from hoiam.meetings.models import Meeting, Question
from hoiam.units.models import Unit
from hoiam.web.office.playing import scenes
from tests.cast import NOW, SINCE, Cast
from tests.web.office.conftest import SignIn

SCENES = ("lan-truoc", "mo-hop", "dien-thoai", "tra-loi", "khep", "lan-sau")


@pytest.fixture
def clerk(cast: Cast, officer: SignIn, settings: Any) -> Client:
    """The clerk of the place of the play, in the demonstration."""
    settings.DEMO = True
    commune = cast.units["commune"]
    Unit.objects.filter(pk=commune.pk).update(name=scenes.COMMUNE)
    made = {}
    for code in (scenes.OFFICE, scenes.PARTY, scenes.GOVERNMENT, "kinh-te", "van-hoa-xa-hoi"):
        made[code] = Unit.objects.create(
            code=f"p-{code}", kind="department", name=code, short_name=code, folded=code,
            template=code, area=commune, parent=cast.units["commune-ubnd"], valid_from=SINCE,
        )  # fmt: skip
    accounts.grant_role(
        officer=cast.officers["clerk"], unit=made[scenes.OFFICE], role=Role.CLERK, valid_from=SINCE,
        by=cast.actor("system"), at=NOW,
    )  # fmt: skip
    return officer("clerk")


def test_play_goes_from_old_minutes_to_what_the_next_meeting_opens_with(clerk: Client) -> None:
    for scene in SCENES:
        first = clerk.post(f"/van-phong/trinh-dien/{scene}")
        again = clerk.post(f"/van-phong/trinh-dien/{scene}")
        assert first.status_code == again.status_code == (200 if scene == "dien-thoai" else 302)
        if scene == "dien-thoai":
            codes = [
                re.findall(rb"\"><code>([^<]+)</code></td>", one.content) for one in (first, again)
            ]
            assert codes[0] == codes[1]
            assert len(set(codes[0])) == 11

    ends = [one.outcome for one in Question.objects.order_by("number")]
    assert (ends.count("answered"), ends.count("assigned"), ends.count("outside")) == (4, 6, 1)
    today, after = scenes.needed(scenes.TODAY), scenes.needed(scenes.NEXT)
    assert (today.state, Meeting.objects.count()) == ("closed", 3)
    opens = owed.open_before(after, (NOW + timedelta(days=10)).date())
    assert len(opens) == Commitment.objects.filter(kind="conclusion", state="open").count() == 8
    page = clerk.get("/van-phong/trinh-dien").content.decode()
    assert page.count("đã diễn") == 6
    # The law's notice was kept, the trainer reads which date to pass, and the next one opens with
    # what is owed before anything else.
    shown = clerk.get(f"/van-phong/cuoc-gap/{today.code}").content.decode()
    assert "muộn so với luật" not in shown
    assert "Hạn đầu tiên: " in page
    shown = clerk.get(f"/van-phong/cuoc-gap/{after.code}").content.decode()
    assert shown.index("Trước hết: việc còn nợ") < shown.index("Luật đòi hỏi")


def test_play_is_not_there_outside_the_demonstration(clerk: Client, settings: Any) -> None:
    settings.DEMO = False
    assert clerk.get("/van-phong/trinh-dien").status_code == 404
    assert clerk.post("/van-phong/trinh-dien/mo-hop").status_code == 404
    assert "Trình diễn" not in clerk.get("/van-phong/").content.decode()
