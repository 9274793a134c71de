"""The play of the demonstration, scene by scene: from old minutes to a promise that was not kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from hoiam.core import calendar
from hoiam.core.actor import Role
from hoiam.core.refusals import NotFound
from hoiam.core.text import vn_date
from hoiam.meetings import owed, policies, questions
from hoiam.meetings.models import Meeting, MeetingState
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.office import pages
from hoiam.web.office.playing import scenes

CLERK, TRAINER, HEAD = "can-bo-tiep-nhan", "quan-tri", "lanh-dao-xa"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a scene can be seen or done by hand."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene: what is told, who plays it, where it is seen, and whether it was played."""

    number: int
    name: str
    title: str
    told: str
    who: str
    done: bool
    button: str = ""  # empty: it is played on the pages it leads to
    links: tuple[Link, ...] = ()
    how: str = ""  # what to look for, with the names and days of this very play


@office()
def page(request: OfficeRequest) -> HttpResponse:
    """All scenes, those that were played marked."""
    _check_demo()
    return _shown(request)


@sensitive_variables("receipts")
@require_POST
@office(*policies.KEEPERS)
def play(request: OfficeRequest, scene: str) -> HttpResponse:
    """Play one scene for the clerk who is signed in. The receipts of the telephones are shown
    this once; asked again they are the same ones."""
    _check_demo()
    by, at = request.actor, now()
    if scene == "dien-thoai":
        receipts = [
            (one.question.number, one.accepted.reference, one.accepted.tracking_code)
            for one in scenes.ask(by=by, at=at)
        ]
        return _shown(request, receipts=receipts)
    acts = {
        "lan-truoc": scenes.last_time, "mo-hop": scenes.announce, "tra-loi": scenes.answer,
        "khep": scenes.close, "lan-sau": scenes.next_time,
    }  # fmt: skip
    if scene not in acts:
        raise NotFound("base.not-found")
    acts[scene](by=by, at=at)
    return pages.done(request, _("Đã diễn xong cảnh này."), "office:play")


def _check_demo() -> None:
    if not settings.DEMO:
        raise NotFound("base.not-found")


def _shown(request: OfficeRequest, receipts: Sequence[tuple[int, str, str]] = ()) -> HttpResponse:
    scenes.place(calendar.day_of(now()))
    keeps = request.actor.holds_anywhere(Role.CLERK)
    return pages.show(
        request,
        "playing/play",
        scenes=_scenes(request),
        keeps=keeps,
        trains=settings.TRAINING,
        receipts=receipts,
    )


def _scenes(request: OfficeRequest) -> tuple[Scene, ...]:
    last, today, after = (scenes.played(one) for one in (scenes.LAST, scenes.TODAY, scenes.NEXT))
    counted = questions.counts(today) if today else None
    asked = counted is not None and counted.asked > 0
    closed = today is not None and today.state == MeetingState.CLOSED
    first = scenes.first_owed(today) if today else None
    missed = first is not None and first.is_missed(calendar.day_of(now()))
    follows = request.actor.holds_anywhere(Role.LEADER, Role.FRONT)
    return (
        Scene(
            1, "lan-truoc", _("Biên bản lần trước"),
            _("Biên bản giấy của lần đối thoại trước được nhập vào: năm câu, hai việc còn nợ."),
            CLERK, last is not None, _("Nhập biên bản mẫu"),
            (Link(_("Tự nhập"), reverse("office:old-minutes")), *_to(last)),
        ),
        Scene(
            2, "mo-hop", _("Hội trường mở cửa"),
            _("Buổi đối thoại hôm nay đã công bố; màn hình hiện mã để hỏi, việc còn nợ đọc trước."),
            CLERK, today is not None, _("Mở buổi đối thoại"), (*_to(today), *_hall(today)),
        ),
        Scene(
            3, "dien-thoai", _("Mười một câu hỏi"),
            _("Người dự quét mã, hỏi bằng điện thoại của mình, nhận biên nhận ngay."),
            CLERK, asked, _("Cho mười một điện thoại hỏi"), _hall(today),
        ),
        Scene(
            4, "tra-loi", _("Trả lời, giao việc, giải thích"),
            _("Mỗi câu kết thúc một cách: trả lời tại chỗ, giao cơ quan với ngày, hoặc nói vì sao không thuộc nội dung."),
            CLERK, counted is not None and asked and not counted.open, _("Ghi kết quả từng câu"),
            _noting(today),
        ),
        Scene(
            5, "khep", _("Khép biên bản, công khai"),
            _("Số câu hỏi bằng số câu trả lời, giao và giải thích; thiếu một câu thì không khép được."),
            CLERK, closed, _("Khép và công khai"), _published(today),
        ),
        Scene(
            6, "", _("Một ngày bị lỡ"),
            _("Tua đồng hồ tập huấn qua hạn đầu tiên của buổi đối thoại; hạn ấy thành quá hạn."),
            TRAINER, missed, "",
            (Link(_("Đồng hồ tập huấn"), reverse("office:training")),) if settings.TRAINING and request.may_administer else (),
            _how_to_miss(first) if not missed else "",
        ),
        Scene(
            7, "", _("Trên bàn Bí thư"),
            _("Việc quá hạn đứng đầu trang của lãnh đạo, với tên đơn vị và số ngày trễ."),
            HEAD, missed, "", (Link(_("Trang lãnh đạo"), reverse("office:leading")),) if follows else (),
        ),
        Scene(
            8, "", _("“Chưa giữ lời”"),
            _("Người đã hỏi mở câu của mình bằng mã trên biên nhận và trả lời: chưa giữ lời."),
            _("người dân"), first is not None and first.said, "", (Link(_("Tra cứu"), reverse("public:track")),),
            _("Mở trang của người hỏi câu %(n)s: bấm lại nút của cảnh 3 để thấy biên nhận.") % {"n": first.number} if first and not first.said else "",
        ),
        Scene(
            9, "lan-sau", _("Lần sau mở đầu bằng việc còn nợ"),
            _("Buổi đối thoại sau của cùng cơ quan chủ trì mở đầu bằng mọi việc chưa xong, cả của lần trước."),
            CLERK, after is not None, _("Lập buổi lần sau"), _to(after),
        ),
    )  # fmt: skip


def _how_to_miss(first: scenes.FirstOwed | None) -> str:
    """Which date is the first, and how many days to run the clock so that it has passed."""
    if first is None:
        return ""
    return _("Hạn đầu tiên: %(day)s, %(unit)s, câu %(n)s. Mở phiên quản trị, chạy %(days)s ngày, mỗi ngày một giây.") % {
        "day": vn_date(first.due_on), "unit": first.unit, "n": first.number,
        "days": (first.due_on - calendar.day_of(now())).days + 1,
    }  # fmt: skip


def _to(meeting: Meeting | None) -> tuple[Link, ...]:
    if meeting is None:
        return ()
    owing = len(owed.open_before(meeting, calendar.day_of(now())))
    label = _("Trang của buổi")
    if owing:
        label = f"{label} ({_('còn nợ từ trước')}: {owing})"
    return (Link(label, reverse("office:meeting", args=[meeting.code])),)


def _hall(meeting: Meeting | None) -> tuple[Link, ...]:
    hall = questions.hall_of(meeting) if meeting else None
    if meeting is None or hall is None:
        return ()
    return (
        Link(_("Màn hình hội trường"), reverse("public:meeting-screen", args=[hall.code])),
        Link(_("Hỏi từ điện thoại"), reverse("public:meeting-ask", args=[hall.code])),
        Link(_("Bàn điều hành"), reverse("office:meeting-hall", args=[meeting.code])),
    )


def _noting(meeting: Meeting | None) -> tuple[Link, ...]:
    if meeting is None:
        return ()
    return (Link(_("Trang ghi chép"), reverse("office:meeting-questions", args=[meeting.code])),)


def _published(meeting: Meeting | None) -> tuple[Link, ...]:
    if meeting is None:
        return ()
    return (
        Link(_("Biên bản"), reverse("office:meeting-minutes", args=[meeting.code])),
        Link(_("Trang công khai"), reverse("public:meeting-minutes", args=[meeting.code])),
    )
