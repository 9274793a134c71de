"""Refusals carry a status, a code and details."""

import pytest

from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal, WrongState


@pytest.mark.parametrize(
    ("kind", "status"), [(NotFound, 404), (NotAllowed, 403), (WrongState, 409), (Invalid, 422)]
)
def test_each_kind_has_its_status(kind: type[Refusal], status: int) -> None:
    refused = kind("part.reason", field="day", count=3)

    assert refused.status == status
    assert refused.code == "part.reason"
    assert refused.details == {"field": "day", "count": 3}


def test_refusal_reads_as_code_and_details_in_a_log() -> None:
    assert str(Invalid("part.reason", count=3)) == "part.reason (count=3)"
    assert str(Invalid("part.reason")) == "part.reason"
