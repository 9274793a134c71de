"""Every form that anybody is offered takes whatever a hand puts into it, and answers in words."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from tests.exits.forms import Offered, forms_of
from tests.exits.fuzzing import tries
from tests.exits.town import Town
from tests.exits.walking import LEAVING, Seen, Walker, follow, route_of, starts

MOST = 5  # of the ways to fill one form
# The others are offered forms that one of these is offered too.
PEOPLE = ("clerk", "leader", "administrator", "lawyer")
HTML = b"text/html"


@pytest.fixture
def people(town: Town) -> dict[str, Walker]:
    office = {
        name: Walker(town.cast.browser(name, raise_request_exception=False)) for name in PEOPLE
    }
    outside = Walker(Client(raise_request_exception=False), public=True)
    own = Walker(town.person("person"), public=True, office=False)
    own.client.raise_request_exception = False
    return office | {"nobody": outside, "person": own}


def test_no_form_falls_over(people: dict[str, Walker]) -> None:
    failed: list[str] = []
    known: set[tuple[str, ...]] = set()
    sent = 0
    for who, walker in people.items():
        for seen in follow(who, walker, starts(), alike=1):
            for form in _forms(seen):
                kind = (route_of(form.action), *sorted(form.values))
                if kind in known or route_of(form.action) in LEAVING:
                    continue
                known.add(kind)
                for values in tries(form, most=MOST):
                    sent += 1
                    failed += _sent(walker.client, form, values)
    assert len(known) > 60
    assert sent > 300
    assert not failed


def _forms(seen: Seen) -> Iterator[Offered]:
    if seen.status == 200 and HTML in seen.headers:
        yield from forms_of(seen.address, seen.content.decode())


def _sent(client: Client, form: Offered, values: dict[str, list[str]]) -> list[str]:
    """What went wrong: nothing, or where and with what. Whatever it wrote is taken back."""
    before = transaction.savepoint_create()
    kept = {name: morsel.value for name, morsel in client.cookies.items()}
    answer: Any = client.post(form.action, values)
    if answer.streaming:
        b"".join(answer.streaming_content)  # to its end, or a file stays open
    transaction.savepoint_rollback(before)
    for name in set(client.cookies) - set(kept):
        del client.cookies[name]
    for name, value in kept.items():
        client.cookies[name] = value
    if answer.status_code < 500:
        return []
    return [f"{answer.status_code} {form.action} {_brief(values)}"]


def _brief(values: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [one[:40] for one in given] for name, given in values.items()}
