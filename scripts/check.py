"""Run every static check, report all of them, count the failures; change nothing."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = [name for name in ("hoiam", "tests", "scripts", "bench") if (ROOT / name).is_dir()]
# The manual and the generated reference are full of Vietnamese; a list of English misspellings
# only annoys there.
ENGLISH = ["README.md", "CHANGELOG.md", "docs/*.md", "docs/decisions"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at, and what repairs it."""

    name: str
    command: Sequence[str]
    repair: str


@dataclass(frozen=True, slots=True)
class Result:
    """What a check said."""

    check: Check
    passed: bool
    output: str
    seconds: float


def checks() -> list[Check]:
    """The slowest first, so that two at a time finish together."""
    return [
        Check("types", _tool("mypy", *CODE), "mend the types by hand"),
        Check("template lint", _tool("djlint", "hoiam", "--lint", "--quiet"), "by hand"),
        Check(
            "migrations",
            _django("makemigrations", "--check", "--dry-run"),
            "python -m django makemigrations, then name the migration",
        ),
        Check("system checks", _django("check", "--fail-level", "ERROR"), "by hand"),
        Check(
            "imports",
            _tool("lint-imports", "--cache-dir", ".cache/import_linter"),
            "see docs/architecture.md: a line imports the lines below it",
        ),
        Check("format", _tool("ruff", "format", "--check", "."), "make fix"),
        Check("lint", _tool("ruff", "check", "."), "make fix, the rest by hand"),
        Check("vendored files", [sys.executable, "scripts/vendor.py", "--check"], "make vendor"),
        Check("spelling", _tool("codespell", *_existing(ENGLISH)), "by hand"),
    ]


def _tool(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def _django(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "django", *arguments]


def _existing(patterns: Sequence[str]) -> list[str]:
    return sorted(str(path) for pattern in patterns for path in ROOT.glob(pattern))


def run(check: Check) -> Result:
    """Run one check in a data folder of its own; settings make their folders when read."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hoiam-check-") as folder:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HOIAM_")},
            "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
            "HOIAM_DATA_DIR": f"{folder}/data",
            "HOIAM_KEYS_DIR": f"{folder}/keys",
            "PYTHONPATH": str(ROOT),
        }
        done = subprocess.run(
            check.command,
            cwd=ROOT,
            env=environment,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    return Result(check, done.returncode == 0, done.stdout, time.monotonic() - started)


def main() -> int:
    """Print one line per check, the output of those that failed, and the count."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = []
        for result in pool.map(run, checks()):
            results.append(result)
            word = "ok    " if result.passed else "FAILED"
            print(f"{word}  {result.check.name}  ({result.seconds:.1f} s)", flush=True)
    failed = [result for result in results if not result.passed]
    for result in failed:
        print(f"\n── {result.check.name} (repair: {result.check.repair})\n{result.output.strip()}")
    print(f"\n{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
