"""Rule 1: imports go downwards, and every package has its place."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.reading import ROOT, plant

VIOLATIONS = {
    "a lower part imports an upper one": (
        "hoiam/units/planted.py",
        "from hoiam.cases import models\n",
        "hoiam.units.planted -> hoiam.cases.models",
    ),
    "neighbours import each other": (
        "hoiam/voices/planted.py",
        "from hoiam.commitments import models\n",
        "hoiam.voices.planted -> hoiam.commitments.models",
    ),
    "a query imports an action": (
        "hoiam/rules/queries.py",
        "from hoiam.rules import actions\n",
        "hoiam.rules.queries -> hoiam.rules.actions",
    ),
    "Django inside the core": (
        "hoiam/core/planted.py",
        "from django.db import models\n",
        "hoiam.core.planted -> django",
    ),
}


def lint(root: Path) -> tuple[int, str]:
    """Run import-linter on the tree with the product's own contracts."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    # A long import wraps in the middle; compare without line breaks.
    return done.returncode, " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """The product's Python files and its contracts, to be spoilt."""
    ignore = shutil.ignore_patterns("__pycache__", "static", "templates", "data", "locale")
    shutil.copytree(ROOT / "hoiam", tmp_path / "hoiam", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_go_downwards() -> None:
    code, output = lint(ROOT)

    assert code == 0, output


def test_planted_imports_are_all_reported(copied_tree: Path) -> None:
    for path, line, _ in VIOLATIONS.values():
        plant(copied_tree, path, line)
    plant(copied_tree, "hoiam/rules/actions.py", "")

    code, output = lint(copied_tree)

    assert code == 1, output
    missed = [what for what, (_, _, seen) in VIOLATIONS.items() if seen not in output]
    assert not missed, f"{missed}\n{output}"


def test_package_without_a_place_is_reported(copied_tree: Path) -> None:
    plant(copied_tree, "hoiam/elsewhere/models.py", "")

    code, output = lint(copied_tree)

    assert code != 0
    assert "elsewhere" in output
