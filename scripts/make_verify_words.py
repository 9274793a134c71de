"""Writes the words of the page that checks the log from the words of `hoiam verify`."""

import json
from pathlib import Path

from hoiam.core.log import words

TARGET = Path(__file__).resolve().parents[1] / "hoiam/web/sealed/src/verify_words.js"
TABLES = ("ACTS", "LABELS", "SENTENCES", "REASONS")
HEAD = """// What a checker says, in both languages: written by scripts/make_verify_words.py from
// hoiam/core/log/words.py, so that the page and `hoiam verify` say the same.
"""


def text() -> str:
    """The module as it must stand."""
    return HEAD + "".join(_table(name, getattr(words, name)) for name in TABLES)


def _table(name: str, rows: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f"  {json.dumps(code)}: {json.dumps(pair, ensure_ascii=False)},\n"
        for code, pair in rows.items()
    )
    return f"\nexport const {name} = {{\n{lines}}};\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
