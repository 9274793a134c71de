"""What comes out of sorting: what to do with a statement, in which register, and why."""

from dataclasses import dataclass
from enum import StrEnum

from hoiam.core.clocks.shapes import Matter


class Way(StrEnum):
    """What the law says to do with a statement."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    GUIDE = "guide"
    TRANSFER = "transfer"
    RETURN = "return"
    KEEP = "keep"
    SPLIT = "split"
    ASK_MORE = "ask-more"
    INSPECTION = "inspection"
    DEMAND = "demand"
    OTHER_REGISTER = "other-register"


WAYS = {
    Way.ACCEPT: "Đề xuất thụ lý",
    Way.REFUSE: "Từ chối thụ lý, nêu lý do bằng văn bản",
    Way.GUIDE: "Hướng dẫn người gửi đến nơi có thẩm quyền",
    Way.TRANSFER: "Chuyển nơi có thẩm quyền",
    Way.RETURN: "Gửi trả nơi chuyển",
    Way.KEEP: "Lưu đơn, không xử lý",
    Way.SPLIT: "Hướng dẫn tách thành từng đơn",
    Way.ASK_MORE: "Yêu cầu bổ sung",
    Way.INSPECTION: "Chuyển thanh tra, kiểm tra theo chức năng",
    Way.DEMAND: "Yêu cầu cấp dưới báo cáo",
    Way.OTHER_REGISTER: "Vào sổ khác",
}


class Register(StrEnum):
    """Where it is written down."""

    PETITIONS = "petitions"
    DENUNCIATIONS = "denunciations"
    REPORTS = "reports"  # field reports and what else has the unit's own target
    QUESTIONS = "questions"


REGISTERS = {
    Register.PETITIONS: "Sổ đơn",
    Register.DENUNCIATIONS: "Sổ theo dõi tố cáo",
    Register.REPORTS: "Phản ánh hiện trường",
    Register.QUESTIONS: "Câu hỏi, hướng dẫn",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that leads there, in the version of the day."""

    rule: str
    article: str
    says: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the law says about a statement that was answered for."""

    way: Way
    register: Register
    kind: Matter | None = None
    eligible: bool | None = None
    own: bool | None = None
    where: str = ""  # who settles it, in words
    reasons: tuple[Reason, ...] = ()
    cautions: tuple[str, ...] = ()  # what a person has to look at again
