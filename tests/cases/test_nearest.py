"""What says nearly the same, through the acts of the house: who is shown what, and until when."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.base import search
from hoiam.base.models import NearBand, NearWaiting, SearchEntry
from hoiam.cases import actions as cases
from hoiam.cases import alike, previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.cli import nearing
from hoiam.protection import actions as protection
from hoiam.protection.actions import Wish
from tests.cast import NOW, Cast, later, make_cast
from tests.denunciations import making
from tests.protection import planting

pytestmark = pytest.mark.django_db

LAMP = (
    "Đèn đường trước nhà văn hóa thôn Nà Lốc tắt từ ngày 12/3, buổi tối học sinh đi học thêm về phải "
    "mò mẫm, đã có hai vụ va chạm xe máy."
)
BARE = (
    "den duong truoc nha van hoa thon Na Loc tat tu ngay 12/3, buoi toi hoc sinh di hoc them ve phai "
    "mo mam, da co may vu va cham xe may"
)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def shown(cast: Cast, who: str = "handler", text: str = BARE, area: str = "commune") -> list[Case]:
    found = alike.alike(cast.actor(who), text=text, area=cast.units[area])
    return [one.case for one in found if one.shared]


def bands(case: Case) -> int:
    return NearBand.objects.filter(entry=search.entry_id("case", case.pk)).count()


def test_shown_at_once_and_after_the_worker_was_there(cast: Cast) -> None:
    case = cast.receive("k1", text=LAMP).case
    assert shown(cast) == [case]
    assert bands(case) == 0

    assert nearing.band_once() is False
    assert bands(case) > 10
    assert not NearWaiting.objects.exists()
    assert shown(cast) == [case]
    (one,) = alike.alike(cast.actor("handler"), text=LAMP, area=cast.units["commune"])
    assert "Lốc" in one.shared
    assert one.here


def test_far_older_than_the_newest_hundred_is_found(cast: Cast) -> None:
    case = cast.receive("k1", text=LAMP).case
    nearing.band_once()
    for number in range(alike.NEARBY + 5):
        cast.receive(f"m{number}", text=f"Chuyện số {number}: chó thả rông cắn người ở chợ.")
    nearing.band_once()
    assert shown(cast) == [case]


def test_nobody_is_shown_what_they_may_not_see(cast: Cast) -> None:
    cast.receive("k1", text=LAMP)
    nearing.band_once()
    assert shown(cast, "stranger") == []
    assert alike.similar(text=BARE, area=cast.units["commune"]) == []


def test_what_waits_for_a_human_is_not_shown(cast: Cast) -> None:
    cases.receive(
        told=cast.told(text=LAMP), held="nhiều tin cùng lúc", by=cast.actor("public"), at=NOW
    )
    assert shown(cast) == []
    nearing.band_once()
    assert shown(cast) == []


def test_what_was_joined_speaks_for_the_case_it_was_joined_to(cast: Cast) -> None:
    case = cast.receive("k1", text=LAMP).case
    into = cast.receive("k2", text="Cột đèn cao áp cạnh chợ phiên hỏng, xin thay bóng mới.").case
    cases.join(case=case, into=into, reason="Cùng một việc", by=cast.actor("handler"), at=later(1))
    nearing.band_once()
    assert shown(cast) == [into]


def test_another_place_of_the_same_pattern_is_not_shown(cast: Cast) -> None:
    cast.receive("k1", text=LAMP)
    nearing.band_once()
    assert shown(cast, text=LAMP.replace("Nà Lốc", "Sín Chải")) == []


def test_from_another_commune_only_what_names_the_same_place(cast: Cast) -> None:
    cast.receive("k1", text=LAMP)
    cast.receive("k2", text=LAMP.replace(" thôn Nà Lốc", ""))
    nearing.band_once()
    found = alike.alike(cast.actor("handler"), text=BARE, area=cast.units["other"])
    assert [(one.case.code, one.here) for one in found] == [
        (Case.objects.earliest("id").code, False)
    ]


def test_released_pages_come_and_go_with_what_is_public(cast: Cast) -> None:
    case = cast.receive("k1", text=LAMP).case
    prepared = Prepared(title="Đèn đường thôn Nà Lốc tắt", text=LAMP)
    cases.prepare_publication(case=case, prepared=prepared, by=cast.actor("handler"), at=later(1))
    cases.publish(case=case, seen=previewing.digest_of(case), by=cast.actor("leader"), at=later(1))
    nearing.band_once()
    page = search.entry_id("page", case.pk)
    assert NearBand.objects.filter(entry=page).count() > 10
    assert [one.code for one in alike.similar(text=BARE, area=cast.units["commune"])] == [case.code]

    search.drop(kind="page", code=case.code)  # as the hiding of the whole page does
    assert not NearBand.objects.filter(entry=page).exists()


def test_erasing_a_person_takes_the_bands_of_their_words_along(cast: Cast) -> None:
    planted = planting.plant(cast)
    nearing.band_once()
    before = set(NearBand.objects.filter(entry=search.entry_id("case", planted.case.pk)))
    assert before

    wish = Wish(reason="Người gửi yêu cầu", also=(planting.NICK, planting.WORDS))
    protection.grant_deletion(
        request=planted.request,
        wish=wish,
        result="Đã xóa hết.",
        by=cast.actor("leader"),
        at=later(4),
    )
    assert bands(planted.case) == 0
    nearing.band_once()
    after = set(NearBand.objects.filter(entry=search.entry_id("case", planted.case.pk)))
    words = SearchEntry.objects.get(kind="case", code=planted.case.code).folded
    assert planting.WORDS.lower() not in words
    assert len(after - before) == len(after) or not after & before


def test_what_is_said_to_be_found_takes_few_statements(cast: Cast) -> None:
    cast.receive("k1", text=LAMP)
    nearing.band_once()
    person = cast.actor("handler")
    with CaptureQueriesContext(connection) as few:
        alike.alike(person, text=BARE, area=cast.units["commune"])
    for number in range(12):
        cast.receive(f"m{number}", text=LAMP.replace("hai vụ", f"{number} vụ"))
    nearing.band_once()
    with CaptureQueriesContext(connection) as many:
        alike.alike(person, text=BARE, area=cast.units["commune"])
    assert len(many) <= len(few)


def test_a_denunciation_is_in_no_index_and_has_no_bands(cast: Cast) -> None:
    making.registered(cast)
    nearing.band_once()
    assert not SearchEntry.objects.exists()
    assert not NearBand.objects.exists()
    assert not NearWaiting.objects.exists()
