"""A reception on the register: what a line holds, what it opens, and what is never written."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from hoiam.base.models import Event
from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.core.refusals import Invalid, NotAllowed, NotFound, Refusal
from hoiam.reception import actions as reception
from hoiam.reception import queries
from hoiam.reception.lines import Away, Came, Line, NewVisit, Taken
from hoiam.reception.models import Matter, Turn, Visit
from tests.cast import NOW, Cast, later, make_cast
from tests.reception.making import WHO, bare, new_visit, register, session, visit

PEOPLE = (
    "clerk", "handler", "leader", "stranger", "other-leader", "province-leader", "expert",
    "front", "administrator", "lawyer", "public",
)  # fmt: skip


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def test_visit_that_is_taken_opens_a_case_with_its_receipt(cast: Cast) -> None:
    done = register(cast, new_visit(cast))

    assert done.received is not None
    case = done.received.case
    assert (done.visit.registered, done.visit.body) == ("1/2026", cast.units["commune-ubnd"])
    assert done.visit.content == ""  # the words are the voice's
    assert done.visit.matters.get().case == case
    assert done.received.accepted.tracking_code
    assert Commitment.objects.get(about_code=case.code).kind == "answer"
    assert [event.tag for event in Event.objects.filter(subject_kind="visit")] == [
        "reception.visit.recorded"
    ]


def test_same_form_sent_again_gives_the_same_line_and_the_same_receipt(cast: Cast) -> None:
    first, again = register(cast, new_visit(cast)), register(cast, new_visit(cast), at=later(1))

    assert again.repeated
    assert again.visit == first.visit
    assert again.received is not None and first.received is not None
    assert again.received.accepted.tracking_code == first.received.accepted.tracking_code
    assert Visit.objects.count() == Case.objects.count() == 1


def test_visits_people_voices_and_cases_are_four_counts(cast: Cast) -> None:
    first = register(cast, new_visit(cast, people=3, same=4))
    assert first.received is not None
    reception.bring_matter(
        visit=first.visit, key="more", kind="question", content="Bao giờ có nước sạch?",
        taken=Taken(cast.fields["roads"], cast.units["commune"]), by=cast.actor("clerk"), at=NOW,
    )  # fmt: skip
    again = register(
        cast,
        new_visit(
            cast, "v2", handling="again", content="Vẫn chưa sửa.", taken=None, people=2,
            earlier=first.received.accepted.reference.lower(),
        ),
        at=later(1),
    )  # fmt: skip
    by_line = new_visit(cast, "v3", handling="again", content="", taken=None, earlier="1/2026")
    third = register(cast, by_line, at=later(2)).visit

    visits = Visit.objects.all()
    assert (visits.count(), sum(one.people for one in visits)) == (3, 6)
    assert Case.objects.count() == 2
    assert Matter.objects.values("identity").distinct().count() == 2
    assert again.visit.matters.get().again
    assert third.matters.count() == 2


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"kind": "odd"}, "reception.kind-needed", "kind"),
        ({"handling": ""}, "reception.handling-needed", "handling"),
        ({"content": "  "}, "reception.content-needed", "content"),
        ({"people": 0}, "reception.people-odd", "people"),
        ({"people": 4, "same": 3}, "reception.people-odd", "people"),
        ({"taken": None}, "reception.field-needed", "field"),
        ({"mode": "odd"}, "reception.mode-needed", "mode"),
        ({"people": 5}, "reception.appointment-needed", "appointed"),
        ({"people": 9, "appointed": True, "visitors": (WHO,) * 3}, "reception.too-many-speak", "people"),
        ({"people": 11, "appointed": True, "visitors": (WHO,) * 6}, "reception.too-many-speak", "people"),
        ({"content": "Tôi tố cáo ông A"}, "reception.denunciation-told", "content"),
        ({"line": Line(notes="đơn tố cáo")}, "reception.denunciation-told", "notes"),
        ({"line": Line(settled_body="Tố cáo ông A")}, "reception.denunciation-told", "settled_body"),
        ({"handling": "guided"}, "reception.guided-where", "guided_to"),
        ({"handling": "forwarded"}, "reception.passed-where", "passed_to"),
        ({"handling": "answered"}, "reception.answer-needed", "follow_up"),
        ({"handling": "again"}, "reception.earlier-needed", "earlier"),
        ({"handling": "again", "earlier": "99/2020"}, "reception.earlier-unknown", "earlier"),
        ({"handling": "turned-away"}, "reception.ground-needed", "ground"),
        ({"received_on": date(2026, 10, 3)}, "reception.ahead", "received_on"),
    ],
)  # fmt: skip
def test_what_a_line_cannot_be_names_its_field(
    cast: Cast, changes: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        register(cast, new_visit(cast, **changes))

    assert (refused.value.code, refused.value.details["field"]) == (code, field)
    assert not Visit.objects.exists() and not Case.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"content": "Nội dung"}, "reception.no-words"),
        ({"handling": "answered", "line": Line(follow_up="x")}, "reception.handling-of-kind"),
        ({"kind": "denunciation"}, "reception.denunciation-bare"),  # it has a name
        (
            {"kind": "denunciation", "visitors": (), "line": Line(notes="x")},
            "reception.denunciation-bare",
        ),
    ],
)
def test_complaint_and_denunciation_are_registered_without_words(
    cast: Cast, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        register(cast, bare(cast, **changes))


def test_denunciation_is_a_line_without_name_and_content(cast: Cast) -> None:
    done = register(cast, bare(cast, kind="denunciation", visitors=(Came(),), people=2)).visit

    assert done.is_bare and not done.visitors.exists() and done.matters.get().identity == done.code
    for table in ("reception_visit", "reception_visitor", "base_event"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            assert "Lò Thị Mẫu" not in str(cursor.fetchall())
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=done.pk).update(content="lời")
    with pytest.raises(Invalid, match="denunciation-bare"):
        reception.complete_visit(
            visit=done, line=Line(follow_up="đã xong"), by=cast.actor("clerk"), at=later(1)
        )


def test_crowd_speaks_through_representatives_whom_all_appointed(cast: Cast) -> None:
    who = (WHO, Came("Vàng A Chớ", "Thôn 4", "001099000124"))
    done = visit(cast, people=10, visitors=who, appointed=True)

    assert done.is_crowd
    assert [one.represents for one in done.visitors.all()] == [True, True]


def test_names_lie_encrypted(cast: Cast) -> None:
    visit(cast, line=Line(follow_up="Hẹn gặp bà Lò Thị Mẫu"))

    for table in ("reception_visitor", "reception_visit"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            assert "Mẫu" not in str(cursor.fetchall())


def test_numbers_of_a_register_run_by_body_and_year(cast: Cast) -> None:
    ours = [visit(cast, f"a{n}").registered for n in range(2)]
    office = visit(cast, "b", body=cast.units["commune-office"]).registered
    before = visit(cast, "c", received_on=date(2025, 12, 31)).registered

    assert (ours, office, before) == (["1/2026", "2/2026"], "1/2026", "1/2025")
    assert Case.objects.get(code=Visit.objects.get(year=2025).matters.get().identity)


def seen(cast: Cast, done: Visit) -> set[str]:
    return {
        name for name in PEOPLE
        if queries.visible_to(cast.actor(name)).filter(pk=done.pk).exists()
    }  # fmt: skip


def test_visit_is_seen_by_its_desk_its_body_and_leaders_above(cast: Cast) -> None:
    done = visit(cast)

    assert seen(cast, done) == {"clerk", "handler", "leader", "province-leader"}
    with pytest.raises(NotFound):
        queries.by_code(cast.actor("stranger"), done.code)


@pytest.mark.parametrize("name", [name for name in PEOPLE if name not in ("clerk", "handler")])
def test_only_the_desk_registers(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        register(cast, new_visit(cast), by=name)


def test_body_of_another_place_does_not_receive_here(cast: Cast) -> None:
    with pytest.raises(Invalid, match="other-place"):
        register(cast, new_visit(cast, body=cast.units["other-ubnd"]))


def test_session_is_the_heads_and_of_this_body(cast: Cast) -> None:
    heads = session(cast)
    done = visit(cast, session=heads, mode="head")

    assert list(queries.sessions_of([cast.units["commune-ubnd"]], done.received_on)) == [heads]
    for changes in ({"mode": "regular"}, {"mode": "head", "body": cast.units["commune-office"]}):
        with pytest.raises(Invalid, match="session-odd"):
            visit(cast, "x", session=heads, **changes)


# ---- turning somebody away -------------------------------------------------------------------


def turned(cast: Cast, ground: str, **changes: object) -> NewVisit:
    given: dict[str, Any] = {
        "handling": "turned-away",
        "taken": None,
        "away": Away(ground, "Đã giải thích"),
    }
    return new_visit(cast, **(given | changes))


@pytest.mark.parametrize(
    ("ground", "due"),
    [("persists", date(2026, 10, 7)), ("nothing-new", date(2026, 10, 7)), ("unfit", None), ("elsewhere", None)],
)  # fmt: skip
def test_notice_is_owed_on_two_grounds_alone(cast: Cast, ground: str, due: date | None) -> None:
    done = register(cast, turned(cast, ground)).visit
    owed = Commitment.objects.filter(about_kind="visit", about_code=done.code).first()

    assert (owed.due_on if owed else None) == due
    if due is None:
        with pytest.raises(Refusal, match="no-notice-owed"):
            reception.tell_turned_away(
                visit=done, number="1/TB", day=done.received_on, by=cast.actor("clerk"), at=NOW
            )


def test_notice_that_was_given_ends_its_clock(cast: Cast) -> None:
    done = register(cast, turned(cast, "persists")).visit
    clerk, at = cast.actor("clerk"), later(3)
    told = reception.tell_turned_away(
        visit=done, number="05/TB-TCD", day=date(2026, 10, 5), by=clerk, at=at
    )

    owed = Commitment.objects.get(about_code=done.code)
    assert (told.notice_number, owed.state, owed.ended_on) == (
        "05/TB-TCD",
        "done",
        date(2026, 10, 5),
    )
    with pytest.raises(Refusal, match="notice-given"):
        reception.tell_turned_away(visit=done, number="6", day=date(2026, 10, 5), by=clerk, at=at)


def test_ground_of_recommendations_is_no_ground_for_a_complaint(cast: Cast) -> None:
    with pytest.raises(Invalid, match="ground-of-kind"):
        register(cast, turned(cast, "nothing-new", kind="complaint", content=""))
    with pytest.raises(Invalid, match="explain-first"):
        register(cast, turned(cast, "unfit", away=Away("unfit", " ")))


def test_conclusion_of_the_head_is_owed_by_a_unit_on_a_day(cast: Cast) -> None:
    done = visit(cast, session=session(cast), mode="head")
    row = reception.conclude_visit(
        visit=done, text="Khảo sát và sửa đường cho ông Lò Văn Mẫu", unit=cast.units["commune-office"],
        due_on=date(2026, 10, 20), paper="12/TB", by=cast.actor("leader"), at=later(hours=2),
    )  # fmt: skip

    owed = Commitment.objects.get(code=row.commitment)
    assert (owed.about_kind, owed.about_code, owed.kind) == ("visit", done.code, "conclusion")
    assert (owed.due_on, owed.assigned_by_unit) == (date(2026, 10, 20), done.body)
    assert "Lò Văn Mẫu" not in owed.what
    with pytest.raises(Refusal, match="not-of-head"):
        reception.conclude_visit(
            visit=visit(cast, "v2"), text="x", unit=cast.units["commune-office"],
            due_on=date(2026, 10, 20), paper="", by=cast.actor("leader"), at=later(hours=2),
        )  # fmt: skip


def test_later_columns_are_filled_in_and_the_history_says_which(cast: Cast) -> None:
    done = visit(cast)
    line = Line(own=True, passed_to="Phòng Kinh tế", passed_paper="3/PC", follow_up="Đã sửa")
    reception.complete_visit(visit=done, line=line, by=cast.actor("leader"), at=later(5))

    done.refresh_from_db()
    event = Event.objects.get(tag="reception.visit.completed")
    assert (done.own, done.follow_up, done.completed_at) == (True, "Đã sửa", later(5))
    assert "theo dõi kết quả" in event.details["changed"]
    assert "Đã sửa" not in str(event.details)


def test_turn_keeps_no_name_when_it_is_given_up(cast: Cast) -> None:
    public, clerk = cast.actor("public"), cast.actor("clerk")
    wanted = reception.Wanted(
        "t1", cast.units["commune-ubnd"], date(2026, 10, 2), session(cast), name="Lò Thị Mẫu",
        phone="0900 000 123",
    )  # fmt: skip
    turn = reception.book_turn(wanted=wanted, by=public, at=NOW)
    assert reception.book_turn(wanted=wanted, by=public, at=NOW) == turn
    reception.cancel_turn(turn=turn, by=public, at=NOW)
    turn.refresh_from_db()
    assert (turn.name, turn.phone) == ("", "")

    walked = [
        reception.book_turn(wanted=reception.Wanted(key, wanted.body, wanted.day), by=clerk, at=NOW)
        for key in ("a", "b")
    ]
    numbers = [reception.arrive(turn=one, by=clerk, at=NOW).number for one in walked]
    reception.call_turn(turn=walked[1], by=clerk, at=NOW + timedelta(minutes=1))
    assert (numbers, queries.called(wanted.body, wanted.day)) == ([1, 2], [2])
    reception.miss_turn(turn=walked[1], by=clerk, at=NOW)
    assert queries.called(wanted.body, wanted.day) == []
    assert Turn.objects.count() == 3
    with pytest.raises(Invalid, match="session-odd"):  # strangers book days that were announced
        reception.book_turn(
            wanted=reception.Wanted("c", wanted.body, wanted.day), by=public, at=NOW
        )
