"""Words of a large batch go into the index behind its showing, piece by piece."""

from typing import Any

import pytest

from hoiam.base.pace import Pace
from hoiam.registers import actions, queries
from hoiam.registers.actions import chunks
from hoiam.registers.models import Batch, Record
from tests.cast import NOW, Cast, make_cast
from tests.registers.making import opened, row

pytestmark = pytest.mark.django_db


def large(cast: Cast, monkeypatch: pytest.MonkeyPatch, rows: int) -> Batch:
    """A batch that is shown without its words."""
    monkeypatch.setattr(chunks, "WORDED_AT_ONCE", 1)
    batch = opened(cast)
    titles = ("Đèn đường hỏng", "Nắp cống vỡ")
    told = [row(f"{number:03}", title=titles[number % 2]) for number in range(rows)]
    chunks.write(batch=batch, rows=told)
    return actions.show(batch=batch, by=cast.actor("system"), at=NOW)


def piece(rows: int) -> Pace:
    return Pace(rows, least=rows, most=rows)


def found(words: str) -> list[str]:
    rows = queries.with_words(queries.current(), words)
    return sorted(rows.values_list("number", flat=True))


def test_words_come_piece_by_piece_until_all_of_them_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    batch = large(make_cast(), monkeypatch, 5)

    counts = [len(found("den duong"))]
    while chunks.put_words_once(piece(2)):
        counts.append(len(found("den duong")))

    assert counts == [0, 1, 2, 3]
    assert found("nắp cống") == ["001", "003"]
    batch.refresh_from_db()
    assert batch.worded


def test_last_piece_that_is_whole_is_followed_by_an_empty_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large(make_cast(), monkeypatch, 4)

    pieces = 0
    while chunks.put_words_once(piece(2)):
        pieces += 1

    assert pieces == 3
    assert len(found("den duong")) == 2


def test_words_that_change_while_others_are_waited_for_are_found_as_they_are_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large(make_cast(), monkeypatch, 2)
    put_words = chunks.put_words

    def changed_before(**given: Any) -> bool:
        Record.objects.filter(number="000").update(title="Cây đổ")
        return put_words(**given)

    monkeypatch.setattr(chunks, "put_words", changed_before)
    chunks.put_words_once(piece(2))

    assert found("cay do") == ["000"]
    assert found("den duong") == []
    assert found("nap cong") == ["001"]
