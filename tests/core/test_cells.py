"""Cells that no spreadsheet computes: the guard stands where it must, and can be taken out."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hoiam.core.cells import GUARD, bare, guarded

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
HOSTILE = st.text(
    alphabet=st.sampled_from([*SIGNS, *" \t\r\n,;|\"'aấ1", GUARD, "\ufeff", "\xa0"]), max_size=12
)


@given(HOSTILE | st.text(max_size=40))
@example(GUARD + "=1")
@example("\t=1")
@example(GUARD + "\t" + GUARD + "=1")
@example('a";=1')
def test_guard_is_taken_out_again_exactly(text: str) -> None:
    assert bare(guarded(text)) == text


@given(HOSTILE)
def test_no_cell_begins_with_a_sign_however_it_is_cut(text: str) -> None:
    shown = guarded(text)

    pieces = [shown]
    for separator in "\t\r\n,;|\"'":
        pieces = [part for piece in pieces for part in piece.split(separator)]
    assert not shown[:1] or shown[0] not in "\t\r\n"
    for piece in pieces:
        begins = piece.lstrip(" \xa0\ufeff")
        assert not begins or begins[0] not in SIGNS


@pytest.mark.parametrize(
    "text", ["=1+1", "+84912", "-5", "@SUM(A1)", " =1", "＝1", "\tx", 'Ông A";=cmd()', "a\n=b"]
)
def test_dangerous_cell_is_guarded(text: str) -> None:
    assert guarded(text) != text
    assert guarded(text).replace(GUARD, "") == text


@pytest.mark.parametrize(
    "text", ["", "LC-7KQ4-M2XD", "02905", "Cống vỡ, nước tràn", "a = b", "thư@ví.dụ", "1-2"]
)
def test_harmless_cell_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_text_of_others_is_left_alone() -> None:
    assert bare(f"a{GUARD}b") == f"a{GUARD}b"
