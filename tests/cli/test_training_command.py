"""A training installation as an operator starts, turns, copies and mistakes it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hoiam.cli import main
from tests import migrated

ROOT = Path(__file__).resolve().parent.parent.parent


def hoiam(folder: Path, *words: str, training: str = "no", **more: str) -> tuple[int, str]:
    """One command on the installation in this folder; what it printed."""
    environment = {name: value for name, value in os.environ.items() if "HOIAM_" not in name}
    environment |= {
        "HOIAM_DATA_DIR": str(folder / "data"),
        "HOIAM_KEYS_DIR": str(folder / "keys"),
        "HOIAM_TRAINING": training,
        **more,
    }
    done = subprocess.run(
        [sys.executable, "-m", "hoiam", *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def tables_in(folder: Path) -> None:
    """Most of a first start is the tables; that it makes them, test_wheel.py and others show."""
    migrated.take(folder / "data" / "hoiam.sqlite3")


@pytest.fixture(scope="module")
def born(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A training installation whose people are on the eve of the new law."""
    folder = tmp_path_factory.mktemp("training")
    tables_in(folder)
    code, said = hoiam(folder, "migrate", training="yes", HOIAM_TRAINING_FROM="2026-06-30")
    assert code == 0, said
    return folder


def test_clock_is_turned_at_the_console(born: Path) -> None:
    assert "30/6/2026, 08:0" in hoiam(born, "training", "show", training="yes")[1]
    code, said = hoiam(born, "training", "jump", "--working-day", training="yes")
    assert (code, "Thứ Tư, 1/7/2026, 08:00" in said) == (0, True), said
    assert "đang dừng" in hoiam(born, "training", "stop", training="yes")[1]
    code, said = hoiam(born, "training", "jump", "--due", training="yes")
    assert (code, "Không có hạn nào ở phía trước" in said) == (1, True), said


def test_training_database_and_its_copy_are_refused_without_the_setting(
    born: Path, tmp_path: Path
) -> None:
    shutil.copytree(born / "data", tmp_path / "data")  # a backup, brought back elsewhere

    for folder, *words in (
        (born, "check"),
        (born, "work"),
        (born, "serve", "--port", "1"),
        (tmp_path, "check"),
    ):
        code, said = hoiam(folder, *words)
        assert (code, "hoiam.E007" in said) == (1, True), (words, said)


def test_real_database_is_refused_with_the_setting(tmp_path: Path) -> None:
    tables_in(tmp_path)
    assert hoiam(tmp_path, "migrate")[0] == 0
    # The first act of a real installation: the link for its first administrator.
    assert hoiam(tmp_path, "setup-link")[0] == 0

    assert hoiam(tmp_path, "migrate", training="yes")[0] == 0  # marks nothing
    for words in (["work"], ["serve", "--port", "1"]):
        code, said = hoiam(tmp_path, *words, training="yes")
        assert (code, "hoiam.E006" in said) == (1, True), (words, said)
    assert hoiam(tmp_path, "check")[0] == 0


def test_application_server_that_runs_no_checks_is_stopped_too(born: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if "HOIAM_" not in name}
    environment |= {"HOIAM_DATA_DIR": str(born / "data"), "HOIAM_KEYS_DIR": str(born / "keys")}
    done = subprocess.run(
        [sys.executable, "-c", "import hoiam.config.wsgi"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "hoiam.E007" in done.stderr


def test_two_installations_share_no_key_and_no_cookie(born: Path) -> None:
    keys = born / "keys"
    assert {"training-secret-key", "training-tracking-key"} <= {one.name for one in keys.iterdir()}
    # Started by mistake as a real one, it has made keys of its own and taken none of these.
    hoiam(born, "check")
    for name in ("secret-key", "tracking-key"):
        assert (keys / name).read_text() != (keys / f"training-{name}").read_text()

    script = (
        "from hoiam.config import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME,"
        "s.LANGUAGE_COOKIE_NAME, s.DRAFT_COOKIE_NAME, s.VISIT_COOKIE_NAME, s.MESSAGES_COOKIE_NAME,"
        "s.PREFIX, s.MAILERS if s.TRAINING else '')"
    )
    said = []
    for training in ("yes", "no"):
        environment = {name: value for name, value in os.environ.items() if "HOIAM_" not in name}
        environment |= {
            "HOIAM_DATA_DIR": str(born / "other"), "HOIAM_KEYS_DIR": str(born / "keys"),
            "HOIAM_TRAINING": training,
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
        )  # fmt: skip
        said.append(done.stdout.split())

    assert not set(said[0]) & set(said[1])
    assert said[0][6] == "ZZ"
    assert "dummy" in "".join(said[0])


def test_bad_day_is_refused_with_a_sentence(tmp_path: Path) -> None:
    code, said = hoiam(tmp_path, "check", training="yes", HOIAM_TRAINING_FROM="22/6/2026")

    assert (code, "ghi ngày dạng" in said) == (1, True)


def test_demonstration_for_training_has_a_folder_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = dict(os.environ)
    try:
        options = main.parser().parse_args(["demo", "--training", "--from-day", "2026-06-22"])
        main._demo_environment(options)
        assert os.environ["HOIAM_DATA_DIR"].endswith("var/tap-huan/data")
        assert (os.environ["HOIAM_TRAINING"], os.environ["HOIAM_TRAINING_FROM"]) == (
            "yes",
            "2026-06-22",
        )
        main._demo_environment(main.parser().parse_args(["demo"]))
        assert os.environ["HOIAM_DATA_DIR"].endswith("var/demo/data")
        assert os.environ["HOIAM_TRAINING"] == "no"
    finally:
        os.environ.clear()
        os.environ.update(before)
