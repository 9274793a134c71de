"""The board of the office: the public one of the officer's own place, and what is owed there."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hoiam.core import calendar
from hoiam.core.actor import Actor, Role
from hoiam.core.refusals import NotFound
from hoiam.figures import boards, leading
from hoiam.figures.leading import LATE, LATER, PARTS, PAUSED, WEEK, Line
from hoiam.units import queries as units
from hoiam.units.models import COMMUNES, Unit
from hoiam.web import charts, tables
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.boards import choosing, counted, drawn
from hoiam.web.boards.ways import OfficeWays
from hoiam.web.charts import Bar, Chart, Part, Sign
from hoiam.web.office import exports, menu, pages
from hoiam.web.office.leading import board as leaders
from hoiam.web.office.leading import listing

AREA, WHOLE = "xa", "tat-ca"
_FOLLOWERS = (Role.LEADER, Role.FRONT)
_SIGNS = {LATE: Sign.LATE, WEEK: Sign.WITHIN, LATER: Sign.PLAIN, PAUSED: Sign.OTHER}


@office(*menu.READERS)
def page(request: OfficeRequest) -> HttpResponseBase:
    """One period of the officer's own commune, of another one, or of the whole locality."""
    at = now()
    today = calendar.day_of(at)
    period, area = choosing.period_of(request.GET, today), _area(request)
    code = area.code if area else ""
    board = counted.of(period, code, at)
    drawings = drawn.all_of(board, OfficeWays(period, code))
    owed = _owed(request.actor, at=today) if request.actor.holds_anywhere(*_FOLLOWERS) else []
    if tables.asked(request):
        return exports.given(request, counted.as_table([*owed, *drawings]), "Bảng số liệu")
    return pages.show(
        request,
        "figures/board",
        area=area,
        board=board,
        owed=owed,
        charts=drawings,
        communes=list(units.communes(today)),
        whole=WHOLE,
        period=choosing.name_of(period),
        periods=choosing.groups(period, today),
    )


def _area(request: OfficeRequest) -> Unit | None:
    """The commune that was asked for; where none is named, the officer's own."""
    code = request.GET.get(AREA, "")[:40]
    if code == WHOLE:
        return None
    if code:
        found = units.found(code)
        if found is None or found.kind not in COMMUNES:
            raise NotFound("base.not-found")
        return found
    return boards.home_of(request.actor)


def _owed(person: Actor, *, at: date) -> list[Chart]:
    """Open duties that this person follows, by where they come from and by who owes them: late
    ones stand first, for no rate hides them."""
    found = leading.board(person, leading.view_on(at))
    return [
        _duties(
            found.by_source, "nguon", listing.SOURCE, _("Việc đang mở theo nguồn"), _("Nguồn"),
            _("Lời hứa, kết luận, yêu cầu và thời hạn theo luật chưa xong, theo nơi chúng sinh ra."),
        ),
        _duties(
            found.by_unit, "no-viec", listing.UNIT, _("Việc đang mở theo đơn vị"), _("Đơn vị"),
            _("Xếp theo việc cần làm gấp, không phải xếp hạng đơn vị."),
        ),
    ]  # fmt: skip


def _duties(
    lines: Sequence[Line], code: str, key: str, title: str, heading: str, told: str
) -> Chart:
    names = {_SIGNS[part]: _(part.name) for part in PARTS}
    rows = [
        Bar(
            drawn.capital(line.name),
            tuple(Part(_SIGNS[part], line.counts[part.code]) for part in PARTS),
            leaders.address(leading.OPEN, **{key: line.code}),
        )
        for line in lines
    ]
    return charts.bars(rows, code=code, title=title, told=told, names=names, heading=heading)
