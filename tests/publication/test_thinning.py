"""Old checkpoints go, and everything that was proved by them still is."""

from datetime import datetime, timedelta

import pytest

from hoiam.base import clock
from hoiam.base.models import Event
from hoiam.cli import public_log
from hoiam.core.log import notes, proofs
from hoiam.core.log.proofs import Standing
from hoiam.publication import actions
from hoiam.publication.log import queries
from hoiam.publication.log.models import TreeHead
from hoiam.publication.log.thinning import KEPT_WHOLE
from tests.cast import NOW
from tests.publication import logs
from tests.publication.logs import BY, commit

SOME = logs.witness("mat-tran.vn")
DAY = timedelta(days=1)
LATER = NOW + KEPT_WHOLE + 3 * DAY


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)


def _sign(number: int, at: datetime) -> str:
    """One more act in a tree of its own size."""
    made = commit(number, at=at)
    assert actions.sequence(by=BY, at=at) is not None
    return made.entry


def _sizes() -> list[int]:
    return list(TreeHead.objects.order_by("size").values_list("size", flat=True))


def _cosign(size: int, at: datetime) -> None:
    note = TreeHead.objects.get(size=size).note
    seen = note + SOME.line(notes.read(note).text, at)
    actions.record_cosignatures(checkpoint=seen, by=BY, at=at)


def test_last_of_each_day_the_countersigned_and_the_newest_month_stay() -> None:
    actions.name_witness(name="Mặt trận", key=SOME.key.text, address="", by=BY, at=NOW)
    # The act of naming is an entry: sizes begin at two.
    moments = [NOW, NOW, NOW, NOW + DAY, NOW + DAY, LATER - DAY, LATER - DAY]
    entries = [_sign(number, at) for number, at in enumerate(moments)]
    _cosign(3, NOW)
    assert _sizes() == [2, 3, 4, 5, 6, 7, 8]

    assert actions.thin_heads(by=BY, at=LATER) == 2

    assert _sizes() == [3, 4, 6, 7, 8]
    assert Event.objects.filter(tag="publication.heads.thinned").get().details == {"count": 2}
    for entry in entries:
        row = queries.opening(entry)
        assert row is not None
        found = proofs.verdict(proofs.read(queries.proof_of(row)), queries.policy())
        assert found.standing in (Standing.INCLUDED, Standing.WITNESSED)


def test_a_checkpoint_that_went_comes_back_when_it_is_countersigned() -> None:
    actions.name_witness(name="Mặt trận", key=SOME.key.text, address="", by=BY, at=NOW)
    for number in range(3):
        _sign(number, NOW)
    note = TreeHead.objects.get(size=2).note
    actions.thin_heads(by=BY, at=LATER)
    assert _sizes() == [4]

    seen = note + SOME.line(notes.read(note).text, LATER)
    assert len(actions.record_cosignatures(checkpoint=seen, by=BY, at=LATER)) == 1

    assert _sizes() == [2, 4]


def test_worker_says_nothing_where_nothing_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2):
        _sign(number, NOW)
    monkeypatch.setattr(clock, "now", lambda: LATER)

    assert public_log.thin_once() is True
    assert public_log.thin_once() is False

    assert _sizes() == [2]
    assert Event.objects.filter(tag="publication.heads.thinned").count() == 1
