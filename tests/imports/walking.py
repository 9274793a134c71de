"""How tests take a file in: the steps of a person, and a worker's chunks between them."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from hoiam.core import actor as actors
from hoiam.core.actor import Actor
from hoiam.imports import actions
from hoiam.imports import mapping as mappings
from hoiam.imports.actions.chunks import Advanced, advance
from hoiam.imports.hand import Hand
from hoiam.imports.mapping import FieldMap, Mapping, Repeated
from hoiam.imports.models import Import, ImportRow, Target
from hoiam.registers.models import RecordState
from tests.cast import NOW, Cast

CASES = Mapping(
    target=Target.CASES,
    system="Sổ cũ",
    fields=(
        FieldMap("number", ("Số",)),
        FieldMap("text", ("Nội dung",)),
        FieldMap("opened", ("Ngày nhận",), how="vn"),
        FieldMap("due", ("Hạn",), how="vn"),
        FieldMap("state", ("Trạng thái",)),
        FieldMap("agency", ("Cơ quan",)),
        FieldMap("territory", ("Xã",)),
    ),
    states=(("Xong", RecordState.ENDED), ("Mới", RecordState.OPEN)),
    empty=("NULL",),
)
HEADER = "Số,Nội dung,Ngày nhận,Hạn,Trạng thái,Cơ quan,Xã\n"


def line(number: str, text: str = "Đèn đường hỏng", **more: str) -> str:
    """One row of a list of cases."""
    cells = {
        "opened": "24/4/2026 16:05",
        "due": "5/5/2026",
        "state": "Mới",
        "agency": "UBND xã Bản Mẫu",
        "area": "Bản Mẫu",
    } | more
    return ",".join((number, text, *cells.values())) + "\n"


def worker() -> Actor:
    return actors.system("work", act="w-1")


def start(
    cast: Cast,
    folder: Path,
    text: str | bytes,
    *,
    target: str = Target.CASES,
    unit: str = "commune-office",
    by: str = "clerk",
    profile: str = "",
) -> Import:
    """Somebody hands in a file."""
    path = folder / "gui-len.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return actions.start(
        target=target,
        unit=cast.units[unit],
        path=path,
        name="danh sách.csv",
        profile=profile,
        by=cast.actor(by),
        at=NOW,
    )


def work(of: Import, *, at: datetime = NOW, most: int = 1000) -> Advanced:
    """Chunks until nothing is left to do without a person."""
    hand = Hand()
    for turn in range(most):
        done = advance(code=of.code, hand=hand, by=worker(), at=at + timedelta(seconds=turn))
        if not done.worked:
            break
    hand.close()
    of.refresh_from_db()
    return done


def judged(
    cast: Cast,
    folder: Path,
    text: str | bytes,
    mapping: Mapping = CASES,
    *,
    unit: str = "commune-office",
    by: str = "clerk",
) -> Import:
    """A file read, mapped and judged."""
    of = start(cast, folder, text, target=mapping.target, unit=unit, by=by)
    work(of)
    actions.map_columns(of=of, mapping=mapping, profile_name="", by=cast.actor(by), at=NOW)
    work(of)
    return of


def taken_in(
    cast: Cast,
    folder: Path,
    text: str | bytes,
    mapping: Mapping = CASES,
    *,
    unit: str = "commune-office",
    by: str = "clerk",
) -> Import:
    """The same, confirmed and written."""
    of = judged(cast, folder, text, mapping, unit=unit, by=by)
    actions.confirm(of=of, by=cast.actor(by), at=NOW)
    work(of)
    return of


def verdicts(of: Import) -> list[tuple[int, str, str]]:
    """Line, verdict and reason of every row."""
    return list(
        ImportRow.objects.filter(of=of).order_by("line").values_list("line", "verdict", "why")
    )


def last_wins(mapping: Mapping = CASES) -> Mapping:
    return replace(mapping, repeated=Repeated.LAST)


def again(mapping: Mapping) -> Mapping:
    """Through JSON and back, as a row keeps it."""
    return mappings.from_json(mappings.to_json(mapping))
