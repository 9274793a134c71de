"""What was public before there was a list of changes: one row for each release and each hiding, in
the order in which they happened, and hidden words are taken out of the page itself."""

import os

from django.db import migrations

SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz"
HIDDEN, SHOWN = "publication.page.hidden", "publication.page.shown-again"
BEFORE_THE_LIST = "before-the-list"


def _code():
    return "hide-" + "".join(SYMBOLS[byte % 32] for byte in os.urandom(16))


def _unit_of(apps, code):
    case = apps.get_model("cases", "Case").objects.filter(code=code).first()
    if case is not None:
        return case.unit_id
    first = apps.get_model("units", "Unit").objects.order_by("pk").first()
    return first.pk if first is not None else None


def _hidings(apps, page):
    """From what was recorded: each hiding, and when it was shown again."""
    Hiding = apps.get_model("publication", "Hiding")
    events = apps.get_model("base", "Event").objects.filter(
        subject_kind="page", subject_code=page.code, tag__in=(HIDDEN, SHOWN)
    )
    unit, found, standing = None, [], None
    for event in events.order_by("id"):
        unit = unit or _unit_of(apps, page.code)
        if event.tag == HIDDEN:
            reason, ground = event.details.get("reason", ""), event.details.get("ground", "")
            standing = Hiding.objects.create(
                code=_code(),
                page=page,
                part="whole",
                unit_id=unit,
                ground=BEFORE_THE_LIST,
                reason=f"{reason.rstrip('.')}. Căn cứ đã ghi: {ground}"[:300],
                hidden_at=event.recorded_at,
                hidden_by=event.recorded_by,
            )
            found.append((event, "hidden", 0, standing.code))
        elif standing is not None:
            standing.shown_at, standing.shown_by = event.recorded_at, event.recorded_by
            standing.shown_reason = str(event.details.get("reason", ""))[:300]
            standing.save()
            found.append((event, "shown-again", 0, standing.code))
    return [(e.recorded_at, page.code, kind, n, code, e.recorded_by) for e, kind, n, code in found]


def _releases(apps, page):
    Release = apps.get_model("publication", "Release")
    files = apps.get_model("publication", "PublicFile").objects.filter(page=page)
    rows = []
    for row in Release.objects.filter(page=page).order_by("number"):
        row.cause = "first" if row.number == 1 else "addition"
        if row.number == page.number:
            row.latitude, row.longitude = page.latitude, page.longitude
            row.photos = list(files.order_by("order", "id").values_list("code", flat=True))
        row.save()
        kind = "released" if row.number == 1 else "corrected"
        rows.append((row.released_at, page.code, kind, row.number, "", row.released_by))
    return rows


def write_down(apps, schema_editor):
    Page = apps.get_model("publication", "Page")
    Change = apps.get_model("publication", "Change")
    rows = []
    for page in Page.objects.order_by("pk").iterator():
        rows += _releases(apps, page) + _hidings(apps, page)
        if page.hidden_at is not None:
            page.title = page.text = page.answer = page.place = ""
            page.latitude = page.longitude = None
            page.save()
    rows.sort(key=lambda row: row[0])
    Change.objects.bulk_create(
        [
            Change(
                number=number, page=page, kind=kind, release=release, hiding=hiding,
                recorded_at=at, recorded_by=by,
            )
            for number, (at, page, kind, release, hiding, by) in enumerate(rows, start=1)
        ],
        batch_size=500,
    )  # fmt: skip
    apps.get_model("publication", "Counter").objects.create(name="changes", last=len(rows))


def take_back(apps, schema_editor):
    """The words of hidden pages come back from their last release; the rows go with their tables."""
    Release = apps.get_model("publication", "Release")
    for page in apps.get_model("publication", "Page").objects.order_by("pk").iterator():
        last = Release.objects.get(page=page, number=page.number)
        page.title, page.text, page.answer, page.place = (
            last.title, last.text, last.answer, last.place,
        )  # fmt: skip
        page.latitude, page.longitude = last.latitude, last.longitude
        page.save()
    for name in ("Counter", "Change", "Plea", "Opinion", "Appeal", "Hiding"):
        apps.get_model("publication", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0003_openness"),
        ("base", "0001_initial"),
        ("cases", "0001_initial"),
    ]

    operations = [migrations.RunPython(write_down, take_back)]
