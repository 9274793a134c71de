"""The walk of one file: read, mapped, judged, confirmed, written; and what comes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from hoiam.base.models import Event
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, WrongState
from hoiam.imports import actions, packs, queries, store
from hoiam.imports.mapping import FieldMap
from hoiam.imports.models import Import, ImportPack, ImportRow, ImportState, Target, Verdict
from hoiam.registers.models import Batch, Record, RecordStep, RecordText
from hoiam.units.models import Unit
from tests.cast import NOW, Cast, make_cast
from tests.imports.walking import (
    CASES,
    HEADER,
    judged,
    last_wins,
    line,
    start,
    taken_in,
    verdicts,
    work,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(tmp_path: Path, settings: Settings) -> Cast:
    settings.DATA_DIR = tmp_path
    return make_cast()


def test_file_is_read_and_waits_for_a_person(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, HEADER + line("007") + line("008"))

    work(of)

    assert (of.state, of.total, of.media) == (ImportState.READ, 2, "csv")
    assert of.columns == HEADER.strip().split(",")
    assert queries.samples(of)[0]["Số"] == "007"


def test_rows_become_records_as_they_were(cast: Cast, tmp_path: Path) -> None:
    of = taken_in(cast, tmp_path, HEADER + line("007", "Đèn đường hỏng") + line("008", due="NULL"))

    first, second = Record.objects.order_by("number")
    assert of.state == ImportState.COMMITTED
    assert (first.number, first.state, first.state_said) == ("007", "open", "Mới")
    assert first.opened_on == date(2026, 4, 24)
    assert first.opened_moment == datetime(2026, 4, 24, 9, 5, tzinfo=UTC)
    assert (first.due_on, first.due_moment) == (date(2026, 5, 5), None)
    assert (second.due_on, second.due_moment) == (None, None)
    assert first.unit == cast.units["commune-ubnd"]
    assert first.area == cast.units["commune"]
    assert RecordText.objects.get(record=second).source["Hạn"] == "NULL"
    assert first.batch.shown_at is not None


def test_cells_and_file_go_when_all_is_written(
    cast: Cast, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    of = start(cast, tmp_path, HEADER + line("1"))
    work(of)
    assert of.code in store.kept()
    with django_capture_on_commit_callbacks(execute=True):
        actions.map_columns(of=of, mapping=CASES, profile_name="", by=cast.actor("clerk"), at=NOW)
    work(of)
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert of.code not in store.kept()
    assert not ImportPack.objects.exists()
    assert ImportRow.objects.count() == 1


def test_one_event_tells_of_the_batch(cast: Cast, tmp_path: Path) -> None:
    taken_in(cast, tmp_path, HEADER + "".join(line(str(n)) for n in range(600)))

    assert Event.objects.filter(tag="registers.batch.shown").count() == 1
    committed = Event.objects.get(tag="imports.import.committed")
    assert committed.details["new"] == 600
    assert committed.recorded_by == cast.officers["clerk"].code


def test_same_file_again_is_known_and_shows_no_batch(cast: Cast, tmp_path: Path) -> None:
    text = HEADER + line("1") + line("2")
    taken_in(cast, tmp_path, text)
    before = (Record.objects.count(), Batch.objects.count())

    of = taken_in(cast, tmp_path, text)

    assert [verdict for _, verdict, _ in verdicts(of)] == [Verdict.KNOWN, Verdict.KNOWN]
    assert (Record.objects.count(), Batch.objects.count()) == before
    assert of.state == ImportState.COMMITTED
    assert of.batch == ""


def test_changed_row_is_a_new_version(cast: Cast, tmp_path: Path) -> None:
    taken_in(cast, tmp_path, HEADER + line("1") + line("2"))

    of = taken_in(cast, tmp_path, HEADER + line("1", state="Xong") + line("2"))

    assert [verdict for _, verdict, _ in verdicts(of)] == [Verdict.CHANGED, Verdict.KNOWN]
    assert list(Record.objects.filter(number="1").order_by("version").values_list("state")) == [
        ("open",),
        ("ended",),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (line(""), "cell-missing"),
        (line("1", opened="31/2/2026"), "moment"),
        ("1,2\n", "row-short"),
        (line("1", state="x" * 200), "too-long"),
        (line("1", state="Đơn tố cáo"), "denunciation"),
        (line("1", "TỐ CÁO ông A nhận tiền của dân mà không làm gì cả, " * 3), "denunciation"),
    ],
)
def test_row_is_refused_with_its_reason(cast: Cast, tmp_path: Path, row: str, why: str) -> None:
    of = judged(cast, tmp_path, HEADER + row + line("9"))

    assert verdicts(of)[0] == (2, Verdict.REFUSED, why)
    assert verdicts(of)[1][1] == Verdict.NEW
    sentence = queries.sentence(queries.rows(of)[0])
    assert sentence
    assert "…" not in sentence
    assert "{" not in sentence


def test_words_of_a_denunciation_are_kept_nowhere(cast: Cast, tmp_path: Path) -> None:
    secret = "Đơn tố cáo ông Nguyễn Văn Bí Mật ăn tiền " + "rất nhiều lần " * 10
    of = judged(cast, tmp_path, HEADER + line("1", secret) + line("2"))
    assert list(packs.cells_of(of, queries.rows(of))) == [3]
    assert "Bí Mật" not in str(ImportPack.objects.get().cells)
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert queries.rows(of)[0].why == "denunciation"
    assert not RecordText.objects.filter(text__contains="Bí Mật").exists()
    assert Record.objects.count() == 1


@pytest.mark.parametrize(
    "text", ["Cây to cao che mất đèn", "Người dân tố giác: cáo bắt gà", "Hoàn tất cáo thị"]
)
def test_other_words_are_no_denunciation(cast: Cast, tmp_path: Path, text: str) -> None:
    of = judged(cast, tmp_path, HEADER + line("1", text))

    assert verdicts(of)[0][1] == Verdict.NEW


def test_number_twice_in_one_file_is_refused(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + line("1") + line("2") + line("1", "khác"))

    assert verdicts(of)[2] == (4, Verdict.REFUSED, "repeated")
    assert ImportRow.objects.get(of=of, line=4).details == {"line": 2}


@pytest.mark.parametrize("apart", [0, 700])
def test_last_line_of_a_number_wins_where_the_profile_says_so(
    cast: Cast, tmp_path: Path, apart: int
) -> None:
    between = "".join(line(f"n{n}") for n in range(apart))
    text = HEADER + line("1", "cũ") + between + line("1", "mới")

    of = taken_in(cast, tmp_path, text, last_wins())

    assert verdicts(of)[0] == (2, Verdict.REFUSED, "repeated-later")
    assert RecordText.objects.get(record__number="1").text == "mới"
    assert Record.objects.filter(number="1").count() == 1


def test_number_twice_far_apart_is_refused(cast: Cast, tmp_path: Path) -> None:
    between = "".join(line(f"n{n}") for n in range(700))
    of = judged(cast, tmp_path, HEADER + line("1") + between + line("1"))

    assert verdicts(of)[-1][1:] == (Verdict.REFUSED, "repeated")


def test_preview_out_of_date_refuses_the_row(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + line("1") + line("2"))
    taken_in(cast, tmp_path, HEADER + line("1", "người khác nạp trước"))
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)

    work(of)

    assert verdicts(of)[0][1:] == (Verdict.REFUSED, "out-of-date")
    assert verdicts(of)[1][1] == Verdict.NEW
    assert RecordText.objects.get(record__number="1").text == "người khác nạp trước"


def test_what_the_preview_worked_out_is_written_as_it_was_shown(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = judged(cast, tmp_path, HEADER + line("1") + line("2"))

    def again(*_given: object) -> None:
        raise AssertionError("a plan is made once")

    monkeypatch.setattr("hoiam.imports.judging.registers.plan", again)
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert sorted(Record.objects.values_list("number", flat=True)) == ["1", "2"]
    assert not ImportPack.objects.exists()


def test_mapping_anew_judges_all_rows_again(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + line("1", opened="2026-04-24") + line("2"))
    other = replace(
        CASES, fields=tuple(one for one in CASES.fields if one.field not in ("due", "state"))
    )

    actions.map_columns(of=of, mapping=other, profile_name="", by=cast.actor("clerk"), at=NOW)
    work(of)
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert set(Record.objects.values_list("state", "due_on")) == {("unknown", None)}


def test_paused_import_stands_still_and_goes_on(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, HEADER + "".join(line(str(n)) for n in range(1200)))
    work(of, most=1)
    actions.pause(of=of, by=cast.actor("clerk"), at=NOW)

    stood = work(of)
    actions.resume(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert (stood.worked, stood.total) == (False, 1000)
    assert (of.state, of.total) == (ImportState.READ, 1200)


def test_dropped_import_leaves_nothing(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + "".join(line(str(n)) for n in range(600)))
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    work(of, most=1)

    actions.drop(of=of, by=cast.actor("clerk"), at=NOW)
    work(of)

    assert of.state == ImportState.DROPPED
    assert not ImportRow.objects.exists()
    assert Batch.objects.get().withdrawn_at is not None
    assert RecordStep.objects.count() == 0


def test_officer_who_lost_the_role_commits_nothing(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + line("1"))
    actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    cast.officers["clerk"].roles.update(valid_to=date(2026, 10, 1))

    work(of)

    assert (of.state, of.refusal) == (ImportState.REFUSED, "registers.not-keeper")
    assert not Record.objects.exists()


def test_file_that_is_no_table_is_refused(
    cast: Cast, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    of = start(cast, tmp_path, b"\x7fELF" + b"\0" * 200)

    with django_capture_on_commit_callbacks(execute=True):
        work(of)

    assert of.state == ImportState.REFUSED
    assert of.refusal == "imports.not-a-table"
    assert of.code not in store.kept()


PEOPLE = ("clerk", "handler", "leader", "stranger", "other-leader", "administrator", "public")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    ("target", "unit", "may"),
    [
        (Target.CASES, "commune-office", {"clerk"}),
        (Target.VISITS, "commune-ubnd", {"leader"}),
        (Target.OFFICERS, "province", {"administrator"}),
    ],
)
def test_only_keepers_take_in(
    cast: Cast, tmp_path: Path, person: str, target: str, unit: str, may: set[str]
) -> None:
    if person in may:
        of = start(cast, tmp_path, HEADER + line("1"), target=target, unit=unit, by=person)
        assert queries.by_code(cast.actor(person), of.code) == of
    else:
        with pytest.raises(NotAllowed):
            start(cast, tmp_path, HEADER + line("1"), target=target, unit=unit, by=person)
        assert not store.kept()


@pytest.mark.parametrize("person", [one for one in PEOPLE if one != "clerk"])
def test_previews_are_seen_by_keepers_alone(cast: Cast, tmp_path: Path, person: str) -> None:
    of = start(cast, tmp_path, HEADER + line("1"))

    with pytest.raises(NotFound):
        queries.by_code(cast.actor(person), of.code)


def test_step_that_is_not_due_is_refused(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, HEADER + line("1"))

    with pytest.raises(WrongState):
        actions.confirm(of=of, by=cast.actor("clerk"), at=NOW)
    with pytest.raises(WrongState):
        actions.resume(of=of, by=cast.actor("clerk"), at=NOW)


def test_mapping_of_another_file_is_refused(cast: Cast, tmp_path: Path) -> None:
    of = start(cast, tmp_path, "A,B\n1,2\n")
    work(of)

    with pytest.raises(Invalid) as refusal:
        actions.map_columns(of=of, mapping=CASES, profile_name="", by=cast.actor("clerk"), at=NOW)

    assert refusal.value.code == "imports.column-missing"


def test_saved_profile_fits_the_next_file(cast: Cast, tmp_path: Path) -> None:
    clerk = cast.actor("clerk")
    actions.save_profile(
        name="Sổ cũ của xã", mapping=CASES, unit=cast.units["commune-office"], by=clerk, at=NOW
    )
    of = start(cast, tmp_path, HEADER + line("1"))
    work(of)

    found = queries.proposal(clerk, of)

    assert (found.name, found.mapping) == ("Sổ cũ của xã", CASES)
    assert queries.proposal(cast.actor("stranger"), of).name == ""


def test_chosen_profile_judges_without_asking(cast: Cast, tmp_path: Path) -> None:
    clerk = cast.actor("clerk")
    profile = actions.save_profile(
        name="Sổ cũ", mapping=CASES, unit=cast.units["commune-office"], by=clerk, at=NOW
    )

    of = start(cast, tmp_path, HEADER + line("1"), profile=profile.code)
    work(of)

    assert of.state == ImportState.JUDGED


def test_steps_are_added_to_known_records(cast: Cast, tmp_path: Path) -> None:
    taken_in(cast, tmp_path, HEADER + line("1"))
    steps = replace(
        CASES,
        target=Target.STEPS,
        fields=(
            FieldMap("number", ("Số",)),
            FieldMap("when", ("Lúc",), how="iso"),
            FieldMap("state", ("Trạng thái",), values=(("Mở lại", "reopened"),)),
        ),
    )
    text = "Số,Lúc,Trạng thái\n1,2026-05-01T08:00,Xong\n1,2026-05-02,Mở lại\n2,2026-05-02,Xong\n"

    of = taken_in(cast, tmp_path, text, steps)
    again = taken_in(cast, tmp_path, text, steps)

    assert [one[1:] for one in verdicts(of)] == [
        (Verdict.NEW, ""),
        (Verdict.NEW, ""),
        (Verdict.REFUSED, "record-unknown"),
    ]
    assert list(RecordStep.objects.order_by("on").values_list("kind", "state_said")) == [
        ("state", "Xong"),
        ("reopened", "Mở lại"),
    ]
    assert [verdict for _, verdict, _ in verdicts(again)][:2] == [Verdict.KNOWN, Verdict.KNOWN]


def test_unit_of_that_day_is_meant(cast: Cast, tmp_path: Path) -> None:
    before = Unit(
        code="t-old", kind="commune", name="Xã Cũ", short_name="Cũ", folded="xa cu",
        valid_from=date(2004, 1, 1), valid_to=date(2025, 7, 1), official_code="00123",
    )  # fmt: skip
    before.save()
    rows = (
        line("1", opened="1/6/2025", area="xã Cũ"),
        line("2", opened="1/8/2025", area="xã Cũ"),
        line("3", opened="", due="", area="Xã Cũ"),
        line("4", opened="1/6/2025", area="00123"),
        line("5", opened="1/8/2025", area="t-old"),
    )

    of = taken_in(cast, tmp_path, HEADER + "".join(rows))

    found = dict(Record.objects.values_list("number", "area__code"))
    assert found == {"1": "t-old", "2": None, "3": None, "4": "t-old", "5": "t-old"}
    assert verdicts(of)[1] == (3, Verdict.NEW, "in-words")
    assert "xã Cũ" in queries.sentence(queries.rows(of)[1])


def test_bare_number_of_two_digits_is_no_province(cast: Cast, tmp_path: Path) -> None:
    province = Unit.objects.get(kind="province")
    province.official_code = "20"
    province.save()

    taken_in(cast, tmp_path, HEADER + line("1", opened="1/8/2026", area="20"))

    found = Record.objects.get()
    assert (found.area, found.territory) == (None, "20")


def test_name_of_two_units_is_nobodys(cast: Cast, tmp_path: Path) -> None:
    Unit(
        code="t-twin", kind="ward", name="Phường Bản Mẫu", short_name="Bản Mẫu",
        folded="phuong ban mau", valid_from=date(2025, 7, 1),
    ).save()  # fmt: skip

    of = taken_in(cast, tmp_path, HEADER + line("1", area="Bản Mẫu") + line("2", area="Xã Bản Mẫu"))

    assert verdicts(of)[0] == (2, Verdict.NEW, "ambiguous")
    assert dict(Record.objects.values_list("number", "area__code")) == {"1": None, "2": "t-commune"}


def test_lost_import_row_cannot_be(cast: Cast, tmp_path: Path) -> None:
    of = judged(cast, tmp_path, HEADER + line("1"))

    assert queries.counts(of).new == 1
    assert queries.progress(of).percent == 100
    assert Import.objects.get().lease_until is None
