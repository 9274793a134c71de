"""The context of a figure's page, and its files: the same for everybody and for officers."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoiam.core.figures.definitions import Figure
from hoiam.core.figures.names import COUNTED
from hoiam.figures import engine
from hoiam.figures.datasets import Among, Reach, Rows
from hoiam.figures.engine import AsOf, Part
from hoiam.web.boards import choosing
from hoiam.web.figure_pages import lines, shown
from hoiam.web.figure_pages.asking import AFTER, LIST, ORGANISED, THEN, Wanted, name_of
from hoiam.web.tables import Column, Table
from hoiam.web.tables import Line as Cells

MOST = 10_000


def context(
    figure: Figure,
    known: Rows,
    wanted: Wanted,
    *,
    at: datetime,
    among: Among,
    opened: Among,
    addresses: dict[str, str],
) -> dict[str, Any]:
    """Everything a page says. `among`: the rows that are counted; `opened`: those that the reader
    may open, of which the list is made."""
    answer = engine.answer(figure, wanted.asked, wanted.scope, at=at, among=among)
    part = wanted.part if figure.is_share else Part.COUNTED
    behind = engine.rows(
        figure, wanted.asked, wanted.scope, part, among=lines.opened(known, opened)
    )
    listed = lines.page(behind, known, wanted.after, addresses)
    is_same = isinstance(opened, Reach) and among == opened
    shown_count = _size(answer, part, behind) if is_same else _shown(answer, part, behind, opened)
    return {
        "figure": figure,
        "answer": answer,
        "counted": _(COUNTED[figure.unit_of_counting]),
        "printed": shown.printed(answer),
        "period": choosing.name_of(wanted.period),
        "wanted": wanted,
        "periods": choosing.groups(wanted.period, wanted.today),
        "due": wanted.period.due(),
        "facts": shown.facts(figure),
        "beside": shown.beside(figure, wanted, among),
        "sides": shown.sides(answer, wanted, among),
        "has_list": opened is not None,
        "page": listed,
        "older": wanted.query(**{AFTER: listed.after}) if listed.after else "",
        "shown_count": shown_count,
        "hidden_count": max(_size(answer, part, behind) - shown_count, 0),
        "part": part,
        "parts": _parts(figure, answer, wanted),
        "organised": _organised(wanted),
        "counted_at": at,
    }


def _shown(answer: engine.Answer, part: Part, behind: QuerySet[Any], opened: Among) -> int:
    """How many rows the list of this reader has; of whole bodies the figure itself says it."""
    if not isinstance(opened, Reach):
        return behind.order_by().count()
    own = engine.answer(answer.figure, answer.asked, answer.scope, among=opened)
    return _size(own, part, behind)


def _size(answer: engine.Answer, part: Part, behind: QuerySet[Any]) -> int:
    """How many rows a list would have if it had them all; unknown of sums."""
    if answer.figure.measure.how != "rows":
        return behind.order_by().count()
    sizes = {Part.COUNTED: answer.value, Part.WHOLE: answer.whole, Part.REST: answer.rest}
    return int(sizes[part] or 0)


def _parts(
    figure: Figure, answer: engine.Answer, wanted: Wanted
) -> list[tuple[str, str, Any, bool]]:
    """The lists of a share: address, name, size, whether it stands open."""
    if not figure.is_share:
        return []
    rest = _(figure.rest_name) if figure.rest_name else _("Còn lại")
    return [
        (wanted.query(**{LIST: name_of(part)}), name, size, wanted.part is part)
        for part, name, size in (
            (Part.REST, rest, answer.rest),
            (Part.COUNTED, _("Được tính"), answer.value),
            (Part.WHOLE, _("Cả mẫu số"), answer.whole),
        )
    ]


def _organised(wanted: Wanted) -> list[tuple[str, str, bool]]:
    """As the units were, or as they are; where no unit is asked for, both are the same."""
    if wanted.place is None:
        return []
    return [
        (
            wanted.query(**{ORGANISED.replace("-", "_"): code}),
            name,
            wanted.as_of is one,
        )
        for code, name, one in (
            ("", _("Tổ chức như hiện nay"), AsOf.TODAY),
            (THEN, _("Tổ chức như lúc đó"), AsOf.THEN),
        )
    ]


def rows_as_table(figure: Figure, known: Rows, wanted: Wanted, opened: Among) -> Table:
    """The list behind a number as a file."""
    part = wanted.part if figure.is_share else Part.COUNTED
    behind = engine.rows(figure, wanted.asked, wanted.scope, part, among=opened)
    columns = (Column(_("Mã"), 18), Column(_("Ngày"), 12), Column(_("Đơn vị"), 40))
    return Table(f"so-lieu-{figure.code}-{name_of(part)}", columns, _cells(behind, known))


def _cells(behind: QuerySet[Any], known: Rows) -> Iterator[Cells]:
    for one in lines.every(behind, known, MOST):
        yield _line(one)


def _line(one: lines.Line) -> Cells:
    return one.code, one.day, one.unit


def number_as_table(figure: Figure, wanted: Wanted, among: Among, at: datetime) -> Table:
    """The number itself as a file: with everything by which somebody else can count it again."""
    answer = engine.answer(figure, wanted.asked, wanted.scope, at=at, among=among)
    printed = shown.printed(answer)
    columns = (
        Column(_("Mã"), 24), Column(_("Số liệu"), 34), Column(_("Nghĩa là"), 80),
        Column(_("Đơn vị đếm"), 14), Column(_("Kỳ"), 30), Column(_("Từ ngày"), 12),
        Column(_("Đến ngày"), 12), Column(_("Nơi"), 30), Column(_("Số"), 12),
        Column(_("Mẫu số"), 12), Column(_("Còn lại"), 12), Column(_("Tỷ lệ in"), 10),
        Column(_("Tỷ lệ chính xác"), 14), Column(_("Căn cứ"), 50), Column(_("Phiên bản"), 10),
        Column(_("Tính lúc"), 16),
    )  # fmt: skip
    place = wanted.place.name if wanted.place else _("Cả địa phương")
    line: Cells = (
        figure.code, _(figure.name), _(figure.meaning), _(COUNTED[figure.unit_of_counting]),
        choosing.name_of(wanted.period), wanted.period.first, wanted.period.last, place,
        _cell(answer.value), _cell(answer.whole), _cell(answer.rest),
        printed.rounded if printed else None, printed.exact if printed else None,
        _(figure.source), figure.version, at,
    )  # fmt: skip
    return Table(f"so-lieu-{figure.code}", columns, [line])


def _cell(value: Any) -> int | str | None:
    return value if value is None or isinstance(value, int) else str(value)
