"""The weekly letter: once for each leader and week, counts alone, seen where it does not arrive."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from hoiam.accounts.models import Officer
from hoiam.cli import digesting, work
from hoiam.core.refusals import NotAllowed
from hoiam.figures import actions as figures
from hoiam.figures import digests
from hoiam.figures.models import Digest
from hoiam.notices.models import Notice, NoticeState
from tests.cast import NOW, Cast, make_cast
from tests.commitments.reminding import vn
from tests.figures.leading import TODAY, duty

MONDAY = vn("2026-10-05 07:31")
LEADERS = {"leader", "other-leader", "province-leader", "front"}


@pytest.fixture
def cast(db: None, settings: Settings) -> Iterator[Cast]:
    settings.MAIL_CONFIGURED = True
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    cast = make_cast()
    for name, officer in cast.officers.items():
        Officer.objects.filter(pk=officer.pk).update(email=f"{name}@xa.example.vn")
        officer.refresh_from_db()
    duty(cast.units["commune-office"], "d-1", about=("visit", "LT-1"), due=TODAY - timedelta(3))
    duty(cast.units["other-office"], "d-2", begun=TODAY - timedelta(200), about=("call", "CG-2"))
    yield cast


def told(at: datetime) -> set[str]:
    """Who gets a letter at this moment."""
    before = set(Digest.objects.values_list("pk", flat=True))
    while digesting.tell_once(at=at):
        pass
    rows = Digest.objects.exclude(pk__in=before).select_related("officer")
    return {one.officer.username for one in rows}


def test_each_leader_and_front_is_written_to_once_a_week(cast: Cast) -> None:
    del cast

    assert told(vn("2026-10-04 09:00")) == set()  # a Sunday
    assert told(vn("2026-10-05 06:00")) == set()  # before work
    assert told(MONDAY) == LEADERS
    assert [told(vn(f"2026-10-0{day} 09:00")) for day in (5, 6, 9)] == [set(), set(), set()]
    assert told(vn("2026-10-12 08:00")) == LEADERS
    assert Notice.objects.filter(template="figures.digest").count() == 8


def test_worker_that_was_away_on_monday_writes_on_wednesday(cast: Cast) -> None:
    del cast

    assert told(vn("2026-10-07 15:00")) == LEADERS
    assert set(Digest.objects.values_list("week", flat=True)) == {TODAY}


def test_nobody_is_written_to_where_no_mail_is_sent(cast: Cast, settings: Settings) -> None:
    settings.MAIL_CONFIGURED = False

    assert told(MONDAY) == set()


def test_letter_tells_counts_and_lists_and_no_words_of_anybody(cast: Cast) -> None:
    cast.receive("k1", at=NOW - timedelta(days=120))
    told(MONDAY)
    while work.run_once(at=MONDAY):
        pass

    by_address = {one.to[0]: one for one in mail.outbox if "Tổng hợp" in one.subject}
    province = by_address["province-leader@xa.example.vn"]
    html = str(province.alternatives[0][0])  # type: ignore[attr-defined]
    assert "Quá hạn: 2 " in province.body
    assert "/van-phong/theo-doi?loai=tre" in province.body
    assert "CG-2 · đường dây nóng · Phòng Kinh tế xã khe thử · đã 200 ngày" in province.body
    assert '?loai=ton-lau">Tồn lâu: 2</a></li>' in html
    for one in by_address.values():
        for words in ("Cống", "thôn 3", "Lò Thị", "0900", "Sửa đường"):
            assert words not in one.body
    assert "LT-1" not in by_address["other-leader@xa.example.vn"].body
    assert "CG-2" not in by_address["leader@xa.example.vn"].body


def test_who_said_no_is_left_in_peace_until_they_say_yes(cast: Cast) -> None:
    leader = cast.actor("leader")
    figures.stop_digest(by=leader, at=MONDAY)

    assert told(MONDAY) == LEADERS - {"leader"}
    assert not digests.wants(cast.officers["leader"])
    figures.resume_digest(by=leader, at=MONDAY)
    assert told(vn("2026-10-05 09:00")) == {"leader"}


def test_two_workers_write_one_letter(cast: Cast) -> None:
    officer, by = cast.officers["leader"], cast.actor("system")
    written = digests.written_for(officer, cast.actor("leader"), TODAY)

    first = figures.send_digest(officer=officer, written=written, by=by, at=MONDAY)
    second = figures.send_digest(officer=officer, written=written, by=by, at=MONDAY)

    assert (first is None, second is None) == (False, True)
    assert Notice.objects.filter(template="figures.digest").count() == 1


def test_letter_that_does_not_arrive_is_seen(cast: Cast) -> None:
    Officer.objects.filter(username="leader").update(email="")
    told(MONDAY)
    Notice.objects.filter(recipient=f"officer/{cast.officers['front'].code}").update(
        state=NoticeState.BY_HAND
    )
    Notice.objects.exclude(state=NoticeState.BY_HAND).update(state=NoticeState.TOLD)

    def lost(name: str) -> list[str]:
        found = digests.not_arrived(cast.actor(name), TODAY)
        return [one.digest.officer.username for one in found]

    assert sorted(lost("administrator")) == ["front", "leader"]
    assert lost("province-leader") == lost("leader") == ["leader"]
    assert lost("other-leader") == []
    assert [one.arrived for one in digests.of_officer(cast.officers["other-leader"])] == [True]


def test_no_officer_sends_letters_or_says_no_for_what_they_do_not_get(cast: Cast) -> None:
    officer = cast.officers["leader"]
    written = digests.written_for(officer, cast.actor("leader"), TODAY)

    with pytest.raises(NotAllowed):
        figures.send_digest(officer=officer, written=written, by=cast.actor("leader"), at=MONDAY)
    with pytest.raises(NotAllowed):
        figures.stop_digest(by=cast.actor("clerk"), at=MONDAY)
