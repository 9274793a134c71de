"""`python -m tests.storm.whole FOLDER`: is everything there that the crowd was promised?

Run with the settings of the installation that was killed. Prints what is wrong, as JSON.
"""

import hashlib
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hoiam.config.settings"

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - models need the set-up above

from hoiam.base import files  # noqa: E402
from hoiam.base.models import Event, SearchEntry  # noqa: E402
from hoiam.cases.models import Case, Gathering  # noqa: E402
from hoiam.commitments.models import Commitment, DueDate  # noqa: E402
from hoiam.notices.models import Notice  # noqa: E402
from hoiam.voices import queries as voices  # noqa: E402
from hoiam.voices.models import Contact, Draft, DraftFile, Receipt, Voice  # noqa: E402

# What one acceptance writes down; each exactly once, under one act.
EVENTS = (
    ("voices.voice.accepted",),
    ("cases.case.received", "cases.case.held"),
    ("commitments.commitment.started",),
    ("notices.notice.queued",),
)


def promised(folder: Path) -> list[dict[str, Any]]:
    """Every line that the crowd wrote down."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("seen-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def faults_of(voice: Voice) -> list[str]:
    """What a voice lacks, or has twice. Holds for those whose receipt nobody saw as well."""
    found, receipt = [], Receipt.objects.filter(voice=voice).first()
    if receipt is None:
        return [f"{voice.code}: no receipt"]
    name = receipt.reference
    case = Case.objects.filter(code=name).first()
    if case is None:
        return [f"{name}: no case"]
    counts = {
        "gathering": Gathering.objects.filter(case=case, voice=voice, how="first").count(),
        "contact": Contact.objects.filter(voice=voice).count(),
        "message": Notice.objects.filter(recipient=f"voice/{voice.code}").count(),
        "words to be found by": SearchEntry.objects.filter(kind="case", code=name).count(),
        "draft": Draft.objects.filter(sent=voice).count(),
    }
    duties = Commitment.objects.filter(about_kind="case", about_code=name, kind="answer")
    counts["open duty"] = duties.filter(state="open", unit=case.unit).count()
    counts["date"] = DueDate.objects.filter(commitment__in=duties).count()
    found += [f"{name}: {count} × {what}" for what, count in counts.items() if count != 1]
    for duty in duties:
        dates = {duty.due_on, duty.first_due_on, *(one.due_on for one in duty.due_dates.all())}
        if len(dates) != 1:
            found.append(f"{name}: dates differ")
    act = Event.objects.get(tag=EVENTS[0][0], subject_code=voice.code).act
    tags = Counter(Event.objects.filter(act=act).values_list("tag", flat=True))
    if sum(tags.values()) != len(EVENTS) or any(
        sum(tags[tag] for tag in either) != 1 for either in EVENTS
    ):
        found.append(f"{name}: events {dict(tags)}")
    return found + _faults_of_files(voice, name)


def _faults_of_files(voice: Voice, name: str) -> list[str]:
    found = []
    for kept in voice.attachments.all():
        content = files.read_original(kept.original).read_bytes()
        if hashlib.sha256(content).hexdigest() != kept.digest or len(content) != kept.size:
            found.append(f"{name}: a file differs from its digest")
        if not files.read_copy(kept.copy).path.stat().st_size:
            found.append(f"{name}: an empty copy")
    return found


def faults_of_promise(line: dict[str, Any]) -> list[str]:
    """What the person was shown against what is there."""
    name = line["reference"]
    receipt = Receipt.objects.filter(reference=name).select_related("voice").first()
    if receipt is None or receipt.voice is None:
        return [f"{name}: acknowledged and lost"]
    voice, found = receipt.voice, []
    if receipt.tracking_hash != voices.tracking_hash(line["code"]):
        found.append(f"{name}: the code that was seen does not open it")
    contact = Contact.objects.filter(voice=voice).first()
    if voice.text != line["text"] or contact is None or contact.email != line["email"]:
        found.append(f"{name}: other words than were sent")
    if sorted(voice.attachments.values_list("digest", flat=True)) != line["digests"]:
        found.append(f"{name}: other files than were sent")
    return found


def planted(folder: Path) -> list[str]:
    """What is found once something of each kind was taken away; everything is put back."""
    with transaction.atomic():
        voice = Voice.objects.filter(attachments__isnull=False)[0]
        about = voice.receipt.reference
        with connection.cursor() as cursor:
            for table in ("voices_contact", "voices_attachment"):
                cursor.execute(f"DELETE FROM {table} WHERE voice_id = %s", [voice.pk])
            cursor.execute("DELETE FROM base_event WHERE subject_code = %s", [about])
            cursor.execute("UPDATE voices_receipt SET tracking_hash = code_of.reference FROM "
                "(SELECT id, reference FROM voices_receipt) AS code_of "
                "WHERE voices_receipt.id = code_of.id AND voice_id = %s", [voice.pk])  # fmt: skip
        _, found = faults(folder)
        transaction.set_rollback(True)
    return found


def faults(folder: Path) -> tuple[dict[str, int], list[str]]:
    """Counts for the report, and everything that is wrong."""
    lines = promised(folder)
    seen = [line for line in lines if "reference" in line]
    found = [f"a retry gave another receipt: {line}" for line in lines if "differs" in line]
    found += [fault for line in seen for fault in faults_of_promise(line)]
    spoken = list(Voice.objects.all())
    found += [fault for voice in spoken for fault in faults_of(voice)]
    twice = [text for text, count in Counter(voice.text for voice in spoken).items() if count > 1]
    found += [f"taken in twice: {text}" for text in twice]
    totals = {Case.objects.count(), Receipt.objects.count(), len(spoken)}
    if len(totals) != 1:
        found.append(f"counts differ: {totals}")
    if left := DraftFile.objects.filter(draft__sent__isnull=False).count():
        found.append(f"{left} files stayed with a draft that was sent")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            found += [
                str(row[0])
                for row in cursor.execute("PRAGMA integrity_check").fetchall()
                if row[0] != "ok"
            ]
    counts = {
        "acknowledged": len(seen),
        "taken in": len(spoken),
        "files": sum(len(line["digests"]) for line in seen),
        "broken connections": sum(line.get("broken", 0) for line in lines),
        "odd pages": sum(line.get("failed", 0) for line in lines),
    }
    return counts, found


if __name__ == "__main__":
    counts, found = faults(Path(sys.argv[1]))
    missed = planted(Path(sys.argv[1]))
    print(json.dumps({"counts": counts, "faults": found, "planted": missed}, ensure_ascii=False))
