"""What a checker says, in Vietnamese and in English; the page that checks says the same.

A table of its own, not the catalogue of the pages: the checker is one file that runs anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from hoiam.core.log.lines import moment_of, moment_said, moment_text
from hoiam.core.log.proofs import Standing, Verdict
from hoiam.core.log.trust import Cosigned, Judged
from hoiam.core.log.untrue import Untrue

LANGUAGES = ("vi", "en")

ACTS: dict[str, tuple[str, str]] = {
    "receipt": ("tiếp nhận", "received"),
    "acceptance": ("thụ lý", "accepted"),
    "hand-over": ("chuyển cơ quan có thẩm quyền", "handed over to the competent authority"),
    "extension": ("gia hạn", "extended"),
    "answer": ("trả lời", "answered"),
    "correction": ("đính chính", "corrected"),
    "withdrawal": ("rút, gỡ", "withdrawn"),
    "closing": ("kết thúc", "closed"),
    "recipient-list": ("danh sách người nhận", "list of recipients"),
    "page-hash": ("dấu kiểm của trang", "hash of a page"),
    "release": ("công khai", "made public"),
    "recount": ("tính lại hạn cho nhiều người", "dates of many counted anew"),
    "statement": ("thông báo về nhật ký", "statement about the log"),
}

LABELS: dict[str, tuple[str, str]] = {
    "true": ("ĐÚNG", "TRUE"),
    "not-yet": ("CHƯA ĐỦ", "NOT YET"),
    "untrue": ("KHÔNG ĐÚNG", "NOT TRUE"),
    "unreadable": ("KHÔNG ĐỌC ĐƯỢC", "CANNOT BE READ"),
    "act": ("Việc", "Act"),
    "subject": ("Số công khai", "Public number"),
    "at": ("Cơ quan ghi lúc", "The office wrote"),
    "body": ("Nội dung đã ghi", "What was recorded"),
    "log": ("Nhật ký", "Log"),
    "place": ("Mục số", "Entry"),
    "of": ("trong", "of"),
    "root": ("Dấu gốc", "Root"),
    "leaf": ("Dấu của mục", "Leaf"),
    "witness": ("Người làm chứng", "Witness"),
    "proven": ("Đã có trước", "Existed before"),
    "promised": ("Cơ quan hứa lúc", "The office promised at"),
}

SENTENCES: dict[str, tuple[str, str]] = {
    "promised": (
        "Mới được hứa: cơ quan đã ký nhận và hứa ghi vào nhật ký; chưa thấy trong nhật ký.",
        "Promised: the office signed that it will enter this; it is not shown to be in the log yet.",
    ),
    "included": (
        "Đã có trong nhật ký; {k} trong {n} người làm chứng đã ký.",
        "Included in the log; witnessed by {k} of {n}.",
    ),
    "included-none": (
        "Đã có trong nhật ký; chưa có ai được mời làm chứng.",
        "Included in the log; no witness is named yet.",
    ),
    "included-few": (
        "Đã có trong nhật ký, nhưng mới {k} trong {n} người làm chứng đã ký, chưa đủ như đã đặt.",
        "Included in the log, but witnessed by {k} of {n} only: fewer than the policy asks.",
    ),
    "witnessed": (
        "Đã có trong nhật ký và đã được chứng kiến: {k} trong {n} người làm chứng đã ký.",
        "Included in the log and witnessed by {k} of {n}.",
    ),
    "time": (
        "Thời điểm chỉ được chứng minh bằng chữ ký của người làm chứng.",
        "Time is proven by the signatures of witnesses alone.",
    ),
    "text": (
        "Văn bản này đúng từng ký tự là văn bản đã ghi vào nhật ký.",
        "This text is, to the letter, the one that the log tells of.",
    ),
    "grew": (
        "Nhật ký chỉ dài thêm: {old} mục đầu vẫn y nguyên trong {new} mục.",
        "The log only grew: its first {old} entries are unchanged among its {new}.",
    ),
    "same": (
        "Hai lần ghi là một: cùng {new} mục, cùng dấu gốc.",
        "Both heads are the same: {new} entries, one root.",
    ),
    "tree": (
        "Đã tính lại cả nhật ký: {size} mục, mọi tệp khớp nhau và khớp dấu gốc đã ký.",
        "The whole log was recomputed: {size} entries; every file agrees with the signed root.",
    ),
    "few": (
        "Dấu gốc này mới có {k} trong {n} người làm chứng ký, chưa đủ như đã đặt.",
        "This root is witnessed by {k} of {n} only: fewer than the policy asks.",
    ),
    "renewed": (
        "Đã đối chiếu với nhật ký bây giờ.",
        "Compared with the log as it is now.",
    ),
}

_FILE = ("Tệp không đúng dạng, hoặc đã bị sửa.", "The file has not the right form, or was altered.")
_POLICY = (
    "Tệp những khóa được tin có một dòng không hiểu được: {line}",
    "The policy file has a line that cannot be understood: {line}",
)

REASONS: dict[str, tuple[str, str]] = {
    "log.outside-tree": (
        "Mục số {index} nằm ngoài nhật ký có {size} mục.",
        "Entry {index} lies outside a log of {size} entries.",
    ),
    "log.not-a-hash": _FILE,
    "log.proof-long": (
        "Chứng minh có thừa dấu: không phải của mục này.",
        "The proof has too many hashes: it is not the proof of this.",
    ),
    "log.proof-short": (
        "Chứng minh thiếu dấu: không phải của mục này.",
        "The proof has too few hashes: it is not the proof of this.",
    ),
    "log.not-in-tree": (
        "Mục này không có trong nhật ký mà cơ quan đã ký: giấy hoặc nhật ký đã bị sửa.",
        "This entry is not in the log that was signed: the paper or the log was altered.",
    ),
    "log.shrunk": (
        "Nhật ký ngắn lại: trước có {old} mục, sau chỉ còn {new}.",
        "The log shrank: it had {old} entries and has {new} now.",
    ),
    "log.not-grown": (
        "Nhật ký đã bị sửa: {old} mục đầu không còn như trước.",
        "The log was altered: its first {old} entries are not what they were.",
    ),
    "log.not-base64": _FILE,
    "log.not-a-number": _FILE,
    "log.not-a-time": _FILE,
    "log.key-name": ("Tên khóa không đúng dạng: {name}", "Not a name of a key: {name}"),
    "log.key-kind": (
        "Loại khóa {kind} không dùng ở đây.",
        "A key of kind {kind} is not used here.",
    ),
    "log.key-bytes": (
        "Khóa {name} không phải khóa dùng được.",
        "The key {name} is not one that may be used.",
    ),
    "log.not-a-key": ("Không phải khóa công khai: {text}", "Not a public key: {text}"),
    "log.key-id": (
        "Khóa {name} đã bị sửa: số của khóa không khớp.",
        "The key {name} was altered: its id is not its own.",
    ),
    "log.not-a-note": _FILE,
    "log.signature-line": _FILE,
    "log.not-signed": (
        "Không có chữ ký của {name}.",
        "There is no signature of {name}.",
    ),
    "log.false-signature": (
        "Chữ ký mang tên {name} không phải của {name}: tệp đã bị sửa hoặc bị giả.",
        "The signature in the name of {name} is not theirs: the file was altered or forged.",
    ),
    "log.not-a-checkpoint": _FILE,
    "log.tile-path": ("Không phải tên tệp của nhật ký: {path}", "Not a file of the log: {path}"),
    "log.tile-length": (
        "Tệp {path} của nhật ký không đủ hoặc thừa.",
        "The file {path} of the log is too short or too long.",
    ),
    "log.tile-differs": (
        "Tệp {path} của nhật ký không khớp với các mục: nhật ký đã bị sửa.",
        "The file {path} of the log does not agree with the entries: the log was altered.",
    ),
    "log.root-differs": (
        "Tính lại {size} mục không ra dấu gốc đã ký: nhật ký đã bị sửa.",
        "The {size} entries do not give the signed root: the log was altered.",
    ),
    "log.bundle": (
        "Một tệp mục của nhật ký không đúng dạng.",
        "A bundle of entries of the log has not the right form.",
    ),
    "log.too-long": ("Tệp {path} quá lớn.", "The file {path} is too large."),
    "log.unwritten": ("Không ghi được tệp {path}.", "The file {path} cannot be written."),
    "log.missing": ("Không có tệp {path}.", "The file {path} is missing."),
    "log.policy": _POLICY,
    "log.policy-quorum": (
        "Tệp những khóa được tin phải có đúng một dòng quorum, nói tên đã có ở trên.",
        "A policy has exactly one quorum line, and names what stands above it.",
    ),
    "log.policy-twice": (
        "Tệp những khóa được tin nói hai lần về {name}.",
        "The policy names {name} twice.",
    ),
    "log.policy-member": (
        "Nhóm trong tệp những khóa được tin nói đến {name}, chưa có ở trên hoặc đã ở nhóm khác.",
        "A group of the policy names {name}, which is not above it or is in a group already.",
    ),
    "log.key-unknown": (
        "Chưa được ghim khóa {name}: không biết tin ai.",
        "The key {name} is not pinned: there is nobody to trust.",
    ),
    "log.origin-unknown": (
        "Nhật ký {origin} không phải nhật ký được tin: giấy của nơi khác, hoặc giấy giả.",
        "The log {origin} is not a trusted one: a paper of another office, or a forged one.",
    ),
    "log.quorum": (
        "Mới {signed} trong {known} người làm chứng đã ký, chưa đủ như đã đặt.",
        "Only {signed} of {known} witnesses signed: fewer than the policy asks.",
    ),
    "log.not-a-record": _FILE,
    "log.salt": _FILE,
    "log.not-a-promise": _FILE,
    "log.not-a-proof": (
        "Tệp này không phải giấy chứng minh của nhật ký.",
        "This file is not a proof of the log.",
    ),
    "log.extra": _FILE,
    "log.promise-other": (
        "Lời hứa là cho một mục khác.",
        "The promise is for another entry.",
    ),
    "log.promise-broken": (
        "Cơ quan hứa ghi từ {time}, nhưng nhật ký bây giờ ({size} mục) không có: giữ tệp này làm bằng chứng.",
        "The office promised this at {time}, but the log as it is now ({size} entries) lacks it: keep this file as evidence.",
    ),
    "log.nothing-opened": (
        "Tệp không nói đây là việc gì, nên cần cho biết dấu của mục.",
        "The file does not say what it proves: the entry must be given.",
    ),
    "log.other-entry": (
        "Giấy chứng minh là cho một mục khác.",
        "The proof is for another entry.",
    ),
    "log.no-text": (
        "Mục này không phải của một văn bản đã công bố.",
        "This entry is not one of a published text.",
    ),
    "log.other-text": (
        "Văn bản này khác văn bản đã công bố: đã bị sửa.",
        "This text differs from the one that was published: it was altered.",
    ),
}


def reason(untrue: Untrue, language: str) -> str:
    """Why something is not true, in a sentence."""
    words = REASONS[untrue.code][LANGUAGES.index(language)]
    return printable(words.format_map(untrue.details))


def sentence(code: str, language: str, **details: object) -> str:
    """One sentence of the tables above."""
    return SENTENCES[code][LANGUAGES.index(language)].format_map(details)


def label(code: str, language: str) -> str:
    """One word of the tables above."""
    return LABELS[code][LANGUAGES.index(language)]


def moment(seconds: int, language: str) -> str:
    """A moment in words: Vietnamese time in Vietnamese, universal time in English."""
    return moment_said(seconds) if language == "vi" else moment_text(seconds)


def printable(text: str) -> str:
    """Text of a file as a screen may show it: nothing that moves the cursor or turns the line."""
    return "".join(one if one.isprintable() else "\ufffd" for one in text)


def standing(verdict: Verdict) -> str:
    """Which sentence says how far an entry has come."""
    if verdict.standing is Standing.INCLUDED:
        return _included(verdict)
    return str(verdict.standing.value)


def _included(verdict: Verdict) -> str:
    if not verdict.quorum_met:
        return "included-few"
    return "included" if verdict.known else "included-none"


def headline(verdict: Verdict, language: str) -> str:
    """Promised, included, witnessed k of n."""
    return sentence(standing(verdict), language, k=len(verdict.witnesses), n=verdict.known)


def lines(verdict: Verdict, language: str) -> list[tuple[str, str]]:
    """What a verdict rests on, as labelled lines."""
    found = _record(verdict.record, language) if verdict.record is not None else []
    found.append((label("log", language), printable(verdict.origin)))
    if verdict.index is not None and verdict.root is not None:
        place = f"{verdict.index + 1} {label('of', language)} {verdict.size}"
        found.append((label("place", language), place))
        found.append((label("root", language), verdict.root.hex()))
    found.append((label("leaf", language), verdict.leaf.hex()))
    found += _witnesses(verdict.witnesses, language)
    if verdict.proven_at is not None:
        found.append((label("proven", language), moment(verdict.proven_at, language)))
    if verdict.promised_at is not None:
        found.append((label("promised", language), moment(verdict.promised_at, language)))
    return found


def head_lines(found: Judged, language: str) -> list[tuple[str, str]]:
    """What a head of the log rests on, as labelled lines."""
    head = found.checkpoint
    lines = [
        (label("log", language), printable(head.origin)),
        (label("root", language), head.root.hex()),
    ]
    lines += _witnesses(found.witnesses, language)
    if found.quorum_at is not None:
        lines.append((label("proven", language), moment(found.quorum_at, language)))
    return lines


def _witnesses(witnesses: tuple[Cosigned, ...], language: str) -> list[tuple[str, str]]:
    name = label("witness", language)
    return [(name, f"{printable(one.name)} · {moment(one.time, language)}") for one in witnesses]


def _record(record: Mapping[str, object], language: str) -> list[tuple[str, str]]:
    act = str(record["act"])
    words = ACTS[act][LANGUAGES.index(language)] if act in ACTS else printable(act)
    found = [
        (label("act", language), words),
        (label("subject", language), printable(str(record["subject"]))),
        (label("at", language), moment(moment_of(str(record["at"])), language)),
    ]
    body = record["body"]
    for name, value in sorted(body.items()) if isinstance(body, Mapping) else ():
        found.append((label("body", language), printable(f"{name}: {value}")))
    return found
