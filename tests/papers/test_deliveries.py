"""Deliveries: one recipient each, what became of it, another try where it failed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.base import files
from hoiam.base.models import Event
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.papers import actions, queries, rendering
from hoiam.papers.actions import Came, Sent
from hoiam.papers.models import FileKind, Outcome, Paper, PaperDelivery
from tests.cast import NOW, Cast, make_cast
from tests.papers.letters import letter

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 2)
ABOUT = ("petition-step", "s-1")
SENT = Sent("Bà Lò Thị Mẫu", "hand", DAY, "thôn 3", "BP 01")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def paper(cast: Cast) -> Paper:
    return actions.issue(
        form="apology", letter=letter(), unit=cast.units["commune-ubnd"], about=ABOUT,
        by=cast.actor("clerk"), at=NOW, key="k1",
    )  # fmt: skip


def deliver(cast: Cast, paper: Paper, key: str = "d1", **changes: Any) -> PaperDelivery:
    return actions.deliver(
        paper=paper, sent=replace(SENT, **changes), by=cast.actor("clerk"), at=NOW, key=key
    )


def came(cast: Cast, delivery: PaperDelivery, outcome: str, **changes: Any) -> PaperDelivery:
    given = replace(Came(outcome, DAY, "em gái nhận thay"), **changes)
    return actions.record_outcome(delivery=delivery, came=given, by=cast.actor("clerk"), at=NOW)


def test_each_recipient_is_a_delivery_of_its_own_and_names_stay_out_of_events(
    cast: Cast, paper: Paper
) -> None:
    first, second = deliver(cast, paper), deliver(cast, paper, "d2", recipient="Thanh tra tỉnh")

    assert deliver(cast, paper) == first
    assert queries.deliveries_of([paper])[paper.pk] == [first, second]
    assert (first.number, second.number, first.is_open) == (1, 2, True)
    assert "Lò Thị" not in str(list(Event.objects.values_list("details", flat=True)))
    raw = PaperDelivery.objects.filter(pk=first.pk).values_list("paper__code", "sent_by").get()
    assert raw == (paper.code, cast.actor("clerk").code)
    assert queries.delivery_by_code(first.code, about=[ABOUT]) == first
    with pytest.raises(NotFound):
        queries.delivery_by_code(first.code, about=[("petition-step", "s-2")])


def test_signed_note_proves_it_and_it_is_said_once(cast: Cast, paper: Paper) -> None:
    sent = SimpleUploadedFile("phieu.pdf", rendering.pdf(letter("phiếu")))
    stored = files.store(sent, rand=lambda count: b"n" * count)
    done = came(cast, deliver(cast, paper), Outcome.RECEIVED, proof=stored)

    assert done.proof is not None
    assert (done.proof.kind, done.came_on, done.has_failed) == (FileKind.NOTE, DAY, False)
    assert queries.file_name(done.proof).endswith("-giao-nhan.pdf")
    with pytest.raises(WrongState, match="outcome-known"):
        came(cast, done, Outcome.REFUSED)


def test_failed_one_is_tried_again_once(cast: Cast, paper: Paper) -> None:
    first = came(cast, deliver(cast, paper), Outcome.ABSENT)
    again = deliver(cast, paper, "d2", again=first)

    assert first.has_failed and again.again == first
    with pytest.raises(WrongState, match="nothing-to-retry"):
        deliver(cast, paper, "d3", again=first)
    with pytest.raises(WrongState, match="nothing-to-retry"):
        deliver(cast, paper, "d4", again=again)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"recipient": " \u200b "}, "recipient-needed"),
        ({"way": "pigeon"}, "way-needed"),
        ({"day": DAY - timedelta(days=1)}, "sent-day"),
        ({"day": DAY + timedelta(days=1)}, "sent-day"),
    ],
)
def test_delivery_that_cannot_be_is_refused(
    cast: Cast, paper: Paper, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        deliver(cast, paper, **changes)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outcome": "eaten"}, "outcome-needed"),
        ({"day": DAY - timedelta(days=1)}, "came-day"),
        ({"day": DAY + timedelta(days=1)}, "came-day"),
    ],
)
def test_outcome_that_cannot_be_is_refused(
    cast: Cast, paper: Paper, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        came(cast, deliver(cast, paper), **({"outcome": "received"} | changes))


def test_who_holds_no_working_role_sends_nothing(cast: Cast, paper: Paper) -> None:
    with pytest.raises(NotAllowed):
        actions.deliver(paper=paper, sent=SENT, by=cast.actor("public"), at=NOW, key="x")
    with pytest.raises(NotAllowed):
        actions.record_outcome(
            delivery=deliver(cast, paper),
            came=Came("received", DAY),
            by=cast.actor("public"),
            at=NOW,
        )


def test_key_of_a_delivery_of_another_paper_shows_nothing_of_it(cast: Cast, paper: Paper) -> None:
    other = actions.issue(
        form="apology", letter=letter(), unit=cast.units["commune-ubnd"], about=("petition-step", "s-2"),
        by=cast.actor("clerk"), at=NOW, key="k2",
    )  # fmt: skip
    deliver(cast, other, "d2")

    with pytest.raises(NotFound):
        deliver(cast, paper, "d2")
