"""The two base rows of every part, and the one table of events.

Every model says of each of its fields whether it is public, internal, personal or secret
(`PRIVACY`), and whether its rows change (`Row`) or are only ever added (`AppendOnly`).
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from hoiam.base import quick
from hoiam.base.making import Made
from hoiam.core.course import Course


def classed(
    *, public: str = "", internal: str = "", personal: str = "", sealed: str = ""
) -> dict[str, str]:
    """The privacy class of every field, written as lists of names."""
    named = {"public": public, "internal": internal, "personal": personal, "secret": sealed}
    return {name: label for label, names in named.items() for name in names.split()}


class Row(Made):
    """A row that actions may change."""

    PRIVACY: ClassVar[dict[str, str]] = {}
    STEADY: ClassVar[bool] = False  # changes rarely: `hoiam.base.steady` keeps what it says

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not _inserted(self, args, kwargs):
            super().save(*args, **kwargs)


def _inserted(row: models.Model, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    """A new row of which nothing more was asked than to be written takes the quick way."""
    asks_more = args or (kwargs and kwargs != {"force_insert": True})
    return row._state.adding and not asks_more and quick.insert(row, forced=bool(kwargs))


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses what would rewrite history."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError(f"{self.model.__name__} rows are append-only: write a new entry instead.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{self.model.__name__} rows are append-only: they are never deleted.")


class AppendOnly(Made):
    """A row that is written once; a correction is a new row."""

    PRIVACY: ClassVar[dict[str, str]] = {}
    STEADY: ClassVar[bool] = False

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(f"{type(self).__name__} rows are append-only: write a new entry.")
        if not _inserted(self, args, kwargs):
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError(f"{type(self).__name__} rows are append-only: they are never deleted.")


def pair(name: str, *, model: str) -> models.CheckConstraint:
    """`x_at` and `x_by` are both there or both missing: an act always has its doer."""
    return models.CheckConstraint(
        name=f"{model}_{name}_pair",
        condition=Q(**{f"{name}_at__isnull": True, f"{name}_by": ""})
        | (Q(**{f"{name}_at__isnull": False}) & ~Q(**{f"{name}_by": ""})),
    )


def period(*, model: str) -> models.CheckConstraint:
    """A period ends after it begins; no end means that it still holds."""
    return models.CheckConstraint(
        name=f"{model}_period",
        condition=Q(valid_to__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
    )


# What events of these things say is for nobody but who works on the thing itself: no history, no
# list, no file and no page of somebody's activity reads them, be it asked for what it likes.
CLOSED_KINDS = ("denunciation", "sealed")


class OpenEvents(models.Manager.from_queryset(AppendOnlyQuerySet)):  # type: ignore[misc]
    """Every event but those of things that are closed to whoever does not work on them."""

    def get_queryset(self) -> AppendOnlyQuerySet:
        found: AppendOnlyQuerySet = super().get_queryset()
        return found.exclude(subject_kind__in=CLOSED_KINDS)


class Event(AppendOnly):
    """One act on one thing. No foreign keys: an event outlives what it speaks of.

    `objects` are those that a page may read. `every` is for who counts rows, keeps or moves them.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id tag act subject_kind subject_code recorded_at recorded_by details"
    )

    tag = models.CharField(max_length=80)
    act = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_code = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60)
    # Names of units, dates, reasons: never a citizen's words, name, phone or address.
    details = models.JSONField(default=dict)

    # The first one: what asks without saying which, a migration included, gets what is open.
    objects: ClassVar[models.Manager["Event"]] = OpenEvents()  # type: ignore[assignment]
    every = AppendOnlyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [pair("recorded", model="event")]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_code", "id"], name="event_subject"),
            models.Index(fields=["act"], name="event_act"),
        ]

    def __str__(self) -> str:
        return f"{self.tag} {self.subject_kind}/{self.subject_code}"


class SearchEntry(Row):
    """The words under which one thing is found. Written by `hoiam.base.search` for actions.

    Its number says what kind of thing it is and how old: the one of what it leads to, in the room
    of its kind. So the index gives the newest first, and nobody looks a code up. The database
    keeps the index: a full-text table on SQLite, words of an expression on PostgreSQL.

    On PostgreSQL the entries of a case name the unit that holds it, for the index; the database
    changes that with the case.
    """

    ROOM: ClassVar[int] = 1 << 40

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id kind code unit", personal="folded")

    kind = models.CharField(max_length=20)
    code = models.CharField(max_length=60)
    folded = models.TextField()
    unit = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "code"], name="searchentry_once"),
            # No number of its own: the first room begins here.
            models.CheckConstraint(
                condition=models.Q(id__gte=1 << 40), name="searchentry_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.code}"


class NearBand(Row):
    """A key that an entry of the word index has in common with what says nearly the same.

    Written by `hoiam.base.near`; the database takes the rows of an entry away with its words. Many
    to an entry, so that there is nothing here but what is looked for.
    """

    # Made of words, three or so to a key: whoever has the words can tell that they are there.
    PRIVACY: ClassVar[dict[str, str]] = classed(internal="entry", sealed="band")

    pk = models.CompositePrimaryKey("band", "entry")
    band = models.IntegerField()
    entry = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["entry"], name="nearband_entry")]

    def __str__(self) -> str:
        return f"{self.band} {self.entry}"


class NearWaiting(Row):
    """An entry of the word index that has no bands yet. Written by the database itself."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="entry")

    entry = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry)


class TrainingClock(AppendOnly):
    """How the clock goes, from one moment of the machine on; the first row is the mark.

    A database that has one belongs to a training installation, and so does every copy of it. The
    first row is written before anything else is recorded, or never; the database itself refuses
    to change or to take away any of them.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id number since speed until set_at set_by"
    )

    number = models.PositiveIntegerField(unique=True)  # 1 is the mark
    since = models.DateTimeField()  # by the machine's own clock
    speed = models.PositiveIntegerField()  # seconds of training in one of the machine
    until = models.DateTimeField(null=True)  # of training: from there on at the ordinary pace
    # By the clock of the training: what it showed when it was set, and so what it goes on from.
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("set", model="trainingclock")]

    def __str__(self) -> str:
        return f"đồng hồ tập huấn {self.number}"

    @property
    def course(self) -> Course:
        """The same as a value that can be read at any moment."""
        return Course(self.since, self.set_at, self.speed, self.until)


class Allowance(Row):
    """How often one thing was tried in a span. Written by `hoiam.base.limits` alone."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id name tries until", sealed="key_hash")

    name = models.CharField(max_length=40)
    key_hash = models.CharField(max_length=64)  # keyed: never an address, a name, a telephone
    tries = models.PositiveIntegerField()
    until = models.DateTimeField()  # of the machine; then counting begins anew

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "key_hash"], name="allowance_once")
        ]
        indexes: ClassVar = [models.Index(fields=["until"], name="allowance_until")]

    def __str__(self) -> str:
        return f"{self.name} {self.tries}"


class DataKey(Row):
    """A key that seals personal fields, as this database knows it: never the key, only what
    proves that a file is it. Where none of the files fits, nothing starts."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id name noted_at noted_by retired_at retired_by", sealed="canary lookup_canary"
    )

    name = models.CharField(max_length=8, unique=True)  # made of its content
    canary = models.TextField()  # opens with this key alone
    lookup_canary = models.CharField(max_length=64)  # the same of the key for keyed hashes
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=60)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [pair("noted", model="datakey"), pair("retired", model="datakey")]

    def __str__(self) -> str:
        return self.name


class Stamp(Row):
    """By which a memory knows that what it keeps may be old. Written by `hoiam.base.stamps` alone.

    Several rows of one name: as many as were ever changed at once. What counts is their sum.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id name number")

    name = models.CharField(max_length=20)
    number = models.BigIntegerField()  # drawn anew at each change

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name"], name="stamp_name")]

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
