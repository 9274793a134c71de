"""`python -m bench.province FOLDER --cases N [--database-url URL]`: a province in a folder.

The folder gets `data` and `keys`, as an installation has them, and `alike.tsv`: pairs of
references that are known to say the same. Officers are written too: `thu` handles cases where most
are, `truong` leads there, `tinh` leads the province, `mat-tran` reads for its Front.
"""

import argparse
import json
import os
import sys
from pathlib import Path

import django

from bench.product import Running


def main() -> int:
    """Make the installation and fill it, the second part with its settings."""
    parser = argparse.ArgumentParser(prog="python -m bench.province", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--database-url", default="")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    folder: Path = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    made = Running(folder, 0, options.database_url)
    made.run("hoiam", "migrate")
    made.run("hoiam", "units", "load", "--province", "lc")
    os.environ.update(made.environment())
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"
    django.setup()
    # Its settings are those of the folder, which are known only now.
    from bench.province import filling, world  # noqa: PLC0415

    told = filling.fill(options.cases, seed=options.seed, beside=folder / "alike.tsv")
    said = json.dumps({
        "cases": told.cases, "voices": told.voices, "alike": told.alike, "seconds": told.seconds,
        "password of every officer": world.PASSWORD,
    })  # fmt: skip
    (folder / "province.json").write_text(said + "\n", encoding="utf-8")
    print(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
