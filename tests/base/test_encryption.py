"""Sealed values, keyed hashes, and keys that are added, tried, put aside, lost."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import DataError, connection
from pytest_django.fixtures import Settings

from hoiam.base import actions, encryption, keeping, keys, queries
from hoiam.base.encryption import blind, seal, unseal
from hoiam.base.keys import KeysFault
from hoiam.base.models import DataKey, Event
from hoiam.base.rows import insert_many
from hoiam.base.sealing import sealed
from hoiam.cli import keys as console
from hoiam.core import actor as actors
from hoiam.core.refusals import NotAllowed, NotFound, WrongState
from hoiam.notices.models import Notice
from tests.cast import NOW

ROOT = Path(__file__).resolve().parent.parent.parent
SYSTEM = actors.system("test", act="a-1")
WORDS = ("0912345678", "Vàng Thị Mây", "ư" * 5000, "hoiam1:", '{"a": 1}', "\n ")


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    """A keys folder of this test alone, with the first keys of the run, and no file that another
    test sealed with another key."""
    settings.UPLOADS_DIR = tmp_path / "uploads"
    made = tmp_path / "keys"
    made.mkdir()
    for name in (keys.DATA, keys.LOOKUP):
        shutil.copy(settings.KEYS_DIR / name, made)
    settings.KEYS_DIR = made
    return made


def letters(*texts: str) -> list[Notice]:
    """Messages as they are written one by one and many at once."""
    shared: dict[str, Any] = {
        "template": "t", "about_kind": "case", "about_code": "LC-1", "recipient": "voice/v",
        "not_before": NOW, "queued_at": NOW, "queued_by": "system:test",
    }  # fmt: skip
    at_once = [(f"nt-{number}", text, "Hạn", "") for number, text in enumerate(texts)]
    insert_many(Notice, ("code", "text", "subject", "phone"), at_once, **shared)
    Notice(code="nt-one", text=texts[0], subject="Hạn", **shared).save()
    return list(Notice.objects.order_by("id"))


def lying(column: str = "text") -> list[str]:
    """What the database holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM notices_notice ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("text", WORDS)
def test_sealed_text_opens_in_its_column_alone(text: str) -> None:
    first, second = seal(text, "a.b.c"), seal(text, "a.b.c")

    assert first != second
    assert text.strip() == "" or text not in first or text == encryption.MARK
    assert unseal(first, "a.b.c") == text
    with pytest.raises(KeysFault):
        unseal(first, "a.b.d")
    with pytest.raises(KeysFault):
        unseal(first[:-4] + ("AAAA" if first[-4:] != "AAAA" else "BBBB"), "a.b.c")


def test_what_is_not_sealed_is_not_taken_for_it() -> None:
    assert seal("", "a.b.c") == ""
    assert unseal("", "a.b.c") == ""
    with pytest.raises(KeysFault, match="not encrypted"):
        unseal("0912345678", "a.b.c")


def test_keyed_hash_is_of_one_value_and_one_purpose() -> None:
    mark = blind("0912345678", purpose="a")

    assert mark == blind("0912345678", purpose="a")
    assert len(mark) == encryption.MARK_LENGTH
    assert len({mark, blind("0912345678", purpose="b"), blind("0912345679", purpose="a")}) == 3
    assert blind("", purpose="a") == ""


def test_rows_one_by_one_and_many_at_once_lie_sealed(db: None) -> None:
    rows = letters("Xin chào", "Xin chào", "")

    assert [row.text for row in rows] == ["Xin chào", "Xin chào", "", "Xin chào"]
    there = lying()
    assert there[2] == ""
    assert len({*there}) == 4  # each with a nonce of its own, also where the words are the same
    assert all(encryption.key_id(value) for value in there if value)
    assert lying("phone") == [""] * 4


def test_sealed_column_answers_one_question_alone(db: None) -> None:
    letters("Xin chào", "")

    assert Notice.objects.filter(text="").count() == 1
    assert Notice.objects.exclude(text="").count() == 2
    with pytest.raises(TypeError, match="blind"):
        Notice.objects.filter(text="Xin chào").exists()
    for lookup in ("text__icontains", "text__in", "text__gt"):
        with pytest.raises(FieldError):
            Notice.objects.filter(**{lookup: "x"}).exists()


def test_too_long_a_text_is_refused_as_by_a_column(db: None) -> None:
    with pytest.raises(DataError, match="at most 20"):
        Notice.objects.update(phone="0" * 21)


def test_step_of_a_migration_seals_and_opens_again(db: None) -> None:
    from django.apps import apps  # noqa: PLC0415 - as a migration is given them

    letters("Xin chào", "", "a")
    step = sealed("notices", "Notice", texts="text subject")
    editor = SimpleNamespace(connection=connection)
    step.reverse_code(apps, editor)  # type: ignore[misc, arg-type]
    assert lying() == ["Xin chào", "", "a", "Xin chào"]
    DataKey.objects.all().delete()
    step.code(apps, editor)  # type: ignore[arg-type]

    assert [row.text for row in Notice.objects.order_by("id")] == ["Xin chào", "", "a", "Xin chào"]
    assert "Xin chào" not in lying()
    assert DataKey.objects.get().name == keys.ring().newest.id  # other keys do not fit any more


def test_value_moves_to_a_new_key_and_the_old_one_is_put_aside(db: None, folder: Path) -> None:
    letters("Xin chào", "", "a")
    actions.note_keys(by=SYSTEM, at=NOW)
    old = keys.ring().newest.id

    new = keys.add().id
    actions.note_keys(by=SYSTEM, at=NOW)
    assert (folder / "data-key-2").stat().st_mode & 0o77 == 0
    assert [row.text for row in Notice.objects.order_by("id")] == ["Xin chào", "", "a", "Xin chào"]
    with pytest.raises(WrongState, match="key-needed"):
        actions.retire_key(name=old, by=SYSTEM, at=NOW)

    column = next(one for one in queries.sealed_columns() if one.bound == "notices.notice.text")
    rows = queries.to_reseal(column, after=0, most=2)
    Notice.objects.filter(pk=rows[0][0]).update(text="Xin chào")  # somebody was quicker
    actions.reseal(column=column, rows=rows, by=SYSTEM, at=NOW)
    assert {encryption.key_id(value) for value in lying() if value} == {old, new}
    console._rewrite(None)  # type: ignore[arg-type]
    assert not queries.to_reseal(column, after=0, most=2)
    assert {encryption.key_id(value) for value in lying() + lying("subject") if value} == {new}
    assert [row.text for row in Notice.objects.order_by("id")] == ["Xin chào", "", "a", "Xin chào"]

    with pytest.raises(WrongState, match="key-newest"):
        actions.retire_key(name=new, by=SYSTEM, at=NOW)
    with pytest.raises(NotFound):
        actions.retire_key(name="00000000", by=SYSTEM, at=NOW)
    with pytest.raises(NotAllowed):
        actions.retire_key(name=old, by=actors.officer("o", act="a", held=[]), at=NOW)
    actions.retire_key(name=old, by=SYSTEM, at=NOW)
    assert keeping.mismatch() is None
    assert Event.objects.filter(tag="base.keys.retired", details={"key": old}).exists()


def test_put_aside_key_still_opens_and_is_named_where_it_lies(folder: Path) -> None:
    old = seal("Xin chào", "a.b.c")
    first = keys.ring().newest.id
    keys.add()
    keys.retire(first)
    keys.retire(first)  # a second time nothing happens

    assert not (folder / "data-key").exists()
    assert unseal(old, "a.b.c") == "Xin chào"
    shutil.rmtree(folder / keys.RETIRED)
    keys.look_again()
    with pytest.raises(KeysFault, match=first):
        unseal(old, "a.b.c")


def test_keys_that_do_not_fit_are_said_and_never_replaced(db: None, folder: Path) -> None:
    actions.note_keys(by=SYSTEM, at=NOW)
    assert keeping.mismatch() is None
    others = {name: (folder / name).read_text() for name in ("data-key", "lookup-key")}

    for name, code in (("data-key", "E021"), ("lookup-key", "E022")):
        (folder / name).unlink()
        with pytest.raises(SystemExit, match=code):
            keeping.prepare()
        assert not (folder / name).exists()
        keys.write_new(folder / name)  # somebody means well
        with pytest.raises(SystemExit, match=code):
            keeping.prepare()
        (folder / name).write_text(others[name])
        assert keeping.mismatch() is None
    (folder / "data-key").write_text("kurz\n")
    os.utime(folder)
    with pytest.raises(SystemExit, match="E021"):
        keeping.refuse_mismatch()


def test_console_lists_adds_and_puts_aside(
    db: None, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from hoiam.cli.main import parser  # noqa: PLC0415 - beside the only test that asks for it

    letters("Xin chào")
    old = keys.ring().newest.id
    for words in ("list", "add", "rewrite", "list", f"retire {old}"):
        if "retire" in words:
            Notice.objects.all().delete()
        assert console.run(parser().parse_args(["keys", *words.split()])) == 0

    said = capsys.readouterr().out
    assert f"{old}  data-key" in said
    assert "4 giá trị" in said
    assert keys.ring().newest.path.name == "data-key-2"
    assert DataKey.objects.count() == 2


SCRIPT = """
import os, signal, sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from hoiam.base import actions, audit
from hoiam.cli import keys
keys.AT_ONCE, written, record = 4, 0, audit.record

def record_or_die(tag, **more):
    global written
    written += tag == "base.keys.resealed"
    if written == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return record(tag, **more)

audit.record = record_or_die
keys._rewrite(None)
"""


@pytest.mark.django_db(transaction=True)
def test_sealing_anew_that_is_killed_loses_nothing_and_goes_on(folder: Path) -> None:
    letters(*(f"Tin số {number}" for number in range(14)))
    said = [row.text for row in Notice.objects.order_by("id")]
    new = keys.add().id

    child = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(connection.settings_dict["NAME"])],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "hoiam.config.settings",
            "HOIAM_KEYS_DIR": str(folder),
        },
        cwd=ROOT,
        check=False,
    )

    assert child.returncode == -signal.SIGKILL
    moved = [encryption.key_id(value) == new for value in lying("subject")]
    assert sum(moved) == 8  # two chunks were kept, of the third nothing
    assert [row.text for row in Notice.objects.order_by("id")] == said
    console._rewrite(None)  # type: ignore[arg-type]
    assert {encryption.key_id(value) for value in lying() + lying("subject")} == {new}
    assert [row.text for row in Notice.objects.order_by("id")] == said
