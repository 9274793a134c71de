"""The questions of the reckoning page: days and choices only, no words about anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import gettext_noop

from hoiam.core.calendar import FIRST_YEAR, LAST_YEAR, ZONE
from hoiam.core.clocks.acts import ACTS, GROUNDS
from hoiam.core.clocks.engine import History
from hoiam.core.clocks.moves import is_moved_by
from hoiam.core.clocks.shapes import Act, Criterion, Fact, Ground, Matter, Place
from hoiam.core.clocks.table import HINDRANCES, LONGER, PAUSES, SPECS
from hoiam.core.law.rulebook.shapes import Variant
from hoiam.core.law.rules import Rulebook

# The page asks for days, not for papers: which paper it has to be is the law's word.
_PAPER = "calculator"
# The longest limits need years of room before the tables of lunar days end.
_LAST = LAST_YEAR - 13
_SHAPES = ["%Y-%m-%d", "%d/%m/%Y"]

# What is asked together: the acts of one stretch of the way, in their order.
_STAGES = (
    (gettext_noop("Nộp đơn, nhận đơn"), (Act.KNOWN, Act.KEPT)),
    (gettext_noop("Trong khi giải quyết"), (Act.TOLD, Act.REPORTED)),
    (gettext_noop("Kết quả và sau đó"), (Act.DECIDED, Act.PERSON_TOLD)),
    (gettext_noop("Các mốc khác"), (Act.SESSION, Act.FIGURES_CLOSED)),
)
_MOVED = gettext_noop("Tạm dừng, gia hạn, trở ngại")
_MOVING = (*(Act.PAUSED, Act.RESUMED, Act.EXTENDED, Act.LENGTHENED, Act.HINDERED, Act.FREED),)
_TWICE = (Act.PAUSED, Act.RESUMED, Act.EXTENDED, Act.HEARING, Act.HEARING_TOLD)
# Which choice of a ground belongs to which act.
_GROUND_OF = {Act.PAUSED: "can_cu", Act.HINDERED: "tro_ngai", Act.LENGTHENED: "ly_do"}


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that stand together; folded away where none of them was answered."""

    name: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool


def acts_of(matter: Matter) -> tuple[Act, ...]:
    """Every act that starts, ends or moves a clock of this kind of matter."""
    specs = SPECS[matter]
    found = {act for spec in specs for act in (spec.starts, *spec.ends, *spec.needs, *spec.unless)}
    found |= {act for act in _MOVING if any(is_moved_by(spec, act) for spec in specs)}
    return tuple(act for act in Act if act in found)


class _Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def _day(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=_Day(),
        input_formats=_SHAPES,
        error_messages={"invalid": lazy("Ghi ngày theo mẫu 24/4/2026.")},
    )


def _choice(label: str, grounds: tuple[Ground, ...]) -> forms.ChoiceField:
    choices = [("", _("Chọn căn cứ")), *((one, _(GROUNDS[one])) for one in grounds)]
    return forms.ChoiceField(label=label, required=False, choices=choices)


class Reckoning(forms.Form):
    """On which days what happened to one kind of matter."""

    use_required_attribute = False

    def __init__(self, matter: Matter, book: Rulebook, data: Any = None) -> None:
        super().__init__(data)
        self.matter = matter
        self._acts = dict(_names(matter))
        for name, act in self._acts.items():
            second = name != act.value
            label = _("{act}, lần hai").format(act=_(ACTS[act])) if second else _(ACTS[act])
            self.fields[name] = _day(label)
        self.fields |= dict(_extras(matter, book))

    def groups(self) -> Iterator[Group]:
        """The questions, stretch by stretch."""
        moving = [name for name, act in self._acts.items() if act in _MOVING]
        extras = [name for name in self.fields if name not in self._acts and name != "vung"]
        is_first = True
        for name, (first, last) in _STAGES:
            acts = list(Act)[list(Act).index(first) : list(Act).index(last) + 1]
            names = [one for one, act in self._acts.items() if act in acts and one not in moving]
            if names:
                yield self._group(name, names, is_open=is_first)
                is_first = False
        if moving or extras:
            yield self._group(_MOVED, [*moving, *extras], is_open=False)

    def _group(self, name: str, names: list[str], *, is_open: bool) -> Group:
        fields = tuple(self[one] for one in names)
        filled = any(field.value() or field.errors for field in fields)
        return Group(_(name), fields, is_open or filled)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        days = {name: day for name, day in given.items() if isinstance(day, date)}
        for name, day in days.items():
            if not FIRST_YEAR < day.year <= _LAST:
                self.add_error(
                    name,
                    _("Chỉ tính được từ năm {first} đến năm {last}.").format(
                        first=FIRST_YEAR + 1, last=_LAST
                    ),
                )
        if not days and not self.errors:
            self.add_error(None, _("Ghi ít nhất một ngày."))
        return given

    def history(self) -> History:
        """The same as dated facts."""
        given = self.cleaned_data
        facts = tuple(
            Fact(
                given[name],
                act,
                paper=_PAPER,
                ground=_ground(act, given),
                criteria=frozenset(map(Criterion, given.get("tieu_chi", ()))),
            )
            for name, act in self._acts.items()
            if given[name]
        )
        return History(self.matter, facts, Place.REMOTE if given.get("vung") else Place.ORDINARY)


def _names(matter: Matter) -> Iterator[tuple[str, Act]]:
    for act in acts_of(matter):
        yield act.value, act
        if act in _TWICE:
            yield f"{act.value}-2", act


def _ground(act: Act, given: dict[str, Any]) -> Ground | None:
    if act is Act.DECISION_RECEIVED and given.get("thoi_viec"):
        return Ground.DISMISSAL
    chosen = given.get(_GROUND_OF.get(act, ""))
    return Ground(chosen) if chosen else None


def _extras(matter: Matter, book: Rulebook) -> Iterator[tuple[str, forms.Field]]:
    """What is asked besides days: grounds, criteria, the place, the kind of decision."""
    acts, variants = acts_of(matter), _variants(matter, book)
    if Act.PAUSED in acts:
        yield "can_cu", _choice(_("Căn cứ tạm đình chỉ"), PAUSES[matter][1])
    if Act.HINDERED in acts:
        yield "tro_ngai", _choice(_("Trở ngại"), HINDRANCES)
    if Act.LENGTHENED in acts:
        yield "ly_do", _choice(_("Vì sao cần thời hạn dài hơn"), LONGER)
    if Act.EXTENDED in acts and matter in PAUSES:
        names = [_(ground) for rule in book.versions_of("C-05")[-1:] for ground in rule.grounds]
        yield (
            "tieu_chi",
            forms.MultipleChoiceField(
                label=_("Tiêu chí phức tạp đã ghi bằng văn bản"),
                required=False,
                choices=list(zip(Criterion, names, strict=False)),
                widget=forms.CheckboxSelectMultiple,
            ),
        )
    if Variant.DISMISSAL in variants:
        yield "thoi_viec", forms.BooleanField(label=_(GROUNDS[Ground.DISMISSAL]), required=False)
    if Variant.REMOTE in variants:
        yield (
            "vung",
            forms.BooleanField(
                label=_("Vùng sâu, vùng xa, đi lại khó khăn"),
                help_text=_("Nơi nào được coi như vậy là do quyết định của cơ quan có thẩm quyền."),
                required=False,
            ),
        )


def _variants(matter: Matter, book: Rulebook) -> set[Variant]:
    asked = {(spec.rule_id, spec.what) for spec in SPECS[matter]}
    return {
        limit.variant
        for rule in book.rules
        for limit in rule.limits
        if (rule.id, limit.what) in asked
    }


class Hours(forms.Form):
    """The moment from which a limit in hours runs."""

    use_required_attribute = False

    luc = forms.DateTimeField(
        label=lazy("Lúc nào"),
        help_text=lazy("Theo giờ Việt Nam."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%H:%M %d/%m/%Y"],
        error_messages={
            "required": lazy("Ghi giờ và ngày."),
            "invalid": lazy("Ghi giờ và ngày theo mẫu 16:05 24/4/2026."),
        },
    )

    def clean_luc(self) -> Any:
        # Typed as the clock in Viet Nam shows it, whatever the zone of the server.
        moment = self.cleaned_data["luc"].replace(tzinfo=ZONE)
        if not FIRST_YEAR < moment.year <= _LAST:
            raise forms.ValidationError(
                _("Chỉ tính được từ năm {first} đến năm {last}.").format(
                    first=FIRST_YEAR + 1, last=_LAST
                )
            )
        return moment
