"""A real installation through which words went, searched whole: what it keeps, says and remembers."""

import contextlib
import hashlib
import io
import json
import os
import random
import re
import sqlite3
import subprocess
import tarfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bench.citizen import Citizen, OddPage, Receipt
from bench.product import Running, folder, free_port
from bench.wire import Wire
from hoiam.core.log import notes
from tests import databases, migrated
from tests.canary.doors import (
    OPEN,
    SEAL,
    Group,
    Heard,
    Letter,
    Listening,
    Officer,
    handled,
    told_openly,
)
from tests.canary.spotting import Canary, Spotter
from tests.canary.stage_names import PEOPLE
from tests.databases import Server
from tests.notices.cast import Mailbox
from tests.seals.sealed import SENDER, X25519

# What somebody of the office opens, and a stranger.
OFFICE_PAGES = (
    "", "phan-loai", "vu-viec", "vu-viec?q={word}", "tim-nguoi", "so-mo-xem", "chua-bao", "nhac-viec",
    "to-cao", "niem-phong/viec", "vu-viec/{case}",
)  # fmt: skip
PUBLIC_PAGES = (
    "/", "/vu-viec", "/vu-viec?q={word}", "/vu-viec/{case}", "/vu-viec.atom", "/thay-doi",
    "/thay-doi.json", "/so-an.json", "/nhat-ky/", "/nhat-ky/checkpoint", "/nhat-ky/policy",
    "/nhat-ky/tile/entries/000.p/1", "/niem-phong/", "/niem-phong/doc", "/niem-phong/danh-sach",
)  # fmt: skip
# Bytes of memory that are searched at a time; pieces overlap by more than the longest spelling.
_PIECE, _OVERLAP = 1 << 20, 4096


@contextlib.contextmanager
def installation() -> Iterator[tuple[Running, Server | None]]:
    """The product with the province of Lào Cai, on the database this run was asked for."""
    with contextlib.ExitStack() as held:
        server = None
        if os.environ["HOIAM_TEST_DATABASE"] == "postgres":
            server = held.enter_context(databases.durable_server())
        path = held.enter_context(folder("hoiam-canary-"))
        made = Running(path, free_port(), server.url() if server else "")
        held.callback(made.kill)
        if server is None:
            migrated.take(path / "data" / "hoiam.sqlite3")
        yield made, server


@dataclass
class Search:
    """The words, where they were carried, and what was seen of them."""

    made: Running
    box: Mailbox
    folder: Path
    rand: random.Random = field(default_factory=lambda: random.Random())
    heard: Heard = field(default_factory=Heard)
    server: Server | None = None

    def __post_init__(self) -> None:
        self.kinds = {"sealed": Canary.drawn(self.rand), "open": Canary.drawn(self.rand)}
        self.spotter = Spotter(self.kinds, tuple(dict.fromkeys((*SEAL, *OPEN))))
        self.keys = {name: X25519.Identity.generate() for name, _, _ in PEOPLE}
        self.letters: list[Letter] = []
        self.dump.mkdir()
        self.carried = {"sealed": 0, "open": 0}
        self.remembered: set[bytes] = set()
        self.backup_key = X25519.Identity.generate()

    # ---- carrying ----------------------------------------------------------------------------

    def prepare(self) -> None:
        """People with keys, the signed list; then the server starts."""
        private, recovery = Ed25519PrivateKey.generate(), X25519.Identity.generate()
        origin = f"127.0.0.1:{self.made.port}/nhat-ky"
        public = private.public_key().public_bytes_raw()
        self.made.more = {
            "HOIAM_RECIPIENTS_KEY": notes.key_of(
                f"{origin}/recipients", notes.ED25519, public
            ).text,
            "HOIAM_EMAIL_URL": f"smtp://127.0.0.1:{self.box.port}",
            "HOIAM_SECOND_FACTOR": "no",
        }
        told = {
            "origin": origin,
            "private": private.private_bytes_raw().hex(),
            "recovery": str(recovery.to_public()),
            "recipients": {name: str(key.to_public()) for name, key in self.keys.items()},
        }
        said = self.stage(["begin"], ["people", told])
        (group,) = json.loads(said.splitlines()[-1])
        self.group = Group(group["group"], group["handlers"], self.keys, str(recovery.to_public()))
        self.made.start()

    def stage(self, *steps: list[Any]) -> str:
        """Steps inside the installation, in one process: starting one takes its time."""
        return self.made.run("tests.canary.stage", json.dumps(steps))

    def wire(self) -> Wire:
        return Listening(self.made.port, self.heard)

    def seal(self) -> None:
        """Every door of the seal, once."""
        wire, canary = self.wire(), self.kinds["sealed"]
        letter, desk = (Letter(wire, self.group, canary) for _ in range(2))
        for answer in (letter.send(), desk.send(at_desk=True), letter.add()):
            assert answer.status == 200, answer.text[:800]
        first, _ = (Officer(wire, name) for name, _, _ in PEOPLE)
        first.enter()
        rows = first.get("viec")["rows"]
        code = self._code_of(first, rows, letter)
        handled(first, letter, code)
        opened = letter.read()
        assert any(letter.word("answer").encode() in one for one in opened)
        self.letters += [letter, desk]
        self.codes = [row["code"] for row in rows]

    def _code_of(self, officer: Officer, rows: object, letter: Letter) -> str:
        """Both letters of a walk lie there; the one with three sealed parts is the first."""
        assert isinstance(rows, list)
        for row in rows:
            if row["newest"] and row["newest"]["kind_name"] == "tin nhắn thêm":
                return str(row["code"])
        return str(rows[-1]["code"])

    def speak(self) -> Receipt:
        """Every door of ordinary feedback, once."""
        return told_openly(self.wire(), self.kinds["open"])

    def answer(self, receipt: Receipt, *then: list[Any]) -> None:
        """An answer and a page with words of their own; and whatever else is to be done there."""
        words = {door: self.kinds["open"].word(door) for door in ("answer", "published")}
        self.stage(["answer", receipt.reference, words], *then)

    @property
    def dump(self) -> Path:
        return self.folder / "dump"

    def open_pages(self, receipt: Receipt, names: Sequence[str]) -> None:
        """What officers, administrators and strangers are shown."""
        plain = self.kinds["open"].plain
        for name in names:
            officer = Officer(self.wire(), name)
            officer.enter()
            for path in OFFICE_PAGES:
                place = path.format(word=f"{plain}text", case=receipt.reference)
                officer.browser.get(f"/van-phong/{place}")
        for path in PUBLIC_PAGES:
            Citizen(self.wire()).get(path.format(word=plain, case=receipt.reference))

    def under_load(self, until: threading.Event) -> list[threading.Thread]:
        """Letters and feedback again and again, until told to stop."""

        def sealing() -> None:
            wire = Wire(self.made.port)
            while not until.is_set():
                with contextlib.suppress(OSError):
                    answer = Letter(wire, self.group, self.kinds["sealed"]).send()
                    self.carried["sealed"] += answer.status == 200

        def speaking() -> None:
            wire = Wire(self.made.port)
            while not until.is_set():
                with contextlib.suppress(OSError, OddPage):
                    told_openly(wire, self.kinds["open"])
                    self.carried["open"] += 1

        found = [threading.Thread(target=one, daemon=True) for one in (sealing, speaking)]
        for one in found:
            one.start()
        return found

    # ---- looking -----------------------------------------------------------------------------

    def look_at_rest(self) -> None:
        """Files as they lie while it runs, and what commands give out of them."""
        data = self.made.folder / "data"
        look = self.spotter
        if self.server is None:
            for path in data.glob("hoiam.sqlite3*"):
                look.look_raw(f"database{path.name.removeprefix('hoiam')}", path.read_bytes())
        else:
            # What was committed lies ahead of the tables until then: both are looked at.
            with psycopg.connect(self.made.database_url, autocommit=True) as held:
                held.execute("CHECKPOINT")
            for path in self.server.folder.rglob("*"):
                if path.is_file():
                    place = "ahead" if "pg_wal" in path.parts else "database"
                    with contextlib.suppress(FileNotFoundError):
                        look.look_raw(place, path.read_bytes(), where=path.name)
        for name in ("uploads", "passing", "log", "imports"):
            if (data / name).exists():
                look.look_files(name, data / name)
        rest = [
            one
            for one in data.iterdir()
            if one.name not in ("uploads", "passing", "log", "imports", "static", "open-data")
            and not one.name.startswith("hoiam.sqlite3")
        ]
        for path in rest:
            if path.is_dir():
                look.look_files("the rest of the data folder", path)
            else:
                look.look("the rest of the data folder", path.read_bytes(), where=path.name)
        look.look_files("keys", self.made.folder / "keys")
        look.look("server log", self.made.log.read_bytes())
        look.look("log of a proxy", "\n".join(self.heard.lines).encode())

    def look_at_dump(self) -> None:
        """The database as SQL, and everything as the product reads it."""
        for name in ("rows", "vocabulary"):
            self.spotter.look(name, (self.dump / f"{name}.txt").read_bytes())
        self.spotter.look_files("uploads, opened", self.dump / "uploads")
        self.spotter.look("dump", self._dumped())

    def _dumped(self) -> bytes:
        if self.server is None:
            path = self.made.folder / "data" / "hoiam.sqlite3"
            with contextlib.closing(sqlite3.connect(path)) as held:
                held.text_factory = lambda raw: raw.decode(errors="replace")
                tables = held.execute("SELECT name FROM sqlite_master WHERE type='table'")
                lines = [
                    repr(row)
                    for (name,) in tables.fetchall()
                    if not name.startswith("base_searchentry_words_")
                    for row in held.execute(f'SELECT * FROM "{name}"')
                ]
                return "\n".join(lines).encode()
        program = databases.programs() / "pg_dump"
        return subprocess.run(
            [str(program), "--dbname", self.made.database_url], capture_output=True, check=True
        ).stdout

    def look_at_mail(self) -> None:
        for letter in self.box.letters:
            self.spotter.look("mail", letter.as_bytes())

    def look_at_exports(self) -> None:
        """Open data, the log, and what the commands print."""
        said = [
            self.made.run("hoiam", *words)
            for words in (("open-data",), ("log", "status"), ("log", "sequence"))
        ]
        self.spotter.look("commands", "\n".join(said).encode())
        folder = self.made.folder / "data" / "open-data"
        self.spotter.look_files("open data", folder)

    def look_at_backup(self) -> None:
        """A backup as it lies, and opened by its key."""
        into = self.folder / "backup"
        into.mkdir()
        self.made.run(
            "hoiam", "backup", "--to", str(into), "--recipient", str(self.backup_key.to_public())
        )
        for path in into.iterdir():
            content = path.read_bytes()
            self.spotter.look("backup", content)
            begin = content.index(b"age-encryption.org")
            opened = pyrage.decrypt(content[begin:], [self.backup_key])
            with tarfile.open(fileobj=io.BytesIO(opened), mode="r|*") as tar:
                names = [one.name for one in tar]
            assert any(name.startswith("database/") for name in names)
            self.spotter.look("backup, opened", opened)
            self._look_at_pgdump(opened)

    def _look_at_pgdump(self, opened: bytes) -> None:
        """The archive of PostgreSQL is packed in a way of its own; its program writes it as SQL."""
        with tarfile.open(fileobj=io.BytesIO(opened)) as tar:
            for one in tar:
                file = tar.extractfile(one)
                if file is not None and one.name.endswith(".pgdump"):
                    path = self.folder / "one.pgdump"
                    path.write_bytes(file.read())
                    program = databases.programs() / "pg_restore"
                    made = subprocess.run(
                        [str(program), "--file", "-", str(path)], capture_output=True, check=True
                    )
                    self.spotter.look("backup, opened", made.stdout)

    def look_at_answers(self) -> None:
        for path, body in self.heard.answers:
            place = "API answers" if "/niem-phong" in path else "pages"
            self.spotter.look(place, body, where=path)

    def look_into_memory(self, place: str, pids: Sequence[int]) -> None:
        """Every readable piece of the memory of processes, as it is at this moment."""
        for pid in pids:
            for piece in memory(pid):
                known = hashlib.sha256(place.encode() + piece).digest()
                if known in self.remembered:  # processes share most of what they loaded
                    continue
                self.remembered.add(known)
                self.spotter.look_raw(place, piece, where=str(pid))

    def look_with_keys(self) -> None:
        """What lies sealed there, opened: these very words are in it."""
        data = self.dump / "uploads"
        keys = [
            SENDER,
            *(key for one in self.letters for key in (one.content, one.identity, *one.later)),
        ]
        for path in data.glob("*.age"):
            with contextlib.suppress(pyrage.DecryptError):
                self.spotter.look("sealed files, opened", pyrage.decrypt(path.read_bytes(), keys))


def memory(pid: int) -> Iterator[bytes]:
    """The readable and writable memory of a process, piece by piece."""
    with contextlib.suppress(OSError):
        maps = Path(f"/proc/{pid}/maps").read_text()
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as file:
            for line in maps.splitlines():
                found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if found is None or "[v" in line:
                    continue
                begin, end = (int(one, 16) for one in found.groups())
                for at in range(begin, end, _PIECE):
                    with contextlib.suppress(OSError, ValueError):
                        file.seek(at)
                        piece = file.read(min(_PIECE + _OVERLAP, end - at))
                        if piece.count(0) < len(piece):
                            yield piece
