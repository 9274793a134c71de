"""Forms of the lawyer: a whole version of a rule, and what is said with it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoiam.core.law.rulebook.shapes import (
    Bound,
    Event,
    Extension,
    How,
    Limit,
    Measure,
    Rule,
    Status,
    Variant,
)
from hoiam.core.text import normalise
from hoiam.rules.texts import STATUSES
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, said
from hoiam.web.public import rule_words

# So many empty lines stand below those that are filled, and so many there may be at most.
SPARE, MOST = 2, 12
MEASURES = {
    Measure.WORKING: _("ngày làm việc"),
    Measure.CALENDAR: _("ngày (kể cả ngày nghỉ)"),
    Measure.HOURS: _("giờ"),
    Measure.MONTHS: _("tháng"),
    Measure.YEARS: _("năm"),
    Measure.DAYS_A_WEEK: _("ngày mỗi tuần"),
    Measure.DAYS_A_MONTH: _("ngày mỗi tháng"),
    Measure.TIMES_A_YEAR: _("lần mỗi năm"),
}
BOUNDS = {
    Bound.WITHIN: _("trong vòng, kể từ"),
    Bound.BEFORE: _("ít nhất, trước"),
    Bound.LASTING: _("kéo dài ít nhất, từ"),
    Bound.AFTER: _("chỉ sau khi đã qua, kể từ"),
    Bound.EACH: _("định kỳ ít nhất (không có sự kiện)"),
}
HOWS = {
    How.CEILING: _("tất cả không quá"),
    How.ADDITION: _("thêm"),
}


class Parts(forms.Form):
    """One line of numbers of a rule; without its number it says nothing."""

    use_required_attribute = False
    NUMBER = _("Ghi một số từ 1 đến 999.")
    count = forms.IntegerField(
        label=_("Số"),
        required=False,
        min_value=1,
        max_value=999,
        error_messages={"invalid": NUMBER, "min_value": NUMBER, "max_value": NUMBER},
    )

    @property
    def is_spare(self) -> bool:
        """Nothing stands on it yet, so that it may stay folded."""
        return not self["count"].value() and not self.errors


def _choices(named: Mapping[Any, str | Promise]) -> list[tuple[str, str | Promise]]:
    return said((str(code), label) for code, label in named.items())


class LimitLine(Parts):
    """One limit."""

    measure = forms.ChoiceField(label=_("Tính theo"), choices=_choices(MEASURES))
    bound = forms.ChoiceField(label=_("Cách tính"), choices=_choices(BOUNDS))
    event = forms.ChoiceField(
        label=_("Sự kiện"),
        required=False,
        choices=[("", "–"), *_choices(rule_words.EVENTS)],
    )
    variant = forms.ChoiceField(label=_("Cho loại việc"), choices=_choices(rule_words.VARIANTS))
    what = forms.CharField(label=_("Phần áp dụng"), required=False, max_length=80, widget=Line())

    def value(self) -> Limit | None:
        given = self.cleaned_data
        if given["count"] is None:
            return None
        return Limit(
            given["count"],
            Measure(given["measure"]),
            Bound(given["bound"]),
            Event(given["event"]) if given["event"] else None,
            Variant(given["variant"]),
            normalise(given["what"]),
        )


class ExtensionLine(Parts):
    """One extension."""

    measure = forms.ChoiceField(label=_("Tính theo"), choices=_choices(MEASURES))
    how = forms.ChoiceField(label=_("Cách gia hạn"), choices=_choices(HOWS))
    variant = forms.ChoiceField(label=_("Cho loại việc"), choices=_choices(rule_words.VARIANTS))
    times = forms.IntegerField(
        label=_("Số lần"), initial=1, required=False, min_value=1, max_value=9
    )

    def value(self) -> Extension | None:
        given = self.cleaned_data
        if given["count"] is None:
            return None
        return Extension(
            given["count"],
            Measure(given["measure"]),
            How(given["how"]),
            Variant(given["variant"]),
            given["times"] or 1,
        )


class RuleWords(forms.Form):
    """A version of a rule with all its parts, and why it is put right."""

    use_required_attribute = False

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    statement = Needed(
        label=_("Câu quy định"),
        help_text=_("Một câu trọn vẹn, có con số; người dân đọc đúng câu này."),
        max_length=600,
        widget=Lines(3),
    )
    article = Needed(label=_("Điều luật"), max_length=200, widget=Line())
    status = forms.ChoiceField(label=_("Độ chắc chắn"), choices=_choices(STATUSES))
    valid_from = DayField(
        label=_("Có hiệu lực từ ngày"), help_text=_("Để trống nếu chưa rõ."), required=False
    )
    valid_to = DayField(
        label=_("Hết hiệu lực từ ngày"),
        help_text=_("Ngày đầu tiên không còn áp dụng; để trống nếu còn hiệu lực."),
        required=False,
    )
    extends = forms.CharField(
        label=_("Gia hạn cho quy định"),
        help_text=_("Mã của quy định khác mà phần gia hạn này kéo dài, ví dụ D-04."),
        required=False,
        max_length=40,
        widget=Line(),
    )
    grounds = forms.CharField(
        label=_("Căn cứ, tiêu chí"),
        help_text=_("Mỗi dòng một mục."),
        required=False,
        max_length=4000,
        widget=Lines(4),
    )
    decided_by = forms.CharField(
        label=_("Ai quyết định"), required=False, max_length=200, widget=Line()
    )
    note = forms.CharField(
        label=_("Điều còn chưa rõ"), required=False, max_length=600, widget=Lines(2)
    )
    reason = Needed(
        label=_("Lý do"),
        help_text=_("Ai cũng đọc được, cạnh quy định đã đổi."),
        max_length=500,
        widget=Lines(2),
    )
    basis = Needed(
        label=_("Dựa vào"),
        help_text=_("Văn bản (số, ngày, trang) hoặc người có trách nhiệm đã xác nhận."),
        max_length=300,
        widget=Line(),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        rule: Rule | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial={**(_initial(rule) if rule else {}), **(initial or {})})
        self.limits = _lines(LimitLine, "limit", data, _limits(rule))
        self.extensions = _lines(ExtensionLine, "extension", data, _extensions(rule))

    def is_valid(self) -> bool:
        lines = [line.is_valid() for line in (*self.limits, *self.extensions)]
        return super().is_valid() and all(lines)

    def after(self, rule_id: str) -> Rule:
        """The version as it was typed."""
        given = self.cleaned_data
        grounds = (normalise(line) for line in given["grounds"].splitlines())
        return Rule(
            rule_id,
            normalise(given["statement"]),
            normalise(given["article"]),
            Status(given["status"]),
            decided_by=normalise(given["decided_by"]),
            note=normalise(given["note"]),
            valid_from=given["valid_from"],
            valid_to=given["valid_to"],
            extends=normalise(given["extends"]).upper(),
            grounds=tuple(line for line in grounds if line),
            limits=tuple(filter(None, (line.value() for line in self.limits))),
            extensions=tuple(filter(None, (line.value() for line in self.extensions))),
        )

    def hidden(self) -> Iterator[tuple[str, str]]:
        """Everything that was typed, to be sent once more with the button of the preview."""
        for form in (self, *self.limits, *self.extensions):
            for field in form:
                value = field.value()
                yield field.html_name, "" if value is None else str(value)


class NewRule(RuleWords):
    """A rule of its own, or a version that a new law brings."""

    rule_id = Needed(
        label=_("Mã quy định"),
        help_text=_("Mã đã có: thêm bản mới cho quy định ấy. Mã mới: ví dụ ADM-GIAY-HEN."),
        max_length=60,
        widget=Line(autocapitalize="characters", autocomplete="off"),
    )
    field_order = ("rule_id",)

    def rule(self) -> Rule:
        """The version as it was typed, with its id."""
        return self.after(normalise(self.cleaned_data["rule_id"]).upper())


class Why(forms.Form):
    """Why a correction is taken back."""

    use_required_attribute = False
    why = Needed(label=_("Vì sao rút"), max_length=500, widget=Lines(3))


class Remark(forms.Form):
    """A remark on one version."""

    use_required_attribute = False
    words = Needed(
        label=_("Nhận xét"),
        help_text=_("Chỉ người phụ trách pháp chế đọc được, không công khai."),
        max_length=2000,
        widget=Lines(4),
    )


class Answer(forms.Form):
    """What became of a remark."""

    use_required_attribute = False
    answer = Needed(label=_("Trả lời"), max_length=2000, widget=Lines(3))


def _initial(rule: Rule) -> dict[str, Any]:
    plain = ("statement", "article", "valid_from", "valid_to", "extends", "decided_by", "note")
    return {
        **{name: getattr(rule, name) for name in plain},
        "status": rule.status.value,
        "grounds": "\n".join(rule.grounds),
    }


def _limits(rule: Rule | None) -> list[dict[str, Any]]:
    return [
        {
            "count": one.count,
            "measure": one.measure.value,
            "bound": one.bound.value,
            "event": one.event.value if one.event else "",
            "variant": one.variant.value,
            "what": one.what,
        }
        for one in (rule.limits if rule else ())
    ]


def _extensions(rule: Rule | None) -> list[dict[str, Any]]:
    return [
        {
            "count": one.count,
            "measure": one.measure.value,
            "how": one.how.value,
            "variant": one.variant.value,
            "times": one.times,
        }
        for one in (rule.extensions if rule else ())
    ]


def _lines[F: Parts](
    kind: type[F], name: str, data: Mapping[str, Any] | None, filled: list[dict[str, Any]]
) -> list[F]:
    """The filled lines and some spare ones; of what was sent, as many as were sent."""
    if data is not None:
        sent = sum(f"{name}{n}-count" in data for n in range(MOST))
        return [kind(data, prefix=f"{name}{n}") for n in range(sent)]
    rows = [*filled, *({} for _spare in range(SPARE))][:MOST]
    return [kind(prefix=f"{name}{n}", initial=row) for n, row in enumerate(rows)]
