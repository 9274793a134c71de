"""Nothing happens to what is public without a number in the public list of changes."""

import ast
from collections.abc import Iterator

import pytest
from django.db.models import Model

from hoiam.publication import actions
from hoiam.publication.models import Page, PublicFile, Release
from hoiam.publication.openness import Change, Hiding
from tests.cast import NOW
from tests.contracts.arrangements import load
from tests.contracts.reading import Module, at, modules

PUBLIC: tuple[type[Model], ...] = (Page, Release, PublicFile, Hiding)
WRITERS = {"bulk_create", "create", "delete", "update"}
# Who writes such rows elsewhere, and says so by `publication.erase` in the same act.
ALLOWED = {"hoiam/protection/actions/_erasing.py"}

# Acts on the log itself, which is a list of its own: they change nothing that a page shows.
OF_THE_LOG = {
    *("begin_new_log", "begin_origin", "hold_log", "reconcile_log", "sequence", "thin_heads"),
    *("name_witness", "retire_witness", "record_cosignatures", "log_page"),
}


def test_rows_of_publication_are_written_by_publication_alone() -> None:
    outside = [
        at(module, node)
        for module in modules()
        if not module.is_migration
        and not module.path.startswith("hoiam/publication/actions/")
        and module.path not in ALLOWED
        for node in _written(module)
    ]

    assert outside == []


def _written(module: Module) -> Iterator[ast.Call]:
    """Calls like `PublicFile.objects.….delete()`, `Release(…).save()`."""
    names = {model.__name__ for model in PUBLIC}
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in {*WRITERS, "save"}:
                held = {one.id for one in ast.walk(node.func) if isinstance(one, ast.Name)}
                if held & names:
                    yield node


def rows() -> dict[str, list[tuple]]:
    return {
        model.__name__: sorted(model.objects.values_list(), key=str)  # type: ignore[attr-defined]
        for model in PUBLIC
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        f"publication.{one}"
        for one in actions.__all__
        if one.islower() and one not in {"owe", *OF_THE_LOG}
    ],
)
def test_every_act_on_what_is_public_takes_the_next_number(name: str) -> None:
    acts = load()[name](NOW)
    before, last = rows(), Change.objects.count()

    getattr(actions, name.partition(".")[2])(**acts.works)

    assert Change.objects.count() == last + 1
    if name.split(".")[1] in ("release", "hide", "show_again", "show_corrected"):
        assert rows() != before
