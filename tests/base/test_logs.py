"""Log lines hold the place and the kind of an error, and nothing that somebody typed."""

import io
import logging
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError

from hoiam.base.logs import WordlessFormatter

TYPED = "Quàng Thị Xuyến 0987612345"


@pytest.fixture
def written() -> tuple[logging.Logger, io.StringIO]:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(WordlessFormatter("%(levelname)s %(name)s %(message)s"))
    log = logging.Logger("thu")
    log.addHandler(handler)
    return log, lines


def _fail() -> None:
    try:
        int(TYPED)
    except ValueError as error:
        raise IntegrityError(f"Key (phone)=({TYPED}) already exists.") from error


def test_trace_names_kinds_and_places_and_no_words(
    written: tuple[logging.Logger, io.StringIO],
) -> None:
    log, lines = written

    try:
        _fail()
    except IntegrityError:
        log.exception("page 500")

    told = lines.getvalue()
    assert "IntegrityError" in told
    assert "because of\nbuiltins.ValueError" in told
    assert "test_logs.py" in told
    assert "Quàng" not in told
    assert "0987612345" not in told


def test_typed_line_break_begins_no_line_of_its_own(
    written: tuple[logging.Logger, io.StringIO],
) -> None:
    log, lines = written

    log.warning("not found: %s", "/x\n2026-11-22 INFO hoiam everything is well")

    assert lines.getvalue().count("\n") == 1


def test_every_line_of_the_product_goes_through_it() -> None:
    told: Any = settings.LOGGING
    formatter = told["formatters"]["line"]

    assert formatter["()"] == "hoiam.base.logs.WordlessFormatter"
    assert {one["formatter"] for one in told["handlers"].values()} == {"line"}
