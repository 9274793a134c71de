"""The papers that the page in the browser judges too (tests/browser/test_verify.py)."""

import pytest

from hoiam.core.log import proofs, trust
from hoiam.core.log.untrue import Untrue
from scripts import make_verify_words
from tests.publication.witness.papers import Office, papers

PAPERS = papers()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_judged_as_it_deserves(name: str) -> None:
    text, expected = PAPERS[name]

    try:
        found = proofs.verdict(proofs.read(text), trust.read(Office().policy)).standing.value
    except Untrue as untrue:
        found = untrue.code

    assert found == expected


def test_the_page_says_what_the_checker_says() -> None:
    assert make_verify_words.TARGET.read_text(encoding="utf-8") == make_verify_words.text()
