"""Meetings, and requests of voters for one, as lists of duties name them."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.meetings import queries
from hoiam.web.office.describing import Described


def meetings(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """The meeting whose notice period or result it is."""
    found = {}
    for one in queries.visible_to(person).filter(code__in=codes):
        day = queries.day_of(one)
        kind = _(one.get_kind_display())
        found[one.code] = Described(
            words=one.title,
            url=reverse("office:meeting", args=[one.code]),
            source=f"{kind}, {vn_date(day)}" if day else kind,
            public_url=reverse("public:meeting", args=[one.code]) if one.announced_at else "",
        )
    return found


def hold_requests(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """The dialogue that voters ask for."""
    rows = queries.requests_visible_to(person).filter(code__in=codes).select_related("area")
    return {
        one.code: Described(
            words=one.subject,
            url=reverse("office:hold-requests"),
            source=_("đề nghị đối thoại của cử tri %(place)s, %(day)s")
            % {"place": one.area.name, "day": vn_date(one.asked_on)},
        )
        for one in rows
    }
