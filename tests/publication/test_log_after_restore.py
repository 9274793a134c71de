"""After a restore nothing is signed until the tree is the one that strangers hold a signature of."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hoiam.cli import mirrors, public_log
from hoiam.core.log import checkpoints, merkle, notes, proofs
from hoiam.core.log.proofs import Standing
from hoiam.core.refusals import Invalid, NotAllowed, Refusal, WrongState
from hoiam.publication import actions
from hoiam.publication.actions import Outside, log
from hoiam.publication.log import keys, queries, signed, store
from hoiam.publication.log.models import LogEntry, LogOrigin, PendingEntry, TreeHead
from hoiam.standing.doctor import public_log as doctor
from hoiam.standing.doctor.finding import Scope
from tests.cast import NOW
from tests.publication import logs
from tests.publication.logs import BY, commit

SOME = logs.witness("thu-vien.vn")
EVERYTHING = Scope(NOW, everything=True)


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)


@dataclass(frozen=True)
class Story:
    """A tree of 300 that a witness saw and a mirror holds, and a copy of the rows at 100."""

    mirror: Path
    seen: str
    receipt: str


def _story(tmp_path: Path, *, witnessed: bool = True) -> Story:
    """Two hundred entries came after the copy; the rows are those of the copy again."""
    receipt = commit(0, at=NOW)
    _grow(99)
    if witnessed:
        actions.name_witness(name="Thư viện", key=SOME.key.text, address="", by=BY, at=NOW)
    _grow(199 if witnessed else 200)
    head = queries.newest_head()
    assert head is not None and head.row.size == 300
    store.copy(1, 300, tmp_path)
    seen = head.row.note + SOME.line(notes.read(head.row.note).text, NOW)
    (tmp_path / "checkpoint").write_text(seen, "utf-8")
    LogEntry.objects.filter(index__gte=100).delete()
    TreeHead.objects.filter(size__gt=100).delete()
    return Story(tmp_path, seen, receipt.entry)


def _grow(count: int) -> None:
    logs.waiting(count, start=LogEntry.objects.count() + 1)
    actions.sequence(by=BY, at=NOW)


def _wrong(check: Callable[[Scope], object], scope: Scope = EVERYTHING) -> int:
    return int(check(scope).wrong)  # type: ignore[attr-defined]


def test_rows_behind_what_was_signed_stop_the_signing(tmp_path: Path) -> None:
    _story(tmp_path)

    assert actions.sequence(by=BY, at=NOW) is None

    assert queries.is_held()
    assert LogOrigin.objects.get().held_why == "behind"
    with pytest.raises(WrongState, match="log-held"):
        actions.sequence(by=BY, at=NOW)
    assert signed.last(keys.read(1).folder).size == 300
    assert log.promise(
        entry=commit(999, at=NOW).entry, at=NOW
    )  # what is said meanwhile is promised


@pytest.mark.parametrize("source", ["own files", "mirror"])
def test_missing_entries_come_from_files_and_the_tree_goes_on(tmp_path: Path, source: str) -> None:
    story = _story(tmp_path)
    actions.hold_log(why="restored", by=BY, at=NOW)
    said = commit(500, at=NOW)
    outside = Outside((story.seen,))
    if source == "mirror":
        store.forget(1)
        with pytest.raises(WrongState, match="lacks-entries"):
            actions.reconcile_log(outside=outside, by=BY, at=NOW)
        outside = Outside((story.seen,), mirrors.at(str(story.mirror)).tile)

    done = actions.reconcile_log(outside=outside, by=BY, at=NOW)

    assert (done.size, done.adopted) == (300, 200)
    head = actions.sequence(by=BY, at=NOW)
    assert head is not None and head.size == 301
    old = notes.read(story.seen)
    merkle.check_consistency(
        300, 301, queries.grown(300, 301),
        checkpoints.read(old.text).root, bytes.fromhex(head.root),
    )  # fmt: skip
    for entry in (story.receipt, said.entry):
        row = queries.opening(entry)
        assert row is not None
        verdict = proofs.verdict(proofs.read(queries.proof_of(row)), queries.policy())
        assert verdict.standing is Standing.INCLUDED
    assert _wrong(doctor._rows) == _wrong(doctor._signed) == 0


def test_mirror_that_lies_is_not_believed(tmp_path: Path) -> None:
    story = _story(tmp_path)
    store.forget(1)
    bundle = story.mirror / "tile/entries/000"
    content = bytearray(bundle.read_bytes())
    content[-1] ^= 1
    bundle.write_bytes(content)

    with pytest.raises(WrongState, match="lacks-entries"):
        actions.reconcile_log(
            outside=Outside((story.seen,), mirrors.at(str(story.mirror)).tile), by=BY, at=NOW
        )
    assert LogEntry.objects.count() == 100


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("nothing", "needs-witness"),
        ("own", "needs-witness"),  # only the log signed it
        ("other", "not-our-checkpoint"),
        ("broken", "not-our-checkpoint"),
    ],
)
def test_own_memory_alone_is_not_enough_where_there_are_witnesses(
    tmp_path: Path, given: str, code: str
) -> None:
    story = _story(tmp_path)
    text = {
        "nothing": (),
        "own": ("".join(story.seen.splitlines(keepends=True)[:-1]),),
        "other": (story.seen.replace("localhost", "elsewhere"),),
        "broken": (story.seen[:-20] + "\n",),
    }[given]

    with pytest.raises(Refusal, match=code):
        actions.reconcile_log(outside=Outside(text), by=BY, at=NOW)


def test_without_witnesses_what_was_signed_last_is_enough(tmp_path: Path) -> None:
    _story(tmp_path, witnessed=False)

    done = actions.reconcile_log(outside=Outside(), by=BY, at=NOW)

    assert (done.size, done.adopted) == (300, 200)


def test_lost_memory_is_no_empty_tree(tmp_path: Path) -> None:
    story = _story(tmp_path)
    (keys.read(1).folder / signed.NAME).unlink()

    assert actions.sequence(by=BY, at=NOW) is None
    assert LogOrigin.objects.get().held_why == "state-lost"
    done = actions.reconcile_log(outside=Outside((story.seen,)), by=BY, at=NOW)
    assert done.size == 300


def test_two_roots_of_one_size_are_a_fork_and_nothing_is_signed(tmp_path: Path) -> None:
    story = _story(tmp_path)
    signed.note(keys.read(1).folder, signed.Signed(300, bytes(32)))

    with pytest.raises(WrongState, match="log-forked"):
        actions.reconcile_log(outside=Outside((story.seen,)), by=BY, at=NOW)


def test_rows_that_were_signed_differently_wait_again(tmp_path: Path) -> None:
    story = _story(tmp_path)
    stray = commit(700, at=NOW)
    PendingEntry.objects.filter(entry=stray.entry).delete()
    LogEntry(index=100, entry=stray.entry).save(force_insert=True)

    done = actions.reconcile_log(outside=Outside((story.seen,)), by=BY, at=NOW)

    assert done.size == 300
    assert PendingEntry.objects.filter(entry=stray.entry).exists()
    actions.sequence(by=BY, at=NOW)
    assert queries.index_of(stray.entry) == 300


def test_what_cannot_be_had_again_is_begun_anew_in_public(tmp_path: Path) -> None:
    story = _story(tmp_path)
    store.forget(1)
    old = queries.policy()
    with pytest.raises(Invalid, match="statement-needed"):
        actions.begin_new_log(statement=" ", by=BY, at=NOW)

    row = actions.begin_new_log(statement="Mất ổ đĩa, không còn bản sao.", by=BY, at=NOW)
    head = actions.sequence(by=BY, at=NOW)

    assert (row.number, row.origin) == (2, "localhost:8000/nhat-ky/2")
    assert head is not None and head.size == 101  # what is left, and the statement
    statement = queries.openings_about("log-2")[0]
    opened = queries.opened(statement)
    assert opened is not None
    body = opened.record["body"]
    assert isinstance(body, dict)
    assert (body["before"], body["size"]) == ("localhost:8000/nhat-ky", 100)
    receipt = queries.opening(story.receipt)
    assert receipt is not None
    proof = proofs.read(queries.proof_of(receipt))
    assert proofs.verdict(proof, queries.policy()).standing is Standing.INCLUDED
    with pytest.raises(Exception, match="origin-unknown"):
        proofs.verdict(proof, old)
    assert [said for _, said in queries.statements()] == ["Mất ổ đĩa, không còn bản sao."]


def test_proofs_are_refused_in_words_until_the_files_are_there_again() -> None:
    made = commit(0, at=NOW)
    _grow(20)
    row = queries.opening(made.entry)
    assert row is not None
    before = queries.proof_of(row)
    store.forget(1)  # what a restore leaves: rows without files, and nothing is signed
    actions.hold_log(why="restored", by=BY, at=NOW)
    for asked in (lambda: queries.proof_of(row), lambda: queries.bare_proof(made.entry)):
        with pytest.raises(WrongState) as refused:
            asked()
        assert refused.value.code == "publication.log-held"

    assert public_log.sequence_once() is False

    assert queries.proof_of(row) == before
    assert queries.is_held()
    # Rows that do not come to the signed root are not shown as if they did.
    store.forget(1)
    mine = queries.index_of(made.entry)
    assert mine is not None
    other = LogEntry.objects.filter(index__isnull=False).exclude(index=mine).earliest("index")
    LogEntry.objects.filter(pk=other.pk).update(entry="00" * 32)
    public_log.sequence_once()
    with pytest.raises(WrongState):
        queries.proof_of(row)


def test_broken_files_are_made_anew_of_the_rows() -> None:
    _grow(300)
    (logs.tile_folder() / "tile/0/001.p/44").write_bytes(b"")

    _grow(1)

    assert _wrong(doctor._rows) == _wrong(doctor._signed) == 0
    assert not queries.is_held()


@pytest.mark.parametrize(
    ("change", "rows", "tree"),
    [("nothing", 0, 0), ("row", 1, 0), ("gap", 0, 0), ("entry file", 1, 1), ("hash file", 0, 1)],
)
def test_doctor_finds_what_was_changed(change: str, rows: int, tree: int) -> None:
    _grow(300)
    if change == "row":
        LogEntry.objects.filter(index=7).update(entry="ab" * 32)
    if change == "gap":
        LogEntry.objects.filter(index=7).delete()
        rows = 249  # from the gap to the end of what is read at once
    for name, place in (("entry file", "tile/entries/000"), ("hash file", "tile/1/000.p/1")):
        if change == name:
            path = logs.tile_folder() / place
            kept = path.read_bytes()
            path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))

    assert (_wrong(doctor._rows) > 0) is (rows > 0)
    found = _wrong(doctor._signed) + _wrong(doctor._signed, Scope(NOW))
    assert (found > 0) is (tree > 0)


def test_only_the_machine_reconciles() -> None:
    _grow(1)
    by = logs.somebody()
    for act in (
        lambda: actions.reconcile_log(outside=Outside(), by=by, at=NOW),
        lambda: actions.begin_new_log(statement="x", by=by, at=NOW),
        lambda: actions.hold_log(why="restored", by=by, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert actions.reconcile_log(outside=Outside(), by=BY, at=NOW).size == 1
