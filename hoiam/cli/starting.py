"""`hoiam serve`, and what comes before it: checks, the database of this version, the first link."""

import argparse

from django.conf import settings
from django.core import checks
from django.db import connection

from hoiam.accounts import actions as accounts
from hoiam.accounts import queries as account_queries
from hoiam.base import keeping, migrating
from hoiam.base import training as birth
from hoiam.base.checks import HERE
from hoiam.cli import keys, public_log, server, training
from hoiam.cli.console import by, now, say


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
    token = accounts.make_setup_link(by=by(), at=now())
    say("Chưa có người quản trị. Mở đường dẫn này một lần để lập tài khoản đầu tiên:")
    say(f"  {settings.SITE_URL}/van-phong/khoi-tao/{token}")
