"""The public story of a case stays short when many people join."""

import pytest

from hoiam.cases import actions as cases
from hoiam.web.public import story
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_people_who_join_are_one_line_that_counts_no_few(cast: Cast) -> None:
    case = cast.receive().case
    for number in range(3):
        told = cast.told(f"too-{number}")
        cases.me_too(case=case, told=told, by=cast.actor("public"), at=later(number + 1))
    cases.accept(case=case, by=cast.actor("handler"), at=later(5))
    cases.me_too(case=case, told=cast.told("last"), by=cast.actor("public"), at=later(6))

    lines = [step.text for step in story.for_all(case.code)]

    assert lines[1:] == [
        "Có thêm người cùng gặp chuyện này; đến nay: 5 người cùng gặp.",
        f"{case.unit.name} nhận xử lý.",
    ]
    assert story.for_all(case.code)[1].when == "từ tháng 10/2026"
