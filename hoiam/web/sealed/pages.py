"""The pages that seal, read and check, each one file: nothing is fetched, nothing is of one person.

A page is put together from the files of this folder alone, so that anybody can build it again from
the release and compare (`hoiam seal-pages`). What differs between installations stands in one
block of data, which no browser runs; the script and the style are the same everywhere, and the
page's own policy allows them by their hash (Content Security Policy Level 3, §6.7.3).
"""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from hoiam.web.sealed import modules

HERE = Path(__file__).parent
FACE = HERE.parent / "static" / "hoiam" / "hoiam.css"
VENDORED = HERE / "vendor" / "age.js"


@dataclass(frozen=True, slots=True)
class Parameters:
    """What one installation puts into its pages; public, and the same for every reader."""

    origin: str = ""  # name of the log, c2sp.org/tlog-checkpoint
    place: str = ""  # whose installation it is, in words
    address: str = ""  # where it is reached, for a page that was saved
    recipients_key: str = ""  # verifier keys, c2sp.org/signed-note
    log_key: str = ""
    promises_key: str = ""
    policy: str = ""  # c2sp.org/tlog-policy
    training: tuple[str, str] = ("", "")  # the title and the words of a training installation


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, the modules that run it, and its own styles."""

    address: str
    entry: str
    title: str
    # what to do where no script runs, and what stays on the device: Vietnamese, English
    instead: tuple[str, str]
    kept: tuple[str, str]
    styles: tuple[str, ...] = ("sealed.css",)
    # srcdoc frames show what others wrote: without script, by their sandbox and by this policy
    frames: str = "'none'"


_ON_PAPER = (
    "Cũng có thể viết đơn có ký tên gửi đến nơi tiếp công dân, hoặc đến trình bày trực tiếp.",
    "You may also write and sign a letter, or come in person.",
)
_ALONE = (
    "Trang này là một tệp duy nhất, giống nhau cho mọi người, không tải gì từ nơi khác",
    "This page is one single file, the same for everybody; it loads nothing from elsewhere",
)
_NOTHING = (
    f"{_ALONE[0]} và không lưu gì trong máy này.",
    f"{_ALONE[1]} and stores nothing on this device.",
)

PAGES = {
    "seal": Page("/niem-phong/", "seal", "Tố cáo niêm phong", _ON_PAPER, _NOTHING),
    "read": Page(
        "/niem-phong/doc",
        "read",
        "Đọc thư niêm phong",
        _ON_PAPER,
        (
            f"{_ALONE[0]}. Người gửi: không lưu gì trong máy này. Người được giao giải quyết: "
            "máy chỉ nhớ danh sách người nhận đã đối chiếu, để báo khi có tên lạ.",
            f"{_ALONE[1]}. Senders: nothing is stored on this device. Handlers: it remembers only "
            "the list of recipients they checked, to warn of unknown names.",
        ),
        ("sealed.css", "handler.css"),
        frames="'self'",
    ),
    "verify": Page(
        "/nhat-ky/kiem-tra",
        "verify",
        "Kiểm tra giấy của nhật ký công khai",
        (
            "Cũng có thể kiểm tra bằng chương trình hoiam_verify.py, một tệp tải ở trang "
            "Nhật ký công khai.",
            "The program hoiam_verify.py, one file on the page of the public log, checks as well.",
        ),
        _NOTHING,
    ),
}


@dataclass(frozen=True, slots=True)
class Built:
    """A page as it is served: its bytes, and the policy for the header beside it."""

    content: bytes
    policy: str

    @property
    def hash(self) -> str:
        """SHA-256 of the bytes, in hex: what the release, the log and witnesses name."""
        return hashlib.sha256(self.content).hexdigest()


def build(name: str, parameters: Parameters) -> bytes:
    """The bytes of one page; the same for the same release and parameters."""
    return built(name, parameters).content


@cache
def built(name: str, parameters: Parameters) -> Built:
    """One page with its policy."""
    page = PAGES[name]
    style = "".join(_text(path) for path in (FACE, *(_source(one) for one in page.styles)))
    script = script_of(page.entry)
    policy = _policy(page, style, script)
    frame = _text(_source("frame.html"))
    parts = {
        "title": f"<title>{_titled(page, parameters)} · Hồi Âm</title>",
        "training": _training(parameters.training[1]),
        "instead": _spoken("p", page.instead),
        "kept": _spoken("span", page.kept),
        "policy": f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        "style": f"<style>{style}</style>",
        "main": _text(_source(f"{name}.html")),
        "parameters": f'<script type="application/json" id="parameters">{_data(parameters)}</script>',
        "script": f"<script>{script}</script>",
    }
    for part, text in parts.items():
        before, after = frame.split(f"<!--{part}-->")
        frame = before + text + after
    return Built(frame.encode(), f"{policy}; frame-ancestors 'none'")


@cache
def script_of(*entries: str) -> str:
    """The vendored age and these modules of ours with all they import, as one script."""
    return _text(VENDORED) + modules.joined(*entries)


def template_hash(name: str) -> str:
    """The hash of a page without any installation's parameters: the one of the release."""
    return built(name, Parameters()).hash


def _policy(page: Page, style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_allowed(script)}'",
            f"style-src '{_allowed(style)}'",
            "img-src blob: data:",
            "media-src blob:",
            "connect-src 'self'",
            f"frame-src {page.frames}",
            "form-action 'none'",
            "base-uri 'none'",
        )
    )


def _allowed(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _titled(page: Page, parameters: Parameters) -> str:
    title, _ = parameters.training
    return f"{title} · {page.title}" if title else page.title


def _training(words: str) -> str:
    """Before anything else of the page, and a second time for paper; nothing in a real one."""
    if not words:
        return ""
    return (
        f'<div class="training" role="note"><b>{words}</b></div>'
        f'<div class="watermark" aria-hidden="true">{words}</div>'
    )


def _spoken(tag: str, said: tuple[str, str]) -> str:
    vietnamese, english = said
    return f'<{tag} lang="vi">{vietnamese}</{tag}><{tag} lang="en">{english}</{tag}>'


def _data(parameters: Parameters) -> str:
    written = json.dumps(asdict(parameters), ensure_ascii=True, sort_keys=True)
    return written.replace("<", "\\u003c")


def _source(name: str) -> Path:
    return modules.FOLDER / name


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
