"""The checker as one file: the modules of the core as they are, one after the other.

Nothing is rewritten, so that whoever reads the file reads the very source that the installation
runs, and two people who make it from one release get the same bytes.
"""

from __future__ import annotations

from hashlib import sha256
from importlib import resources

from hoiam import __version__

NAME = "hoiam_verify.py"

# In the order in which they need each other.
MODULES = (
    "hoiam.core.canonical",
    "hoiam.core.log.untrue",
    "hoiam.core.log.lines",
    "hoiam.core.log.merkle",
    "hoiam.core.log.ed25519",
    "hoiam.core.log.notes",
    "hoiam.core.log.checkpoints",
    "hoiam.core.log.tiles",
    "hoiam.core.log.trust",
    "hoiam.core.log.openings",
    "hoiam.core.log.promises",
    "hoiam.core.log.proofs",
    "hoiam.core.log.words",
    "hoiam.core.log.checks",
    "hoiam.publication.verifier.sources",
    "hoiam.publication.verifier.program",
)

HEAD = '''#!/usr/bin/env python3
"""Kiểm tra nhật ký công khai của Hồi Âm {version} · Checks the public log of Hồi Âm {version}.

    python3 hoiam_verify.py receipt FILE --policy POLICY
    python3 hoiam_verify.py page FILE --proof PROOF --policy POLICY
    python3 hoiam_verify.py grew OLD NEW --tiles FOLDER_OR_ADDRESS --policy POLICY
    python3 hoiam_verify.py tiles FOLDER_OR_ADDRESS --policy POLICY

Chỉ cần Python 3.9 trở lên, không cài gì thêm, không cần mạng khi kiểm tra tệp.
Needs Python 3.9 or later and nothing else; no network for files.

Made from these modules of the release, each word for word; SHA-256 of each:
{sums}
"""

import sys
import types

MODULES = {{}}
'''

TAIL = """
def _load():
    for name, source in MODULES.items():
        parts = name.split(".")
        for depth in range(1, len(parts)):
            _module(".".join(parts[:depth])).__path__ = []
        exec(compile(source, name, "exec", dont_inherit=True), _module(name).__dict__)
    return sys.modules["hoiam.publication.verifier.program"].main


def _module(name):
    if name not in sys.modules:
        module = sys.modules[name] = types.ModuleType(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)
    return sys.modules[name]


if __name__ == "__main__":
    sys.exit(_load()())
"""


def text() -> str:
    """The whole file."""
    found = {name: source_of(name) for name in MODULES}
    sums = "\n".join(
        f"  {sha256(source.encode()).hexdigest()}  {name}" for name, source in found.items()
    )
    parts = [HEAD.format(version=__version__, sums=sums)]
    for name, source in found.items():
        parts.append(f"\nMODULES[{name!r}] = r'''\\\n{source}'''\n")
    return "".join([*parts, TAIL])


def source_of(name: str) -> str:
    """The source of one module of the package, with the ends of line of the repository."""
    package, _, module = name.rpartition(".")
    file = resources.files(package).joinpath(f"{module}.py")
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")
