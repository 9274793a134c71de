"""RFC 8785: one record, one row of bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hoiam.core.canonical import LARGEST, canonical, read

TEXTS = some.text(some.characters(codec="utf-8"))
RECORDS = some.recursive(
    some.none() | some.booleans() | some.integers(-LARGEST, LARGEST) | TEXTS,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        # RFC 8785 §3.2.2, its string; §3.2.3, its names in the order of UTF-16 units.
        ("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        (
            dict.fromkeys(["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"], 0),
            '{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\U0001f600":0,"\ufb33":0}',
        ),
        ([True, False, None, -7, LARGEST], "[true,false,null,-7,9007199254740991]"),
        ({"b": [{}], "a": "Tố cáo"}, '{"a":"Tố cáo","b":[{}]}'),
        ("\b\t\f\u001f\u007f", '"\\b\\t\\f\\u001f\u007f"'),
    ],
)
def test_canonical_is_as_the_standard_writes_it(value: object, expected: str) -> None:
    assert canonical(value).decode() == expected
    assert read(expected.encode()) == value


@pytest.mark.parametrize(
    "value", [1.0, LARGEST + 1, -LARGEST - 1, {1: "a"}, b"bytes", {"a"}, "\ud800", {"a": [1.5]}]
)
def test_what_has_no_single_spelling_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        canonical(value)


@pytest.mark.parametrize(
    "text", ['{"b":1,"a":2}', '{"a": 1}', '{"a":1,"a":1}', '"\\u0041"', "1.0", "1e2", "[1,]", ""]
)
def test_other_spellings_are_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        read(text.encode())


@given(RECORDS)
def test_a_record_comes_back_as_it_was(value: object) -> None:
    assert read(canonical(value)) == value
