"""The main entries of the office, by what somebody does there.

`ENTRIES` says who sees what; `GROUPS` puts what belongs together behind one name, so that the line
stays one line however much an officer may do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.base.prepared import PERSON, Counted
from hoiam.commitments import owning
from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.denunciations import queries as denunciations
from hoiam.web import own_key
from hoiam.web.access import OfficeRequest, now
from hoiam.web.navigation import Item

WORKERS = (Role.CLERK, Role.HANDLER, Role.LEADER)
WRITERS = WORKERS
READERS = (*WORKERS, Role.FRONT)
# For who may put one on the register, or was let into one: to others there is nothing there.
DENUNCIATIONS = "office:denunciations"
# For who keeps a key of their own; the session knows, so that no page asks the database.
SEALED = "office:sealed"

ENTRIES = (
    ("office:my-work", _("Việc của tôi"), ()),
    ("office:intake", _("Ghi ý kiến"), WRITERS),
    ("office:cases", _("Vụ việc"), READERS),
    ("office:petitions", _("Sổ đơn"), WORKERS),
    ("office:settlements", _("Giải quyết, thi hành"), WORKERS),
    ("office:visits", _("Tiếp công dân"), WORKERS),
    ("office:meetings", _("Cuộc gặp"), READERS),
    ("office:dockets", _("Thời hạn"), WORKERS),
    (DENUNCIATIONS, _("Tố cáo"), WORKERS),
    (SEALED, _("Thư niêm phong"), WORKERS),
    ("office:hamlets-work", _("Địa bàn"), READERS),
    ("office:registers", _("Sổ cũ"), WORKERS),
    ("office:sorting", _("Phân loại"), WORKERS),
    ("office:notices", _("Chưa báo"), WORKERS),
    ("office:receipts", _("Biên nhận"), (Role.CLERK,)),
    ("office:templates", _("Mẫu trả lời"), WORKERS),
    ("office:papers", _("Văn bản đi"), WORKERS),
    ("office:boxes", _("Hòm thư"), WORKERS),
    ("office:calls", _("Cuộc gọi"), WORKERS),
    ("public:reckoning", _("Tính hạn"), WRITERS),
    ("office:rules", _("Quy định"), (Role.LAWYER,)),
    ("office:data-requests", _("Dữ liệu cá nhân"), WORKERS),
    ("office:leading", _("Tổng quan"), (Role.LEADER, Role.FRONT)),
    ("office:oversight", _("Danh sách theo dõi"), (Role.LEADER, Role.FRONT)),
    ("office:requests", _("Yêu cầu của Mặt trận"), (Role.LEADER, Role.FRONT)),
    ("office:topics", _("Chủ đề"), READERS),
    ("office:readings", _("Sổ mở xem"), READERS),
    ("office:appeals", _("Xem lại việc ẩn"), (Role.LEADER, Role.FRONT)),
    ("office:figure-board", _("Bảng số liệu"), READERS),
    ("office:forms", _("Biểu số liệu"), WORKERS),
    ("office:closings", _("Kỳ đã chốt"), WORKERS),
    ("office:narratives", _("Báo cáo số liệu"), WORKERS),
    ("office:claim-drafts", _("Đối chiếu bản nháp"), READERS),
    ("office:figures", _("Danh mục số liệu"), READERS),
    ("office:press-figures", _("Số liệu báo chí"), READERS),
    ("office:imports", _("Nạp dữ liệu"), (Role.CLERK, Role.LEADER, Role.ADMINISTRATOR)),
    ("office:officers", _("Quản trị"), (Role.ADMINISTRATOR,)),
    ("office:administration", _("Phiên quản trị"), (Role.FRONT,)),
)
GROUPS = (
    (
        _("Vụ việc"),
        (
            "office:cases", "office:petitions", "office:settlements", "office:dockets", DENUNCIATIONS, SEALED,
            "office:sorting",
            "office:notices", "office:receipts", "office:templates", "office:papers", "office:registers",
        ),
    ),
    (
        _("Gặp dân"),
        ("office:meetings", "office:visits", "office:boxes", "office:calls", "office:hamlets-work"),
    ),
    (
        _("Theo dõi"),
        (
            "office:leading", "office:oversight", "office:topics", "office:requests",
            "office:appeals", "office:readings",
        ),
    ),
    (
        _("Số liệu"),
        (
            "office:figure-board", "office:forms", "office:closings", "office:narratives",
            "office:claim-drafts", "office:figures", "office:press-figures",
        ),
    ),
    (
        _("Tra cứu"),
        ("public:reckoning", "office:rules", "office:data-requests", "office:imports"),
    ),
    (_("Quản trị"), ("office:officers", "office:administration")),
)  # fmt: skip
# In a training installation the trainer has it in front of everything else.
TRAINING = (("office:training", _("Đồng hồ tập huấn"), (Role.ADMINISTRATOR,)),)
# In a demonstration everybody finds the play.
DEMO = (("office:play", _("Trình diễn"), ()),)
MOST_COUNTED = 100  # of open work without an owner
ADMINISTRATION = (
    ("office:officers", _("Cán bộ")),
    ("office:administration", _("Phiên")),
    ("office:units", _("Đơn vị")),
    ("office:unit-changes", _("Thay đổi đơn vị")),
    ("office:role-successions", _("Kế thừa vai trò")),
    ("office:hamlets", _("Nạp thôn")),
    ("office:targets", _("Thời hạn")),
    ("office:calendar", _("Lịch nghỉ")),
    ("office:competences", _("Thẩm quyền")),
    ("office:data-terms", _("Dữ liệu sắp hết hạn giữ")),
    ("office:breaches", _("Lộ dữ liệu")),
    ("office:witnesses", _("Người làm chứng")),
    ("office:recipients", _("Người nhận tố cáo")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Entries behind one name; `current` when the reader stands on one of them."""

    label: str
    items: tuple[Item, ...]
    current: bool


def entries(request: OfficeRequest) -> tuple[Item | Group, ...]:
    """The entries for the roles that this officer holds today, then what belongs together in
    groups; a group of one is that entry itself."""
    seen = dict(_seen(request))
    grouped = {name for _label, names in GROUPS for name in names}
    found: list[Item | Group] = [item for name, item in seen.items() if name not in grouped]
    for label, names in GROUPS:
        items = tuple(seen[one] for one in names if one in seen)
        if len(items) > 1:
            current = any(one.current for one in items)
            found.append(Group(label=gettext(label), items=items, current=current))
        else:
            found.extend(items)
    return tuple(found)


def _seen(request: OfficeRequest) -> Iterator[tuple[str, Item]]:
    """Every entry that this officer may open, by its address, in order."""
    theirs = ENTRIES[1:] if is_lawyer_alone(request) else ENTRIES
    trains = TRAINING if settings.TRAINING else ()
    shown = (*trains, *theirs, *(DEMO if settings.DEMO else ()))
    for number, (name, label, roles) in enumerate(shown):
        if name == DENUNCIATIONS and not denunciations.may_enter(request.actor):
            continue
        if name == SEALED and not own_key.is_kept(request):
            continue
        if not roles or request.actor.holds_anywhere(*roles) or _could_open(request, roles):
            yield name, _item(name, label, request.path)
        if number == 0 and (lost := lost_owners(request)):
            item = _item("office:unowned", _("Chưa có người làm"), request.path)
            told = f"{lost}" if lost < MOST_COUNTED else f"{MOST_COUNTED}+"
            yield "office:unowned", replace(item, label=f"{item.label} ({told})")


def lost_owners(request: OfficeRequest) -> int:
    """Open work without its owner, and units without hands, for who leads there."""
    if not request.actor.holds_anywhere(Role.LEADER):
        return 0
    return sum(_LOST(request.actor, calendar.day_of(now())))


# It stands on every page, so it stops counting where nobody would count any further.
_LOST = Counted(
    [lambda person, _day: owning.unowned(person), owning.without_hands],
    PERSON,
    date,
    most=MOST_COUNTED,
)


def _could_open(request: OfficeRequest, roles: tuple[Role, ...]) -> bool:
    """What is there for who opens a session of administration: the page asks for the reason."""
    return Role.ADMINISTRATOR in roles and request.may_administer


def is_lawyer_alone(request: OfficeRequest) -> bool:
    """Whether the rulebook is all that this officer works on: no duty will ever lie before them."""
    held = {one.role for one in request.actor.held}
    return held == {Role.LAWYER}


def administration(request: OfficeRequest) -> tuple[Item, ...]:
    """The entries below administration."""
    return tuple(_item(name, label, request.path) for name, label in ADMINISTRATION)


def _item(name: str, label: str, path: str) -> Item:
    url = reverse(name)
    return Item(label=gettext(label), url=url, current=path == url)
