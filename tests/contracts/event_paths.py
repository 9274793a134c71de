"""Rule 6, read statically: how many events each way through an action records."""

import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.contracts.reading import Module, calls

MANY = 99  # inside a loop: nobody can say how many


@dataclass(frozen=True, slots=True)
class Ways:
    """Counts of events over the ways that go on, and over the ways that have returned."""

    on: frozenset[int]
    out: frozenset[int]

    def all(self) -> frozenset[int]:
        return self.on | self.out


NOWHERE = Ways(frozenset(), frozenset())
STRAIGHT = Ways(frozenset({0}), frozenset())


def ways(module: Module) -> dict[str, frozenset[int]]:
    """For every public function of an actions module: the numbers of events it may record."""
    functions = {node.name: node for node in module.tree.body if isinstance(node, ast.FunctionDef)}
    reader = _Reader(functions)
    return {name: reader.function(name) for name in functions if not name.startswith("_")}


class _Reader:
    """Follows statements, and private helpers of the same module where they are called."""

    def __init__(self, functions: dict[str, ast.FunctionDef]) -> None:
        self._functions = functions
        self._known: dict[str, frozenset[int]] = {}

    def function(self, name: str) -> frozenset[int]:
        if name not in self._known:
            self._known[name] = frozenset({0})  # a helper that calls itself adds nothing
            self._known[name] = self.block(self._functions[name].body).all()
        return self._known[name]

    def block(self, body: Sequence[ast.stmt]) -> Ways:
        on, out = frozenset({0}), frozenset[int]()
        for statement in body:
            step = self.statement(statement)
            out |= _sums(on, step.out)
            on = _sums(on, step.on)
        return Ways(on, out)

    def statement(self, node: ast.stmt) -> Ways:
        match node:
            case ast.Raise():
                return NOWHERE  # a refusal: the transaction takes back whatever was written
            case ast.Return():
                return Ways(frozenset(), self.counts(node))
            case ast.If():
                return _after(self.counts(node.test), self.either(node.body, node.orelse))
            case ast.With():
                return _after(_all(self.counts(item) for item in node.items), self.block(node.body))
            case ast.For() | ast.While():
                return self.loop(node)
            case ast.Try():
                return self.attempt(node)
            case ast.Match():
                cases = [self.block(case.body) for case in node.cases]
                if not any(_takes_all(case) for case in node.cases):
                    cases.append(STRAIGHT)
                return _after(self.counts(node.subject), _union(cases))
            case ast.FunctionDef() | ast.ClassDef():
                return STRAIGHT
        return Ways(self.counts(node), frozenset())

    def either(self, body: Sequence[ast.stmt], orelse: Sequence[ast.stmt]) -> Ways:
        return _union([self.block(body), self.block(orelse)])

    def loop(self, node: ast.For | ast.While) -> Ways:
        inside = self.block(node.body)
        on = frozenset({0}) | frozenset(MANY for count in inside.on if count)
        return Ways(on, inside.out)

    def attempt(self, node: ast.Try) -> Ways:
        handlers = [self.block(handler.body) for handler in node.handlers]
        straight = self.block([*node.body, *node.orelse])
        last = self.block(node.finalbody)
        together = _union([straight, *handlers])
        return Ways(_sums(together.on, last.on), _sums(together.out, last.on) | last.out)

    def counts(self, node: ast.AST) -> frozenset[int]:
        total = frozenset({0})
        for call in calls(node):
            match call.func:
                case ast.Attribute(value=ast.Name(id="audit"), attr="record" | "record_each"):
                    # `record_each` writes one event on each of many subjects.
                    total = _sums(total, frozenset({1}))
                case ast.Name(id=name) if name.startswith("_") and name in self._functions:
                    total = _sums(total, self.function(name))
        return total


def _sums(first: frozenset[int], second: frozenset[int]) -> frozenset[int]:
    return frozenset(min(a + b, MANY) for a in first for b in second)


def _all(counts: Iterable[frozenset[int]]) -> frozenset[int]:
    total = frozenset({0})
    for count in counts:
        total = _sums(total, count)
    return total


def _after(before: frozenset[int], then: Ways) -> Ways:
    return Ways(_sums(before, then.on), _sums(before, then.out))


def _union(many: Sequence[Ways]) -> Ways:
    on = frozenset(count for one in many for count in one.on)
    return Ways(on, frozenset(count for one in many for count in one.out))


def _takes_all(case: ast.match_case) -> bool:
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None and not case.guard
