"""On what ground something may be taken from the public, each with the days on which it holds.

Whoever hides chooses one of them and writes a reason beside it; both are public. That something
is awkward for an office is no ground and stands in no list.
"""

from dataclasses import dataclass
from datetime import date

from hoiam.core.law.rulebook.shapes import HOUSE, Status
from hoiam.core.refusals import Invalid

LAW_ON_DATA = date(2026, 1, 1)  # Law 91/2025 on the protection of personal data is in force
_ALWAYS = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class HidingGround:
    """One ground: what it covers, where it is written, and how sure we are of that."""

    code: str
    name: str
    basis: str
    status: Status
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether something may be hidden on this ground on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


GROUNDS = (
    HidingGround(
        "personal-data",
        "Có dữ liệu cá nhân không được công khai",
        "Luật Bảo vệ dữ liệu cá nhân 2025, Điều 16",
        Status.MEMORY_MEDIUM,
        LAW_ON_DATA,
    ),
    HidingGround(
        "data-subject",
        "Người được nhắc đến yêu cầu xóa hoặc khử nhận dạng",
        "Luật Bảo vệ dữ liệu cá nhân 2025, Điều 14",
        Status.VERIFIED,
        LAW_ON_DATA,
    ),
    HidingGround(
        "child",
        "Có thông tin về trẻ em",
        "Luật Bảo vệ dữ liệu cá nhân 2025, Điều 24",
        Status.MEMORY_MEDIUM,
        LAW_ON_DATA,
    ),
    HidingGround(
        "private-life",
        "Xâm phạm đời sống riêng tư hoặc hình ảnh của một người",
        "Bộ luật Dân sự 2015, Điều 32 và Điều 38",
        Status.MEMORY_HIGH,
        _ALWAYS,
    ),
    HidingGround(
        "honour",
        "Xúc phạm danh dự, nhân phẩm, uy tín của một người",
        "Bộ luật Dân sự 2015, Điều 34",
        Status.MEMORY_HIGH,
        _ALWAYS,
    ),
    HidingGround(
        "denouncer",
        "Có thể lộ người tố cáo hoặc người được bảo vệ",
        "Luật Tố cáo 2018, Điều 8 khoản 3 và Điều 56",
        Status.VERIFIED,
        date(2019, 1, 1),
    ),
    HidingGround(
        "before-conclusion",
        "Cáo buộc một người khi chưa có kết luận",
        "Luật Tố cáo 2018, Điều 40 (chỉ công khai kết luận)",
        Status.MEMORY_MEDIUM,
        date(2019, 1, 1),
    ),
    HidingGround(
        "state-secret",
        "Có bí mật nhà nước",
        "Luật Bảo vệ bí mật nhà nước",
        Status.UNVERIFIED,
        _ALWAYS,
    ),
    HidingGround(
        "order",
        "Theo bản án, quyết định hoặc văn bản của cơ quan có thẩm quyền (ghi số văn bản ở lý do)",
        "Văn bản ghi ở lý do",
        Status.HOUSE,
        _ALWAYS,
    ),
    HidingGround(
        "by-mistake",
        "Công khai nhầm: chưa được che hoặc không phải nội dung của vụ việc này",
        HOUSE,
        Status.HOUSE,
        _ALWAYS,
    ),
    # What was written by hand before there was a list: read in the register, chosen no more.
    HidingGround(
        "before-the-list",
        "Căn cứ ghi bằng chữ, trước khi có danh mục",
        "Xem lý do",
        Status.HOUSE,
        _ALWAYS,
        _ALWAYS,
    ),
)
_BY_CODE = {ground.code: ground for ground in GROUNDS}


def ground_of(code: str) -> HidingGround:
    """The ground with this code, whether it may still be chosen or not."""
    if code not in _BY_CODE:
        raise Invalid("hiding.no-such-ground", field="ground")
    return _BY_CODE[code]


def grounds_on(day: date) -> tuple[HidingGround, ...]:
    """What may be chosen on a day."""
    return tuple(ground for ground in GROUNDS if ground.holds_on(day))


def check_holds(code: str, day: date) -> HidingGround:
    """The ground, if something may be hidden on it today."""
    ground = ground_of(code)
    if not ground.holds_on(day):
        raise Invalid("hiding.no-such-ground", field="ground")
    return ground
