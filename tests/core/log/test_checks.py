"""What anyone can check, over whole logs: the right one passes, every altered one is found."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hoiam.core.log import checkpoints, checks, openings, proofs, trust
from hoiam.core.log.checkpoints import Checkpoint
from hoiam.core.log.proofs import Standing, verdict
from hoiam.core.log.untrue import Untrue
from tests.core.log import made
from tests.core.log.made import ORIGIN, POLICY, MadeLog, filler, made_log

PAGE = "Trả lời: đã sửa đường ngày 12/11/2026.\n".encode()
OPENING = made.opening(1, sha256=openings.text_hash(PAGE))
SIZE = 1_000


@pytest.fixture(scope="module")
def grown() -> tuple[MadeLog, str, str]:
    """A log with two rows of tiles, and its heads before and after it grew last."""
    log = MadeLog()
    log.add(filler(700))
    before = log.head()
    log.add(filler(SIZE - 700, 700))
    return log, before, log.head()


def copy(log: MadeLog) -> MadeLog:
    return MadeLog(list(log.entries), dict(log.files))


def test_a_published_text_is_the_one_that_was_logged() -> None:
    proof = made_log(OPENING).proof(OPENING)
    bare = made.opening(2)

    assert checks.page(PAGE, proof, POLICY).standing is Standing.WITNESSED
    with pytest.raises(Untrue, match="other-text"):
        checks.page(PAGE.replace(b"12/11", b"11/11"), proof, POLICY)
    with pytest.raises(Untrue, match="no-text"):
        checks.page(PAGE, made_log(bare).proof(bare), POLICY)
    with pytest.raises(Untrue, match="nothing-opened"):
        checks.page(PAGE, replace(proof, opening=None), POLICY)


def test_the_log_only_grew(grown: tuple[MadeLog, str, str]) -> None:
    log, before, after = grown

    found = checks.grew(before, after, policy=POLICY, fetch=log.fetch)

    assert (found.old.checkpoint.size, found.new.checkpoint.size) == (700, SIZE)
    assert checks.grew(after, after, policy=POLICY, fetch=log.fetch).old.quorum_met
    with pytest.raises(Untrue, match="shrunk"):
        checks.grew(after, before, policy=POLICY, fetch=log.fetch)


def test_a_head_in_a_receipt_serves_as_well() -> None:
    log = made_log(OPENING)
    receipt = proofs.write(log.proof(OPENING))
    log.add(filler(500, 5000))

    found = checks.grew(receipt, log.head(), policy=POLICY, fetch=log.fetch)

    assert (found.old.checkpoint.size, found.new.checkpoint.size) == (312, 812)


def test_a_rewritten_past_is_no_growth(grown: tuple[MadeLog, str, str]) -> None:
    _, before, _ = grown
    other = MadeLog()
    entries = filler(SIZE)
    entries[123] = made.opening(9).entry
    other.add(entries)

    with pytest.raises(Untrue, match="not-grown"):
        checks.grew(before, other.head(), policy=POLICY, fetch=other.fetch)


def test_two_heads_of_two_logs_are_not_compared(grown: tuple[MadeLog, str, str]) -> None:
    log, before, _ = grown
    other = made.pair("b.example")
    head = made.note(checkpoints.write(Checkpoint("b.example", 5, bytes(32))), log=other)
    policy = replace(POLICY, logs=(*POLICY.logs, trust.Log(other.public)))

    with pytest.raises(Untrue, match="origin-unknown"):
        checks.grew(before, head, policy=policy, fetch=log.fetch)


def test_the_whole_log_is_recomputed(grown: tuple[MadeLog, str, str]) -> None:
    log, before, after = grown

    assert checks.recomputed(POLICY, log.fetch).checkpoint.size == SIZE
    assert checks.recomputed(POLICY, log.fetch, after) == checks.newest(POLICY, log.fetch)
    with pytest.raises(Untrue, match=r"log\.missing"):  # its partial files are not kept here
        checks.recomputed(POLICY, MadeLog().fetch, before)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 512])
def test_logs_of_any_size_are_recomputed(size: int) -> None:
    log = MadeLog()
    log.add(filler(size))
    log.head()

    assert checks.recomputed(POLICY, log.fetch).checkpoint.size == size


def bent(path: str, at: int = 40) -> Callable[[MadeLog], None]:
    def bend(log: MadeLog) -> None:
        data = bytearray(log.files[path])
        data[at] ^= 1
        log.files[path] = bytes(data)

    return bend


def without(path: str) -> Callable[[MadeLog], None]:
    def bend(log: MadeLog) -> None:
        del log.files[path]

    return bend


def swapped(log: MadeLog) -> None:
    """Two entries change places, and every file is made anew as if they always had."""
    entries = list(log.entries)
    entries[3], entries[4] = entries[4], entries[3]
    other = MadeLog()
    other.add(entries)
    log.files.update({**other.files, "checkpoint": log.files["checkpoint"]})


@pytest.mark.parametrize(
    ("bend", "code"),
    [
        (bent("tile/entries/000"), "tile-differs"),
        (bent("tile/0/001"), "tile-differs"),
        (bent("tile/0/003.p/232"), "tile-differs"),
        (bent("tile/1/000.p/3"), "tile-differs"),
        (bent("tile/entries/000", 0), "bundle"),
        (without("tile/1/000.p/3"), "missing"),
        (without("tile/entries/000"), "missing"),
        (without("checkpoint"), "missing"),
        (bent("checkpoint", len(ORIGIN) + 2), "false-signature"),
        (bent("checkpoint", 0), "origin-unknown"),
        (lambda log: log.files.update(checkpoint=b"\xff"), "not-a-note"),
        (swapped, "root-differs"),
    ],
)
def test_a_log_that_was_altered_is_found(
    grown: tuple[MadeLog, str, str], bend: Callable[[MadeLog], None], code: str
) -> None:
    log = copy(grown[0])
    bend(log)

    with pytest.raises(Untrue, match=code):
        checks.recomputed(POLICY, log.fetch)


def test_three_rows_of_files_are_recomputed() -> None:
    log = MadeLog()
    log.add(filler(65_700))
    log.head()

    assert checks.recomputed(POLICY, log.fetch).checkpoint.size == 65_700

    bent("tile/2/000.p/1", 31)(log)
    with pytest.raises(Untrue, match="tile-differs"):
        checks.recomputed(POLICY, log.fetch)


def test_a_promise_is_renewed_to_the_proof_that_it_promised() -> None:
    log = made_log(OPENING)
    log.head()

    proof = checks.renewed(made.promised(OPENING), policy=POLICY, fetch=log.fetch)

    assert verdict(proof, POLICY).standing is Standing.WITNESSED
    assert proof == log.proof(OPENING)


def test_an_old_proof_is_renewed_to_the_log_of_today() -> None:
    log = made_log(OPENING)
    old = log.proof(OPENING, witnesses=())
    log.add(filler(300, 5000))
    log.head()

    proof = checks.renewed(old, policy=POLICY, fetch=log.fetch)

    assert verdict(proof, POLICY).size == 612
    assert verdict(old, POLICY).standing is Standing.INCLUDED
    assert verdict(proof, POLICY).standing is Standing.WITNESSED


def test_a_promise_that_was_not_kept_is_evidence() -> None:
    log = made_log(made.opening(2))
    log.head()

    with pytest.raises(Untrue, match=r"promise-broken \(time=2026-11-18T11:05:40Z, size=312\)"):
        checks.renewed(made.promised(OPENING), policy=POLICY, fetch=log.fetch)


def test_a_proof_of_a_past_that_was_rewritten_is_found() -> None:
    """The office signed both trees: the old receipt in hand convicts the new one."""
    old = made_log(OPENING).proof(OPENING)
    log = made_log(made.opening(2), after=50)
    log.head()

    with pytest.raises(Untrue, match="not-grown"):
        checks.renewed(old, policy=POLICY, fetch=log.fetch)
