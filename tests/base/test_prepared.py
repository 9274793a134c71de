"""Questions that are put together once give the rows that Django gives, related ones included."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.base.prepared import Prepared
from hoiam.cases.models import Case
from hoiam.voices.models import Voice
from tests.cast import make_cast


def test_rows_are_those_of_django_with_what_is_related(db: None) -> None:
    cast = make_cast()
    codes = [cast.receive(f"k{number}").case.code for number in range(3)]
    rows = Case.objects.select_related("unit__parent", "field", "page").order_by("id")
    of_code = Prepared(lambda code: rows.filter(code=code), str)

    for code in (*codes, "không có"):
        with CaptureQueriesContext(connection) as captured:
            found = of_code(code)
            said = [(one.unit.parent and one.unit.parent.name, one.field.name) for one in found]
            assert all(one.page is None for one in found)
        wanted = list(rows.filter(code=code))
        assert [vars(one).keys() for one in found] == [vars(one).keys() for one in wanted]
        for one, other in zip(found, wanted, strict=True):
            for field in Case._meta.concrete_fields:
                assert getattr(one, field.attname) == getattr(other, field.attname), field
        assert said == [(one.unit.parent.name, one.field.name) for one in wanted]  # type: ignore[union-attr]
        assert len(captured.captured_queries) == 1
    assert of_code.first("không có") is None


def test_what_is_sealed_is_opened(db: None) -> None:
    cast = make_cast()
    cast.receive()
    voice = Voice.objects.get()
    found = Prepared(lambda key: Voice.objects.filter(pk=key), int)(voice.pk)

    assert [one.text for one in found] == [voice.text] != [""]


def test_a_value_is_never_read_as_a_part_of_the_statement(db: None) -> None:
    cast = make_cast()
    cast.receive()
    of_code = Prepared(lambda code: Case.objects.filter(code=code), str)

    assert of_code("x' OR '1'='1") == []
    assert of_code("%s") == []


def test_a_mark_that_is_not_compared_is_refused(db: None) -> None:
    lost = Prepared(lambda key: Case.objects.all(), int)

    with pytest.raises(TypeError, match="a mark is lost"):
        lost(1)
