"""`python -m tests.canary.stage [[STEP, …], …]`, with the settings of the installation that is searched: people
with keys and a signed list; an answer with words of its own; everything as the product reads it."""

import json
import os
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from cryptography.hazmat.primitives.asymmetric.ed25519 import (  # noqa: E402 - after the set-up
    Ed25519PrivateKey,
)
from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from hoiam.accounts import actions as accounts  # noqa: E402
from hoiam.accounts import queries as account_queries  # noqa: E402
from hoiam.base import keys, sealed_files  # noqa: E402
from hoiam.cases import actions as cases  # noqa: E402
from hoiam.cases import previewing  # noqa: E402
from hoiam.cases.actions import Reply  # noqa: E402
from hoiam.cases.actions.publishing import Prepared  # noqa: E402
from hoiam.cases.models import Case  # noqa: E402
from hoiam.cli import work  # noqa: E402
from hoiam.core import actor as actors  # noqa: E402
from hoiam.core import recipient_lists as lists  # noqa: E402
from hoiam.core.actor import Actor  # noqa: E402
from hoiam.core.calendar import day_of, start_of_day  # noqa: E402
from hoiam.core.log import notes  # noqa: E402
from hoiam.rules import actions as rules  # noqa: E402
from hoiam.seals import actions as seals  # noqa: E402
from hoiam.seals import drafting, trusted  # noqa: E402
from hoiam.units import actions as unit_actions  # noqa: E402
from hoiam.units import queries as units  # noqa: E402
from tests.canary.stage_names import ADMINISTRATOR, PASSWORD, PEOPLE  # noqa: E402

MOST_LETTERS = 500
LOCKED = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCA="


def _by() -> Actor:
    return actors.system("canary", act="b-" + secrets.token_hex(8))


def people(given: dict[str, Any]) -> None:
    """Accounts with keys, and the first list; prints who receives."""
    at = datetime.now(UTC)
    day = day_of(at)
    province = units.by_code("lc")
    rules.set_default_targets(by=_by(), at=at)
    roles = [*PEOPLE, (ADMINISTRATOR, "administrator", "van-phong")]
    for username, role, body in roles:
        officer = accounts.open_account(
            username=username,
            name=f"Cán bộ {username}",
            password=PASSWORD,
            by=_by(),
            at=at,
            email=f"{username}@example.vn",
        )
        unit = units.body(province, body, day)
        assert unit is not None, body
        accounts.grant_role(officer=officer, unit=unit, role=role, valid_from=day, by=_by(), at=at)
        if username in given["recipients"]:
            by = account_queries.actor_for(officer, day=day, act=_by().act, session=None)
            key = given["recipients"][username]
            seals.keep_key(recipient=key, locked=LOCKED, by=by, at=at)
    recovery = {
        "recipient": given["recovery"],
        "custodians": [
            {"name": "Người giữ một", "post": "A"},
            {"name": "Người giữ hai", "post": "B"},
        ],
    }
    value = drafting.draft(origin=given["origin"], day=day, recovery=recovery)
    text = lists.written(value)
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(given["private"]))
    key_of_list = trusted.list_key()
    assert key_of_list is not None
    line = notes.signature_line(key_of_list, private.sign(text.encode()))
    listed = seals.publish_list(note=notes.with_lines(text, [line]), by=_by(), at=at)
    read = trusted.read(listed)
    print(json.dumps([
        {"group": group.code, "handlers": {one.recipient: one.code for one in group.handlers}}
        for group in read.groups
    ]))  # fmt: skip


def answer(reference: str, words: dict[str, str]) -> None:
    """An answer that is sent, and a page that is released, in these words."""
    at = datetime.now(UTC)
    case = Case.objects.get(code=reference)
    if case.held:
        cases.sort(case=case, field=case.field, unit=case.unit, title=case.title, by=_by(), at=at)
    cases.accept(case=case, by=_by(), at=at)
    reply = Reply(
        result="promised", text=f"Đã rào tạm, {words['answer']}.", promise="Thay cống mới",
        promise_due_on=day_of(at) + timedelta(days=30), paper_number="118/TB-UBND",
    )  # fmt: skip
    cases.draft_answer(case=case, reply=reply, by=_by(), at=at)
    cases.approve_answer(case=case, by=_by(), at=at)
    cases.answer(case=case, by=_by(), at=at)
    prepared = Prepared(
        title="Cống vỡ", text=f"Cống vỡ, {words['published']}.", answer="Sẽ thay.", place="thôn 3"
    )
    cases.prepare_publication(case=case, prepared=prepared, by=_by(), at=at)
    cases.publish(case=case, seen=previewing.digest_of(case), by=_by(), at=at)


def dump(folder: str) -> None:
    """Every row of every table as the product reads it, what is sealed at rest opened; the words of
    the full text; every upload as the product reads it."""
    into = Path(folder)
    with (into / "rows.txt").open("w", encoding="utf-8") as file:
        for model in apps.get_models():
            for row in model._default_manager.values_list():
                file.write(f"{model._meta.label} {' | '.join(map(str, row))}\n")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE temp.words_of USING "
                           "fts5vocab(main, base_searchentry_words, instance)")  # fmt: skip
            cursor.execute("SELECT term FROM temp.words_of")
        else:
            lexemes = "SELECT base_searchentry_found(id, folded, unit) FROM base_searchentry"
            cursor.execute("SELECT word FROM ts_stat(%s)", [lexemes])
        (into / "vocabulary.txt").write_text("\n".join(row[0] for row in cursor.fetchall()))
    (into / "uploads").mkdir()
    root = Path(settings.UPLOADS_DIR)
    found = sorted(one for one in root.rglob("*") if one.is_file())
    for number, path in enumerate(found):
        with sealed_files.opened(path, path.relative_to(root).as_posix()) as file:
            (into / "uploads" / f"{number}{path.suffix}").write_bytes(file.read())
    print(len(found))


def deliver() -> None:
    """Every letter that waits, at an hour when machines write to people."""
    at = start_of_day(day_of(datetime.now(UTC))) + timedelta(days=1, hours=10)
    number = 0
    while work.run_once(at=at) and number < MOST_LETTERS:
        at, number = at + timedelta(seconds=1), number + 1
    print(number)


def begin() -> None:
    """The tables, and the province of Lào Cai."""
    keys.make_missing()
    call_command("migrate", verbosity=0)
    unit_actions.load_province(code="lc", by=_by(), at=datetime.now(UTC))


STEPS: dict[str, Callable[..., None]] = {
    "begin": begin, "people": people, "answer": answer, "deliver": deliver, "dump": dump,
}  # fmt: skip


if __name__ == "__main__":
    for step, *given in json.loads(sys.argv[1]):
        STEPS[step](*given)
