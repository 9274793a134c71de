"""Rule 14: short modules, honest migrations, one version, one translator of refusals a door.

Also what house style forbids outright: signals, skipped tests, notes to do something later.
"""

import ast
import re
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

import hoiam
from tests.contracts.reading import ROOT, Module, at, called_name, calls, modules, plant

LONGEST = {"hoiam": 400, "tests": 600, "scripts": 400, "bench": 400}
REFUSALS = frozenset({"Refusal", "NotFound", "NotAllowed", "WrongState", "Invalid"})
# The one translator of each door, and the one place that asks "may they?" for a template.
TRANSLATORS = {
    "hoiam/web/refusals.py",
    "hoiam/web/allowed.py",
    "hoiam/api/refusals.py",
    "hoiam/cli/commands.py",
    # A worker has nobody in front of it: the refusal is kept with the import, and pages say it.
    "hoiam/imports/actions/chunks.py",
}
# What a door calls with a refusal it caught; these look the sentence up.
TRANSLATING = frozenset({"refused", "sentence", "page"})
ABSENCES = frozenset({"NotFound", "Invalid"})
LATER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X{3}|HA[C]K)\b")


def too_long(root: Path) -> list[str]:
    """Modules nobody can read in one sitting."""
    return [
        f"{module.path}: {module.lines} lines"
        for folder, longest in LONGEST.items()
        for module in modules(root, folder)
        if module.lines > longest and not module.is_migration
    ]


# A column has its kind of field in every version, and what it holds is sealed in one way.
LASTING = frozenset({"hoiam.base.encryption", "hoiam.base.sealing"})


def live_imports(root: Path) -> list[str]:
    """Migrations that depend on today's code."""
    return [
        at(module, node)
        for module in modules(root)
        if module.is_migration
        for node in ast.walk(module.tree)
        if any(name.startswith("hoiam") and name not in LASTING for name in _imported(node))
    ]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [name.name for name in node.names] if isinstance(node, ast.Import) else []


def forks(parents: dict[str, set[str]]) -> list[str]:
    """Migrations of one app that two others follow: history must be a line."""
    followed = [parent for many in parents.values() for parent in many]
    return sorted({parent for parent in followed if followed.count(parent) > 1})


def caught(found: list[Module]) -> list[str]:
    """Places that catch a refusal and say it in words of their own, or hide it.

    A form that keeps what was typed may catch a refusal to hand it to its door's translator;
    asking whether something is there may take "no" for an answer. Nobody swallows NotAllowed.
    """
    return [
        at(module, handler.type)
        for module in found
        if module.path not in TRANSLATORS
        for handler in ast.walk(module.tree)
        if isinstance(handler, ast.ExceptHandler) and handler.type is not None
        if (names := {name.split(".")[-1] for name in _names(handler.type)} & REFUSALS)
        if not (_hands_on(handler) if handler.name else names <= ABSENCES)
    ]


def _hands_on(handler: ast.ExceptHandler) -> bool:
    """Whether the refusal goes to a translator, and nothing but its status is read here."""
    translated = False
    for node in (node for line in handler.body for node in ast.walk(line)):
        match node:
            case ast.Call(args=arguments) if called_name(node) in TRANSLATING:
                translated |= any(
                    isinstance(one, ast.Name) and one.id == handler.name for one in arguments
                )
            case ast.Attribute(value=ast.Name(id=name), attr=read) if name == handler.name:
                if read != "status":
                    return False
    return translated


def _names(kind: ast.expr) -> list[str]:
    many = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return [ast.unparse(one) for one in many]


def signals(found: list[Module]) -> list[str]:
    """Receivers of signals: they hide the order in which things happen."""
    return [
        at(module, node)
        for module in found
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").endswith("signals")
        and any(name.name.startswith(("post_", "pre_", "receiver")) for name in node.names)
    ]


def skipped(found: list[Module]) -> list[str]:
    """Tests that are skipped or expected to fail (real data that is absent has its own way)."""
    return [
        at(module, call)
        for module in found
        for call in calls(module.tree)
        if called_name(call) in {"skip", "xfail", "importorskip"}
    ]


def notes(root: Path, folder: str) -> list[str]:
    """Notes to do something later: do it, or write an issue."""
    return [
        f"{path.relative_to(root)}:{number}"
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in {".py", ".html", ".css", ".js"} and "vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if LATER.search(line)
    ]


def test_no_module_is_too_long() -> None:
    assert not too_long(ROOT)


def test_migrations_import_no_live_code() -> None:
    assert not live_imports(ROOT)


def test_migrations_of_a_part_stand_in_one_line(db: None) -> None:
    graph = MigrationLoader(None, ignore_no_migrations=True).graph
    parents: dict[str, dict[str, set[str]]] = {}
    for app, name in graph.nodes:
        before = {key[1] for key in graph.node_map[(app, name)].parents if key[0] == app}
        parents.setdefault(app, {})[name] = before

    assert not {app: forks(many) for app, many in parents.items() if forks(many)}
    assert not [app for app in parents if len(graph.leaf_nodes(app)) != 1]


def test_changelog_begins_with_this_version() -> None:
    assert changelog_version((ROOT / "CHANGELOG.md").read_text("utf-8")) == hoiam.__version__


def test_package_has_this_version() -> None:
    assert f'\nversion = "{hoiam.__version__}"\n' in (ROOT / "pyproject.toml").read_text("utf-8")


def changelog_version(text: str) -> str:
    """The version of the first heading that names one."""
    match = re.search(r"^## (\d+\.\d+\.\d+)", text, re.MULTILINE)
    return match[1] if match else ""


def test_refusals_are_caught_by_the_translators_alone() -> None:
    assert not caught(modules())


# Triggers go before tables are made anew under them and stand again when every migration ran, by
# whatever command it ran: Django tells of that by its signals alone.
AROUND_MIGRATIONS = ["hoiam/base/apps.py", "hoiam/figures/apps.py"]


def test_no_signals() -> None:
    found = signals(modules())

    assert [place.split(":")[0] for place in found] == AROUND_MIGRATIONS


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    assert not skipped(modules(ROOT, "tests"))


@pytest.mark.parametrize("folder", ["hoiam", "tests", "scripts"])
def test_nothing_is_left_for_later(folder: str) -> None:
    assert not notes(ROOT, folder)


def test_planted_house_faults_are_reported(tmp_path: Path) -> None:
    plant(tmp_path, "hoiam/cases/actions.py", "x = 1\n" * 401)
    plant(tmp_path, "hoiam/cases/migrations/0001_start.py", "from hoiam.cases import models\n")
    plant(tmp_path, "hoiam/web/office/cases.py", "try:\n    go()\nexcept NotAllowed:\n    pass\n")
    own = "try:\n    go()\nexcept Invalid as error:\n    say(refused(error), error.code)\n"
    plant(tmp_path, "hoiam/web/office/own.py", own)
    plant(tmp_path, "hoiam/web/office/good.py", own.replace("error.code", "error.status"))
    plant(tmp_path, "hoiam/cases/late.py", "from django.db.models.signals import post_save\n")
    plant(tmp_path, "hoiam/cases/lazy.py", "# TO" + "DO: later\n")
    plant(tmp_path, "tests/test_x.py", "@pytest.mark." + "skip('slow')\ndef test_x():\n    pass\n")
    found = modules(tmp_path)

    assert too_long(tmp_path) == ["hoiam/cases/actions.py: 401 lines"]
    assert live_imports(tmp_path) == ["hoiam/cases/migrations/0001_start.py:1"]
    assert caught(found) == ["hoiam/web/office/cases.py:3", "hoiam/web/office/own.py:3"]
    assert signals(found) == ["hoiam/cases/late.py:1"]
    assert notes(tmp_path, "hoiam") == ["hoiam/cases/lazy.py:1"]
    assert skipped(modules(tmp_path, "tests")) == ["tests/test_x.py:1"]
    assert forks({"0002_a": {"0001"}, "0002_b": {"0001"}}) == ["0001"]
    assert changelog_version("# Changes\n\n## 0.2.0 (soon)\n\n## 0.1.0\n") == "0.2.0"
