"""A letter box: nothing that lay in it is lost, and what tells of a denunciation is kept nowhere."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.base.models import Event
from hoiam.cases.models import Case
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.reception import actions, boxes
from hoiam.reception.actions import Count
from hoiam.reception.models import BoxLetter, Opening
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast, make_cast
from tests.reception.letters import SINCE, TODAY, hung, opened


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_every_letter_is_accounted_for(cast: Cast) -> None:
    opening = opened(cast)
    known = cast.receive().case
    by: dict[str, Any] = {"by": cast.actor("clerk"), "at": NOW}
    told = cast.told("thư-1", channel="box", text="Đèn đường thôn 3 hỏng.")

    first = actions.take_letter(opening=opening, told=told, same="", **by)
    again = actions.take_letter(opening=opening, told=told, same="", **by)
    with pytest.raises(WrongState) as left:
        actions.close_opening(opening=opening, **by)
    more = cast.told("thư-2", channel="box", text="Tôi cũng thấy cống vỡ.")
    actions.take_letter(opening=opening, told=more, same=known.code, **by)
    put = [
        actions.put_letter_by(opening=opening, number=3, found="empty", note="tờ quảng cáo", **by)
        for _twice in range(2)
    ]
    with pytest.raises(WrongState) as full:
        actions.put_letter_by(opening=opening, number=4, found="empty", note="tờ nữa", **by)
    closed = actions.close_opening(opening=opening, **by)

    assert put[0] == put[1]
    assert first.letter == again.letter
    assert first.received is not None
    assert again.received is not None
    assert again.received.accepted.tracking_code == first.received.accepted.tracking_code
    assert (left.value.code, left.value.details["left"]) == ("reception.letters-left", 2)
    assert full.value.code == "reception.letters-all"
    account = boxes.account_of(closed)
    assert (account.letters, account.aside, account.left) == (4, 1, 0)
    assert account.by_found == {"voice": 1, "known": 1, "empty": 1}
    assert list(closed.sheets.values_list("number", flat=True)) == [1, 2, 3]
    assert not boxes.unaccounted().exists()
    assert Voice.objects.get(key__isnull=False, text__startswith="Đèn").channel == "box"
    assert known.gatherings.count() == 2


def test_denunciation_in_a_letter_is_refused_and_kept_nowhere(cast: Cast) -> None:
    opening = opened(cast)
    told = cast.told("thư-1", channel="box", text="Đơn tố cáo ông Nguyễn Văn Sai nhận tiền.")
    events = Event.objects.count()

    for act in (
        lambda: actions.take_letter(
            opening=opening, told=told, same="", by=cast.actor("clerk"), at=NOW
        ),
        lambda: actions.put_letter_by(
            opening=opening,
            number=1,
            found="procedure",
            note="tố cáo ông Sai",
            by=cast.actor("clerk"),
            at=NOW,
        ),
    ):
        with pytest.raises(Invalid) as refused:
            act()
        assert refused.value.code == "reception.denunciation-told"
    assert not BoxLetter.objects.exists()
    assert not Case.objects.exists()
    assert Event.objects.count() == events


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"witnesses": " "}, "reception.box-witnesses"),
        ({"openers": ""}, "reception.box-openers"),
        ({"opened_on": TODAY + timedelta(days=1)}, "reception.box-day"),
        ({"opened_on": SINCE - timedelta(days=1)}, "reception.box-day"),
        ({"count": Count(2, 3, "", "ai")}, "reception.letters-aside"),
        ({"count": Count(2, 1)}, "reception.letters-aside-to"),
        ({"count": Count(501)}, "reception.letters-count"),
    ],
)
def test_minutes_that_do_not_hold_are_refused(
    cast: Cast, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        opened(cast, **changes)
    assert refused.value.code == code
    assert not Opening.objects.exists()


def test_count_is_put_right_with_its_reason_and_never_below_what_is_sorted(cast: Cast) -> None:
    opening = opened(cast)
    by: dict[str, Any] = {"by": cast.actor("clerk"), "at": NOW}
    actions.put_letter_by(opening=opening, number=1, found="empty", note="tờ trắng", **by)

    with pytest.raises(Invalid):
        actions.recount_letters(opening=opening, count=Count(0), reason="đếm lại", **by)
    with pytest.raises(Invalid):
        actions.recount_letters(opening=opening, count=Count(2), reason=" ", **by)
    right = actions.recount_letters(
        opening=opening, count=Count(2, 1, "12", "Thanh tra tỉnh"), reason="đếm hai lần", **by
    )
    actions.close_opening(opening=right, **by)

    told = Event.objects.get(tag="reception.box.recounted").details
    assert (told["before"], told["after"], told["reason"]) == ("4/1", "2/1", "đếm hai lần")


def test_box_is_opened_one_at_a_time_and_in_order(cast: Cast) -> None:
    box = hung(cast)
    first = opened(cast, box, count=Count(0))
    same = opened(cast, box, count=Count(0))
    with pytest.raises(WrongState):
        opened(cast, box, key="mở-2")
    actions.close_opening(opening=first, by=cast.actor("clerk"), at=NOW)
    with pytest.raises(Invalid):
        opened(cast, box, key="mở-2", opened_on=TODAY - timedelta(days=1))

    assert same == first
    assert Opening.objects.count() == 1


def test_list_shows_which_box_hangs_shut_too_long(cast: Cast) -> None:
    box = hung(cast)
    other = hung(cast, place="Nhà văn hóa thôn 3", valid_from=TODAY - timedelta(days=3))
    before = opened(cast, box, opened_on=TODAY - timedelta(days=20), count=Count(0))
    actions.close_opening(opening=before, by=cast.actor("clerk"), at=NOW)

    late, fine = boxes.hung(cast.actor("clerk"), TODAY)

    assert (late.box, late.late, late.longest) == (box, True, 20)
    assert (fine.box, fine.late, fine.last) == (other, False, None)
    assert not boxes.hung(cast.actor("stranger"), TODAY)


@pytest.mark.parametrize("who", ["handler", "stranger", "front", "administrator"])
def test_only_who_keeps_the_box_opens_it(cast: Cast, who: str) -> None:
    box = hung(cast)
    with pytest.raises(Refusal) as refused:
        opened(cast, box, by=cast.actor(who))
    assert isinstance(refused.value, NotAllowed)
