"""Every component of the pages in every state, for whoever draws or tests them.

All people, places and matters here are invented.
"""

from dataclasses import dataclass
from datetime import date

from django import forms

from hoiam.core import deadlines
from hoiam.core.calendar import calendar_for
from hoiam.core.deadlines import Amount, Lateness, Standing, Unit
from hoiam.web.forms_ui import Hinted

LONG_WORD = "Nguyễn" * 12


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history."""

    when: str
    text: str
    quote: str = ""
    kind: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A place above this page."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of my work."""

    lateness: Lateness
    due_on: date
    title: str
    about: str
    channel: str
    step: str
    solid: bool


class Example(forms.Form):
    """One field of each kind."""

    what = forms.CharField(
        label="Chuyện gì đang xảy ra?",
        help_text="Viết như nói. Không cần đúng mẫu đơn. Đừng ghi số căn cước.",
        widget=forms.Textarea,
    )
    where = forms.CharField(label="Ở đâu?", help_text="Xã, thôn, hoặc gần chỗ nào", max_length=20)
    commune = forms.ChoiceField(
        label="Xã, phường",
        choices=[("", "Chọn xã, phường"), ("bt", "Xã Bảo Thắng"), ("cd", "Phường Cam Đường")],
    )
    day = forms.DateField(
        label="Xảy ra ngày nào?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    photos = forms.FileField(
        label="Ảnh hoặc ghi âm",
        help_text="Tối đa 5 tệp, mỗi tệp 20 MB. Ảnh công khai không mang theo vị trí.",
        required=False,
    )
    name_seen_by = forms.ChoiceField(
        label="Ai được biết tên tôi?",
        choices=[
            (
                "desk",
                Hinted("Chỉ bộ phận tiếp nhận", "Nơi xử lý không thấy tên và số điện thoại"),
            ),
            ("nobody", Hinted("Không ai: tôi không để lại tên", "Vẫn tra cứu được bằng mã")),
        ],
        widget=forms.RadioSelect,
    )
    about = forms.MultipleChoiceField(
        label="Liên quan đến",
        required=False,
        choices=[("road", "Đường, cầu, cống"), ("waste", "Rác, nước thải"), ("land", "Đất đai")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(
        label="Tôi đã đọc những gì sẽ được công khai",
        help_text="Tên, số điện thoại và vị trí chính xác không bao giờ tự công khai.",
    )


class Place(forms.Form):
    """What the scripts of the send form fill in."""

    told = forms.CharField(label="Kể ngắn gọn", widget=forms.Textarea)
    latitude = forms.FloatField(widget=forms.HiddenInput)
    longitude = forms.FloatField(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that the draft already holds."""

    name: str
    code: str
    url: str = ""


def context() -> dict[str, object]:
    """All that `base/gallery.html` shows."""
    working = deadlines.due(date(2026, 4, 24), Amount(10, Unit.WORKING), calendar_for())
    rolled = deadlines.due(date(2026, 4, 22), Amount(10, Unit.CALENDAR), calendar_for())
    today = date(2026, 5, 11)
    return {
        "due": working,
        "rolled": rolled,
        "cut_off": today,
        "early": Lateness(Standing.EARLY, 5),
        "soon": Lateness(Standing.SOON, 2),
        "today": Lateness(Standing.TODAY, 0),
        "late": Lateness(Standing.LATE, 3),
        "long_word": LONG_WORD,
        "form": Example(),
        "wrong": Example(
            {"what": "", "where": "Trước cổng trường tiểu học thôn 3", "name_seen_by": "ai"},
            auto_id="wrong_%s",
        ),
        "crumbs": (Crumb("Lào Cai", "#"), Crumb("Xã Bảo Thắng", "#"), Crumb("LC-7KQ4-M2XD")),
        "files_form": Example(auto_id="files_%s"),
        "place": Place(auto_id="place_%s"),
        "files": (KeptFile("ghi-am-thon-3.m4a", "F1"),),
        "challenge": "1.00.8.0.gallery",
        "points": _points(),
        "steps": _steps(),
        "rows": _rows(today),
    }


def _steps() -> tuple[Step, ...]:
    return (
        Step("24/4/2026, 16:05", "Tiếp nhận, cấp biên nhận."),
        Step(
            "28/4/2026",
            "Chuyển đến UBND xã Bảo Thắng, vì hạ tầng giao thông trong xã thuộc thẩm quyền của xã. "
            "Thời hạn không tính lại từ đầu.",
            url="#",
        ),
        Step(
            "8/5/2026",
            "Trả lời: sẽ làm, có thời hạn.",
            quote="Đoạn cống dài 6 m đã hỏng do xe tải. Xã đã đặt biển báo và rào tạm, sẽ thay "
            "cống mới trước ngày 30/6/2026.",
        ),
        Step("1/7/2026", "Quá ngày hứa mà chưa xong.", kind="late"),
        Step("Trước ngày 15/7/2026", "UBND xã phải nói rõ vì sao và ngày mới.", kind="next"),
    )


def _rows(today: date) -> tuple[Row, ...]:
    calendar = calendar_for()

    def row(due_on: date, title: str, about: str, channel: str, step: str, solid: bool) -> Row:
        standing = deadlines.lateness(due_on, today, calendar)
        return Row(standing, due_on, title, about, channel, step, solid)

    return (
        row(
            date(2026, 5, 6),
            "Rác đổ cạnh suối thôn 7",
            "Môi trường · LC-3HT8-9PWA · đã gia hạn 1 lần",
            "Đường dây nóng",
            "Trả lời",
            True,
        ),
        row(
            date(2026, 5, 13),
            "Cống vỡ trước trường tiểu học",
            "Giao thông · LC-7KQ4-M2XD · 3 người",
            "Trang web",
            "Duyệt trả lời",
            True,
        ),
        row(
            date(2026, 5, 25),
            "Đề nghị mở lại chợ phiên sáng Chủ nhật, sắp xếp chỗ để xe và chỗ bán rau cho bà con "
            "ở xa, có mái che và nước sạch",
            "Thương mại · LC-9XM2-4TRE",
            "Họp thôn",
            "Xem điều kiện",
            False,
        ),
    )


def _points() -> list[dict[str, object]]:
    """A crowd, a pair at one spot and a few alone."""
    crowd = [(22.30 + n % 7 * 0.004, 104.10 + n // 7 * 0.005, "ok") for n in range(40)]
    few = [(22.48, 103.97, "late"), (22.48, 103.97, "soon"), (22.05, 104.30, "promise")]
    return [
        {
            "lat": lat,
            "lon": lon,
            "title": f"Phản ánh số {number}",
            "url": f"#LC-{number}",
            "kind": kind,
            "text": "Xã Bảo Thắng · Giao thông",
        }
        for number, (lat, lon, kind) in enumerate(crowd + few, start=1)
    ]
