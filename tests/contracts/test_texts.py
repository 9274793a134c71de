"""Rule 7: every event tag has its sentence, every refusal its text, and nothing is left over."""

import ast
import re
from pathlib import Path

import pytest

from hoiam.base import texts
from tests.contracts.reading import (
    ROOT,
    Module,
    at,
    called_name,
    calls,
    first_literal,
    modules,
    plant,
)

REFUSALS = frozenset({"NotFound", "NotAllowed", "WrongState", "Invalid"})
TAG = re.compile(r"[a-z]+(\.[a-z][a-z-]*){2}")
CODE = re.compile(r"[a-z]+\.[a-z][a-z-]*")
REFERENCE = ROOT / "docs" / "reference" / "refusals.md"
# A module that raises a code it was handed: where the codes come from.
HANDED_ON: dict[str, str] = {}


def said(found: list[Module]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Tags recorded and codes raised, each with a place, and places that hide theirs."""
    tags: dict[str, str] = {}
    codes: dict[str, str] = {}
    hidden: list[str] = []
    for module in found:
        for call in calls(module.tree):
            kept = _kept(call, tags, codes)
            if kept is None:
                continue
            if not (literals := _literals(call)):
                hidden.append(at(module, call))
            for literal in literals:
                kept.setdefault(literal, at(module, call))
    return tags, codes, [place for place in hidden if place.split(":")[0] not in HANDED_ON]


def _kept(call: ast.Call, tags: dict[str, str], codes: dict[str, str]) -> dict[str, str] | None:
    match call.func:
        case ast.Attribute(value=ast.Name(id="audit"), attr="record"):
            return tags
    return codes if called_name(call) in REFUSALS else None


def _literals(call: ast.Call) -> list[str]:
    """The first argument, or both of `"a" if x else "b"`."""
    if (literal := first_literal(call)) is not None:
        return [literal]
    match call.args:
        case [ast.IfExp(body=ast.Constant(value=str(yes)), orelse=ast.Constant(value=str(no))), *_]:
            return [yes, no]
    return []


def test_tags_and_codes_are_plain_strings() -> None:
    assert not said(modules())[2]


def test_every_event_tag_has_its_sentence_and_no_sentence_is_left_over() -> None:
    tags = said(modules())[0]
    sentences = texts.all_events()

    assert not {tag: place for tag, place in tags.items() if tag not in sentences}
    assert not set(sentences) - set(tags)


def test_every_refusal_code_has_its_text_and_no_text_is_left_over() -> None:
    codes = said(modules())[1]
    known = texts.all_refusals()

    assert not {code: place for code, place in codes.items() if code not in known}
    assert not set(known) - set(codes)


def test_tags_and_codes_keep_their_grammar() -> None:
    tags, codes, _ = said(modules())

    assert not [tag for tag in tags if not TAG.fullmatch(tag)]
    assert not [code for code in codes if not CODE.fullmatch(code)]


def test_texts_are_whole() -> None:
    empty = [
        code
        for code, text in texts.all_refusals().items()
        if not (text.what.strip() and text.why.strip() and text.next.strip())
    ]

    assert not empty
    assert not [tag for tag, sentence in texts.all_events().items() if not sentence.strip()]


def test_every_refusal_code_stands_in_the_reference() -> None:
    written = REFERENCE.read_text(encoding="utf-8")

    assert not [code for code in texts.all_refusals() if f"`{code}`" not in written]


@pytest.mark.parametrize(
    ("line", "tags", "codes", "hidden"),
    [
        ("audit.record('cases.case.lost', by=by)", ["cases.case.lost"], [], 0),
        ("raise NotAllowed('cases.never-said')", [], ["cases.never-said"], 0),
        ("raise Invalid('cases.a' if x else 'cases.b')", [], ["cases.a", "cases.b"], 0),
        ("audit.record(tag)", [], [], 1),
        ("raise WrongState(f'cases.{what}')", [], [], 1),
    ],
)
def test_planted_words_are_read(
    tmp_path: Path, line: str, tags: list[str], codes: list[str], hidden: int
) -> None:
    found = said(modules(plant(tmp_path, "hoiam/cases/actions.py", line + "\n")))

    assert (list(found[0]), list(found[1]), len(found[2])) == (tags, codes, hidden)
    assert not set(tags) & set(texts.all_events())
    assert not set(codes) & set(texts.all_refusals())
