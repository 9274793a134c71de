"""An office suite on this machine, where there is one: it makes a PDF of an office's own Word paper.

None is ever assumed. It runs apart, in a folder of its own, without the network being asked for
anything, and is ended when it takes too long.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from hoiam.core.refusals import WrongState

PROGRAMS = ("soffice", "libreoffice")
LONGEST_SECONDS = 60


def found() -> str:
    """The path of the suite; empty where none is installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), "")


def pdf_of(word: bytes) -> bytes:
    """The Word file as the suite draws it; refused where there is none, or it made nothing."""
    program = found()
    if not program:
        raise WrongState("papers.no-suite")
    with tempfile.TemporaryDirectory(prefix="hoiam-paper-") as folder:
        source = Path(folder, "paper.docx")
        source.write_bytes(word)
        command = [
            program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless",
            "--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, check=True, capture_output=True, timeout=LONGEST_SECONDS, cwd=folder,
                env={"HOME": folder, "PATH": "/usr/bin:/bin"},
            )  # fmt: skip
            made = Path(folder, "paper.pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise WrongState("papers.suite-failed") from error
    if not made.startswith(b"%PDF-"):
        raise WrongState("papers.suite-failed")
    return made
