"""The tags an action records itself, and not through actions it calls."""

import ast
import inspect

from tests.contracts.found_actions import Action
from tests.contracts.reading import Module, called_name, calls
from tests.contracts.spoken import TAG, spoken


def own_tags(action: Action) -> set[str]:
    """Tags in its body and in the private helpers of its module that it calls."""
    home = inspect.getmodule(inspect.unwrap(action.function))
    assert home is not None
    module = Module(home.__name__, ast.parse(inspect.getsource(home)), 0)
    functions = {node.name: node for node in module.tree.body if isinstance(node, ast.FunctionDef)}
    reached = _reached(action.name.split(".")[1], functions)
    return {
        word
        for said in spoken(module)
        if said.kind == TAG and said.function in reached
        for word in said.words
    }


def _reached(first: str, functions: dict[str, ast.FunctionDef]) -> set[str]:
    waiting, seen = [first], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        names = {called_name(call) for call in calls(functions[name])}
        waiting += [one for one in names if one.startswith("_") and one in functions]
    return seen
