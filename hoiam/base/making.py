"""Objects of rows, made in one go.

Django asks every field of a model, one after the other, what it makes of its value: for a row of
twenty columns that takes longer than the database needs to find or to write it. Here it is known
of each model what its columns hold where nothing is said; the rest is what was given. What does
more than that (positions, properties, fields that watch their attribute) goes Django's own way.
Nothing is told to listeners for new rows: this house has no signals.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from django.db import models
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query_utils import DeferredAttribute

# Attributes that are what stands in the row under their name, and do nothing when it comes there.
_PLAIN = {DeferredAttribute, ForeignKeyDeferredAttribute}


@dataclass(frozen=True, slots=True)
class _Relation:
    """How a related row is given: by itself, and what its column says then."""

    field: Any
    column: str
    points_to: str
    model: type[models.Model]
    of_one: bool  # it knows who points to it


@dataclass(frozen=True, slots=True)
class _Plan:
    """What there is to a row of a model."""

    columns: tuple[str, ...]  # in the order in which they are read
    names: frozenset[str]
    nothing_said: dict[str, Any]
    made: tuple[tuple[str, Callable[[], Any]], ...]  # nothing said, anew for each row
    relations: dict[str, _Relation]


class Made(models.Model):
    """A row that is made in one go where nothing speaks against it."""

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        plan = _plan(type(self))
        if args or plan is None or not _filled(self, plan, kwargs):
            super().__init__(*args, **kwargs)

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Any, values: Any, *, fetch_mode: Any = None
    ) -> Self:
        """A row as the database gave it."""
        plan = _plan(cls)
        if plan is None or len(values) != len(plan.columns):
            return super().from_db(db, field_names, values, fetch_mode=fetch_mode)
        new = cls.__new__(cls)
        state = ModelState()
        state.adding, state.db = False, db
        if fetch_mode is not None:
            state.fetch_mode = fetch_mode
        told = new.__dict__
        told["_state"] = state
        told |= zip(plan.columns, values, strict=True)
        return new


def _filled(row: models.Model, plan: _Plan, given: dict[str, Any]) -> bool:
    """Whether the row has become what was given."""
    told = plan.nothing_said.copy()
    state = ModelState()
    names, relations = plan.names, plan.relations
    for name, value in given.items():
        if name in names:
            told[name] = value
            continue
        relation = relations.get(name)
        if relation is None or not _is_related(state, relation, value, told):
            return False
    for name, make in plan.made:
        if name not in given:
            told[name] = make()
    mine = row.__dict__
    mine["_state"] = state
    mine |= told
    for name, value in given.items():
        if value is not None and name in relations and relations[name].of_one:
            relations[name].field.remote_field.set_cached_value(value, row)
    return True


def _is_related(state: ModelState, relation: _Relation, value: Any, told: dict[str, Any]) -> bool:
    """Note a related row, unless Django has something to say of it."""
    if value is None:
        key = None
    elif isinstance(value, relation.model) and value._state.db is not None:
        key = value.__dict__.get(relation.points_to)
    else:
        return False
    told[relation.column] = key
    state.fields_cache[relation.field.name] = value
    return True


@lru_cache(maxsize=1024)
def _plan(model: type[models.Model]) -> _Plan | None:
    meta: Any = model._meta
    fields = meta.concrete_fields
    if meta.abstract or not all(_is_plain(model, field) for field in fields):
        return None
    related = [field for field in fields if field.remote_field is not None]
    return _Plan(
        columns=tuple(field.attname for field in fields),
        names=frozenset(field.attname for field in fields),
        nothing_said={
            field.attname: field.get_default() for field in fields if not _is_made(field)
        },
        made=tuple((field.attname, field.get_default) for field in fields if _is_made(field)),
        relations={field.name: _relation(field) for field in related},
    )


def _is_plain(model: type[models.Model], field: Any) -> bool:
    return (
        type(inspect.getattr_static(model, field.attname)) in _PLAIN
        and not field.generated
        and not field.has_db_default()
        and (field.remote_field is None or len(field.related_fields) == 1)
    )


def _is_made(field: Any) -> bool:
    return bool(field.has_default() and callable(field.default))


def _relation(field: Any) -> _Relation:
    (_, theirs), *_rest = field.related_fields
    remote = field.remote_field
    return _Relation(
        field, field.attname, theirs.attname, remote.model._meta.concrete_model, not remote.multiple
    )
