"""`python -m tests.storm.crowd PORT SEED FOLDER`: somebody who sends until told to stop.

Every receipt that was seen is written down at once, as a line of JSON: that is what must be
found afterwards. A broken connection is met as a person does: load the page again, send again.
"""

import hashlib
import http.client
import io
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from bench.citizen import Citizen, OddPage, Receipt, Story
from bench.wire import Request, Upload, Wire

PAUSE = 0.1
PATIENCE = 120.0


def photo(rand: random.Random) -> Upload:
    """A small picture unlike any other."""
    content = io.BytesIO()
    picture = Image.new("RGB", (24, 16), (rand.randrange(256), rand.randrange(256), 90))
    picture.putpixel((1, 1), (rand.randrange(256), rand.randrange(256), rand.randrange(256)))
    picture.save(content, "PNG")
    return Upload(f"anh-{rand.randrange(10**6)}.png", "image/png", content.getvalue())


class Sender:
    """One person with a line that breaks."""

    def __init__(self, port: int, seed: int, folder: Path) -> None:
        self.port, self.seed, self.folder = port, seed, folder
        self.rand = random.Random(seed)
        self.broken = self.failed = 0
        self.seen = folder / f"seen-{seed}.jsonl"

    @property
    def stopped(self) -> bool:
        return (self.folder / "stop").exists()

    def run(self) -> None:
        """Send one story after another; the last one is seen through to its receipt."""
        number = 0
        while not self.stopped:
            number += 1
            self._tell(number)
        self._note({"broken": self.broken, "failed": self.failed})

    def _tell(self, number: int) -> None:
        files = [photo(self.rand) for _ in range(self.rand.choice((0, 0, 1, 2)))]
        name = f"{self.seed}-{number}"
        story = Story(
            f"Chuyện {name}: cống vỡ, nước tràn ra đường.",
            email=f"nguoi-{name}@example.vn",
            files=files,
        )
        citizen = Citizen(Wire(self.port))
        prepared = self._patiently(lambda: citizen.prepare(story))
        if prepared is None:
            return
        receipt = self._patiently(lambda: citizen.send(prepared))
        if receipt is None:
            raise RuntimeError("the server did not come back")
        self._note(
            {
                "text": story.text,
                "email": story.email,
                "digests": sorted(hashlib.sha256(file.content).hexdigest() for file in files),
                "reference": receipt.reference,
                "code": receipt.tracking_code,
            }
        )
        if self.rand.random() < 0.3:
            self._again(citizen, prepared, receipt)

    def _again(self, citizen: Citizen, prepared: Request, receipt: Receipt) -> None:
        """Two taps: the same form once more."""
        second = self._patiently(lambda: citizen.send(prepared))
        if second is not None and second != receipt:
            self._note({"differs": [receipt.reference, second.reference]})

    def _patiently[T](self, step: Callable[[], T]) -> T | None:
        """Try until it works; whoever is told to stop finishes only what is being sent."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                return step()
            except (OSError, http.client.HTTPException):
                self.broken += 1
            except OddPage as page:
                self.failed += 1
                (self.folder / f"odd-{self.seed}-{self.failed}.html").write_text(str(page))
            time.sleep(PAUSE)
        return None

    def _note(self, line: object) -> None:
        with self.seen.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    Sender(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])).run()
