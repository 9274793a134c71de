"""The rows of the public log: what waits for its place, what has one, and what opens an entry.

An entry is 64 signs that tell nothing. Nothing beside it says of which kind it is: an entry
without an opening is a sealed act, a cover that stands for nothing, or one that was erased.
"""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedText
from hoiam.base.models import AppendOnly, Row, classed, pair


class PendingEntry(Row):
    """An entry that was promised and has no place in the tree yet; gone when it has one."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="entry")

    # No number of its own: in which order entries came is nobody's to know.
    entry = models.CharField(max_length=64, primary_key=True)

    def __str__(self) -> str:
        return self.entry


class LogEntry(Row):
    """An entry in its place in the tree. Rows are written in the order of the tree, which is not
    the order in which the acts happened."""

    PRIVACY: ClassVar[dict[str, str]] = classed(public="index entry")

    index = models.PositiveBigIntegerField(primary_key=True)
    entry = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.index}: {self.entry}"


class Opening(Row):
    """What opens the entry of a public act: its salt and its record. Erasing empties both; the
    entry stays in the tree and says nothing any more."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id entry act subject moment erased_at erased_by",
        personal="record",
        sealed="salt",
    )

    entry = models.CharField(max_length=64, unique=True)
    act = models.CharField(max_length=20)  # of `hoiam.core.log.acts`
    subject = models.CharField(max_length=60)  # public reference
    moment = models.DateTimeField()
    salt = EncryptedText(blank=True)
    record = EncryptedText(blank=True)  # canonical JSON, byte for byte as it was hashed
    erased_at = models.DateTimeField(null=True)
    erased_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("erased", model="opening")]
        indexes: ClassVar = [models.Index(fields=["subject", "act"], name="opening_of_subject")]

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"


class LogOrigin(Row):
    """One tree under one name and one pair of keys. There is a second one only where the first
    could not be gone on with, and then everybody can read why."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="number origin key promise_key begun_at statement held_at held_why",
        internal="id begun_by held_by",
    )

    number = models.PositiveIntegerField(unique=True)
    origin = models.CharField(max_length=200, unique=True)
    key = models.CharField(max_length=300)  # as a verifier key of C2SP signed-note
    promise_key = models.CharField(max_length=300)
    statement = models.CharField(max_length=1000, blank=True)  # why there is a new one
    begun_at = models.DateTimeField()
    begun_by = models.CharField(max_length=60)
    # Since when nothing is signed: a copy was restored, or the rows are not what was signed.
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=60, blank=True)
    held_why = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [pair("begun", model="logorigin"), pair("held", model="logorigin")]

    def __str__(self) -> str:
        return self.origin


class TreeHead(Row):
    """A signed size and root of the tree: the checkpoint as this installation signed it."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="origin size root note signed_at", internal="id signed_by"
    )

    origin = models.ForeignKey(LogOrigin, on_delete=models.PROTECT, related_name="heads")
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)  # hexadecimal
    note = models.TextField()  # C2SP tlog-checkpoint with the signature of the log alone
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("signed", model="treehead"),
            models.UniqueConstraint(fields=["origin", "size"], name="treehead_once"),
        ]

    def __str__(self) -> str:
        return f"{self.origin.origin} {self.size}"


class Witness(Row):
    """Somebody outside who countersigns the tree: the Front, a newspaper, a library."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="code name key address named_at retired_at", internal="id named_by retired_by"
    )

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=300, unique=True)  # verifier key, C2SP tlog-cosignature
    address = models.CharField(max_length=300, blank=True)  # C2SP tlog-witness; empty: by file
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=60)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("named", model="witness"), pair("retired", model="witness")]

    def __str__(self) -> str:
        return self.name


class Cosignature(AppendOnly):
    """One witness saw one head, and only growth since the one it saw before."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="head witness line moment recorded_at", internal="id recorded_by"
    )

    head = models.ForeignKey(TreeHead, on_delete=models.PROTECT, related_name="cosignatures")
    witness = models.ForeignKey(Witness, on_delete=models.PROTECT, related_name="cosignatures")
    line = models.CharField(max_length=400)  # the signature line of the note
    moment = models.DateTimeField()  # the time that the witness signed
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("recorded", model="cosignature"),
            models.UniqueConstraint(fields=["head", "witness"], name="cosignature_once"),
        ]

    def __str__(self) -> str:
        return f"{self.witness.name} · {self.head.size}"
