"""Digits that count nothing: days, years, papers, telephones, addresses, headings, ranks."""

import re
from collections.abc import Iterator

from hoiam.core.claims import words

_YEAR = r"(?:19|20)\d\d"
_DAY_MONTH = r"(?:0?[1-9]|[12]\d|3[01])\s?[/.\-]\s?(?:0?[1-9]|1[0-2])"
_DASH = r"\s?[-–—]\s?"
_DOCUMENT = "|".join(sorted(words.DOCUMENTS, key=len, reverse=True))
_NAMED = "|".join(sorted(words.NAMED_BY_NUMBER, key=len, reverse=True))
_SMALL = r"\d{1,4}(?:\.\d{1,2}){0,4}[a-zđ]?(?![\d%])(?![.,]\d)"
_COUNTER = "|".join(
    re.escape(one)
    for one in sorted(
        {one for row in words.COUNTERS.values() for one in row}
        | set(words.MAGNITUDES)
        | {"đồng", "phần trăm"},
        key=len,
        reverse=True,
    )
)
_NOTHING_COUNTED = rf"(?!\s*(?:%|‰|/\s?\d|(?:{_COUNTER})(?!\w)))"

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,5}(?:vn|com|net|org)\b\S*",
        # days
        rf"(?<![\d.,/]){_DAY_MONTH}\s?[/.\-]\s?(?:{_YEAR}|\d\d)(?![\d%])(?!/\d)",
        rf"(?<!\w)(?:ngày|mùng|mồng|sáng|chiều|tối|trưa|đêm|hôm|rằm)(?: ngày)?\s\d{{1,2}}"
        rf"(?:\s?[/.\-]\s?\d{{1,2}})?(?:{_DASH}\d{{1,2}}\s?[/.]\s?\d{{1,2}})?(?![\d.,]\d)(?!\d)",
        rf"(?<![\d.,/])\d{{1,2}}/\d{{1,2}}(?={_DASH}\d{{1,2}}/\d{{1,2}}/{_YEAR})",
        rf"(?<!\w)(?:từ|đến|tới|trước|sau|tính đến)(?: hết)? {_DAY_MONTH}(?![\d.,/]\d)(?!\d)"
        + _NOTHING_COUNTED,
        r"(?<!\w)tháng\s(?:0?[1-9]|1[0-2])(?:\s?[/.\-]\s?"
        + _YEAR
        + r")?(?:"
        + _DASH
        + r"(?:0?[1-9]|1[0-2])(?:\s?[/.]\s?"
        + _YEAR
        + r")?)?(?!\d)(?![.,]\d)",
        r"(?<!\w)quý\s?(?:[1-4]|iv|i{1,3})(?:\s?[/\-]\s?" + _YEAR + r")?(?!\w)",
        rf"(?<![\d.,/])\d{{1,2}}/{_YEAR}(?!\d)(?![.,]\d)",
        rf"(?<![\d.,])(?:{_YEAR}){_DASH}(?:{_YEAR})(?![\d])(?![.,]\d)",
        rf"(?<!\w)(?:năm|niên khóa|năm học|vụ xuân|vụ mùa|nhiệm kỳ|kỳ|giai đoạn|mùa|so với|từ|đến|tết|"
        rf"world cup|sea games)\s{_YEAR}(?![\d])(?![.,]\d)",
        rf"(?<=[(/\- ]){_YEAR}(?=\s?[),.;:\n]|\s?$)(?![.,]\d)",
        # lengths of a period, not of anything that was done
        r"(?<!\w)(?:\d{1,2}|sáu|chín|ba) tháng(?: đầu| cuối| đầu của)? năm(?!\w)(?:\s"
        + _YEAR
        + r")?",
        r"(?<!\w)\d{1,2}\s?(?::|giờ|h|g)\s?\d{2}(?:\s?phút)?(?:'\d\d)?(?!\d)'?(?:\s?\(?gmt[+-]\d\)?)?",
        r"(?<!\w)(?:lúc|vào|từ|đến|hồi|khoảng) \d{1,2}(?: giờ|h)(?!\w)",
        # papers and names made of numbers
        r"(?<![\d.,])\d[\da-z]{0,8}\s?[-/]\s?(?:\d{4}\s?/\s?)?[a-zđ]{2,12}(?:[-/][a-zđ\d]{1,12}){0,6}",
        r"(?<!\w)(?:thứ|lần thứ|lần|khóa|đứng thứ|xếp thứ|hạng|vị trí|top)\s(?:thứ )?\d{1,4}(?:/\d{1,3})?(?![\d%])(?!,\d)"
        + r"(?! lượt)",
        rf"(?<!\w)(?:{_DOCUMENT})(?: (?:trung ương|t\.ư|tw|số|liên tịch|chuyên đề))*\s\d+(?![\d%])(?![.,]\d)"
        + _NOTHING_COUNTED,
        rf"(?<!\w)(?:{_NAMED})(?: số)?:?\s{_SMALL}(?:\s?[-–,]\s?\d{{1,4}}(?![\d.,%]))?"
        + _NOTHING_COUNTED,
        r"(?<!tổng )(?<!trong )(?<!một )(?<!con )(?<!\w)số:?\s\d+[a-z]?(?![\d%])(?![.,]\d)"
        + _NOTHING_COUNTED,
        # telephones
        r"(?<![\d.,])(?:\+?84|0)(?:[ .\-()]{0,2}\d){8,10}(?!\d)",
        r"(?<![\d.,])1[89]00[ .]?\d{4,6}(?!\d)",
        r"(?<!\w)(?:tổng đài|đường dây nóng|hotline|số điện thoại|điện thoại|đt|fax|hệ thống|cổng)\b[^\d\n.;]{0,40}?\b1022\b",
        r"(?<!\w)(?:tổng đài|hotline|đt|fax|tel|điện thoại)\s*:?\s*[\d .]{3,14}(?!\d)"
        + _NOTHING_COUNTED,
        r"(?<![\d.,])1022(?![\d.,%])" + _NOTHING_COUNTED,
        r"\[\d{1,3}\]",
        r"(?<![\d.,])(?:24/24|24/7|\d chiều|\d bên)(?!\w)",
        # numbers within words: covid-19, h5n1, 5g, 4.0
        r"(?<![a-zđ])[a-zđ]{1,20}-?\d{1,6}[a-z]{0,6}\d{0,4}(?![\d.,])",
        r"(?<![\d.,\w])\d\.0(?!\d)",
        r"(?<![\d.,\w])[2-6]g(?!\w)",
    )
)
_HEADING = re.compile(
    r"(?m)^[ \t]*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|[ivx]{1,5}[.)]|[a-zđ][.)])[ \t]+"
    r"|\d{1,2}(?:\.\d{1,2})+[ \t]+(?=[^\W\d]))"
)


def named_by_digits(low: str) -> Iterator[tuple[int, int]]:
    """Stretches of a text in small letters whose digits count nothing."""
    for found in _HEADING.finditer(low):
        yield found.span()
    for pattern in _PATTERNS:
        for found in pattern.finditer(low):
            yield found.span()
