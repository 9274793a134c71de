"""A small town whose every page can be asked for, in training and in life."""

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test import Client

from hoiam.base import actions, clock, keys
from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.commitments.models import Commitment
from hoiam.core import actor as actors
from hoiam.web.access import now
from tests.cast import Cast, make_cast
from tests.contracts.found_addresses import Address

ROLES = ("clerk", "handler", "leader", "front", "administrator")
CASE = "/vu-viec/"


@dataclass(frozen=True)
class Town:
    """Who lives there, and what stands in addresses."""

    cast: Cast
    case: str
    duty: str

    def path(self, route: str) -> str:
        """An address of this route, of something that is there wherever we have it."""
        given = route.replace("<str:duty>", self.duty)
        if CASE in route:
            given = given.replace("<str:code>", self.case).replace("<slug:code>", self.case)
        elif "don-vi/" in route:
            given = given.replace("<str:code>", self.cast.units["commune"].code)
        elif "can-bo/" in route:
            given = given.replace("<str:code>", self.cast.officers["clerk"].code)
        elif route.endswith("/quy-dinh/<slug:code>"):
            given = given.replace("<slug:code>", "C-03")
        given = given.replace("<int:year>", "2026").replace("<slug:kind>", "complaint")
        return re.sub(r"<(?:(\w+):)?\w+>", lambda kind: "1" if kind[1] == "int" else "x", given)

    def client(self, name: str) -> Client:
        """A browser of this person; `public` has not signed in."""
        return self.cast.browser(name, raise_request_exception=False)

    def who(self, address: Address) -> str:
        """Somebody who may open it."""
        if address.access == "public":
            return "public"
        named = set(address.access.removeprefix("office").strip(":").split(","))
        return next((role for role in ROLES if role in named), "handler")


def begin(settings: Any, folder: Path) -> None:
    """Training begins, with keys in a folder of its own: they bear other names than those of life,
    and whoever has read the folder of life has those in memory."""
    settings.TRAINING, settings.PREFIX = True, "ZZ"
    settings.KEYS_DIR = folder
    folder.mkdir()
    keys.make_missing()
    machine = clock.machine_now()
    actions.begin_training(machine=machine, by=actors.system("test", act="a-0"), at=machine)


def make_town() -> Town:
    """A public case with an open duty, written now."""
    at = now() - timedelta(hours=2)
    cast = make_cast()
    case = cast.receive(at=at).case
    prepared = Prepared(title="Cống vỡ", text="Cống vỡ trước trường.", answer="", show_point=True)
    cases.prepare_publication(case=case, prepared=prepared, by=cast.actor("clerk"), at=at)
    cases.publish(case=case, seen=previewing.digest_of(case), by=cast.actor("clerk"), at=at)
    return Town(cast, case.code, Commitment.objects.earliest("pk").code)
