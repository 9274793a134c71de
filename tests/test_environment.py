"""The ground the other tests stand on."""

import os
import socket
from pathlib import Path

import pytest
from django.db import connection
from pytest_socket import SocketConnectBlockedError


def test_database_is_the_one_the_run_was_asked_for(db: None) -> None:
    wanted = {"sqlite": "sqlite", "postgres": "postgresql"}[os.environ["HOIAM_TEST_DATABASE"]]

    assert connection.vendor == wanted


def test_sqlite_tests_run_in_write_ahead_mode_like_the_product(db: None) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            assert cursor.fetchone() == ("UTF8",)
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)


def test_data_folder_is_a_temporary_one() -> None:
    assert "hoiam-tests-" in Path(os.environ["HOIAM_DATA_DIR"]).as_posix()


def test_network_is_closed() -> None:
    with socket.socket() as outside, pytest.raises(SocketConnectBlockedError):
        outside.connect(("192.0.2.1", 80))


def test_tests_that_drive_a_browser_stand_in_one_folder(root: Path) -> None:
    """`make test-browser` looks nowhere else: one that stood elsewhere would never run."""
    marked = [
        path
        for path in (root / "tests").rglob("test_*.py")
        if f"mark.{'browser'}" in path.read_text(encoding="utf-8")
    ]

    assert {path.parent for path in marked} == {root / "tests" / "browser"}
