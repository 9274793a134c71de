"""Fields that a column of a file can fill, and the column names they go by."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_noop as _

from hoiam.imports.models import Target
from hoiam.registers.models import RegisterKind


class FieldKind(StrEnum):
    """How the cells of a field are read."""

    NUMBER = "number"  # the identifier in the source, as text: zeros in front count
    TEXT = "text"
    LONG = "long"
    MOMENT = "moment"  # a day, or a day with a time
    DAY = "day"
    COUNT = "count"
    CHOICE = "choice"
    STATE = "state"
    UNIT = "unit"  # a body, by code or name
    AREA = "area"  # a territory, by code or name
    FIELD = "field"  # a field of life
    EMAIL = "email"
    PHONE = "phone"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    COORDINATES = "coordinates"  # both in one cell


@dataclass(frozen=True, slots=True)
class TargetField:
    """One field that a column can fill; `synonyms` are compared folded."""

    code: str
    label: str
    help: str
    kind: FieldKind
    synonyms: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class TargetSpec:
    """What one kind of import fills; `register` for those that fill a register."""

    target: Target
    fields: tuple[TargetField, ...]
    register: RegisterKind | None = None
    needs_system: bool = False

    def field(self, code: str) -> TargetField | None:
        """The field with this code."""
        return next((one for one in self.fields if one.code == code), None)

    @property
    def required(self) -> tuple[TargetField, ...]:
        return tuple(one for one in self.fields if one.required)


def field_named(
    code: str, kind: FieldKind, label: str, said: str, *synonyms: str, required: bool = False
) -> TargetField:
    return TargetField(code, label, said, kind, synonyms, required)


K = FieldKind
_NUMBER_NAMES = (
    *("số", "mã", "số hồ sơ", "mã hồ sơ", "mã phản ánh", "số phản ánh", "số đơn", "mã đơn"),
    *("số biên nhận", "mã vụ việc", "số thứ tự", "stt", "id", "code", "number", "request id"),
    *("service request id", "service request num", "sr number", "srnumber", "ticket id"),
    *("ticket", "case id", "case number", "reference", "srrecordid", "servicerequestnum"),
)
NUMBER = field_named(
    "number",
    K.NUMBER,
    _("Số, mã ở hệ thống cũ"),
    _("Giữ nguyên từng chữ số, kể cả số 0 ở đầu. Mỗi số một dòng."),
    *_NUMBER_NAMES,
    required=True,
)
TITLE = field_named(
    "title",
    K.TEXT,
    _("Tiêu đề, trích yếu"),
    _("Một dòng nói việc gì; không có thì để trống."),
    *("tiêu đề", "trích yếu", "tóm tắt", "tên vụ việc", "về việc", "title", "subject", "summary"),
)
TEXT = field_named(
    "text",
    K.LONG,
    _("Nội dung"),
    _("Nguyên văn lời phản ánh, kiến nghị."),
    *("nội dung", "nội dung phản ánh", "nội dung đơn", "nội dung kiến nghị", "ý kiến"),
    *("nội dung tiếp", "mô tả", "phản ánh", "description", "text", "content", "details"),
)
ANSWER = field_named(
    "answer",
    K.LONG,
    _("Trả lời, kết quả"),
    _("Nguyên văn câu trả lời hoặc kết quả giải quyết."),
    *("trả lời", "nội dung trả lời", "kết quả", "kết quả giải quyết", "kết quả xử lý"),
    *("phản hồi", "nội dung xử lý", "answer", "response", "resolution", "status notes", "note"),
)
_OPENED = field_named(
    "opened",
    K.MOMENT,
    _("Ngày tiếp nhận"),
    _("Ngày, hoặc ngày và giờ, việc được nhận."),
    *("ngày tiếp nhận", "ngày nhận", "ngày gửi", "ngày tạo", "ngày đến", "ngày vào sổ", "ngày"),
    *("thời gian gửi", "thời gian tiếp nhận", "ngày nộp", "created", "created date", "created at"),
    *("createddate", "sent at", "requested datetime", "date created", "opened", "open date"),
    *("ngày tiếp", "ngày tiếp dân", "ngày tiếp công dân", "received at"),
)
_DUE = field_named(
    "due",
    K.MOMENT,
    _("Hạn xử lý"),
    _("Hạn chỉ ghi ngày thì còn đúng hạn đến hết ngày đó."),
    *("hạn xử lý", "hạn giải quyết", "thời hạn", "hạn", "ngày hẹn trả", "hẹn trả", "hạn trả lời"),
    *("ngày hẹn", "due", "due date", "duedate", "due at", "expected datetime", "deadline"),
)
_ENDED = field_named(
    "ended",
    K.MOMENT,
    _("Ngày xong"),
    _("Ngày việc kết thúc: trả lời, đóng, trả kết quả."),
    *("ngày xử lý", "ngày hoàn thành", "ngày giải quyết", "ngày trả lời", "ngày kết thúc"),
    *("ngày trả kết quả", "ngày trả", "ngày xong", "ngày đóng", "closed", "closed date"),
    *("closeddate", "close date", "closedate", "done at", "closed at", "completed at"),
)
STATE = field_named(
    "state",
    K.STATE,
    _("Trạng thái"),
    _("Chữ của nguồn được giữ; ở dưới nói mỗi chữ nghĩa là gì."),
    *("trạng thái", "tình trạng", "tình trạng xử lý", "trạng thái xử lý", "trạng thái hồ sơ"),
    *("state", "status", "srstatus", "request status"),
)
CATEGORY = field_named(
    "category",
    K.TEXT,
    _("Loại việc, lĩnh vực"),
    _("Có thể có nhiều loại trong một dòng."),
    *("lĩnh vực", "loại việc", "loại", "chuyên mục", "chủ đề", "phân loại", "thể loại", "type"),
    *("category", "topic", "service name", "request type", "requesttype", "srtype"),
)
CHANNEL = field_named(
    "channel",
    K.TEXT,
    _("Kênh"),
    _("Nhận qua đâu: trang mạng, điện thoại, đến trực tiếp …"),
    *("kênh", "nguồn", "kênh tiếp nhận", "hình thức", "hình thức nộp", "nguồn tiếp nhận"),
    *("channel", "request source", "requestsource", "method received", "methodreceived", "source"),
)
AGENCY = field_named(
    "agency",
    K.UNIT,
    _("Cơ quan giải quyết"),
    _("Tên hoặc mã. Chữ của nguồn được giữ; chỉ nối với đơn vị ở đây khi chắc chắn."),
    *("cơ quan giải quyết", "đơn vị xử lý", "cơ quan xử lý", "đơn vị", "cơ quan", "đơn vị thụ lý"),
    *("đơn vị giải quyết", "nơi giải quyết", "cơ quan tiếp", "agency", "agencies", "organization"),
    *("agency responsible", "owner", "department", "assigned to"),
)
TERRITORY = field_named(
    "territory",
    K.AREA,
    _("Xã, phường, địa bàn"),
    _("Tên hoặc mã xã, phường, huyện vào thời điểm đó."),
    *("xã", "phường", "xã phường", "địa bàn", "xã, phường", "phường xã", "khu vực", "đơn vị hành"),
    *(
        "xã/phường",
        "thôn/xã",
        "thôn, xã",
        "nơi xảy ra",
        "neighborhood",
        "district",
        "ward",
        "nc name",
        "ncname",
        "commune",
    ),
)
PLACE = field_named(
    "place",
    K.TEXT,
    _("Địa điểm"),
    _("Địa chỉ nơi việc xảy ra."),
    *("địa điểm", "địa chỉ", "vị trí", "nơi phản ánh", "address", "location", "place"),
)
_LATITUDE = field_named(
    "latitude", K.LATITUDE, _("Vĩ độ"), _("Số độ, ví dụ 22.3364."), "vĩ độ", "latitude", "lat"
)
_LONGITUDE = field_named(
    "longitude",
    K.LONGITUDE,
    _("Kinh độ"),
    _("Số độ, ví dụ 103.8438."),
    *("kinh độ", "longitude", "long", "lon", "lng"),
)
_COORDINATES = field_named(
    "coordinates",
    K.COORDINATES,
    _("Tọa độ trong một ô"),
    _("Hai số cách nhau bằng dấu phẩy; chọn số nào đứng trước."),
    *("tọa độ", "toạ độ", "coords", "coordinates", "gps"),
)
REOPENED = field_named(
    "times_reopened",
    K.COUNT,
    _("Số lần mở lại"),
    _("Số nguyên; trống là nguồn không nói."),
    *("số lần mở lại", "mở lại", "count reopen", "times reopened", "reopened"),
)
RATING = field_named(
    "rating",
    K.TEXT,
    _("Đánh giá"),
    _("Mức hài lòng, số sao, như nguồn ghi."),
    *("đánh giá", "mức độ hài lòng", "hài lòng", "số sao", "star", "stars", "rating"),
)
WHERE = (PLACE, _LATITUDE, _LONGITUDE, _COORDINATES)
LIFE = (_OPENED, _DUE, _ENDED, STATE)
NAME_OF_AREA = field_named(
    "area",
    K.AREA,
    _("Xã, phường"),
    _("Mã của xã, phường (mã ở đây hoặc mã chính thức), hoặc tên nếu không trùng."),
    *("xã", "phường", "xã phường", "mã xã", "thuộc xã", "địa bàn", "commune code", "commune"),
    *("area", "khu vực", "mã địa bàn"),
    required=True,
)
SINCE = field_named(
    "valid_from",
    K.DAY,
    _("Từ ngày"),
    _("Ngày bắt đầu có hiệu lực."),
    *("từ ngày", "ngày bắt đầu", "hiệu lực từ", "ngày hiệu lực", "valid from", "from", "since"),
)
