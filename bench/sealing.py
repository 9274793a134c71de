"""What encryption at rest costs: one value sealed, opened, hashed; one voice taken in; one file.

    python -m bench.sealing

Runs without a database and touches no folder but one of its own, which it removes.
"""

import os
import tempfile
import timeit
from pathlib import Path

from hoiam.base.sealed_files import Sealing

ROUNDS, TIMES = 7, 20_000


def micro(what: str, act: object, times: int = TIMES) -> float:
    """The best of some rounds, in microseconds: others' work on the machine only adds."""
    best = min(timeit.repeat(act, number=times, repeat=ROUNDS)) / times * 1e6  # type: ignore[arg-type]
    print(f"{what:<52} {best:8.2f} µs")
    return best


def main() -> None:
    """Set the stage and measure."""
    with tempfile.TemporaryDirectory(prefix="hoiam-sealing-") as folder:
        os.environ["HOIAM_DATA_DIR"] = f"{folder}/data"
        os.environ["HOIAM_KEYS_DIR"] = f"{folder}/keys"
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from hoiam.base import encryption, keys  # noqa: PLC0415
    from hoiam.voices import marks  # noqa: PLC0415

    keys.make_missing()
    bound, voice = "voices.contact.phone", "y-0123456789abcdef"
    values = {"a telephone": "0912345678", "a message of 600 signs": "Tin nhắn " * 67}
    for name, value in values.items():
        sealed = encryption.seal(value, bound)
        micro(f"seal {name}", lambda value=value: encryption.seal(value, bound))
        micro(f"open {name}", lambda sealed=sealed: encryption.unseal(sealed, bound))
        print(f"{'':<4}{len(value.encode())} bytes lie as {len(sealed)}")
    micro("mark of a telephone", lambda: marks.phone_mark(voice, "0912345678"))

    def contact() -> None:
        for value in ("Vàng Thị Mây", "0912345678", "may@example.vn", "thôn 3, xã Bản Mẫu"):
            encryption.seal(value, bound)
        marks.phone_mark(voice, "0912345678")

    micro("a contact: four values and a mark", contact)

    def letter() -> None:
        for value in ("0912345678", "may@example.vn", "Đã tiếp nhận phản ánh", "Tin nhắn " * 67):
            encryption.seal(value, bound)

    micro("a message to one person: four values", letter)
    content = os.urandom(4 * 1024 * 1024)
    place, path = "originals/ab/" + "ab" * 16, folder / "sealed"

    def put() -> None:
        path.unlink(missing_ok=True)
        with path.open("wb") as target:
            sealing = Sealing(target, place)
            for first in range(0, len(content), 256 * 1024):
                sealing.write(content[first : first + 256 * 1024])
            sealing.end()

    def get() -> None:
        from hoiam.base import sealed_files  # noqa: PLC0415

        with sealed_files.opened(path, place) as file:
            while file.read(256 * 1024):
                pass

    micro("write a photo of 4 MB sealed (no fsync)", put, 5)
    micro("read it again", get, 5)
    number = "0900000001"
    known = [
        (f"y-{n:016x}", marks.phone_mark(f"y-{n:016x}", str(900000002 + n))) for n in range(5000)
    ]
    micro(
        "try a number on 5,000 open voices of a desk",
        lambda: [voice for voice, kept in known if marks.phone_mark(voice, number) == kept],
        3,
    )


if __name__ == "__main__":
    main()
