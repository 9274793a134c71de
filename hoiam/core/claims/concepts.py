"""What reports and definitions speak of, whatever words they choose: phrase → meaning.

Reports say "đã giải quyết", "giải quyết xong", "đã trả lời"; a definition says one of them. The
longest phrase wins, so that "chưa giải quyết" is not "giải quyết". Phrases are written in small
letters; meanings are names that nobody sees.
"""

import re
import unicodedata
from collections.abc import Iterator

from hoiam.core.figures.definitions import Counting

CONCEPTS: dict[str, tuple[str, ...]] = {
    "received": (
        "tiếp nhận", "đã nhận", "nhận được", "nhận trong kỳ", "tiếp nhận mới", "nhận mới", "phát sinh",
        "phát sinh trong kỳ", "tổng số đơn", "gửi đến", "nhận",
    ),
    "visited": (
        "tiếp công dân", "tiếp được", "đã tiếp", "lượt tiếp", "lượt công dân", "tiếp dân",
        "được tiếp", "đến trụ sở", "tiếp",
    ),
    "finished": (
        "trả lời trong kỳ", "giải quyết trong kỳ", "đã giải quyết", "giải quyết xong", "giải quyết được",
        "đã trả lời", "trả lời xong", "trả lời", "hoàn thành", "giải quyết dứt điểm", "giải quyết",
        "đã kết thúc", "kết thúc",
    ),
    "open": (
        "đang giải quyết", "chưa giải quyết", "chưa giải quyết xong", "đang xử lý", "chưa trả lời",
        "đang xem xét", "đang thụ lý", "đang xác minh", "còn mở", "tồn đọng", "chưa có quyết định",
        "chưa có quyết định giải quyết",
        "đang thụ lý giải quyết", "đang chỉ đạo giải quyết", "đang xem xét giải quyết",
        "đang xem xét, giải quyết",
    ),
    "unprocessed": ("chưa xử lý", "chưa phân loại"),
    "left": ("chuyển kỳ sau", "chuyển sang kỳ sau", "còn tồn", "tồn cuối kỳ", "chuyển sang năm sau"),
    "carried": (
        "kỳ trước chuyển sang", "tồn đầu kỳ", "tồn kỳ trước", "kỳ trước", "năm trước chuyển sang",
        "kỳ trước mang sang", "từ kỳ trước",
    ),
    "in-time": (
        "đúng hạn", "đúng và trước hạn", "trước và đúng hạn", "trước hạn", "trước hạn và đúng hạn",
        "đúng thời hạn", "trong thời hạn", "sớm và đúng hạn", "trước, đúng hạn", "trả lời đúng hạn",
        "giải quyết đúng hạn", "giải quyết trước và đúng hạn", "giải quyết đúng và trước hạn",
        "giải quyết trước hạn", "đã giải quyết đúng hạn", "đã giải quyết trước và đúng hạn",
    ),
    "late": (
        "trễ hạn", "quá hạn", "chậm hạn", "trễ hẹn", "quá thời hạn", "không đúng hạn", "trả lời chậm",
        "quá ngày", "trễ hạn trả lời", "quá hạn trả lời", "trả lời trễ hạn", "trả lời quá hạn",
        "giải quyết quá hạn", "giải quyết trễ hạn", "đã giải quyết quá hạn",
    ),
    "within": ("còn trong hạn", "chưa đến hạn", "trong hạn giải quyết", "còn thời hạn", "chưa quá hạn"),
    "promise": ("lời hứa", "cam kết", "đã hứa", "hứa"),
    "processed": ("đã xử lý", "được xử lý", "xử lý", "đã phân loại", "qua phân loại"),
    "eligible": ("đủ điều kiện xử lý", "đủ điều kiện"),
    "ineligible": ("không đủ điều kiện xử lý", "không đủ điều kiện", "lưu đơn", "xếp lưu"),
    "own": ("thuộc thẩm quyền giải quyết", "thuộc thẩm quyền", "đúng thẩm quyền"),
    "not-own": ("không thuộc thẩm quyền giải quyết", "không thuộc thẩm quyền", "không đúng thẩm quyền"),
    "guided": ("hướng dẫn", "đã hướng dẫn", "đơn hướng dẫn"),
    "forwarded": (
        "chuyển đơn", "đơn chuyển", "chuyển cơ quan có thẩm quyền", "chuyển đi", "đã chuyển",
        "chuyển đến", "chuyển cơ quan", "chuyển nơi khác",
    ),
    "complaint": ("khiếu nại", "kn"),
    "denunciation": ("tố cáo", "tc"),
    "recommendation": ("kiến nghị, phản ánh", "phản ánh, kiến nghị", "kiến nghị", "phản ánh", "đề nghị"),
    "first": ("lần đầu", "lần thứ nhất", "lần 1"),
    "second": ("lần hai", "lần thứ hai", "lần 2"),
    "land": ("đất đai",),
    "policy": ("chế độ, chính sách", "chính sách", "chế độ chính sách", "chính sách, chế độ"),
    "other": ("lĩnh vực khác", "khác"),
    "regular": ("tiếp thường xuyên", "thường xuyên"),
    "head": (
        "thủ trưởng tiếp", "tiếp định kỳ và đột xuất của thủ trưởng", "lãnh đạo tiếp", "tiếp định kỳ",
        "định kỳ và đột xuất", "người đứng đầu tiếp", "người đứng đầu trực tiếp tiếp", "chủ tịch tiếp",
        "chủ tịch ubnd tiếp", "chủ tịch ubnd tỉnh tiếp", "chủ tịch ubnd xã tiếp", "bí thư tiếp",
        "thủ trưởng cơ quan tiếp", "thủ trưởng đơn vị tiếp",
    ),
    "delegated": ("ủy quyền tiếp", "ủy quyền", "được ủy quyền"),
    "crowd": ("đoàn đông người", "đông người"),
    "decided": ("quyết định giải quyết", "ban hành quyết định", "quyết định"),
    "right": ("khiếu nại đúng", "tố cáo đúng", "có cơ sở", "đúng sự thật", "đúng"),
    "wrong": ("khiếu nại sai", "tố cáo sai", "sai sự thật", "không có cơ sở", "sai"),
    "partly": ("đúng một phần", "có đúng có sai", "có đúng, có sai", "đúng có sai", "đúng, có sai"),
    "upheld": ("giữ nguyên", "công nhận"),
    "changed": ("hủy, sửa", "sửa, hủy", "hủy, sửa quyết định", "hủy", "sửa đổi"),
    "withdrawn": ("rút đơn", "rút khiếu nại", "đình chỉ"),
    "accepted": ("thụ lý", "đã thụ lý"),
    "not-accepted": ("không thụ lý",),
    "for-state": ("thu hồi cho nhà nước", "thu hồi về ngân sách", "thu hồi nộp ngân sách"),
    "for-people": ("trả lại cho tổ chức, cá nhân", "trả lại cho công dân", "trả lại", "khôi phục quyền lợi"),
    "recovered": ("đã thu hồi", "đã thu"),
    "proposed": ("kiến nghị thu hồi", "phải thu hồi", "phải thu"),
    "discipline": ("xử lý hành chính", "xử lý kỷ luật", "kỷ luật"),
    "police": ("cơ quan điều tra", "khởi tố"),
    "official": ("cán bộ, công chức, viên chức", "cán bộ, công chức"),
    "executed": ("thi hành xong", "đã thi hành", "thực hiện xong", "đã thực hiện", "đã tổ chức thi hành"),
    "to-execute": ("phải thi hành", "phải tổ chức thực hiện", "có hiệu lực", "phải thực hiện"),
    "inspection": ("thanh tra", "kiểm tra"),
    "published": ("công khai", "đã công khai"),
    "online": ("trực tuyến", "qua mạng"),
    "direct": ("tại bàn", "trực tiếp hoặc bưu chính", "bưu chính", "nộp trực tiếp"),
    "satisfied": ("hài lòng", "hài lòng và rất hài lòng"),
    "not-kept": ("chưa giữ lời", "không giữ lời"),
    "dialogue": ("đối thoại",),
    "voter": ("tiếp xúc cử tri", "cử tri"),
    "hamlet": ("thôn", "tổ dân phố"),
    "duplicate": ("trùng", "đơn trùng", "trùng lặp"),
    "unknown": ("không rõ", "không nói", "không ghi"),
}  # fmt: skip

# A sentence that says one of the left says by that one of the right as well.
IMPLIES: dict[str, tuple[str, ...]] = {
    "regular": ("visited",),
    "head": ("visited",),
    "delegated": ("visited",),
    "crowd": ("visited",),
    "satisfied": ("rated",),
}

# By the rows of counters that `words.COUNTERS` knows, and by nouns of their own.
COUNTS: dict[str, frozenset[Counting]] = {
    "visit": frozenset({Counting.VISIT}),
    "person": frozenset({Counting.PERSON}),
    "petition": frozenset({Counting.PETITION}),
    "case": frozenset({Counting.CASE, Counting.MATTER}),
    "opinion": frozenset({Counting.CASE, Counting.VOICE, Counting.QUESTION}),
    "dossier": frozenset({Counting.DOSSIER, Counting.RECORD}),
    "event": frozenset({Counting.MEETING, Counting.INSPECTION}),
    "paper": frozenset({Counting.DOCUMENT}),
    "body": frozenset({Counting.ORGANISATION}),
}
NOUNS: dict[str, frozenset[Counting]] = {
    "đoàn": frozenset({Counting.CROWD}),
    "quyết định": frozenset({Counting.DECISION}),
    "kết luận": frozenset({Counting.DECISION, Counting.DOCUMENT}),
    "cuộc thanh tra": frozenset({Counting.INSPECTION}),
    "cuộc kiểm tra": frozenset({Counting.INSPECTION}),
    "câu hỏi": frozenset({Counting.QUESTION}),
    "ngày": frozenset({Counting.DAY}),
    "ngày tiếp": frozenset({Counting.DAY}),
    "lời hứa": frozenset({Counting.CASE, Counting.COMMITMENT}),
    "việc": frozenset({Counting.CASE, Counting.MATTER, Counting.COMMITMENT}),
    "thủ tục": frozenset(),
    "thủ tục hành chính": frozenset(),
    "dòng": frozenset({Counting.RECORD}),
    "tổ chức": frozenset({Counting.ORGANISATION}),
}

_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe",
    "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile(rf"(?:{'|'.join(_TONES)})(?!\w)")
_PUNCTUATION = re.compile(r"[^\w%,]+|,")
_SPACES = re.compile(r"\s+")


def small(text: str) -> str:
    """Small letters, as many signs as before, so that places stay places."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(sign.lower()[:1] for sign in text)


def plain(text: str) -> str:
    """Small letters in one spelling, words apart by single spaces."""
    low = unicodedata.normalize("NFC", text).lower().replace("ð", "đ")
    low = _TONE.sub(lambda found: _TONES[found.group()], low)
    return _SPACES.sub(" ", _PUNCTUATION.sub(" ", low)).strip()


_PHRASES = {
    plain(phrase): name for name, phrases in CONCEPTS.items() for phrase in phrases
}  # fmt: skip
_ANY = re.compile(
    r"(?<!\w)(" + "|".join(map(re.escape, sorted(_PHRASES, key=len, reverse=True))) + r")(?!\w)"
)


def concepts_of(text: str) -> frozenset[str]:
    """What a text speaks of."""
    said = {name for _start, name in found_in(plain(text))}
    return frozenset(said.union(*(IMPLIES.get(name, ()) for name in said)))


def found_in(low: str) -> Iterator[tuple[int, str]]:
    """Every concept of a plain text with its place."""
    for found in _ANY.finditer(low):
        yield found.start(), _PHRASES[found.group(1)]
