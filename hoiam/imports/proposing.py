"""What the names of the columns suggest; a person looks at it before it is used."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from hoiam.core.text import fold
from hoiam.imports import targets
from hoiam.imports.mapping import ISO, LAT_LON, LON_LAT, US12, VN, FieldMap, Mapping
from hoiam.imports.models import Target
from hoiam.imports.targets import FieldKind, TargetField
from hoiam.registers.models import RecordState


def propose(
    target: Target, columns: Sequence[str], samples: Sequence[dict[str, str]] = ()
) -> Mapping:
    """What the names of the columns suggest; a person looks before it is used.

    `samples` are some rows (column → cell): they tell how moments are written, which number of
    a pair of coordinates comes first, and which words of state there are.
    """
    spec, free = targets.spec(target), list(columns)
    taken: dict[str, str] = {}
    # All the exact names first, so that "CloseDate" is not lost to a field that begins alike.
    for match in (_is_called, _begins_like):
        for field in spec.fields:
            if field.code in taken:
                continue
            found = _best(field, free, match)
            if found:
                taken[field.code] = found
                free.remove(found)
    if "coordinates" in taken and "latitude" in taken:
        del taken["coordinates"]
    fields = tuple(
        FieldMap(field.code, (taken[field.code],), how=_how(field, taken[field.code], samples))
        for field in spec.fields
        if field.code in taken
    )
    made = Mapping(target=target, fields=fields)
    if "state" not in taken:
        return made
    words = dict.fromkeys(row.get(taken["state"], "").strip() for row in samples)
    return replace(made, states=tuple((word, state_for(word)) for word in words if word))


def name_key(name: str) -> str:
    """How the names of columns are compared: folded, words of one name run together."""
    return fold(name.replace("_", " ")).replace(" ", "")


def _best(field: TargetField, free: Sequence[str], match: Callable[[str, str], bool]) -> str:
    for word in (field.label, *field.synonyms):
        for name in free:
            if match(name_key(name), name_key(word)):
                return name
    return ""


def _is_called(name: str, word: str) -> bool:
    return name == word


def _begins_like(name: str, word: str) -> bool:
    return len(word) >= 5 and name.startswith(word)


def _how(field: TargetField, column: str, samples: Sequence[dict[str, str]]) -> str:
    cells = [cell for row in samples if (cell := row.get(column, "").strip())]
    if field.kind in (FieldKind.MOMENT, FieldKind.DAY):
        return guess_form(cells)
    if field.kind is FieldKind.COORDINATES:
        return guess_order(cells)
    return ""


def guess_form(cells: Iterable[str]) -> str:
    """How moments seem to be written; day before month where nothing speaks against it."""
    form = ISO
    for cell in cells:
        if cell.upper().endswith(("AM", "PM")):
            return US12
        head = cell.replace("-", "/").split("/")
        if len(head) >= 3 and head[0].isdigit() and len(head[0]) <= 2:
            if not head[1].isdigit() or int(head[1]) > 12:
                return US12
            form = VN
    return form


def guess_order(cells: Iterable[str]) -> str:
    """Which number of a pair is the latitude: it is the one that never passes 90."""
    for cell in cells:
        first = cell.split(",")[0].strip().lstrip("-")
        try:
            if float(first) > 90:
                return LON_LAT
        except ValueError:
            continue
    return LAT_LON


_STATE_WORDS: tuple[tuple[RecordState, tuple[str, ...]], ...] = (
    (RecordState.DUPLICATE, ("trùng", "duplicate")),
    (RecordState.TRANSFERRED, ("chuyển", "transferred", "forwarded", "referred")),
    (
        RecordState.REFUSED,
        ("không thụ lý", "từ chối", "trả lại", "rejected", "refused", "cancelled", "canceled"),
    ),
    (RecordState.OPEN, ("chưa", "chờ", "mới", "open", "new", "received", "pending", "tiếp nhận")),
    (RecordState.WORKING, ("đang", "in progress", "working", "assigned")),
    (
        RecordState.ENDED,
        ("đã", "hoàn thành", "xong", "kết thúc", "closed", "done", "completed", "resolved"),
    ),
)


def state_for(word: str) -> RecordState:
    """What a word of state seems to mean; unknown where nothing says so."""
    folded = f" {fold(word)} "
    for state, words in _STATE_WORDS:
        if any(f" {fold(one)} " in folded for one in words):
            return state
    return RecordState.UNKNOWN
