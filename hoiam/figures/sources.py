"""Where something owed comes from, in the words of a leader. A source that nobody named here
appears by itself, under the name of its kind of duty."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from hoiam.commitments.models import CommitmentKind

# Of these the kind of duty says more than the matter which it is about.
BY_KIND = {
    CommitmentKind.CONSULT: _("góp ý cho đơn vị khác"),
    CommitmentKind.REPORT: _("báo cáo cấp trên"),
    CommitmentKind.REVIEW: _("xem lại việc ẩn"),
    CommitmentKind.REQUEST: _("yêu cầu của Mặt trận, thanh tra nhân dân"),
    CommitmentKind.UNKEPT: _("trả lời về việc chưa giữ lời"),
}
OF_CASES = {
    CommitmentKind.ANSWER: _("trả lời người dân"),
    CommitmentKind.PROMISE: _("lời hứa trong câu trả lời"),
}
BY_MATTER = {
    "question": _("câu hỏi tại đối thoại"),
    "conclusion": _("kết luận cuộc gặp"),
    "visit": _("lượt tiếp công dân"),
    "session": _("buổi tiếp công dân của lãnh đạo"),
    "call": _("đường dây nóng"),
    "box-letter": _("hòm thư góp ý"),
    "note": _("cán bộ phụ trách thôn"),
    "request": _("yêu cầu của Mặt trận, thanh tra nhân dân"),
    "docket": _("hồ sơ có thời hạn theo luật"),
    "data-request": _("yêu cầu về dữ liệu cá nhân"),
}
CASE = "case"


@dataclass(frozen=True, slots=True)
class Source:
    """One source: how an address names it, and its words."""

    code: str
    name: str


def source_of(about_kind: str, kind: str) -> Source:
    """The source of a duty of this kind about such a matter."""
    if kind in BY_KIND:
        return Source(kind, gettext(BY_KIND[CommitmentKind(kind)]))
    if about_kind == CASE:
        known = OF_CASES.get(CommitmentKind(kind), CommitmentKind(kind).label)
        return Source(f"{CASE}-{kind}", gettext(str(known)))
    name = BY_MATTER.get(about_kind) or CommitmentKind(kind).label
    return Source(about_kind, gettext(str(name)))


def is_from(code: str) -> Q:
    """The duties of one source; an unknown one has none."""
    if code in BY_KIND:
        return Q(kind=code)
    about_kind, dash, kind = code.partition("-")
    if about_kind == CASE and dash:
        return Q(about_kind=CASE, kind=kind)
    return Q(about_kind=code) & ~Q(kind__in=list(BY_KIND))


def in_order(sources: Iterable[Source]) -> list[Source]:
    """What is owed to people first, then what meetings left, then the rest by name."""
    order = [f"{CASE}-{kind}" for kind in OF_CASES] + [*BY_MATTER, *BY_KIND]
    place = {code: number for number, code in enumerate(order)}
    return sorted(set(sources), key=lambda one: (place.get(one.code, len(place)), one.name))


def name_of(code: str) -> str:
    """The words of a source that an address names; nothing for one that nobody knows."""
    if code in BY_KIND:
        return gettext(BY_KIND[CommitmentKind(code)])
    about_kind, _dash, kind = code.partition("-")
    if about_kind == CASE:
        return source_of(CASE, kind).name if kind in CommitmentKind.values else ""
    return gettext(BY_MATTER[code]) if code in BY_MATTER else ""
