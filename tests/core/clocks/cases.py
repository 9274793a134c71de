"""Worked cases from start to end: what happened on which day, and the last day of each clock.

A case is its name, matter, place, the facts (`act[@part] day [grounds]`) and the expected dates
(`clock[@part] rule day`, or `paused`). The dates were worked out with the slow walk of `slow.py`,
which has its own table of the law and nothing of the engine, and stand here as typed data. Checked
by hand on a paper calendar besides: CHECKED_BY_HAND. No lawyer has read them yet.
"""

from tests.core.clocks import (
    cases_complaints,
    cases_denunciations,
    cases_duties,
    cases_kept,
    cases_petitions,
)

type Case = tuple[str, str, str, str, str]

CASES: tuple[Case, ...] = (
    *cases_petitions.CASES,
    *cases_complaints.CASES,
    *cases_denunciations.CASES,
    *cases_duties.CASES,
    *cases_kept.CASES,
)

CHECKED_BY_HAND = (
    *(1, 2, 3, 7, 8, 15, 16, 19, 20, 21, 24, 32, 49, 56, 58, 59, 63, 66),
    *(69, 72, 78, 81, 83, 84, 85, 86, 88, 89, 90, 95, 101, 102, 103, 109, 115, 117, 118),
    *(127, 128, 129, 135, 136, 138, 141, 146, 150, 154, 157, 159, 162, 166, 168, 171, 172),
    *(176, 184, 185, 187, 192, 193, 196, 200, 201),
)
