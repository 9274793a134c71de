"""The demonstration: invented people and voices, played through the product's own actions.

Nothing is written past the actions: every receipt, date, hand-over and promise of the demo came
about as it would in an office, on the day its story tells.
"""

import argparse
import math
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Officer
from hoiam.base import training as birth
from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.cli import (
    demo_data,
    demo_figures,
    demo_life,
    demo_petitions,
    demo_sealed,
    server,
    starting,
)
from hoiam.cli.console import now
from hoiam.cli.console import say as aloud
from hoiam.cli.demo_data.values import Answer, Body, DemoVoice, HeldRole, Promise, Step
from hoiam.cli.demo_play import Player
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of, start_of_day
from hoiam.rules import actions as rules
from hoiam.rules import queries as rule_queries
from hoiam.units import actions as units
from hoiam.units import catalogue, hamlets
from hoiam.units import queries as unit_queries
from hoiam.units.models import Unit

PROVINCE_CODE = "lc"
PASSWORD = "cong-vo-truoc-truong-2026"  # noqa: S105 - shown on purpose: the demo is on loopback alone
Say = Callable[[str], None]


def _system() -> Actor:
    return actors.system("demo", act="d-" + secrets.token_hex(8))


@dataclass(frozen=True, slots=True)
class Moment:
    """One step of one story on its day."""

    at: datetime
    order: int
    voice: DemoVoice
    step: Step | Promise | None  # none: the voice itself; a promise: the day it was kept


def run(options: argparse.Namespace) -> int:
    """Load the demonstration on the first start and serve it on this machine alone."""
    if starting.check_quietly():
        return 1
    starting.migrate(options)
    birth.refuse_mismatch()
    server.collect_static()
    loaded = load(say=aloud, at=now())
    if options.load_only:
        return 0
    connection.close()
    if loaded:
        server.begin_anew()
    print_accounts(say=aloud, address=settings.SITE_URL)
    return server.serve(host="127.0.0.1", port=options.port, workers=options.workers)


def load(*, say: Say, at: datetime) -> bool:
    """Fill an empty installation, and say whether it was filled; a filled one is left as it is. A
    load that was cut short is all undone, so that the next start begins anew."""
    if Case.objects.exists():
        return False
    say("Nạp bản trình diễn (chỉ lần đầu): đơn vị của tỉnh Lào Cai …")
    with transaction.atomic():
        _load_units(at)
        officers = _load_officers(at)
        _load_templates(at)
        _play(officers=officers, at=at, say=say)
        demo_life.load(at=at)
        demo_petitions.load(at=at)
        demo_figures.load(at=at)
        demo_sealed.load(at=at)
    say("Xong.")
    return True


def _load_units(at: datetime) -> None:
    long_ago = at - timedelta(days=400)
    units.load_province(code=PROVINCE_CODE, by=_system(), at=long_ago)
    day = day_of(at)
    preview = hamlets.read(
        catalogue.demo_hamlets(),
        communes=unit_queries.known_communes(day),
        hamlets=unit_queries.known_hamlets(day),
    )
    units.import_hamlets(rows=preview.rows, by=_system(), at=at)
    rules.set_default_targets(by=_system(), at=long_ago)


def body_of(body: Body, area: Unit, day: date) -> Unit:
    """The body with this template, of the commune in question or of the province."""
    place = area
    if body.level == "province":
        while place.parent is not None:
            place = place.parent
    found = unit_queries.body(place, body.code, day)
    if found is None:
        raise LookupError(f"{area.name} has no body {body.code}")
    return found


def _load_officers(at: datetime) -> dict[str, list[Officer]]:
    """Accounts and roles; returns the officers of each body."""
    by_unit: dict[str, list[Officer]] = {}
    long_ago = at - timedelta(days=390)
    for one in demo_data.officers():
        officer = accounts.open_account(
            username=one.username, name=one.name, password=PASSWORD, by=_system(), at=long_ago
        )
        for held in one.roles:
            unit = _unit_of(held, day_of(at))
            accounts.grant_role(
                officer=officer,
                unit=unit,
                role=held.role,
                valid_from=day_of(long_ago),
                by=_system(),
                at=long_ago,
            )
            by_unit.setdefault(unit.code, []).append(officer)
    return by_unit


def _unit_of(held: HeldRole, day: date) -> Unit:
    if held.commune:
        area = unit_queries.communes(day).get(name=held.commune)
    else:
        area = unit_queries.by_code(PROVINCE_CODE)
    return body_of(held.body, area, day)


def _load_templates(at: datetime) -> None:
    fields = {field.code: field for field in unit_queries.fields()}
    for one in demo_data.templates():
        cases.save_template(
            title=one.title,
            text=one.text,
            result=one.result,
            field=fields.get(one.field),
            unit=None,
            by=_system(),
            at=at,
        )


def _moments(at: datetime) -> Iterator[Moment]:
    today = day_of(at)
    for number, voice in enumerate(demo_data.voices()):
        # Between seven in the morning and five in the afternoon, spread by the number.
        day = today - timedelta(days=voice.days_ago)
        spoken = start_of_day(day) + timedelta(hours=7, minutes=(number * 37) % 600)
        yield Moment(min(spoken, at), -1, voice, None)
        for order, step in enumerate(voice.story):
            moment = spoken + timedelta(days=step.day, minutes=20 * (order + 1))
            yield Moment(min(moment, at), order, voice, step)
            if isinstance(step, Answer) and step.promise and step.promise.kept_day is not None:
                kept = spoken + timedelta(days=step.promise.kept_day, minutes=15)
                yield Moment(min(kept, at), order, voice, step.promise)


def _play(*, officers: dict[str, list[Officer]], at: datetime, say: Say) -> None:
    player = Player(officers=officers, body_of=body_of, calendar=rule_queries.calendar_on())
    moments = sorted(_moments(at), key=lambda moment: moment.at)
    for number, moment in enumerate(moments, start=1):
        if moment.step is None:
            player.receive(moment.voice, at=moment.at)
        else:
            player.take(moment.voice, moment.step, at=moment.at)
        if number % 200 == 0 or number == len(moments):
            say(f"  {math.floor(100 * number / len(moments))} % của {len(moments)} bước")
    player.tell_the_rest(at=at)


def print_accounts(*, say: Say, address: str) -> None:
    """The address and the accounts of the demonstration."""
    say("")
    say("BẢN TRÌNH DIỄN: mọi người và mọi việc đều hư cấu. Chỉ mở trên máy này.")
    say(f"  Trang người dân:  {address}")
    say(f"  Trang cán bộ:     {address}/van-phong/   (mật khẩu chung: {PASSWORD})")
    for one in demo_data.officers():
        say(f"    {one.username:<22} {one.post}")
    for line in demo_sealed.told():
        say(line)
    say("  Dừng: Ctrl+C.")
