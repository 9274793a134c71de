"""The words for what one of a figure is."""

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
