"""Browser files that we did not write are the ones the list names, with their licences."""

import tomllib
from pathlib import Path

from scripts import vendor
from tests.contracts.reading import ROOT

PACKAGES = tomllib.loads(vendor.LIST.read_text(encoding="utf-8"))["package"]


def unlisted(root: Path, packages: list[dict]) -> list[str]:
    """Files in a vendor folder that the list does not name."""
    listed = {
        root / package["folder"] / file["to"] for package in packages for file in package["files"]
    }
    folders = {folder for folder in (root / "hoiam").rglob("vendor") if folder.is_dir()}
    present = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return sorted(path.relative_to(root).as_posix() for path in present - listed)


def test_vendored_files_are_the_listed_ones() -> None:
    assert not vendor.differences(PACKAGES)
    assert not unlisted(ROOT, PACKAGES)


def test_every_vendored_package_says_its_licence_and_its_reason() -> None:
    assert not [one["name"] for one in PACKAGES if not (one["licence"] and one["why"])]


def test_planted_file_is_reported(tmp_path: Path) -> None:
    stranger = tmp_path / "hoiam" / "web" / "static" / "vendor" / "stranger.js"
    stranger.parent.mkdir(parents=True)
    stranger.write_text("alert(1)", encoding="utf-8")
    package = {"folder": "hoiam", "files": [{"to": "gone.js", "sha256": "0"}]}

    assert unlisted(tmp_path, []) == ["hoiam/web/static/vendor/stranger.js"]
    assert vendor.differences([package]) == ["hoiam/gone.js"]
