"""Every model of the product, and what may be asked of one."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import models
from django.db.models import CheckConstraint, Field, Model, Q

from hoiam.base.models import AppendOnly, Row

CLASSES = frozenset({"public", "internal", "personal", "secret"})


def product_models() -> list[type[Model]]:
    """Models of `hoiam.*`, with the tables Django makes between them."""
    return [
        model
        for app in apps.get_app_configs()
        if app.name.startswith("hoiam.")
        for model in app.get_models(include_auto_created=True)
    ]


def unclassed(model: type[Model]) -> list[str]:
    """Rule 9: fields whose privacy nobody has thought about, and classes that are not ones."""
    privacy: dict[str, str] = getattr(model, "PRIVACY", {})
    names = {field.name for field in model._meta.concrete_fields}
    name = model.__name__
    return [
        *(f"{name}.{field}: not classed" for field in sorted(names - set(privacy))),
        *(f"{name}.{field}: classed but not a field" for field in sorted(set(privacy) - names)),
        *(
            f"{name}.{field}: {label} is no class"
            for field, label in privacy.items()
            if label not in CLASSES
        ),
    ]


def undeclared(model: type[Model]) -> list[str]:
    """Rule 10: a model says whether its rows change, by one base row and not by both."""
    if issubclass(model, Row) == issubclass(model, AppendOnly):
        return [f"{model.__name__}: is neither Row nor AppendOnly, or both"]
    return []


def changeable(model: type[Model]) -> list[str]:
    """Rule 10: what an append-only model lets through that it should refuse."""
    old = model()
    old._state.adding = False
    everything = model._default_manager.all()
    attempts: dict[str, Callable[[], object]] = {
        "save": old.save,
        "delete": old.delete,
        "update": lambda: everything.update(pk=1),
        "delete many": everything.delete,
    }
    found = []
    for what, attempt in attempts.items():
        try:
            attempt()
        except TypeError:
            continue
        except Exception as error:  # whatever it is, it went past the refusal
            found.append(f"{model.__name__}: {what} went as far as {type(error).__name__}")
        else:
            found.append(f"{model.__name__}: {what} was let through")
    return found


# Words in `_by` that name no doer of an act of ours: a room of the house, a body outside.
NO_DOERS = {"Docket.led", "Petition.forwarded"}


def unpaired(model: type[Model]) -> list[str]:
    """Rule 11: `x_at` stands beside `x_by`, and a check constraint ties them."""
    fields = {field.name: field for field in model._meta.concrete_fields}
    stems = {name[:-3] for name in fields if name.endswith(("_at", "_by"))}
    found = []
    for stem in sorted(stems):
        name = f"{model.__name__}.{stem}"
        moment, doer = fields.get(f"{stem}_at"), fields.get(f"{stem}_by")
        if name in NO_DOERS:
            continue
        if moment is None or doer is None:
            found.append(f"{name}: _at and _by do not stand together")
        elif not isinstance(moment, models.DateTimeField) or not _is_code(doer):
            found.append(f"{name}: _at is not a moment or _by is not a code")
        elif not any(
            {f"{stem}_at", f"{stem}_by"} <= _mentioned(constraint)
            for constraint in model._meta.constraints
        ):
            found.append(f"{name}: no check constraint ties _at and _by")
    return found


def _is_code(field: "Field[object, object]") -> bool:
    return isinstance(field, models.CharField)


def _mentioned(constraint: object) -> set[str]:
    if not isinstance(constraint, CheckConstraint):
        return set()
    return {name.removesuffix("__isnull") for name in _names(constraint.condition)}


def _names(condition: object) -> Iterator[str]:
    if isinstance(condition, Q):
        for child in condition.children:
            if isinstance(child, tuple):
                yield child[0]
            else:
                yield from _names(child)
