"""How long each part is kept, from when on, and who is due: the rules as data, one question.

Every term counts from the last thing that happened: the case was answered or closed, the person
wrote, rated, asked or said "not done", a promise was kept. Whatever is still open postpones it,
and so does a hold. Nothing is due on the day after somebody wrote.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Concat, Greatest
from django.utils.translation import gettext_noop as _

from hoiam.cases import dockets
from hoiam.cases.models import CaseState, Rating
from hoiam.commitments.models import Commitment, CommitmentState
from hoiam.core.calendar import ZONE, day_of
from hoiam.notices.models import Notice
from hoiam.petitions import decisions
from hoiam.petitions.models import CarriedOut, Order, PetitionStep
from hoiam.protection.models import DataRequest, Hold, RequestKind, RequestState
from hoiam.protection.parts import Part
from hoiam.voices.models import Attachment, Voice

HOUSE = _("quy tắc của hệ thống: nguồn luật đã đọc không nêu thời hạn")
_LONG_AGO = Value(datetime(1970, 1, 1, tzinfo=UTC), output_field=DateTimeField())
_ENDED = (CaseState.ANSWERED, CaseState.CLOSED)
OPEN_REQUEST = (RequestState.OPEN, RequestState.ANSWERED)


@dataclass(frozen=True, slots=True)
class Term:
    """One rule of how long something is kept."""

    code: str
    what: str
    how_long: str
    since: str
    basis: str
    part: Part | None = None  # what the worker disposes of by this rule
    months: int = 0


_LAST = _("lần cuối có việc: trả lời, khép lại, hoặc người gửi nói thêm, đánh giá, yêu cầu")
TERMS = (
    Term(
        "contact", _("Tên và cách liên hệ"), _("12 tháng"), _LAST, HOUSE, Part.CONTACT, 12
    ),
    Term("point", _("Điểm chính xác trên bản đồ, nơi xảy ra"), _("12 tháng"), _LAST, HOUSE,
         Part.POINT, 12),
    Term("originals", _("Ảnh gốc, ghi âm, giấy tờ như đã gửi"), _("12 tháng"), _LAST, HOUSE,
         Part.ORIGINALS, 12),
    Term("notices", _("Lời của tin đã báo và nơi gửi đến"), _("12 tháng"), _LAST, HOUSE,
         Part.NOTICES, 12),
    Term("requests", _("Lời trong yêu cầu về dữ liệu cá nhân"), _("24 tháng"), _LAST, HOUSE,
         Part.REPLIES, 24),
    Term("drafts", _("Bản nháp chưa gửi"), _("7 ngày"), _("lần sửa cuối"), HOUSE),
    Term("claim-drafts", _("Bản nháp báo cáo đưa vào đối chiếu số liệu"),
         _("đến khi người viết xóa, hoặc 12 tháng"), _("lần sửa cuối"), HOUSE),
    Term("rows", _("Các ô của tệp danh sách nạp vào"), _("đến khi nạp xong hoặc bỏ"),
         _("ngày nạp"), HOUSE),
    Term("file", _("Lời kể, câu trả lời, ghi chép, các bước của vụ việc"),
         _("theo thời hạn bảo quản hồ sơ của cơ quan; hệ thống không tự xóa"),
         _("ngày khép lại"), _("Luật Lưu trữ 2024 (số 33); thời hạn từng loại do cơ quan quy định")),
    Term("petitions", _("Đơn, người đứng đơn, các bước, biên bản, quyết định và văn bản đã ban hành"),
         _("theo thời hạn bảo quản hồ sơ của cơ quan; hệ thống không tự xóa"), _("ngày đơn kết thúc"),
         _("Luật Lưu trữ 2024 (số 33): hồ sơ giải quyết đơn phải lưu; chỉ cách liên hệ, tệp gốc và tin "
           "đã báo hết hạn trước. Khi lãnh đạo cho khử nhận dạng, tên người gửi bị gạch trong sổ và "
           "hồ sơ; tệp của văn bản đã ban hành giữ nguyên.")),
    Term("sealed", _("Thư niêm phong"),
         _("không đủ điều kiện xử lý: 12 tháng rồi xóa; đã xử lý: theo thời hạn bảo quản hồ sơ"),
         _("ngày lưu đơn hoặc kết thúc"),
         _("Thông tư 07/2014/TT-TTCP, Điều 28 (đơn không đủ điều kiện lưu một năm; Thông tư "
           "05/2021/TT-TTCP thay thế, chưa đối chiếu được có giữ thời hạn ấy không); Luật Lưu trữ "
           "2024 (số 33)")),
    Term("readings", _("Nhật ký ai đã mở xem phần riêng"), _("cùng vụ việc"), _("ngày mở xem"),
         HOUSE),
    Term("accounts", _("Tài khoản cán bộ"), _("khi còn giữ vai trò; sau đó chỉ giữ tên trong lịch sử"),
         _("ngày hết vai trò"), HOUSE),
    Term("public", _("Trang công khai"), _("đến khi bị ẩn hoặc đính chính; bản đã che do người duyệt"),
         _("ngày công khai"), _("Luật Tiếp cận thông tin 2026 (số 01)")),
)  # fmt: skip
DISPOSED = tuple(term for term in TERMS if term.part is not None)


def term_of(part: Part) -> Term:
    """The rule by which the worker disposes of a part."""
    return next(term for term in DISPOSED if term.part is part)


def add_months(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def heads() -> QuerySet[Any]:
    """Every voice with a receipt and a case or a petition, with the moment of the last thing that
    happened (`since`) and what postpones (`ended` is not, `owes`, `is_asked`)."""
    joined = "gathering__case__joined_to"
    case_code = Coalesce(
        F(f"{joined}__code"), F("gathering__case__code"), F("petition__code"),
        output_field=CharField(),
    )  # fmt: skip
    # As a list and not as "or": each of the two is then looked up in the index of duties.
    duties = Commitment.objects.filter(
        about_kind="case", about_code__in=[OuterRef("case_code"), OuterRef("own_code")]
    )
    clocks = Commitment.objects.filter(
        about_kind=dockets.ABOUT, about_code=OuterRef("petition__docket__code")
    )
    asked = DataRequest.objects.filter(voice=OuterRef("pk"))
    steps = PetitionStep.objects.filter(petition__voice=OuterRef("pk"))
    carried = CarriedOut.objects.filter(order__decision__petition__voice=OuterRef("pk"))
    rows: QuerySet[Any] = Voice.objects.filter(origin__isnull=True)
    rows = rows.filter(Q(gathering__isnull=False) | Q(petition__isnull=False))
    rows = rows.annotate(own_code=F("gathering__case__code"), case_code=case_code)
    dated: QuerySet[Any] = rows.annotate(
        ended=Case(
            When(petition__isnull=False, petition__ended_at__isnull=True, then=Value(value=False)),
            When(gathering__isnull=True, then=Value(value=True)),
            When(gathering__case__state__in=_ENDED, then=Value(value=True)),
            When(
                **{"gathering__case__state": CaseState.JOINED, f"{joined}__state__in": _ENDED},
                then=Value(value=True),
            ),
            default=Value(value=False),
        ),
        owes=Exists(duties.filter(state=CommitmentState.OPEN))
        | Exists(clocks.filter(state=CommitmentState.OPEN))
        | Exists(_orders_due()),
        is_asked=Exists(
            asked.filter(
                Q(state__in=OPEN_REQUEST)
                | Q(kind=RequestKind.RESTRICT, state=RequestState.DONE, lifted_at__isnull=True)
            )
        ),
        since=Greatest(
            F("received_at"),
            *(
                Coalesce(F(f"{of}__{name}_at"), _LONG_AGO)
                for of in ("gathering__case", joined)
                for name in ("opened", "answered", "closed", "reopened")
            ),
            *(Coalesce(F(f"petition__{name}_at"), _LONG_AGO) for name in ("registered", "ended")),
            _latest(Voice.objects.filter(origin=OuterRef("pk")), "origin", "received_at"),
            _latest(Rating.objects.filter(voice=OuterRef("pk")), "voice", "rated_at"),
            _latest(asked, "voice", "ended_at"),
            _latest(duties, "about_kind", "ended_at"),
            _latest(clocks, "about_kind", "ended_at"),
            _latest(steps, "petition", "taken_at"),
            _latest(carried, "order__decision__petition", "done_at"),
        ),
    )
    return dated


def _orders_due() -> QuerySet[Order]:
    """What a decision about the petition orders and nobody has done yet."""
    owed = Commitment.objects.filter(
        about_kind=decisions.ORDER, about_code=OuterRef("code"), state=CommitmentState.OPEN
    )
    return Order.objects.filter(Exists(owed), decision__petition__voice=OuterRef("pk"))


def _latest(rows: QuerySet[Any], group: str, name: str) -> Coalesce:
    newest = rows.order_by().values(group).annotate(newest=Max(name)).values("newest")[:1]
    return Coalesce(Subquery(newest), _LONG_AGO, output_field=DateTimeField())


def held_on(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """The same with whether a leader holds the case on a day."""
    holds = Hold.objects.filter(
        case_code__in=[OuterRef("case_code"), OuterRef("own_code")],
        lifted_at__isnull=True,
        held_until__gte=day,
    )
    held: QuerySet[Any] = rows.annotate(is_held=Exists(holds))
    return held


def with_part(rows: QuerySet[Any], part: Part) -> QuerySet[Any]:
    """Those of which there still is such a part."""
    match part:
        case Part.CONTACT:
            return rows.filter(contact__isnull=False)
        case Part.POINT:
            somewhere = Q(latitude__isnull=False) | Q(longitude__isnull=False) | ~Q(place="")
            later = Voice.objects.filter(somewhere, origin=OuterRef("pk"))
            return rows.filter(somewhere | Exists(later))
        case Part.ORIGINALS:
            sent = Attachment.objects.exclude(original="")
            own, later = (sent.filter(**{of: OuterRef("pk")}) for of in ("voice", "voice__origin"))
            return rows.filter(Exists(own) | Exists(later))
        case Part.NOTICES:
            to = Concat(Value("voice/"), OuterRef("code"), output_field=CharField())
            return rows.filter(Exists(Notice.objects.filter(recipient=to).exclude(text="")))
        case Part.REPLIES:
            told = DataRequest.objects.filter(voice=OuterRef("pk"))
            return rows.filter(Exists(told.exclude(words="", answer="", result="")))
        case _:
            return rows.none()


def due(part: Part, day: date) -> QuerySet[Any]:
    """Voices whose part is due on a day or was due before it, but for the last days of a short
    month: `due_on` says it exactly."""
    # Months end on different days: three more are asked for, and judged one by one.
    last = add_months(day, -term_of(part).months) + timedelta(days=4)
    before = datetime.combine(last, time.min, tzinfo=ZONE)
    rows = held_on(with_part(heads(), part).filter(received_at__lt=before), day)
    found: QuerySet[Any] = rows.filter(
        ended=True, owes=False, is_asked=False, is_held=False, since__lt=before
    )
    return found.order_by("pk")


def due_on(part: Part, since: datetime) -> date:
    """The day from which on a part is due when nothing else happens."""
    return add_months(day_of(since), term_of(part).months)
