"""An office's own Word templates: put in the place of a form, ended again."""

import os
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hoiam.base import audit, files
from hoiam.core import codes
from hoiam.core.actor import Actor
from hoiam.core.calendar import day_of
from hoiam.core.refusals import Invalid, WrongState
from hoiam.papers import policies, queries
from hoiam.papers.forms.catalogue import form_on
from hoiam.papers.models import WordTemplate
from hoiam.papers.rendering import office_word
from hoiam.units.models import Unit


@transaction.atomic
def put_template(*, unit: Unit, form: str, content: bytes, by: Actor, at: datetime) -> WordTemplate:
    """Papers of this form go out on the office's own file from now on; the one before is ended and
    kept. The file is looked through first; the same file again changes nothing."""
    policies.check_can_keep_template(unit, by)
    given = form_on(form, day_of(at))
    if given.sealed:
        raise Invalid("papers.form-sealed", field="form")
    names = {field.name for field in queries.known_fields(form)}
    looked = office_word.look(content, known=names, numbered=bool(given.letters))
    Unit.objects.select_for_update().get(pk=unit.pk)
    rows = WordTemplate.objects.select_for_update().filter(unit=unit, form=form)
    standing = rows.filter(ended_at__isnull=True).first()
    original, size, digest = files.keep_made(content, rand=os.urandom)
    if standing is not None and standing.digest == digest:
        files.remove([original])
        return standing
    if standing is not None:
        standing.ended_at, standing.ended_by = at, by.code
        standing.save()
    template = WordTemplate(
        code=codes.new_code("wt", os.urandom), unit=unit, form=form,
        version=(rows.aggregate(last=Max("version"))["last"] or 0) + 1, original=original, size=size,
        digest=digest, fields=list(looked.fields), put_at=at, put_by=by.code,
    )  # fmt: skip
    template.save(force_insert=True)
    _record("papers.template.put", template, form=given.name, by=by, at=at)
    return template


@transaction.atomic
def end_template(*, template: WordTemplate, by: Actor, at: datetime) -> WordTemplate:
    """Papers of this form are drawn by the product again; what went out on it stays as it is."""
    held = WordTemplate.objects.select_for_update(of=("self",)).select_related("unit")
    found = held.get(pk=template.pk)
    policies.check_can_keep_template(found.unit, by)
    if found.ended_at is not None:
        raise WrongState("papers.template-ended")
    found.ended_at, found.ended_by = at, by.code
    found.save()
    name = form_on(found.form, day_of(at)).name
    _record("papers.template.ended", found, form=name, by=by, at=at)
    return found


def _record(tag: str, template: WordTemplate, *, form: str, by: Actor, at: datetime) -> None:
    audit.record(
        tag,
        subject=("unit", template.unit.code),
        by=by,
        at=at,
        details={"unit": template.unit.name, "form": form, "version": template.version},
    )
