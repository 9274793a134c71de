"""The signed word that an entry will stand in the log: made from keys in memory."""

from datetime import datetime

from hoiam.base.keys import KeysFault
from hoiam.core.log import merkle, promises
from hoiam.core.log.promises import Promise
from hoiam.publication.log import keys
from hoiam.publication.log.keys import Origin
from hoiam.publication.log.models import LogOrigin


def promise(*, entry: str, at: datetime) -> str:
    """The promise for an entry; word for word the same for the same moment."""
    origin = current()
    leaf = merkle.leaf_hash(bytes.fromhex(entry))
    text = promises.write(Promise(origin.name, leaf, int(at.timestamp())))
    return f"{text}\n{origin.promises.line(text)}"


def current() -> Origin:
    """The newest origin; the first is made by whoever needs it first, but never beside rows that
    know one whose keys are not here."""
    found = keys.current()
    if found is not None:
        return found
    known = LogOrigin.objects.order_by("-number").first()
    if known is not None:
        raise KeysFault(f"Không có khóa của nhật ký {known.origin} trong {keys.folder()}.")
    return keys.make(1)
