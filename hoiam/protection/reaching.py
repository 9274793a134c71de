"""Which rows of which tables speak of one matter: found by what the models say of themselves.

Nobody keeps a list by hand that a new table would be missing from: a table is reached when its
rows point to the case or to a voice, name one of them by kind and code, or belong to such rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.models import SearchEntry
from hoiam.cases.models import Case
from hoiam.publication.models import Page
from hoiam.voices.models import Voice

type Model = type[models.Model]
# Found by a code of the matter, and under which kind.
_BY_CODE: dict[Model, str] = {Page: "page"}
_PAIRS = (("about_kind", "about_code"), ("subject_kind", "subject_code"))
# Not struck but written anew from what is left.
_REWRITTEN: tuple[Model, ...] = (SearchEntry,)
_WORDS = (models.CharField, models.TextField, models.JSONField, EncryptedText, EncryptedJSON)


@dataclass(frozen=True, slots=True)
class Reach:
    """One matter: its cases, the voices that are meant, and every (kind, code) of it."""

    cases: frozenset[int]
    voices: frozenset[int]
    pairs: frozenset[tuple[str, str]]

    def codes(self, kind: str) -> list[str]:
        """The codes of one kind."""
        return sorted(code for of, code in self.pairs if of == kind)

    def kinds(self) -> list[str]:
        """The kinds there are codes of."""
        return sorted({kind for kind, _code in self.pairs})


def reached() -> tuple[Model, ...]:
    """Every table that may speak of a matter."""
    return tuple(_ways())


def rows_of(model: Model, reach: Reach) -> QuerySet[Any]:
    """The rows of a table that speak of the matter; none for a table that never does."""
    wanted = Q(pk__in=[])
    for how, name in _ways().get(model, ()):
        wanted |= _asked(model, how, name, reach)
    return model._default_manager.filter(wanted)


def text_fields(model: Model) -> tuple[str, ...]:
    """Where somebody may have written a name: texts that are no choice and no code of their row."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, _WORDS)
        and not (field.unique or field.choices or field.name.endswith("_by"))
        and getattr(model, "PRIVACY", {}).get(field.name) != "secret"
    )


def _asked(model: Model, how: str, name: str, reach: Reach) -> Q:
    match how:
        case "root":
            return Q(pk__in=reach.cases if model is Case else reach.voices)
        case "code":
            return Q(code__in=reach.codes(name))
        case "pair":
            kind, code = name.split()
            wanted = Q(pk__in=[])
            for of in reach.kinds():
                wanted |= Q(**{kind: of, f"{code}__in": reach.codes(of)})
            return wanted
        case "case-code":
            return Q(**{f"{name}__in": reach.codes("case")})
        case "case":
            return Q(**{f"{name}__in": reach.cases})
        case "voice":
            return Q(**{f"{name}__in": reach.voices})
        case _:
            parent = model._meta.get_field(name).related_model
            return Q(**{f"{name}__in": rows_of(parent, reach)})  # type: ignore[arg-type]


@cache
def _ways() -> dict[Model, tuple[tuple[str, str], ...]]:
    found = {model: ways for model in _models() if (ways := tuple(_direct(model)))}
    # What belongs to such rows (outcomes of a notice, dates of a commitment, releases of a page),
    # and what belongs to that.
    while beside := {
        model: ways
        for model in _models()
        if model not in found and (ways := tuple(_through(model, found)))
    }:
        found |= beside
    return found


def _models() -> Iterator[Model]:
    for app in apps.get_app_configs():
        if app.name.startswith("hoiam."):
            yield from (one for one in app.get_models() if one not in _REWRITTEN)


def _direct(model: Model) -> Iterator[tuple[str, str]]:
    if model in (Case, Voice):
        yield ("root", "pk")
        return
    if model in _BY_CODE:
        yield ("code", _BY_CODE[model])
    names = {field.name for field in model._meta.concrete_fields}
    yield from (("pair", f"{kind} {code}") for kind, code in _PAIRS if {kind, code} <= names)
    if "case_code" in names:
        yield ("case-code", "case_code")
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model in (Case, Voice):
            yield ("case" if field.related_model is Case else "voice", field.name)


def _through(model: Model, found: dict[Model, Any]) -> Iterator[tuple[str, str]]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model in found:
            yield ("through", field.name)
