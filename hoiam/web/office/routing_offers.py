"""Proposed fields and units on the pages where an officer decides: with the words that speak for
each, how often proposals were right, and nothing chosen beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hoiam.cases import routing
from hoiam.cases.models import Case, RoutingModel
from hoiam.cases.routing import LEAST_DECISIONS, Record, Suggestion
from hoiam.core.calendar import day_of
from hoiam.core.routing import pieces, spelt
from hoiam.core.text import vn_date, vn_number
from hoiam.units.models import Field
from hoiam.web.forms_ui import Hinted
from hoiam.web.office.unit_choice import Offer

BY_RULES = "bang-tham-quyen"  # the unit that the table names for the chosen field
OTHER_FIELD = "chon-khac"

type Choice = tuple[str, Hinted]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a page shows of the proposals for one case."""

    suggestions: tuple[Suggestion, ...]
    pieces: tuple[tuple[str, bool], ...]
    record: str
    learned: str

    def __bool__(self) -> bool:
        return bool(self.suggestions)


def proposed(case: Case, words: str, *, asked: str, day: date) -> Proposed:
    """The proposals for a case whose words stand on the page as this officer may read them."""
    found = tuple(routing.suggestions(case, day=day))
    model = routing.figures() if found else None
    if model is None:
        return Proposed((), pieces(words, ()), "", "")
    speaking = [word for one in found for word in one.words]
    return Proposed(
        found,
        pieces(words, speaking),
        _past(routing.record(asked), model),
        _learned(model),
    )


def _past(record: Record, model: RoutingModel) -> str:
    """What officers really chose; where they decided too seldom, the trial on held-out texts."""
    if record.of >= LEAST_DECISIONS:
        return _(
            "Gợi ý đầu đúng {first}/{of} lần gần đây; một trong các gợi ý đúng {any}/{of}."
        ).format(first=record.first, any=record.any, of=record.of)
    first, three, asked = model.first_right, model.three_right, model.asked
    if model.on_examples:
        said = _(
            "Chưa đủ việc để biết đúng bao nhiêu; thử trên {asked} câu ví dụ thì gợi ý đầu đúng "
            "{first}, một trong ba đúng {three}."
        )
    else:
        said = _(
            "Thử lại trên {asked} việc cũ không dùng để học: gợi ý đầu đúng {first}, một trong ba "
            "đúng {three}."
        )
    return said.format(asked=vn_number(asked), first=vn_number(first), three=vn_number(three))


def _learned(model: RoutingModel) -> str:
    return _(
        "Máy học ngày {day} từ {cases} việc cán bộ đã phân loại và {confirmed} việc đã trả lời, "
        "chỉ nhìn chữ, không biết ai gửi. Luôn chọn lĩnh vực hay gặp nhất thì đúng "
        "{commonest}/{asked}."
    ).format(
        day=vn_date(day_of(model.trained_at)),
        cases=vn_number(model.cases),
        confirmed=vn_number(model.confirmed),
        commonest=vn_number(model.commonest),
        asked=vn_number(model.asked),
    )


def field_choices(shown: Proposed, case: Case, words: str) -> list[Choice]:
    """The proposed fields, what the sender chose, and a way to any other."""
    found = [
        (one.field.code, Hinted(_(one.field.name), _hint(one, words))) for one in shown.suggestions
    ]
    if case.field.code not in {code for code, _label in found}:
        found.append((case.field.code, Hinted(_(case.field.name), _("Như đang ghi ở vụ việc."))))
    return [*found, (OTHER_FIELD, Hinted(_("Lĩnh vực khác"), _("Chọn ở ô dưới đây.")))]


def _hint(one: Suggestion, words: str) -> str:
    said = _speaking(one, words)
    if one.unit is None:
        return said
    return _("{words} Trả lời: {unit}.").format(words=said, unit=one.unit.name)


def _speaking(one: Suggestion, words: str) -> str:
    shown = spelt(words, one.words) or one.words
    return _("Có chữ: {words}.").format(words=", ".join(f"“{word}”" for word in shown))


def unit_offers(case: Case, found: Sequence[Suggestion]) -> list[Offer]:
    """Units for a hand-over: who is competent for a proposed field here, then where such cases
    ended, each saying which it is."""
    allowed = routing.units_of(case, found)
    why: dict[int, str] = {}
    for one in found:
        if one.unit is not None:
            why.setdefault(one.unit.pk, _why_competent(one.field, one.why))
        for unit, count, whole in one.ended:
            said = _("{count}/{whole} việc về {field} cuối cùng do nơi này trả lời.").format(
                count=count, whole=whole, field=_(one.field.name)
            )
            why.setdefault(unit.pk, said)
    return [(unit, why[unit.pk]) for unit in allowed]


def _why_competent(field: Field, why: str) -> str:
    return _("Gợi ý: nếu là “{field}” thì nơi này trả lời, {why}.").format(
        field=_(field.name), why=why
    )
