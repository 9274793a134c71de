"""Numbers and addresses that lead to a person: telephones, papers, accounts, plates, houses."""

import re
from collections.abc import Iterator
from itertools import takewhile

from hoiam.core.redact.spans import Kind, Span
from hoiam.core.redact.unmarking import plain_digits, unmarked

_GAP = r"[ \u00a0.\-–_/·()]{0,3}"
_NOT_IN_NUMBER = r"(?<![\d])(?<![\d][.,])"
_DIGIT_WORD = r"(?:không|linh|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"

_PHONE = re.compile(
    # +84 912 345 678, 84912345678, +84 (0) 912 …
    rf"{_NOT_IN_NUMBER}(?:\+|00)?84(?:{_GAP}0)?{_GAP}[2-9](?:{_GAP}\d){{8,9}}(?!\d)"
    # (0214) 3 840 123, and the mobile numbers of eleven digits of before 2018
    rf"|{_NOT_IN_NUMBER}\(?0{_GAP}[12](?:{_GAP}\d){{8,9}}(?!\d)"
    # 0912 345 678, 0912.345.678, o912345678
    rf"|(?<![\w])(?<![\d][.,])\(?[0oO]{_GAP}[35789](?:{_GAP}\d){{8}}(?!\d)"
)
_SPOKEN_PHONE = re.compile(rf"\b{_DIGIT_WORD}(?:[ ,.-]+{_DIGIT_WORD}){{8,11}}\b", re.IGNORECASE)
_DATE_FIRST = re.compile(r"\d{1,2}[./\- ]\d{1,2}[./\- ](?:19|20)\d\d")

_ID_WORDS = (
    r"(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)*|hộ chiếu|"
    r"định danh(?: cá nhân)?|bhxh|bhyt|bảo hiểm (?:xã hội|y tế)|"
    r"giấy phép lái xe|gplx|bằng lái|số thẻ)"
)
_NAMED_ID = re.compile(
    _ID_WORDS + r"(?:[^\d\n]{0,20}?)\s?(?P<number>[A-Z]{0,2}\d(?:[ .\-]?\d){5,14})(?!\d)",
    re.IGNORECASE,
)
_TAX = re.compile(
    r"\b(?:mst|mã số thuế(?: cá nhân)?|mã số doanh nghiệp)\b[^\d\n]{0,15}"
    r"(?P<number>\d(?:[ .\-]?\d){9,12})(?!\d)",
    re.IGNORECASE,
)
_LAND = re.compile(
    # Sổ đỏ số BK 123456, GCN DA 123 456, số vào sổ CH 01234
    r"\b(?:sổ (?:đỏ|hồng)|gcn\w*|giấy chứng nhận(?: quyền sử dụng đất)?|bìa đỏ|số vào sổ|số phát hành)\b"
    r"[^\d\n]{0,25}?(?P<number>\b[a-zđ]{1,3}[ .\-]?\d(?:[ .]?\d){4,7})(?!\d)",
    re.IGNORECASE,
)
_PLOT = re.compile(
    r"\bthửa(?: đất)?(?: số)?[ :]{1,2}(?P<number>\d{1,4}"
    r"(?:[ ,;]{1,3}(?:thuộc )?tờ(?: bản đồ)?(?: số)? ?\d{1,4})?)(?!\d)",
    re.IGNORECASE,
)
_BARE_ID = re.compile(
    r"(?<![A-Za-z])" + _NOT_IN_NUMBER + r"(?:\d(?:[ \-]?\d){11}|\d(?:[ \-]?\d){8})(?![\d])(?!,\d)"
)
_MONEY_AFTER = re.compile(r"\s*(?:đồng|đ\b|vnđ|vnd|triệu|tỷ|tỉ|m2|m²|m3)", re.IGNORECASE)

_EMAIL = re.compile(
    # It begins where its first sign does: tried from every letter, a long line takes minutes.
    r"(?<![\w.+\-])[\w.+\-]+\s?(?:@|\(at\)|\[at\]|\(a còng\)|\[a còng\])\s?[\w\-]+(?:\s?\.\s?[\w\-]+){0,4}\s?\.\s?[a-z]{2,}",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:facebook|fb|zalo|tiktok|instagram|t|m)\.(?:com|me)/[\w.@?=&/\-]+"
    r"|(?:\bzalo|\bfacebook|\bfb|\btiktok)\s*[:=]\s*@?(?P<handle>[^\s,;]+)",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"\b(?:số tài khoản|stk|tài khoản(?: ngân hàng)?(?: số)?|tk|số thẻ atm|thẻ atm)\b"
    r"[^\d\n]{0,30}?(?P<number>\d(?:[ .\-]?\d){5,18})(?!\d)",
    re.IGNORECASE,
)
_CARD = re.compile(_NOT_IN_NUMBER + r"\d{4}(?:[ \-]\d{4}){3}(?!\d)")

_PLATE = re.compile(
    r"(?<![\w])[1-9]\d[ .\-]?[A-ZĐ]{1,2}\d?[ .\-–]{0,3}(?:\d{3}[. ]?\d{2}|\d{4})(?![\w])"
)
_SMALL_PLATE = re.compile(
    r"(?:biển(?: kiểm soát| số| đăng ký)*|bks|xe)\W{0,3}(?:số\W{0,2})?"
    r"(?P<plate>[1-9]\d[ .\-]?[a-zđ]{1,2}\d?[ .\-–]{0,3}(?:\d{3}[. \-]?\d{2}|\d{4})"
    # of tractors, of the army: MK 24 0123, TM 45-67
    r"|[a-z]{2}[ .\-]{0,2}\d{2}[ .\-]{0,2}\d{2,4}|\d{2}[ .\-]?mk\d?[ .\-]{0,2}\d{4})(?![\w])",
    re.IGNORECASE,
)

_HOUSE = r"\d{1,4}[A-Za-zĐđ]?(?:\s?[/\-]\s?\d{1,4}[A-Za-zĐđ]?)*(?![\w%])"
_LANE = rf"(?:ngõ|ngách|hẻm|kiệt|ngỏ)(?:\s+số)?\s+{_HOUSE}"
_BLOCK = r"(?:\s*,?\s*(?:tòa(?: nhà)?|dãy|tầng|đơn nguyên|block)\s+[A-Z]{0,3}\d{0,3}\b)*"
_ADDRESS = re.compile(
    # số nhà 12, ngõ 3, ngách 4
    rf"\b(?:(?:số nhà|nhà số|sn|căn hộ(?: số)?|căn số|phòng(?: số)?|lô(?: số)?)\s*:?\s*{_HOUSE}"
    rf"(?:\s*,?\s*{_LANE})*{_BLOCK}|{_LANE}(?:\s*,?\s*{_LANE})*"
    # số 12 đường …, số 12/3 phố …
    rf"|số\s+{_HOUSE}(?=\s*,?\s*(?:đường|phố|ngõ|ngách|hẻm|kiệt|tổ|thôn|khu)\b)"
    rf"(?:\s*,?\s*{_LANE})*)",
    re.IGNORECASE,
)
_STREET_HOUSE = re.compile(
    # số 12 Trần Phú, trước nhà 39 Phan Văn Trường, kiệt 30 Hồ Xuân Hương
    r"\b(?:số|nhà|tại|ở|địa chỉ|trước|đối diện|cạnh|gần|ngõ|ngách|hẻm|kiệt)\b[:\s]+"
    rf"(?P<house>{_HOUSE})(?=(?P<street>(?:[ \u00a0]+[^\W\d_]+){{2,4}}))",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"\b(?:sinh(?: ngày| năm| tháng)*|ngày sinh|năm sinh|sn)\s*:?\s*"
    r"(?P<birth>\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d|(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


# Patterns whose words may be typed without marks. Marks stand in words alone, never in signs that
# mean something to a pattern.
_BARE_KINDS = tuple(
    (re.compile(unmarked(pattern.pattern), pattern.flags), group, kind, why)
    for pattern, group, kind, why in (
        (_SPOKEN_PHONE, "", Kind.PHONE, "Dãy chữ số viết bằng chữ"),
        (_NAMED_ID, "number", Kind.ID_NUMBER, "Số đứng sau tên giấy tờ"),
        (_BANK, "number", Kind.BANK, "Số đứng sau chữ tài khoản"),
        (_TAX, "number", Kind.TAX, "Số đứng sau chữ mã số thuế"),
        (_LAND, "number", Kind.LAND, "Số của giấy chứng nhận về đất"),
        (_SMALL_PLATE, "plate", Kind.PLATE, "Số đứng sau chữ xe, biển số"),
        (_PLOT, "number", Kind.LAND, "Số thửa, số tờ bản đồ"),
        (_ADDRESS, "", Kind.ADDRESS, "Số nhà, ngõ, căn hộ"),
        (_BIRTH, "birth", Kind.BIRTH, "Ngày hoặc năm sinh"),
    )
)


# Without so many plain signs in a row nothing bare is believed, see `_leads_bare`.
_BARE_RUN = re.compile(r"\A[\x00-\x7f]{3}|[\x00-\x7f]{13}")


def find_numbers(text: str) -> Iterator[Span]:
    """Spans of everything that is written in digits, or leads to a person's door or inbox."""
    plain = plain_digits(text)
    yield from _found(plain)
    yield from _typed_bare(plain)


def _typed_bare(text: str) -> Iterator[Span]:
    """The same typed without marks: so nha 12, khong chin mot … . Words that bear marks are other
    words: what is found must hold none."""
    if _BARE_RUN.search(text) is None:
        return
    for pattern, group, kind, why in _BARE_KINDS:
        for span in _named(text, pattern, group, kind, why):
            if text[span.start : span.end].isascii() and _leads_bare(text, span.start):
                yield span


def _leads_bare(text: str, start: int) -> bool:
    return text[max(0, start - 12) : start].isascii()


def _found(text: str) -> Iterator[Span]:
    yield from _whole(text, _EMAIL, Kind.EMAIL, "Địa chỉ thư điện tử")
    yield from _named(text, _ACCOUNT, "handle", Kind.ACCOUNT, "Tài khoản mạng xã hội")
    yield from _named(text, _BANK, "number", Kind.BANK, "Số đứng sau chữ tài khoản")
    yield from _whole(text, _CARD, Kind.BANK, "Mười sáu chữ số như số thẻ")
    yield from _named(text, _TAX, "number", Kind.TAX, "Số đứng sau chữ mã số thuế")
    yield from _named(text, _LAND, "number", Kind.LAND, "Số của giấy chứng nhận về đất")
    yield from _named(text, _PLOT, "number", Kind.LAND, "Số thửa, số tờ bản đồ")
    yield from _named(text, _NAMED_ID, "number", Kind.ID_NUMBER, "Số đứng sau tên giấy tờ")
    yield from _phones(text)
    yield from _bare_ids(text)
    yield from _whole(text, _PLATE, Kind.PLATE, "Giống biển số xe")
    yield from _named(text, _SMALL_PLATE, "plate", Kind.PLATE, "Số đứng sau chữ xe, biển số")
    yield from _whole(text, _ADDRESS, Kind.ADDRESS, "Số nhà, ngõ, căn hộ")
    yield from _street_houses(text)
    yield from _named(text, _BIRTH, "birth", Kind.BIRTH, "Ngày hoặc năm sinh")


def _whole(text: str, pattern: re.Pattern[str], kind: Kind, why: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield Span(found.start(), found.end(), kind, why)


def _named(text: str, pattern: re.Pattern[str], group: str, kind: Kind, why: str) -> Iterator[Span]:
    """Only the part that tells who; the word before it may stay."""
    for found in pattern.finditer(text):
        part = group if group and found.group(group) is not None else 0
        yield Span(found.start(part), found.end(part), kind, why)


def _phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        # "03/05/2023 15" has ten digits too, but it is a day and an hour.
        if not _DATE_FIRST.match(found.group()):
            yield Span(found.start(), found.end(), Kind.PHONE, "Giống số điện thoại")
    yield from _whole(text, _SPOKEN_PHONE, Kind.PHONE, "Dãy chữ số viết bằng chữ")


def _street_houses(text: str) -> Iterator[Span]:
    for found in _STREET_HOUSE.finditer(text):
        capitals = list(takewhile(str.istitle, found.group("street").split()))
        if len(capitals) > 1:
            end = text.index(capitals[-1], found.start("street")) + len(capitals[-1])
            yield Span(found.start("house"), end, Kind.ADDRESS, "Số nhà trên đường")


def _bare_ids(text: str) -> Iterator[Span]:
    for found in _BARE_ID.finditer(text):
        if not _MONEY_AFTER.match(text, found.end()):
            why = "Chín hoặc mười hai chữ số như số giấy tờ"
            yield Span(found.start(), found.end(), Kind.ID_NUMBER, why)
