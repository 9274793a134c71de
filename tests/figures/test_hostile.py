"""What a stranger, an officer of another desk and a hand that writes addresses learn of figures."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from hoiam.core.claims import read
from hoiam.core.claims.reading import MOST_TOGETHER
from hoiam.core.periods import period_by
from hoiam.core.refusals import Invalid
from hoiam.figures import actions as figures
from hoiam.figures.actions.claims import MOST_NUMBERS, Typed
from hoiam.figures.closings import counting, reading
from hoiam.figures.models import Closing
from hoiam.units.models import Unit
from hoiam.voices.models import Voice
from tests.cast import NOW, SINCE, Cast, make_cast
from tests.figures.making import case

DURING = datetime(2026, 8, 4, 2, 0, tzinfo=UTC)
BEFORE, AFTER = DURING - timedelta(1), datetime(2026, 10, 16, 2, 0, tzinfo=UTC)
ODD = ("\0", "9999-12-31_\0", "9" * 400, "inspection-2026-month-12")
PUBLIC = {
    "/so-lieu/bang": ("ky", "xa"),
    "/so-lieu/cases-received": ("ky", "xa", "dv", "ds", "sau", "to-chuc"),
    "/so-lieu/voices-received": ("xa", "sau"),
}
OFFICE = {
    "/van-phong/bang": ("ky", "xa"),
    "/van-phong/so-lieu/cases-received": ("xa", "dv", "sau"),
    "/van-phong/so-lieu/petitions-received": ("dv", "sau"),
    "/van-phong/bieu": ("bieu", "ky", "co-quan", "cot", "dong"),
    "/van-phong/bieu/nhap": ("co-quan", "cot"),
    "/van-phong/ky-da-chot": ("bang", "ky", "don-vi", "sau"),
    "/van-phong/so-lieu-bao-chi": ("sau", "truoc"),
}


@pytest.fixture
def cast(db: None, monkeypatch: Any) -> Cast:
    cache.clear()
    monkeypatch.setattr("hoiam.base.clock.now", lambda: AFTER)
    return make_cast()


def _fallen(client: Client, pages: dict[str, tuple[str, ...]]) -> list[str]:
    found = []
    for page, names in pages.items():
        for odd in ODD:
            asked = dict.fromkeys(names, odd) | ({"tai": "csv"} if odd == ODD[0] else {})
            answer = client.get(page, asked)
            if answer.streaming:
                b"".join(answer)
            if answer.status_code >= 500:
                found.append(f"{page} {asked}")
    return found


def test_no_address_falls_over(cast: Cast) -> None:
    cast.receive("k1", at=DURING)
    leader = cast.browser("leader", raise_request_exception=False)

    assert not _fallen(Client(raise_request_exception=False), PUBLIC)
    assert not _fallen(leader, OFFICE)
    for address in ("chot", "x/dong/\0", "x"):
        answer = leader.post(f"/van-phong/ky-da-chot/{address}", {"don-vi": "\0", "ky": "\0"})
        assert answer.status_code < 500


@pytest.mark.parametrize("code", ["2026-month-8", "inspection-2026-month-8"])
@pytest.mark.parametrize("address", ["/so-lieu/cases-received", "/so-lieu/bang"])
def test_strangers_cut_no_months_by_hand(cast: Cast, code: str, address: str) -> None:
    """Months of both rules would leave half months, of matters that are not public."""
    cast.receive("k1", at=DURING)
    assert period_by(code) is not None

    shown = Client().get(address, {"ky": code})
    whole = Client().get(address, {"ky": "2026"})

    assert shown.context["period"] == whole.context["period"] == "Năm 2026"


def test_a_hamlet_is_counted_for_who_works_there_alone(cast: Cast) -> None:
    hamlet = Unit(
        code="t-hamlet", kind="hamlet", name="Thôn 3", folded="thon 3", valid_from=SINCE,
        parent=cast.units["commune"],
    )  # fmt: skip
    hamlet.save()
    case(cast, 1, state="new", unit="commune-office", area=hamlet)
    Voice(
        code="v1", key="k1", channel="web", kind="feedback", field=cast.fields["roads"],
        area=hamlet, text="x", spoken_at=NOW, spoken_by="public", received_at=NOW,
        received_by="public",
    ).save()  # fmt: skip

    for figure, seen in (("cases-received", 1), ("voices-received", 0)):
        address = f"/van-phong/so-lieu/{figure}?ky=2026&xa=t-hamlet"
        own = cast.browser("leader").get(address).context["answer"].value
        other = cast.browser("stranger").get(address).context["answer"].value
        assert (own >= seen, other) == (True, 0), figure
        told = Client().get(f"/so-lieu/{figure}?ky=2026&xa=t-hamlet")
        assert told.context["wanted"].place is None


def test_closed_records_tell_nothing_to_who_may_not_open_them(cast: Cast) -> None:
    """The province's table names records of every commune; what happened to one of them is read
    by who may open it."""
    closing = _closed_province(cast)
    late = cast.receive("late", at=DURING).case
    difference = next(one for one in counting.differences(closing) if one.code == "cases-received")
    assert f"cases/{late.code}" in difference.came

    for name, may in (("leader", True), ("stranger", False)):
        told = reading.happened_since(cast.actor(name, at=AFTER), difference.came, BEFORE)
        assert bool(told) is may, name
    communes = reading.visible_to(cast.actor("leader", at=AFTER))
    assert closing not in communes


def _closed_province(cast: Cast) -> Closing:
    cast.receive("k1", at=DURING)
    above = cast.units["commune-ubnd"].parent
    assert above is not None
    table = counting.table("so-lieu-cases", above, "2026-quarter-3")
    led = cast.actor("province-leader", at=AFTER)
    return figures.close_period(table=table, by=led, at=AFTER)


@pytest.mark.parametrize("words", ["1/", "trong đó 5 đơn, ", "một nửa "])
def test_a_sentence_of_numbers_is_read_piece_by_piece(words: str) -> None:
    """Each number of a sentence is held against the others: two thousand in one would take hours."""
    draft = read(words * 150)

    sizes = [len(one.quantities) for one in draft.sentences]
    assert sum(sizes) == len(draft.quantities) >= 150
    assert max(sizes) <= MOST_TOGETHER
    spans = [(one.start, one.end) for one in draft.sentences]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_draft_of_numbers_alone_is_refused(cast: Cast) -> None:
    typed = Typed("", "1/" * (MOST_NUMBERS + 1), "2026")

    with pytest.raises(Invalid, match="too-many-numbers"):
        figures.begin_draft(
            unit=cast.units["commune-ubnd"], typed=typed, by=cast.actor("leader"), at=NOW
        )
