"""The cast, plain static names, and ways through the pages that several tests take."""

import os
import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from hoiam.base.rendering import copies
from hoiam.cases import actions as cases
from hoiam.cases import previewing, queries
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.core.redact import proposals
from hoiam.core.text import normalise
from hoiam.publication.actions import FIRST, Correction
from hoiam.publication.models import Cause
from hoiam.web.public import cookies
from tests.cast import NOW, Cast, make_cast

# Planted in everything personal; no stranger may ever read it.
SECRET = "Sùng-Bí-Mật-0987654321"


@pytest.fixture(autouse=True)
def _plain_static(settings: Any) -> None:
    # The test client finds files by their plain names only.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.STATIC_ROOT.mkdir(exist_ok=True)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The one clock of the pages, set by the test: the last moment counts."""
    moments = [NOW]
    monkeypatch.setattr("hoiam.base.clock.machine_now", lambda: moments[-1])
    return moments


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def publish(cast: Cast, case: Case, *, at: datetime = NOW, **changes: Any) -> Case:
    """A human releases a version of the case."""
    values: dict[str, Any] = {
        "title": "Cống vỡ trước trường",
        "text": "Cống trước trường vỡ, nước tràn ra đường.",
        "answer": "",
    }
    photos = changes.pop("photos", ())
    prepared = Prepared(**(values | changes))
    # Whatever looks personal in it was confirmed: what is tested here comes after that.
    kept = {
        name: [(one.start, one.end) for one in proposals(normalise(getattr(prepared, name)))]
        for name in previewing.FIELDS
    }
    clerk = cast.actor("clerk")
    cases.prepare_publication(case=case, prepared=replace(prepared, kept=kept), by=clerk, at=at)
    for code in photos:
        made = copies.of_photo(queries.attachment_of(case, code).copy, (), rand=os.urandom)
        cases.show_file(
            case=case, source=code, masks={}, made=made, alt="Cống vỡ nhìn từ cổng", by=clerk, at=at
        )
    seen, was_public = previewing.digest_of(case), Case.objects.get(pk=case.pk).page is not None
    why = Correction(Cause.ADDITION, "Nói rõ thêm") if was_public else FIRST
    return cases.publish(case=case, seen=seen, why=why, by=cast.actor("clerk"), at=at)


def begin(client: Client, kind: str = "feedback") -> None:
    """Step one: the browser holds a draft."""
    answer = client.post("/gui", {"kind": kind})
    assert answer.status_code == 302, answer.content.decode()
    assert client.cookies[cookies.DRAFT].value


def typed(**changes: str) -> dict[str, str]:
    """What a person types in step two."""
    values = {
        "text": "Cống trước trường tiểu học bị vỡ, nước tràn ra đường.",
        "area": "t-commune",
        "place": "thôn 3",
        "field": "roads",
        "who": "desk",
        "name": "Lò Thị Mẫu",
        "phone": "0900 000 123",
        "email": "",
        "do": "review",
    }
    return values | changes


def send(client: Client, **changes: str) -> str:
    """All three steps; returns the secret code on the receipt."""
    begin(client)
    client.post("/gui/viet", typed(**changes))
    answer = client.post("/gui/xem-lai", {"cung": ""})
    assert answer.status_code == 302, answer.content.decode()
    return secret_on(client.get("/gui/bien-nhan").content.decode())


def secret_on(page: str) -> str:
    found = re.search(r'class="code secret">([0-9A-Z-]+)<', page)
    assert found, page
    return found[1]


def track(client: Client, code: str) -> str:
    """The page of one's own case."""
    answer = client.post("/tra-cuu", {"code": code}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


__all__ = ["SECRET", "begin", "publish", "secret_on", "send", "track", "typed"]
