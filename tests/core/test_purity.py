"""Rule 2: the core knows no framework, does no I/O and never asks the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parents[2] / "hoiam" / "core"

# A module of the standard library is let in when it only computes; a library when it is small
# and only computes. Everything else must be argued for here.
PURE = {
    "__future__",  # how annotations are read: the checker of the log runs on Python 3.9 too
    "base64",
    "bisect",
    "calendar",  # how long a month is
    "collections",
    "contextlib",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "fractions",
    "functools",
    "hashlib",
    "hmac",
    "html",  # escaping alone
    "importlib",  # one country of the library of holidays without its 250
    "ipaddress",
    "itertools",
    "json",
    "math",
    "re",
    "struct",  # numbers as bytes and back
    "types",
    "typing",
    "unicodedata",
    "zlib",  # a checksum
}
LIBRARIES = {"holidays"}
OURS = "hoiam.core"

BANNED_CALLS = {"open", "input", "print", "exec", "eval", "compile", "__import__", "breakpoint"}
CLOCK_AND_CHANCE = {"now", "utcnow", "today", "time_ns", "urandom", "token_bytes"}


def impurities(source: str) -> list[str]:
    """What in a module's text the core may not do."""
    return [problem for node in ast.walk(ast.parse(source)) for problem in _problems(node)]


def _problems(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (f"imports {one.name}" for one in node.names if not _is_pure(one.name))
    if isinstance(node, ast.ImportFrom) and (node.level or not _is_pure(node.module or "")):
        yield f"imports {node.module}"
    if isinstance(node, ast.Name) and node.id in BANNED_CALLS:
        yield f"uses {node.id}"
    if isinstance(node, ast.Attribute) and node.attr in CLOCK_AND_CHANCE:
        yield f"uses .{node.attr}"
    if isinstance(node, ast.Global):
        yield "has a global that changes"


def _is_pure(module: str) -> bool:
    if module == OURS or module.startswith(f"{OURS}."):
        return True
    return module.split(".", maxsplit=1)[0] in PURE | LIBRARIES


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: path.name)
def test_core_module_is_pure(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


def test_core_has_modules_to_look_at() -> None:
    assert len(list(CORE.rglob("*.py"))) > 10


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("import os", "imports os"),
        ("import socket, re", "imports socket"),
        ("from pathlib import Path", "imports pathlib"),
        ("from django.db import models", "imports django.db"),
        ("import django", "imports django"),
        ("from hoiam.base import texts", "imports hoiam.base"),
        ("import hoiam.corelike", "imports hoiam.corelike"),
        ("from . import text", "imports None"),
        ("def f():\n    import time", "imports time"),
        ("text = open('a').read()", "uses open"),
        ("read = open", "uses open"),
        ("from datetime import datetime\nx = datetime.now()", "uses .now"),
        ("from datetime import date\nx = date.today()", "uses .today"),
        ("def f():\n    global seen", "has a global that changes"),
    ],
)
def test_planted_impurity_is_found(planted: str, found: str) -> None:
    assert found in impurities(planted)
