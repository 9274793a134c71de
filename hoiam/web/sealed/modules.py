"""Our own browser modules put one after the other into one script, the same bytes every time.

Only the plainest forms are known: `import { a, b as c } from "./x.js";`, `import * as x from …`,
`export function|class|const`. Anything else is refused while building, never guessed.
Each module becomes a function that gives back its exports; what it imports stands before it.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).with_name("src")
_IMPORT = re.compile(
    r'^import (?:\{(?P<names>[^}]*)\}|\* as (?P<whole>\w+)) from "\./(?P<file>[\w-]+)\.js";$', re.M
)
_EXPORT = re.compile(
    r"^export (?P<rest>(?:async function|function|class|const) (?P<name>\w+))", re.M
)
_LEFT = re.compile(r"^(?:import|export)\b.*$", re.M)


class BadModule(Exception):
    """A browser module is written in a way that the pages cannot be put together from."""


def joined(*entries: str) -> str:
    """These modules and all they import, each once, what is imported first."""
    done: list[str] = []
    for entry in entries:
        _add(entry, done, under=())
    return "".join(_wrapped(name) for name in done)


def _add(name: str, done: list[str], *, under: tuple[str, ...]) -> None:
    if name in under:
        raise BadModule(f"{name}.js imports itself through {', '.join(under)}")
    if name in done:
        return
    for found in _IMPORT.finditer(_text(name)):
        _add(found["file"], done, under=(*under, name))
    done.append(name)


def _wrapped(name: str) -> str:
    body = _IMPORT.sub(_bound, _text(name))
    exports = [found["name"] for found in _EXPORT.finditer(body)]
    body = _EXPORT.sub(lambda found: found["rest"], body)
    if left := _LEFT.search(body):
        raise BadModule(f"{name}.js: {left.group()}")
    if "</script" in body.lower() or "<!--" in body:
        raise BadModule(f"{name}.js: text that would end the script")
    given = ", ".join(exports)
    return (
        f'const {_variable(name)} = (() => {{\n"use strict";\n{body}return {{ {given} }};\n}})();\n'
    )


def _bound(found: re.Match[str]) -> str:
    source = _variable(found["file"])
    if found["whole"]:
        return f"const {found['whole']} = {source};"
    names = [one.strip().replace(" as ", ": ") for one in found["names"].split(",") if one.strip()]
    return f"const {{ {', '.join(names)} }} = {source};"


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")


def _text(name: str) -> str:
    return (FOLDER / f"{name}.js").read_text(encoding="utf-8")
