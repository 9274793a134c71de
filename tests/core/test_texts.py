"""Every refusal of the core has its words, and every word its refusal."""

import ast
import string
from functools import cache
from pathlib import Path

import pytest

from hoiam.core.texts import REFUSALS

CORE = Path(__file__).resolve().parents[2] / "hoiam" / "core"
KINDS = {"NotFound", "NotAllowed", "WrongState", "Invalid"}


@cache
def raised() -> dict[str, set[str]]:
    """Codes raised anywhere in the core, with the names of their details."""
    found: dict[str, set[str]] = {}
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KINDS:
                code = node.args[0]
                assert isinstance(code, ast.Constant), f"{path.name} hides a code"
                found[str(code.value)] = {word.arg or "" for word in node.keywords}
    return found


def test_codes_and_texts_are_the_same_set() -> None:
    assert set(raised()) == set(REFUSALS)


@pytest.mark.parametrize("code", sorted(REFUSALS))
def test_text_needs_no_detail_that_is_not_given(code: str) -> None:
    text = REFUSALS[code]
    sentences = " ".join([text.what, text.why, text.next])
    wanted = {name for _, name, _, _ in string.Formatter().parse(sentences) if name}

    assert wanted <= raised()[code]
    assert text.what
    assert text.why
    assert text.next
