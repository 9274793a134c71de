"""Whether the keys in the keys folder are those that this database was sealed with.

A database without a sealed value takes new keys; every other one refuses to start with keys that
do not fit, so that nothing is ever written with a key beside which the old values stay shut.
"""

from typing import Any

from django.apps import apps
from django.db import connection, connections
from django.db.models import Manager

from hoiam.base import encryption, keys, training
from hoiam.base.keys import KeysFault
from hoiam.base.training import Fault

ADVICE = (
    "Chép các tệp data-key…, lookup-key của bản này từ nơi cất giữ ngoại tuyến vào thư mục khóa "
    "rồi chạy lại. Không lập khóa mới: dữ liệu cũ sẽ không mở được."
)


# By name: the system checks are read before there are models.
def _noted() -> Manager[Any]:
    return apps.get_model("base", "DataKey").objects


def is_begun() -> bool:
    """Whether the database knows a key: from then on something may be sealed in it."""
    table = _noted().model._meta.db_table
    return table in connection.introspection.table_names() and _noted().exists()


def mismatch() -> Fault | None:
    """What is wrong, if anything; a database that knows no key yet says nothing, and one that is
    opened as what it is not (training, or not) is refused for that."""
    return _misfit() if is_begun() and training.mismatch() is None else None


def _misfit() -> Fault | None:
    keys.look_again()
    rows = list(_noted().filter(retired_at__isnull=True).order_by("id"))
    for row in rows:
        if not encryption.sings(row.canary):
            return Fault(
                "hoiam.E021",
                f"Thư mục khóa không có khóa dữ liệu {row.name} mà cơ sở dữ liệu này đang dùng.",
                ADVICE,
            )
    try:
        fits = rows[-1].lookup_canary == encryption.lookup_canary() if rows else True
    except KeysFault:
        fits = False
    if fits:
        return None
    return Fault(
        "hoiam.E022", "Khóa tra cứu (lookup-key) không phải khóa của cơ sở dữ liệu này.", ADVICE
    )


def prepare() -> None:
    """Before the migrations: keys for a database in which nothing is sealed; a stop for one
    whose keys are not here."""
    refuse_mismatch()
    if not is_begun():
        keys.make_missing()


def unnoted() -> list[str]:
    """Names of the keys in the folder that the database does not know yet, oldest first."""
    known = set(_noted().values_list("name", flat=True))
    return [key.id for key in keys.ring().keys if key.id not in known]


def refuse_mismatch() -> None:
    """Stop a process that would read or write with keys that do not fit."""
    fault = mismatch()
    for one in connections.all(initialized_only=True):
        if not one.in_atomic_block:
            one.close()  # whoever forks after this opens its own
    if fault is not None:
        raise SystemExit(f"{fault.code}: {fault.what} {fault.next}")
