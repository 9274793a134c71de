"""Sentences of events as people read them."""

from typing import Any

import pytest

from hoiam.base import texts
from hoiam.base.models import Event


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("Đọc nhầm.", "Lý do: Đọc nhầm."),
        ("Đọc nhầm", "Lý do: Đọc nhầm."),
        ("Còn nữa...", "Lý do: Còn nữa...."),
    ],
)
def test_reason_that_ends_with_a_full_stop_gets_no_second_one(
    why: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {"why": why}
    monkeypatch.setattr(texts, "all_events", lambda: {"it": "Lý do: {why}."})

    assert texts.sentence(Event(tag="it", details=told)) == said
