"""Reading source as syntax trees: what the checkers of this folder share."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Module:
    """One file of source, by its path from the root (`hoiam/cases/actions.py`)."""

    path: str
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        """Its dotted name."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def part(self) -> str:
        """The folder below `hoiam` it belongs to, or an empty string."""
        pieces = self.path.split("/")
        return pieces[1] if len(pieces) > 2 else ""

    @property
    def folder(self) -> str:
        """The package it stands in."""
        return self.path.rpartition("/")[0]

    @property
    def is_actions(self) -> bool:
        """Whether rows may be written here: `actions.py` or a module of the package `actions`."""
        return "/actions/" in self.path or self.path.endswith("/actions.py")

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.path


def modules(root: Path = ROOT, package: str = "hoiam") -> list[Module]:
    """Every module of the package, parsed; the product's own are parsed once."""
    return list(_of_the_product(package)) if root == ROOT else _parsed(root, package)


@cache
def _of_the_product(package: str) -> tuple[Module, ...]:
    return tuple(_parsed(ROOT, package))


def _parsed(root: Path, package: str) -> list[Module]:
    return [
        _module(path, root)
        for path in sorted((root / package).rglob("*.py"))
        if ".venv" not in path.parts and "__pycache__" not in path.parts
    ]


def _module(path: Path, root: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    relative = path.relative_to(root).as_posix()
    return Module(relative, ast.parse(source, filename=relative), len(source.splitlines()))


def plant(root: Path, path: str, source: str) -> Path:
    """Write a module into a tree made for a test, with the packages above it."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = target.parent
    while folder != root:
        (folder / "__init__.py").touch()
        folder = folder.parent
    target.write_text(source, encoding="utf-8")
    return root


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every call in the tree."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """The last name of what is called: `save` of `row.save()`, `NotFound` of `NotFound(…)`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def first_literal(call: ast.Call) -> str | None:
    """The first argument where it is a plain string."""
    match call.args:
        case [ast.Constant(value=str(text)), *_]:
            return text
    return None


def at(module: Module, node: ast.AST) -> str:
    """A place a reader can click on."""
    return f"{module.path}:{getattr(node, 'lineno', 1)}"
