"""`python -m bench.stage REFERENCE`: answer a case and release its page, as officers would.

Run with the settings of the installation that is measured.
"""

import os
import secrets
import sys
from datetime import UTC, datetime, timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django
from django.conf import settings

django.setup()

from hoiam.cases import actions as cases  # noqa: E402 - models need the set-up above
from hoiam.cases import previewing  # noqa: E402
from hoiam.cases.actions import Reply  # noqa: E402
from hoiam.cases.actions.publishing import Prepared  # noqa: E402
from hoiam.cases.models import Case  # noqa: E402
from hoiam.core import actor as actors  # noqa: E402
from hoiam.core.calendar import day_of  # noqa: E402


def main(reference: str) -> None:
    """A promise is still open afterwards: the fullest page that strangers see."""
    at, by = datetime.now(UTC), actors.system("bench", act="b-" + secrets.token_hex(8))
    case = Case.objects.get(code=reference)
    if case.held:
        cases.sort(case=case, field=case.field, unit=case.unit, title=case.title, by=by, at=at)
    cases.accept(case=case, by=by, at=at)
    reply = Reply(
        result="promised",
        text="Xã đã đặt biển báo và rào tạm hai đầu cống.",
        promise="Thay cống mới trước trường tiểu học",
        promise_due_on=day_of(at) + timedelta(days=30),
        paper_number="118/TB-UBND",
    )
    cases.draft_answer(case=case, reply=reply, by=by, at=at)
    cases.approve_answer(case=case, by=by, at=at)
    cases.answer(case=case, by=by, at=at)
    prepared = Prepared(
        title="Cống vỡ trước trường tiểu học",
        text="Cống trước trường tiểu học bị vỡ, nước tràn ra đường.",
        answer="Đã đặt biển báo; sẽ thay cống mới.",
        place="thôn 3",
    )
    cases.prepare_publication(case=case, prepared=prepared, by=by, at=at)
    cases.publish(case=case, seen=previewing.digest_of(case), by=by, at=at)
    print(settings.SITE_URL)


if __name__ == "__main__":
    main(sys.argv[1])
