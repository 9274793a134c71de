"""Why a date is the date: the rule behind it is one press away, and doubt stands beside it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from hoiam.cases import actions as cases
from hoiam.commitments.models import Commitment
from hoiam.web.public.why import Why, why
from tests.cast import later
from tests.web.public.conftest import SECRET, publish, send, track


def of_rule(rule: str, started_on: date = date(2026, 11, 2)) -> Why:
    at = datetime(2026, 11, 2, 3, tzinfo=UTC)
    row = SimpleNamespace(
        pk=1,
        rule=rule,
        explanation={},
        old_due_on=None,
        due_on=started_on,
        reason="",
        set_at=at,
    )
    duty = SimpleNamespace(
        due_on=started_on, first_due_on=started_on, started_on=started_on, paused_on=None,
        due_dates=SimpleNamespace(all=lambda: [row]),
    )  # fmt: skip
    told = why(cast(Commitment, duty))
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("rule", "known", "doubt"),
    [
        ("R-08", "R-08", ""),
        ("HOUSE-FEEDBACK", "HOUSE-FEEDBACK", ""),
        ("SUB-GUIDE", "SUB-GUIDE", "chưa đối chiếu, ghi theo trí nhớ"),
        ("ADM-ONESTOP-SUPPLEMENT", "ADM-ONESTOP-SUPPLEMENT", "chưa đối chiếu được văn bản"),
        ("TARGET-7", "", ""),
    ],
)
@pytest.mark.django_db
def test_unsure_rule_says_so_beside_the_date(rule: str, known: str, doubt: str) -> None:
    told = of_rule(rule)

    assert (told.rule, told.doubt) == (known, doubt)


@pytest.mark.django_db
def test_doubt_is_that_of_the_version_that_governed() -> None:
    assert of_rule("ADM-ONESTOP-SUPPLEMENT", date(2025, 6, 30)).doubt == ""


def test_no_duty_has_no_why() -> None:
    assert why(None) is None


def test_page_of_a_case_leads_to_its_rule(client, cast) -> None:
    case = publish(cast, cast.receive().case)

    page = client.get(f"/vu-viec/{case.code}").content.decode()

    assert 'href="/quy-dinh/HOUSE-FEEDBACK"' in page


def test_person_takes_the_explanation_along(client, cast) -> None:
    received = cast.receive()
    assert client.get("/tra-cuu/cua-toi/vi-sao")["Location"] == "/tra-cuu"
    track(client, received.accepted.tracking_code)
    assert 'href="/tra-cuu/cua-toi/vi-sao"' in client.get("/tra-cuu/cua-toi").content.decode()

    page = client.get("/tra-cuu/cua-toi/vi-sao").content.decode()

    assert received.accepted.reference in page
    assert "vì sao là ngày 16/10/2026?" in page
    assert "ngày nhận 2/10/2026" in page
    assert "10 ngày làm việc, tính từ ngày 3/10/2026" in page
    assert 'href="/quy-dinh/HOUSE-FEEDBACK"' in page


def test_later_dates_are_there_with_reasons_that_name_nobody(client, cast) -> None:
    received = cast.receive()
    cases.accept(case=received.case, by=cast.actor("handler"), at=later(1))
    cases.extend(
        case=received.case, due_on=date(2026, 10, 30), reason=f"Gọi {SECRET} 0912 345 678 không được",
        by=cast.actor("leader"), at=later(2),
    )  # fmt: skip
    track(client, received.accepted.tracking_code)

    page = client.get("/tra-cuu/cua-toi/vi-sao").content.decode()

    assert "<s>16/10/2026</s> → <b>30/10/2026</b>" in page
    assert "gia hạn" in page
    assert "0912 345 678" not in page


def test_explanation_in_english(client, cast) -> None:
    received = cast.receive()
    track(client, received.accepted.tracking_code)
    client.post("/ngon-ngu", {"language": "en", "next": "/"})

    page = client.get("/tra-cuu/cua-toi/vi-sao").content.decode()

    assert '<html lang="en">' in page
    assert "16/10/2026" in page or "16 October 2026" in page


def test_receipt_has_its_explanation_beside_it(client, cast) -> None:
    assert client.get("/gui/bien-nhan/vi-sao").status_code == 410
    send(client)
    assert 'href="/gui/bien-nhan/vi-sao"' in client.get("/gui/bien-nhan").content.decode()

    page = client.get("/gui/bien-nhan/vi-sao").content.decode()

    assert "vì sao là ngày" in page
