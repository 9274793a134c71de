"""The table of clocks against the rulebook: no limit in days without its clock, no clock without
its limit, and words for everything that people read."""

from hoiam.core.clocks import words
from hoiam.core.clocks.acts import ACTS, GROUNDS, Act, Ground
from hoiam.core.clocks.hours import HOUR_SPECS
from hoiam.core.clocks.shapes import Matter, Who
from hoiam.core.clocks.table import MATTERS, SPECS
from hoiam.core.law.rulebook.shapes import Bound, Measure
from hoiam.core.law.rules import BOOK

ALL = [(matter, spec) for matter in Matter for spec in SPECS[matter]]
# House rules set targets and steps of lateness, which are counted where they are used.
HOUSE = "HOUSE-"
# Counted in months or years, or so often: no clock in days.
OTHER = (Measure.MONTHS, Measure.YEARS)


def wanted() -> set[tuple]:
    return {
        (rule.id, limit.bound, limit.event, limit.what, limit.measure is Measure.HOURS)
        for rule in BOOK.rules
        for limit in rule.limits
        if limit.bound is not Bound.EACH
        and limit.measure not in OTHER
        and not rule.id.startswith(HOUSE)
    }


def test_every_limit_in_days_or_hours_has_a_clock_and_every_clock_its_limit() -> None:
    in_days = {(spec.rule_id, spec.bound, spec.event, spec.what, False) for _m, spec in ALL}
    in_days |= {
        (spec.rule_id, spec.bound, spec.event, spec.longer, False)
        for _m, spec in ALL
        if spec.longer
    }
    in_hours = {(spec.rule_id, spec.bound, spec.event, spec.what, True) for spec in HOUR_SPECS}

    assert in_days | in_hours == wanted()


def test_no_matter_has_two_clocks_of_one_code_and_codes_fit_their_column() -> None:
    for matter in Matter:
        codes = [spec.code for spec in SPECS[matter]]
        assert len(set(codes)) == len(codes)
        assert all(len(code) <= 20 for code in codes)


def test_every_matter_act_and_ground_has_words() -> None:
    assert set(MATTERS) == set(SPECS) == set(Matter)
    assert set(ACTS) == set(Act)
    assert set(GROUNDS) == set(Ground)
    assert len(set(ACTS.values())) == len(Act)
    assert len(set(MATTERS.values())) == len(Matter)


def test_every_act_is_used_by_a_clock_or_moves_one() -> None:
    used = {act for _m, spec in ALL for act in (spec.starts, *spec.ends, *spec.needs, *spec.unless)}
    moves = {
        *(Act.PAUSED, Act.RESUMED, Act.EXTENDED, Act.LENGTHENED, Act.HINDERED, Act.FREED),
    }

    assert used | moves == set(Act)


def test_clock_that_follows_another_names_one_of_its_matter() -> None:
    for matter, spec in ALL:
        assert not spec.follows or spec.follows in [one.code for one in SPECS[matter]]


def test_rights_and_marks_are_nobodys_work() -> None:
    """A right of a person, and a mark, have names that say so."""
    for _matter, spec in ALL:
        if spec.who is Who.PERSON:
            assert spec.name.startswith(("Thời hạn", "Thời hiệu"))
        if spec.who is Who.NOBODY:
            assert spec.name.startswith(("Mốc", "Làm xong yêu cầu: số ngày ít nhất"))


def test_words_of_clocks_are_all_listed_for_translation() -> None:
    known = set(words.all_words())

    assert {spec.name for _m, spec in ALL} <= known
    assert set(ACTS.values()) | set(GROUNDS.values()) | set(MATTERS.values()) <= known
