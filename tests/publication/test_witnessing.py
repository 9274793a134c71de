"""The log asks its witnesses, over the network and again when they could not be reached."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hoiam.cli.witnessing import Asking
from hoiam.core.log import notes
from hoiam.publication import actions
from hoiam.publication.log import asked, queries
from hoiam.publication.witness import keeping, serving, sources
from hoiam.publication.witness.keeping import State
from hoiam.standing.doctor import witnesses
from hoiam.standing.doctor.finding import Scope
from tests.cast import NOW
from tests.publication import logs
from tests.publication.logs import BY, commit

SECONDS = int(NOW.timestamp())


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)


def grow(count: int) -> None:
    start = queries.size()
    for number in range(count):
        commit(start + number, at=NOW)
    actions.sequence(by=BY, at=NOW)


@contextmanager
def serving_witness(state: State) -> Iterator[str]:
    server = serving.server(state, "127.0.0.1", 0, now=lambda: SECONDS)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def state(tmp_path: Path) -> State:
    made = keeping.begin(tmp_path / "w", "mat-tran.example/w1")
    grow(1)
    made.follow(notes.read_key(queries.origin().key))  # type: ignore[union-attr]
    return made


def name(state: State, address: str) -> Any:
    return actions.name_witness(
        name="Mặt trận", key=state.signer.key.text, address=address, by=BY, at=NOW
    )


def test_each_new_root_is_countersigned(state: State) -> None:
    with serving_witness(state) as address:
        row, asking = name(state, address), Asking()
        for _round in range(3):
            grow(2)
            asking.once()

            head = queries.newest_head()
            assert head is not None and head.is_witnessed
        assert asking.once() is False  # nobody is asked twice for the same

    assert asked.last()[row.code].said == ""


def test_a_witness_that_knows_another_size_is_asked_again_from_there(state: State) -> None:
    with serving_witness(state) as address:
        grow(5)
        elsewhere = queries.newest_head()
        body = b"old 0\n\n" + elsewhere.row.note.encode()  # type: ignore[union-attr]
        assert sources.ask(f"{address}/add-checkpoint", most=9999, body=body)[0] == 200
        name(state, address)
        grow(5)

        Asking().once()

    assert queries.newest_head().is_witnessed  # type: ignore[union-attr]


def test_one_that_cannot_be_reached_is_left_alone_for_longer_each_time(state: State) -> None:
    clock = [0.0]
    row, asking = name(state, "http://127.0.0.1:9"), Asking(now=lambda: clock[0])
    grow(2)
    tries = []
    for second in range(0, 200, 10):
        clock[0] = float(second)
        before = dict(asking._next)
        asking.once()
        if asking._next != before:
            tries.append(second)

    assert tries == [0, 20, 60, 140]
    assert "127.0.0.1:9" in asked.last()[row.code].said


def test_a_witness_ahead_of_us_says_that_this_log_was_put_back(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving_witness(state) as address:
        row = name(state, address)
        grow(3)
        Asking().once()
        small = queries.head_of_size(1)
        monkeypatch.setattr(queries, "newest_head", lambda: small)

        Asking().once()

    told = asked.last()[row.code]
    assert told.is_ahead and "lùi lại" in told.said
    assert doctor(NOW) == {"log-ahead": 1, "log-witnessed": 0}


def test_a_witness_that_signs_no_more_is_told_to_the_operator(state: State) -> None:
    with serving_witness(state) as address:
        name(state, address)
        Asking().once()

    assert doctor(NOW + timedelta(days=3)) == {"log-ahead": 0, "log-witnessed": 0}
    assert doctor(NOW + timedelta(days=4)) == {"log-ahead": 0, "log-witnessed": 1}


def doctor(machine: datetime) -> dict[str, int]:
    return {one.code: one.look(Scope(machine)).wrong for one in witnesses.CHECKS}


def test_nothing_leaves_a_training_installation(state: State, settings: Any) -> None:
    with serving_witness(state) as address:
        row = name(state, address)
        grow(2)
        settings.TRAINING = True

        Asking().once()
        assert row.code not in asked.last()

        settings.TRAINING = False
        Asking().once()
    assert row.code in asked.last()
