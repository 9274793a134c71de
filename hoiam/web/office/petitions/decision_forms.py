"""What the desk types about a decision, its orders, what was carried out, an old case, a plan."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.clocks.table import MATTERS
from hoiam.core.refusals import Invalid
from hoiam.petitions.actions import NewOrder
from hoiam.petitions.decision_policies import FIRST, SECOND
from hoiam.petitions.decisions import COUNTED, Balance
from hoiam.petitions.models import Ordered, Petition, Result, Topic
from hoiam.publication.actions import Correction
from hoiam.publication.models import Cause
from hoiam.units.models import Unit
from hoiam.web.office.docket_forms import Seen
from hoiam.web.office.inputs import DayField, Line, Lines, Needed, NeededChoice, choice, said

ROWS = 3  # of orders beside the decision; more are added one by one
PAPER_HELP = _("Để trống nếu văn bản sẽ phát hành tại đây sau bước này.")
NAMES = {
    "money": _("Số tiền, đồng"),
    "area": _("Diện tích đất, m²"),
    "organisations": _("Số tổ chức"),
    "people": _("Số người"),
    "officials": _("Trong đó cán bộ, công chức, viên chức"),
    "cases": _("Số vụ"),
}


class Amount(forms.DecimalField):
    """A number as people write it: 12.500.000 or 120,5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            **options,
        )

    def to_python(self, value: Any) -> Any:
        """Points part thousands, a comma begins the fraction."""
        if isinstance(value, str):
            value = value.replace(" ", "").replace(".", "").replace(",", ".")
        return super().to_python(value)


class Head(forms.IntegerField):
    """A small count; nothing is none."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            **options,
        )

    def clean(self, value: Any) -> int:
        return super().clean(value) or 0


class OrderForm(forms.Form):
    """One thing that a decision orders. A row without a kind is no order."""

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Loại việc"), required=False)
    what = forms.CharField(
        label=_("Việc phải làm"), required=False, max_length=500, widget=Line(autocomplete="off")
    )
    money = Amount(label=NAMES["money"], max_digits=18, decimal_places=0)
    area = Amount(label=NAMES["area"], max_digits=14, decimal_places=1)
    organisations = Head(label=NAMES["organisations"])
    people = Head(label=NAMES["people"])
    officials = Head(label=NAMES["officials"])
    cases = Head(label=NAMES["cases"])
    unit = forms.ChoiceField(label=_("Ai thi hành"), required=False)
    due_on = DayField(label=_("Xong trước ngày"), required=False)

    def __init__(self, *args: Any, units: Iterable[Unit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units = {one.code: one for one in units}
        choice(self, "kind").choices = [("", _("— không có —")), *said(Ordered.choices)]
        choice(self, "unit").choices = [
            ("", _("Đơn vị giải quyết")),
            *((code, one.name) for code, one in self._units.items()),
        ]

    def order(self) -> NewOrder | None:
        """What was typed; nothing where no kind was chosen."""
        typed = self.cleaned_data
        if not typed.get("kind"):
            return None
        return NewOrder(
            kind=typed["kind"],
            what=typed["what"],
            money=typed["money"],
            area=typed["area"],
            organisations=typed["organisations"],
            people=typed["people"],
            officials=typed["officials"],
            cases=typed["cases"],
            unit=self._units.get(typed["unit"]),
            due_on=typed["due_on"],
        )


Orders: "type[BaseFormSet[OrderForm]]" = formset_factory(OrderForm, extra=ROWS, max_num=ROWS)


def orders_typed(found: "BaseFormSet[OrderForm]") -> tuple[NewOrder, ...]:
    """The rows that say something."""
    return tuple(one for one in (form.order() for form in found.forms) if one is not None)


class DecisionForm(Seen):
    """How a complaint was settled."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    result = NeededChoice(label=_("Kết quả giải quyết"), widget=forms.RadioSelect)
    day = DayField(label=_("Ngày ra quyết định"))
    findings = Needed(
        label=_("Kết quả xác minh, căn cứ, kết luận"),
        help_text=_("Như trong quyết định. Tên người ở đây được giữ kín."),
        max_length=10_000,
        widget=Lines(6),
    )
    orders = forms.CharField(
        label=_("Nội dung quyết định"), required=False, max_length=10_000, widget=Lines(4)
    )
    paper = forms.CharField(
        label=_("Số quyết định đã ký ở nơi khác"),
        help_text=PAPER_HELP,
        required=False,
        max_length=60,
        widget=Line(autocomplete="off"),
    )
    reason = forms.CharField(
        label=_("Vì sao nay mới ghi?"),
        help_text=_("Chỉ cần khi ghi thêm việc của một thời hạn đã kết thúc. Không ghi tên người."),
        required=False,
        max_length=300,
        widget=Lines(2),
    )

    def __init__(self, *args: Any, results: Iterable[Result], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "result").choices = said((one.value, one.label) for one in results)


class DoneForm(forms.Form):
    """What was carried out of one order: only the amounts of its kind."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    day = DayField(label=_("Ngày thi hành"))
    paper = Needed(
        label=_("Chứng từ, biên bản, quyết định"),
        max_length=60,
        widget=Line(autocomplete="off"),
    )
    money = Amount(label=NAMES["money"], max_digits=18, decimal_places=0)
    area = Amount(label=NAMES["area"], max_digits=14, decimal_places=1)
    organisations = Head(label=NAMES["organisations"])
    people = Head(label=NAMES["people"])
    officials = Head(label=NAMES["officials"])
    cases = Head(label=NAMES["cases"])

    def __init__(self, *args: Any, balance: Balance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = balance.order.kind
        for name in set(NAMES) - set(COUNTED[kind]):
            del self.fields[name]
        if kind == Ordered.REFER:
            for name, label in (("cases", _("Số vụ đã khởi tố")), ("people", _("Số người"))):
                self.fields[name].label = label


class WhyForm(forms.Form):
    """A reason, without names."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    why = Needed(
        label=_("Lý do"),
        help_text=_("Không ghi tên người."),
        max_length=300,
        widget=Line(autocomplete="off"),
    )


class Releasing(forms.Form):
    """Where it is posted; of a later version why there is one."""

    where = forms.CharField(
        label=_("Niêm yết ở đâu ngoài trang này"),
        required=False,
        max_length=300,
        widget=Line(autocomplete="off"),
    )
    cause = forms.ChoiceField(
        label=_("Vì sao có bản mới"),
        choices=said(one for one in Cause.choices if one[0] not in (Cause.FIRST, Cause.ANSWER)),
        required=False,
    )
    reason = forms.CharField(label=_("Lý do"), required=False, max_length=300, widget=Line())

    def __init__(self, *args: Any, again: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not again:
            del self.fields["cause"], self.fields["reason"]

    def correction(self) -> Correction:
        """What kind of new version it is."""
        cause = self.cleaned_data.get("cause") or Cause.MISTAKE.value
        return Correction(Cause(cause), self.cleaned_data.get("reason", ""))


class EarlierForm(forms.Form):
    """A complaint that was settled before the product came, as its decision says."""

    use_required_attribute = False
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    unit = forms.ChoiceField(label=_("Sổ của"))
    kind = forms.ChoiceField(label=_("Loại khiếu nại"))
    received_on = DayField(
        label=_("Ngày của đơn"), help_text=_("Quyết định nào cũng ghi “đơn khiếu nại ngày …”.")
    )
    paper = Needed(label=_("Số quyết định"), max_length=60, widget=Line(autocomplete="off"))
    issued_on = DayField(label=_("Ngày quyết định"))
    result = forms.ChoiceField(label=_("Kết quả"))
    topic = forms.ChoiceField(
        label=_("Nhóm trong báo cáo"), choices=said(Topic.choices), initial=Topic.OTHER
    )
    people = forms.IntegerField(label=_("Số người đứng đơn"), initial=1, min_value=1)
    number = Head(label=_("Số trong sổ của năm đó"), help_text=_("Để trống nếu không biết."))
    is_read_twice = forms.BooleanField(
        label=_("Đúng số này"),
        help_text=_("Chỉ đánh dấu khi số cách xa số cuối của sổ và đã xem lại trên sổ giấy."),
        required=False,
    )
    first = forms.CharField(
        label=_("Đơn lần đầu"),
        help_text=_("Khi đây là lần hai: số đơn lần đầu trong sổ này, ví dụ 12/2019."),
        required=False,
        max_length=20,
        widget=Line(autocomplete="off"),
    )
    orders = forms.CharField(
        label=_("Nội dung quyết định"), required=False, max_length=10_000, widget=Lines(3)
    )

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]
        choice(self, "kind").choices = [
            (one.value, gettext(MATTERS[one])) for one in (*FIRST, *SECOND)
        ]
        choice(self, "result").choices = said(Result.choices)


class PlanForm(forms.Form):
    """A plan of review, as its paper names it."""

    use_required_attribute = False
    unit = forms.ChoiceField(label=_("Danh sách của"))
    name = Needed(label=_("Tên kế hoạch"), max_length=300, widget=Line())
    number = Needed(label=_("Số kế hoạch"), max_length=60, widget=Line(autocomplete="off"))
    issued_on = DayField(label=_("Ngày kế hoạch"))

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "unit").choices = [(one.code, one.name) for one in units]


class ListForm(forms.Form):
    """One case for the list."""

    use_required_attribute = False
    register_number = Needed(
        label=_("Số đơn"),
        help_text=_("Số trong sổ, ví dụ 12/2026; vụ việc của nơi khác thì ghi số hiệu nơi đó."),
        max_length=60,
        widget=Line(autocomplete="off"),
    )


class Nothing(forms.Form):
    """A press of the button is all that is asked."""


class ReviewForm(forms.Form):
    """The document with which a review ended."""

    use_required_attribute = False
    paper = Needed(label=_("Văn bản kết quả"), max_length=60, widget=Line(autocomplete="off"))
    on = DayField(label=_("Ngày văn bản"))


def numbered(typed: str, rows: Any) -> Petition | None:
    """The petition with this number, among those that the reader sees; 12/2026."""
    number, slash, year = typed.strip().partition("/")
    if not (slash and number.isdecimal() and year.isdecimal() and len(number) < 9):
        return None
    found = list(rows.filter(number=int(number), year=int(year))[:2])
    if len(found) > 1:
        raise Invalid("petitions.number-of-several", field="register_number", number=typed)
    return found[0] if found else None
