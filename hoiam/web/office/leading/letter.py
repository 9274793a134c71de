"""The weekly letter on the page of who gets it: as it would go now, on and off, and what became
of the last ones."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from hoiam.core import calendar, mailing
from hoiam.core.actor import Role
from hoiam.figures import actions as figures
from hoiam.figures import digests
from hoiam.figures.policies import READERS
from hoiam.notices.delivery import is_configured
from hoiam.notices.models import Channel
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.pages import Values

STOP, RESUME = "thoi", "nhan"


class Choice(forms.Form):
    """On or off."""

    choice = forms.ChoiceField(choices=[(STOP, STOP), (RESUME, RESUME)], widget=forms.HiddenInput)


@office(*READERS, Role.ADMINISTRATOR)
def page(request: OfficeRequest) -> HttpResponse:
    """What goes on Monday, and who was not reached."""
    officer, actor = request.officer, request.actor
    day = calendar.day_of(now())
    gets_one = actor.holds_anywhere(*READERS)
    wants = digests.wants(officer)
    written = digests.written_for(officer, actor, day) if gets_one else None

    def act(typed: Values) -> None:
        choose = figures.stop_digest if typed["choice"] == STOP else figures.resume_digest
        choose(by=actor, at=now())

    return pages.ask(
        request,
        "leading/letter",
        form=pages.bound(request, Choice),
        act=act,
        said=_("Đã ghi lựa chọn của ông/bà."),
        to=("office:weekly-letter",),
        officer=officer,
        gets_one=gets_one,
        wants=wants,
        next_choice=STOP if wants else RESUME,
        written=written,
        html=mailing.as_html(written.text) if written else "",
        is_sent=is_configured(Channel.EMAIL),
        sent=digests.of_officer(officer),
        not_arrived=digests.not_arrived(actor, day),
    )
