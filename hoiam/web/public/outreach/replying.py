"""A reply to a notice is a voice like any other; here it is counted to the notice as well."""

from collections.abc import Mapping
from datetime import datetime

from hoiam.core.actor import Actor
from hoiam.core.refusals import Refusal
from hoiam.outreach import actions as outreach
from hoiam.outreach import spreading
from hoiam.units import queries as units
from hoiam.voices.models import Voice
from hoiam.web import refusals


def count(content: Mapping[str, str], voice: Voice, *, by: Actor, at: datetime) -> None:
    """The voice is taken in already: that it cannot be counted here harms nobody."""
    if not content.get("notice") or not content.get("hamlet"):
        return
    broadcast = refusals.tried(lambda: spreading.public_by_code(content["notice"]))
    hamlet = units.found(content["hamlet"])
    if isinstance(broadcast, Refusal) or hamlet is None:
        return
    refusals.tried(
        lambda: outreach.count_reply(broadcast=broadcast, hamlet=hamlet, voice=voice, by=by, at=at)
    )
