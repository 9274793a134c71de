"""The catalogues of messages: what the code says, what is translated, the compiled files.

No gettext of the system is needed: `make fix` compiles the `.po` files, and

    python scripts/messages.py missing     prints entries that the English catalogue lacks
    python scripts/messages.py unused      prints entries that nothing asks for any more
"""

import ast
import os
import re
import struct
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "hoiam" / "web" / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"

_SINGLE = {"gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_STRING = r"""(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(rf"\b_?(n?)gettext\(\s*{_STRING}(?:\s*,\s*{_STRING})?")
_CONSTANT = re.compile(rf"\b_\(\s*{_STRING}\s*\)")
_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)\s+(".*")')
_MARKS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A sentence in the source, with its plural form where it has one."""

    text: str
    plural: str = ""


@dataclass(slots=True)
class Entry:
    """One entry of a catalogue."""

    message: Message
    said: tuple[str, ...] = ()


def found(folder: Path) -> set[Message]:
    """Every message that the Python files and templates below a folder mark."""
    python = {one for path in folder.rglob("*.py") for one in in_python(path.read_text("utf-8"))}
    pages = {one for path in folder.rglob("*.html") for one in in_template(path.read_text("utf-8"))}
    return python | pages


def in_python(source: str) -> Iterator[Message]:
    """Calls of the translation functions, under whatever name they were imported."""
    tree = ast.parse(source)
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        said = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [text for text in said if isinstance(text, str)]
        name = names.get(node.func.id, "")
        if name in _SINGLE and texts:
            yield Message(texts[0])
        elif name in _PLURAL and len(texts) > 1:
            yield Message(texts[0], texts[1])


def in_template(source: str) -> Iterator[Message]:
    """The translate and blocktranslate tags, and constants such as _("…")."""
    code = templatize(source)
    for plural, first, second in _IN_TEMPLATE.findall(code):
        one, other = ast.literal_eval(first), ast.literal_eval(second) if second else ""
        yield Message(one, other if plural else "")
    for constant in _CONSTANT.findall(code):
        yield Message(ast.literal_eval(constant))


def read(catalogue: str) -> list[Entry]:
    """The entries of a `.po` file, the header first."""
    return [_entry(block) for block in re.split(r"\n\s*\n", catalogue) if "msgid" in block]


def _entry(block: str) -> Entry:
    parts: dict[str, str] = {}
    current = ""
    for line in block.splitlines():
        if match := _LINE.match(line):
            current = match[1]
            parts[current] = ast.literal_eval(match[3])
        elif line.startswith('"'):
            parts[current] += ast.literal_eval(line)
    said = tuple(text for name, text in sorted(parts.items()) if name.startswith("msgstr"))
    return Entry(Message(parts["msgid"], parts.get("msgid_plural", "")), said)


def compiled(entries: Iterable[Entry]) -> bytes:
    """The binary form that gettext reads: sorted pairs without a hash table."""
    pairs = sorted(
        ("\0".join(filter(None, (one.message.text, one.message.plural))), "\0".join(one.said))
        for one in entries
        if any(one.said)
    )
    keys, values = [[side.encode() for side in sides] for sides in zip(*pairs, strict=True)]
    start = 7 * 4 + 16 * len(pairs)
    tables, offset = [], start
    for side in (keys, values):
        for text in side:
            tables.append(struct.pack("<II", len(text), offset))
            offset += len(text) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + b"".join(tables) + b"".join(text + b"\0" for text in (*keys, *values))


def faults(entries: Iterable[Entry]) -> list[str]:
    """Entries said twice, and translations that lost or invented a placeholder."""
    seen: set[str] = set()
    wrong = []
    for one in entries:
        if one.message.text in seen:
            wrong.append(f"twice: {one.message.text}")
        seen.add(one.message.text)
        marks = set(_MARKS.findall(one.message.text + one.message.plural))
        for said in filter(None, one.said if one.message.text else ()):
            if not set(_MARKS.findall(said)) <= marks or (
                not one.message.plural and set(_MARKS.findall(said)) != marks
            ):
                wrong.append(f"placeholders differ: {one.message.text}")
    return wrong


def missing() -> list[Message]:
    """What pages and texts say that the English catalogue does not."""
    known = {one.message.text for one in read(ENGLISH.read_text("utf-8")) if any(one.said)}
    return sorted(one for one in found(ROOT / "hoiam") | spoken() if one.text not in known)


def spoken() -> set[Message]:
    """Words that stand unmarked in models, tables and data, and are translated where shown."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
    django.setup()
    # These need the settings, which only now can be read.
    from scripts import spoken_words  # noqa: PLC0415

    return {Message(text) for text in spoken_words.all_words() if text}


def quoted(text: str) -> str:
    """A text as a `.po` file writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def skeleton(message: Message) -> str:
    """An empty entry to fill in."""
    if not message.plural:
        return f'msgid {quoted(message.text)}\nmsgstr ""\n'
    return (
        f"msgid {quoted(message.text)}\nmsgid_plural {quoted(message.plural)}\n"
        'msgstr[0] ""\nmsgstr[1] ""\n'
    )


def compile_all() -> None:
    """Write every `.mo` beside its `.po`, where it differs."""
    for catalogue in LOCALE.rglob("*.po"):
        entries = read(catalogue.read_text("utf-8"))
        for fault in faults(entries):
            print(f"{catalogue.relative_to(ROOT)}: {fault}", file=sys.stderr)
        target, fresh = catalogue.with_suffix(".mo"), compiled(entries)
        if not target.exists() or target.read_bytes() != fresh:
            target.write_bytes(fresh)
            print(f"compiled {catalogue.relative_to(ROOT)}")


def main(arguments: list[str]) -> int:
    """Compile, or print what is missing or unused."""
    if arguments == ["missing"]:
        print("\n".join(skeleton(one) for one in missing()))
    elif arguments == ["unused"]:
        asked = {one.text for one in found(ROOT / "hoiam") | spoken()}
        for one in read(ENGLISH.read_text("utf-8")):
            if one.message.text and one.message.text not in asked:
                print(one.message.text)
    else:
        compile_all()
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    raise SystemExit(main(sys.argv[1:]))
