"""Tests of the log write small files by the hundred; that they are forced to the disk is one test
(`test_what_is_kept_is_on_the_disk_before_it_has_its_name`)."""

import os

import pytest


@pytest.fixture(autouse=True)
def _no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
