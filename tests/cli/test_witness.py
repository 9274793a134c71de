"""`hoiam witness`: by hand, by file, and as a timer runs it; without settings or a database."""

from pathlib import Path

import pytest

from hoiam.cli.main import main
from hoiam.core.log import notes
from hoiam.publication.witness import sources
from tests.publication.witness.logs import ORIGIN, Log, entries

MANY = entries(300)


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = Log()
    made.publish(tmp_path / "log", MANY[:10])
    return made


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("django.setup", lambda: pytest.fail("no installation is needed"))
    return tmp_path


def run(words: str, *more: str) -> int:
    return main(["witness", *words.split(), *more])


def test_a_library_watches_by_itself(
    log: Log, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("init w --name thu-vien.example --log", str(log.key)) == 0
    assert run(f"pull w --log {ORIGIN} --from log --out signed") == 0
    log.publish(here / "log", MANY)
    assert run("pull w --from log --out signed") == 0

    signed = notes.read((here / "signed").read_text(encoding="utf-8"))
    assert [one.name for one in signed.signatures] == [ORIGIN, "thu-vien.example"]
    capsys.readouterr()
    assert run("show w") == 0
    assert "300 mục" in capsys.readouterr().out


def test_a_newspaper_signs_what_was_brought_as_a_file(log: Log, here: Path) -> None:
    run("init w --name bao.example --log", str(log.key))

    assert run("request --from log --old 0 --out asked --log", str(log.key)) == 0
    assert run("cosign w asked --out answer") == 0

    assert len(notes.read((here / "answer").read_text(encoding="utf-8")).signatures) == 2
    assert run("cosign w asked --out again") == 1  # it stands further by now
    assert not (here / "again").exists()


def test_a_fork_ends_with_an_alarm_and_a_file_to_show(
    log: Log, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init w --name mat-tran.example --log", str(log.key))
    run("pull w --from log")
    log.publish(here / "log", entries(300, "other"))

    assert run("pull w --from log --every 1") == 3
    assert run("show w") == 3

    (found,) = here.glob("w/*/evidence/fork-*.txt")
    assert str(found) in str(here / capsys.readouterr().out.strip().split()[-1])
    assert run("evidence", str(found), "--log", str(log.key)) == 0
    assert run("evidence", str(here / "log" / "checkpoint"), "--log", str(log.key)) == 1


def test_a_mirror_tells_what_it_brought(
    log: Log, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("mirror copy --from log --log", str(log.key)) == 0
    assert "Từ 0 đến 10 mục" in capsys.readouterr().out

    (here / "log" / "tile" / "entries" / "000.p" / "10").write_bytes(b"")
    assert run("mirror other --from log --log", str(log.key)) == 3


def test_a_place_that_takes_no_signature_for_an_hour_ends_no_watch(
    log: Log, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    statuses, rests = [503, 200], []

    def ask(address: str, *, most: int, body: bytes | None = None) -> tuple[int, bytes]:
        assert address == "https://noi-giu.example/nhat-ky/lam-chung" and body
        return statuses.pop(0), b"1\n"

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if not statuses:
            raise KeyboardInterrupt

    monkeypatch.setattr(sources, "ask", ask)
    monkeypatch.setattr("time.sleep", rest)
    run("init w --name thu-vien.example --log", str(log.key))

    with pytest.raises(KeyboardInterrupt):
        run("pull w --from log --every 5 --send https://noi-giu.example/nhat-ky/lam-chung")

    assert rests == [300, 300]
    said = capsys.readouterr()
    assert "503" in said.err and "thu-vien.example" in said.out
    statuses[:] = [503]
    assert run("pull w --from log --send https://noi-giu.example/nhat-ky/lam-chung") == 1


@pytest.mark.parametrize(
    "words",
    [
        "init w --name bad+name",
        "init w --name a.example --log not-a-key",
        "show nowhere",
        "cosign w nothing",
        "pull w --from nowhere",
        "request --from nowhere --old 0",
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    here: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    assert run(words) == 1
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
