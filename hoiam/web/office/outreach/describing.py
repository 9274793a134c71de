"""A notice to hamlets as the matter of a commitment."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.outreach import spreading
from hoiam.web.office.describing import Described


def broadcasts(codes: Collection[str], person: Actor) -> dict[str, Described]:
    found = spreading.visible_to(person).filter(code__in=codes)
    return {
        one.code: Described(
            words=one.title,
            url=reverse("office:broadcast", args=[one.code]),
            source=_("thông báo tới thôn"),
            public_url=reverse("public:hamlet-notice", args=[one.code]),
        )
        for one in found
    }
