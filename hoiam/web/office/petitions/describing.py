"""Orders of decisions as the matters of commitments: what kind of thing, of which decision."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.petitions import decisions
from hoiam.petitions.models import Order
from hoiam.web.office.describing import Described


def orders(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """The kind of the order alone: its words are read in the decision."""
    found = Order.objects.filter(code__in=codes, decision__in=decisions.visible_to(person))
    return {
        one.code: Described(
            words=_(one.get_kind_display()),
            url=reverse("office:decision", args=[one.decision.code]),
            source=_("quyết định %(number)s ngày %(day)s, đơn số %(petition)s")
            % {
                "number": one.decision.number,
                "day": vn_date(one.decision.issued_on),
                "petition": one.decision.petition.registered,
            },
        )
        for one in found.select_related("decision__petition").defer(
            "what", "decision__findings", "decision__orders"
        )
    }
