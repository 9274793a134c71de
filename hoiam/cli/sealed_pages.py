"""`hoiam seal-pages`: the pages that seal, read and check, exactly as this installation serves them.

They are asked for at the address where everybody gets them, so that what is written, hashed and
logged is what is served.
"""

import argparse
import hashlib
import secrets
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from hoiam.base import clock
from hoiam.core import actor as actors
from hoiam.publication import actions as publication
from hoiam.publication.log import queries

# By address: the name under which its proof is given out (`/nhat-ky/dau-trang/…`), and the file.
ADDRESSES = {
    "/niem-phong/": ("seal", "niem-phong.html"),
    "/niem-phong/doc": ("read", "doc.html"),
    "/nhat-ky/kiem-tra": ("verify", "kiem-tra.html"),
}


def served(address: str) -> bytes:
    """The bytes of one page, asked without a cookie."""
    request = HttpRequest()
    request.method, request.path = "GET", address
    found = resolve(address)
    answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    return bytes(answer.content)


def log_once() -> bool:
    """Say in the log what the pages are now, where it does not say so already."""
    by = actors.system("log", act="c-" + secrets.token_hex(8))
    for address in ADDRESSES:
        found = hashlib.sha256(served(address)).hexdigest()
        publication.log_page(address=address, sha256=found, by=by, at=clock.now())
    return False


def run(options: argparse.Namespace) -> int:
    """Build the pages into a folder, or say their hashes beside those of the log."""
    return _build(Path(options.folder)) if options.step == "build" else _hashes()


def _build(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for address, (_, name) in ADDRESSES.items():
        (folder / name).write_bytes(served(address))
        print(f"{address}  {folder / name}", flush=True)
    return 0


def _hashes() -> int:
    """Exit code 1 where a page is not the one of the log."""
    wrong = 0
    for address, (proof, _) in ADDRESSES.items():
        found = hashlib.sha256(served(address)).hexdigest()
        logged = queries.page_hash(address)
        said = "chưa ghi vào nhật ký" if not logged else "KHÁC với nhật ký"
        wrong += logged != found
        print(f"{found}  {address}  {'đúng như nhật ký' if logged == found else said}", flush=True)
        if logged:
            print(f"    /nhat-ky/dau-trang/{proof}", flush=True)
    return 1 if wrong else 0
