"""Charts of what was counted, with the words that stand beside them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from hoiam.core.figures.catalogue.cases import (
    IN_TIME,
    IN_TIME_SHARE,
    LATE,
    OPEN,
    RECEIVED,
    WITHIN,
)
from hoiam.core.figures.catalogue.commitments import IN_TIME_SHARE as DUTIES_IN_TIME
from hoiam.core.figures.catalogue.voices import RECEIVED as VOICES_RECEIVED
from hoiam.core.figures.standings import LEAST, Side, Standing
from hoiam.figures.boards import Age, Group, Kept, League, Merger, Month
from hoiam.units.models import Unit
from hoiam.voices.models import Channel
from hoiam.web import charts, words
from hoiam.web.boards.counted import Board
from hoiam.web.boards.outlines import outlines
from hoiam.web.boards.ways import Ways
from hoiam.web.charts import Aside, Bar, Break, Chart, Interval, Line, Part, Place, Series, Sign
from hoiam.web.charts.maps import Outline

_SIGNS = {Sign.DONE: IN_TIME, Sign.LATE: LATE, Sign.WITHIN: WITHIN}


def _parts(group: Group) -> tuple[Part, ...]:
    return tuple(Part(sign, group[figure]) for sign, figure in _SIGNS.items())


def fields(groups: Sequence[Group], ways: Ways) -> Chart:
    """What people came with."""
    return charts.bars(
        [
            Bar(
                _(one.name) if one.name else _("Chưa rõ lĩnh vực"),
                _parts(one),
                ways.field(one.code),
            )
            for one in groups
        ],
        code="linh-vuc",
        title=_("Nhận theo lĩnh vực"),
        told=_("Mỗi lĩnh vực: số vụ việc nhận trong kỳ, chia ba phần cộng lại đúng bằng số nhận."),
        names={sign: _(figure.name) for sign, figure in _SIGNS.items()},
        heading=_("Lĩnh vực"),
        definition=ways.definition(RECEIVED),
    )


def channels(rows: Sequence[tuple[str, int]], ways: Ways) -> Chart:
    """How people came."""
    names = {code: _(str(label)) for code, label in Channel.choices}
    return charts.bars(
        [Bar(capital(names.get(code, code)), (Part(Sign.PLAIN, count),)) for code, count in rows],
        code="kenh",
        title=_("Ý kiến theo kênh"),
        told=_("Đếm lượt nói, không phải vụ việc: nhiều ý kiến có thể gộp thành một vụ việc."),
        names={Sign.PLAIN: _("Ý kiến")},
        heading=_("Kênh"),
        definition=ways.definition(VOICES_RECEIVED),
    )


def capital(said: str) -> str:
    """The words of a source as the name of a row."""
    return said[:1].upper() + said[1:]


def sources(rows: Sequence[Kept], ways: Ways) -> Chart:
    """Which words were kept, by where they were given."""
    return charts.bars(
        [
            Bar(
                capital(one.source.name),
                (
                    Part(Sign.DONE, one.kept),
                    Part(Sign.LATE, one.broken),
                    Part(Sign.WITHIN, one.ahead),
                ),
            )
            for one in rows
        ],
        code="loi-hua",
        title=_("Lời hứa và việc giao theo nguồn"),
        told=_("Những việc có ngày hẹn trong kỳ. Ngày dời có lý do thì tính theo ngày mới."),
        names={
            Sign.DONE: _("Xong đúng hẹn"),
            Sign.LATE: _("Trễ, hoặc không làm"),
            Sign.WITHIN: _("Chưa đến hẹn"),
        },
        heading=_("Nguồn"),
        definition=ways.definition(DUTIES_IN_TIME),
    )


def ages(rows: Sequence[Age], ways: Ways) -> Chart:
    """How long what is open has been so."""
    whole = sum(one.count for one in rows)
    return charts.bars(
        [Bar(_age(one), (Part(Sign.PLAIN, one.count),)) for one in rows],
        code="tuoi",
        title=_("Việc đang giải quyết đã nhận bao lâu"),
        told=_(
            "%(n)s vụ việc chưa trả lời, kể cả việc đã trả lời nay mở lại, xếp theo số ngày từ khi nhận đến hôm nay."
        )
        % {"n": words.number(whole)},
        names={Sign.PLAIN: _("Vụ việc")},
        heading=_("Đã nhận"),
        definition=ways.definition(OPEN),
    )


def _age(one: Age) -> str:
    if one.most is None:
        return _("Trên %(n)s ngày") % {"n": one.least - 1}
    return _("%(least)s–%(most)s ngày") % {"least": one.least, "most": one.most}


def months(rows: Sequence[Month], mergers: Sequence[Merger], ways: Ways) -> Chart:
    """What came, what went and what is left, month by month."""
    return charts.series(
        [
            Series(_("Nhận"), Sign.PLAIN, tuple(one.received for one in rows)),
            Series(_("Trả lời"), Sign.DONE, tuple(one.finished for one in rows)),
            Series(_("Còn lại cuối tháng"), Sign.LATE, tuple(one.left for one in rows)),
        ],
        [f"{one.first.month}/{one.first.year}" for one in rows],
        code="thang",
        title=_("Từng tháng"),
        told=_("Còn lại cuối tháng = còn lại tháng trước + nhận − trả lời trong tháng."),
        heading=_("Tháng"),
        short=[str(one.first.month) for one in rows],
        urls=[ways.month(one.first) for one in rows],
        breaks=[
            Break(_month_after(rows, merger), _broken(merger))
            for merger in mergers
        ],
        definition=ways.definition(RECEIVED),
    )  # fmt: skip


def _month_after(rows: Sequence[Month], merger: Merger) -> int:
    """The first month that began as organised anew."""
    return next((at for at, one in enumerate(rows) if one.first >= merger.day), 0)


def _broken(merger: Merger) -> str:
    said = _(
        "%(day)s, %(decision)s: %(before)s xã, phường thành %(after)s. Hai bên vạch không phải cùng những đơn vị ấy."
    )
    return said % {
        "day": words.day(merger.day), "decision": merger.decision,
        "before": words.number(merger.before), "after": words.number(merger.after),
    }  # fmt: skip


def _read_by_all(board: Board) -> tuple[str, ...]:
    said = _("Theo nơi và theo đơn vị chỉ đếm vụ việc đã công khai, để không lộ chuyện của ai.")
    return (said,) if board.is_public_alone else ()


def league(found: League, ways: Ways, notes: Sequence[str] = ()) -> Chart:
    """Bodies beside each other, with what a few cases cannot say."""
    return charts.intervals(
        [_interval(one, found, ways) for one in found.rows if one.side is not Side.FEW],
        _too_few(found),
        code="dung-han",
        title=_("Trả lời đúng hạn theo đơn vị"),
        told=_(
            "Tất cả: %(part)s/%(whole)s = %(share)s đúng hạn (vạch đứng). Vòng tròn là tỷ lệ của đơn vị, đoạn ngang là khoảng mà tỷ lệ ấy có thể nằm khi số việc chỉ có bấy nhiêu."
        )
        % {
            "part": words.number(found.part), "whole": words.number(found.whole),
            "share": words.percent(found.part, found.whole),
        },
        columns=(_("Đơn vị"), _("Đúng hạn / đã đến hạn"), _("Tỷ lệ"), _("Khoảng (95%)")),
        all_together=100 * found.part / found.whole if found.whole else None,
        notes=(
            _("Khoảng của hai đơn vị chồng nhau thì chưa nói được đơn vị nào làm tốt hơn."),
            *notes,
        ),
        definition=ways.definition(IN_TIME_SHARE),
    )  # fmt: skip


def _too_few(found: League) -> Aside | None:
    rows = [one for one in found.rows if one.side is Side.FEW]
    if not rows:
        return None
    title = _("%(n)s đơn vị có dưới %(least)s việc đến hạn: chỉ ghi số, không so sánh")
    return Aside(
        title % {"n": words.number(len(rows)), "least": LEAST},
        tuple(
            Line(name, (f"{words.number(one.part)}/{words.number(one.whole)}",))
            for name, one in sorted((found.names[one.code], one) for one in rows)
        ),
    )


def _interval(one: Standing, found: League, ways: Ways) -> Interval:
    said = {
        Side.ABOVE: _("cao hơn mức chung"),
        Side.LIKE: _("chưa khác mức chung"),
        Side.BELOW: _("thấp hơn mức chung"),
        Side.FEW: "",
    }[one.side]
    low, high = one.interval.low, one.interval.high
    name = found.names[one.code]
    return Interval(name, one.part, one.whole, low, high, ways.unit(one.code), said)


def communes(
    rows: Sequence[tuple[Unit, Group]],
    ways: Ways,
    shapes: Mapping[str, Outline] | None,
    notes: Sequence[str] = (),
) -> Chart:
    """Where it came from."""
    return charts.map_of(
        [
            Place(
                unit.code, unit.name, group[RECEIVED], unit.longitude, unit.latitude,
                ways.commune(unit.code),
            )
            for unit, group in rows
        ],
        code="ban-do",
        title=_("Nhận theo xã, phường"),
        told=_("Số vụ việc nhận trong kỳ theo nơi xảy ra. Chín nơi nhiều nhất có số thứ tự, giống trong bảng. Nhiều hay ít còn tùy số dân."),
        columns=(_("Xã, phường"), _("Đã nhận")),
        quiet=_("%(n)s xã, phường không có vụ việc nào trong kỳ"),
        outlines=shapes,
        notes=((_("Nét gạch càng dày, nền càng đậm thì càng nhiều."),) if shapes else ()) + tuple(notes),
        definition=ways.definition(RECEIVED),
    )  # fmt: skip


def all_of(board: Board, ways: Ways) -> list[Chart]:
    """Every chart of the whole locality, and of one commune for who works there."""
    channel, source = channels(board.channels, ways), sources(board.sources, ways)
    first, second, *others = of_cases(board, ways)
    return [first, second, channel, source, *others]


def of_cases(board: Board, ways: Ways) -> list[Chart]:
    """What everybody may read of a single commune as well: counts of matters, never of voices,
    which would be a handful of people."""
    notes = _read_by_all(board)
    found = [
        months(board.months, board.mergers, ways),
        fields(board.fields, ways),
        ages(board.ages, ways),
        league(board.league, ways, notes),
    ]
    if board.communes:
        found.append(communes(board.communes, ways, outlines(), notes))
    return found
