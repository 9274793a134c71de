"""Numbers and addresses that lead to a person: telephones, papers, accounts, plates, houses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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


# Digit words with marks and without.
_DIGIT_LIKE = (
    "(?:kh[ôo]ng|linh|m[ộoố]t|hai|ba|b[ốo]n|t[ưu]|n[ăa]m|l[ăa]m|s[áa]u|b[ảaẩ]y|t[áa]m|ch[íi]n)"
)
# What has to stand in a text before a pattern finds anything in it: looked for once, where the
# patterns would each try every letter. Wherever a pattern finds something, its sign is there.
# Each first with how many digits the text has at least.
_SIGNS = {
    "pairs": (4, re.compile(r"\d\d[ .\-]{0,2}\d\d")),
    "year": (4, re.compile(r"(?:19|20)\d\d")),
    # Between the digits of one number stand three signs at most.
    "five": (5, re.compile(r"\d(?:\D{0,3}\d){4}")),
    "nine": (9, re.compile(r"\d(?:\D{0,3}\d){8}")),
}
_BRACKET_A = re.compile(r"[(\[][aA]")
# In small letters: a pattern that knows no case is many times slower to see that nothing is there.
_SPOKEN_LIKE = re.compile(rf"{_DIGIT_LIKE}(?:[ ,.-]+{_DIGIT_LIKE}){{2}}")
_DIGITS = re.compile(r"\d+")
# Digits after a word that leads to a house or a plot, looked for in the signs before them; a word
# that begins farther away may be one.
_LED, _NEAR = "led", 24
_LEADS = re.compile(
    r"(?:\A.{0,8}|nh[àa]|s[ốo]|sn|h[ộo]|ph[òo]ng|l[ôo]|ng[õỏo]|ng[áa]ch|h[ẻe]m|ki[ệe]t|tại|ở|chỉ|"
    r"trước|diện|cạnh|gần|th[ửu]a|[đd][ấa]t)[\s:]*\Z",
    re.IGNORECASE | re.DOTALL,
)


def _small(text: str) -> str:
    """As a pattern that knows no case sees a text: long s and i without a dot are s and i there."""
    return text.lower().replace("\u0307", "").replace("ſ", "s").replace("ı", "i")


def _signs(text: str) -> set[str]:
    digits = [(found.start(), found.end()) for found in _DIGITS.finditer(text)]
    count = sum(end - start for start, end in digits)
    there = {
        sign
        for sign, (least, pattern) in _SIGNS.items()
        if count >= least and pattern.search(text) is not None
    }
    if "@" in text or (("(" in text or "[" in text) and _BRACKET_A.search(text) is not None):
        there.add("mail")
    if any(sign in text for sign in "/:="):
        there.add("network")
    if _SPOKEN_LIKE.search(_small(text)) is not None:
        there.add("spoken")
    if any(_LEADS.search(text[max(0, start - _NEAR) : start]) for start, _end in digits):
        there.add(_LED)
    return there


@dataclass(frozen=True, slots=True)
class _Rule:
    """One kind of number: the sign without which it is nowhere, and the part that tells who (the
    word before it may stay)."""

    sign: str
    pattern: re.Pattern[str]
    group: str
    kind: Kind
    why: str
    # Where it ends, of the text and what was found; nowhere if it is none after all.
    end: Callable[[str, re.Match[str]], int | None] | None = None

    def find(self, text: str) -> Iterator[Span]:
        for found in self.matches(text):
            part = self.group if self.group and found.group(self.group) is not None else 0
            end = found.end(part) if self.end is None else self.end(text, found)
            if end is not None:
                yield Span(found.start(part), end, self.kind, self.why)

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Everywhere; where a door or a plot is led to, in pieces between dots that hold a digit:
        there is one in each of these numbers, no dot in any, and hardly a piece has one."""
        if self.sign != _LED:
            yield from self.pattern.finditer(text)
            return
        end = 0
        while (digit := _DIGITS.search(text, end)) is not None:
            start, end = text.rfind(".", 0, digit.start()) + 1, text.find(".", digit.end())
            end = len(text) if end < 0 else end
            yield from self.pattern.finditer(text, start, end)

    def bare(self) -> "_Rule":
        """The same with its words typed without marks. Marks stand in words alone, never in signs
        that mean something to a pattern."""
        return replace(self, pattern=re.compile(unmarked(self.pattern.pattern), self.pattern.flags))


def _phone_end(_text: str, found: re.Match[str]) -> int | None:
    # "03/05/2023 15" has ten digits too, but it is a day and an hour.
    return None if _DATE_FIRST.match(found.group()) else found.end()


def _bare_id_end(text: str, found: re.Match[str]) -> int | None:
    return None if _MONEY_AFTER.match(text, found.end()) else found.end()


def _street_end(text: str, found: re.Match[str]) -> int | None:
    capitals = list(takewhile(str.istitle, found.group("street").split()))
    if len(capitals) < 2:
        return None
    return text.index(capitals[-1], found.start("street")) + len(capitals[-1])


_SPOKEN = _Rule("spoken", _SPOKEN_PHONE, "", Kind.PHONE, "Dãy chữ số viết bằng chữ")
_OF_BANKS = _Rule("five", _BANK, "number", Kind.BANK, "Số đứng sau chữ tài khoản")
_OF_TAXES = _Rule("nine", _TAX, "number", Kind.TAX, "Số đứng sau chữ mã số thuế")
_OF_LAND = _Rule("five", _LAND, "number", Kind.LAND, "Số của giấy chứng nhận về đất")
_OF_PLOTS = _Rule(_LED, _PLOT, "number", Kind.LAND, "Số thửa, số tờ bản đồ")
_OF_PAPERS = _Rule("five", _NAMED_ID, "number", Kind.ID_NUMBER, "Số đứng sau tên giấy tờ")
_OF_VEHICLES = _Rule("pairs", _SMALL_PLATE, "plate", Kind.PLATE, "Số đứng sau chữ xe, biển số")
_OF_HOUSES = _Rule(_LED, _ADDRESS, "", Kind.ADDRESS, "Số nhà, ngõ, căn hộ")
_OF_BIRTHS = _Rule("year", _BIRTH, "birth", Kind.BIRTH, "Ngày hoặc năm sinh")

# Of two that find the same place the first one says why.
_RULES = (
    _Rule("mail", _EMAIL, "", Kind.EMAIL, "Địa chỉ thư điện tử"),
    _Rule("network", _ACCOUNT, "handle", Kind.ACCOUNT, "Tài khoản mạng xã hội"),
    _OF_BANKS,
    _Rule("nine", _CARD, "", Kind.BANK, "Mười sáu chữ số như số thẻ"),
    _OF_TAXES,
    _OF_LAND,
    _OF_PLOTS,
    _OF_PAPERS,
    _Rule("nine", _PHONE, "", Kind.PHONE, "Giống số điện thoại", _phone_end),
    _SPOKEN,
    _Rule(
        "nine",
        _BARE_ID,
        "",
        Kind.ID_NUMBER,
        "Chín hoặc mười hai chữ số như số giấy tờ",
        _bare_id_end,
    ),
    _Rule("pairs", _PLATE, "", Kind.PLATE, "Giống biển số xe"),
    _OF_VEHICLES,
    _OF_HOUSES,
    _Rule(_LED, _STREET_HOUSE, "house", Kind.ADDRESS, "Số nhà trên đường", _street_end),
    _OF_BIRTHS,
)
_BARE_RULES = tuple(
    rule.bare()
    for rule in (
        *(_SPOKEN, _OF_PAPERS, _OF_BANKS, _OF_TAXES, _OF_LAND, _OF_VEHICLES),
        *(_OF_PLOTS, _OF_HOUSES, _OF_BIRTHS),
    )
)

# Without so many plain signs in a row nothing bare is believed, see `_leads_bare`.
_BARE_RUN = re.compile(r"\A[\x00-\x7f]{3}|[\x00-\x7f]{13}")


def find_numbers(text: str) -> Iterator[Span]:
    """Spans of everything that is written in digits, or leads to a person's door or inbox."""
    plain = plain_digits(text)
    signs = _signs(plain)
    for rule in _RULES:
        if rule.sign in signs:
            yield from rule.find(plain)
    yield from _typed_bare(plain, [rule for rule in _BARE_RULES if rule.sign in signs])


def _typed_bare(text: str, rules: list[_Rule]) -> Iterator[Span]:
    """The same typed without marks: so nha 12, khong chin mot … . Words that bear marks are other
    words: what is found must hold none."""
    if not rules or _BARE_RUN.search(text) is None:
        return
    for rule in rules:
        for span in rule.find(text):
            if text[span.start : span.end].isascii() and _leads_bare(text, span.start):
                yield span


def _leads_bare(text: str, start: int) -> bool:
    return text[max(0, start - 12) : start].isascii()
