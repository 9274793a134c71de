"""Pages of dockets: looked at before it is saved, errors keep the form, strangers find nothing."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.cases import actions as cases
from hoiam.cases.actions import Happened, NewDocket
from hoiam.cases.models import Docket
from hoiam.commitments.models import ClockFact, Commitment
from hoiam.core.clocks.shapes import Act, Criterion, Ground
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

LIST = "/van-phong/thoi-han"
TODAY = datetime.fromisoformat("2026-10-05T02:00:00+00:00")
COVER = {
    "kind": "complaint",
    "number": "07/KN",
    "unit": "t-commune-office",
    "area": "t-commune",
    "received_on": "2026-09-28",
    "people": "2",
}


@pytest.fixture
def docket(cast: Cast) -> Docket:
    new = NewDocket(
        kind="complaint", number="12/2026", unit=cast.units["commune-office"],
        area=cast.units["commune"], received_on=date(2026, 9, 28), people=2,
    )  # fmt: skip
    return cases.open_docket(new=new, by=cast.actor("clerk"), at=NOW)


def accept(cast: Cast, docket: Docket) -> None:
    happened = Happened(date(2026, 10, 1), Act.ACCEPTED, paper="03/TB-UBND")
    cases.record_docket_fact(docket=docket, happened=happened, by=cast.actor("handler"), at=TODAY)


def seen(response) -> str:
    return str(response.context["seen"])


def save(client: Client, address: str, typed: dict[str, object]):
    """Press once to look, press again to write."""
    looked = client.post(address, typed)
    assert looked.status_code == 200, looked.content.decode()
    return client.post(address, {**typed, "seen": seen(looked)})


def test_cover_is_looked_at_before_it_is_written(officer: SignIn) -> None:
    client = officer("clerk")

    looked = client.post(f"{LIST}/moi", COVER)
    assert "bắt đầu tính" in looked.content.decode()
    assert "7/10/2026" in looked.content.decode()
    assert not Docket.objects.exists()
    saved = client.post(f"{LIST}/moi", {**COVER, "seen": seen(looked)})

    docket = Docket.objects.get()
    assert saved.headers["Location"] == f"{LIST}/{docket.code}"
    assert docket.parts.count() == 2


def test_what_is_saved_is_what_was_seen(officer: SignIn) -> None:
    client = officer("clerk")
    looked = client.post(f"{LIST}/moi", COVER)

    changed = client.post(
        f"{LIST}/moi", {**COVER, "received_on": "2026-09-21", "seen": seen(looked)}
    )

    assert "30/9/2026" in changed.content.decode()  # the new date is shown, nothing is written
    assert not Docket.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "denunciation"}, "/quy-dinh/tinh-han"),
        ({"number": "Ông Vàng A Tủa"}, "không đúng dạng số"),
        ({"number": ""}, "không đúng dạng số"),
        ({"received_on": "2026-12-01"}, "chưa đến"),
        ({"place": "remote"}, "Cần nêu quyết định"),
    ],
)
def test_refused_cover_keeps_what_was_typed(
    officer: SignIn, changes: dict[str, str], said: str
) -> None:
    answer = officer("clerk").post(f"{LIST}/moi", {**COVER, **changes})

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="2"' in answer.content.decode()
    assert not Docket.objects.exists()


def test_page_says_state_rule_and_next_steps(officer: SignIn, cast: Cast, docket: Docket) -> None:
    accept(cast, docket)

    shown = officer("handler").get(f"{LIST}/{docket.code}").content.decode()

    assert "Ra quyết định giải quyết khiếu nại" in shown
    assert "2/11/2026" in shown
    assert "C-03" in shown
    assert "Luật Khiếu nại 2011, Điều 28" in shown
    assert "03/TB-UBND" in shown
    assert "người 1, người 2" in shown
    assert f"{LIST}/{docket.code}/buoc/decided" in shown
    # A pause is a leader's to record; the reason stands beside the name of the step.
    assert f'href="{LIST}/{docket.code}/buoc/paused"' not in shown
    assert f"{LIST}/{docket.code}/su-kien/1/dinh-chinh" not in shown
    led = officer("leader").get(f"{LIST}/{docket.code}").content.decode()
    assert f'href="{LIST}/{docket.code}/buoc/paused"' in led
    assert f"{LIST}/{docket.code}/su-kien/1/dinh-chinh" in led


def test_paper_that_the_law_asks_for_is_not_called_optional(
    officer: SignIn, cast: Cast, docket: Docket
) -> None:
    accept(cast, docket)
    client = officer("leader")
    address = f"{LIST}/{docket.code}/buoc"

    extending = client.get(f"{address}/extended").content.decode()
    deciding = client.get(f"{address}/decided").content.decode()
    refused = client.post(f"{address}/extended", {"day": "2026-10-05", "criteria": ["people"]})

    optional = (
        '<label for="id_paper">Số văn bản <span class="small">(không bắt buộc)</span></label>'
    )
    assert '<label for="id_paper">Số văn bản</label>' in extending
    assert optional in deciding
    assert "Luật Khiếu nại 2011, Điều 28" in refused.content.decode()


def test_extension_without_a_criterion_is_refused_with_the_form(
    officer: SignIn, cast: Cast, docket: Docket
) -> None:
    accept(cast, docket)
    client = officer("leader")
    address = f"{LIST}/{docket.code}/buoc/extended"

    refused = client.post(address, {"day": "2026-10-05", "paper": "11/QĐ-UBND"})
    assert refused.status_code == 403
    assert 'value="11/QĐ-UBND"' in refused.content.decode()
    assert "Điều 3a" in refused.content.decode()
    save(client, address, {"day": "2026-10-05", "paper": "11/QĐ-UBND", "criteria": ["people"]})

    assert Commitment.objects.get(clock="decide").due_on == date(2026, 11, 16)
    why = client.get(f"{LIST}/{docket.code}/vi-sao/{Commitment.objects.get(clock='decide').code}")
    text = why.content.decode()
    assert "2/11/2026</s> → <b>16/11/2026" in text
    assert "11/QĐ-UBND" in text
    assert "từ 1/7/2026" in text  # the version of the rule


def test_step_that_may_not_be_recorded_has_no_page(officer: SignIn, docket: Docket) -> None:
    where = f"{LIST}/{docket.code}"

    assert officer("handler").get(f"{where}/buoc/paused").status_code == 403
    assert officer("handler").get(f"{where}/su-kien/1/dinh-chinh").status_code == 403
    assert officer("leader").get(f"{where}/buoc/session").status_code == 404
    assert officer("leader").get(f"{where}/buoc/nonsense").status_code == 404
    assert officer("leader").get(f"{where}/su-kien/9/dinh-chinh").status_code == 404
    assert officer("handler").get(f"{where}/dong").status_code == 409
    assert officer("leader").get(f"{where}/ke-thua").status_code == 403
    assert officer("leader").get(f"{where}/vi-sao/nonsense").status_code == 404


def test_fact_typed_wrongly_is_taken_back_and_stays_to_be_read(
    officer: SignIn, cast: Cast, docket: Docket
) -> None:
    accept(cast, docket)
    client = officer("leader")

    save(client, f"{LIST}/{docket.code}/su-kien/2/dinh-chinh", {"reason": "ghi nhầm ngày"})

    assert ClockFact.objects.filter(cancels__isnull=False).count() == 1
    shown = client.get(f"{LIST}/{docket.code}").content.decode()
    assert "<s>1/10/2026</s>" in shown
    assert "ghi nhầm ngày" in shown


def test_part_is_added_and_docket_closed(officer: SignIn, docket: Docket) -> None:
    client = officer("leader")
    where = f"{LIST}/{docket.code}"

    assert client.get(f"{where}/them").status_code == 200
    assert client.post(f"{where}/them", {"kind": "content"}).status_code == 302
    assert client.post(f"{where}/them", {}).status_code == 422
    save(client, f"{where}/buoc/withdrawn", {"day": "2026-10-05"})
    assert "Không có hạn nào" in client.get(f"{where}/phieu").content.decode()
    assert client.get(f"{where}/dong").status_code == 200
    assert client.post(f"{where}/dong", {"reason": ""}).status_code == 422
    assert client.post(f"{where}/dong", {"reason": "đã rút đơn"}).status_code == 302

    assert "đã rút đơn" in client.get(where).content.decode()
    assert [part.code for part in docket.parts.order_by("id")] == [
        "person-1", "person-2", "content-1",
    ]  # fmt: skip


def test_slip_prints_every_open_date(officer: SignIn, cast: Cast, docket: Docket) -> None:
    accept(cast, docket)

    shown = officer("clerk").get(f"{LIST}/{docket.code}/phieu").content.decode()

    assert "Phiếu báo thời hạn" in shown
    assert "2/11/2026" in shown
    assert "Thụ lý hoặc từ chối" not in shown  # over


@pytest.mark.parametrize("name", ["stranger", "other-leader", "expert"])
def test_others_find_no_docket(officer: SignIn, docket: Docket, name: str) -> None:
    client = officer(name)

    for path in ("", "/phieu", "/them", "/dong", "/ke-thua", "/buoc/accepted", "/vi-sao/x",
                 "/su-kien/1/dinh-chinh"):  # fmt: skip
        assert client.get(f"{LIST}/{docket.code}{path}").status_code == 404
    assert docket.number not in client.get(LIST).content.decode()


@pytest.mark.parametrize("name", ["front", "administrator"])
def test_who_works_nowhere_has_no_list(officer: SignIn, docket: Docket, name: str) -> None:
    assert officer(name).get(LIST).status_code == 403
    assert officer(name).get(f"{LIST}/{docket.code}").status_code == 403


def test_list_filters_and_is_taken_away(officer: SignIn, cast: Cast, docket: Docket) -> None:
    accept(cast, docket)
    client = officer("leader")

    for asked, is_there in (
        ("", True), ("?tt=running", True), ("?tt=late", False), ("?tt=paused", False),
        ("?tt=closed", False), ("?loai=complaint", True), ("?loai=recommendation", False),
        ("?so=12", True), ("?so=99", False), ("?tt=x", False),
    ):  # fmt: skip
        assert (docket.number in client.get(LIST + asked).content.decode()) is is_there, asked
    answer = client.get(f"{LIST}?tai=csv")
    file = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    assert "12/2026,Khiếu nại lần đầu,Phòng Kinh tế xã bản mẫu" in file
    assert "Ra quyết định giải quyết khiếu nại,,2026-11-02" in file
    workbook = client.get(f"{LIST}?tai=xlsx")
    content = b"".join(workbook.streaming_content)  # type: ignore[attr-defined]
    assert content.startswith(b"PK")


def test_late_and_paused_rows(officer: SignIn, cast: Cast, docket: Docket) -> None:
    accept(cast, docket)
    happened = Happened(date(2026, 10, 2), Act.PAUSED, paper="1", ground=Ground.AWAITING)
    cases.record_docket_fact(docket=docket, happened=happened, by=cast.actor("leader"), at=TODAY)
    sent = Happened(date(2026, 10, 2), Act.PAUSE_SENT)
    cases.record_docket_fact(docket=docket, happened=sent, by=cast.actor("leader"), at=TODAY)

    shown = officer("handler").get(f"{LIST}?tt=paused").content.decode()

    assert "tạm dừng" in shown
    assert "2/10/2026" in shown


def test_number_of_queries_stays(officer: SignIn, cast: Cast, docket: Docket) -> None:
    accept(cast, docket)
    client = officer("handler")

    def asked(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        return len(found)

    few, page = asked(LIST), asked(f"{LIST}/{docket.code}")
    for number in range(20, 29):
        new = NewDocket(
            kind="complaint", number=str(number), unit=cast.units["commune-office"],
            area=cast.units["commune"], received_on=date(2026, 9, 28),
        )  # fmt: skip
        cases.open_docket(new=new, by=cast.actor("clerk"), at=NOW)
    extended = Happened(
        date(2026, 10, 5), Act.EXTENDED, paper="1", criteria=frozenset({Criterion.PEOPLE})
    )
    cases.record_docket_fact(docket=docket, happened=extended, by=cast.actor("leader"), at=TODAY)
    for part in ("person-1", "person-2"):
        happened = Happened(date(2026, 10, 5), Act.WITHDRAWN, part=part)
        cases.record_docket_fact(
            docket=docket, happened=happened, by=cast.actor("leader"), at=TODAY
        )

    assert asked(LIST) == few
    assert asked(f"{LIST}/{docket.code}") == page
