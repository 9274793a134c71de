"""What an administrator does about an officer's signing in: a link, a reset, the end of sessions.

None of it tells the administrator a password or a code.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.accounts import actions, factors, queries
from hoiam.accounts.actions.entering import LINK_LASTS
from hoiam.accounts.models import Officer
from hoiam.core.actor import Role
from hoiam.web.access import OfficeRequest, machine_now, now, office
from hoiam.web.office import entry_forms, pages
from hoiam.web.office.pages import Values


def facts(found: Officer) -> Values:
    """What their page says about signing in: never with what, only that it is set up."""
    at = machine_now()
    idle = at - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
    return {
        "factors": factors.of(found),
        "sessions": len(factors.sessions(found, at=at, idle_since=idle)),
        "failures": factors.failures(found.code),
    }


@office(Role.ADMINISTRATOR)
def password(request: OfficeRequest, code: str) -> HttpResponse:
    """A one-time link, shown once, for the officer to set a password that nobody else knows."""
    found = queries.by_code(request.actor, code)
    if request.method != "POST":
        return pages.show(request, "entry_link", officer=found, link="", days=LINK_LASTS.days)
    token = actions.make_entry_link(
        officer=found, machine=machine_now(), by=request.actor, at=now()
    )
    return shown_link(request, found, token)


def shown_link(request: OfficeRequest, found: Officer, token: str) -> HttpResponse:
    """The page with the link; it cannot be shown again."""
    link = f"{settings.SITE_URL}{reverse('office:new-password', args=[token])}"
    return pages.show(request, "entry_link", officer=found, link=link, days=LINK_LASTS.days)


@office(Role.ADMINISTRATOR)
def reset(request: OfficeRequest, code: str) -> HttpResponse:
    """The telephone is lost, and the paper too."""
    found = queries.by_code(request.actor, code)
    form = pages.bound(request, entry_forms.Reason)

    def act(typed: Values) -> None:
        actions.reset_factors(officer=found, reason=typed["reason"], by=request.actor, at=now())

    return pages.ask(
        request, "account_form", form=form, act=act, to=("office:officer", found.code),
        said=_("Đã xóa lớp xác thực thứ hai. Lần vào tới, cán bộ thiết lập lại."),
        heading=_("Xóa lớp xác thực thứ hai"), button=_("Xóa để thiết lập lại"), officer=found,
    )  # fmt: skip


@require_POST
@office(Role.ADMINISTRATOR)
def end_sessions(request: OfficeRequest, code: str) -> HttpResponse:
    found = queries.by_code(request.actor, code)
    actions.end_sessions(officer=found, keeping="", by=request.actor, at=now())
    return pages.done(request, _("Đã đóng mọi phiên của cán bộ."), "office:officer", found.code)
