"""Lists of old meetings: a verdict for every line, numbers as written, what is still owed."""

from pathlib import Path

import pytest

from hoiam.imports.mapping import FieldMap, Mapping
from hoiam.imports.models import Target, Verdict
from hoiam.meetings import owed
from hoiam.meetings.models import Meeting
from tests.cast import make_cast
from tests.imports.walking import taken_in, verdicts
from tests.meetings.making import STARTS, opened

pytestmark = pytest.mark.django_db

COLUMNS = {
    "held_on": "Ngày họp", "title": "Tên", "hosts": "Chủ trì", "areas": "Địa bàn",
    "opinions": "Số ý kiến", "source": "Nguồn", "owed": "Việc còn nợ", "owed_unit": "Đơn vị",
    "owed_due": "Hạn",
}  # fmt: skip
MEETINGS = Mapping(
    target=Target.MEETINGS,
    fields=tuple(
        FieldMap(field, (name,), how="vn" if field in ("held_on", "owed_due") else "")
        for field, name in COLUMNS.items()
    ),
)
HEAD = ",".join(COLUMNS.values()) + "\n"
COVER = "12/11/2025,Đối thoại 2025,UBND xã Bản Mẫu,Xã Bản Mẫu"
ROWS = (
    f"{COVER},trên 30,Biên bản 12,Thu gom rác,UBND xã Bản Mẫu,31/3/2026\n"
    f"{COVER},trên 30,Biên bản 12,Sửa cầu,UBND xã Bản Mẫu,30/6/2026\n"
    f"{COVER},trên 30,Biên bản 12,Sửa cầu,UBND xã Bản Mẫu,30/6/2026\n"
    "1/8/2025,Tiếp dân,UBND xã Không Có,Xã Bản Mẫu,3,Sổ,,,\n"
    "2/8/2025,Tiếp dân,UBND xã Bản Mẫu,Xã Bản Mẫu,nhiều,Sổ,,,\n"
)


def test_old_meetings_are_taken_in_line_by_line(tmp_path: Path) -> None:
    cast = make_cast()

    of = taken_in(cast, tmp_path, HEAD + ROWS, MEETINGS)

    assert [(verdict, why) for _line, verdict, why in verdicts(of)] == [
        (Verdict.NEW, ""),
        (Verdict.NEW, ""),
        (Verdict.REFUSED, "repeated"),
        (Verdict.REFUSED, "unit-unknown"),
        (Verdict.REFUSED, "number"),
    ]
    meeting = Meeting.objects.get()
    assert [str(one) for one in meeting.old_counts.all()] == ["trên 30"]
    coming = opened(cast)
    assert [one.words for one in owed.open_before(coming, STARTS.date())] == [
        "Thu gom rác",
        "Sửa cầu",
    ]
    again = taken_in(cast, tmp_path, HEAD + ROWS, MEETINGS)
    assert [verdict for _line, verdict, _why in verdicts(again)][:2] == [Verdict.KNOWN] * 2
