"""`hoiam witness …`: who watches a public log from outside (the Front, a newspaper, a library).

Works without an installation: no settings are read and no database is touched. What a witness
returns to an installation goes over HTTP, or as a file that an administrator uploads.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from hoiam.core.log import notes, words
from hoiam.core.log.notes import VerifierKey
from hoiam.core.log.untrue import Untrue
from hoiam.publication.witness import (
    clock,
    cosigning,
    evidence,
    keeping,
    mirroring,
    page_checks,
    pulling,
    serving,
    sources,
)
from hoiam.publication.witness.keeping import State
from hoiam.publication.witness.words import Declined

HELP = "Người làm chứng của nhật ký công khai, chạy trên máy riêng; xem hoiam witness --help."
STEPS = (
    ("init", "Lập người làm chứng: một khóa riêng và nơi giữ những gì đã ký."),
    ("follow", "Theo thêm một nhật ký."),
    ("show", "In khóa công khai, đã ký tới đâu, và những bằng chứng đã giữ."),
    ("serve", "Trả lời yêu cầu ký của nhật ký qua HTTP (c2sp.org/tlog-witness)."),
    ("pull", "Tự lấy dấu gốc mới nhất, tự tính chứng minh, rồi ký."),
    ("request", "Lập tệp yêu cầu ký từ các tệp tĩnh của nhật ký, để mang tới nơi không có mạng."),
    ("cosign", "Ký một tệp yêu cầu; mang tệp trả lời về nộp ở trang quản trị."),
    ("mirror", "Chép và kiểm tra toàn bộ tệp của nhật ký vào một thư mục."),
    ("pages", "Lấy các trang tĩnh đang được đưa ra, so với dấu đã ghi vào nhật ký."),
    ("evidence", "Kiểm tra một tệp bằng chứng: nhật ký đã ký hai lịch sử trái nhau."),
)
EXIT_REFUSED, EXIT_ALARM = 1, 3
LONGEST_ANSWER = 64 * 1024  # a refusal is a whole page
# What speaks against the log itself, and not against a request: somebody should look at once.
ALARMS = {"fork", "shrunk", "tiles-differ", "entries-differ", "page-differs", "not-grown"}


def add(command: argparse.ArgumentParser) -> None:
    """The steps and their options."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in STEPS}
    for name in ("init", "follow", "show", "serve", "pull", "cosign"):
        made[name].add_argument("folder", metavar="THƯ_MỤC", help="thư mục của người làm chứng")
    made["mirror"].add_argument("folder", metavar="THƯ_MỤC", help="thư mục của bản chép")
    made["init"].add_argument("--name", required=True, help="ví dụ mattran-laocai.example/w1")
    for name in ("init", "follow", "pull", "request", "mirror", "evidence"):
        made[name].add_argument(
            "--log",
            action="append",
            default=[],
            required=name in {"follow", "mirror", "evidence"},
            metavar="KHÓA",
            help="khóa công khai của nhật ký, tên+mã+khóa; với pull thì tên nhật ký là đủ",
        )
    for name in ("pull", "request", "mirror"):
        made[name].add_argument(
            "--from",
            dest="place",
            required=True,
            metavar="NƠI",
            help="địa chỉ https://…/nhat-ky hoặc thư mục chứa các tệp của nhật ký",
        )
    for name in ("pull", "request", "cosign"):
        made[name].add_argument("--out", metavar="TỆP", help="ghi vào tệp này thay vì in ra")
    made["pull"].add_argument(
        "--send",
        metavar="ĐỊA_CHỈ",
        help="gửi chữ ký về nhật ký, ví dụ https://…/nhat-ky/lam-chung",
    )
    made["pull"].add_argument(
        "--every", type=int, metavar="PHÚT", help="làm lại mãi, cách nhau chừng ấy phút"
    )
    made["request"].add_argument(
        "--old", type=int, required=True, metavar="SỐ", help="người làm chứng đã ký tới mục thứ mấy"
    )
    made["serve"].add_argument("--host", default="127.0.0.1", help="mặc định 127.0.0.1")
    made["serve"].add_argument("--port", type=int, default=8090, help="mặc định 8090")
    for name in ("cosign", "evidence"):
        made[name].add_argument("file", metavar="TỆP")
    made["pages"].add_argument(
        "--policy", required=True, metavar="TỆP", help="tệp chính sách đã giữ"
    )
    made["pages"].add_argument(
        "--site", required=True, metavar="ĐỊA_CHỈ", help="địa chỉ của nơi đưa ra các trang"
    )
    made["pages"].add_argument(
        "proofs",
        nargs="*",
        metavar="CHỨNG_MINH",
        help="tệp chứng minh của dấu từng trang; không có thì lấy ở chính nơi ấy",
    )


def run(options: argparse.Namespace) -> int:
    """One step; what speaks against the log ends with code 3, so that a timer can raise an alarm."""
    try:
        return _RUN[options.step](options)
    except Declined as declined:
        print(declined.words, file=sys.stderr)
        return EXIT_ALARM if declined.code in ALARMS else EXIT_REFUSED
    except Untrue as untrue:
        print(words.reason(untrue, "vi"), file=sys.stderr)
        return EXIT_REFUSED
    except UnicodeDecodeError:
        print("Tệp không phải là tệp chữ.", file=sys.stderr)
        return EXIT_REFUSED
    except OSError as error:
        print(f"{error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return EXIT_REFUSED


def _keys(options: argparse.Namespace) -> tuple[VerifierKey, ...]:
    return tuple(notes.read_key(text) for text in options.log)


def _init(options: argparse.Namespace) -> int:
    keys = _keys(options)
    state = keeping.begin(Path(options.folder), options.name)
    for key in keys:
        state.follow(key)
    print("Đã lập. Khóa công khai, đưa cho nơi giữ nhật ký và cho người kiểm tra:")
    print(f"  {state.signer.key}")
    print(f"Giữ kín tệp {state.folder / keeping.KEY}. Mất thư mục này thì lập người làm chứng mới.")
    return 0


def _follow(options: argparse.Namespace) -> int:
    for key in _keys(options):
        State(Path(options.folder)).follow(key)
        print(f"Theo nhật ký {key.name}.")
    return 0


def _show(options: argparse.Namespace) -> int:
    state = State(Path(options.folder))
    print(state.signer.key)
    alarms = 0
    for origin in state.logs():
        with state.locked(origin) as kept:
            held, found = kept.latest, kept.evidence()
        print(f"{origin}: {_words(held, state.signer.key)}")
        for path in found:
            print(f"  bằng chứng: {path}")
        alarms += len(found)
    return EXIT_ALARM if alarms else 0


def _words(held: str, key: VerifierKey) -> str:
    if not held:
        return "chưa ký lần nào"
    checkpoint = cosigning.read_checkpoint(held)
    at = datetime.fromtimestamp(cosigning.signed_at(held, key), tz=UTC)
    return f"{checkpoint.size} mục, gốc {checkpoint.root.hex()}, ký lúc {at:%Y-%m-%d %H:%M:%SZ}"


def _serve(options: argparse.Namespace) -> int:
    state = State(Path(options.folder))
    server = serving.server(state, options.host, options.port)
    print(f"{state.signer.key.name}: http://{options.host}:{server.server_address[1]}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
    return 0


def _pull(options: argparse.Namespace) -> int:
    while True:
        code = _pull_once(options)
        if not options.every or code == EXIT_ALARM:
            return code
        time.sleep(options.every * 60)


def _pull_once(options: argparse.Namespace) -> int:
    state = State(Path(options.folder))
    origins = [one.split("+")[0] for one in options.log] or state.logs()
    if len(origins) != 1:
        print(f"Chọn một nhật ký bằng --log: {', '.join(origins)}", file=sys.stderr)
        return EXIT_REFUSED
    try:
        given = pulling.pull(state, origins[0], sources.at(options.place), now=clock.now())
        if options.send:
            _send(options.send, given.note)
    except Declined as declined:
        if not options.every or declined.code in ALARMS:
            raise
        print(declined.words, file=sys.stderr)  # a line that is cut for an hour ends no watch
        return EXIT_REFUSED
    _put(given.note, options.out)
    return 0


def _send(address: str, note: str) -> None:
    status, _said = sources.ask(address, most=LONGEST_ANSWER, body=note.encode())
    if status != 200:
        raise Declined("refused", 502, f"{address}: {status}")


def _request(options: argparse.Namespace) -> int:
    _put(pulling.request(sources.at(options.place), options.old, _keys(options)), options.out)
    return 0


def _cosign(options: argparse.Namespace) -> int:
    body = Path(options.file).read_bytes()
    _put(cosigning.cosign(State(Path(options.folder)), body, now=clock.now()).note, options.out)
    return 0


def _mirror(options: argparse.Namespace) -> int:
    done = mirroring.mirror(Path(options.folder), sources.at(options.place), _keys(options))
    print(f"Từ {done.old} đến {done.new} mục, {done.files} tệp mới; đã kiểm tra hết.")
    return 0


def _pages(options: argparse.Namespace) -> int:
    policy = Path(options.policy).read_text(encoding="utf-8")
    given = [Path(path).read_text(encoding="utf-8") for path in options.proofs]
    for proof in given or [page_checks.proof_of(options.site, one) for one in page_checks.NAMES]:
        found = page_checks.check(options.site, policy, proof)
        print(f"{found.address}: đúng trang đã ghi vào nhật ký, SHA-256 {found.hash}")
    return 0


def _evidence(options: argparse.Namespace) -> int:
    evidence.check(Path(options.file).read_text(encoding="utf-8"), _keys(options))
    print("Đúng: nhật ký này đã ký hai lịch sử trái nhau. Hai bản ký trong tệp là bằng chứng.")
    return 0


def _put(text: str, path: str | None) -> None:
    if path:
        keeping.write_whole(Path(path).absolute(), text.encode())
        print(f"Đã ghi {path}.")
    else:
        print(text, end="")


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "init": _init,
    "follow": _follow,
    "show": _show,
    "serve": _serve,
    "pull": _pull,
    "request": _request,
    "cosign": _cosign,
    "mirror": _mirror,
    "pages": _pages,
    "evidence": _evidence,
}
