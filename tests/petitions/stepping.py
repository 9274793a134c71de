"""Steps as the tests take them: the days of one complaint, one after another."""

from datetime import UTC, date, datetime
from typing import Any

from hoiam.core.clocks.acts import Ground
from hoiam.core.clocks.shapes import Criterion
from hoiam.petitions import actions as petitions
from hoiam.petitions.actions import Minutes, Taken
from hoiam.petitions.models import Petition, PetitionStep
from tests.cast import Cast

# What each step is told, besides its day, where a test says nothing else.
TOLD: dict[str, dict[str, Any]] = {
    "ask-more": {"text": "Bổ sung bản sao quyết định xử phạt."},
    "ask": {"text": "Thủ tục nào, ở đâu?"},
    "refuse": {"text": "Hết thời hiệu khiếu nại."},
    "guide": {"body": "Chủ tịch UBND tỉnh Mẫu"},
    "return": {"body": "Mặt trận tỉnh", "text": "Không thuộc thẩm quyền."},
    "transfer": {"body": "Sở Xây dựng"},
    "keep": {"text": "Đơn đã được hướng dẫn."},
    "assign": {"text": "Giao Phòng Kinh tế xác minh trong 10 ngày."},
    "report": {"text": "Đường là của chung, có bản đồ địa chính."},
    "call-hearing": {
        "when": datetime(2026, 10, 20, 1, 30, tzinfo=UTC),
        "place": "Phòng họp UBND xã",
        "chair": "Phàn Thị Lãnh, Chủ tịch",
    },
    "hold-hearing": {
        "minutes": Minutes(
            attended=("Người khiếu nại", "Chủ tịch xã"), agreed="Đường là của chung."
        )
    },
    "extend": {"criteria": frozenset({Criterion.EVIDENCE}), "text": "Chứng cứ còn mâu thuẫn."},
    "suspend": {"ground": Ground.FORCE_MAJEURE, "text": "Lũ chia cắt đường."},
    "stop": {"ground": Ground.ALL_WITHDRAWN},
    "decide": {"result": "right", "text": "Khiếu nại đúng.", "paper": "45/QĐ-UBND"},
    "lodged": {"body": "UBND tỉnh Mẫu"},
    "tell": {"text": "Đã nhận, đang xem xét."},
    "answer": {"text": "Đã sửa cống."},
    "refer": {"body": "Cơ quan điều tra", "text": "Có dấu hiệu tội phạm."},
    "apologise": {"text": "Xin lỗi vì chậm."},
    "close": {"text": "Đã thi hành xong."},
}


def taken(step: str, day: date, **changes: Any) -> Taken:
    """A step with what it needs."""
    told: dict[str, Any] = {"step": step, "day": day, "key": f"{step}-{day}"}
    told |= TOLD.get(step, {})
    if "paper" in told:
        told["paper_on"] = day
    return Taken(**(told | changes))


def take(
    cast: Cast, petition: Petition, step: str, day: date, *, by: str = "leader", **changes: Any
) -> PetitionStep:
    """The step is taken by its own day's evening."""
    at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    actor = cast.actor(by, at=at)
    return petitions.take_step(
        petition=petition, taken=taken(step, day, **changes), by=actor, at=at
    )


def walk(
    cast: Cast, petition: Petition, *steps: tuple[str, date], by: str = "leader"
) -> PetitionStep:
    """Several steps, one after another; the last one."""
    done = [take(cast, petition, step, day, by=by) for step, day in steps]
    return done[-1]
