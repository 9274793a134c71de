"""One sealed case, for the browser of who was let in: sealed keys, sealed files, coded steps."""

from collections.abc import Mapping
from typing import Any

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hoiam.accounts import queries as accounts
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.law import sealed as law
from hoiam.core.refusals import Refusal
from hoiam.core.workflow import Step
from hoiam.denunciations.models import Topic
from hoiam.seals import queries, trusted
from hoiam.seals.models import (
    IdentityOpening,
    SealedCase,
    SealedItem,
    SealedKey,
    SealedMember,
    SealedStep,
)
from hoiam.web import refusals
from hoiam.web.access import OfficeRequest, now, office
from hoiam.web.allowed import allowed
from hoiam.web.office.sealed import answers, frames
from hoiam.web.office.sealed.answers import Told
from hoiam.web.office.sealed.session import newest_note

_WITH_PAPER = (law.INSPECT, law.PASS_ON, law.PROTECT, law.END_PROTECTION)


@office(*trusted.WORKERS)
@require_GET
def one(request: OfficeRequest, code: str) -> HttpResponse:
    """What who has declared is given of one case."""
    return answers.answered(lambda: _one(request, code))


def _one(request: OfficeRequest, code: str) -> Told:
    actor = request.actor
    case = queries.by_code(actor, code)
    keys, team = queries.keys_of(case, actor), queries.members(case)
    steps = queries.steps_of(case, actor)
    names = accounts.names({row.writer for row in steps})
    own = next(one for one in reversed(team) if one.officer.code == actor.code)
    return {
        "code": case.code,
        "today": calendar.day_of(now()).isoformat(),
        "received_on": case.received_on.isoformat(),
        "unit_name": case.unit.name,
        "group": case.group,
        "state_name": _(law.SEALED.state(case.state).label),
        "register_url": _register_url(case),
        "sender_recipient": case.sender.recipient,
        "me": {"part": own.part, "part_name": _(own.get_part_display())},
        "identity_on": own.identity_on.isoformat() if own.identity_on else "",
        "identity_grounds": [[one.code, _ground_name(one)] for one in law.GROUNDS],
        "identity_openings": [_opening(row) for row in queries.identity_openings(case, actor)],
        "keys": [_key(row) for row in keys],
        "items": [_item(row) for row in queries.items_of(case, actor)],
        "members": [
            _member(case, number, row, actor, is_me=row.pk == own.pk)
            for number, row in enumerate(team, 1)
        ],
        "steps": [_step(row, names) for row in steps],
        "buttons": [_button(step) for step in queries.steps_now(case, actor)],
        "verify_step": law.VERIFY,
        "has_left": queries.needs_new_key(case),
        "may_name": bool(allowed("seals.name", case, actor=actor)),
        "papers": frames.choices(),
        "list": newest_note(),
    }


def _register_url(case: SealedCase) -> str:
    if not case.register_code:
        return ""
    return reverse("office:denunciation", args=[case.register_code])


def _key(row: SealedKey) -> Told:
    return {
        "number": row.number,
        "purpose": row.purpose,
        "purpose_name": _(row.get_purpose_display()),
        "recipient": row.recipient,
        "wrapped": row.wrapped,
        "list_number": row.list_number,
        "made_on": row.made_on.isoformat(),
    }


def _item(row: SealedItem) -> Told:
    return {
        "number": row.number,
        "kind": row.kind,
        "kind_name": _(row.get_kind_display()),
        "direction": row.direction,
        "key": row.key.number,
        "purpose": row.key.purpose,
        "size": row.size,
        "day": row.kept_on.isoformat(),
    }


def _member(case: SealedCase, number: int, row: SealedMember, actor: Actor, *, is_me: bool) -> Told:
    may = row.relieved_on is None and bool(allowed("seals.relieve", case, row, actor=actor))
    return {
        "number": number,
        "code": row.officer.code,
        "name": row.officer.name,
        "unit_name": row.unit.name,
        "part": row.part,
        "part_name": _(row.get_part_display()),
        "recipient": row.recipient,
        "declared_on": row.declared_on.isoformat() if row.declared_on else "",
        "relieved_on": row.relieved_on.isoformat() if row.relieved_on else "",
        "conflict": row.conflict,
        "is_me": is_me,
        "may_relieve": may,
    }


def _ground_name(ground: law.Ground) -> str:
    return f"{_(ground.label)} ({_(ground.basis)})"


def _opening(row: IdentityOpening) -> Told:
    ground = law.find_ground(row.ground)
    return {
        "name": row.member.officer.name,
        "day": row.opened_on.isoformat(),
        "ground_name": _ground_name(ground) if ground else row.ground,
    }


def _step(row: SealedStep, names: Mapping[str, str]) -> Told:
    return {
        "code": row.step,
        "name": _(law.SEALED.find_step(row.step).label),
        "day": row.day.isoformat(),
        "paper": row.paper,
        "by_name": names.get(row.writer, ""),
    }


def _button(step: Step) -> Told:
    """A lawful step with what has to be said with it."""
    told: dict[str, Any] = {"code": step.code, "name": _(step.label), "needs": ["day"]}
    told["help"] = f"{_(step.meaning)} ({_(step.basis)})"
    if step.code in _WITH_PAPER:
        told["needs"].append("paper")
    if step.code in law.BECOMES_DENUNCIATION:
        topics = [[code, _(name)] for code, name in Topic.choices]
        told["choices"] = [["topic", _("Lĩnh vực"), topics]]
    return told


@office(*trusted.WORKERS)
@require_GET
def file(request: OfficeRequest, code: str, number: int) -> HttpResponseBase:
    """The bytes of one sealed file; nothing here opens them."""
    found = refusals.tried(
        lambda: queries.file_of(queries.by_code(request.actor, code), request.actor, number)
    )
    if isinstance(found, Refusal):
        return answers.refused(found)
    return FileResponse(found.open(), content_type="application/octet-stream")
