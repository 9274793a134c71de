"""What of the denunciations of a whole province in a year may be public: two small tables of form
04/GQTC (Circular 06/2025/TT-TTCP), each with its own total."""

from collections.abc import Mapping
from dataclasses import dataclass

from hoiam.core.disclosure import Cell


@dataclass(frozen=True, slots=True)
class Total:
    """A table whose columns make its total."""

    total: int
    parts: tuple[int, ...]


TABLES = {
    "vu-viec": Total(2, (3, 4, 5, 6)),
    "ket-luan": Total(7, (8, 9, 10, 11, 12, 13)),
}
_NAMES = {
    2: "Số vụ việc tố cáo",
    3: "Vụ đang kiểm tra để thụ lý",
    4: "Vụ đã thụ lý",
    5: "Vụ không thụ lý",
    6: "Vụ rút toàn bộ, đình chỉ",
    7: "Số kết luận",
    8: "Lần đầu: tố cáo đúng",
    9: "Lần đầu: tố cáo sai",
    10: "Lần đầu: có đúng, có sai",
    11: "Tố cáo tiếp: tố cáo đúng",
    12: "Tố cáo tiếp: tố cáo sai",
    13: "Tố cáo tiếp: có đúng, có sai",
}
COLUMNS = tuple(column for one in TABLES.values() for column in one.parts)


def names() -> tuple[tuple[int, str], ...]:
    """Columns by their numbers."""
    return tuple(_NAMES.items())


def counts_of(table: str, numbers: Mapping[int, int]) -> dict[Cell, int]:
    """The parts of one of the tables."""
    return {(str(column),): numbers[column] for column in TABLES[table].parts}


def is_complete(numbers: Mapping[int, int]) -> bool:
    """Whether each part is said, and none is below nought."""
    return set(numbers) == set(COLUMNS) and all(number >= 0 for number in numbers.values())
