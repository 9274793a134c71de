"""Online receptions as lists of duties name them."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.core.text import vn_moment
from hoiam.reception import queries
from hoiam.web.office.describing import Described


def online(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """Online receptions by their hour."""
    found = queries.online_visible_to(person).filter(code__in=codes).select_related("body")
    return {
        one.code: Described(
            words=one.body.name,
            url=reverse("office:online-receptions"),
            source=_("tiếp công dân trực tuyến {moment}").format(moment=vn_moment(one.starts)),
        )
        for one in found
    }
