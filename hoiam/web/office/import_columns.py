"""What the mapping page shows and takes: one line per field, the words of state, three rows.

What a page cannot draw (several columns joined by a sign of their own, fixed values, nested notes)
stays as the profile says it: such a field offers "như trong mẫu" and keeps its place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from hoiam.imports import mapping as mappings
from hoiam.imports import packs, why
from hoiam.imports.cells import Fault, Reader
from hoiam.imports.fields import FieldKind, TargetField
from hoiam.imports.mapping import DIGEST, FIXED, FieldMap
from hoiam.imports.mapping import Mapping as Meaning
from hoiam.imports.models import Import
from hoiam.imports.proposing import state_for
from hoiam.registers.models import RecordState
from hoiam.web.office import import_preview

AS_IS = "="
MOST_WORDS = 40  # of state: each takes two fields of a form
LOOKED = 5_000  # rows in which words of state are counted
SAMPLES = 3
MOMENTS = (FieldKind.MOMENT, FieldKind.DAY)
# A second column may be read together with the first.
JOINS = (FieldKind.TEXT, FieldKind.LONG, FieldKind.UNIT, FieldKind.AREA)
FORMS = (
    (mappings.VN, "24/4/2026 16:05"),
    (mappings.ISO, "2026-04-24T16:05"),
    (mappings.US12, "04/24/2026 4:05:00 PM"),
    (mappings.DAY, noop("chỉ có ngày")),
)
ORDERS = ((mappings.LAT_LON, noop("vĩ độ trước")), (mappings.LON_LAT, noop("kinh độ trước")))
ZONES = (
    "Asia/Ho_Chi_Minh", "UTC", "Asia/Bangkok", "Asia/Tokyo", "Europe/Paris", "America/New_York",
    "America/Chicago", "America/Los_Angeles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """One field of the target, and the columns that were chosen for it."""

    field: TargetField
    first: str
    second: str
    how: str
    hows: tuple[tuple[str, str], ...]
    midnight: bool
    as_is: str  # what the profile says, where the page cannot draw it
    joins: bool

    @property
    def is_moment(self) -> bool:
        return self.field.kind in MOMENTS


@dataclass(frozen=True, slots=True)
class Word:
    """A word of state as the file writes it, how often, and what it means here."""

    number: int
    said: str
    count: int
    means: str


@dataclass(frozen=True, slots=True)
class Sample:
    """What three rows would say in one field."""

    label: str
    values: tuple[str, ...]


def drawn(meaning: Meaning) -> list[Drawn]:
    """Every field of the target, in its order."""
    return [_drawn(field, meaning.field(field.code)) for field in meaning.spec.fields]


def _drawn(field: TargetField, one: FieldMap | None) -> Drawn:
    columns = one.columns if one else ()
    as_is = "" if one is None or _is_plain(field, one) else _in_words(one)
    return Drawn(
        field=field,
        first=AS_IS if as_is else (columns[0] if columns else ""),
        second=columns[1] if len(columns) > 1 and not as_is else "",
        how=one.how if one else "",
        hows=_hows(field),
        midnight=one is not None and one.option("midnight_is_day") == "yes",
        as_is=as_is,
        joins=field.kind in JOINS,
    )


def _hows(field: TargetField) -> tuple[tuple[str, str], ...]:
    if field.kind in MOMENTS:
        return tuple((code, _(label)) for code, label in FORMS)
    if field.kind is FieldKind.COORDINATES:
        return tuple((code, _(label)) for code, label in ORDERS)
    return ()


def _is_plain(field: TargetField, one: FieldMap) -> bool:
    """Whether the page can draw it without losing anything."""
    if one.how in (FIXED, DIGEST) or one.values:
        return False
    options = {name for name, value in one.options if name != "midnight_is_day" and value}
    if field.kind in JOINS and len(one.columns) == 2:
        return one.how == _joined(field) and options <= {"separator"}
    return len(one.columns) == 1 and not options and one.how not in (mappings.LINES,)


def _in_words(one: FieldMap) -> str:
    if one.how == FIXED:
        return _("luôn là “{value}”").format(value=one.option("value"))
    return " + ".join(one.columns)


def _joined(field: TargetField) -> str:
    return mappings.LINES if field.kind is FieldKind.LONG else mappings.JOINED


# ── taken from the page ──────────────────────────────────────────────────────────────────────


def taken(sent: Mapping[str, str], base: Meaning) -> Meaning:
    """The mapping that a page says, over the one it was drawn from; what is no mapping is refused."""
    plain = mappings.to_json(base)
    before = {one["field"]: one for one in plain.get("fields", [])}
    fields = (_taken(sent, field, before.get(field.code)) for field in base.spec.fields)
    plain["fields"] = [one for one in fields if one]
    plain["system"] = sent.get("system", base.system)
    plain["zone"] = sent.get("zone", "").strip() or base.zone
    plain["states"] = plain.get("states", {}) | _states(sent)
    if "empty" in sent:
        plain["empty"] = [line.strip() for line in sent["empty"].splitlines() if line.strip()]
    return mappings.from_json(plain)


def _taken(
    sent: Mapping[str, str], field: TargetField, before: dict[str, Any] | None
) -> dict[str, Any] | None:
    first = sent.get(f"c-{field.code}", "")
    if first == AS_IS:
        return before
    second = sent.get(f"k-{field.code}", "") if field.kind in JOINS else ""
    columns = list(dict.fromkeys(name for name in (first, second) if name))
    if not columns:
        return None
    one: dict[str, Any] = {"field": field.code, "columns": columns}
    if len(columns) > 1:
        one["how"] = _joined(field)
    if _hows(field):
        one["how"] = sent.get(f"h-{field.code}", "") or _hows(field)[0][0]
    if field.kind in MOMENTS and sent.get(f"m-{field.code}"):
        one["options"] = {"midnight_is_day": "yes"}
    return one


def _states(sent: Mapping[str, str]) -> dict[str, str]:
    said = {name.removeprefix("w-"): value for name, value in sent.items() if name.startswith("w-")}
    return {word: sent[f"s-{number}"] for number, word in said.items() if sent.get(f"s-{number}")}


# ── looked at in the rows ────────────────────────────────────────────────────────────────────


def words_of(of: Import, meaning: Meaning) -> list[Word]:
    """The words of state in the first rows of the file, the commonest first. A word that comes
    later is met by the verdict on its row."""
    one = meaning.field("state")
    if one is None or len(one.columns) != 1:
        return []
    # Cells lie encrypted, so no database counts them; so many are read in a tenth of a second.
    said = (read.get(one.columns[0], "").strip() for read in packs.beginning(of, LOOKED))
    counted = Counter(word for word in said if word)
    known = dict(meaning.states)
    commonest = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return [
        Word(number, said, count, str(known.get(said, state_for(said))))
        for number, (said, count) in enumerate(commonest[:MOST_WORDS])
    ]


def states() -> list[tuple[str, str]]:
    """What a word of state may mean."""
    return [(one.value, _(one.label)) for one in RecordState]


def samples(rows: Sequence[dict[str, str]], meaning: Meaning) -> list[Sample]:
    """The first rows as they would be taken in; what cannot be read says why."""
    chosen = [cells for cells in rows if cells][:SAMPLES]
    reader = Reader(meaning)
    return [
        Sample(_(field.label), tuple(_sample(reader, field, cells) for cells in chosen))
        for field in meaning.spec.fields
        if reader.has(field.code)
    ]


def _sample(reader: Reader, field: TargetField, cells: dict[str, str]) -> str:
    try:
        if field.kind in MOMENTS:
            reader.moment(cells, field.code)
        if field.kind is FieldKind.NUMBER:
            reader.number(cells, field.code)
    except Fault as fault:
        return "⚠ " + why.sentence(fault.code, fault.details)
    return import_preview.said(reader, field, cells)[: import_preview.MOST_SHOWN]


def unused(columns: Iterable[str], meaning: Meaning) -> list[str]:
    """Columns of the file that nothing is made of."""
    return [name for name in columns if name not in meaning.columns]
