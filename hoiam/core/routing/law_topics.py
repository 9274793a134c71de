"""Which of our fields a topic of the codified law (Bộ pháp điển) is about.

The law is ordered by ministry, our fields by what somebody sees from the door. A topic whose
heading is about no single field of ours has no entry, and nothing is learned from it.
"""

from collections.abc import Mapping

from hoiam.core.routing.learning import Example

# The law speaks otherwise than people do: one article says so little beside one of our sentences.
WEIGHT = 0.05

# Whole subjects (chủ đề), by their code.
SUBJECTS = {
    "buu-chinh-vien-thong": "vien-thong",
    "chinh-sach-xa-hoi": "chinh-sach",
    "giao-duc-dao-tao": "giao-duc",
    "giao-thong-van-tai": "giao-thong",
    "hanh-chinh-tu-phap": "thu-tuc",
    "nong-nghiep-nong-thon": "nong-lam",
    "trat-tu-an-toan-xa-hoi": "an-ninh",
    "van-hoa-the-thao-du-lich": "van-hoa",
    "y-te-duoc": "y-te",
}
# Headings (đề mục) that are of another field than their subject, or whose subject is of none;
# an empty one is of no field although its subject is.
HEADINGS = {
    "An ninh mạng": "an-ninh",
    "Bình đẳng giới": "chinh-sach",
    "Bảo hiểm xã hội": "bao-hiem",
    "Bảo hiểm y tế": "bao-hiem",
    "Bảo vệ môi trường": "rac",
    "Cảnh sát môi trường": "rac",
    "Dân số": "chinh-sach",
    "Hàng hải Việt Nam": "",
    "Hàng không dân dụng Việt Nam": "",
    "Khí tượng thủy văn": "thien-tai",
    "Kiểm soát thủ tục hành chính": "quy-dinh",
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng": "chinh-sach",
    "Nhà ở": "xay-dung",
    "Phí và lệ phí": "thu-tuc",
    "Phòng, chống mại dâm": "an-ninh",
    "Phòng, chống thiên tai": "thien-tai",
    "Quy hoạch đô thị": "xay-dung",
    "Quảng cáo": "xay-dung",
    "Sử dụng năng lượng tiết kiệm và hiệu quả": "dien",
    "Thuế bảo vệ môi trường": "rac",
    "Tiếp nhận, xử lý phản ánh, kiến nghị của cá nhân, tổ chức về quy định hành chính": "quy-dinh",
    "Trẻ em": "chinh-sach",
    "Tài nguyên nước": "nuoc",
    "Tài nguyên, môi trường biển và hải đảo": "rac",
    "Viên chức": "can-bo",
    "Việc làm": "chinh-sach",
    "Xây dựng": "xay-dung",
    "Điện lực": "dien",
    "Đo đạc và bản đồ": "dat-dai",
    "Đê điều": "thien-tai",
    "Đất đai": "dat-dai",
}


def field_of(article: Mapping[str, object]) -> str:
    """The field of an article, or nothing."""
    heading = str(article.get("de_muc", ""))
    return HEADINGS.get(heading, SUBJECTS.get(str(article.get("chu_de", "")), ""))


def example(article: Mapping[str, object]) -> Example | None:
    """What is learned from one article; None where its topic is of no field of ours."""
    field = field_of(article)
    text = f"{article.get('dieu', '')}. {article.get('text', '')}"
    return Example(field, text, WEIGHT, private=False) if field else None
