"""An acceptance is one durable commit: nothing of it stands before, nothing comes after."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.cases import actions as cases
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
