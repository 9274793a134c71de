"""Real lists that nobody here wrote, through the whole import; only beside a folder of them.

The figures were counted from the files by other means: by their keepers, or by a dozen lines over
the bare rows that know nothing of this program.
"""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from hoiam.core import calendar, limits
from hoiam.core.figures.catalogue.records import LATE_BY_DAY, LATE_BY_MOMENT
from hoiam.core.limits import LimitKind
from hoiam.figures import engine
from hoiam.figures import registers as figures
from hoiam.imports import actions, shipped
from hoiam.imports.models import Import, ImportRow, ImportState, Verdict
from hoiam.registers.models import Record, RecordStep, RecordText, StepKind
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import work

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
REQUESTS = DATA / "requests"

if DATA.is_dir():
    pytestmark = pytest.mark.django_db

    @pytest.fixture
    def cast(tmp_path: Path, settings: Settings) -> Cast:
        settings.DATA_DIR = tmp_path
        return make_cast()

    def run(cast: Cast, path: Path, profile: str) -> Import:
        """The whole walk of one file, with a shipped profile and no other word of a person."""
        ready = next(one for one in shipped.shipped() if one.code == profile)
        of = actions.start(
            target=ready.target,
            unit=cast.units["commune-office"],
            path=path,
            name=path.name,
            profile=profile,
            by=cast.actor("clerk"),
            at=NOW,
        )
        work(of)
        assert of.state == ImportState.JUDGED, (of.refusal, of.details)
        actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
        work(of)
        assert of.state == ImportState.COMMITTED
        return of

    def verdicts(of: Import) -> Counter[str]:
        return Counter(ImportRow.objects.filter(of=of).values_list("verdict", flat=True))

    def states() -> Counter[str]:
        return Counter(Record.objects.values_list("state", flat=True))

    def tally() -> figures.Tally:
        return figures.tally(Record.objects.all(), on=calendar.day_of(NOW))

    def csv_rows(name: str) -> Iterator[dict[str, str]]:
        with gzip.open(REQUESTS / name, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def test_baltimore_is_on_time_as_often_as_its_rows_say(cast: Cast) -> None:
        path = REQUESTS / "baltimore_311_dev.csv.gz"

        of = run(cast, path, "baltimore-311")

        seen = tally()
        assert verdicts(of) == {Verdict.NEW: 4897}
        assert (seen["judged"], seen["late-moment"], seen["late-day"]) == (4688, 766, 648)
        share = seen.in_time_by_moment
        assert round(100 * share.num / share.den, 2) == 83.66
        assert states() == {
            "ended": 4673,
            "duplicate": 119,
            "open": 87,
            "working": 10,
            "transferred": 8,
        }
        # 417 stand for no place, 290 have none.
        assert Record.objects.filter(latitude=None).count() == 417 + 290
        assert not Record.objects.filter(state="unknown").exists()
        sources = {row["ServiceRequestNum"]: row for row in csv_rows(path.name)}
        for words in RecordText.objects.select_related("record")[:200]:
            assert words.source == sources[words.record.number]

        again = run_again(cast, path, "baltimore-311")
        assert verdicts(again) == {Verdict.KNOWN: 4897}

    def run_again(cast: Cast, path: Path, profile: str) -> Import:
        of = actions.start(
            target="cases",
            unit=cast.units["commune-office"],
            path=path,
            name=path.name,
            profile=profile,
            by=cast.actor("clerk"),
            at=NOW,
        )
        work(of)
        return of

    def test_los_angeles_reads_ten_thousand_local_times(cast: Cast) -> None:
        of = run(cast, REQUESTS / "la_myla311_2018-12_dev.csv.gz", "los-angeles-311")

        assert verdicts(of) == {Verdict.NEW: 10_000}
        assert states() == {
            "ended": 9568,
            "refused": 403,
            "open": 16,
            "transferred": 10,
            "working": 3,
        }
        # No due day in the source: none here.
        assert not Record.objects.exclude(due_on=None).exists()
        assert Record.objects.filter(ended_on=None).count() == 19
        # The source closes 125 of them at 12:00:00 AM: a day without a time.
        days = Record.objects.filter(ended_on__isnull=False, ended_moment=None)
        assert days.count() == 125
        # 31 December, 11:55:30 PM on the west coast is the next morning in London.
        one = Record.objects.get(number="1-1262691971")
        assert str(one.opened_on) == "2018-12-31"
        assert str(one.opened_moment) == "2019-01-01 07:55:30+00:00"

    def test_bangkok_keeps_thai_several_kinds_and_the_history(cast: Cast) -> None:
        of = run(cast, REQUESTS / "traffy_bangkok_2023-05_dev.csv.gz", "traffy-fondue")
        notes = RecordStep.objects.count()
        history = run(
            cast,
            REQUESTS / "traffy_bangkok_2023-05_state_history_dev.csv.gz",
            "traffy-fondue-states",
        )

        assert verdicts(of) == {Verdict.NEW: 1789}
        assert states() == {"working": 671 + 488 + 4 + 3, "open": 432, "ended": 191}
        assert Record.objects.filter(category="").count() == 170
        assert Record.objects.filter(category__contains="\n").count() == 782
        assert Counter(Record.objects.values_list("times_reopened", flat=True)) == {
            0: 1783,
            1: 4,
            2: 2,
        }
        assert Record.objects.exclude(rating="").count() == 64
        assert notes == 1789 - 693
        assert verdicts(history) == {Verdict.NEW: 2294}
        assert RecordStep.objects.filter(kind=StepKind.STATE).count() == 2294
        told = RecordStep.objects.filter(kind=StepKind.STATE).values_list("record", "state_said")
        seen = Counter(record for record, _ in set(told))
        assert sum(1 for count in seen.values() if count > 1) == 373

    def test_san_francisco_has_thirty_five_closed_late(cast: Cast) -> None:
        of = run(cast, DATA / "open311" / "sf_requests_2011_dev.json", "san-francisco-2011")

        assert verdicts(of) == {Verdict.NEW: 267}
        assert states() == {"ended": 187, "open": 80}
        assert tally()["late-moment"] == 35

    def test_chicago_keeps_its_notes_as_steps(cast: Cast) -> None:
        of = run(cast, DATA / "open311" / "chicago_requests_extended_dev.json", "chicago-open311")

        assert verdicts(of) == {Verdict.NEW: 25}
        assert Counter(RecordStep.objects.values_list("state_said", flat=True)) == {
            "activity": 34,
            "follow_on_created": 26,
            "follow_on_closed": 26,
            "opened": 25,
            "closed": 25,
            "submitted": 7,
        }
        follow_on = RecordStep.objects.filter(state_said="follow_on_created").first()
        assert follow_on is not None
        assert "#" in follow_on.text

    def test_vietnamese_reports_are_late_where_their_readers_say_so(cast: Cast) -> None:
        path = DATA / "vn" / "phan_anh_full_dev.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        marked = {row["id"]: row["late_by_date"] for row in rows if row["late_by_date"] is not None}

        run(cast, path, "phan-anh-da-cong-khai")

        by_day = set(
            Record.objects.filter(engine.standing(LATE_BY_DAY, calendar.day_of(NOW))).values_list(
                "number", flat=True
            )
        )
        by_moment = set(
            Record.objects.filter(
                engine.standing(LATE_BY_MOMENT, calendar.day_of(NOW))
            ).values_list("number", flat=True)
        )
        assert len(marked) == 13
        assert {number: number in by_day for number in marked} == marked
        assert by_moment == by_day  # a due day without a time lasts until it ends
        assert not Record.objects.exclude(due_moment=None).exists()
        assert Record.objects.count() == 27

    def procedures() -> Iterator[tuple[str, list[str]]]:
        with gzip.open(DATA / "vn" / "tthc_bqp_2025_dev.jsonl.gz", "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                said = row["tables"].get("hinh_thuc_nop", [])
                yield row["thu_tuc_id"], [one["thoi_han_giai_quyet"] for one in said]
        with gzip.open(DATA / "vn" / "tthc_dvc_2021_dev.jsonl.gz", "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                said = row.get("Cách thức thực hiện", [])
                yield row["_id"], [one["Thời hạn giải quyết"] for one in said]

    def test_time_limits_of_all_procedures_are_read_or_say_that_they_are_not() -> None:
        found = {code: limits.together(said) for code, said in procedures()}

        assert len(found) == 150
        assert Counter(limit.kind for limit in found.values()) == {
            LimitKind.CALENDAR_DAYS: 47,
            LimitKind.WORKING_DAYS: 40,
            LimitKind.UNREAD: 21,
            LimitKind.SEVERAL: 13,
            LimitKind.NONE: 10,
            LimitKind.HOURS: 10,
            LimitKind.EMPTY: 6,
            LimitKind.SAME_DAY: 3,
        }

    def test_no_spelling_of_a_limit_is_silently_wrong() -> None:
        """By rules of its own: a number and a unit that stand alone, and nothing else, is read."""
        units = {
            "ngày làm việc": LimitKind.WORKING_DAYS,
            "ngày": LimitKind.CALENDAR_DAYS,
            "giờ": LimitKind.HOURS,
        }
        for text in {text for _, said in procedures() for text in said}:
            limit = limits.read(text)
            first, _, unit = text.strip().lower().partition(" ")
            if unit in units and float(first) > 0:
                assert (limit.kind, float(limit.number or 0)) == (units[unit], float(first))
            elif limit.kind is not LimitKind.SEVERAL:
                assert limit.number is None
