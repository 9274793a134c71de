"""Whether setting and database agree that this is a training installation.

The setting alone would let somebody practise in a real database; the mark alone would let a
training database be served as a real one. So both have to say the same, or nothing starts.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from django.db.models import Manager

BEGUN = "base.training.begun"


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not belong together, and what to do about it."""

    code: str
    what: str
    next: str


IN_A_REAL_ONE = Fault(
    "hoiam.E006",
    "HOIAM_TRAINING=yes, nhưng đây là cơ sở dữ liệu của một bản thật.",
    "Bỏ HOIAM_TRAINING; muốn tập huấn thì đặt HOIAM_DATA_DIR (hoặc HOIAM_DATABASE_URL) khác, "
    "còn trống.",
)
AS_A_REAL_ONE = Fault(
    "hoiam.E007",
    "Đây là cơ sở dữ liệu (hoặc bản sao lưu) của một bản tập huấn, không chạy như bản thật được.",
    "Đặt HOIAM_TRAINING=yes; hoặc chọn đúng cơ sở dữ liệu của bản thật.",
)

UNBORN = Fault(
    "hoiam.E010",
    "Bản tập huấn này chưa được lập.",
    "Chạy hoiam serve hoặc hoiam migrate với HOIAM_TRAINING=yes trước.",
)


def mismatch() -> Fault | None:
    """What is wrong, if anything; a database without tables says nothing yet."""
    tables = set(connection.introspection.table_names())
    if _events().model._meta.db_table not in tables:
        return None
    marked = _clock().model._meta.db_table in tables and is_marked()
    if marked and not settings.TRAINING:
        return AS_A_REAL_ONE
    if settings.TRAINING and not marked and _events().exists():
        return IN_A_REAL_ONE
    return None


def is_marked() -> bool:
    """Whether the database says that it is one: its first event does, or a row of its clock.

    Either is enough: whoever takes the rows away past the database's own guard still has the
    first thing that was ever recorded here.
    """
    first = _events().order_by("pk").values_list("tag", flat=True).first()
    return first == BEGUN or _clock().exists()


def is_born() -> bool:
    """Whether the clock has its first row."""
    return _clock().exists()


# By name: the system checks are read before there are models.
def _events() -> Manager[Any]:
    return apps.get_model("base", "Event").objects


def _clock() -> Manager[Any]:
    return apps.get_model("base", "TrainingClock").objects


def refuse_mismatch() -> None:
    """Stop a process that would serve one of the two as the other, or an unborn training one."""
    fault = mismatch()
    if fault is None and settings.TRAINING and not is_born():
        fault = UNBORN
    for one in connections.all(initialized_only=True):
        if not one.in_atomic_block:
            one.close()  # whoever forks after this opens its own
    if fault is not None:
        raise SystemExit(f"{fault.code}: {fault.what} {fault.next}")
