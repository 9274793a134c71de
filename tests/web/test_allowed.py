"""The button asks the same rule that would refuse the step."""

import pytest
from django.template import engines
from django.test import RequestFactory

from hoiam.core import actor as actors
from hoiam.core.actor import Held, Role
from hoiam.web import allowed

SOURCE = '{% allows "notices.record" as may %}{{ may.yes }}|{{ may.reason }}'


def test_clerk_may_and_gets_no_reason() -> None:
    clerk = actors.officer("o-1", act="a-1", held=[Held(Role.CLERK, "ubnd")])

    assert allowed.allowed("notices.record", actor=clerk) == allowed.Allowed(yes=True)


def test_public_may_not_and_reads_why() -> None:
    answer = allowed.allowed("notices.record", actor=actors.public(act="a-1"))

    assert not answer
    assert answer.reason


def test_tag_asks_for_the_person_in_the_page() -> None:
    request = RequestFactory().get("/")
    request.actor = actors.public(act="a-1")  # type: ignore[attr-defined]

    shown = engines["django"].from_string(SOURCE).render({}, request)

    assert shown.startswith("False|")
    assert len(shown) > len("False|")


def test_unknown_step_is_a_bug_and_rises() -> None:
    with pytest.raises(KeyError):
        allowed.allowed("cases.never-heard-of", actor=actors.public(act="a-1"))


def test_every_step_of_a_case_is_known() -> None:
    assert {"cases.accept", "cases.answer", "cases.extend"} <= set(allowed.checks())
