"""What figures of large registers are read from: cells with a number, and marks of what changed.

None of it is a record. Cells are counted from the rows by the definitions and may be thrown away
at any time; triggers of the database write the marks, in the same transaction as the row.
"""

from typing import Any, ClassVar

from django.db import models

from hoiam.base.models import Row, classed
from hoiam.core.figures.cube import MOST_DAYS, MOST_FLAGS, MOST_TEXTS
from hoiam.units.models import Unit

TEXTS = tuple(f"text_{number}" for number in range(MOST_TEXTS))
DAYS = tuple(f"day_{number}" for number in range(MOST_DAYS))
FLAGS = tuple(f"flag_{number}" for number in range(MOST_FLAGS))


class Rollup(Row):
    """The cells of one dataset: of which definitions they are, and a stamp, drawn by lot, that
    changes whenever one of them is counted anew."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id dataset digest rounds")

    dataset = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=64)
    rounds = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.dataset


class Mark(Row):
    """Rows of a dataset changed: of this unit, with a day in this month. Unit 0 is none; the
    first month of all is no day; unit -1 is everything."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id dataset unit_key month")

    # As many as there were writes: on PostgreSQL nobody waits for anybody else's mark.
    dataset = models.CharField(max_length=20)
    unit_key = models.BigIntegerField()
    month = models.DateField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["dataset", "month", "unit_key"], name="mark_where"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.unit_key} {self.month}"


class Aside(Row):
    """The cells of one large batch, counted before it is shown and kept apart afterwards: its
    showing lets all of them in at once, its withdrawal takes them out. Marks hold for them as for
    all others."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id dataset batch_key months stamp is_ready"
    )

    dataset = models.CharField(max_length=20)
    batch_key = models.BigIntegerField()
    months = models.JSONField(default=list)  # that are still to be counted
    stamp = models.PositiveBigIntegerField()  # drawn anew when what was counted is counted again
    is_ready = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch_key", "dataset"], name="aside_once")
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.batch_key}"


class Standing(Row):
    """How all rows of a dataset stood, by body and territory, when the worker counted last."""

    PRIVACY: ClassVar[dict[str, str]] = classed(internal="id dataset day moment shorts lines")

    dataset = models.CharField(max_length=20, unique=True)
    day = models.DateField()  # the legal day whose lateness it is
    moment = models.DateTimeField()
    shorts = models.JSONField()  # of the figures, in the order of the numbers
    lines = models.JSONField()  # code of the unit, code of the territory, numbers

    def __str__(self) -> str:
        return f"{self.dataset} {self.day}"


def _place() -> Any:
    return models.ForeignKey(
        Unit, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+",
        db_index=False,
    )  # fmt: skip


class Cell(Row):
    """How many rows look alike to every figure. Which column stands where, the cube says."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=f"id dataset batch_key unit area month number {' '.join((*TEXTS, *DAYS, *FLAGS))}"
    )

    dataset = models.CharField(max_length=20)
    batch_key = models.BigIntegerField(default=0)  # whose cells are kept apart; else 0
    unit = _place()
    area = _place()
    month = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        indexes: ClassVar = [
            # Behind where a cell stands, what a table of old registers by body, month and state
            # reads of it: then no cell itself is opened, and nothing is sorted.
            models.Index(
                fields=["dataset", "month", "unit", "text_2", "day_1", "number", "batch_key"],
                name="cell_where",
            ),
            models.Index(fields=["batch_key", "dataset", "month"], name="cell_aside"),
            # What happened in a few territories, of everybody's cells.
            models.Index(fields=["dataset", "area", "month"], name="cell_area"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.month}: {self.number}"


for _name in TEXTS:
    Cell.add_to_class(_name, models.CharField(max_length=120, null=True))
for _name in DAYS:
    Cell.add_to_class(_name, models.DateField(null=True))
for _name in FLAGS:
    Cell.add_to_class(_name, models.BooleanField(default=False))
