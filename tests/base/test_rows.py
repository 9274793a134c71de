"""Very many rows at once: the same rows as one by one, on either database."""

from datetime import date, timedelta

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from hoiam.base.models import Event
from hoiam.base.rows import as_json, insert_many, texts
from hoiam.commitments.models import DueDate
from hoiam.notices.models import Channel, Notice, NoticeState
from tests.cast import NOW, make_cast
from tests.commitments.recounting import clock

pytestmark = pytest.mark.django_db
ODD = 'Cống "vỡ" \\ {a,b} %s NULL\n'


def events(rows: list[tuple[str, str]], **more: str) -> None:
    insert_many(
        Event, ("subject_code", "details"), rows,
        **({"tag": "a.b.c", "act": "a-1", "subject_kind": "case"} | more),
        recorded_at=NOW, recorded_by="officer:x",
    )  # fmt: skip


def test_rows_are_those_that_saving_writes() -> None:
    events([("LC-1", as_json({"reason": ODD})), ("LC-2", as_json({}))])

    first, second = Event.objects.order_by("id")
    assert (first.subject_code, first.details, first.tag) == ("LC-1", {"reason": ODD}, "a.b.c")
    assert (second.subject_code, second.details, second.recorded_at) == ("LC-2", {}, NOW)


def test_words_of_many_rows_stay_with_theirs() -> None:
    told = [{"reason": ODD}, {}, {"reason": ODD}, {"reason": "NULL"}, {"reason": ODD}, {}, {}]

    events([(f"LC-{number}", as_json(one)) for number, one in enumerate(told)])

    assert list(Event.objects.order_by("id").values_list("details", flat=True)) == told


def test_choices_defaults_and_odd_words_are_kept() -> None:
    insert_many(
        Notice,
        ("code", "text", "channel", "state"),
        [
            ("nt-1", ODD, Channel.EMAIL, NoticeState.QUEUED),
            ("nt-2", "Xin chào", "", NoticeState.PAGE),
        ],
        template="t", about_kind="case", about_code="LC-1", recipient="voice/v", subject="Hạn",
        not_before=NOW, queued_at=NOW, queued_by="system:test",
    )  # fmt: skip

    first, second = Notice.objects.order_by("code")
    assert (first.text, first.channel, first.state) == (ODD, "email", "queued")
    assert (second.channel, second.state) == ("", "page")
    assert (first.attempts, first.lease_until, first.told_at, first.language) == (
        0,
        None,
        None,
        "vi",
    )


def test_moments_and_none_are_kept() -> None:
    later = NOW + timedelta(hours=3, microseconds=7)

    insert_many(
        Notice,
        ("code", "not_before", "lease_until"),
        [("nt-1", NOW, None), ("nt-2", later, later), ("nt-3", NOW, NOW)],
        text="Xin chào", channel="", state=NoticeState.PAGE, template="t", about_kind="case",
        about_code="LC-1", recipient="voice/v", subject="Hạn", queued_at=NOW, queued_by="system:t",
    )  # fmt: skip

    kept = Notice.objects.order_by("code").values_list("not_before", "lease_until")
    assert list(kept) == [(NOW, None), (later, later), (NOW, NOW)]


def test_odd_words_are_looked_for_as_they_are() -> None:
    odd = [ODD, "NULL", "{}", '"', "\\", "a,b", "", " ", "đường"]
    events([(word, "{}") for word in [*odd, "khác"]])

    found = Event.objects.filter(subject_code__in=texts(odd)).order_by("id")

    assert list(found.values_list("subject_code", flat=True)) == odd
    assert not Event.objects.filter(subject_code__in=texts([])).exists()


def test_keys_days_and_empty_days_are_kept() -> None:
    duty = clock(make_cast())

    insert_many(
        DueDate,
        ("commitment_id", "old_due_on", "due_on", "explanation"),
        [(duty.pk, None, date(2026, 10, 9), "{}"), (duty.pk, duty.due_on, date(2026, 10, 9), "{}")],
        ground="calendar", rule="R", set_at=NOW, set_by="x",
    )  # fmt: skip

    rows = DueDate.objects.filter(ground="calendar").order_by("id")
    assert [row.old_due_on for row in rows] == [None, duty.due_on]
    assert [row.explanation for row in rows] == [{}, {}]


def test_more_rows_than_one_statement_takes_are_all_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hoiam.base.rows._MOST_VALUES", 20)

    events([(f"LC-{number}", "{}") for number in range(7)])

    assert Event.objects.count() == 7


def test_keys_of_new_rows_are_given_by_a_column_of_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoiam.base.rows._MOST_VALUES", 40)
    told = [(f"LC-{number}", "{}") for number in range(9)]

    keys = insert_many(
        Event, ("subject_code", "details"), told, keyed_by="subject_code", tag="a.b.c", act="a-1",
        subject_kind="case", recorded_at=NOW, recorded_by="officer:x",
    )  # fmt: skip

    assert keys == dict(Event.objects.values_list("subject_code", "pk"))
    assert len(keys) == 9


def test_nothing_writes_nothing_and_an_unknown_column_is_an_error() -> None:
    events([])
    assert not Event.objects.exists()

    with pytest.raises(TypeError):
        insert_many(Event, ("subject_code",), [("LC-1",)], colour="red")


def test_constraint_of_the_table_still_holds() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(
            Event, ("subject_code",), [("LC-1",)], tag="a", act="a", subject_kind="case",
            recorded_at=NOW, recorded_by="",
        )  # fmt: skip


def test_words_that_are_too_long_are_refused_and_never_cut() -> None:
    if connection.vendor != "postgresql":
        return  # SQLite knows no longest length, whoever writes
    with pytest.raises(DataError), transaction.atomic():
        events([("x" * 61, "{}")])
