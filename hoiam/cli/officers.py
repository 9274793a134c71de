"""For whoever runs the machine, when the only administrator can no longer come in. Each use leaves
an event on the account, which every other administrator and the officer can read."""

import argparse
import secrets
from collections.abc import Callable

from django.conf import settings

from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Officer
from hoiam.base import clock
from hoiam.cli import console
from hoiam.core import actor as actors
from hoiam.core.refusals import NotFound

LINK = "/van-phong/mat-khau-moi"
type Say = Callable[[str], None]


def run(options: argparse.Namespace, say: Say = console.say) -> int:
    """`hoiam officer link` and `hoiam officer reset`."""
    officer = Officer.objects.filter(username=options.username.strip().lower()).first()
    if officer is None:
        raise NotFound("accounts.no-such-officer", username=options.username)
    by = actors.system("cli", act="c-" + secrets.token_hex(8))
    if options.step == "link":
        token = accounts.make_entry_link(
            officer=officer, machine=clock.machine_now(), by=by, at=clock.now()
        )
        say(f"Đường dẫn đặt mật khẩu của {officer.name}, dùng một lần, trong 3 ngày:")
        say(f"{settings.SITE_URL}{LINK}/{token}")
        return 0
    accounts.reset_factors(officer=officer, reason=options.reason, by=by, at=clock.now())
    say(f"Đã xóa lớp xác thực thứ hai của {officer.name}; lần vào tới sẽ thiết lập lại.")
    return 0
