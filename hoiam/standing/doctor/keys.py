"""Whether what lies sealed can be opened, and what was erased stays erased."""

from django.db import connection

from hoiam.base import encryption, keeping
from hoiam.base.encryption import EncryptedJSON, EncryptedText
from hoiam.base.keys import KeysFault
from hoiam.protection import erasures
from hoiam.standing.doctor.finding import Check, Found, Scope
from hoiam.standing.doctor.walking import windows
from hoiam.standing.holdings import models_of_the_house, rows
from hoiam.voices.models import Contact

SAMPLE = 200
ADVICE = "Chép lại đúng các tệp khóa từ nơi cất giữ ngoại tuyến; không lập khóa mới."


def _fit(_scope: Scope) -> Found:
    found, fault = Found(looked=1), keeping.mismatch()
    if fault is not None:
        found.blame([fault.code])
    return found


def _opened(scope: Scope) -> Found:
    """Sealed values open: the first ones of every column, or all of them."""
    found = Found()
    for model in models_of_the_house():
        for field in model._meta.concrete_fields:
            if not isinstance(field, EncryptedText | EncryptedJSON):
                continue
            seen = 0
            for (value,) in rows(connection, model, (str(field.column),), "1=1"):
                if not value:
                    continue
                seen += 1
                found.looked += 1
                if not _opens(value, field.bound):
                    found.blame([f"{model._meta.db_table}.{field.column}"])
                if seen >= SAMPLE and not scope.everything:
                    break
    return found


def _opens(value: str, bound: str) -> bool:
    try:
        encryption.unseal(value, bound)
    except (KeysFault, ValueError):
        return False
    return True


def _erased(_scope: Scope) -> Found:
    """Nobody who is on the list of erasures can be reached by what is here."""
    found = Found()
    try:
        entries = erasures.entries()
    except erasures.BrokenListError:
        found.blame(["danh sách hỏng"])
        return found
    found.looked = len(entries)
    gone = {one.erasure.code for one in entries if "contact" in one.erasure.parts}
    for window in windows(Contact.objects.all()):
        codes = window.values_list("voice__code", flat=True)
        found.blame(code for code in codes if code in gone)
    return found


CHECKS = (
    Check("keys", "Khóa đúng là khóa của dữ liệu này", ADVICE, _fit),
    Check("sealed", "Dữ liệu mã hóa mở được", ADVICE, _opened),
    Check(
        "erased",
        "Người đã xóa vẫn là đã xóa",
        "Chạy lại việc xóa theo danh sách: khôi phục đúng cách bằng hoiam restore; báo pháp chế.",
        _erased,
    ),
)
