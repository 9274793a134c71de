"""Why each personal thing is kept, on what legal basis, how long, and who receives it.

One entry for every field that a model classes as personal or secret; a test finds the ones that
are missing. The public page, the generated reference and the impact summary are made of this.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.protection.terms import TERMS, Term


class Basis(StrEnum):
    """On what something may be kept."""

    DUTY = "duty"
    TASK = "task"
    CONSENT = "consent"


BASES = {
    Basis.DUTY: _("nghĩa vụ theo luật"),
    Basis.TASK: _("nhiệm vụ của cơ quan nhà nước"),
    Basis.CONSENT: _("người gửi tự để lại, bỏ trống được, rút lại được"),
}
# What a breach and the public page speak of.
DATA_KINDS = {
    "contact": _("tên, điện thoại, thư điện tử, địa chỉ"),
    "words": _("lời kể, câu hỏi, trả lời, ghi chép"),
    "place": _("điểm chính xác, nơi xảy ra"),
    "files": _("ảnh, ghi âm, giấy tờ"),
    "messages": _("tin đã báo"),
    "requests": _("yêu cầu về dữ liệu cá nhân"),
    "registers": _("sổ cũ và danh sách đã nạp"),
    "codes": _("mã tra cứu, mật khẩu và khóa đăng nhập (chỉ giữ dạng băm)"),
}


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why, on what basis, how long, who receives it."""

    kind: str  # of `DATA_KINDS`
    why: str
    basis: Basis
    article: str
    term: str  # code of a term
    receives: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field with its purpose."""

    model: str
    name: str
    purpose: Purpose


_LAW = "Luật Bảo vệ dữ liệu cá nhân 2025 (số 91)"
_TASK = f"{_LAW}, Điều 19"
_INSIDE = _("nơi xử lý, nơi tiếp nhận, lãnh đạo cấp trên; mỗi lần mở phần riêng được ghi lại")
_NOBODY = _("không ai; chỉ máy dùng để đối chiếu")
_WORDS = Purpose(
    "words", _("để hiểu và giải quyết điều người dân nói"), Basis.TASK, _TASK, "file", _INSIDE
)
_CONTACT = Purpose(
    "contact", _("để báo tin, hỏi thêm và trả lời"), Basis.CONSENT, f"{_LAW}, Điều 9", "contact",
    _INSIDE,
)  # fmt: skip
_FOUND = Purpose(
    "contact", _("để quầy tìm đúng vụ việc khi người gửi đến"), Basis.CONSENT,
    f"{_LAW}, Điều 9", "contact", _NOBODY,
)  # fmt: skip
_SEALED = Purpose(
    "words", _("để giao thư niêm phong cho đúng người giải quyết; máy chủ không đọc được"),
    Basis.DUTY, "Luật Tố cáo 2018, Điều 8, 9, 47", "sealed",
    _("những người được người gửi chọn, sau khi cam kết không xung đột lợi ích; mở bằng khóa của họ"),
)  # fmt: skip
_SENDERS = Purpose(
    "codes", _("để người gửi đọc trả lời bằng biên nhận; máy chủ không có dãy số"), Basis.DUTY,
    "Luật Tố cáo 2018, Điều 8, 9, 47", "sealed", _("chỉ người giữ biên nhận"),
)  # fmt: skip
_HANDLER_KEYS = Purpose(
    "codes", _("để người giải quyết mở khóa của mình trên máy của mình"), Basis.TASK, _TASK,
    "accounts", _("chỉ người giữ khóa; máy chủ giữ bản đã khóa"),
)  # fmt: skip
_PLACE = Purpose("place", _("để đến đúng nơi"), Basis.TASK, _TASK, "point", _INSIDE)
_FILES = Purpose("files", _("để thấy điều được kể"), Basis.TASK, _TASK, "originals", _INSIDE)
_DRAFTED = Purpose(
    "words", _("để không mất điều đang viết dở"), Basis.CONSENT, f"{_LAW}, Điều 9", "drafts",
    _("không ai; chỉ người đang viết"),
)  # fmt: skip
_OFFICE = Purpose(
    "words", _("để trả lời và lưu hồ sơ vụ việc"), Basis.DUTY,
    "Luật Lưu trữ 2024 (số 33)", "file", _INSIDE,
)  # fmt: skip
_RESULTS = Purpose(
    "files", _("để thấy việc đã làm đến đâu"), Basis.DUTY, "Luật Lưu trữ 2024 (số 33)", "file",
    _INSIDE,
)  # fmt: skip
_MASKED = Purpose(
    "words", _("để công khai bản đã che, do người duyệt"), Basis.DUTY,
    "Luật Tiếp cận thông tin 2026 (số 01)", "public", _("mọi người, sau khi che và duyệt"),
)  # fmt: skip
_TOLD = Purpose(
    "messages", _("để báo cho người gửi và biết đã báo hay chưa"), Basis.TASK, _TASK, "notices",
    _("người gửi; cơ quan chuyển thư điện tử, tin nhắn"),
)  # fmt: skip
_OLD = Purpose(
    "registers", _("để tra lại việc đã nhận trước khi có hệ thống"), Basis.DUTY,
    "Luật Lưu trữ 2024 (số 33)", "file", _("đơn vị có sổ, lãnh đạo cấp trên"),
)  # fmt: skip
_ROWS = Purpose(
    "registers", _("để xét từng dòng trước khi ghi"), Basis.TASK, _TASK, "rows",
    _("cán bộ nạp tệp"),
)  # fmt: skip
_ASKED = Purpose(
    "requests", _("để trả lời yêu cầu đúng hạn luật"), Basis.DUTY, f"{_LAW}, Điều 13, 14",
    "requests", _("đơn vị giữ dữ liệu, lãnh đạo cấp trên"),
)  # fmt: skip
_DEMANDED = Purpose(
    "requests", _("để ghi cơ quan nào đòi xem, theo văn bản nào, được xem gì"), Basis.DUTY,
    _TASK, "readings", _("lãnh đạo; người gửi đọc bằng mã của mình"),
)  # fmt: skip
_DUTY_HERE = Purpose(
    "contact", _("để gửi thông báo tới thôn và gọi người được phân công"), Basis.TASK, _TASK,
    "file", _("cán bộ giữ địa bàn của xã, lãnh đạo cấp trên"),
)  # fmt: skip
_HAMLET_CODE = Purpose(
    "codes", _("để thôn tự xác nhận đã nhận thông báo"), Basis.TASK, _TASK, "file", _NOBODY
)
_RECEPTION = "Nghị định 154/2026/NĐ-CP, Điều 12, 27"
_VISITED = Purpose(
    "words", _("để ghi sổ tiếp công dân và theo dõi kết quả"), Basis.DUTY, _RECEPTION, "file",
    _INSIDE,
)  # fmt: skip
_VISITORS = Purpose(
    "contact", _("để ghi sổ tiếp công dân như luật buộc"), Basis.DUTY, _RECEPTION, "file", _INSIDE
)
_PETITIONERS = Purpose(
    "contact",
    _("để ghi sổ đơn và gửi văn bản giải quyết"),
    Basis.DUTY,
    _RECEPTION,
    "petitions",
    _INSIDE,
)
_WAITING = Purpose(
    "contact", _("để gọi đúng người đã đăng ký gặp"), Basis.CONSENT, f"{_LAW}, Điều 9", "file",
    _INSIDE,
)  # fmt: skip
_CODE = Purpose(
    "codes", _("để chỉ người có mã mới mở được việc của mình"), Basis.TASK, _TASK, "file", _NOBODY
)
_SIGN_IN = Purpose(
    "codes", _("để chỉ đúng cán bộ vào được"), Basis.TASK, _TASK, "accounts", _NOBODY
)

_RANG = Purpose(
    "contact", _("để gọi lại người đã gọi đường dây nóng"), Basis.CONSENT, f"{_LAW}, Điều 9",
    "file", _("nơi nghe máy, nơi gọi lại, lãnh đạo cấp trên"),
)  # fmt: skip
_ANSWERED = Purpose(
    "words", _("để biết đã hỏi gì, trả lời gì qua điện thoại"), Basis.TASK, _TASK, "file",
    _("nơi nghe máy, nơi gọi lại, lãnh đạo cấp trên"),
)  # fmt: skip

_REPORTED = Purpose(
    "words", _("để đối chiếu số liệu trong báo cáo đang viết"), Basis.TASK, _TASK, "claim-drafts",
    _("không ai; chỉ cán bộ đang viết"),
)  # fmt: skip

_LOGGED = Purpose(
    "codes", _("để ai có biên nhận cũng chứng minh được điều đã ghi không bị sửa"), Basis.TASK,
    _TASK, "file", _("người có mã tra cứu; ai đọc trang công khai thì nhận chứng minh của trang"),
)  # fmt: skip

# By model; "*" is every field that is not named.
PURPOSES: dict[str, dict[str, Purpose]] = {
    "base.SearchEntry": {"*": _WORDS},
    "base.NearBand": {"*": _WORDS},
    "base.Allowance": {"*": _SIGN_IN},
    "base.DataKey": {"*": _SIGN_IN},
    "accounts.Officer": {"*": _SIGN_IN},
    "accounts.SetupLink": {"*": _SIGN_IN},
    "accounts.Totp": {"*": _SIGN_IN},
    "accounts.RecoveryCode": {"*": _SIGN_IN},
    "accounts.KnownDevice": {"*": _SIGN_IN},
    "accounts.EntryLink": {"*": _SIGN_IN},
    "accounts.Session": {"*": _SIGN_IN},
    "publication.Plea": {"*": _OFFICE},
    "publication.Opening": {"*": _LOGGED},
    "commitments.Unkept": {"*": _OFFICE},
    "commitments.Evidence": {"*": _RESULTS},
    "notices.Notice": {"*": _TOLD},
    "papers.Paper": {"*": _OFFICE},
    "papers.PaperFile": {"*": _OFFICE},
    "papers.PaperDelivery": {"*": _OFFICE},
    "denunciations.DenunciationOpening": {"*": _SENDERS},
    "seals.SealedCase": {"*": _SENDERS},
    "seals.SenderKey": {"*": _SENDERS},
    "seals.SealedKey": {"*": _SEALED},
    "seals.SealedItem": {"*": _SEALED},
    "seals.SealedOpening": {"*": _SENDERS},
    "seals.HandlerKey": {"*": _HANDLER_KEYS},
    "voices.Voice": {"text": _WORDS, "*": _PLACE},
    "voices.Contact": {"phone_mark": _FOUND, "paper_mark": _FOUND, "*": _CONTACT},
    "voices.Attachment": {"*": _FILES},
    "voices.Receipt": {"*": _CODE},
    "voices.Draft": {"*": _DRAFTED},
    "voices.DraftFile": {"*": _DRAFTED},
    "cases.Case": {"*": _WORDS},
    "cases.Answer": {"*": _OFFICE},
    "cases.PublicDraft": {"*": _MASKED},
    "cases.FileChoice": {"*": _MASKED},
    "cases.Note": {"*": _OFFICE},
    "cases.Demand": {"*": _DEMANDED},
    "reception.Call": {"phone": _RANG, "caller": _RANG, "*": _ANSWERED},
    "reception.CallBack": {"*": _ANSWERED},
    "outreach.Assignment": {"*": _DUTY_HERE},
    "meetings.Question": {"*": _WORDS},
    "meetings.Remark": {"*": _WORDS},
    "meetings.MinutesDraft": {"*": _WORDS},
    "meetings.Minutes": {"*": _WORDS},
    "meetings.PublicMinutes": {"*": _MASKED},
    "meetings.AnswerMark": {"*": _WORDS},
    "meetings.OutsideAppeal": {"*": _WORDS},
    "meetings.OldLine": {"*": _WORDS},
    "outreach.Note": {"*": _WORDS},
    "outreach.NoteFile": {"*": _FILES},
    "outreach.Delivery": {"*": _HAMLET_CODE},
    "reception.Visit": {"*": _VISITED},
    "reception.Visitor": {"*": _VISITORS},
    "petitions.Petition": {"*": _OFFICE},
    "petitions.Petitioner": {"*": _PETITIONERS},
    "petitions.PetitionStep": {"*": _OFFICE},
    "petitions.Hearing": {"*": _OFFICE},
    "petitions.Decision": {"*": _OFFICE},
    "petitions.Order": {"*": _OFFICE},
    "petitions.PublicDecision": {"*": _MASKED},
    "reception.Statement": {"*": _VISITORS},
    "reception.TurnedAway": {"*": _VISITED},
    "reception.VisitConclusion": {"*": _VISITED},
    "reception.PaperLine": {"*": _VISITED},
    "reception.Turn": {"*": _WAITING},
    "reception.OnlineReception": {"*": _VISITED},
    "registers.Record": {"*": _OLD},
    "registers.RecordText": {"*": _OLD},
    "registers.RecordStep": {"*": _OLD},
    "imports.Import": {"*": _ROWS},
    "imports.ImportPack": {"*": _ROWS},
    "imports.ImportRow": {"*": _ROWS},
    "figures.ClaimDraft": {"*": _REPORTED},
    "protection.DataRequest": {"*": _ASKED},
}


def fields() -> tuple[Field, ...]:
    """Every personal and secret field with its purpose, in the order of the house. One that nobody
    gave a purpose is named by `without_purpose`, which a test asks; the pages show the others."""
    return tuple(
        Field(label, name, given.get(name) or given["*"])
        for label, name in personal_fields()
        if {name, "*"} & set(given := PURPOSES.get(label, {}))
    )


def without_purpose() -> list[str]:
    """Personal and secret fields that nobody gave a purpose."""
    return [
        f"{label}.{name}"
        for label, name in personal_fields()
        if not {name, "*"} & set(PURPOSES.get(label, {}))
    ]


def personal_fields() -> Iterator[tuple[str, str]]:
    """Model and name of every field classed as personal or secret."""
    for app in apps.get_app_configs():
        if not app.name.startswith("hoiam."):
            continue
        for model in app.get_models():
            for name, label in getattr(model, "PRIVACY", {}).items():
                if label in {"personal", "secret"}:
                    yield model._meta.label, name


def by_kind() -> dict[str, list[Purpose]]:
    """The purposes of each kind of data, each once, in the order of the kinds."""
    found: dict[str, list[Purpose]] = {kind: [] for kind in DATA_KINDS}
    for field in fields():
        if field.purpose not in found[field.purpose.kind]:
            found[field.purpose.kind].append(field.purpose)
    return found


def term(code: str) -> Term:
    """The rule of how long, by its code."""
    return next(one for one in TERMS if one.code == code)


def kinds_in_words(kinds: Iterable[str]) -> str:
    """Kinds of data as they stand in a sentence, in the reader's language."""
    return "; ".join(gettext(DATA_KINDS[kind]) for kind in DATA_KINDS if kind in set(kinds))
