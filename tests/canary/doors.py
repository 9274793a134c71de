"""Words carried through every door: of the seal, as browsers do it, and of ordinary feedback."""

import io
import json
import os
import threading
from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any

import pyrage
from PIL import Image

from bench.citizen import Citizen, Receipt, Story, forms_of, solve
from bench.wire import Answer, Request, Upload, Wire, multipart_body
from hoiam.core import sender_codes
from tests.canary.spotting import Canary
from tests.canary.stage_names import PASSWORD
from tests.seals.sealed import LOCKED, SENDER, X25519, archive, sealed, wrapped

SEAL = (
    "text", "name", "file", "inner", "exif", "who", "more", "answer", "copy", "minutes", "paper",
    "line", "guard", "desk",
)  # fmt: skip
OPEN = ("text", "place", "name", "mail", "file", "inner", "exif", "answer", "published", "query")
_DESCRIPTION, _ARTIST = 0x010E, 0x013B
TYPE = "application/octet-stream"


class Listening(Wire):
    """A connection whose answers are kept, with the lines that a proxy would write of it."""

    def __init__(self, port: int, heard: "Heard") -> None:
        super().__init__(port)
        self.heard = heard

    def ask(self, request: Request) -> Answer:
        answer = super().ask(request)
        head = "\n".join(f"{key}: {value}" for key, value in answer.headers)
        with self.heard.lock:
            self.heard.answers.append((request.path, head.encode() + b"\n\n" + answer.body))
            line = f'127.0.0.1 "{request.method} {request.path} HTTP/1.1" {answer.status}'
            self.heard.lines.append(line)
        return answer


@dataclass
class Heard:
    """Everything that came back."""

    answers: list[tuple[str, bytes]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)


def photo(word: str) -> bytes:
    """A picture whose camera wrote more than its maker saw."""
    held, exif = io.BytesIO(), Image.Exif()
    exif[_DESCRIPTION], exif[_ARTIST] = word, word
    shade = tuple(os.urandom(3))
    Image.new("RGB", (32, 24), shade).save(held, "JPEG", exif=exif)
    return held.getvalue()


def paper(word: str) -> bytes:
    """A file that is taken as it is, with a word inside."""
    return f"%PDF-1.4\n% {word}\n%%EOF\n".encode() + os.urandom(16).hex().encode()


@dataclass(frozen=True)
class Group:
    """Whom a letter is sealed to."""

    code: str
    handlers: dict[str, str]  # recipient → code
    keys: dict[str, pyrage.x25519.Identity]  # of the officers, by the name they sign in with
    recovery: str


class Letter:
    """One sealed case, from the sender's side and from the office's."""

    def __init__(self, wire: Wire, group: Group, canary: Canary) -> None:
        self.wire, self.group, self.word = wire, group, canary.word
        self.reference = sender_codes.parse_reference(sender_codes.new_reference(os.urandom))
        self.token = sender_codes.access_hash(f"token of {self.reference}")
        self.content, self.identity = X25519.Identity.generate(), X25519.Identity.generate()
        self.later: list[X25519.Identity] = []  # of what was added: messages and copies

    @property
    def people(self) -> list[str]:
        return [*self.group.handlers, self.group.recovery]

    def send(self, *, at_desk: bool = False) -> Answer:
        """Seal and hand in. At the desk the scan lies under the seal of who it is."""
        word = self.word
        words = {
            "thu.txt": f"Chuyện {word('text')} ở phòng.".encode(),
            "thong-tin.json": json.dumps({"accused": [{"who": word("who")}]}).encode(),
            f"tep/{word('file')[:90]}.jpg": photo("x"),
            "tep/2.pdf": paper(word("inner")),
        }
        who = {
            "nguoi-gui.json": json.dumps({"name": word("name")}, ensure_ascii=False).encode(),
            "goc/1.jpg": photo(word("exif")),
        }
        if at_desk:
            words = {"thu.txt": f"Thư giấy nhận tại bàn; {word('desk')}.".encode()}
            who = {f"goc/1-{word('desk')}.jpg": photo(word("desk"))}
        to = [str(one.to_public()) for one in (SENDER, self.content, self.identity)]
        manifest = {
            "reference_hash": sender_codes.reference_hash(self.reference),
            "access_hash": sender_codes.access_hash(self.token),
            "list_number": 1,
            "group": self.group.code,
            "handlers": list(self.group.handlers.values()),
            "sender_recipient": to[0], "content_recipient": to[1], "identity_recipient": to[2],
        }  # fmt: skip
        # Nothing to work out on a quiet day; in a flood as any browser would.
        room = self._json("/niem-phong/phep", {"reference_hash": manifest["reference_hash"]})
        challenge = json.loads(room.body)["challenge"]
        if challenge:
            manifest |= {"challenge": challenge, "solution": solve(challenge)}
        memory = json.dumps({"v": 1, "group": self.group.code, "struck": []}).encode()
        return self._post("/niem-phong/gui", manifest, {
            "content_key": wrapped(self.content, self.people),
            "identity_key": wrapped(self.identity, self.people),
            "sender_key": LOCKED,
            "memory": sealed(memory, to[0]),
            "content": sealed(archive(words), to[1]),
            "identity": sealed(archive(who), to[2]),
        })  # fmt: skip

    def add(self) -> Answer:
        """One more message, under a key of its own."""
        key = X25519.Identity.generate()
        self.later.append(key)
        words = {"tin-nhan.txt": f"Thêm: {self.word('more')}.".encode()}
        manifest = self.asked() | {
            "list_number": 1,
            "handlers": list(self.group.handlers.values()),
            "content_recipient": str(key.to_public()),
        }
        files = {
            "content_key": wrapped(key, self.people),
            "content": sealed(archive(words), str(key.to_public())),
        }
        return self._post("/niem-phong/them", manifest, files)

    def asked(self) -> dict[str, object]:
        return {
            "reference_hash": sender_codes.reference_hash(self.reference),
            "token": self.token,
        }

    def read(self) -> list[bytes]:
        """What is kept for the sender, and each answer opened with the sender's key."""
        told = self._json("/niem-phong/lay", self.asked())
        opened = []
        for item in json.loads(told.body)["items"]:
            found = self._json("/niem-phong/tep", self.asked() | {"number": item["number"]})
            opened.append(pyrage.decrypt(found.body, [SENDER]))
        return opened

    def _json(self, path: str, told: dict[str, object]) -> Answer:
        body = json.dumps(told).encode()
        return self.wire.ask(Request("POST", path, {"Content-Type": "application/json"}, body))

    def _post(self, path: str, manifest: dict[str, object], files: dict[str, bytes]) -> Answer:
        uploads = {name: [Upload(f"{name}.age", TYPE, data)] for name, data in files.items()}
        media, body = multipart_body({"manifest": json.dumps(manifest)}, uploads)
        return self.wire.ask(Request("POST", path, {"Content-Type": media}, body))


class Officer:
    """Somebody of the office with the reading page."""

    def __init__(self, wire: Wire, name: str) -> None:
        self.browser, self.name, self.csrf = Citizen(wire), name, ""

    def enter(self) -> None:
        page = self.browser.get("/van-phong/vao")
        form = next(one for one in forms_of(page.text) if "password" in one.names)
        self.browser.post(form, {"username": self.name, "password": PASSWORD})
        self.csrf = self.get("phien")["csrf"]

    def get(self, path: str) -> dict[str, Any]:
        answer = self.browser.get(f"/van-phong/niem-phong/{path}")
        assert answer.status == 200, (path, answer.status, answer.text[:500])
        told: dict[str, Any] = json.loads(answer.body)
        return told

    def file(self, code: str, number: int) -> bytes:
        return self.browser.get(f"/van-phong/niem-phong/viec/{code}/tep/{number}").body

    def post(
        self, path: str, told: dict[str, object], files: dict[str, bytes] | None = None
    ) -> dict[str, Any]:
        place = f"/van-phong/niem-phong/{path}"
        uploads = {
            name: [Upload(f"{name}.age", TYPE, data)] for name, data in (files or {}).items()
        }
        if uploads:
            media, body = multipart_body({"manifest": json.dumps(told)}, uploads)
        else:
            media, body = "application/json", json.dumps(told).encode()
        headers = self.browser._headers(place) | {"Content-Type": media, "X-CSRFToken": self.csrf}
        headers["Referer"] = f"http://{self.browser.transport.host}/niem-phong/doc"  # type: ignore[attr-defined]
        answer = self.browser.ask(Request("POST", place, headers, body))
        assert answer.status == 200, (path, answer.status, answer.text[:800])
        got: dict[str, object] = json.loads(answer.body)
        return got


def handled(officer: Officer, letter: Letter, code: str) -> None:
    """Everything that is written behind the seal: answer, copy, minutes, papers, a line, protection."""
    word, case = letter.word, f"viec/{code}"
    officer.post(f"{case}/cam-ket", {"conflict": False})
    seen = officer.get(case)
    own = letter.group.keys[officer.name]
    keys = {row["purpose"]: row for row in seen["keys"]}
    assert pyrage.decrypt(_bytes(keys["content"]["wrapped"]), [own])
    officer.post(f"{case}/danh-tinh", {"ground": "conditions"})
    copied = X25519.Identity.generate()
    letter.later.append(copied)
    public = str(copied.to_public())
    made = officer.post(
        f"{case}/khoa",
        {"purpose": "copy", "recipient": public, "list_number": 1},
        {"key": wrapped(copied, letter.people)},
    )
    content, number = keys["content"]["recipient"], keys["content"]["number"]
    named = next(row for row in officer.get(case)["keys"] if row["purpose"] == "identity")
    sender = seen["sender_recipient"]
    for kind, door, key, to in (
        ("answer", "answer", number, (content, sender)),
        ("copy", "copy", made["number"], (public,)),
        ("minutes", "minutes", number, (content,)),
        ("paper", "paper", number, (content,)),
        ("register-line", "line", number, (content,)),
        ("protection", "guard", named["number"], (named["recipient"],)),
    ):
        item = sealed(archive({f"{word(door)}.txt": word(door).encode()}), *to)
        officer.post(f"{case}/muc", {"kind": kind, "key": key}, {"item": item})
    step = {"step": "verify", "day": seen["today"], "key": "k-1", "paper": ""}
    if any(one["code"] == "verify" for one in seen["buttons"]):
        officer.post(f"{case}/buoc", step)
    officer.get(case)


def _bytes(text: str) -> bytes:
    return b64decode(text)


def told_openly(wire: Wire, canary: Canary) -> Receipt:
    """The same kinds of words as ordinary feedback."""
    word, citizen = canary.word, Citizen(wire)
    story = Story(
        f"Cống vỡ {word('text')}, nước tràn ra đường.",
        place=word("place"),
        name=f"Lò {word('name')}",
        email=f"{canary.plain}mail@example.vn",
        files=[
            Upload(f"{word('file')}.jpg", "image/jpeg", photo(word("exif"))),
            Upload("giay.pdf", "application/pdf", paper(word("inner"))),
        ],
    )
    receipt = citizen.send(citizen.prepare(story, work=True))
    citizen.track(receipt.tracking_code)
    citizen.get(f"/vu-viec?q={canary.plain}query")
    return receipt
