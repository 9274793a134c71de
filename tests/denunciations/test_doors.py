"""A denunciation at every door: refused, and its words lie nowhere: rows, files, log."""

import io
import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import models

from hoiam.base.logs import WordlessFormatter
from hoiam.cases import actions as cases
from hoiam.cases.actions import NewDocket
from hoiam.core.clocks.shapes import Matter
from hoiam.meetings import actions as meetings
from hoiam.meetings.actions import Asked
from hoiam.reception import actions as reception
from hoiam.voices import actions as voices
from hoiam.web import refusals
from tests.cast import NOW, Cast, later, make_cast
from tests.denunciations.making import registered as register_file
from tests.imports.walking import HEADER, judged
from tests.imports.walking import line as row
from tests.meetings.making import announced
from tests.petitions.making import registered
from tests.reception.letters import line, opened, ruled
from tests.reception.making import new_visit
from tests.reception.test_calls import logged

WHO = "Bùi Thế Kín"
WORDS = f"Đơn tố cáo ông {WHO}, phó chủ tịch xã, lấy tiền đền bù của bà con thôn Khe Sâu."
"""What the accused would look for."""


@pytest.fixture
def told_log() -> Iterator[io.StringIO]:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(WordlessFormatter("%(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    yield lines
    logging.getLogger().removeHandler(handler)


def _web(cast: Cast, _tmp: Path) -> None:
    browser = cast.browser("public", raise_request_exception=False)
    browser.post("/gui", {"kind": "feedback"})
    typed = {"text": WORDS, "area": cast.units["commune"].code, "who": "nobody"}
    browser.post("/gui/nhap", typed)
    shown = browser.post("/gui/viet", {**typed, "do": "review"})
    assert shown.status_code in (404, 422)


def _draft(cast: Cast, _tmp: Path) -> None:
    by = cast.actor("public")
    token = voices.start_draft(kind="feedback", by=by, at=NOW)
    voices.save_draft(token=token, content={"text": WORDS, "place": WORDS}, by=by, at=NOW)


def _desk(cast: Cast, _tmp: Path) -> None:
    cast.browser("clerk").post(
        "/van-phong/tiep-nhan",
        {"key": "d", "kind": "feedback", "channel": "desk", "text": WORDS, "commune": "t-commune"},
    )


def _spoken(channel: str) -> Callable[[Cast, Path], None]:
    def speak(cast: Cast, _tmp: Path) -> None:
        cast.receive(f"by-{channel}", channel=channel, text=WORDS)

    return speak


def _more(cast: Cast, _tmp: Path) -> None:
    voice = cast.receive("more").accepted.voice
    voices.add(
        origin=voice, told=replace(cast.told("more-2"), text=WORDS), by=cast.actor("public"), at=NOW
    )


def _visit(cast: Cast, _tmp: Path) -> None:
    reception.record_visit(new=new_visit(cast, content=WORDS), by=cast.actor("clerk"), at=NOW)


def _box(cast: Cast, _tmp: Path) -> None:
    reception.take_letter(
        opening=opened(cast), told=cast.told("letter", channel="box", text=WORDS), same="",
        by=cast.actor("clerk"), at=NOW,
    )  # fmt: skip


def _call(cast: Cast, _tmp: Path) -> None:
    hotline = line(cast)
    ruled(cast, hotline)
    logged(cast, hotline, about=WORDS[:60])


def _hall(cast: Cast, _tmp: Path) -> None:
    meeting = announced(cast, starts=later(3))
    meetings.ask(
        meeting=meeting,
        asked=Asked(key="q", text=WORDS, way="web"),
        by=cast.actor("public"),
        at=NOW,
    )


def _import(cast: Cast, tmp: Path) -> None:
    judged(cast, tmp, HEADER + row("1", WORDS))


def _petition(cast: Cast, _tmp: Path) -> None:
    registered(cast, "secret", text=WORDS)


def _docket(cast: Cast, _tmp: Path) -> None:
    cover = NewDocket(
        kind=Matter.RECOMMENDATION.value, number="7/KN", unit=cast.units["commune-office"],
        area=cast.units["commune"], received_on=(NOW - timedelta(days=3)).date(), place="remote",
        place_decision=WORDS,
    )  # fmt: skip
    cases.open_docket(new=cover, by=cast.actor("clerk"), at=NOW)


def _room(cast: Cast, _tmp: Path) -> None:
    file = register_file(cast)
    browser = cast.browser("clerk", raise_request_exception=False)
    where = f"/van-phong/to-cao/{file.code}"
    browser.post(f"{where}/buoc/propose", {"key": "p", "day": "2026-10-02", "paper": WORDS[:40]})
    browser.post("/van-phong/to-cao/moi", {"key": WORDS[:60], "unit": WORDS, "source": WORDS})
    browser.get(f"{where}/buoc/{WORDS[:10]}")


DOORS: dict[str, Callable[[Cast, Path], None]] = {
    "web": _web, "draft": _draft, "desk": _desk, "more": _more, "visit": _visit, "box": _box,
    "call": _call, "hall": _hall, "import": _import, "petition": _petition, "docket": _docket,
    "denunciations": _room,
    **{f"voice-{one}": _spoken(one) for one in ("web", "desk", "phone", "hamlet", "post")},
}  # fmt: skip


def kept() -> list[str]:
    """Fields of any row, deciphered, in which the words or the name stand."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return [
        f"{model.__name__}.{field.name}"
        for app in apps.get_app_configs()
        for model in app.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, kinds)
        for value in model._base_manager.values_list(field.name, flat=True)
        if any(word in str(value) for word in (WHO, "Khe Sâu", "Đơn tố cáo ông"))
    ]


def test_words_of_a_denunciation_come_in_by_no_door(
    db: None, tmp_path: Path, told_log: io.StringIO
) -> None:
    cast = make_cast()
    with time_machine.travel(NOW, tick=False):
        for name, door in DOORS.items():
            refusals.tried(_knocked(door, cast, tmp_path / name))

    files = [path for path in Path(settings.UPLOADS_DIR).rglob("*") if path.is_file()]
    assert kept() == []
    assert not [path for path in files if WHO.encode() in path.read_bytes()]
    assert WHO not in told_log.getvalue()


def _knocked(door: Callable[[Cast, Path], None], cast: Cast, folder: Path) -> Callable[[], Any]:
    def knock() -> None:
        folder.mkdir(exist_ok=True)
        door(cast, folder)

    return knock


def test_walk_would_see_what_came_in(db: None) -> None:
    make_cast().receive("seen", text=f"Ở nhà ông {WHO} đèn đường bị hỏng ba tháng nay.")

    assert "Voice.text" in kept()
