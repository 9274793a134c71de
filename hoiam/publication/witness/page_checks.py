"""Is the page that is served the one whose hash is in the log?

Fetched without cookies and without saying who asks. A page that is given to one person alone is
found only by that person, who saves it and checks its hash the same way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from hoiam.core.log import proofs, trust
from hoiam.core.log.acts import Act
from hoiam.publication.witness import sources
from hoiam.publication.witness.words import Declined


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is the one of the log."""

    address: str
    hash: str


# The pages that are one file each, by the names under which their proofs are given out.
NAMES = ("seal", "read", "verify")


def proof_of(site: str, name: str) -> str:
    """What the log says of a page, as the same place gives it out; believed for its proof alone."""
    address = f"{site.rstrip('/')}/nhat-ky/dau-trang/{name}"
    status, content = sources.ask(address, most=sources.LONGEST_NOTE)
    if status != 200:
        raise Declined("unreachable", 502, f"{address}: {status}")
    return content.decode("utf-8", "replace")


def check(site: str, policy: str, proof: str) -> Page:
    """Fetch the page that a proof names, and refuse unless it has the hash that was logged."""
    record = _logged(policy, proof)
    body = record["body"]
    if record["act"] != Act.PAGE_HASH or not isinstance(body, Mapping):
        raise Declined("no-page", 400)
    address = next((str(one) for one in body.values() if str(one).startswith("/")), "")
    if not address:
        raise Declined("no-page", 400)
    status, content = sources.ask(site.rstrip("/") + address, most=sources.LONGEST_PAGE)
    if status != 200:
        raise Declined("unreachable", 502, f"{address}: {status}")
    found = sha256(content).hexdigest()
    if found not in body.values():
        raise Declined("page-differs", 409, f"{address}: {found}")
    return Page(address, found)


def _logged(policy: str, proof: str) -> Mapping[str, object]:
    verdict = proofs.verdict(proofs.read(proof), trust.read(policy))
    if verdict.standing is proofs.Standing.PROMISED:
        raise Declined("page-promised", 409)
    if verdict.record is None:
        raise Declined("no-page", 400)
    return verdict.record
