"""Reception of citizens: crowds and their representatives, and on which grounds somebody may be
turned away, with what follows from each."""

from dataclasses import dataclass

CROWD = 5  # people with one content (Law on Citizen Reception, art. 29; 01/TCD counts these apart)
_SEVERAL = 10
CROWD_RULE = "SUB-08"
CROWD_ARTICLE = "Điều 29 Luật Tiếp công dân"


def is_crowd(people: int) -> bool:
    """Whether so many people are a crowd."""
    return people >= CROWD


def most_representatives(people: int) -> int:
    """How many may speak for them: two for five to ten, five for more; else everybody."""
    if people < CROWD:
        return max(people, 1)
    return 2 if people <= _SEVERAL else 5


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: its words, its article, and whether a written notice is owed (R-10)."""

    code: str
    says: str
    article: str
    notice: bool = False


_LAW, _DECREE = "Luật Tiếp công dân, Điều 9", "Nghị định 154/2026/NĐ-CP, Điều 4(1)"
GROUNDS = (
    Ground("unfit", "Người đến say, dùng chất kích thích, mất năng lực hành vi", f"{_LAW} khoản 1"),
    Ground("threat", "Đe dọa, xúc phạm, vi phạm nội quy nơi tiếp", f"{_LAW} khoản 2"),
    Ground(
        "persists",
        "Việc đã giải quyết đúng, đã kiểm tra, đã trả lời bằng văn bản mà vẫn cố tình",
        f"{_LAW} khoản 3",
        notice=True,
    ),
    Ground("weapon", "Mang vũ khí, chất cháy nổ, vật nguy hiểm", f"{_DECREE} điểm a"),
    Ground("security", "Không chịu kiểm tra an ninh", f"{_DECREE} điểm b"),
    Ground("recording", "Tự ý ghi âm, ghi hình, phát trực tiếp", f"{_DECREE} điểm c"),
    Ground("disorder", "Gây rối trật tự nơi tiếp", f"{_DECREE} điểm d"),
    Ground("capacity", "Không đủ năng lực và không có người đại diện", f"{_DECREE} điểm đ"),
    Ground("proof", "Không có giấy tờ chứng minh được đại diện", f"{_DECREE} điểm e"),
    Ground("scope", "Việc không thuộc phạm vi tiếp công dân", f"{_DECREE} điểm g"),
    Ground(
        "nothing-new",
        "Kiến nghị, phản ánh đã trả lời, không có gì mới",
        f"{_DECREE} điểm h",
        notice=True,
    ),
    Ground("judgment", "Đã có bản án, quyết định có hiệu lực của tòa án", f"{_DECREE} điểm i"),
    Ground("elsewhere", "Cơ quan khác đang giải quyết", f"{_DECREE} điểm k"),
)
BY_CODE = {one.code: one for one in GROUNDS}
