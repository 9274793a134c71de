"""Rule 7: every event tag has its sentence, every refusal its text, and nothing is left over."""

import re
from functools import cache
from pathlib import Path

import pytest

from hoiam.base import texts
from tests.contracts.reading import ROOT, Module, modules, plant
from tests.contracts.spoken import CODE, TAG, Helper, helpers_of, spoken

TAGS = re.compile(r"[a-z]+(\.[a-z][a-z-]*){2}")
CODES = re.compile(r"[a-z]+\.[a-z][a-z-]*")
REFERENCE = ROOT / "docs" / "reference" / "refusals.md"


def said(found: list[Module]) -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Tags recorded and codes raised, each with a place, and places that hide theirs."""
    kept: dict[str, dict[str, str]] = {TAG: {}, CODE: {}}
    hidden: list[str] = []
    shared: dict[str, dict[str, Helper]] = {}
    for module in found:
        if module.path.rsplit("/", 1)[1].startswith("_"):
            shared.setdefault(module.folder, {}).update(helpers_of(module))
    for module in found:
        for one in spoken(module, shared.get(module.folder)):
            place = f"{module.path}:{one.line}"
            if not one.words:
                hidden.append(place)
            for word in one.words:
                kept[one.kind].setdefault(word, place)
    return kept[TAG], kept[CODE], hidden


@cache
def of_the_product() -> tuple[dict[str, str], dict[str, str], list[str]]:
    """The same of every module of the product, read once."""
    return said(modules())


def test_tags_and_codes_are_plain_strings() -> None:
    assert not of_the_product()[2]


def test_every_event_tag_has_its_sentence_and_no_sentence_is_left_over() -> None:
    tags = of_the_product()[0]
    sentences = texts.all_events()

    missing = {tag: place for tag, place in tags.items() if tag not in sentences}
    left_over = sorted(set(sentences) - set(tags))

    assert (missing, left_over) == ({}, [])


def test_every_refusal_code_has_its_text_and_no_text_is_left_over() -> None:
    codes = of_the_product()[1]
    known = texts.all_refusals()

    missing = {code: place for code, place in codes.items() if code not in known}
    left_over = sorted(set(known) - set(codes))

    assert (missing, left_over) == ({}, [])


def test_tags_and_codes_keep_their_grammar() -> None:
    tags, codes, _ = of_the_product()

    assert not [tag for tag in tags if not TAGS.fullmatch(tag)]
    assert not [code for code in codes if not CODES.fullmatch(code)]


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
        (
            "def act():\n    tag = 'cases.a.b' if x else 'cases.c.d'\n    audit.record(tag)",
            ["cases.a.b", "cases.c.d"],
            [],
            0,
        ),
        (
            "def _note(tag, case):\n    audit.record(tag)\ndef act():\n    _note('cases.a.b', c)",
            ["cases.a.b"],
            [],
            0,
        ),
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
