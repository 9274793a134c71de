"""Days and moments that somebody made up are none: no page of meetings falls over them."""

from datetime import UTC, datetime

import pytest

from hoiam.web.office.meetings.hall_acts import heard_at
from tests.web.office.conftest import SignIn

AT = datetime(2026, 10, 5, 2, tzinfo=UTC)
ADDRESSES = (
    "cuoc-gap?tu=0001-01-01&den=9999-12-31",
    "cuoc-gap?tu=2026-01-01&den=9999-12-31",
    "cuoc-gap/nghia-vu?nam=9999&thang=13&tu=0001-01-01",
    "cuoc-gap/so-lieu?nam=9999&tu=0001-01-01&den=9999-12-31",
    "tiep-dan/hang-cho?ngay=9999-12-31",
    "tiep-dan/hang-cho?ngay=0001-01-01",
    "theo-doi?tu=9999-12-31",
    "dia-ban?ky=9999-12&tu=0001-01-01",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_with_a_day_of_no_calendar_is_a_page(officer: SignIn, address: str) -> None:
    assert officer("leader").get(f"/van-phong/{address}").status_code == 200


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("2026-10-05T08:59:00+07:00", datetime(2026, 10, 5, 1, 59, tzinfo=UTC)),
        ("2026-13-45T00:00:00Z", AT),
        ("0001-01-01T00:00:00+14:00", AT),
        ("9999-12-31T23:59:59-12:00", AT),
        ("2026-10-05T09:00", AT),
        ("x", AT),
        ("", AT),
    ],
)
def test_moment_of_another_clock_is_believed_within_reason(typed: str, heard: datetime) -> None:
    assert heard_at(typed, AT) == heard
