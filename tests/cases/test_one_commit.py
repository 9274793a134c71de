"""An acceptance is one durable commit: nothing of it stands before, nothing comes after."""

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.core import codes
from hoiam.core.refusals import NotFound
from hoiam.voices import actions as voices
from hoiam.voices import queries
from hoiam.voices.models import Draft, Receipt, Voice
from tests.cast import NOW, make_cast


@pytest.mark.django_db(transaction=True)
def test_acceptance_is_one_transaction_without_savepoints() -> None:
    cast = make_cast()
    cases.receive(told=cast.told(), by=cast.actor("public"), at=NOW)  # what a process keeps

    with CaptureQueriesContext(connection) as captured:
        cases.receive(told=cast.told("k2"), by=cast.actor("public"), at=NOW)

    said = [query["sql"] for query in captured.captured_queries]
    first = [one.split()[0] for one in said]
    assert first.count("BEGIN") == first.count("COMMIT") == 1
    assert "SAVEPOINT" not in first
    assert first[-1] == "COMMIT"
    written = [at for at, one in enumerate(said) if "INSERT INTO" in one]
    assert min(written) > first.index("BEGIN")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("with_draft", [True, False])
def test_second_of_two_at_once_gets_the_receipt_of_the_first(
    monkeypatch: pytest.MonkeyPatch, *, with_draft: bool
) -> None:
    cast = make_cast()
    by = cast.actor("public")
    token = voices.start_draft(kind="feedback", by=by, at=NOW)
    draft = queries.draft(token, at=NOW) if with_draft else None
    first = cases.receive(told=cast.told(token), draft=draft, by=by, at=NOW)
    found, looks = queries.with_key, list[str]()

    def late(key: str) -> Voice | None:
        """Sees what the other one wrote only from the second look on."""
        looks.append(key)
        return found(key) if len(looks) > 1 else None

    monkeypatch.setattr(queries, "with_key", late)
    second = cases.receive(told=cast.told(token), draft=draft, by=by, at=NOW)

    assert second.accepted.repeated
    assert second.case == first.case
    assert second.accepted.tracking_code == first.accepted.tracking_code
    assert Case.objects.count() == Voice.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("in_another", [False, True])
def test_number_that_was_drawn_before_is_drawn_anew(
    monkeypatch: pytest.MonkeyPatch, *, in_another: bool
) -> None:
    cast = make_cast()
    by = cast.actor("public")
    first = cases.receive(told=cast.told("k1"), by=by, at=NOW)
    token = voices.start_draft(kind="feedback", by=by, at=NOW)
    draft = queries.draft(token, at=NOW)
    new_reference, drawn = codes.new_reference, list[str]()

    def once_twice(prefix: str, source: Callable[[int], bytes]) -> str:
        drawn.append(new_reference(prefix, source) if drawn else first.case.code)
        return drawn[-1]

    monkeypatch.setattr("hoiam.core.codes.new_reference", once_twice)
    with transaction.atomic() if in_another else nullcontext():
        second = cases.receive(told=cast.told(token), draft=draft, by=by, at=NOW)

    assert len(drawn) == 2
    assert second.case.code == drawn[1] != first.case.code
    assert not second.accepted.repeated
    assert Case.objects.count() == Voice.objects.count() == Receipt.objects.count() == 2
    assert Draft.objects.get(pk=draft.pk).sent_id == second.accepted.voice.pk


@pytest.mark.django_db(transaction=True)
def test_what_fails_for_another_reason_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cast = make_cast()
    by = cast.actor("public")
    cases.receive(told=cast.told("k1"), by=by, at=NOW)
    token = voices.start_draft(kind="feedback", by=by, at=NOW)
    draft = queries.draft(token, at=NOW)
    Draft.objects.filter(pk=draft.pk).delete()

    with pytest.raises(NotFound):
        cases.receive(told=cast.told(token), draft=draft, by=by, at=NOW)
    number = Case.objects.get().code
    monkeypatch.setattr("hoiam.core.codes.new_reference", lambda *_given: number)
    with pytest.raises(IntegrityError):
        cases.receive(told=cast.told("k2"), by=by, at=NOW)

    assert Case.objects.count() == Voice.objects.count() == 1
