"""Why a date is the date: the rule behind it is one press away, and doubt stands beside it."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from hoiam.commitments.models import Commitment
from hoiam.web.public.why import Why, why
from tests.web.public.conftest import publish


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
