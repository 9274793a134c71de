"""Rule 8: generated reference pages and state diagrams are fresh."""

from pathlib import Path

from hoiam.core.law.petitions.tables import PROCEDURES
from hoiam.core.law.procedures import TABLES
from scripts import make_reference


def stale(folder: Path, pages: dict[str, str]) -> list[str]:
    """Pages that are missing, differ from the code, or that nothing writes any more."""
    found = [
        name
        for name, text in pages.items()
        if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text
    ]
    written = {
        path.name
        for path in folder.glob("*.md")
        if make_reference.NOTE in path.read_text(encoding="utf-8")
    }
    return found + sorted(written - set(pages))


def test_reference_pages_are_fresh() -> None:
    assert not stale(make_reference.FOLDER, make_reference.pages()), "run: make fix"


def test_every_kind_has_its_diagram() -> None:
    text = make_reference.pages()["states.md"]

    assert text.count("stateDiagram-v2") == len(TABLES) + len(PROCEDURES)


def test_stale_page_is_reported(tmp_path: Path) -> None:
    pages = {"rules.md": "new\n", "states.md": "same\n", "roles.md": "missing\n"}
    (tmp_path / "rules.md").write_text("old\n", encoding="utf-8")
    (tmp_path / "states.md").write_text("same\n", encoding="utf-8")
    (tmp_path / "left-over.md").write_text(make_reference.NOTE, encoding="utf-8")
    (tmp_path / "by-hand.md").write_text("a person wrote this\n", encoding="utf-8")

    assert stale(tmp_path, pages) == ["rules.md", "roles.md", "left-over.md"]
