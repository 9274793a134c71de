"""Every attack of docs/tamper.md, carried out; the outcome is the one that the table says."""

import re
import threading
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.core.log import checks, notes, openings, proofs, trust, words
from hoiam.core.log.openings import Opening as Opened
from hoiam.core.log.proofs import Proof, Verdict
from hoiam.core.log.untrue import Untrue
from hoiam.publication import actions
from hoiam.publication.log import keys, queries, signed, store
from hoiam.publication.log.models import LogEntry, Opening, PendingEntry, TreeHead
from hoiam.publication.witness import (
    asking,
    cosigning,
    evidence,
    keeping,
    mirroring,
    page_checks,
    pulling,
    serving,
    sources,
)
from hoiam.publication.witness.keeping import State
from hoiam.publication.witness.words import Declined
from tests.cast import NOW
from tests.publication import logs
from tests.publication.logs import BY, commit
from tests.publication.witness.logs import Log, cosigned, entries
from tests.publication.witness.papers import TEXT, TIME, WITNESSES, Office, opening

TABLE = Path(__file__).resolve().parents[2] / "docs" / "tamper.md"
ROW = re.compile(r"^\| `([\w-]+)` \| [^|]+ \| (prevented|found|not found) \| ([^|]+) \|$", re.M)
ROWS = {name: (outcome, told) for name, outcome, told in ROW.findall(TABLE.read_text("utf-8"))}
THIEF = Ed25519PrivateKey.from_private_bytes(bytes([66] * 32))
ATTACKS: dict[str, Callable[[Path], str]] = {}
NOBODY = ""  # what an attack comes to that no check sees


def attack(name: str) -> Callable[[Callable[[Path], str]], Callable[[Path], str]]:
    def put(made: Callable[[Path], str]) -> Callable[[Path], str]:
        ATTACKS[name] = made
        return made

    return put


def untrue(check: Callable[[], object]) -> str:
    """Why a check refuses; nothing where it does not."""
    try:
        check()
    except Untrue as error:
        assert error.code in words.REASONS
        return error.code
    except Declined as declined:
        return declined.code
    return NOBODY


def judged(proof: str, policy: str) -> Verdict:
    return proofs.verdict(proofs.read(proof), trust.read(policy))


def following(folder: Path, log: Log) -> State:
    state = keeping.begin(folder / "witness", "mat-tran.example/w")
    state.follow(log.key)
    return state


# ---- the data of the installation ---------------------------------------------------------------


def grown(count: int) -> list[Any]:
    made = [commit(number, at=NOW) for number in range(count)]
    actions.sequence(by=BY, at=NOW)
    return made


def held() -> str:
    """What the next signing says of the rows as they are now."""
    before = TreeHead.objects.count()
    commit(99, at=NOW)
    actions.sequence(by=BY, at=NOW)
    row = queries.origin()
    assert row is not None
    assert (TreeHead.objects.count() == before) is bool(row.held_why)
    return row.held_why


def from_here(path: str) -> bytes:
    """The files of the installation as they are served."""
    head = queries.newest_head()
    if path == checks.CHECKPOINT and head is not None:
        return head.note.encode()
    return (store.place(1) / path).read_bytes()


@attack("row-changed")
def _row_changed(_folder: Path) -> str:
    grown(3)
    LogEntry.objects.filter(index=1).update(entry="00" * 32)
    return held()


@attack("row-removed")
def _row_removed(_folder: Path) -> str:
    grown(3)
    LogEntry.objects.filter(index=2).delete()
    return held()


@attack("rows-reordered")
def _rows_reordered(_folder: Path) -> str:
    grown(3)
    one, other = LogEntry.objects.get(index=0).entry, LogEntry.objects.get(index=1).entry
    LogEntry.objects.filter(index=0).update(entry="00" * 32)
    LogEntry.objects.filter(index=1).update(entry=one)
    LogEntry.objects.filter(index=0).update(entry=other)
    return held()


@attack("opening-changed")
def _opening_changed(_folder: Path) -> str:
    (made,) = grown(1)
    row = Opening.objects.get(entry=made.entry)
    assert untrue(lambda: judged(queries.proof_of(row), queries.policy_text())) == NOBODY
    Opening.objects.filter(pk=row.pk).update(record=row.record.replace("LC-0000", "LC-0001"))
    row.refresh_from_db()
    return untrue(lambda: judged(queries.proof_of(row), queries.policy_text()))


@attack("entry-withheld")
def _entry_withheld(_folder: Path) -> str:
    kept, lost = commit(1, at=NOW), commit(2, at=NOW)
    papers = [queries.proof_of(Opening.objects.get(entry=one.entry)) for one in (kept, lost)]
    PendingEntry.objects.filter(entry=lost.entry).delete()
    actions.sequence(by=BY, at=NOW)
    fetch, policy = from_here, queries.policy()

    def look(paper: str) -> str:
        return untrue(lambda: checks.renewed(proofs.read(paper), policy=policy, fetch=fetch))

    assert look(papers[0]) == NOBODY
    return look(papers[1])


@attack("files-changed")
def _files_changed(_folder: Path) -> str:
    grown(3)
    path = store.place(1) / "tile" / "0" / "000.p" / "3"
    path.write_bytes(bytes(96))
    assert held() == NOBODY
    checks.recomputed(queries.policy(), from_here)
    return "made anew"


@attack("database-restored")
def _database_restored(_folder: Path) -> str:
    grown(3)
    LogEntry.objects.filter(index=2).delete()
    TreeHead.objects.all().delete()
    return held()


@attack("all-restored")
def _all_restored(folder: Path) -> str:
    grown(2)
    origin = keys.current()
    assert origin is not None
    state = keeping.begin(folder / "witness", "mat-tran.example/w")
    state.follow(origin.log.public)
    old = signed.last(origin.folder)
    grown(2)
    head = queries.newest_head()
    assert head is not None
    cosigning.cosign(state, f"old 0\n\n{head.row.note}".encode(), now=TIME)
    LogEntry.objects.filter(index__gte=2).delete()
    TreeHead.objects.filter(size__gt=2).delete()
    signed.note(origin.folder, old)  # the thief of time thought of this file as well
    store.forget(1)
    assert held() == NOBODY  # here nothing is wrong any more
    newest = queries.newest_head()
    assert newest is not None and newest.row.size < head.row.size
    server = serving.server(state, "127.0.0.1", 0, now=lambda: TIME)
    with running(server) as address:
        return untrue(
            lambda: asking.ask(
                address, state.signer.key, newest.row.note, held=0, grown=lambda _o, _n: ()
            )
        )


# ---- whoever fetches the log --------------------------------------------------------------------


def fetching(folder: Path) -> checks.Fetch:
    return lambda path: (folder / path).read_bytes()


def served(folder: Path) -> Office:
    office = Office()
    office.log.publish(folder / "log", office.entries)
    return office


def bent(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))


def recomputed(office: Office, folder: Path) -> str:
    policy = trust.read(office.policy)
    return untrue(lambda: checks.recomputed(policy, fetching(folder / "log")))


def mirrored(office: Office, folder: Path) -> str:
    source = sources.at(str(folder / "log"))
    return untrue(lambda: mirroring.mirror(folder / "copy", source, (office.log.key,)))


@attack("tile-changed")
def _tile_changed(folder: Path) -> str:
    office = served(folder)
    assert recomputed(office, folder) == NOBODY
    bent(folder / "log" / "tile" / "0" / "001.p" / "44")
    assert mirrored(office, folder) == "tiles-differ"
    return recomputed(office, folder)


@attack("entries-changed")
def _entries_changed(folder: Path) -> str:
    office = served(folder)
    bent(folder / "log" / "tile" / "entries" / "000")
    assert recomputed(office, folder) == "log.tile-differs"
    return mirrored(office, folder)


def pulled(folder: Path, first: list[bytes], then: list[bytes], log: Log) -> str:
    state = following(folder, log)
    source = sources.at(str(folder / "log"))
    log.publish(folder / "log", first)
    pulling.pull(state, log.origin, source, now=TIME)
    log.publish(folder / "log", then)
    return untrue(lambda: pulling.pull(state, log.origin, source, now=TIME))


@attack("checkpoint-put-back")
def _checkpoint_put_back(folder: Path) -> str:
    assert pulled(folder / "right", entries(20), entries(40), Log()) == NOBODY
    return pulled(folder, entries(40), entries(20), Log())


@attack("history-rewritten")
def _history_rewritten(folder: Path) -> str:
    log = Log()
    code = pulled(folder, entries(40), [bytes(32), *entries(60)[1:]], log)
    (path,) = (folder / "witness").glob("*/evidence/fork-*.txt")
    evidence.check(path.read_text("utf-8"), (log.key,))
    return code


@attack("two-roots")
def _two_roots(folder: Path) -> str:
    log = Log()
    state = following(folder, log)
    cosigning.cosign(state, log.request(entries(40), 0), now=TIME)
    other = log.request(entries(40, "other"), 0)
    return untrue(lambda: cosigning.cosign(state, other, now=TIME))


@attack("split-view")
def _split_view(_folder: Path) -> str:
    office = Office()
    shown = [*office.entries[:-1], bytes(32)]
    one, other = office.proof(signed=2), office.proof(of=shown)
    assert words.standing(judged(one, office.policy)) == "witnessed"
    policy = trust.read(office.policy)
    compared = partial(checks.grew, one, other, policy=policy, fetch=pytest.fail)
    assert untrue(compared) == "log.not-grown"
    return words.standing(judged(other, office.policy))


@attack("split-view-unwitnessed")
def _split_view_unwitnessed(_folder: Path) -> str:
    office = Office()
    policy = office.policy.replace("quorum enough", "quorum none")
    for tree in (office.entries, [*office.entries[:-1], bytes(32)]):
        assert words.standing(judged(office.proof(of=tree), policy)) == "included"
    return NOBODY


# ---- keys ---------------------------------------------------------------------------------------


@attack("log-key-stolen")
def _log_key_stolen(folder: Path) -> str:
    office = Office()
    state = following(folder, office.log)
    cosigning.cosign(state, office.log.request(office.entries, 0), now=TIME)
    false = Office(opened=opening(9))  # never filed, signed with the stolen key
    shown = untrue(lambda: cosigning.cosign(state, false.log.request(false.entries, 0), now=TIME))
    assert shown == "fork"
    return words.standing(judged(false.proof(), office.policy))


@attack("log-and-quorum-stolen")
def _log_and_quorum_stolen(_folder: Path) -> str:
    false = Office(opened=opening(9))
    assert words.standing(judged(false.proof(signed=2), Office().policy)) == "witnessed"
    return NOBODY


@attack("promise-forged")
def _promise_forged(_folder: Path) -> str:
    office = Office()
    assert untrue(lambda: judged(office.promise(), office.policy)) == NOBODY
    return untrue(lambda: judged(office.promise(by=THIEF), office.policy))


@attack("cosignature-replayed")
def _cosignature_replayed(_folder: Path) -> str:
    office = Office()
    older = cosigned(office.log.checkpoint(office.entries[:100]), WITNESSES[0], TIME)
    line = notes.read(older).signatures[1].line
    assert untrue(lambda: judged(office.proof(), office.policy)) == NOBODY
    return untrue(lambda: judged(office.proof() + line, office.policy))


@attack("witness-clock-back")
def _witness_clock_back(folder: Path) -> str:
    log = Log()
    state = following(folder, log)
    cosigning.cosign(state, log.request(entries(3), 0), now=TIME)
    return untrue(lambda: cosigning.cosign(state, log.request(entries(4), 3), now=TIME - 1))


@attack("witness-state-lost")
def _witness_state_lost(folder: Path) -> str:
    log = Log()
    state = following(folder, log)
    cosigning.cosign(state, log.request(entries(3), 0), now=TIME)
    next(state.folder.glob("*/latest")).unlink()
    return untrue(lambda: cosigning.cosign(state, log.request(entries(3, "other"), 0), now=TIME))


@attack("office-clock-back")
def _office_clock_back(_folder: Path) -> str:
    early = openings.record_of(
        act="receipt", subject="LC-1", at="2020-01-01T00:00:00Z", body={"n": 1}
    )
    office = Office(opened=Opened(bytes(32), early))
    found = judged(office.proof(signed=2), office.policy)
    assert found.record is not None and found.record["at"] == "2020-01-01T00:00:00Z"
    assert found.proven_at == TIME + 1  # what is proven stands beside what is said
    return NOBODY


@attack("policy-swapped")
def _policy_swapped(_folder: Path) -> str:
    false = Office(log=Log(private=THIEF))
    assert untrue(lambda: judged(false.proof(), Office().policy)) == "log.not-signed"
    assert words.standing(judged(false.proof(signed=3), false.policy)) == "witnessed"
    return NOBODY


# ---- papers and pages ---------------------------------------------------------------------------


@attack("receipt-forged")
def _receipt_forged(_folder: Path) -> str:
    office = Office()
    true = proofs.read(office.proof(signed=2))
    forged = Proof(true.note, opening(2), true.index, true.hashes)
    return untrue(lambda: judged(proofs.write(forged), office.policy))


@attack("other-installation")
def _other_installation(_folder: Path) -> str:
    other = Office(log=Log(origin="other.example/nhat-ky", private=THIEF))
    assert untrue(lambda: judged(other.proof(signed=3), other.policy)) == NOBODY
    return untrue(lambda: judged(other.proof(signed=3), Office().policy))


@attack("page-text-changed")
def _page_text_changed(_folder: Path) -> str:
    office = Office()
    proof, policy = proofs.read(office.proof(signed=2)), trust.read(office.policy)
    assert untrue(lambda: checks.page(TEXT, proof, policy)) == NOBODY
    return untrue(lambda: checks.page(TEXT + b" ", proof, policy))


@attack("recipients-swapped")
def _recipients_swapped(_folder: Path) -> str:
    pinned = Log(origin="hoiam.example/nhat-ky/recipients")
    swapped = Log(origin=pinned.origin, private=THIEF)
    text = "hoiam recipients v1\n{}\n"
    assert untrue(lambda: notes.check_signed(notes.read(pinned.signed(text)), pinned.key)) == NOBODY
    return untrue(lambda: notes.check_signed(notes.read(swapped.signed(text)), pinned.key))


@attack("recipients-put-back")
def _recipients_put_back(_folder: Path) -> str:
    pinned = Log(origin="hoiam.example/nhat-ky/recipients")
    old = pinned.signed('hoiam recipients v1\n{"number":1}\n')
    return untrue(lambda: notes.check_signed(notes.read(old), pinned.key))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


class running:
    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._server = server
        self._thread = threading.Thread(target=server.serve_forever, args=(0.01,))

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def compared(folder: Path, logged: bytes, shown: bytes) -> str:
    record = openings.record_of(
        act="page-hash",
        subject="/niem-phong/",
        at="2026-11-22T03:04:05Z",
        body={"page": "/niem-phong/", "sha256": sha256(logged).hexdigest()},
    )
    office = Office(opened=Opened(bytes(32), record))
    (folder / "niem-phong").mkdir(parents=True)
    (folder / "niem-phong" / "index.html").write_bytes(shown)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    with running(server) as site:
        return untrue(lambda: page_checks.check(site, office.policy, office.proof(signed=2)))


@attack("page-swapped-for-all")
def _page_swapped_for_all(folder: Path) -> str:
    return compared(folder, b"<p>right</p>", b"<p>swapped</p>")


@attack("page-swapped-for-one")
def _page_swapped_for_one(folder: Path) -> str:
    """One person was given another page; the witness who asks is given the right one."""
    return compared(folder, b"<p>right</p>", b"<p>right</p>")


@attack("evidence-forged")
def _evidence_forged(_folder: Path) -> str:
    log, liar = Log(), Log(private=THIEF)
    made_up = evidence.of_one_size(log.checkpoint(entries(9)), liar.checkpoint(entries(9, "other")))
    return untrue(lambda: evidence.check(made_up, (log.key,)))


@pytest.fixture
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)


def test_every_row_is_carried_out_and_nothing_else() -> None:
    assert list(ATTACKS) == list(ROWS)


@pytest.mark.usefixtures("_fresh")
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_comes_to_what_the_table_says(name: str, tmp_path: Path) -> None:
    outcome, told = ROWS[name]

    code = ATTACKS[name](tmp_path)

    assert (code == NOBODY) is (outcome == "not found")
    assert code in told.replace("`", "")
