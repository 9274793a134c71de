"""A witness signs what only grew, keeps what it signed, and keeps what speaks against a log."""

import os
import threading
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from hoiam.core.log import notes
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import (
    cosigning,
    evidence,
    keeping,
    mirroring,
    pulling,
    requests,
    serving,
    sources,
)
from hoiam.publication.witness.keeping import State
from hoiam.publication.witness.words import Declined
from tests.publication.witness.logs import ORIGIN, Log, entries

NOW = 1_795_000_000
HUNDRED = entries(100)


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def state(tmp_path: Path, log: Log) -> State:
    made = keeping.begin(tmp_path / "w", "mat-tran.example/w1")
    made.follow(log.key)
    return made


def latest(state: State) -> str:
    with state.locked(ORIGIN) as kept:
        return kept.latest


def test_what_grew_is_cosigned_and_kept(state: State, log: Log) -> None:
    cosigning.cosign(state, log.request(HUNDRED[:3], 0), now=NOW)

    given = cosigning.cosign(state, log.request(HUNDRED, 3), now=NOW + 1)

    assert latest(state) == given.note
    signed = notes.signed_by(notes.read(given.note), (log.key, state.signer.key))
    assert [(one.key.name, one.time) for one in signed] == [
        (ORIGIN, None),
        ("mat-tran.example/w1", NOW + 1),
    ]


def test_the_same_tree_again_gets_a_newer_time(state: State, log: Log) -> None:
    for second in range(2):
        given = cosigning.cosign(state, log.request(HUNDRED, 100 * second), now=NOW + second)

    assert given.time == NOW + 1


def broken(log: Log) -> dict[str, tuple[bytes, str, int]]:
    """What a witness that stands at three entries is sent, and how it answers."""
    right = log.request(HUNDRED, 3)
    stranger = Log(origin="other.example/nhat-ky")
    thief = Log(private=Ed25519PrivateKey.from_private_bytes(bytes(32)))
    other = log.request(entries(100, "other"), 3)
    return {
        "other tree": (other, "not-grown", 422),
        "no proof": (requests.written(3, (), log.checkpoint(HUNDRED)).encode(), "not-grown", 422),
        "other start": (log.request(HUNDRED, 0), "other-size", 409),
        "smaller": (log.request(HUNDRED[:2], 2), "other-size", 409),
        "same size, other root": (log.request(entries(3, "other"), 3), "fork", 409),
        "before its start": (
            requests.written(3, (), log.checkpoint(HUNDRED[:2])).encode(),
            "old-beyond-size",
            400,
        ),
        "other log": (stranger.request(HUNDRED, 3), "unknown-log", 404),
        "other key": (thief.request(HUNDRED, 3), "not-signed", 403),
        "changed text": (right.replace(b"\n100\n", b"\n101\n"), "not-signed", 403),
        "leading zero": (right.replace(b"old 3", b"old 03"), "malformed", 400),
        "not base64": (right.replace(b"old 3\n", b"old 3\n#\n"), "malformed", 400),
        "too many hashes": (right.replace(b"old 3\n", b"old 3\n" + b"A" * 43 + b"=\n" * 64), "malformed", 400),
        "not text": (b"\xff" + right, "malformed", 400),
        "no end": (right.rstrip(b"\n"), "malformed", 400),
        "too long": (right + b" " * requests.LONGEST, "too-large", 413),
    }  # fmt: skip


BROKEN = broken(Log())


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_right_is_not_signed(state: State, log: Log, name: str) -> None:
    cosigning.cosign(state, log.request(HUNDRED[:3], 0), now=NOW)
    before = latest(state)
    body, code, status = BROKEN[name]

    with pytest.raises(Declined) as refused:
        cosigning.cosign(state, body, now=NOW + 1)

    assert (refused.value.code, refused.value.status) == (code, status)
    assert latest(state) == before
    cosigning.cosign(state, log.request(HUNDRED, 3), now=NOW + 1)  # the right one still goes


def test_a_clock_that_was_set_back_signs_nothing(state: State, log: Log) -> None:
    cosigning.cosign(state, log.request(HUNDRED[:3], 0), now=NOW)

    with pytest.raises(Declined, match="clock-back"):
        cosigning.cosign(state, log.request(HUNDRED, 3), now=NOW - 1)

    cosigning.cosign(state, log.request(HUNDRED, 3), now=NOW)


def test_two_roots_for_one_size_are_kept_to_be_shown(state: State, log: Log) -> None:
    cosigning.cosign(state, log.request(HUNDRED, 0), now=NOW)

    with pytest.raises(Declined, match="fork"):
        cosigning.cosign(state, log.request(entries(100, "other"), 100), now=NOW)

    with state.locked(ORIGIN) as kept:
        (path,) = kept.evidence()
    text = path.read_text(encoding="utf-8")
    evidence.check(text, (log.key,))
    for bad in (text.replace("100", "99"), text.split("===== shown")[0], ""):
        with pytest.raises((Untrue, Declined)):
            evidence.check(bad, (log.key,))


def test_one_history_told_twice_is_no_evidence(log: Log) -> None:
    note = log.checkpoint(HUNDRED)

    with pytest.raises(Declined, match="not-a-fork"):
        evidence.check(evidence.of_one_size(note, note), (log.key,))


def test_a_lost_state_signs_nothing_more(state: State, log: Log) -> None:
    cosigning.cosign(state, log.request(HUNDRED, 0), now=NOW)
    (path,) = state.folder.glob("*/latest")
    path.unlink()

    with pytest.raises(Declined, match="state-lost"):
        cosigning.cosign(state, log.request(HUNDRED, 0), now=NOW)


def test_a_death_between_keeping_and_answering_leaves_a_state_that_goes_on(
    state: State, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", dies)
        with pytest.raises(KeyboardInterrupt):
            cosigning.cosign(state, log.request(HUNDRED, 0), now=NOW)

    assert latest(state) == ""
    assert cosigning.cosign(State(state.folder), log.request(HUNDRED, 0), now=NOW).line


def test_what_is_kept_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    replace = Path.replace

    def named(path: Path, to: Path) -> Path:
        done.append("name")
        return replace(path, to)

    monkeypatch.setattr(os, "fsync", lambda _handle: done.append("disk"))
    monkeypatch.setattr(Path, "replace", named)

    keeping.write_whole(tmp_path / "latest", b"x")

    assert done == ["disk", "name", "disk"]
    assert [path.name for path in tmp_path.iterdir()] == ["latest"]


def test_of_two_requests_at_once_only_what_follows_is_signed(state: State, log: Log) -> None:
    bodies = [log.request(HUNDRED[:size], 0) for size in range(1, 9)]
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda body=body: answers.append(serving.answer(state, body, now=NOW)[0]))
        for body in bodies
    ]  # fmt: skip

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [200] + [409] * 7


def test_over_http_it_answers_as_the_protocol_says(state: State, log: Log) -> None:
    server = serving.server(state, "127.0.0.1", 0, now=lambda: NOW)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        status, body = sources.ask(
            f"{address}/add-checkpoint", most=999, body=log.request(HUNDRED, 0)
        )
        assert (status, body.decode()[:2]) == (200, "— ")
        status, body = sources.ask(
            f"{address}/add-checkpoint", most=999, body=log.request(HUNDRED, 0)
        )
        assert (status, body) == (409, b"100\n")
        with (
            pytest.raises(HTTPError) as conflict,
            urlopen(f"{address}/add-checkpoint", data=log.request(HUNDRED, 0)),
        ):
            pass
        assert conflict.value.headers["Content-Type"] == "text/x.tlog.size"
        conflict.value.close()
        assert sources.ask(f"{address}/elsewhere", most=999, body=b"x")[0] == 404
        assert sources.ask(address, most=999)[1].decode() == f"{state.signer.key}\n"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()  # fmt: skip


def test_it_fetches_and_proves_from_static_files(state: State, log: Log, tmp_path: Path) -> None:
    many = entries(600)
    for size in (0, 1, 256, 257, 600, 600):
        log.publish(tmp_path / "static", many[:size])
        given = pulling.pull(state, ORIGIN, sources.at(str(tmp_path / "static")), now=NOW)

    assert given.checkpoint.size == 600


def test_a_log_that_starts_otherwise_is_caught_with_its_own_signature(
    state: State, log: Log, tmp_path: Path
) -> None:
    log.publish(tmp_path / "one", HUNDRED[:60])
    pulling.pull(state, ORIGIN, sources.at(str(tmp_path / "one")), now=NOW)
    log.publish(tmp_path / "two", entries(300, "other"))

    with pytest.raises(Declined, match="fork") as refused:
        pulling.pull(state, ORIGIN, sources.at(str(tmp_path / "two")), now=NOW)

    text = Path(refused.value.detail).read_text(encoding="utf-8")
    evidence.check(text, (log.key,))
    with pytest.raises(Untrue):
        evidence.check(text, (Log(origin="other.example/nhat-ky").key,))


def test_a_log_that_shows_fewer_is_told_apart_from_a_fork(
    state: State, log: Log, tmp_path: Path
) -> None:
    log.publish(tmp_path, HUNDRED)
    pulling.pull(state, ORIGIN, sources.at(str(tmp_path)), now=NOW)
    log.publish(tmp_path, HUNDRED[:50])

    with pytest.raises(Declined, match="shrunk"):
        pulling.pull(state, ORIGIN, sources.at(str(tmp_path)), now=NOW)


def test_a_request_as_a_file_is_cosigned_without_a_network(
    state: State, log: Log, tmp_path: Path
) -> None:
    log.publish(tmp_path, HUNDRED)

    body = pulling.request(sources.at(str(tmp_path)), 0, (log.key,))

    assert cosigning.cosign(state, body.encode(), now=NOW).checkpoint.size == 100


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("tile/0/000", "entries-differ"),
        ("tile/1/000.p/2", "tiles-differ"),
        ("tile/0/002.p/88", "tiles-differ"),
        ("tile/entries/001", "entries-differ"),
        ("tile/entries/002.p/88", "entries-differ"),
    ],
)
def test_a_mirror_keeps_nothing_that_does_not_check(
    log: Log, tmp_path: Path, path: str, code: str
) -> None:
    many, there, here = entries(600), tmp_path / "log", tmp_path / "mirror"
    log.publish(there, many)
    whole = (there / path).read_bytes()
    (there / path).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    with pytest.raises(Declined, match=code):
        mirroring.mirror(here, sources.at(str(there)), (log.key,))
    assert not (here / "checkpoint").exists()


def test_a_mirror_grows_and_gives_its_entries_back(log: Log, tmp_path: Path) -> None:
    many, there, here = entries(600), tmp_path / "log", tmp_path / "mirror"
    for size in (0, 5, 256, 300, 600):
        log.publish(there, many[:size])
        mirroring.mirror(here, sources.at(str(there)), (log.key,))

        assert list(mirroring.entries(here)) == many[:size]

    assert list(mirroring.entries(here, 250)) == many[250:]
    log.publish(there, entries(700, "other"))
    with pytest.raises(Declined, match=r"fork|tiles-differ"):
        mirroring.mirror(here, sources.at(str(there)), (log.key,))
    log.publish(there, many[:10])
    with pytest.raises(Declined, match="shrunk"):
        mirroring.mirror(here, sources.at(str(there)), (log.key,))


@pytest.mark.parametrize("name", ["", "a b", "a+b", "https://a.example"])
def test_a_name_that_no_note_can_carry_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Declined, match="name"):
        keeping.begin(tmp_path / "w", name)
    assert keeping.begin(tmp_path / "w", "thu-vien.example").signer.key.name == "thu-vien.example"


def test_a_folder_with_a_witness_is_left_alone(state: State, log: Log) -> None:
    key = state.signer.key

    with pytest.raises(Declined, match="state-there"):
        keeping.begin(state.folder, "mat-tran.example/w2")
    with pytest.raises(Declined, match="log-there"):
        state.follow(log.key)

    assert state.signer.key == key
    assert (state.folder / "key").stat().st_mode & 0o077 == 0
