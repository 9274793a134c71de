"""Profiles that officers make on the page."""

import os
from datetime import datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid
from hoiam.core.text import fold, normalise
from hoiam.imports import mapping as mappings
from hoiam.imports import policies
from hoiam.imports.mapping import Mapping
from hoiam.imports.models import Profile
from hoiam.units.models import Unit

LONGEST_NAME = 120


@transaction.atomic
def save_profile(*, name: str, mapping: Mapping, unit: Unit, by: Actor, at: datetime) -> Profile:
    """Keep what the columns of a kind of file mean, under a name; the same name is kept anew."""
    policies.check_can_import(mapping.target, unit, by)
    words = " ".join(normalise(name).split())
    if not fold(words) or len(words) > LONGEST_NAME:
        raise Invalid("imports.profile-name", field="name", name=words[:60])
    before = Profile.objects.select_for_update().filter(name=words, unit=unit).first()
    one = before or Profile(code=codes.new_code("mau", os.urandom), name=words, unit=unit)
    one.target, one.system = mapping.target, mapping.system
    one.content = mappings.to_json(mapping)
    one.saved_at, one.saved_by = at, by.code
    one.save()
    audit.record(
        "imports.profile.saved",
        subject=("profile", one.code),
        by=by,
        at=at,
        details={"name": words, "unit": unit.name},
    )
    return one
