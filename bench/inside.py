"""The product in this process: the same requests as over a socket, with its statements counted.

`python -m bench.inside [REFERENCE]`, with the settings of the installation that is measured,
prints the counts as JSON: of an acceptance, and with a reference those of its pages too.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402 - needs the set-up above
from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.citizen import Citizen, Story  # noqa: E402
from bench.wire import Answer, Request  # noqa: E402

WRITING = ("INSERT", "UPDATE", "DELETE")
NOT_STATEMENTS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


class Inside:
    """Middleware, views, templates and database; no socket."""

    def __init__(self) -> None:
        self._handler = WSGIHandler()
        self._requests = RequestFactory()

    def ask(self, request: Request) -> Answer:
        """One request through the whole of the product."""
        headers = {"Host": "localhost"} | dict(request.headers)
        media = headers.pop("Content-Type", "")
        made = self._requests.generic(
            request.method, request.path, data=request.body, content_type=media, headers=headers
        )
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, heads: list[tuple[str, str]], _: object = None, /) -> Any:
            told.append((status, heads))

        body = self._handler(made.environ | {"wsgi.input": BytesIO(request.body)}, start)
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        status, heads = told[0]
        return Answer(int(status.split()[0]), heads, content)


@contextmanager
def counted(into: dict[str, int], name: str) -> Iterator[None]:
    """Statements that this block sent to the database; opening and ending a transaction apart."""
    with CaptureQueriesContext(connection) as captured:
        yield
    sent = [_statement(one["sql"]) for one in captured.captured_queries]
    into[name] = sum(not one.upper().startswith(NOT_STATEMENTS) for one in sent)
    # Rows that they insert and change; what triggers do beside them is not counted.
    into[f"{name}: rows"] = sum(
        max(1, one.count("INSERT INTO ")) + one.count("), (")
        for one in sent
        if one.upper().startswith((*WRITING, "WITH W0 AS (INSERT"))
    )


def _statement(logged: str) -> str:
    """Without its values, where PostgreSQL is given them apart: Django then logs both by name."""
    said = logged.lstrip()
    for begin in ("QUERY = '", 'QUERY = "'):
        if said.startswith(begin):
            return said.removeprefix(begin).partition(" - PARAMS = ")[0]
    return said


def counts(reference: str | None, story: Story) -> dict[str, int]:
    """How many statements the measured pages need."""
    citizen, found = Citizen(Inside()), dict[str, int]()
    citizen.send(citizen.prepare(story))  # the first time fills what a process keeps
    prepared = citizen.prepare(story, work=True)
    with counted(found, "accept"):
        answer = citizen.ask(prepared)
    assert answer.status == 302, answer.status
    if reference is None:
        return found
    receipt = citizen.send(prepared)
    citizen.track(receipt.tracking_code)
    own = citizen.at
    with counted(found, "track"):
        citizen.get(own)
    with counted(found, "case"):
        page = citizen.get(f"/vu-viec/{reference}")
    assert page.status == 200, page.status
    return found


if __name__ == "__main__":
    print(
        json.dumps(
            counts(next(iter(sys.argv[1:]), None), Story("Cống trước trường tiểu học bị vỡ."))
        )
    )
