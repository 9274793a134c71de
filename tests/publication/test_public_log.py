"""The public log: an act is promised, gets a place, is signed, and is proved to anybody."""

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from hoiam.core import actor as actors
from hoiam.core.log import merkle, notes, proofs, tiles, trust
from hoiam.core.log.proofs import Standing
from hoiam.core.log.tiles import Tile
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import NotAllowed, NotFound
from hoiam.publication import actions
from hoiam.publication.actions import log
from hoiam.publication.log import covers, queries, store
from hoiam.publication.log.models import LogEntry, Opening, PendingEntry, TreeHead
from tests.cast import NOW
from tests.publication import logs
from tests.publication.logs import BY, commit


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)


def _grow(count: int, *, start: int = 0) -> list[log.Committed]:
    made = [commit(start + number, at=NOW) for number in range(min(count, 40))]
    logs.waiting(count - len(made), start=start)
    actions.sequence(by=BY, at=NOW)
    return made


def _verdict(entry: str) -> proofs.Verdict:
    row = queries.opening(entry)
    assert row is not None
    return proofs.verdict(proofs.read(queries.proof_of(row)), queries.policy())


def test_an_act_is_promised_then_included_then_witnessed() -> None:
    made = commit(1, at=NOW)
    first = _verdict(made.entry)
    assert (first.standing, first.record) == (Standing.PROMISED, made.record)
    assert first.promised_at == int(NOW.timestamp())

    head = actions.sequence(by=BY, at=NOW + timedelta(seconds=20))
    assert head is not None
    assert _verdict(made.entry).standing is Standing.INCLUDED

    some = logs.witness("mat-tran.vn")
    actions.name_witness(name="Mặt trận", key=some.key.text, address="", by=BY, at=NOW)
    signed_by = head.note + some.line(notes.read(head.note).text, NOW)
    assert len(actions.record_cosignatures(checkpoint=signed_by, by=BY, at=NOW)) == 1
    assert actions.record_cosignatures(checkpoint=signed_by, by=BY, at=NOW) == []

    last = _verdict(made.entry)
    assert last.standing is Standing.WITNESSED
    assert (len(last.witnesses), last.known, last.proven_at) == (1, 1, int(NOW.timestamp()))
    place = queries.place_of(made.entry)
    assert (place.standing, place.witnesses, place.known) == (
        Standing.WITNESSED, ("Mặt trận",), 1,
    )  # fmt: skip


def test_a_promise_is_the_same_for_the_same_moment_and_only_for_its_entry() -> None:
    one, other = commit(1, at=NOW), commit(2, at=NOW)

    assert log.promise(entry=one.entry, at=NOW) == log.promise(entry=one.entry, at=NOW)
    swapped = proofs.Proof(
        log.promise(entry=other.entry, at=NOW), queries.opened(Opening.objects.get(entry=one.entry))
    )
    with pytest.raises(Untrue, match="promise-other"):
        proofs.verdict(swapped, queries.policy())


def test_the_tree_grows_only_and_its_files_prove_it(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    for count, start in ((1, 0), (6, 1), (250, 7), (300, 257)):
        with django_capture_on_commit_callbacks(execute=True):
            _grow(count, start=start)
    heads = list(TreeHead.objects.order_by("size"))

    assert [head.size for head in heads] == [1, 7, 257, 557]
    for old, new in pairwise(heads):
        merkle.check_consistency(
            old.size, new.size, queries.grown(old.size, new.size),
            bytes.fromhex(old.root), bytes.fromhex(new.root),
        )  # fmt: skip
    entries = queries.entries(0, 557)
    assert merkle.root_of(map(merkle.leaf_hash, entries)).hex() == heads[-1].root
    for tile in tiles.tiles_of(557):
        assert len(store.read(1, tile)) == tile.width * (
            store.ENTRY if tile.level == tiles.ENTRIES else merkle.HASH_BYTES
        )
    # What was signed at 7 can still be asked for by its name; it is kept once.
    assert store.read(1, Tile(0, 0, 7)) == store.read(1, Tile(0, 0))[: 7 * 32]
    assert not (logs.tile_folder() / "tile/0/000.p").exists()
    assert queries.newest_root() is not None
    note = (logs.tile_folder() / "checkpoint").read_text("utf-8")
    assert trust.judged(queries.policy(), notes.read(note)).checkpoint.size == 557


def test_rows_stand_in_an_order_of_chance_and_tell_nothing() -> None:
    made = _grow(40)

    placed = [row.entry for row in LogEntry.objects.order_by("index")]
    assert placed != [one.entry for one in made]
    assert placed != sorted(placed)
    assert {one.entry for one in made} == set(placed)
    assert not PendingEntry.objects.exists()
    closed = log.commit_closed(record=made[0].record)
    assert not Opening.objects.filter(entry=closed.entry).exists()
    assert closed.entry != made[0].entry  # the same record with a salt of its own


def test_covers_come_beside_acts_and_without_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    drawn = [len(covers.drawn(beside_acts=False)) for _ in range(600)]
    beside = [len(covers.drawn(beside_acts=True)) for _ in range(600)]

    assert 2 <= sum(drawn) <= 60  # twenty are expected
    assert 400 <= sum(beside) <= 900  # six hundred and twenty are
    assert max(beside) > 2


def test_a_proof_without_its_opening_tells_nothing_and_holds() -> None:
    made = _grow(3)[0]

    proof = proofs.read(queries.bare_proof(made.entry))

    assert proof.opening is None
    entry = bytes.fromhex(made.entry)
    assert proofs.verdict(proof, queries.policy(), entry=entry).standing is Standing.INCLUDED
    with pytest.raises(Untrue):
        proofs.verdict(proof, queries.policy(), entry=bytes(32))
    for unknown in ("ab" * 32, "x", commit(9, at=NOW).entry):
        with pytest.raises(NotFound):
            queries.bare_proof(unknown)


def test_two_tiles_and_ten_thousand_at_once() -> None:
    PendingEntry.objects.bulk_create(PendingEntry(entry=f"{one:064x}") for one in range(10_050))

    first = actions.sequence(by=BY, at=NOW)
    second = actions.sequence(by=BY, at=NOW)

    assert first is not None and second is not None
    assert (first.size, second.size) == (10_000, 10_050)
    assert actions.sequence(by=BY, at=NOW) is None


def test_people_cannot_sign() -> None:
    with pytest.raises(NotAllowed):
        actions.sequence(by=actors.public(act="log-test"), at=NOW)
    commit(1, at=NOW)
    assert actions.sequence(by=BY, at=NOW) is not None
