"""Who gives out open data, and who types in the denunciations of a province."""

from hoiam.core.actor import Actor, Kind, Role
from hoiam.core.refusals import NotAllowed
from hoiam.figures.models import YearTotal
from hoiam.units.models import Unit, UnitKind


def check_can_release_open_data(actor: Actor) -> None:
    """The product itself: nobody picks the day on which a number is given out."""
    if actor.kind is not Kind.SYSTEM:
        raise NotAllowed("figures.released-by-itself")


def check_can_enter_year_total(province: Unit, actor: Actor) -> None:
    """A leader of a body of the whole province: to whom every settling officer hands the sheet.
    No commune and no single file is named by such a total."""
    bodies = Unit.objects.filter(area=province, code__in=actor.units(Role.LEADER))
    if province.kind != UnitKind.PROVINCE or not actor.is_officer or not bodies.exists():
        raise NotAllowed("figures.province-leader-enters")


def check_can_confirm_year_total(total: YearTotal, actor: Actor) -> None:
    """Another leader of the province than the one who typed it in."""
    check_can_enter_year_total(total.province, actor)
    if total.entered_by == actor.code:
        raise NotAllowed("figures.another-confirms")
