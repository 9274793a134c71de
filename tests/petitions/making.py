"""Petitions as the tests enter them."""

from datetime import date, datetime
from typing import Any

from hoiam.core.clocks.shapes import Matter
from hoiam.petitions import actions as petitions
from hoiam.petitions.actions import Registered
from hoiam.petitions.entry import Against, NewPetition, Signer
from tests.cast import NOW, Cast

RECEIVED = date(2026, 10, 2)
SIGNER = Signer(name="Lò Thị Mẫu", address="Thôn 3", paper="000000000000", phone="0900 000 123")
# What leads to the acceptance of that complaint.
ANSWERS = {
    "came": "written", "readable": "yes", "contents": "one", "wants": "review", "whose": "own",
    "round": "first", "identity": "full", "body": "commune", "maker": "commune-chair",
    "told": "full", "people": "one", "in-time": "yes", "forwarded": "self",
}  # fmt: skip


def new(cast: Cast, key: str = "p1", **changes: object) -> NewPetition:
    """A complaint about a fine, handed in at the commune."""
    values: dict[str, object] = {
        "key": key,
        "kind": Matter.COMPLAINT,
        "unit": cast.units["commune-office"],
        "area": cast.units["commune"],
        "field": cast.fields["roads"],
        "text": "Tôi khiếu nại quyết định xử phạt vì đường đi là của chung cả thôn.",
        "received_on": RECEIVED,
        "signers": (SIGNER,),
        "against": Against(
            "Quyết định xử phạt của Chủ tịch xã", "12/QĐ-XP", date(2026, 9, 14),
            date(2026, 9, 16), "Hủy quyết định xử phạt",
        ),
    }  # fmt: skip
    return NewPetition(**(values | changes))  # type: ignore[arg-type]


def registered(
    cast: Cast, key: str = "p1", *, by: str = "clerk", at: datetime = NOW, **changes: Any
) -> Registered:
    """The same on the register."""
    return petitions.register(new=new(cast, key, **changes), by=cast.actor(by, at=at), at=at)
