"""The words for what one of a figure is, and for columns that definitions speak of."""

from hoiam.core.figures.definitions import Counting

COUNTED = {
    Counting.VISIT: "lượt",
    Counting.PERSON: "người",
    Counting.VOICE: "ý kiến",
    Counting.CASE: "vụ việc",
    Counting.PETITION: "đơn",
    Counting.MATTER: "vụ việc trong đơn",
    Counting.DECISION: "quyết định",
    Counting.DOSSIER: "hồ sơ",
    Counting.DOCUMENT: "văn bản",
    Counting.COMMITMENT: "việc phải làm",
    Counting.MEETING: "cuộc",
    Counting.QUESTION: "câu hỏi",
    Counting.DAY: "ngày",
    Counting.CROWD: "đoàn đông người",
    Counting.ORGANISATION: "tổ chức",
    Counting.INSPECTION: "cuộc thanh tra, kiểm tra",
    Counting.RECORD: "dòng sổ",
    Counting.MONEY: "đồng",
    Counting.LAND: "m²",
}

# Columns in the words of an office; one that is not here is said by its code.
COLUMNS = {
    "received_on": "ngày nhận",
    "answered_on": "ngày trả lời",
    "started_on": "ngày bắt đầu",
    "first_due_on": "ngày hạn đầu tiên",
    "due_on": "ngày hạn",
    "ended_on": "ngày kết thúc",
    "held_on": "ngày diễn ra",
    "planned_on": "ngày dự kiến",
    "state": "tình trạng",
    "kind": "loại",
    "channel": "kênh",
    "about": "phát sinh từ",
    "answer_due": "hạn của câu trả lời còn nợ",
    "answered_late": "đã có lần trả lời trễ",
    "promise_due": "hạn của lời hứa còn mở",
    "later": "nói thêm về ý kiến cũ",
    "head_there": "người đứng đầu trực tiếp dự",
    "standing_still": "đang tạm dừng",
    "with_due": "có ngày hạn",
    "judged": "có ngày hạn và ngày kết thúc",
    "late_by_day": "trễ theo ngày",
    "late_by_moment": "trễ theo giờ",
    "open_due": "hạn của dòng còn mở",
}
