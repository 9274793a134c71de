"""Every reason has its words in both languages, and every word a reason."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

import hoiam.core.log
import hoiam.publication.verifier
from hoiam.core.log import words
from hoiam.core.log.acts import Act
from hoiam.core.log.lines import moment_said, moment_text
from hoiam.core.log.proofs import verdict
from hoiam.core.log.untrue import Untrue
from tests.core.log import made
from tests.core.log.made import POLICY, made_log

FOLDERS = [Path(one.__file__ or "").parent for one in (hoiam.core.log, hoiam.publication.verifier)]
TABLES = (words.ACTS, words.LABELS, words.SENTENCES, words.REASONS)


def raised() -> dict[str, set[str]]:
    """Codes that are raised, each with the details that every one of its places gives."""
    found: dict[str, set[str]] = {}
    for path in (one for folder in FOLDERS for one in sorted(folder.glob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Untrue":
                assert isinstance(node.args[0], ast.Constant)
                names = {one.arg or "" for one in node.keywords}
                code = str(node.args[0].value)
                found[code] = found.get(code, names) & names
    return found


def test_every_reason_has_words_and_every_word_a_reason() -> None:
    assert set(raised()) == set(words.REASONS)
    assert set(words.ACTS) == set(Act)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_words_name_only_what_is_told(language: str) -> None:
    for code, details in raised().items():
        spoken = words.REASONS[code][words.LANGUAGES.index(language)]
        assert set(re.findall(r"{(\w+)}", spoken)) <= details, code
        assert words.reason(Untrue(code, **dict.fromkeys(details, 1)), language)


def test_both_languages_say_the_same_numbers() -> None:
    for table in TABLES:
        for code, (vietnamese, english) in table.items():
            assert vietnamese != english, code
            assert set(re.findall(r"{\w+}", vietnamese)) == set(re.findall(r"{\w+}", english)), code


def test_a_moment_is_said_in_the_time_of_viet_nam() -> None:
    assert moment_text(1_795_000_000) == "2026-11-18T11:06:40Z"
    assert moment_said(1_795_000_000) == "18/11/2026 18:06:40 giờ Việt Nam"


def test_nothing_of_a_file_moves_the_cursor() -> None:
    nasty = made.opening(1, words="a\x1b[2Jb\u202ec")
    found = verdict(made_log(nasty).proof(nasty), POLICY)

    said = dict(words.lines(found, "vi"))

    assert said["Nội dung đã ghi"] == "words: a\ufffd[2Jb\ufffdc"
    assert said["Việc"] == "tiếp nhận"
    assert said["Cơ quan ghi lúc"] == "18/11/2026 18:05:40 giờ Việt Nam"


@pytest.mark.parametrize(
    ("quorum", "named", "signed", "code"),
    [
        ("two-of-three", 3, 0, "included-few"),
        ("none", 3, 0, "included"),
        ("none", 0, 0, "included-none"),
        ("none", 3, 1, "witnessed"),
        ("two-of-three", 3, 2, "witnessed"),
    ],
)
def test_how_far_an_entry_has_come_in_words(
    quorum: str, named: int, signed: int, code: str
) -> None:
    one = made.opening(1)
    policy = replace(POLICY, quorum=quorum, witnesses=POLICY.witnesses[:named])
    found = verdict(made_log(one).proof(one, witnesses=made.WITNESSES[:signed]), policy)

    assert words.standing(found) == code
    assert str(named) in words.headline(found, "vi") or not named
