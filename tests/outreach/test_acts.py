"""What may be written about the hamlets, and what comes of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from hoiam.cases.models import Case
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.quarters import Quarter, quarter_by, quarter_of
from hoiam.core.refusals import Refusal
from hoiam.figures import hamlets as figures
from hoiam.notices.models import Notice as Message
from hoiam.outreach import actions as outreach
from hoiam.outreach import issues, queries, spreading
from hoiam.outreach.actions import Counted, NewCluster, NewTask, Presence
from hoiam.outreach.models import Assignment, ClusterMember, Duty, Note, Organisation
from hoiam.units.models import Change, ChangeLink, Unit
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast, later
from tests.outreach import making

TODAY = calendar.day_of(NOW)
DENOUNCED = "Tố cáo ông phó thôn nhận tiền"


def refused(act: Any) -> str:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.code


def test_a_new_leader_in_charge_ends_the_one_before(cast: Cast) -> None:
    first = making.assigned(cast)
    making.assigned(cast, name="Vàng A Mới", valid_from=TODAY)

    first.refresh_from_db()
    here = queries.here_on([cast.units["h1"]], TODAY)[0]
    assert (first.valid_to, here.contact.name if here.contact else "") == (TODAY, "Vàng A Mới")
    assert refused(lambda: making.assigned(cast, valid_from=TODAY)) == "outreach.lead-overlaps"


def test_gaps_are_hamlets_without_one_named_contact(cast: Cast) -> None:
    making.assigned(cast, "h1")
    making.assigned(cast, "h2", duty=Duty.MEMBER)
    here = queries.here_on([cast.units[one] for one in ("h1", "h2", "h3")], TODAY)

    assert [one.hamlet.code for one in queries.gaps(here)] == ["t-h2", "t-h3"]


def _merged(cast: Cast) -> Unit:
    """h1 and h2 become one hamlet today."""
    new = Unit(
        code="t-h12", kind="hamlet", name="Thôn Mới", short_name="Mới", folded="thon moi",
        parent=cast.units["commune"], valid_from=TODAY,
    )  # fmt: skip
    new.save()
    change = Change(code="c-h", decision="NQ 9", day=TODAY)
    change.save()
    for one in ("h1", "h2"):
        Unit.objects.filter(pk=cast.units[one].pk).update(valid_to=TODAY)
        ChangeLink(change=change, predecessor=cast.units[one], successor=new).save()
    return new


def test_a_merged_hamlet_inherits_its_people_and_its_matters(cast: Cast) -> None:
    making.assigned(cast, "h1")
    cast.receive(area=cast.units["h1"])
    new = _merged(cast)
    alone = queries.here_on([new], TODAY)[0]
    assert (alone.contact is not None, alone.is_inherited) == (True, True)
    assert [one.area.code for one in issues.of_hamlet(new)] == ["t-h1"]

    making.assigned(cast, "h2", name="Lý Thị Hai", valid_from=date(2026, 9, 2))
    both = queries.here_on([new], TODAY)[0]
    assert (both.contact, len(both.leads)) == (None, 2)

    cast.units["new"] = new
    making.assigned(cast, "new", name="Lý Thị Hai", valid_from=TODAY)
    chosen = queries.here_on([new], TODAY)[0].contact
    assert chosen is not None
    assert chosen.hamlet == new


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "outreach.words-needed"),
        ({"valid_to": date(2026, 9, 1)}, "outreach.period-upside-down"),
        ({"position": DENOUNCED}, "outreach.denunciation-told"),
        ({"phone": "12"}, "voices.phone-odd"),
        ({"valid_from": date(2020, 1, 1)}, "outreach.hamlet-ended"),
    ],
)
def test_assignments_that_are_refused(cast: Cast, changes: dict[str, Any], code: str) -> None:
    assert refused(lambda: making.assigned(cast, **changes)) == code
    assert not Assignment.objects.exists()


def test_visit_counts_once_and_absence_says_why(cast: Cast) -> None:
    lead = making.assigned(cast)
    meeting = making.visited(cast, present=(lead,))
    assert making.visited(cast, present=(lead,)) == meeting
    absent = [Presence(lead, present=False)]
    code = refused(
        lambda: outreach.take_attendance(
            meeting=meeting,
            hamlet=cast.units["h1"],
            presences=absent,
            by=cast.actor("front"),
            at=NOW,
        )
    )
    assert code == "outreach.absence-needs-reason"
    elsewhere = refused(
        lambda: outreach.take_attendance(
            meeting=meeting,
            hamlet=cast.units["h2"],
            presences=absent,
            by=cast.actor("front"),
            at=NOW,
        )
    )
    assert elsewhere == "outreach.meeting-elsewhere"

    hamlets = [cast.units[one] for one in ("h1", "h2", "h3")]
    whole = figures.quarterly(hamlets, quarter_of(TODAY))
    assert [one.hamlet.code for one in whole.unvisited] == ["t-h2", "t-h3"]
    assert (whole.share, whole.present, whole.named) == (33, 1, 1)
    assert figures.quarterly(hamlets, quarter_of(TODAY).before).share == 0


def test_a_note_sent_twice_is_kept_once_and_opens_no_case(cast: Cast) -> None:
    handler = cast.actor("handler")
    first = outreach.write_note(new=making.note(cast), by=handler, at=NOW)
    again = outreach.write_note(new=making.note(cast, text="khác"), by=handler, at=later(1))

    assert (first.repeated, again.repeated, again.note) == (False, True, first.note)
    assert (Note.objects.count(), Case.objects.count()) == (1, 0)
    stranger = refused(
        lambda: outreach.write_note(new=making.note(cast), by=cast.actor("clerk"), at=NOW)
    )
    assert stranger == "outreach.key-taken"


def test_a_matter_enters_the_queue_of_every_voice(cast: Cast) -> None:
    meeting = making.visited(cast, kind="cell")
    new = making.note(cast, raising=making.matter(cast), phone="0900000777", meeting=meeting)
    written = outreach.write_note(new=new, by=cast.actor("handler"), at=NOW)
    again = outreach.write_note(new=new, by=cast.actor("handler"), at=NOW)

    assert written.received is not None
    case, voice = written.received.case, Voice.objects.get()
    assert (case.area.code, case.unit.code) == ("t-h1", "t-commune-office")
    assert (voice.channel, voice.contact.phone) == ("hamlet-meeting", "0900000777")
    assert again.received is not None
    assert written.received.accepted.tracking_code == again.received.accepted.tracking_code
    # The words lie with the voice alone.
    assert (written.note.text, written.note.speaker, again.note.case) == ("", "", case)


def test_a_note_becomes_a_matter_later_by_somebody_without_a_desk(cast: Cast) -> None:
    note = outreach.write_note(new=making.note(cast), by=cast.actor("front"), at=NOW).note
    raised = outreach.raise_note(
        note=note, raising=making.matter(cast), by=cast.actor("front"), at=later(1)
    )

    note.refresh_from_db()
    assert raised.received is not None
    assert (note.text, note.case) == ("", raised.received.case)
    assert raised.received.accepted.voice.spoken_at < raised.received.accepted.voice.received_at
    again = refused(
        lambda: outreach.raise_note(
            note=note, raising=making.matter(cast), by=cast.actor("front"), at=later(1)
        )
    )
    assert again == "outreach.raised-already"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": DENOUNCED}, "outreach.denunciation-told"),
        ({"place": DENOUNCED}, "outreach.denunciation-told"),
        ({"text": " "}, "outreach.words-needed"),
        ({"noted_on": TODAY + timedelta(days=1)}, "outreach.day-ahead"),
        ({"noted_on": TODAY - timedelta(days=91)}, "outreach.day-long-ago"),
    ],
)
def test_notes_that_are_refused(cast: Cast, changes: dict[str, Any], code: str) -> None:
    new = making.note(cast, **changes)
    assert refused(lambda: outreach.write_note(new=new, by=cast.actor("clerk"), at=NOW)) == code
    assert not Note.objects.exists()


def test_who_reads_notes(cast: Cast) -> None:
    outreach.write_note(new=making.note(cast), by=cast.actor("handler"), at=NOW)
    making.assigned(cast, officer=cast.officers["expert"].code, name="Lý Thị Sở")
    reads = {
        name: queries.visible_to(cast.actor(name)).exists()
        for name in ("clerk", "front", "leader", "province-leader", "expert", "stranger",
                     "other-leader", "administrator", "lawyer", "public")
    }  # fmt: skip
    assert [name for name, sees in reads.items() if sees] == [
        "clerk", "front", "leader", "province-leader", "expert",
    ]  # fmt: skip


def test_every_matter_of_a_hamlet_is_answered_or_told_as_open(cast: Cast) -> None:
    hamlet = cast.units["h1"]
    answered = cast.answered("k1", at=NOW - timedelta(days=9))
    Case.objects.filter(pk=answered.pk).update(area=hamlet)
    open_case = cast.receive("k2", area=hamlet).case
    sheet = issues.sheet(hamlet)
    assert [line.case.code for line in sheet.open] == [open_case.code]
    assert sheet.open[0].due_on is not None
    assert sheet.answered[0].answer.startswith("Xã đã đặt biển báo")

    told = outreach.tell_hamlet(
        hamlet=hamlet, meeting=making.visited(cast), by=cast.actor("clerk"), at=NOW
    )
    assert sorted(row.standing for row in told) == ["answered", "open"]
    # What was heard as answered is not read out again; what is open is, until it is answered.
    assert [case.code for case in issues.to_tell(hamlet)] == [open_case.code]


def test_a_hamlet_belongs_to_one_cluster_at_a_time(cast: Cast) -> None:
    clerk = cast.actor("clerk")
    h1, h2, h3 = (cast.units[one] for one in ("h1", "h2", "h3"))
    first = outreach.make_cluster(
        new=NewCluster(cast.units["commune"], "Cụm 1", [h1, h2], date(2026, 9, 1)), by=clerk, at=NOW
    )
    new = NewCluster(cast.units["commune"], "Cụm 2", [h2, h3], TODAY)
    assert (
        refused(lambda: outreach.make_cluster(new=new, by=clerk, at=NOW)) == "outreach.in-a-cluster"
    )

    outreach.set_members(cluster=first, hamlets=[h1], on=TODAY, by=clerk, at=NOW)
    second = outreach.make_cluster(new=new, by=clerk, at=NOW)

    assert queries.members_on([first, second], TODAY) == {first.pk: [h1], second.pk: [h3, h2]}
    assert ClusterMember.objects.get(cluster=first, hamlet=h2).valid_to == TODAY
    lost = NewCluster(cast.units["commune"], "Cụm 3", [cast.units["h9"]], TODAY)
    assert (
        refused(lambda: outreach.make_cluster(new=lost, by=clerk, at=NOW))
        == "outreach.hamlet-elsewhere"
    )


def test_a_notice_is_confirmed_by_each_hamlet(cast: Cast) -> None:
    making.assigned(cast, "h1", duty=Duty.HEAD, name="Trưởng thôn", email="thon@example.vn")
    broadcast = making.sent(cast, ways=["email", "speaker"])
    letter = Message.objects.get(about_kind="broadcast")
    code = spreading.code_for(broadcast, cast.units["h1"])
    assert code in letter.text
    assert spreading.states([broadcast])[broadcast.pk].last is None

    delivery = spreading.delivery_by_code(code.lower().replace("-", " "))
    outreach.confirm(delivery=delivery, how="phone", by=cast.actor("public"), at=later(hours=2))
    other = spreading.delivery_at(broadcast, "t-h2")
    outreach.tick_way(delivery=other, way="speaker", by=cast.actor("handler"), at=later(hours=3))
    outreach.confirm(delivery=other, how="person", by=cast.actor("front"), at=later(hours=30))
    again = outreach.confirm(delivery=other, how="phone", by=cast.actor("front"), at=later(5))

    state = spreading.states([broadcast])[broadcast.pk]
    assert (state.confirmed, state.missing, state.last_hours, again.how) == (2, 0, 30, "person")
    assert {row.how for row in broadcast.deliveries.all()} == {"link", "person"}
    assert (
        refused(lambda: spreading.delivery_by_code(spreading.code_for(broadcast, cast.units["h3"])))
        == "base.not-found"
    )


def test_each_organisation_has_its_task_and_a_report(cast: Cast) -> None:
    broadcast = making.sent(cast)
    new = NewTask(
        Organisation.WOMEN, cast.units["commune-front"], "Vận động hội viên", TODAY + timedelta(9)
    )
    task = outreach.set_task(broadcast=broadcast, new=new, by=cast.actor("leader"), at=NOW)
    assert Commitment.objects.get(code=task.commitment).is_open
    twice = refused(
        lambda: outreach.set_task(broadcast=broadcast, new=new, by=cast.actor("leader"), at=NOW)
    )

    task = outreach.report_task(
        task=task, report="Ba chi hội", reached=84, by=cast.actor("front"), at=later(2)
    )
    owed = Commitment.objects.get(code=task.commitment)
    assert (twice, owed.state, owed.result, task.reached) == (
        "outreach.has-task",
        "done",
        "Ba chi hội",
        84,
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ways": []}, "outreach.no-ways"),
        ({"hamlets": []}, "outreach.no-hamlets"),
        ({"replies_until": date(2026, 9, 1)}, "outreach.reply-day-gone"),
        ({"text": DENOUNCED}, "outreach.denunciation-told"),
        ({"text": "x" * 4_001}, "outreach.too-long"),
    ],
)
def test_notices_that_are_refused(cast: Cast, changes: dict[str, Any], code: str) -> None:
    assert refused(lambda: making.sent(cast, **changes)) == code
    assert refused(lambda: making.sent(cast, "h9")) == "outreach.hamlet-elsewhere"


def test_participation_says_who_was_heard_by_hamlet_alone(cast: Cast) -> None:
    clerk = cast.actor("clerk")
    for key in "abcdef":
        cast.receive(key, area=cast.units["h1"])
    cast.receive("g", area=cast.units["h2"])
    counted = Counted(TODAY, 400, "Công an xã")
    outreach.count_residents(hamlet=cast.units["h1"], counted=counted, by=clerk, at=NOW)
    whole = figures.quarterly([cast.units[one] for one in ("h1", "h2", "h3")], quarter_of(TODAY))

    assert [(one.voices, one.per_thousand) for one in whole.lines] == [
        (6, "15,0"),
        (1, ""),
        (0, ""),
    ]
    assert [one.hamlet.code for one in whole.quiet] == ["t-h3"]


def test_quarters() -> None:
    assert [quarter_of(date(2026, month, 1)).number for month in (1, 3, 4, 12)] == [1, 1, 2, 4]
    assert Quarter(2026, 1).before == Quarter(2025, 4)
    assert Quarter(2026, 4).last == date(2026, 12, 31)
    assert [quarter_by(one) for one in ("2026-4", "2026-5", "x", "1999-1")] == [
        Quarter(2026, 4),
        None,
        None,
        None,
    ]
