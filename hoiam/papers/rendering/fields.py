"""What an office's own Word template may name of a letter, and what each name becomes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from hoiam.core.narrative import outline
from hoiam.core.narrative.terms import TERMS
from hoiam.papers.letter import (
    Block,
    Bulleted,
    Chart,
    Heading,
    KeyValues,
    Letter,
    Numbered,
    Paragraph,
    Table,
    from_json,
    to_json,
)
from hoiam.papers.rendering import said

NEXT_PARAGRAPH = "\a"  # docxtpl opens a paragraph where it finds this sign
MARK, NUMBER = "danh_dau", "so_ky_hieu"


@dataclass(frozen=True, slots=True)
class Field:
    """One name that may stand between double braces."""

    name: str
    says: str


OF_LETTER = (
    Field("co_quan_cap_tren", _("tên cơ quan cấp trên")),
    Field("co_quan", _("tên cơ quan ban hành")),
    Field(NUMBER, _("số, ký hiệu, ví dụ Số: 12/TB-UBND")),
    Field("dia_danh_ngay", _("địa danh và ngày, tháng, năm")),
    Field("dia_danh", _("địa danh")),
    Field("loai", _("tên loại văn bản")),
    Field("trich_yeu", _("trích yếu")),
    Field("mau_so", _("mẫu số, ví dụ Mẫu số 03")),
    Field("kinh_gui", _("nơi kính gửi")),
    Field("noi_dung", _("toàn bộ nội dung")),
    Field("noi_nhan", _("nơi nhận, mỗi dòng một nơi")),
    Field("thay_mat", _("quyền hạn người ký: TM., KT.")),
    Field("chuc_vu", _("chức vụ người ký")),
    Field("nguoi_ky", _("họ tên người ký")),
    Field(MARK, _("chữ “dự thảo” hoặc “bản tập huấn”; bản chính thức thì trống")),
)
OF_PETITION = (
    Field("so_dang_ky", _("số trong sổ tiếp nhận đơn")),
    Field("loai_don", _("loại đơn")),
    Field("ngay_nhan", _("ngày nhận đơn")),
    Field("nguoi_gui", _("họ tên người gửi đơn")),
    Field("nguoi_gui_day_du", _("ông (bà) và họ tên, cùng số người đứng đơn")),
    Field("dia_chi", _("địa chỉ người gửi đơn")),
    Field("giay_to", _("số giấy tờ tùy thân")),
    Field("so_nguoi", _("số người đứng đơn")),
    Field("ve_viec", _("đơn nói về việc gì")),
    Field("bi_khieu_nai", _("quyết định, hành vi bị khiếu nại")),
    Field("yeu_cau", _("yêu cầu của người gửi")),
    Field("ngay_buoc", _("ngày làm bước này")),
    Field("noi_dung_buoc", _("nội dung đã ghi ở bước này")),
    Field("noi_den", _("nơi nhận chuyển, hướng dẫn")),
    Field("han_giai_quyet", _("hạn giải quyết")),
)


# Numbers of the narrative report and its sections, by the names that its editor has for them.
OF_REPORT = (
    *(Field(one.field, one.title) for one in outline.written()),
    *(Field(name, one.says) for name, one in TERMS.items() if not one.is_block),
)


def known(*, petition: bool) -> tuple[Field, ...]:
    """Names that a template of this form may use."""
    return (*OF_LETTER, *OF_PETITION) if petition else OF_LETTER


def of_report() -> tuple[Field, ...]:
    """Names that a template of the narrative report may use."""
    return (*OF_LETTER, *OF_REPORT)


def values(letter: Letter, more: Iterable[tuple[str, str]] = ()) -> Mapping[str, str]:
    """Every name with its text; what is not there is empty."""
    letter = from_json(to_json(letter))
    signer = letter.signers[-1] if letter.signers else None
    found = {field.name: "" for field in (*OF_LETTER, *OF_PETITION, *OF_REPORT)}
    found |= {name: _plain(text) for name, text in more}
    return found | {
        "co_quan_cap_tren": said.body(letter.superior),
        "co_quan": said.body(letter.issuer),
        NUMBER: said.numbered(letter),
        "dia_danh_ngay": said.dated(letter),
        "dia_danh": letter.place,
        "loai": letter.kind,
        "trich_yeu": letter.subject,
        "mau_so": letter.form,
        "kinh_gui": "\n".join(letter.addressees),
        "noi_dung": NEXT_PARAGRAPH.join(line for block in letter.body for line in _lines(block)),
        "noi_nhan": "\n".join(f"- {one}" for one in said.listed(list(letter.recipients))),
        "thay_mat": (signer.authority if signer else "").upper(),
        "chuc_vu": (signer.position if signer else "").upper(),
        "nguoi_ky": signer.name if signer else "",
        MARK: letter.mark,
    }


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text) | Paragraph(text, _):
            return [text]
        case Numbered(items, first):
            return [f"{number}. {text}" for number, text in enumerate(items, first)]
        case Bulleted(items):
            return [f"- {text}" for text in items]
        case KeyValues(pairs):
            return [f"{key}: {value}" for key, value in pairs]
        case Chart(title, says):
            return [f"{title}: {says}"]
        case Table(columns, rows):
            heads = [one.name for one in columns]
            return [
                "; ".join(f"{head}: {cell}" for head, cell in zip(heads, row, strict=True) if cell)
                for row in rows
            ]


def _plain(text: str) -> str:
    """Signs that would open a paragraph or a page stay with whoever wrote the template."""
    return text.replace("\a", " ").replace("\f", "\n")
