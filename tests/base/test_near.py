"""Bands beside the word index: kept true by the database, given by a job, asked in few statements."""

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.base import near, search
from hoiam.base.models import NearBand, NearWaiting, SearchEntry
from hoiam.units.models import Field
from hoiam.units.models import Field as Rows

pytestmark = pytest.mark.django_db

LAMP = (
    "Đèn đường trước nhà văn hóa thôn Nà Lốc tắt từ ngày 12/3, buổi tối học sinh đi học thêm về phải "
    "mò mẫm, đã có hai vụ va chạm xe máy."
)
DRAIN = "Cống thoát nước cạnh chợ phiên vỡ toác, nước bẩn chảy vào ruộng rau của mấy hộ trong xóm."
TEXTS = {1: LAMP, 2: DRAIN}


@pytest.fixture
def rows() -> None:
    """Rows of any table whose keys are places of the index."""
    for place in (1, 2, 3):
        Rows(pk=place, code=f"f{place}", name=f"Lĩnh vực {place}").save()
        if place in TEXTS:
            put(place, TEXTS[place])


def put(place: int, text: str) -> None:
    search.put(kind="case", code=f"LC-{place}", place=place, text=f"Việc\nLC-{place}\n{text}")


def texts(places: Sequence[int]) -> dict[int, list[str]]:
    return {place: [TEXTS[place]] for place in places if place in TEXTS}


def found(text: str, kind: str = "case") -> list[int]:
    return [one.key for one in near.near(kind, text, Field.objects.all())]


def entry(place: int) -> int:
    return search.entry_id("case", place)


def bands_of(place: int) -> int:
    return NearBand.objects.filter(entry=entry(place)).count()


def waiting() -> list[int]:
    return sorted(
        number % SearchEntry.ROOM for number in NearWaiting.objects.values_list("entry", flat=True)
    )


def test_found_before_the_job_and_after_it(rows: None) -> None:
    said = LAMP.replace("hai vụ", "ba vụ")
    assert waiting() == [1, 2]
    assert found(said) == [1]

    assert near.band_some("case", texts) == 2
    assert waiting() == []
    assert bands_of(1) > 10
    assert found(said) == [1]
    assert found(
        "den duong truoc nha van hoa thon na loc tat tu ngay 12/3, buoi toi hoc sinh di hoc"
    ) == [1]
    assert found("Chó thả rông cắn người qua đường ở bản Mo.") == []
    assert found("") == []


def test_kinds_do_not_mix_and_old_registers_have_no_bands(rows: None) -> None:
    search.put(kind="record", code="1", place=1, text=LAMP)
    search.put(kind="page", code="LC-3", place=3, text=LAMP)
    assert waiting() == [1, 2, 3]
    near.band_some("case", texts)
    assert waiting() == [3]
    assert found(LAMP, "page") == [3]
    near.band_some("page", lambda places: {place: [LAMP] for place in places})
    assert (found(LAMP, "page"), found(LAMP)) == ([3], [1])


def test_rows_that_the_reader_may_not_see_are_not_given(rows: None) -> None:
    near.band_some("case", texts)
    assert [one.key for one in near.near("case", LAMP, Field.objects.exclude(pk=1))] == []


def test_words_that_change_or_go_take_their_bands_along_at_once(rows: None) -> None:
    near.band_some("case", texts)

    put(1, "(đã xóa)")
    assert (bands_of(1), waiting()) == (0, [1])
    assert found(LAMP) == []

    search.drop(kind="case", code="LC-2")
    assert (bands_of(2), waiting()) == (0, [1])
    assert found(DRAIN) == []


def test_the_same_words_once_more_change_nothing(rows: None) -> None:
    near.band_some("case", texts)
    put(1, LAMP)
    assert (bands_of(1) > 10, waiting()) == (True, [])


def test_a_job_that_is_killed_leaves_what_waits_and_the_next_goes_on(rows: None) -> None:
    class Killed(BaseException):
        pass

    def killed(places: Sequence[int]) -> dict[int, list[str]]:
        raise Killed

    with pytest.raises(Killed):
        near.band_some("case", killed)
    assert waiting() == [1, 2]

    assert near.band_some("case", texts, most=1) == 1
    assert waiting() == [1]  # the newest first
    assert near.band_some("case", texts, most=1) == 1
    assert waiting() == []
    assert near.band_some("case", texts) == 0


def test_words_that_changed_while_the_job_read_them_wait_on(rows: None) -> None:
    def meanwhile(places: Sequence[int]) -> dict[int, list[str]]:
        before = texts(places)
        put(1, "Rác đổ cạnh suối, mùi hôi ra đến đường.")
        search.drop(kind="case", code="LC-2")
        return before

    near.band_some("case", meanwhile)
    assert (bands_of(1), bands_of(2), waiting()) == (0, 0, [1])


def test_two_workers_do_not_write_bands_twice(rows: None) -> None:
    def another(places: Sequence[int]) -> dict[int, list[str]]:
        near.band_some("case", texts)
        return texts(places)

    near.band_some("case", another)
    assert waiting() == []
    assert bands_of(1) > 10


def test_every_voice_of_a_thing_has_bands(rows: None) -> None:
    search.put(kind="case", code="LC-3", place=3, text=f"Việc\nLC-3\n{LAMP}\n{DRAIN}")
    near.band_some("case", lambda places: {3: [LAMP, DRAIN]})
    assert bands_of(3) > 20
    assert 3 in found(DRAIN)


def test_a_look_takes_few_statements_however_much_there_is(rows: None) -> None:
    near.band_some("case", texts)
    with CaptureQueriesContext(
        connection,
    ) as few:
        found(LAMP)
    for place in range(4, 40):
        TEXTS[place] = LAMP.replace("12/3", f"{place}/5")
        put(place, TEXTS[place])
    near.band_some("case", texts)
    with CaptureQueriesContext(connection) as many:
        found(LAMP)
    for place in range(4, 40):
        del TEXTS[place]
    assert len(many) == len(few) == 4


def test_a_number_of_ours_is_no_word_of_a_text() -> None:
    assert (
        near.after_code("LC-AB12", "den duong tat lc ab12 den duong tat roi") == "den duong tat roi"
    )
    assert near.after_code("LC-AB12", "den duong tat") == "den duong tat"
