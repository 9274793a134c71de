"""Nothing joins matters by citizen: who reads the table of contacts, and how, is a written list.

What a person left lies encrypted, its marks are hashed with the voice, and the office's index is
fed with covered words; what is left to forbid is code that asks for contacts across matters.
"""

import ast
import re
from pathlib import Path

import pytest

from tests.contracts.reading import ROOT, Module, at, modules, plant

ASKS = re.compile(r"(^|__)contact__\w+$|^(phone|paper)_mark(__\w+)?$|__contact__")
ALLOWED = {
    "hoiam/cases/queries.py": "the desk's exact look-up in its own open matters, logged, limited",
    "hoiam/cases/speakers.py": "whom to tell of a decision: by matter, never by person",
    "hoiam/protection/terms.py": "whether a contact is still kept: by voice",
    "hoiam/voices/models.py": "the columns themselves",
    "hoiam/cases/at_desk.py": "a desk looks for one exact number, logged, see its tests",
    "hoiam/voices/actions/speaking.py": "the marks are written with the voice",
    "hoiam/protection/purposes.py": "what each column is kept for",
    "hoiam/protection/actions/requesting.py": "the marks are written again with what was corrected",
}
# Where rows of contacts are read at all; each is asked by voice or by the whole table.
READERS = {
    "hoiam/cases/queries.py",
    "hoiam/petitions/actions/_telling.py",
    "hoiam/protection/actions/_telling.py",
    "hoiam/protection/actions/_erasing.py",
    "hoiam/protection/actions/requesting.py",
    "hoiam/protection/copies.py",
    "hoiam/standing/doctor/keys.py",
}


def asked(found: list[Module]) -> dict[str, list[str]]:
    """Modules that name a column of contacts in a query, with the places."""
    told: dict[str, list[str]] = {}
    for module in found:
        if module.is_migration:
            continue
        for node in ast.walk(module.tree):
            word = _word(node)
            if word and ASKS.search(word):
                told.setdefault(module.path, []).append(at(module, node))
    return told


def _word(node: ast.AST) -> str:
    match node:
        case ast.keyword(arg=str(word)):
            return word
        case ast.Constant(value=str(word)) if " " not in word:
            return word
    return ""


def readers(found: list[Module]) -> set[str]:
    """Modules that read rows of contacts."""
    return {
        module.path
        for module in found
        if not module.is_migration
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "objects"
        and isinstance(node.value, ast.Name)
        and node.value.id == "Contact"
    }


def test_contacts_are_asked_for_in_a_written_list_alone() -> None:
    assert not {path: where for path, where in asked(modules()).items() if path not in ALLOWED}
    assert readers(modules()) <= READERS


@pytest.mark.parametrize(
    "said",
    [
        "Case.objects.filter(gatherings__voice__contact__phone=typed)",
        "rows.order_by('voice__contact__name')",
        "Contact.objects.filter(phone_mark=mark)",
        "rows.values('phone_mark')",
    ],
)
def test_planted_join_is_reported(tmp_path: Path, said: str) -> None:
    plant(tmp_path, "hoiam/figures/people.py", f"found = {said}\n")

    assert asked(modules(tmp_path))


def test_no_address_names_a_person() -> None:
    """An address that took a name or a telephone would be a page of one person."""
    doors = ("hoiam/web/office/urls.py", "hoiam/web/public/urls.py")
    source = "".join((ROOT / door).read_text() for door in doors)

    assert not re.findall(r"<\w+:(?:phone|person|name|email|citizen|sender)>", source)
