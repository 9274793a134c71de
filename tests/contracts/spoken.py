"""The event tags and refusal codes that a module speaks, read from its syntax tree.

A tag is a plain string, a choice of two, a name given one of these in the same function, or an
argument of a private helper of the same module that hands it on. Anything else is hidden.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from tests.contracts.reading import Module, called_name, calls

REFUSALS = frozenset({"NotFound", "NotAllowed", "WrongState", "Invalid"})
TAG, CODE = "tag", "code"


@dataclass(frozen=True, slots=True)
class Said:
    """One call that speaks: where, in which function, what; nothing where it hides it."""

    function: str
    kind: str
    line: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helper:
    """A function that speaks what it is handed."""

    kind: str
    position: int
    name: str
    default: ast.expr | None


def spoken(module: Module, shared: dict[str, Helper] | None = None) -> list[Said]:
    """Every tag and code of a module; `shared` are helpers of the package it stands in."""
    helpers = {**(shared or {}), **helpers_of(module)}
    found = []
    inside: set[int] = set()
    for name, node in _functions(module).items():
        for call in calls(node):
            inside.add(id(call))
            if (said := _said(call, name, node, helpers)) is not None:
                found.append(said)
    for call in calls(module.tree):
        if id(call) not in inside and (said := _said(call, "", module.tree, helpers)) is not None:
            found.append(said)
    return found


def helpers_of(module: Module) -> dict[str, Helper]:
    """Functions that hand on a word: private ones, or any of a private module."""
    private = module.path.rsplit("/", 1)[-1].startswith("_")
    return {
        name: helper
        for name, node in _functions(module).items()
        if (private or name.startswith("_")) and (helper := _helper(node))
    }


def _functions(module: Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)}


def kind_of(call: ast.Call) -> str | None:
    """Whether the call records an event or makes a refusal."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="audit"), attr="record" | "record_each"):
            return TAG
    return CODE if called_name(call) in REFUSALS else None


def _said(call: ast.Call, name: str, scope: ast.AST, helpers: dict[str, Helper]) -> Said | None:
    if (kind := kind_of(call)) is not None:
        word = call.args[0] if call.args else None
        if name in helpers and isinstance(word, ast.Name) and word.id == helpers[name].name:
            return None  # read where the helper is called
        return Said(name, kind, call.lineno, tuple(_words(word, scope)))
    helper = helpers.get(called_name(call))
    if helper is None:
        return None
    return Said(name, helper.kind, call.lineno, tuple(_words(_argument(call, helper), scope)))


def _helper(node: ast.FunctionDef) -> Helper | None:
    """Whether a function hands one of its arguments on to be spoken."""
    given = [*node.args.args, *node.args.kwonlyargs]
    positional = [argument.arg for argument in node.args.args]
    for call in calls(node):
        kind = kind_of(call)
        match call.args:
            case [ast.Name(id=word), *_] if kind and word in {one.arg for one in given}:
                position = positional.index(word) if word in positional else -1
                return Helper(kind, position, word, _default(node, word))
    return None


def _default(node: ast.FunctionDef, name: str) -> ast.expr | None:
    named = dict(zip([one.arg for one in node.args.kwonlyargs], node.args.kw_defaults, strict=True))
    tail = node.args.args[len(node.args.args) - len(node.args.defaults) :]
    named |= dict(zip([one.arg for one in tail], node.args.defaults, strict=True))
    return named.get(name)


def _argument(call: ast.Call, helper: Helper) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == helper.name:
            return keyword.value
    if 0 <= helper.position < len(call.args):
        return call.args[helper.position]
    return helper.default


def _words(value: ast.expr | None, scope: ast.AST) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _words(first, scope)
            yield from _words(second, scope)
        case ast.Name(id=name):
            for node in ast.walk(scope):
                match node:
                    case ast.Assign(targets=[ast.Name(id=target)], value=given) if target == name:
                        yield from _words(given, scope)
