"""Rules 9, 10 and 11: what every model says of its fields, its changes and its moments."""

from typing import ClassVar

import pytest
from django.db import IntegrityError, models, transaction
from django.test.utils import isolate_apps

from hoiam.base.models import AppendOnly, Event, Row, pair
from tests.contracts.found_models import (
    changeable,
    product_models,
    unclassed,
    undeclared,
    unpaired,
)

MODELS = product_models()
APPEND_ONLY = [model for model in MODELS if issubclass(model, AppendOnly)]


def test_models_are_found() -> None:
    assert Event in MODELS
    assert len(MODELS) > 10
    assert len(APPEND_ONLY) > 1


def test_every_field_is_classed() -> None:
    assert not [fault for model in MODELS for fault in unclassed(model)]


def test_every_model_is_mutable_or_append_only_by_declaration() -> None:
    assert not [fault for model in MODELS for fault in undeclared(model)]


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_append_only_model_refuses_change(db: None, model: type[models.Model]) -> None:
    assert not changeable(model)


def test_every_moment_has_its_doer() -> None:
    assert not [fault for model in MODELS for fault in unpaired(model)]


def test_database_refuses_a_moment_without_its_doer(db: None) -> None:
    event = Event(tag="t", act="a", recorded_at="2026-01-01T00:00Z", recorded_by="")

    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()


@isolate_apps("hoiam.base")
def test_planted_field_without_a_class_is_reported() -> None:
    class Planted(Row):
        PRIVACY: ClassVar[dict[str, str]] = {"id": "internal", "phone": "hush", "gone": "public"}
        phone = models.CharField(max_length=20)
        name = models.CharField(max_length=20)

        class Meta:
            app_label = "base"

    assert unclassed(Planted) == [
        "Planted.name: not classed",
        "Planted.gone: classed but not a field",
        "Planted.phone: hush is no class",
    ]


@isolate_apps("hoiam.base")
def test_planted_undeclared_model_is_reported() -> None:
    class Planted(models.Model):  # noqa: DJ008 - nobody reads it
        class Meta:
            app_label = "base"

    class Both(Row, AppendOnly):
        class Meta:
            app_label = "base"

    assert undeclared(Planted)
    assert undeclared(Both)


@isolate_apps("hoiam.base")
def test_planted_append_only_model_that_changes_is_reported(db: None) -> None:
    class Planted(AppendOnly):
        # The plain manager lets whole sets of rows be rewritten.
        objects = models.Manager()  # type: ignore[assignment]

        class Meta:
            app_label = "base"

        def save(self, *args: object, **kwargs: object) -> None:
            pass

    faults = " ".join(changeable(Planted))

    assert "save was let through" in faults
    assert "update went as far as" in faults
    assert "delete many went as far as" in faults


@isolate_apps("hoiam.base")
def test_planted_moment_without_its_doer_is_reported() -> None:
    class Alone(Row):
        closed_at = models.DateTimeField()

        class Meta:
            app_label = "base"

    class Untied(Row):
        closed_at = models.DateTimeField()
        closed_by = models.CharField(max_length=60)

        class Meta:
            app_label = "base"

    class Tied(Row):
        closed_at = models.DateTimeField()
        closed_by = models.CharField(max_length=60)

        class Meta:
            app_label = "base"
            constraints: ClassVar = [pair("closed", model="tied")]

    assert unpaired(Alone) == ["Alone.closed: _at and _by do not stand together"]
    assert unpaired(Untied) == ["Untied.closed: no check constraint ties _at and _by"]
    assert not unpaired(Tied)
