"""The form that takes a file, and the words for what can be taken in."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hoiam.imports.models import Target
from hoiam.units.models import Unit
from hoiam.web.forms_ui import Hinted
from hoiam.web.office.inputs import choice

ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods,.json,.jsonl,.geojson"
HINTS = {
    Target.CASES: _("Sổ, phần mềm phản ánh cũ: giữ nguyên số, ngày, chữ như nguồn"),
    Target.VISITS: _("Sổ tiếp công dân của các năm trước"),
    Target.DOSSIERS: _("Danh sách hồ sơ đã nhận, đã trả"),
    Target.STEPS: _("Ngày nào đổi trạng thái gì; nạp sau vụ việc"),
    Target.UNITS: _("Thôn, bản, tổ dân phố, cơ quan mới"),
    Target.OFFICERS: _("Tên đăng nhập, vai trò, đơn vị; mật khẩu đặt sau"),
    Target.COMPETENCES: _("Cơ quan nào trả lời lĩnh vực nào ở đâu"),
    Target.EXCHANGE: _("Danh sách CSDL quốc gia trả về, để vụ việc giữ cả hai số"),
    Target.MEETINGS: _("Biên bản đối thoại, tiếp dân cũ; việc còn nợ đứng đầu cuộc gặp tới"),
}


class Units(forms.ModelChoiceField):
    """Units by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class Upload(forms.Form):
    """What is in the file, whose it is, and the file."""

    target = forms.ChoiceField(
        label=_("Trong tệp là gì?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một loại.")},
    )
    unit = Units(
        label=_("Của đơn vị nào?"),
        help_text=_(
            "Đơn vị giữ sổ này. Người tiếp nhận, lãnh đạo của đơn vị đọc được những gì nạp."
        ),
        queryset=Unit.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    file = forms.FileField(
        label=_("Tệp"),
        help_text=_(
            "Excel (.xlsx, .xls), OpenDocument (.ods), CSV hoặc JSON; lớn nhất 50 MB. Dòng đầu là "
            "tên cột. Chữ TCVN3 (.VnTime) hay VNI sẽ được nhận ra và cho xem trước khi chuyển."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": _("Chọn một tệp."), "empty": _("Tệp này rỗng.")},
    )

    def __init__(
        self, *args: Any, targets: Iterable[Target], units: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "target").choices = [
            (one.value, Hinted(_capital(str(one.label)), HINTS[one])) for one in targets
        ]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
