"""Reading a picture: a help where the program is there, silence where it is not."""

import io
import os
import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.base import files, ocr


def stored() -> str:
    picture = io.BytesIO()
    Image.new("RGB", (60, 20), "white").save(picture, "PNG")
    sent = SimpleUploadedFile("thu.png", picture.getvalue())
    return files.store(sent, rand=os.urandom).copy


def program(folder: Path, body: str) -> None:
    """A stand-in that tells what it was asked."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "reads", "words"),
    [
        ('[ "$1" = --list-langs ] && echo vie || { echo "Kính gửi"; env; }', True, "Kính gửi"),
        ("echo eng", False, "eng"),
        ("exit 3", False, ""),
    ],
)
def test_program_reads_without_keys_and_its_failure_is_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, reads: bool, words: str
) -> None:
    program(tmp_path, body)
    monkeypatch.setattr("shutil.which", lambda name: str(tmp_path / name))

    assert ocr.available() is reads
    found = ocr.words_in(stored())

    assert found.splitlines()[:1] == ([words] if words else [])
    assert "HOIAM" not in found


def test_machine_without_the_program_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)

    assert not ocr.available()
    assert ocr.words_in("copies/x") == ""
