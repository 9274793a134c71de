"""Figures of the reception of citizens: form 01/TCD of Circular 06/2025/TT-TTCP (21 columns) and of
the older circular (29 columns), of the same visits.

A visit is a line of the register. A matter is counted once in a period, under the head where the
head saw it at all, else under whoever stood in for them (guide to 01/TCD; the second is a house
rule). A crowd are five people or more. Days are those that were announced to the public.
"""

from hoiam.core.figures.definitions import Counting, Dataset, Figure, Measure, Measured
from hoiam.core.figures.language import ALWAYS, Column, Condition, Kind, within_period
from hoiam.core.law.receiving import CROWD

REGULAR, HEAD, DELEGATED = "regular", "head", "delegated"

VISITS = Dataset(
    "visits",
    "Lượt tiếp công dân",
    Counting.VISIT,
    {
        "code": Kind.TEXT,
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "received_on": Kind.DAY,
        "mode": Kind.TEXT,
        "kind": Kind.TEXT,
        "people": Kind.NUMBER,
    },
)
# One line for each matter of a body in the period, at the visit under which it is counted.
MATTERS = Dataset(
    "matters",
    "Vụ việc tiếp công dân",
    Counting.MATTER,
    {
        "code": Kind.TEXT,  # of the visit
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "received_on": Kind.DAY,
        "mode": Kind.TEXT,
        "with_crowd": Kind.FLAG,
        "repeated": Kind.FLAG,  # brought before that visit, or more than once
    },
)
# One line for each day of a body on which the head, or who stands in, receives as announced.
DAYS = Dataset(
    "reception-days",
    "Ngày tiếp công dân đã công bố",
    Counting.DAY,
    {
        "code": Kind.TEXT,  # of the session
        "unit": Kind.TEXT,
        "area": Kind.TEXT,
        "received_on": Kind.DAY,
        "mode": Kind.TEXT,
    },
)
_DURING = within_period("received_on")
_MODE = Column("mode")
_CROWD = Column("people").since(CROWD)
_PEOPLE = Measure(Measured.SUM, "people")
_NEW, _OLD = "Thông tư 06/2025/TT-TTCP, biểu 01/TCD", "Thông tư 01/2024/TT-TTCP, biểu 01/TCD"
_ROWS = Measure()
_BY = {
    REGULAR: "Tiếp thường xuyên",
    HEAD: "Thủ trưởng tiếp",
    DELEGATED: "Ủy quyền tiếp",
}


def _figure(
    code: str, name: str, dataset: Dataset, which: Condition, measure: Measure = _ROWS
) -> Figure:
    form, number = code.split("-")
    counting = None
    if measure is _PEOPLE:
        counting = Counting.PERSON
    elif dataset is VISITS and "oàn đông người" in name:
        counting = Counting.CROWD
    return Figure(
        code,
        name,
        f"{name}, theo sổ tiếp công dân trong kỳ.",
        dataset,
        _DURING & which,
        measure=measure,
        counting=counting,
        source=f"{_OLD if form == 'tcd29' else _NEW}, cột {number}",
    )


def _mode(mode: str, first: int) -> list[Figure]:
    """Visits, people, matters, crowds and people of crowds of who received."""
    of, said = _MODE.equals(mode), _BY[mode]
    return [
        _figure(f"tcd-{first}", f"{said}: lượt", VISITS, of),
        _figure(f"tcd-{first + 1}", f"{said}: người", VISITS, of, _PEOPLE),
        _figure(f"tcd-{first + 2}", f"{said}: vụ việc", MATTERS, of),
        _figure(f"tcd-{first + 3}", f"{said}: đoàn đông người", VISITS, of & _CROWD),
        _figure(
            f"tcd-{first + 4}",
            f"{said}: người của đoàn đông người",
            VISITS,
            of & _CROWD,
            _PEOPLE,
        ),
    ]


TCD = (
    _figure("tcd-1", "Lượt tiếp công dân", VISITS, ALWAYS),
    _figure("tcd-2", "Người được tiếp", VISITS, ALWAYS, _PEOPLE),
    _figure("tcd-3", "Vụ việc tiếp", MATTERS, ALWAYS),
    _figure("tcd-4", "Đoàn đông người được tiếp", VISITS, _CROWD),
    *_mode(REGULAR, 5),
    _figure("tcd-10", "Ngày người đứng đầu tiếp đã công bố", DAYS, _MODE.equals(HEAD)),
    *_mode(HEAD, 11),
    _figure("tcd-16", "Ngày ủy quyền tiếp đã công bố", DAYS, _MODE.equals(DELEGATED)),
    *_mode(DELEGATED, 17),
)
_AGAIN, _WITH_CROWD = Column("repeated").holds, Column("with_crowd").holds


def _older(mode: str, first: int) -> list[Figure]:
    """The same with cases that came for the first time and those that came again."""
    of, said = _MODE.equals(mode), _BY[mode]
    return [
        _figure(f"tcd29-{first}", f"{said}: lượt", VISITS, of),
        _figure(f"tcd29-{first + 1}", f"{said}: người", VISITS, of, _PEOPLE),
        _figure(f"tcd29-{first + 2}", f"{said}: vụ việc lần đầu", MATTERS, of & ~_AGAIN),
        _figure(f"tcd29-{first + 3}", f"{said}: vụ việc nhiều lần", MATTERS, of & _AGAIN),
        _figure(f"tcd29-{first + 4}", f"{said}: đoàn đông người", VISITS, of & _CROWD),
        _figure(
            f"tcd29-{first + 5}",
            f"{said}: người của đoàn đông người",
            VISITS,
            of & _CROWD,
            _PEOPLE,
        ),
        _figure(
            f"tcd29-{first + 6}",
            f"{said}: vụ việc lần đầu của đoàn đông người",
            MATTERS,
            of & _WITH_CROWD & ~_AGAIN,
        ),
        _figure(
            f"tcd29-{first + 7}",
            f"{said}: vụ việc nhiều lần của đoàn đông người",
            MATTERS,
            of & _WITH_CROWD & _AGAIN,
        ),
    ]


TCD_29 = (
    _figure("tcd29-1", "Lượt tiếp công dân", VISITS, ALWAYS),
    _figure("tcd29-2", "Người được tiếp", VISITS, ALWAYS, _PEOPLE),
    _figure("tcd29-3", "Vụ việc tiếp", MATTERS, ALWAYS),
    *_older(REGULAR, 4),
    _figure("tcd29-12", "Kỳ người đứng đầu tiếp đã công bố", DAYS, _MODE.equals(HEAD)),
    *_older(HEAD, 13),
    _figure("tcd29-21", "Kỳ ủy quyền tiếp đã công bố", DAYS, _MODE.equals(DELEGATED)),
    *_older(DELEGATED, 22),
)
# What every room of figures may ask for; the rest belongs to forms alone.
FIGURES = tuple(one for one in TCD if one.dataset is VISITS)
IN_FORMS = (*(one for one in TCD if one.dataset is not VISITS), *TCD_29)
