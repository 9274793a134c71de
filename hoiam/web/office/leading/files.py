"""The counts of a leader as a file: units or sources with every measure."""

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.figures.leading import MEASURES, Board
from hoiam.web import tables
from hoiam.web.access import OfficeRequest
from hoiam.web.office import exports
from hoiam.web.tables import Column, Table

BY_UNIT, BY_SOURCE = "don-vi", "nguon"


def counted(request: OfficeRequest, board: Board) -> HttpResponseBase:
    """The table that the address names; by unit where it names none that is known."""
    by_source = request.GET.get(tables.WHICH) == BY_SOURCE
    lines = board.by_source if by_source else board.by_unit
    first = (
        (Column(_("Mã"), 20), Column(_("Từ đâu"), 40))
        if by_source
        else (Column(_("Mã đơn vị"), 20), Column(_("Đơn vị"), 40))
    )
    table = Table(
        "theo-doi-nguon" if by_source else "theo-doi-don-vi",
        (*first, *(Column(_(one.name), 12) for one in MEASURES)),
        ((line.code, line.name, *(line.counts[one.code] for one in MEASURES)) for line in lines),
    )
    return exports.given(request, table, "Theo dõi")
