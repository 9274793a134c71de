"""Repair what a machine can repair: lint, format, generated pages."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

REPAIRS = [
    [str(BIN / "ruff"), "check", "--fix", "--quiet", "--exit-zero", "."],
    [str(BIN / "ruff"), "format", "--quiet", "."],
    [sys.executable, "scripts/make_reference.py"],
    [sys.executable, "scripts/make_worked_cases.py"],
    [sys.executable, "scripts/make_verify_words.py"],
    [sys.executable, "scripts/messages.py"],
]


def main() -> int:
    """Run every repair even when one of them fails, and say which did."""
    broken = []
    with tempfile.TemporaryDirectory(prefix="hoiam-fix-") as folder:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
            "HOIAM_DATA_DIR": f"{folder}/data",
            "HOIAM_KEYS_DIR": f"{folder}/keys",
            "PYTHONPATH": str(ROOT),
        }
        for command in REPAIRS:
            name = " ".join([Path(command[0]).name, *command[1:]])
            print(name, flush=True)
            done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
            if done.returncode:
                broken.append(name)
    for name in broken:
        print(f"failed: {name}", file=sys.stderr)
    print("Now run: make check")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
