"""The pages of old registers: what they say, what every number opens, what a press does."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.registers import queries
from hoiam.registers.models import Batch, Continuation, Record
from hoiam.registers.plans import StepPlan
from hoiam.units.models import Change, ChangeLink, Placement, Unit
from hoiam.web.office import register_counts
from tests.cast import Cast
from tests.registers.conftest import SignIn
from tests.registers.making import go_on, row, shown

THAI = "ไฟถนนเสีย หน้าโรงเรียน"
OPENS = r'(?:<b>|data-label="[^"]+">)<a href="(/van-phong/so-cu[^"]*)">(\d+)</a>'
LIST, COUNTS = "/van-phong/so-cu", "/van-phong/so-cu/so-lieu"


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return unescape(answer.content.decode())


def numbers(client: Client, address: str) -> list[str]:
    """The numbers at the source of the rows of a list."""
    return re.findall(r'số <span lang="" dir="auto">([^<]+)</span>', text(client, address))


def old(name: str, title: str) -> Unit:
    unit = Unit(
        code=f"t-{name}", kind="commune", name=title, short_name=title, folded=title.lower(),
        valid_from=date(2010, 1, 1), valid_to=date(2025, 7, 1),
    )  # fmt: skip
    unit.save()
    return unit


def split(before: Unit, *after: Unit) -> None:
    change = Change(code=f"c-{before.code}", decision="NQ 1673", day=date(2025, 7, 1))
    change.save()
    for one in after:
        ChangeLink(change=change, predecessor=before, successor=one, share="part").save()


def test_filters_are_folded_until_one_is_set(officer: SignIn, cast: Cast) -> None:
    shown(cast, row("1"))
    client = officer("clerk")

    assert '<details class="all"><summary>' in text(client, LIST)
    assert '<details class="all"><summary>' in text(client, f"{LIST}?tim=1")
    assert '<details class="all" open><summary>' in text(client, f"{LIST}?loai=cases")


def test_pages_without_a_register_say_so(officer: SignIn) -> None:
    client = officer("clerk")

    assert "Chưa có sổ cũ nào" in text(client, LIST)
    assert 'type="search"' not in text(client, LIST)
    assert 'class="button quiet" href="/van-phong/nap-du-lieu"' in text(client, LIST)
    assert 'class="button quiet" href="/van-phong/nap-du-lieu"' not in text(
        officer("handler"), LIST
    )
    assert "Không có dòng nào để đếm" in text(client, COUNTS)
    assert "Chưa có đợt nào" in text(client, "/van-phong/so-cu/dot")
    assert "Không có dòng nào khớp" in text(client, f"{LIST}?tim=khong-co")


def test_record_page_says_what_the_source_says(cast: Cast, officer: SignIn) -> None:
    plan = row(
        "0012", title=THAI, text=f"{THAI}\nบรรทัดที่สอง", opened_on=date(2023, 5, 1),
        opened_moment=datetime(2023, 5, 1, 15, 11, 26, tzinfo=UTC), due_on=date(2023, 5, 9),
        ended_on=date(2023, 5, 9), ended_moment=datetime(2023, 5, 9, 15, tzinfo=UTC),
        state="ended", state_said="เสร็จสิ้น", agency="สำนักงานเขต", source={"ticket_id": "0012"},
    )  # fmt: skip
    step = StepPlan("0012", "state", on=date(2023, 5, 2), state="working", state_said="กำลัง")
    shown(cast, plan, steps=(step,), zone="America/New_York", system="Traffy")
    code = queries.current().get().code

    client = officer("handler")
    assert "ticket_id" not in text(client, f"{LIST}/dong/{code}")
    client.post(f"{LIST}/dong/{code}/mo-xem", {"purpose": "checking", "reason": "Đối chiếu"})
    page = text(client, f"{LIST}/dong/{code}")

    assert "11:11:26 (America/New_York)" in page
    assert "= 1/5/2023, 22:11" in page
    assert "nguồn chỉ ghi ngày: hạn tính hết ngày đó" in page
    assert '<span class="mark ok">đúng hạn</span>' in page
    for said in (THAI, "บรรทัดที่สอง", "เสร็จสิ้น", "สำนักงานเขต", "กำลัง", "ticket_id"):
        assert said in page
    assert f'<h1 lang="" dir="auto">{THAI}</h1>' in page
    assert "nguồn không ghi" in page  # where it is, the source does not say
    assert "Theo nguồn, việc này đã kết thúc" not in page  # the reason, not the refusal
    assert "không tiếp tục" in page


def test_unit_bears_the_name_of_that_time(cast: Cast, officer: SignIn) -> None:
    gone = old("cu", "Xã Cũ")
    split(gone, cast.units["commune"])
    shown(cast, row(area="t-cu", opened_on=date(2024, 1, 1)))

    page = text(officer("clerk"), f"{LIST}/dong/{queries.current().get().code}")

    assert "<b>Xã Cũ</b>" in page
    assert "(đến 1/7/2025)" in page
    assert "nay là Xã Bản Mẫu" in page


def test_successor_is_chosen_by_a_person_and_the_count_follows(cast: Cast, officer: SignIn) -> None:
    gone = old("cu", "Xã Cũ")
    split(gone, cast.units["commune"], cast.units["other"])
    shown(cast, row(area="t-cu", opened_on=date(2024, 1, 1)))
    record, client = queries.current().get(), officer("clerk")
    page = f"{LIST}/dong/{record.code}"
    today = f"{COUNTS}?to-chuc=hien-nay"
    assert "chưa chọn đơn vị kế thừa" in text(client, page)
    assert "chưa chọn đơn vị kế thừa" in text(client, today)

    form = {"former": "t-cu", "successor": "t-other", "why": "thôn nay thuộc xã này"}
    assert client.post(f"{page}/ke-thua", form | {"why": ""}).status_code == 422
    assert client.post(f"{page}/ke-thua", form | {"successor": "t-province"}).status_code == 422
    assert client.post(f"{page}/ke-thua", form).status_code == 302

    assert Placement.objects.get().about_code == record.code
    assert "nay là Xã Khe Thử" in text(client, page)
    assert "chưa chọn đơn vị kế thừa" not in text(client, today)
    assert numbers(client, f"{LIST}?noi=t-other&to-chuc=hien-nay") == ["007"]
    assert client.get(f"{page}/ke-thua?former=t-province").status_code == 404


def test_every_count_opens_its_list(cast: Cast, officer: SignIn) -> None:
    split(old("cu", "Xã Cũ"), cast.units["commune"])
    day = date(2024, 5, 6)
    shown(
        cast,
        row("1", state="ended", due_on=day, ended_on=date(2024, 5, 7), opened_on=day, area="t-cu"),
        row("2", state="ended", due_on=day, ended_on=day, opened_on=day, agency="Sở A"),
        row("3", state="working", due_on=day, opened_on=date(2025, 8, 1), area="t-commune"),
        row("4", state="unknown", unit="t-commune-office"),
        row("5", state="duplicate", agency="Sở A"),
    )  # fmt: skip
    client = officer("leader")
    opened = 0
    for query in ("", "?to-chuc=hien-nay", "?theo=dv", "?theo=co-quan", "?cap=tinh", "?buoc=nam"):
        page = text(client, COUNTS + query)
        for address, count in re.findall(OPENS, page):
            assert len(numbers(client, address)) == int(count), address
            opened += 1
        for address, year in re.findall(r'row"><a href="([^"]+)">(\d{4})</a>', page):
            assert numbers(client, address) == numbers(client, f"{LIST}?nam={year}")
    assert opened > 100
    assert "1/2 = 50%" in text(client, COUNTS)
    assert "NQ 1673" in text(client, COUNTS)


def test_filters_narrow_the_list_and_odd_ones_find_nothing(cast: Cast, officer: SignIn) -> None:
    shown(
        cast,
        row("1", title="Cống vỡ trước trường", opened_on=date(2023, 2, 1)),
        row("2", title="Đèn hỏng", text="ở ngõ 5", state="ended", opened_on=date(2024, 2, 1)),
    )
    shown(cast, row("3", title="Tiếp dân"), system="Sổ khác", kind="visit")
    client = officer("clerk")

    for query, found in {
        "": ["3", "2", "1"],
        "tim=cong+vo": ["1"],
        "tim=ngõ+5": ["2"],
        "loai=visit": ["3"],
        "he-thong=Sổ khác": ["3"],
        "tt=ended": ["2"],
        "nam=2024": ["2"],
        "nam=0": ["3"],
        "nam=2023&thang=2": ["1"],
        "nam=x": [],
        "nam=2023&thang=13": [],
        "so-lieu=nobody": [],
        "noi=nobody": [],
        "noi=not-said": ["3", "2", "1"],
        "cap=odd&to-chuc=odd": ["3", "2", "1"],
    }.items():
        assert numbers(client, f"{LIST}?{query}") == found, query


def test_open_record_goes_on_from_its_page(cast: Cast, officer: SignIn) -> None:
    shown(cast, row(channel="Điện thoại", area="t-commune", due_on=date(2026, 1, 5)))
    record, client = queries.current().get(), officer("handler")
    page = f"{LIST}/dong/{record.code}"
    form = text(client, f"{page}/tiep-tuc")
    assert '<option value="phone" selected>' in form
    assert '<option value="t-commune" selected>' in form

    answer = client.post(
        f"{page}/tiep-tuc",
        {"kind": "feedback", "channel": "phone", "field": "roads", "commune": "t-commune",
         "desk": "t-commune-office"},
    )  # fmt: skip

    assert answer.status_code == 302
    case = Continuation.objects.get().case
    assert case.code in text(client, page)
    # The case stands as any other, its number outside and the old date with it.
    shown_case = text(client, f"/van-phong/vu-viec/{case.code}")
    assert "007" in shown_case
    assert f'href="{page}"' in shown_case
    assert "5/1/2026" in shown_case
    assert "Hạn đã có ở hệ thống trước được giữ nguyên" in shown_case
    assert client.get(f"{page}/tiep-tuc").status_code in (200, 409)
    assert client.post(f"{page}/tiep-tuc", {"kind": "feedback"}).status_code in (409, 422)
    # Who reads cases but no old registers gets no way into one.
    assert f'href="{page}"' not in text(officer("front"), f"/van-phong/vu-viec/{case.code}")


def test_batch_is_withdrawn_with_a_reason_by_who_keeps_it(cast: Cast, officer: SignIn) -> None:
    batch = shown(cast, row())
    address = f"/van-phong/so-cu/dot/{batch.code}/rut"

    assert officer("handler").post(address, {"why": "nhầm"}).status_code == 404
    client = officer("clerk")
    assert "đang hiện" in text(client, "/van-phong/so-cu/dot")
    assert client.post(address, {"why": " "}).status_code == 422
    assert client.post(address, {"why": "nhầm tệp"}).status_code == 302

    assert Batch.objects.get().withdrawn_why == "nhầm tệp"
    assert "đã rút" in text(client, "/van-phong/so-cu/dot")
    assert numbers(client, LIST) == []


def test_withdrawing_says_which_cases_go_on(cast: Cast, officer: SignIn) -> None:
    batch = shown(cast, row("007"), row("008"))
    address = f"/van-phong/so-cu/dot/{batch.code}/rut"
    assert "vẫn giữ nguyên" not in text(officer("clerk"), address)

    go_on(cast, Record.objects.get(number="007"))

    assert "1 vụ việc đã tiếp tục từ đợt này vẫn giữ nguyên." in text(officer("clerk"), address)


def test_list_is_taken_away_as_a_file(cast: Cast, officer: SignIn) -> None:
    shown(cast, row("007", title="=1+1", text="Nhà ông Lò Văn Mẫu", category=THAI), row("2"))

    answer = officer("clerk").get(f"{LIST}?tai=csv")

    said = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]
    assert len(said) == 3
    assert THAI in said[2]
    assert "007" in said[2]
    assert ",=1+1," not in said[2]
    assert "Lò Văn Mẫu" not in said[2]  # what people said is opened row by row


def test_number_of_statements_does_not_grow(cast: Cast, officer: SignIn) -> None:
    shown(cast, *(row(str(number), area="t-commune") for number in range(3)))
    client = officer("leader")

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as statements:
            text(client, address)
        return len(statements)

    few = [asked(address) for address in (LIST, COUNTS, f"{COUNTS}?to-chuc=hien-nay")]
    shown(cast, *(row(str(number), area="t-other") for number in range(10, 60)))
    many = [asked(address) for address in (LIST, COUNTS, f"{COUNTS}?to-chuc=hien-nay")]

    assert many == few
    assert max(many) <= 30


@pytest.mark.parametrize("who", ["administrator", "front"])
def test_who_works_nowhere_has_no_entry(officer: SignIn, who: str) -> None:
    client = officer(who)

    assert client.get(LIST).status_code == 403
    assert "Sổ cũ" not in text(client, "/van-phong/")


def test_long_table_counts_what_it_leaves_out(
    cast: Cast, officer: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_counts, "MOST_LINES", 2)
    shown(cast, *(row(str(number), agency=f"Sở {number % 4}") for number in range(7)))

    page = text(officer("clerk"), f"{COUNTS}?theo=co-quan")

    assert "2 dòng khác của bảng này" in page
    received = re.findall(r'<td class="n" data-label="Đã nhận">(?:<a[^>]+>)?(\d+)', page)
    assert received == ["2", "2", "3", "7"]
