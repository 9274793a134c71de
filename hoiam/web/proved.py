"""How far a public act has come in the log, in plain words; the same on every page and receipt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from hoiam.core.log.acts import Act
from hoiam.core.log.proofs import SUFFIX, Standing
from hoiam.core.text import vn_number
from hoiam.publication.log import places as placing
from hoiam.publication.log import proving, queries
from hoiam.publication.log.models import Opening
from hoiam.publication.log.queries import Place
from hoiam.publication.models import Page

# What an act is called to the people it concerns, by the step that its record names.
STEPS = {
    "received": gettext_noop("Tiếp nhận, cấp biên nhận"),
    "added": gettext_noop("Nhận phần nói thêm"),
    "accepted": gettext_noop("Đơn vị nhận xử lý"),
    "reopened": gettext_noop("Mở lại"),
    "handed-over": gettext_noop("Chuyển đơn vị"),
    "succeeded": gettext_noop("Đơn vị kế thừa"),
    "joined": gettext_noop("Gộp vào vụ việc khác"),
    "unjoined": gettext_noop("Tách thành vụ việc riêng"),
    "answered": gettext_noop("Trả lời"),
    "closed": gettext_noop("Khép lại vụ việc"),
    "promised": gettext_noop("Lời hứa có ngày"),
    "taken-on": gettext_noop("Việc được giao có ngày"),
    "due-date-changed": gettext_noop("Đổi hạn"),
    "recounted": gettext_noop("Tính lại hạn cho nhiều người"),
    "done": gettext_noop("Làm xong"),
    "left-undone": gettext_noop("Khép lại khi chưa làm"),
    "decided": gettext_noop("Quyết định giải quyết"),
    "voided": gettext_noop("Quyết định không còn"),
    "taken-back": gettext_noop("Đính chính một bước"),
    "released": gettext_noop("Công khai"),
    "shown-again": gettext_noop("Hiện lại"),
    "hidden": gettext_noop("Ẩn"),
    "erased": gettext_noop("Xóa dữ liệu theo luật"),
}
ACTS = {
    Act.RECEIPT: gettext_noop("Tiếp nhận"),
    Act.ACCEPTANCE: gettext_noop("Thụ lý"),
    Act.HAND_OVER: gettext_noop("Chuyển đơn"),
    Act.EXTENSION: gettext_noop("Gia hạn, tạm dừng"),
    Act.ANSWER: gettext_noop("Trả lời"),
    Act.CORRECTION: gettext_noop("Đính chính"),
    Act.WITHDRAWAL: gettext_noop("Rút đơn"),
    Act.CLOSING: gettext_noop("Kết thúc"),
    Act.RELEASE: gettext_noop("Công khai"),
}
MARKS = {Standing.PROMISED: "soon", Standing.INCLUDED: "", Standing.WITNESSED: "ok"}


@dataclass(frozen=True, slots=True)
class Proved:
    """One public act and how far its entry has come."""

    entry: str
    label: str
    at: datetime
    mark: str
    short: str
    words: str
    opens: bool  # what opens it is still kept


def proved(rows: Sequence[Opening]) -> list[Proved]:
    """The acts in their order."""
    places = placing.places_of(rows)
    return [_proved(row, places[row.entry]) for row in rows]


def one(row: Opening) -> Proved:
    """One of them."""
    return proved([row])[0]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt on paper says of the log: its own entry, and the newest root."""

    one: Proved | None
    root: queries.Root | None
    address: str

    @property
    def mark(self) -> str:
        """The entry in groups of four, to be compared by eye."""
        entry = self.one.entry if self.one is not None else ""
        return " ".join(entry[at : at + 4] for at in range(0, len(entry), 4))


def receipt(reference: str) -> Receipt:
    """By its number; a receipt that was printed ahead has no entry before it is used."""
    row = next(iter(proving.about(reference)), None)
    return Receipt(one(row) if row is not None else None, queries.newest_root(), queries.address())


def page(page: Page) -> Proved | None:
    """Of a public page; none where it was released before there was a log, or is not released."""
    row = proving.last_on(page) if page.pk is not None else None
    return one(row) if row is not None else None


def _proved(row: Opening, place: Place) -> Proved:
    opened = queries.opened(row)
    body = opened.record["body"] if opened is not None else {}
    step = str(body.get("step", "")) if isinstance(body, dict) else ""
    label = STEPS.get(step) or ACTS.get(Act(row.act), row.act)
    return Proved(
        entry=row.entry,
        label=_(label),
        at=row.moment,
        mark=MARKS[place.standing],
        short=_short(place),
        words=_words(place),
        opens=opened is not None,
    )


def _short(place: Place) -> str:
    if place.standing is Standing.PROMISED:
        return _("đã hứa ghi")
    if not place.witnesses:
        return _("đã ghi")
    k, n = vn_number(len(place.witnesses)), vn_number(place.known)
    return _("{k} trên {n} người làm chứng đã ký").format(k=k, n=n)


def _words(place: Place) -> str:
    if place.standing is Standing.PROMISED:
        return _("Cơ quan đã ký lời hứa ghi việc này vào nhật ký công khai, thường trong một phút.")
    said = _("Đã ghi vào nhật ký công khai, mục số {index} trong {size}.").format(
        index=vn_number((place.index or 0) + 1), size=vn_number(place.size or 0)
    )
    k, n = vn_number(len(place.witnesses)), vn_number(place.known)
    if place.standing is Standing.WITNESSED:
        more = _("{k} trên {n} người làm chứng ngoài cơ quan đã ký: {names}.").format(
            k=k, n=n, names=", ".join(place.witnesses)
        )
    elif place.known:
        more = _("Mới có {k} trên {n} người làm chứng ngoài cơ quan ký.").format(k=k, n=n)
    else:
        more = _("Chưa có người làm chứng ngoài cơ quan nào được mời ký.")
    return f"{said} {more}"


def file_name(row: Opening) -> str:
    """What the proof is called where it is saved: nothing of what it proves."""
    return f"chung-minh-{row.entry[:12]}{SUFFIX}"
