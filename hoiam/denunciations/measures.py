"""The columns of forms 04/GQTC and 05/KQTH that a conclusion fills, each with its number."""

from dataclasses import dataclass

MONEY, LAND, COUNT = "dong", "m2", "count"


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a conclusion may order: its column in 04/GQTC, and the two in 05/KQTH."""

    code: str
    name: str
    unit: str
    ordered: int  # column of 04/GQTC
    due: int = 0  # column of 05/KQTH for what has to be done; none: not asked for there
    done: int = 0
    within: str = ""  # the measure of which it is a part


# The circular gives the numbers (TT 06/2025/TT-TTCP); which of 18–25 is which is read off the
# columns 3–10 for complaints: to be recovered, recovered, to be returned, returned.
MEASURES = (
    Measure("recover-money", "thu hồi cho Nhà nước: tiền (đồng)", MONEY, 14, 18, 20),
    Measure("recover-land", "thu hồi cho Nhà nước: đất (m²)", LAND, 15, 19, 21),
    Measure("return-money", "trả lại tổ chức, cá nhân: tiền (đồng)", MONEY, 16, 22, 24),
    Measure("return-land", "trả lại tổ chức, cá nhân: đất (m²)", LAND, 17, 23, 25),
    Measure("return-bodies", "tổ chức được trả lại quyền lợi", COUNT, 18),
    Measure("return-people", "cá nhân được trả lại quyền lợi", COUNT, 19),
    Measure("handle-bodies", "tổ chức bị xử lý", COUNT, 20, 0, 26),
    Measure("handle-people", "cá nhân bị xử lý", COUNT, 21, 0, 27),
    Measure(
        "handle-officials", "trong đó cán bộ, công chức bị xử lý", COUNT, 22, 0, 28,
        within="handle-people",
    ),
    Measure("refer-cases", "vụ chuyển cơ quan điều tra", COUNT, 23, 0, 29),
    Measure("refer-people", "đối tượng chuyển cơ quan điều tra", COUNT, 24, 0, 30),
    Measure(
        "refer-officials", "trong đó cán bộ, công chức chuyển cơ quan điều tra", COUNT, 25, 0, 31,
        within="refer-people",
    ),
)  # fmt: skip
BY_CODE = {one.code: one for one in MEASURES}
