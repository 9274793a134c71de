"""Shares: a of b is p percent."""

import re
from collections.abc import Iterator
from fractions import Fraction

from hoiam.core.claims.changes import told_twice
from hoiam.core.claims.judging import Judgement, again
from hoiam.core.claims.passages import Item, Passage, related
from hoiam.core.claims.roles import AVERAGE, Role, is_change, rate_of, role
from hoiam.core.claims.shapes import Check, Kind, Measure, Qualifier, Quantity, Verdict, Why

_TELLS = re.compile(r"(?:cụ thể|trong đó|theo đó)\b")
_TOLD = 6  # numbers of that sentence that are tried
_FURTHEST = 3  # sentences back in which a whole is looked for
_FAR = 60  # signs, beyond which a number may be of another thought
_EXPLAINS = re.compile(
    r"[^.;\d]{0,60}[,(:–-]\s*(?:tức|tương ứng|tương đương|cụ thể|với|gồm|\()[^.;\d]{0,30}$"
)
_OF_A_NUMBER = re.compile(r"\s*(?:so với |của |trên |trong )?(?:tổng )(?:số )?(?:là )?$")
_NAMED = re.compile(
    r"\s*(?:so với |của |trên |trong )?(?:tổng số |tổng |số )?(?P<name>[^\W\d_]+(?: [^\W\d_]+)?)"
)
_NO_NAME = frozenset(
    [
        "và",
        "so",
        "trở",
        "còn",
        "tăng",
        "giảm",
        "do",
        "trong",
        "đó",
        "gồm",
        "với",
        "là",
        "thì",
        "đã",
        "đang",
        "được",
        "có",
        "vượt",
        "cao",
        "thấp",
        "theo",
        "tại",
        "ở",
        "trên",
        "cả",
        "nhưng",
        "hoặc",
        "để",
        "qua",
        "từ",
        "khi",
        "đến",
        "nhờ",
        "bao",
        "góp",
        "số",
        "như",
        "cùng",
    ]
)
# What a part is narrowed by where its whole has to be narrowed by the same.
_NARROWED = re.compile(
    r"thuộc thẩm quyền|đủ điều kiện|đến hạn|trực tuyến|có hiệu lực|mức độ \d|quá hạn|đúng hạn"
)
_STILL = re.compile(r";\s*(?:đạt|chiếm|bằng|tương ứng)(?: [^\W\d_]+){0,3}$")
_ELSEWHERE = re.compile(r"(?<!\w)(?:riêng|trong khi|ngoài ra|bên cạnh|đồng thời|cũng trong)(?!\w)")
_GOES_ON = re.compile(
    r"(?:đến nay|kết quả|trong đó|trong số|hiện nay|hiện|qua đó|tính đến|đã|có)\b"
)


def shares(passage: Passage) -> Iterator[Check]:
    """Every percentage of a paragraph that is a part of something, done again."""
    spoken: set[int] = set()
    for item in passage.items:
        if not item.is_percent:
            continue
        found = _share(passage, item)
        if found is not None:
            spoken |= {one.start for one in found.numbers}
            yield found
    for item in passage.items:
        whole = item.quantity.of
        if whole is not None and item.quantity.start not in spoken and whole.value:
            computed = 100 * item.quantity.value / whole.value
            yield Check(
                Kind.SHARE, (item.quantity, whole), None, computed, Verdict.UNCHECKED,
                Why.NOT_STATED, unsaid=_unsaid(passage, item, whole),
            )  # fmt: skip


def _share(passage: Passage, item: Item) -> Check | None:
    about = role(item)
    if about not in (Role.SHARE, Role.LEVEL) or told_twice(passage, item) is not None:
        return None
    if AVERAGE.search(item.before):
        return _average(passage, item)
    explained = _explained(passage, item)
    if explained:
        return explained
    part = _part(passage, item)
    if part is None:
        return _explained_later(passage, item)
    if about is Role.SHARE and "trong đó" in re.split(r"[;.]\s", item.before)[-1]:
        return _partless(item, part)
    if part.quantity.of is not None and (about is Role.SHARE or _speaks_of(item, part)):
        return _checked(passage, item, part, part.quantity.of)
    candidates = _wholes(passage, item, part)
    right = _first_right(item, part, candidates)
    if right is not None:
        return _checked(passage, item, part, right.quantity)
    if about is Role.LEVEL and not _speaks_of(item, part):
        return None
    return _wrong(passage, item, part, candidates)


def _average(passage: Passage, item: Item) -> Check | None:
    """An average of units is no share of their sums; only where both agree nothing is to say."""
    for other in passage.items[item.at + 1 :]:
        if other.is_percent or other.sentence > item.sentence + 1:
            return None
        if other.quantity.of is not None:
            found = _checked(passage, item, other, other.quantity.of)
            if found.verdict is Verdict.DISAGREES:
                return Check(
                    Kind.SHARE, found.numbers, found.stated, found.computed,
                    Verdict.NEEDS_CONTEXT, Why.AVERAGE, found.loose, found.unsaid,
                )  # fmt: skip
            return found
    return None


def _explained(passage: Passage, item: Item) -> Check | None:
    """A percentage whose numbers follow it: "đạt 97% (34/35 xã)"."""
    if item.at + 1 >= len(passage.items):
        return None
    follows = passage.items[item.at + 1]
    between = passage.between(item, follows)
    if follows.sentence != item.sentence or not follows.is_counted:
        return None
    whole = follows.quantity.of
    if whole is not None and _EXPLAINS.fullmatch(between):
        return _checked(passage, item, follows, whole)
    part = _part(passage, item)
    if part is not None and part.quantity.of is None and _OF_A_NUMBER.fullmatch(between):
        return _checked(passage, item, part, follows.quantity)
    return None


def _explained_later(passage: Passage, item: Item) -> Check | None:
    """A rate whose numbers the next sentence tells: "đạt 99,99%. Cụ thể, tổng số là …"."""
    after = item.sentence + 1
    if after >= len(passage.bounds) or not _TELLS.match(passage.opening(after)):
        return None
    told = [one for one in passage.sentence(after) if one.is_counted and not is_change(one)]
    for at, whole in enumerate(told[:_TOLD]):
        for part in told[at + 1 : _TOLD]:
            both = (part.quantity, whole.quantity)
            known = related(part, whole) and part.quantity.value < whole.quantity.value
            if known and _judged(item.quantity, *both).is_right:
                return _checked(passage, item, part, whole.quantity)
    return None


def _part(passage: Passage, item: Item) -> Item | None:
    """The number that a percentage is said of: the nearest one before it that counts."""
    wholes = {
        other.quantity.of.start: other for other in passage.items if other.quantity.of is not None
    }
    for other in passage.outside(item):
        if other.sentence != item.sentence:
            return None
        if other.quantity.start in wholes:
            return wholes[other.quantity.start]
        if ";" in passage.between(other, item) and not _STILL.search(item.before):
            return None
        if other.is_counted and not is_change(other):
            return other
        if other.quantity.measure is Measure.TIME and role(item) is Role.SHARE:
            continue
    return None


def _speaks_of(item: Item, part: Item) -> bool:
    """Whether "tỷ lệ giải quyết" names what was done to the part."""
    what = rate_of(item)
    said = re.split(r"[,;:(]|tỷ lệ|tỉ lệ", part.after)[0]
    return not what or what in f"{part.before} {said}"


def _named(item: Item) -> str:
    """The whole as the percentage names it: of "7% dân số toàn tỉnh" dân số."""
    found = _NAMED.match(item.after)
    if not found:
        return ""
    name = found["name"]
    return "" if name.split()[0] in _NO_NAME else name


def _wholes(passage: Passage, item: Item, part: Item) -> list[Item]:
    """The numbers that the part may be a part of, the nearest first."""
    name = _named(item)
    found = []
    for other in reversed(passage.items[: part.at]):
        one = other.quantity
        if part.sentence - other.sentence > _FURTHEST:
            break
        if not other.is_counted or is_change(other) or one.measure is not part.quantity.measure:
            continue
        if one.value < part.quantity.value and one.qualifier is Qualifier.EXACT:
            continue
        if other.bracket is not None and other.bracket not in (part.bracket, item.bracket):
            continue
        if name and name.split()[0] not in f"{one.noun} {one.phrase} {other.before[-40:]}":
            continue
        found.append(other)
    return found


def _first_right(item: Item, part: Item, candidates: list[Item]) -> Item | None:
    near = [one for one in candidates if related(one, part)]
    others = [one for one in candidates if one.sentence == part.sentence and one not in near]
    for verdict in (Verdict.AGREES, Verdict.CUT):
        for one in [*near, *others[:2]]:
            found = _judged(item.quantity, part.quantity, one.quantity)
            # Of rounded numbers only the nearest counts: some other would often do.
            if found.verdict is verdict and (found.why is not Why.LOOSE or one is candidates[0]):
                return one
    return None


def _wrong(passage: Passage, item: Item, part: Item, candidates: list[Item]) -> Check:
    """None of the numbers beside it gives it: wrong where the whole is plain, else unknown."""
    plain = [one for one in candidates if related(one, part) and _is_plain(passage, one, part)]
    if "chiếm" not in item.before:
        # One that has a percentage of its own is a part like this one, or both are parts of more.
        plain = [one for one in plain if not _has_share(passage, one)]
    if plain:
        return _checked(passage, item, part, plain[0].quantity)
    related_ones = [one for one in candidates if related(one, part)]
    if related_ones and not _narrower(passage, related_ones[0], part):
        whole = related_ones[0].quantity
        computed = 100 * part.quantity.value / whole.value
        return Check(
            Kind.SHARE, (part.quantity, whole), item.quantity, computed,
            Verdict.NEEDS_CONTEXT, Why.OTHER_WHOLE,
        )  # fmt: skip
    far = len(passage.between(part, item)) > _FAR
    numbers = () if far or (item.bracket is not None and _named(item)) else (part.quantity,)
    return Check(Kind.SHARE, numbers, item.quantity, None, Verdict.NO_DENOMINATOR, Why.NO_WHOLE)


def _partless(item: Item, whole: Item) -> Check:
    """The whole is told, the number is not: "53.767 đảng viên, trong đó … chiếm gần 42 %"."""
    implied = whole.quantity.value * item.quantity.value / 100
    return Check(
        Kind.SHARE, (whole.quantity,), item.quantity, implied, Verdict.UNCHECKED, Why.NO_PART,
        item.quantity.qualifier,
    )  # fmt: skip


def _has_share(passage: Passage, one: Item) -> bool:
    if any(other.is_percent for other in passage.bracket_after(one)):
        return True
    follows = passage.items[one.at + 1]
    return follows.is_percent and role(follows) in (Role.SHARE, Role.PLAN)


def _is_plain(passage: Passage, whole: Item, part: Item) -> bool:
    """Whether the text leaves no doubt that the one is a part of the other."""
    between = passage.between(whole, part)
    if "trong đó" in re.split(r"[;.]\s", between)[-1] or re.search(
        r"(?:trong|trên)(?: tổng)? số$", whole.before
    ):
        return not _ELSEWHERE.search(between)
    if _ELSEWHERE.search(between) or _narrower(passage, whole, part):
        return False
    if whole.sentence == part.sentence:
        return True
    nearest = part.sentence - whole.sentence == 1
    return nearest and bool(_GOES_ON.match(passage.opening(part.sentence)))


def _narrower(passage: Passage, whole: Item, part: Item) -> bool:
    """Whether the part is narrowed by words that its whole is not narrowed by."""
    narrowed = set(_NARROWED.findall(f"{part.quantity.phrase} {part.before}"))
    around = f"{whole.before} {whole.quantity.phrase} {whole.after}"
    return bool(narrowed - set(_NARROWED.findall(around)))


def _judged(stated: Quantity, part: Quantity, whole: Quantity) -> Judgement:
    if not whole.value:
        return Judgement(Verdict.NEEDS_CONTEXT, Why.NO_WHOLE)
    return again(stated, _percent, part, whole)


def _percent(part: Fraction, whole: Fraction) -> Fraction:
    return 100 * part / whole


def _checked(passage: Passage, item: Item, part: Item, whole: Quantity) -> Check:
    found = _judged(item.quantity, part.quantity, whole)
    computed = 100 * part.quantity.value / whole.value if whole.value else None
    return Check(
        Kind.SHARE, (part.quantity, whole), item.quantity, computed, found.verdict, found.why,
        part.quantity.qualifier or whole.qualifier, _unsaid(passage, part, whole),
    )  # fmt: skip


def _unsaid(passage: Passage, part: Item, whole: Quantity) -> Fraction | None:
    """What is left over, where no number of the paragraph says it."""
    rest = whole.value - part.quantity.value
    if rest <= 0 or any(one.quantity.value == rest for one in passage.items):
        return None
    return rest
