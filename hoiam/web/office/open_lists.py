"""Lists of administration that strangers may read as well, as files: units, who answers for
what, limits, days off, words to start an answer from."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hoiam.cases.models import AnswerTemplate
from hoiam.core.calendar import BUILT_IN
from hoiam.rules import queries as rules
from hoiam.rules.models import CalendarOverride, Target
from hoiam.units.models import Competence, Unit
from hoiam.web import tables
from hoiam.web.tables import Column, Line, Table


def units(found: QuerySet[Unit]) -> Table:
    """Units of a day, by name."""
    columns = (
        Column(_("Mã"), 20), Column(_("Mã chính thức"), 12), Column(_("Tên"), 40),
        Column(_("Loại"), 24), Column(_("Cấp trên"), 30), Column(_("Mã cấp trên"), 20),
        Column(_("Địa bàn"), 30), Column(_("Mã địa bàn"), 20), Column(_("Từ ngày"), 12),
        Column(_("Đến trước ngày"), 12), Column(_("Ngoài chính quyền"), 12),
    )  # fmt: skip
    rows = found.select_related("parent", "area")
    lines = (_unit(row) for chunk in tables.walk(rows, "folded", "id") for row in chunk)
    return Table("don-vi", columns, lines)


def _unit(row: Unit) -> Line:
    return (
        row.code, row.official_code, row.name, _(row.get_kind_display()),
        row.parent.name if row.parent else "", row.parent.code if row.parent else "",
        row.area.name if row.area else "", row.area.code if row.area else "",
        row.valid_from if row.began_known else None, row.valid_to,
        _("có") if row.outside else "",
    )  # fmt: skip


def competences(found: QuerySet[Competence]) -> Table:
    """The table of competence, in the order of the fields."""
    columns = (
        Column(_("Lĩnh vực"), 24), Column(_("Mã lĩnh vực"), 14), Column(_("Loại ý kiến"), 20),
        Column(_("Nơi"), 26), Column(_("Mã nơi"), 20), Column(_("Ai trả lời"), 36),
        Column(_("Mã đơn vị"), 20), Column(_("Vì sao"), 40), Column(_("Căn cứ"), 40),
        Column(_("Từ ngày"), 12), Column(_("Đến trước ngày"), 12),
    )  # fmt: skip
    lines = (
        _competence(row)
        for chunk in tables.walk(found, "field__order", "area__folded", "id")
        for row in chunk
    )
    return Table("tham-quyen", columns, lines)


def _competence(row: Competence) -> Line:
    rule = _(row.get_rule_display()) + (f" ({row.template})" if row.template else "")
    return (
        _(row.field.name), row.field.code, row.kinds, row.area.name, row.area.code,
        row.unit.name if row.unit else rule, row.unit.code if row.unit else "", row.why, row.basis,
        row.valid_from, row.valid_to,
    )  # fmt: skip


def targets(found: QuerySet[Target]) -> Table:
    """Limits of the fields with their periods."""
    columns = (
        Column(_("Lĩnh vực"), 24), Column(_("Loại ý kiến"), 16), Column(_("Thời hạn"), 10),
        Column(_("Tính bằng"), 14), Column(_("Nơi"), 26), Column(_("Văn bản"), 40),
        Column(_("Từ ngày"), 12), Column(_("Đến trước ngày"), 12),
    )  # fmt: skip
    kinds = {kind.value: said for kind, said in rules.KIND_WORDS.items()}
    lines = (
        (
            _(row.field.name), _(kinds.get(row.kind, row.kind)), row.count,
            _(row.get_unit_display()), row.area.name if row.area else _("cả địa phương"),
            row.decision, row.valid_from, row.valid_to,
        )
        for chunk in tables.walk(found.select_related("field", "area"), "field__order", "id")
        for row in chunk
    )  # fmt: skip
    return Table("thoi-han", columns, lines)


def days(found: QuerySet[CalendarOverride]) -> Table:
    """Days that decisions changed, then those that came with the program."""
    columns = (
        Column(_("Ngày"), 12), Column(_("Là"), 16), Column(_("Lý do"), 40),
        Column(_("Văn bản"), 40), Column(_("Ghi lúc"), 16), Column(_("Rút lúc"), 16),
        Column(_("Vì sao rút"), 40),
    )  # fmt: skip
    return Table("lich-nghi", columns, _days(found))


def _days(found: QuerySet[CalendarOverride]) -> Iterator[Line]:
    for chunk in tables.walk(found, "-id"):
        for row in chunk:
            yield (
                row.day, _is(working=row.working), row.reason, row.decision, row.set_at,
                row.withdrawn_at, row.withdrawn_why,
            )  # fmt: skip
    for built in BUILT_IN:
        day: date = built.day
        yield (
            day,
            _is(working=built.working),
            built.reason,
            _("có sẵn trong phần mềm"),
            None,
            None,
            "",
        )


def _is(*, working: bool) -> str:
    return _("ngày làm việc") if working else _("ngày nghỉ")


def templates(found: QuerySet[AnswerTemplate]) -> Table:
    """Words to start an answer from."""
    columns = (
        Column(_("Tiêu đề"), 30), Column(_("Loại trả lời"), 20), Column(_("Lĩnh vực"), 20),
        Column(_("Đơn vị"), 30), Column(_("Nội dung"), 80),
    )  # fmt: skip
    lines = (
        (
            row.title, _(row.get_result_display()),
            _(row.field.name) if row.field else _("Mọi lĩnh vực"),
            row.unit.name if row.unit else _("Mọi đơn vị"), row.text,
        )
        for chunk in tables.walk(found, "-id")
        for row in chunk
    )  # fmt: skip
    return Table("mau-tra-loi", columns, lines)
