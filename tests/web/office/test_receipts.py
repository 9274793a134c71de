"""Receipts printed ahead, and a new code for a lost one."""

import re
from typing import Any

import pytest

from hoiam.accounts import actions as accounts
from hoiam.cases import actions as cases
from hoiam.core.actor import Role
from hoiam.core.refusals import NotFound
from hoiam.voices import queries
from hoiam.voices.models import Receipt, ReceiptBlock
from tests.cast import NOW, Cast
from tests.web.office.conftest import SignIn

CODE = re.compile(r"\b[0-9A-Z]{3}(?:-[0-9A-Z]{3}){5}\b")


def test_sheets_are_printed_once_with_their_codes(officer: SignIn, cast: Cast) -> None:
    client = officer("clerk")

    answer = client.post("/van-phong/bien-nhan", {"desk": "t-commune-office", "size": "3"})

    shown = answer.content.decode()
    assert len(set(CODE.findall(shown))) == 3
    assert all(receipt.reference in shown for receipt in Receipt.objects.all())
    listed = client.get("/van-phong/bien-nhan").content.decode()
    assert not CODE.search(listed)
    assert "Phòng Kinh tế xã bản mẫu" in listed


@pytest.mark.parametrize("size", ["0", "201", "x"])
def test_odd_number_of_sheets_is_refused(size: str, officer: SignIn) -> None:
    answer = officer("clerk").post(
        "/van-phong/bien-nhan", {"desk": "t-commune-office", "size": size}
    )

    assert answer.status_code == 422
    assert not ReceiptBlock.objects.exists()


def test_lost_receipt_gets_a_new_code_and_the_old_one_stops(officer: SignIn, cast: Cast) -> None:
    received = cast.receive()
    reference, old = received.accepted.reference, received.accepted.tracking_code
    client = officer("clerk")
    found = client.get(f"/van-phong/bien-nhan?so={reference.lower()}").content.decode()
    address = f"/van-phong/bien-nhan/cap-lai/{reference}"
    typed = {"desk": "t-commune-office", "checked_by": "Xem căn cước"}

    refused = client.post(address, {**typed, "checked_by": ""})
    answer = client.post(address, typed)

    new = CODE.search(answer.content.decode())[0]  # type: ignore[index]
    assert address in found
    assert refused.status_code == 422
    assert "Cần ghi đã xác minh" in refused.content.decode()
    assert queries.by_tracking_code(new) == received.accepted.voice
    with pytest.raises(NotFound):
        queries.by_tracking_code(old)


def test_receipt_of_a_strange_case_is_missing(officer: SignIn, cast: Cast) -> None:
    reference = cast.receive("k1", area=cast.units["other"]).accepted.reference
    client = officer("clerk")

    assert client.get(f"/van-phong/bien-nhan/cap-lai/{reference}").status_code == 404
    assert (
        "Không tìm thấy số này"
        in client.get(f"/van-phong/bien-nhan?so={reference}").content.decode()
    )


def test_desk_of_a_unit_that_is_only_asked_gives_no_code(officer: SignIn, cast: Cast) -> None:
    case, before = cast.receive().case, Receipt.objects.get().tracking_hash
    handler = cast.actor("handler")
    cases.accept(case=case, by=handler, at=NOW)
    cases.consult(
        case=case, unit=cast.units["other-office"], question="Bên ấy có biết?", by=handler, at=NOW
    )
    role: dict[str, Any] = {
        "role": Role.CLERK,
        "valid_from": NOW.date(),
        "by": cast.actor("system"),
        "at": NOW,
    }
    accounts.grant_role(officer=cast.officers["stranger"], unit=cast.units["other-office"], **role)
    client, address = officer("stranger"), f"/van-phong/bien-nhan/cap-lai/{case.code}"
    assert client.get(f"/van-phong/vu-viec/{case.code}").status_code == 200

    given = {"desk": "t-other-office", "checked_by": "Xem thẻ"}
    answers = [client.get(address), client.post(address, given)]

    assert [one.status_code for one in answers] == [404, 404]
    assert Receipt.objects.get().tracking_hash == before
