"""The tags an action records itself, and not through actions it calls."""

import ast
import inspect

from tests.contracts.found_actions import Action
from tests.contracts.reading import called_name, calls, first_literal


def own_tags(action: Action) -> set[str]:
    """Tags in its body and in the private helpers of its module that it calls."""
    module = inspect.getmodule(inspect.unwrap(action.function))
    assert module is not None
    tree = ast.parse(inspect.getsource(module))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    tags: set[str] = set()
    waiting, seen = [action.name.split(".")[1]], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for call in calls(functions[name]):
            if called_name(call) == "record" and (tag := first_literal(call)):
                tags.add(tag)
            if called_name(call).startswith("_") and called_name(call) in functions:
                waiting.append(called_name(call))
    return tags
