"""What each command does, once the settings may be read."""

import argparse
import secrets
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, OperationalError, connection

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.base import clock, keeping, migrating, texts
from hoiam.base import training as birth
from hoiam.base.checks import HERE
from hoiam.cli import (
    demo,
    doctoring,
    importing,
    keys,
    officers,
    opening,
    public_log,
    recipients_here,
    recovery_here,
    routing,
    sealed_pages,
    server,
    standing,
    training,
    work,
)
from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of
from hoiam.core.refusals import NotFound, Refusal, WrongState
from hoiam.rules import actions as rules
from hoiam.standing import state
from hoiam.units import actions as units
from hoiam.units import catalogue, change_files, hamlets
from hoiam.units import queries as unit_queries


def say(line: str = "") -> None:
    """One line to the person at the console."""
    print(line, flush=True)


def _system() -> Actor:
    return actors.system("cli", act="c-" + secrets.token_hex(8))


def _now() -> datetime:
    return clock.now()


def run(options: argparse.Namespace) -> int:
    """One command by name. Neither in a real nor in a training installation does one run that was
    set up for the other."""
    try:
        return _run(options)
    except Refusal as error:
        return _refused(error)
    except DatabaseError as error:
        refusal = _why_not(error)
        if refusal is None:
            raise
        return _refused(refusal)


def _run(options: argparse.Namespace) -> int:
    if options.command not in {"restore", "check"}:
        state.refuse_half_restored()
    if options.command not in UNBORN:
        birth.refuse_mismatch()
        keeping.refuse_mismatch()
    return _COMMANDS[options.command](options)


def _refused(error: Refusal) -> int:
    text = texts.refusal(error)
    print(f"{text.what}\n{text.why}\n{text.next}", file=sys.stderr)
    return 1


def _why_not(error: DatabaseError) -> Refusal | None:
    """What an operator can mend: no database, none that was ever made, or one of an older version.
    Asked only after something failed, so that no command waits for it."""
    try:
        connection.ensure_connection()
    except OperationalError as away:
        return WrongState("base.database-away", why=str(away).splitlines()[0] if str(away) else "")
    return WrongState("base.database-behind") if migrating.is_behind() else None


def check(options: argparse.Namespace) -> int:
    """Say what is wrong with the settings; exit code 1 when something is."""
    found = checks.run_checks(include_deployment_checks=False, databases=["default"])
    for message in found:
        say(f"{message.id}: {message.msg}\n  {message.hint or ''}")
    if not found:
        say("Cấu hình ổn.")
    return 1 if any(message.level >= checks.ERROR for message in found) else 0


def migrate(options: argparse.Namespace) -> int:
    """Bring the database to this version."""
    keeping.prepare()
    migrating.migrate()
    training.begin()
    keys.begin()
    public_log.begin()
    return 0


def serve(options: argparse.Namespace) -> int:
    """Migrate, check, print the one-time link where nobody can sign in yet, and serve."""
    if check_quietly():
        return 1
    migrate(options)
    birth.refuse_mismatch()
    server.collect_static()
    if account_queries.needs_first_administrator():
        _print_setup_link()
    connection.close()  # the children open their own
    say(f"Hồi Âm {settings.VERSION}: {settings.SITE_URL}")
    return server.serve(host=options.host, port=options.port, workers=options.workers)


def check_quietly() -> bool:
    """Print errors and warnings; whether the start must stop."""
    found = checks.run_checks(tags=[HERE], databases=["default"])
    for message in found:
        say(f"{message.id}: {message.msg} {message.hint or ''}")
    return any(message.level >= checks.ERROR for message in found)


def setup_link(options: argparse.Namespace) -> int:
    """Print a new one-time link; earlier ones stop working."""
    _print_setup_link()
    return 0


def _print_setup_link() -> None:
    token = accounts.make_setup_link(by=_system(), at=_now())
    say("Chưa có người quản trị. Mở đường dẫn này một lần để lập tài khoản đầu tiên:")
    say(f"  {settings.SITE_URL}/van-phong/khoi-tao/{token}")


def run_units(options: argparse.Namespace) -> int:
    """One step of `hoiam units`."""
    return _UNITS[options.step](options)


def load_units(options: argparse.Namespace) -> int:
    """Load the provinces named, each in a transaction of its own, then the default targets."""
    wanted: list[catalogue.ProvinceEntry] = []
    for words in options.province:
        if words == "all":
            wanted += catalogue.provinces()
            continue
        found = catalogue.province_named(words)
        if found is None:
            raise NotFound("units.province-unknown", given=words)
        wanted.append(found)
    for one in dict.fromkeys(wanted):
        loaded = units.load_province(code=one.code, by=_system(), at=_now())
        say(f"{one.name}: {loaded.units} đơn vị mới.")
    targets = rules.set_default_targets(by=_system(), at=_now())
    say(f"Thời hạn mặc định mới: {targets}.")
    return 0


def list_provinces(options: argparse.Namespace) -> int:
    """The table of codes: present communes, wards, special zones; former districts, communes."""
    del options
    say("mã   số  xã   phường  đặc khu  cộng   huyện cũ  xã cũ  tên (hợp từ)")
    for one in catalogue.provinces():
        counts = (
            f"{one.communes:>3}  {one.wards:>6}  {one.special_zones:>7}  {one.present:>4}"
            f"  {one.former_districts:>9}  {one.former_communes:>5}"
        )
        former = f" ({', '.join(one.former)})" if one.former else ""
        say(f"{one.code:<3}  {one.official_code}  {counts}  {one.name}{former}")
    every = catalogue.provinces()
    say(f"{len(every)} tỉnh, thành phố; {sum(one.present for one in every)} xã, phường, đặc khu.")
    return 0


def load_hamlets(options: argparse.Namespace) -> int:
    """A list of hamlets in two steps: look, then commit exactly that."""
    today = day_of(_now())
    preview = hamlets.read(
        Path(options.file).read_text(encoding="utf-8"),
        communes=unit_queries.known_communes(today),
        hamlets=unit_queries.known_hamlets(today),
    )
    for row in preview.rows:
        say(f"{row.line:>5}  {row.verdict:<8}  {row.name}  {row.why}")
    if options.commit:
        units.import_hamlets(rows=preview.rows, by=_system(), at=_now())
        say("Đã ghi.")
    else:
        say("Mới là bản xem trước. Thêm --commit để ghi đúng những dòng này.")
    return 0


def change_units(options: argparse.Namespace) -> int:
    """A file of official changes in two steps: look, then commit exactly that."""
    rows = change_files.read(Path(options.file).read_text(encoding="utf-8-sig"))
    for row in rows:
        after = ", ".join(one.name for one in row.successors) or "–"
        said = f"{', '.join(row.predecessors) or '–'} → {after}  {row.why}"
        say(f"{row.line:>5}  {row.verdict:<8}  {row.what:<12}  {said}".rstrip())
    if options.commit:
        written = units.apply_changes(rows=rows, by=_system(), at=_now())
        say(f"Đã ghi {written} lần thay đổi.")
    else:
        say("Mới là bản xem trước. Thêm --commit để ghi đúng những dòng này.")
    return 0


_UNITS: dict[str, Callable[[argparse.Namespace], int]] = {
    "load": load_units,
    "provinces": list_provinces,
    "hamlets": load_hamlets,
    "change": change_units,
}


def run_work(options: argparse.Namespace) -> int:
    """Deliver until told to stop."""
    if migrating.is_empty():  # its rounds would wait in silence for tables that nobody makes
        raise WrongState("base.database-behind")
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    work.loop(stop)
    return 0


def run_demo(options: argparse.Namespace) -> int:
    """Load the demonstration on the first start and serve it on this machine alone."""
    if check_quietly():
        return 1
    migrate(options)
    birth.refuse_mismatch()
    server.collect_static()
    loaded = demo.load(say=say, at=_now())
    if options.load_only:
        return 0
    connection.close()
    if loaded:
        server.begin_anew()
    demo.print_accounts(say=say, address=settings.SITE_URL)
    return server.serve(host="127.0.0.1", port=options.port, workers=options.workers)


# What may run before the database is one that can be asked.
UNBORN = frozenset({"serve", "demo", "migrate", "check", "restore"})
_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "officer": lambda options: officers.run(options, say),
    "serve": serve,
    "demo": run_demo,
    "work": run_work,
    "migrate": migrate,
    "units": run_units,
    "import": importing.run,
    "imports": importing.show,
    "setup-link": setup_link,
    "training": training.run,
    "keys": keys.run,
    "open-data": lambda options: opening.run(options, say),
    "backup": standing.backup,
    "restore": standing.restore,
    "doctor": doctoring.run,
    "routing": lambda options: routing.run(options, say),
    "recipients": recipients_here.run,
    "recovery": recovery_here.run,
    "log": public_log.run,
    "seal-pages": sealed_pages.run,
    "check": check,
}
