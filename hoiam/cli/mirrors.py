"""Reading a copy of the log from a folder or from a web server. Nothing in it is believed: what
it gives has to come to a root that this log signed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from hoiam.core.log.tiles import ENTRIES, Tile
from hoiam.core.log.untrue import Untrue
from hoiam.core.refusals import Invalid

MOST = 64 * 1024  # no file of the tree is longer
PATIENCE = 20.0  # seconds
ENTRY = 34


@dataclass(frozen=True, slots=True)
class Mirror:
    """A place with the files of C2SP tlog-tiles."""

    fetch: Callable[[str], bytes]

    def checkpoint(self) -> str:
        """Its newest checkpoint."""
        try:
            return self.fetch("checkpoint").decode("utf-8")
        except (OSError, UnicodeDecodeError):
            raise Invalid("publication.no-mirror", field="mirror") from None

    def tile(self, wanted: Tile) -> bytes:
        """One file; one that has become full there since is cut to what was asked for."""
        for tile in dict.fromkeys((wanted, Tile(wanted.level, wanted.index))):
            try:
                data = self.fetch(tile.path)
            except OSError:
                continue
            return data[: wanted.width * (ENTRY if wanted.level == ENTRIES else 32)]
        raise Untrue("log.tile-length", path=wanted.path, length=0)


def at(place: str) -> Mirror:
    """A folder, or an address that begins with http."""
    if place.startswith(("http://", "https://")):
        return Mirror(lambda path: _fetched(f"{place.rstrip('/')}/{path}"))
    return Mirror(lambda path: (Path(place) / path).read_bytes())


def _fetched(address: str) -> bytes:
    try:
        # Nothing but the two kinds of address that `at` lets through.
        with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
            return bytes(answer.read(MOST))
    except URLError as error:
        raise OSError(str(error.reason)) from None
