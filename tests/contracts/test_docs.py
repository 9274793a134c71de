"""Rule 13: what exists is written down, and the drawing of the house is the house."""

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from hoiam.cli import main as cli
from hoiam.config.env import SETTINGS
from tests.contracts.found_addresses import addresses
from tests.contracts.found_models import product_models
from tests.contracts.reading import ROOT, calls, first_literal, modules

DOCS = ROOT / "docs"
CONTRACT = "Parts import downwards only"


def undocumented(names: list[str], text: str) -> list[str]:
    """Names that the text nowhere mentions as a word of its own."""
    return [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]


def written(*names: str) -> str:
    paths = [DOCS / name for name in names] if names else sorted(DOCS.rglob("*.md"))
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The names of the sub-commands of `hoiam`."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices


def layers(pyproject: str) -> list[list[str]]:
    """The house from roof to ground, as the import contract has it."""
    contracts = tomllib.loads(pyproject)["tool"]["importlinter"]["contracts"]
    (found,) = [contract["layers"] for contract in contracts if contract["name"] == CONTRACT]
    return [re.findall(r"\w+", line) for line in found]


def drawn(page: str) -> list[list[str]]:
    """The house as the page draws it: the first plain code block under its heading."""
    block = re.search(r"## The house.*?```\w*\n(.*?)```", page, re.DOTALL)
    lines = block[1].splitlines() if block else []
    return [re.findall(r"\w+", line) for line in lines if line.strip()]


def pictured(page: str) -> list[list[str]]:
    """The same house as the mermaid drawing below it has it, from roof to ground."""
    found = re.search(r"## The house.*?```mermaid\n(.*?)```", page, re.DOTALL)
    return [
        re.findall(r"\w+", line) for line in re.findall(r'"([^"]+)"', found[1] if found else "")
    ]


def environment_names(root: Path) -> list[str]:
    """Every `HOIAM_…` that the code asks the environment for."""
    literals = (first_literal(call) for module in modules(root) for call in calls(module.tree))
    return sorted({text for text in literals if text and re.fullmatch(r"HOIAM_[A-Z_]+", text)})


def test_every_setting_is_declared_and_documented() -> None:
    names = [setting.name for setting in SETTINGS]

    assert not undocumented(names, written("reference/settings.md"))
    assert not set(environment_names(ROOT)) - set(names)
    assert not [setting.name for setting in SETTINGS if not setting.help.strip()]


def test_every_setting_is_read() -> None:
    assert not {setting.name for setting in SETTINGS} - set(environment_names(ROOT))


def test_every_command_is_documented_and_has_help() -> None:
    parser = cli.parser()
    names = list(commands(parser))
    manual = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [ROOT / "README.md", *DOCS.rglob("*.md")]
        if "reference" not in path.parts
    )

    assert names
    assert not undocumented([f"hoiam {name}" for name in names], manual)
    assert not undocumented(names, written("reference/commands.md"))


def test_every_address_is_documented() -> None:
    routes = [address.route for address in addresses()]
    text = written("reference/addresses.md")

    assert not [route for route in routes if f"`{route}`" not in text]


def test_every_model_is_in_the_glossary() -> None:
    names = [model.__name__ for model in product_models()]

    assert not undocumented(names, written("glossary.md"))


def test_drawn_house_is_the_contract() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert drawn(written("architecture.md")) == layers(pyproject)
    assert pictured(written("architecture.md")) == layers(pyproject)


def test_every_package_stands_in_the_drawn_house() -> None:
    parts = {path.parent.name for path in (ROOT / "hoiam").glob("*/__init__.py")}

    assert not parts - {name for line in drawn(written("architecture.md")) for name in line}


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")]

    assert not [link for page in pages for link in broken_links(page)]


def broken_links(page: Path) -> list[str]:
    """Links of a page to files that are not there."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = (target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text))
    return [
        f"{page.name}: {target}"
        for target in targets
        if target and "://" not in target and not target.startswith("mailto:")
        if not (page.parent / target).exists()
    ]


def test_planted_gaps_are_reported(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    parser.add_subparsers().add_parser("serve")
    page = tmp_path / "page.md"
    page.write_text("[gone](gone.md) [here](page.md) [out](https://example.org)", encoding="utf-8")
    house = "## The house\n\n```\nweb | api\ncases\n```\n"

    assert list(commands(parser)) == ["serve"]
    assert undocumented(["HOIAM_X", "serve"], "HOIAM_X_FILE and serve") == ["HOIAM_X"]
    assert drawn(house) == [["web", "api"], ["cases"]]
    assert drawn(house) != [["web"], ["cases"]]
    assert pictured('## The house\n```mermaid\na["web"] --> b["cases"]\n```') == [
        ["web"],
        ["cases"],
    ]
    assert broken_links(page) == ["page.md: gone.md"]
