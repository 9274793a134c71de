"""Rule 4: rows are written only in actions (and migrations, and tests).

Calls are judged by their name alone, so the `save` of a picture is seen too; what writes no
row, or writes it by its office, stands in a written list with its reason.
"""

import ast
from pathlib import Path

from tests.contracts.reading import Module, at, called_name, calls, modules, plant

WRITING = frozenset(
    {
        *("save", "create", "update", "delete", "get_or_create", "update_or_create"),
        *("asave", "acreate", "aupdate", "adelete", "aget_or_create", "aupdate_or_create"),
        *("bulk_create", "bulk_update", "abulk_create", "abulk_update"),
        *("create_user", "create_superuser", "insert_many"),
    }
)
ALLOWED = {
    ("hoiam/base/audit.py", "save"): "the one place where events are written, called by actions",
    ("hoiam/base/audit.py", "insert_many"): "the same place, one event on each of many subjects",
    ("hoiam/base/erasing.py", "update"): "the lawful way to take a person out of append-only rows",
    ("hoiam/base/models.py", "save"): "the base row passes on what an action asked for",
    ("hoiam/base/files.py", "save"): "a picture is written into a file, not a row",
    ("hoiam/base/rendering/copies.py", "save"): "the same",
    ("hoiam/papers/rendering/office_word.py", "save"): "a filled Word file, into a buffer",
    ("hoiam/base/rendering/child.py", "save"): "the same, in a process without a database",
    ("hoiam/base/files.py", "update"): "the digest of a file",
    ("hoiam/cli/demo_play.py", "save"): "a drawn picture of the demo is written into a buffer",
    ("hoiam/accounts/stale.py", "delete"): "what is over opens nothing; its end left its event",
    ("hoiam/web/sessions.py", "update"): "Django's sessions: the idle hour begins anew",
    ("hoiam/web/sessions.py", "delete"): "Django's sessions: signing out, a key that is replaced",
    ("hoiam/base/limits.py", "delete"): "counts of tries are no record: over or forgiven, they go",
    ("hoiam/base/sealing.py", "create"): "the step of a migration, kept out of the migrations",
    ("hoiam/standing/archive.py", "update"): "digests of what goes into a backup and comes out",
    ("hoiam/standing/backup.py", "update"): "the digest of a sealed file",
    ("hoiam/standing/restore.py", "update"): "the same, of the file that is restored",
    ("hoiam/figures/rollup/counting.py", "get_or_create"): "cells are counted from rows: no record",
    ("hoiam/figures/rollup/counting.py", "save"): "the same: how often they were counted",
    ("hoiam/figures/rollup/counting.py", "delete"): "the same: what is counted anew goes",
    ("hoiam/figures/rollup/counting.py", "bulk_create"): "the same: what is to be counted",
    ("hoiam/figures/rollup/aside.py", "create"): "the same, of a batch that nobody sees yet",
    ("hoiam/figures/rollup/aside.py", "save"): "the same: how far they are",
    ("hoiam/figures/rollup/aside.py", "delete"): "the same: what is not needed any more",
    ("hoiam/figures/rollup/aside.py", "insert_many"): "the same",
    ("hoiam/figures/noted.py", "update_or_create"): "a sum of cells, with its moment: no record",
    ("hoiam/figures/rollup/triggers.py", "update"): "the same: all of it is to be counted anew",
    ("hoiam/figures/claims/commenting.py", "save"): "a Word file into memory",
    ("hoiam/base/search.py", "bulk_create"): "the word index, kept by the actions that call it",
    ("hoiam/base/search.py", "delete"): "the same: what is hidden is found no more",
    (
        "hoiam/base/near.py",
        "insert_many",
    ): "bands of what the word index holds, given by the worker",
    ("hoiam/base/near.py", "delete"): "the same: what has its bands waits no more",
    ("hoiam/base/stamps.py", "create"): "a number drawn anew by the event of an act",
    ("hoiam/base/stamps.py", "update"): "the same",
}


def writes(found: list[Module]) -> dict[tuple[str, str], list[str]]:
    """Calls by (module, name) that may write rows outside actions, with their places."""
    outside: dict[tuple[str, str], list[str]] = {}
    for module in found:
        # The core has no rows: a dictionary's or a digest's `update` is all it can mean there.
        if module.is_actions or module.is_migration or module.part == "core":
            continue
        actions = _imported_actions(module)
        for call in calls(module.tree):
            if (name := called_name(call)) in WRITING and _receiver(call) not in actions:
                outside.setdefault((module.path, name), []).append(at(module, call))
    return outside


def _imported_actions(module: Module) -> set[str]:
    """Names under which a module knows actions: `accounts.create(…)` calls one."""
    return {
        name.asname or name.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hoiam.")
        for name in node.names
        if name.name == "actions"
    }


def _receiver(call: ast.Call) -> str:
    match call.func:
        case ast.Attribute(value=ast.Name(id=name)):
            return name
    return ""


def test_rows_are_written_in_actions_alone() -> None:
    found = writes(modules())

    assert not {key: places for key, places in found.items() if key not in ALLOWED}


def test_allowed_writes_are_still_there() -> None:
    found = writes(modules())

    assert not [key for key in ALLOWED if key not in found]


def test_planted_write_in_a_view_is_reported(tmp_path: Path) -> None:
    source = (
        "from hoiam.accounts import actions as accounts\n"
        "accounts.create(name='An')\n"
        "Case.objects.filter(pk=1).update(state='closed')\n"
    )
    plant(tmp_path, "hoiam/web/office/cases.py", source)
    plant(tmp_path, "hoiam/cases/actions.py", source)
    plant(tmp_path, "hoiam/voices/actions/intake.py", source)

    assert writes(modules(tmp_path)) == {
        ("hoiam/web/office/cases.py", "update"): ["hoiam/web/office/cases.py:3"]
    }
