"""Rows that are made in one go are those that Django makes, and what it refuses is refused."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.base import audit, quick
from hoiam.base.models import Event
from hoiam.cases.models import Case
from hoiam.core.actor import system
from hoiam.units.models import Unit
from hoiam.voices.models import Contact, Voice
from tests.cast import NOW, make_cast

MINE = system("test", act="a-1")


def _plainly(model: type[models.Model], **given: Any) -> models.Model:
    """The same row as Django makes it."""
    row = model.__new__(model)
    models.Model.__init__(row, **given)
    return row


def _given(**given: Any) -> dict[str, Any]:
    return given


def _said(row: models.Model) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_a_row_made_in_one_go_is_the_one_that_django_makes(db: None) -> None:
    cast = make_cast()
    given = {
        "code": "x",
        "unit": cast.units["commune-ubnd"],
        "area_id": cast.units["commune"].pk,
        "desk": None,
        "title": "T",
    }

    mine, theirs = Case(**given), _plainly(Case, **given)

    assert _said(mine) == _said(theirs)
    assert mine._state.adding
    assert mine.unit is cast.units["commune-ubnd"]
    assert mine.desk is None


def test_what_is_made_anew_is_made_for_each_row() -> None:
    one, other = Event(tag="a"), Event(tag="b")

    assert one.details == {}
    assert one.details is not other.details


def test_who_is_pointed_at_by_one_knows_it(db: None) -> None:
    voice = make_cast().receive("k").accepted.voice

    contact = Contact(voice=voice, name="Lò Thị Mẫu")

    assert voice.contact is contact


def test_what_django_refuses_is_refused(db: None) -> None:
    cast = make_cast()
    with pytest.raises(TypeError, match="unexpected keyword"):
        Case(**_given(kode="x"))
    with pytest.raises(ValueError, match='must be a "Unit" instance'):
        Case(**_given(unit=cast.receive("k").case))
    with pytest.raises(TypeError, match="Abstract"):
        type("Nothing", (Case,), {"__module__": "tests", "Meta": type("Meta", (), {"abstract": True, "app_label": "cases"})})()  # fmt: skip


def test_rows_from_the_database_have_all_or_what_was_asked_for(db: None) -> None:
    make_cast().receive("k")

    whole, part = Voice.objects.get(), Voice.objects.only("code").get()

    assert not whole._state.adding
    assert whole._state.db == "default"
    assert whole.get_deferred_fields() == set()
    assert "text" in part.get_deferred_fields()
    assert part.text == whole.text


def test_events_of_an_act_are_written_by_one_statement_in_their_order(db: None) -> None:
    with CaptureQueriesContext(connection) as captured, transaction.atomic(), audit.together():
        for number in range(3):
            audit.record(f"base.test.{number}", subject=("case", "c"), by=MINE, at=NOW)
        assert not Event.objects.filter(subject_code="c").exists()

    tags = Event.objects.filter(subject_code="c").order_by("id").values_list("tag", flat=True)
    assert list(tags) == ["base.test.0", "base.test.1", "base.test.2"]
    into = 'INSERT INTO "base_event"'
    written = [one for one in captured.captured_queries if one["sql"].startswith(into)]
    assert len(written) == 1


def test_of_an_act_that_failed_no_event_is_left(db: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic(), audit.together():
        audit.record("base.test.0", subject=("case", "c"), by=MINE, at=NOW)
        raise RuntimeError

    assert not Event.objects.filter(subject_code="c").exists()
    audit.record("base.test.1", subject=("case", "c"), by=MINE, at=NOW)  # waits for nobody
    assert Event.objects.filter(subject_code="c").count() == 1


def test_rows_with_keys_of_their_own_are_left_to_django(db: None) -> None:
    rows = [Event(pk=5, tag="a"), Event(tag="b")]

    assert quick.insert_all([])
    assert not quick.insert_all(rows)


def test_what_the_database_refuses_breaks_the_transaction_around_it(db: None) -> None:
    unit = Unit.objects.get(pk=make_cast().units["commune-ubnd"].pk)
    unit.pk, unit._state.adding = None, True

    with transaction.atomic():
        with pytest.raises(IntegrityError):
            unit.save()
        assert connection.needs_rollback
        connection.set_rollback(False)
        transaction.set_rollback(True)
