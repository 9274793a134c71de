"""`hoiam verify`, and the same as one file: what it says, how it ends, where it runs."""

import argparse
import ast
import gzip
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from hoiam.cli import main as cli
from hoiam.core.log import openings, proofs, trust
from hoiam.publication.verifier import one_file, program
from tests.core.log import made
from tests.core.log.made import POLICY, MadeLog, filler, made_log

PAGE = "Trả lời: đã sửa đường.\n".encode()
OPENING = made.opening(1, sha256=openings.text_hash(PAGE))
LATE = made.opening(2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that people hold, and beside them the log as a folder."""
    place = tmp_path_factory.mktemp("held")
    log = made_log(OPENING)
    files = {
        "policy": trust.write(POLICY),
        "proof": proofs.write(log.proof(OPENING)),
        "few": proofs.write(log.proof(OPENING, witnesses=())),
        "bare": proofs.write(log.proof(OPENING)).replace(_extra_line(), ""),
        "promised": proofs.write(made.promised(OPENING)),
        "broken": proofs.write(made.promised(LATE)),
        "old": log.head(),
        "other": proofs.write(log.proof(OPENING)).replace("index 300", "index 299"),
    }
    log.add(filler(300, 5000))
    files["new"] = log.head()
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "page").write_bytes(PAGE)
    (place / "altered").write_bytes(PAGE + b" ")
    _lay(log, place / "log")
    return place


def _extra_line() -> str:
    lines = proofs.write(made_log(OPENING).proof(OPENING)).splitlines(keepends=True)
    return next(line for line in lines if line.startswith("extra "))


def _lay(log: MadeLog, place: Path) -> None:
    for path, data in log.files.items():
        if path == "tile/0/001.p/56":  # an old partial file that was cleaned away
            continue
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)


def said(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    names = {one.name for one in folder.iterdir()}
    step, *rest = command.split()
    words = [str(folder / one) if one in names else one for one in rest]
    end = program.main([step, *words, "--policy", str(folder / "policy")])
    return end, capsys.readouterr().out


HEX = OPENING.entry.hex()


@pytest.mark.parametrize(
    ("command", "end", "words"),
    [
        ("receipt proof", 0, "ĐÚNG. Đã có trong nhật ký và đã được chứng kiến: 2 trong 3"),
        ("receipt proof --lang en", 0, "TRUE. Included in the log and witnessed by 2 of 3."),
        ("receipt few", 4, "CHƯA ĐỦ. Đã có trong nhật ký, nhưng mới 0 trong 3"),
        ("receipt promised", 3, "CHƯA ĐỦ. Mới được hứa"),
        ("receipt promised --lang en", 3, "Time is proven by the signatures of witnesses alone."),
        ("receipt promised --tiles log", 0, "Đã đối chiếu với nhật ký bây giờ."),
        ("receipt few --tiles log", 0, "301 trong 612"),
        ("receipt broken --tiles log", 1, "KHÔNG ĐÚNG. Cơ quan hứa ghi từ"),
        ("receipt other", 1, "không có trong nhật ký mà cơ quan đã ký"),
        ("receipt other --lang en", 1, "NOT TRUE. This entry is not in the log"),
        (f"receipt bare --entry {HEX}", 0, "đã được chứng kiến"),
        ("receipt bare", 1, "cần cho biết dấu của mục"),
        ("receipt bare --entry xyz", 1, "mục khác"),
        ("receipt page", 1, "không phải giấy chứng minh"),
        ("receipt nowhere", 2, "KHÔNG ĐỌC ĐƯỢC. Không có tệp nowhere."),
        ("receipt proof --save /nonexistent/x", 2, "Không ghi được tệp"),
        ("page page --proof proof", 0, "đúng từng ký tự là văn bản đã ghi vào nhật ký"),
        ("page altered --proof proof", 1, "khác văn bản đã công bố"),
        ("grew old new --tiles log", 0, "312 mục đầu vẫn y nguyên trong 612 mục"),
        ("grew proof new --tiles log --lang en", 0, "its first 312 entries are unchanged"),
        ("grew new new --tiles log", 0, "Hai lần ghi là một"),
        ("grew new old --tiles log", 1, "Nhật ký ngắn lại"),
        ("tiles log", 0, "Đã tính lại cả nhật ký: 612 mục"),
        ("tiles log --checkpoint old", 0, "Đã tính lại cả nhật ký: 312 mục"),
        ("tiles nowhere", 2, "KHÔNG ĐỌC ĐƯỢC"),
    ],
)
def test_what_it_says_and_how_it_ends(
    command: str, end: int, words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended, answer = said(command, folder, capsys)

    assert (ended, words in answer) == (end, True), answer


def test_a_renewed_proof_is_saved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = folder.parent / "renewed.tlog-proof"

    said(f"receipt promised --tiles log --save {new}", folder, capsys)

    assert said(f"receipt {new}", folder, capsys)[0] == program.TRUE


def test_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said("receipt few --json", folder, capsys)[1])

    assert (found["exit"], found["result"]) == (4, "included-few")
    assert ["Số công khai", "LC-0001"] in found["lines"]


def test_a_log_is_read_from_its_address(
    folder: Path, capsys: pytest.CaptureFixture[str], served: str
) -> None:
    assert said(f"tiles {served}", folder, capsys)[0] == program.TRUE
    assert said(f"receipt promised --tiles {served}/", folder, capsys)[0] == program.TRUE
    assert said(f"tiles {served}/none", folder, capsys)[0] == program.UNREADABLE


@pytest.fixture
def served(folder: Path) -> Iterator[str]:
    handler = partial(Quiet, directory=str(folder / "log"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(
            target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}
        ).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_files_that_come_packed_are_unpacked(
    folder: Path, capsys: pytest.CaptureFixture[str], served: str
) -> None:
    packed = f"{served}/packed"

    assert said(f"tiles {packed}", folder, capsys)[0] == program.TRUE
    assert said(f"tiles {served}/torn", folder, capsys)[0] == program.UNREADABLE


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static web server, as any library has one; it packs, or tears, what is asked so."""

    def do_GET(self) -> None:
        _, kind, rest = self.path.split("/", 2) if self.path.count("/") > 1 else ("", "", "")
        if kind not in {"packed", "torn"}:
            return super().do_GET()
        data = gzip.compress((Path(self.directory) / rest).read_bytes())
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(data if kind == "packed" else data[:3] + b"torn" + data[7:20])
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_hoiam_verify_is_the_same_program(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    end = cli.main(["verify", "receipt", str(folder / "few"), "--policy", str(folder / "policy")])

    assert (end, capsys.readouterr().out) == said("receipt few", folder, capsys)


def test_the_one_file_runs_alone(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / one_file.NAME
    alone.write_text(one_file.text(), encoding="utf-8")
    command = [
        sys.executable,
        "-I",
        "-S",
        str(alone),
        "page",
        "page",
        "--proof",
        "proof",
        "--policy",
        "policy",
    ]

    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (program.TRUE, "")
    assert "đúng từng ký tự" in done.stdout


def test_the_one_file_is_made_alike_every_time() -> None:
    text = one_file.text()

    assert text == one_file.text()
    assert all(one_file.source_of(name) in text for name in one_file.MODULES)


def test_the_one_file_needs_only_python_3_9() -> None:
    """Its grammar, and that it imports itself and the standard library."""
    for name in one_file.MODULES:
        tree = ast.parse(one_file.source_of(name), feature_version=(3, 9))
        asked = {
            (one.module or "") if isinstance(one, ast.ImportFrom) else one.names[0].name
            for one in ast.walk(tree)
            if isinstance(one, ast.Import | ast.ImportFrom)
        }
        ours = {one for one in asked if one.startswith("hoiam.")}
        known = {*one_file.MODULES, *(one.rpartition(".")[0] for one in one_file.MODULES)}
        assert ours <= known, name
        assert {one.split(".")[0] for one in asked - ours} <= sys.stdlib_module_names | {"hoiam"}


def test_a_step_that_is_missing_is_told_by_the_parser() -> None:
    parser = argparse.ArgumentParser(exit_on_error=False)
    program.add_to(parser)

    assert parser.parse_args(["tiles", "x", "--policy", "p"]).step == "tiles"
    with pytest.raises(SystemExit):
        program.main(["nothing"])
