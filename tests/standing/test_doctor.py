"""The doctor finds nothing in what the product wrote, and finds each thing that is broken."""

import json
import os
from collections.abc import Callable, Sequence
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core import checks
from django.db import OperationalError, connection, transaction

from hoiam.base import clock, steady
from hoiam.cli import doctoring, main
from hoiam.figures.rollup import counting, triggers
from hoiam.protection import erasures
from hoiam.publication import actions as publication
from hoiam.standing import state
from hoiam.standing.doctor import round as rounds
from hoiam.standing.doctor.finding import Scope, Verdict
from hoiam.standing.state import LastBackup
from hoiam.voices.models import Attachment, Voice
from tests.cast import NOW
from tests.contracts import arrangements
from tests.publication import logs
from tests.standing.played import Played, play

pytestmark = pytest.mark.django_db
# By the machine's clock everything of the cast has just happened.
SCOPE = Scope(machine=NOW + timedelta(minutes=5), everything=True)
# What depends on this machine more than on what was written.
OF_THE_MACHINE = {"settings", "room", "left"}


def sql(statement: str) -> Callable[[Played], None]:
    """Break something past every action."""

    def done(_played: Played) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return done


def _uploads() -> Path:
    return Path(settings.UPLOADS_DIR)


def _cut_file(_played: Played) -> None:
    (_uploads() / Attachment.objects.all()[0].original).write_bytes(b"")


def _other_content(_played: Played) -> None:
    (_uploads() / Attachment.objects.all()[0].original).write_bytes(b"\xff\xd8\xff something else")


def _stray_file(_played: Played) -> None:
    path = _uploads() / "originals" / "ab" / ("ab" * 16)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    os.utime(path, (1, 1))


def _left_over(_played: Played) -> None:
    path = Path(settings.DATA_DIR) / "passing" / "tmp-left.upload"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    os.utime(path, (1, 1))


def _erased_and_back(played: Played) -> None:
    erasures.append(kind="voice", code=played.erased, parts=("contact",), day=NOW.date(), act="a-x")


def _old_backup(_played: Played) -> None:
    state.note_backup(LastBackup((NOW - timedelta(days=3)).isoformat(), "x", 1, "y", 1, 0))


def _backup_with_a_hole(_played: Played) -> None:
    state.note_backup(LastBackup(NOW.isoformat(), "x", 1, "y", 1, 2))


def _silent_worker(_played: Played) -> None:
    state.note_round(NOW - timedelta(hours=1))


def _wrong_cell(_played: Played) -> None:
    while counting.once():
        pass
    sql("UPDATE figures_cell SET number = number + 1")(_played)


def _no_triggers(_played: Played) -> None:
    triggers.remove()


OLD = "'2020-01-01 00:00:00+00:00'"


def _told_nobody(_played: Played) -> None:
    steady.remove()


BREAKS: dict[str, Callable[[Played], None]] = {
    "near": sql("DELETE FROM base_nearwaiting"),
    "migrations": sql("DELETE FROM django_migrations WHERE app = 'voices' AND name LIKE '0001%'"),
    "sealed": sql("UPDATE voices_contact SET name = 'hoiam1:00000000:AAAA' WHERE name <> ''"),
    "erased": _erased_and_back,
    "voice-receipt": sql("DELETE FROM voices_receipt"),
    "voice-case": sql("DELETE FROM cases_gathering"),
    "voice-event": sql("DELETE FROM base_event WHERE tag = 'voices.voice.accepted'"),
    "case-first": sql("UPDATE cases_gathering SET how = 'more'"),
    "case-event": sql("DELETE FROM base_event WHERE tag = 'cases.case.received'"),
    "case-search": sql("DELETE FROM base_searchentry WHERE kind = 'case'"),
    "case-duty": sql("UPDATE commitments_commitment SET about_code = 'LC-0000-0000'"),
    "due-dates": sql("UPDATE commitments_commitment SET due_on = '2020-01-01'"),
    "explained": sql("UPDATE commitments_duedate SET explanation = '[]'"),
    "answers": sql("UPDATE cases_answer SET number = 2"),
    "releases": sql("UPDATE publication_release SET number = 3"),
    "released": sql("UPDATE publication_page SET text = 'đã sửa lén'"),
    "published": sql("UPDATE publication_page SET code = 'LC-0000-0000'"),
    "public-files": sql("""UPDATE publication_release SET photos = '["p-none"]'"""),
    "search": sql("UPDATE base_searchentry SET code = 'LC-0000-0000' WHERE kind = 'page'"),
    "told": sql(f"UPDATE notices_notice SET state = 'told', told_at = {OLD}, told_by = 'x'"),
    "queue": sql(f"UPDATE notices_notice SET state = 'queued', not_before = {OLD}"),
    "drafts": sql(f"UPDATE voices_draft SET kept_until = {OLD}"),
    "cells": _wrong_cell,
    "cell-marks": _no_triggers,
    "steady": _told_nobody,
    "log-rows": sql("UPDATE publication_logentry SET entry = 'ab' WHERE \"index\" = 0"),
    "log-signed": sql("UPDATE publication_treehead SET root = 'ab'"),
    "log-goes-on": sql(f"UPDATE publication_logorigin SET held_at = {OLD}, held_by = 'x'"),
    "files": _cut_file,
    "digests": _other_content,
    "orphans": _stray_file,
    "left": _left_over,
    "backup": _old_backup,
    "backup-whole": _backup_with_a_hole,
    "worker": _silent_worker,
}
# Shown broken elsewhere, or by nothing that a statement could do here.
ELSEWHERE = {
    "log-ahead",
    "log-witnessed",
    "database",
    "keys",
    "events",
    "imports",
    "settings",
    "room",
    "read-database",  # there is no copy to read from
}


@pytest.fixture
def played(settings: pytest.FixtureRequest, tmp_path: Path) -> Played:
    """What the product wrote, in folders of its own, backed up and looked after."""
    settings.DATA_DIR, settings.UPLOADS_DIR = tmp_path, tmp_path / "uploads"  # type: ignore[attr-defined]
    settings.ERASURES_FILE = tmp_path / "erasures"  # type: ignore[attr-defined]
    logs.fresh()
    made = play()
    publication.sequence(by=logs.BY, at=NOW)
    state.note_backup(LastBackup(NOW.isoformat(), "x", 1, "y", 3, 0))
    state.note_round(NOW)
    return made


def verdicts(*codes: str) -> dict[str, Verdict]:
    return {
        result.check.code: result.verdict
        for result in rounds.look(rounds.chosen(codes), SCOPE)
        if result.check.code not in OF_THE_MACHINE - set(codes)
    }


def test_doctor_finds_what_is_broken_and_nothing_else(played: Played) -> None:
    clean = verdicts()
    assert set(clean.values()) == {Verdict.GOOD}, clean
    looked = {one.check.code: one.found.looked for one in rounds.look(rounds.CHECKS, SCOPE)}
    idle = {code for code, count in looked.items() if not count}
    assert idle <= {
        "imports",
        "told",
        "public-files",
        "queue",
        "orphans",
        "erased",
        "left",
        "cells",
        "log-ahead",  # nobody witnesses here
        "log-witnessed",
        "read-database",
    }, idle

    missed = {}
    for code, broken in BREAKS.items():
        with transaction.atomic():
            broken(played)
            found = verdicts(code)[code]
            if found is Verdict.GOOD:
                missed[code] = found
            transaction.set_rollback(True)

    assert missed == {}
    assert {check.code for check in rounds.CHECKS} == set(BREAKS) | ELSEWHERE
    page = (Path(__file__).parents[2] / "docs/reference/standing-up.md").read_text(encoding="utf-8")
    assert not [check.code for check in rounds.CHECKS if f"| `{check.code}` |" not in page]


def test_doctor_says_codes_and_never_what_was_said(
    played: Played, capsys: pytest.CaptureFixture[str]
) -> None:
    sql("DELETE FROM cases_gathering")(played)
    options = main.parser().parse_args(["doctor", "--json", "--only", "voice-case"])

    code = doctoring.run(options)

    (told,) = json.loads(capsys.readouterr().out)
    assert (code, told["verdict"], told["wrong"]) == (1, "bad", Voice.objects.count())
    assert set(told["examples"]) <= set(Voice.objects.values_list("code", flat=True))
    assert clock.machine_now() > NOW


def test_doctor_cannot_write(played: Played) -> None:
    with rounds.reading_only(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # for the next transaction; this one is the test's
            cursor.execute("SHOW default_transaction_read_only")
            assert cursor.fetchone() == ("on",)
            return
        with pytest.raises(OperationalError, match="readonly"):
            cursor.execute("DELETE FROM cases_gathering")


@pytest.mark.parametrize(
    "act", ["cases.supply", "cases.take_over", "meetings.ask", "petitions.register"]
)
def test_words_that_open_no_case_are_nothing_wrong(act: str) -> None:
    """What is added to an earlier word has no receipt of its own; a petition and a question at a
    meeting are in no case."""
    part, _, name = act.partition(".")
    acts = arrangements.load()[act](NOW)
    getattr(import_module(f"hoiam.{part}.actions"), name)(**acts.works)

    assert Voice.objects.exists()
    assert verdicts("voice-receipt", "voice-case") == {
        "voice-receipt": Verdict.GOOD,
        "voice-case": Verdict.GOOD,
    }


def test_of_the_settings_no_database_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    # Django asks a database whether it knows JSON within a transaction, which may not begin here;
    # not told of any, it asks all.
    asked: list[list[str]] = []

    def looked(*, databases: Sequence[str]) -> list[str]:
        asked.append([*databases])
        return []

    monkeypatch.setattr(checks, "run_checks", looked)

    list(rounds.look(rounds.chosen(["settings"]), SCOPE))

    assert asked == [[]]
