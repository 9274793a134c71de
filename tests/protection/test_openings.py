"""Erasing takes what opens entries of the public log; the tree, and proofs people keep, stand."""

import pytest

from hoiam.core.log import proofs
from hoiam.core.log.acts import Act
from hoiam.core.log.proofs import Standing
from hoiam.protection import actions, erasures
from hoiam.protection.actions import Wish
from hoiam.publication import actions as publication
from hoiam.publication.log import queries
from hoiam.publication.log.models import LogEntry, Opening
from hoiam.voices.models import Receipt
from tests.cast import later, make_cast
from tests.protection import planting
from tests.publication import logs

WISH = Wish(reason="Người gửi yêu cầu", also=(planting.NICK, planting.WORDS))


def test_what_opens_entries_goes_and_the_tree_stays(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)
    cast = make_cast()
    planted = planting.plant(cast)
    cast.receive("another", at=later(1))
    head = publication.sequence(by=logs.BY, at=later(3))
    reference = Receipt.objects.get(voice=planted.voice).reference
    row = Opening.objects.filter(subject=reference, act=Act.RECEIPT).order_by("id")[0]
    kept, size = queries.proof_of(row), LogEntry.objects.count()
    assert row.salt and head is not None

    actions.grant_deletion(
        request=planted.request, wish=WISH, result="Đã xóa hết.", by=cast.actor("leader"),
        at=later(4),
    )  # fmt: skip

    row.refresh_from_db()
    assert (row.salt, row.record) == ("", "")
    assert row.erased_at == later(4)
    assert LogEntry.objects.count() == size
    assert proofs.verdict(proofs.read(kept), queries.policy()).standing is Standing.INCLUDED
    now = proofs.read(queries.proof_of(row))
    assert now.opening is None
    bare = proofs.verdict(now, queries.policy(), entry=bytes.fromhex(row.entry))
    assert bare.standing is Standing.INCLUDED
    # What stands in public since then can be proved, and so can what others sent.
    left = Opening.objects.exclude(salt="")
    assert left.filter(subject=planted.case.code).count() == 1
    others = left.exclude(subject__in=[reference, planted.case.code])
    assert others.filter(act=Act.RECEIPT).exists()

    actions.replay(entries=erasures.entries(), by=logs.BY, at=later(5))
    assert left.filter(subject=planted.case.code).exists()
