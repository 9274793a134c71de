"""The forms as dated data: what each is called, where it stands in the law, from when to when.

`Wording.OFFICIAL`: the text is that of the annex, as read in a third party's copy of the decree.
`Wording.CONTENT`: the law says what has to stand there and prescribes no text; the layout is that
of Decree 30/2020 and the words are ours.
`Wording.HOUSE`: no law asks for it.
"""

from datetime import date

from django.utils.translation import gettext_noop as _

from hoiam.core.narrative import outline
from hoiam.core.refusals import Invalid, NotFound
from hoiam.papers.forms.catalogue_denunciations import DENUNCIATION_FORMS
from hoiam.papers.forms.catalogue_petitions import PETITION_FORMS
from hoiam.papers.forms.shapes import LAYOUT_FROM as LAYOUT_FROM
from hoiam.papers.forms.shapes import Form as Form
from hoiam.papers.forms.shapes import Wording as Wording

DECREE_154 = "Nghị định 154/2026/NĐ-CP"
DECREE_154_FROM = date(2026, 7, 1)

FORMS = (
    Form(
        "conclusion",
        _("Thông báo kết luận"),
        "THÔNG BÁO",
        "TB",
        f"theo nội dung của khoản 2 Điều 25 {DECREE_154}",
        Wording.CONTENT,
        LAYOUT_FROM,
    ),
    Form(
        "minutes",
        _("Biên bản cuộc họp, buổi đối thoại"),
        "BIÊN BẢN",
        "BB",
        "thể thức theo Nghị định 30/2020/NĐ-CP",
        Wording.CONTENT,
        LAYOUT_FROM,
    ),
    Form(
        "refusal",
        _("Thông báo về việc từ chối tiếp công dân"),
        "THÔNG BÁO",
        "TB",
        f"Phụ lục {DECREE_154}",
        Wording.OFFICIAL,
        DECREE_154_FROM,
        mark="Mẫu số 01/TCD",
    ),
    Form(
        "documents",
        _("Giấy biên nhận thông tin, tài liệu"),
        "GIẤY BIÊN NHẬN",
        "",
        f"Phụ lục {DECREE_154}",
        Wording.OFFICIAL,
        DECREE_154_FROM,
        mark="Mẫu số 02/TCD",
    ),
    Form(
        "statement",
        _("Biên bản ghi lời trình bày"),
        "BIÊN BẢN",
        "",
        f"theo nội dung của khoản 2 Điều 25 Luật Tiếp công dân và Điều 14 {DECREE_154}",
        Wording.CONTENT,
        LAYOUT_FROM,
    ),
    Form(
        "result",
        _("Phiếu kết quả, đọc được cho người dân nghe"),
        "PHIẾU KẾT QUẢ",
        "",
        "mẫu của hệ thống",
        Wording.HOUSE,
        LAYOUT_FROM,
    ),
    Form(
        "appointment",
        _("Giấy hẹn"),
        "GIẤY HẸN",
        "",
        "mẫu của hệ thống",
        Wording.HOUSE,
        LAYOUT_FROM,
    ),
    Form(
        "representatives",
        _("Văn bản cử người đại diện"),
        "VĂN BẢN CỬ NGƯỜI ĐẠI DIỆN",
        "",
        "theo nội dung của Điều 29 Luật Tiếp công dân",
        Wording.CONTENT,
        LAYOUT_FROM,
    ),
    Form(
        "delivery-note",
        _("Phiếu giao nhận văn bản"),
        "PHIẾU GIAO NHẬN",
        "",
        "mẫu của hệ thống",
        Wording.HOUSE,
        LAYOUT_FROM,
    ),
    Form(
        outline.FORM,
        _("Báo cáo tiếp công dân, giải quyết khiếu nại, tố cáo"),
        "BÁO CÁO",
        "BC",
        f"đề cương {outline.MARK} {outline.CIRCULAR}",
        Wording.CONTENT,
        outline.VALID_FROM,
        mark=outline.MARK,
    ),
    *PETITION_FORMS,
    *DENUNCIATION_FORMS,
)


def form_on(key: str, day: date) -> Form:
    """The version of a form that holds on a day."""
    versions = [form for form in FORMS if form.key == key]
    if not versions:
        raise NotFound("papers.form-unknown", form=key)
    for form in versions:
        if form.in_force(day):
            return form
    raise Invalid("papers.form-not-in-force", field="form", form=versions[-1].name, day=day)
