"""The demo's people and voices: they hang together, and nobody in them is real."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from hoiam.cli import demo_data
from hoiam.cli.demo_data import reading
from hoiam.cli.demo_data.values import (
    Accept,
    Answer,
    AskForMore,
    Body,
    Close,
    Consult,
    DemoVoice,
    Extend,
    HandOver,
    Hide,
    Hold,
    Join,
    Note,
    Publish,
    Rate,
    Reopen,
    Reply,
    Step,
    Supply,
    Tell,
    days_in,
    text_on,
)
from hoiam.core import workflow
from hoiam.core.actor import Role
from hoiam.core.law import procedures
from hoiam.core.law.rules import Kind
from hoiam.units import catalogue

VOICES = demo_data.voices()
BY_ID = {voice.id: voice for voice in VOICES}
LAWFUL = {
    Accept: "accept",
    AskForMore: "ask-for-more",
    Supply: "supply",
    HandOver: "hand-over",
    Consult: "consult",
    Extend: "extend",
    Answer: "answer",
    Close: "close",
    Reopen: "reopen",
}
FICTITIOUS_PHONE = re.compile(r"0900 000 \d{3}")
A_TEXT = {
    "id": "v900",
    "kind": "feedback",
    "channel": "web",
    "days_ago": 1,
    "field": "rac",
    "commune": "Xã Bảo Thắng",
    "place": "Chợ",
    "dx": 0.1,
    "dy": 0,
    "title": "Rác",
    "text": "Rác nhiều quá.",
}


def walked(voice: DemoVoice) -> str:
    """The state of the case at the end of the story; a step that is not lawful is refused."""
    table = procedures.table_for(Kind(voice.kind))
    state = table.initial
    for told in voice.story:
        if type(told) in LAWFUL:
            state = workflow.step(table, state, LAWFUL[type(told)])
    return state


def steps_of(kind: type[Step]) -> Iterator[tuple[DemoVoice, Step]]:
    return ((voice, step) for voice in VOICES for step in voice.story if isinstance(step, kind))


def written(voice: DemoVoice) -> Iterator[str]:
    yield from (voice.title, voice.text, voice.place)
    for step in voice.story:
        yield from (getattr(step, word, "") for word in ("text", "title", "basis"))
        if isinstance(step, Answer) and step.promise is not None:
            yield from (step.promise.what, step.promise.evidence, step.promise.paper)


def every_text() -> Iterator[str]:
    for voice in VOICES:
        yield from written(voice)
    yield from (template.text for template in demo_data.templates())
    yield from (step.text for step in demo_data.walk())


def promises(kept: bool | None) -> list[tuple[DemoVoice, Answer]]:
    return [
        (voice, answer)
        for voice in VOICES
        for answer in voice.answers
        if answer.promise is not None and answer.promise.kept is kept
    ]


def days_to_promise(voice: DemoVoice, answer: Answer) -> int:
    assert answer.promise is not None
    return answer.day + answer.promise.due_in_days - voice.days_ago


def test_ids_are_unique_and_in_order() -> None:
    ids = [voice.id for voice in VOICES]

    assert ids == [f"v{number:03}" for number in range(1, len(ids) + 1)]
    assert len(ids) >= 210


def test_every_commune_and_field_exists() -> None:
    communes = {commune.name for commune in catalogue.province("lc").communes}

    assert {voice.commune for voice in VOICES} <= communes
    assert {voice.field for voice in VOICES} == {field.code for field in catalogue.fields()}


def test_every_kind_and_channel_is_heard() -> None:
    assert {voice.kind for voice in VOICES} == reading._KINDS
    channels = Counter(voice.channel for voice in VOICES)

    # What is asked in a hall comes with its meeting: the play has it, not the stories.
    assert set(channels) == reading._CHANNELS - {"hall"}
    assert channels["web"] > len(VOICES) / 2


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.id)
def test_every_story_is_lawful_and_past(voice: DemoVoice) -> None:
    days = [step.day for step in voice.story]

    walked(voice)
    assert days == sorted(days)
    assert all(day <= voice.days_ago for day in days)
    assert 0 <= voice.days_ago <= 365


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.id)
def test_every_step_after_an_answer_has_one(voice: DemoVoice) -> None:
    answered = hidden = asked = False
    for step in voice.story:
        if isinstance(step, Rate | Tell):
            assert answered
        if isinstance(step, Hide):
            assert voice.is_published and not hidden
            hidden = True
        if isinstance(step, Rate):
            assert bool(step.text) == (step.verdict == "not-done")
        if isinstance(step, Reply):
            assert asked
        if isinstance(step, Consult):
            assert step.to != _first_body(voice)
        if isinstance(step, HandOver):
            assert step.to != _first_body(voice)
        answered = answered or isinstance(step, Answer)
        asked = asked or isinstance(step, Consult)


def _first_body(voice: DemoVoice) -> Body | None:
    """Where the table of competence sends the field first: nobody consults themselves."""
    rows = {row.area: row for row in catalogue.competences() if row.field == voice.field}
    row = rows.get("commune") or rows["province"]
    return Body(row.area, row.body) if row.body else None


def test_no_case_is_handed_to_or_consults_a_body_outside() -> None:
    outside = {Body(body.level, body.code) for body in catalogue.bodies() if body.outside}

    for _, step in [*steps_of(HandOver), *steps_of(Consult)]:
        assert isinstance(step, HandOver | Consult)
        assert step.to not in outside


def test_joined_voices_follow_an_open_case_of_their_kind() -> None:
    for voice, step in steps_of(Join):
        assert isinstance(step, Join)
        into = BY_ID[step.to]
        joined_ago = voice.days_ago - step.day
        answered_ago = [into.days_ago - answer.day for answer in into.answers]
        assert not into.joins
        assert into.kind == voice.kind
        assert into.days_ago >= joined_ago
        assert all(joined_ago >= ago for ago in answered_ago)
        assert voice.story == (step,)


def test_groups_have_from_two_to_twelve_people() -> None:
    groups = Counter(voice.joins for voice in VOICES if voice.joins)
    sizes = {size + 1 for size in groups.values()}

    assert max(sizes) == 12
    assert {3, 4, 5} <= sizes
    assert all(2 <= size <= 12 for size in sizes)


def test_texts_are_unique_unless_joined() -> None:
    texts = Counter(voice.text for voice in VOICES if not voice.joins)
    titles = Counter(voice.title for voice in VOICES if not voice.joins)

    assert [text for text, times in texts.items() if times > 1] == []
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("voice", VOICES, ids=lambda voice: voice.id)
def test_every_promise_hangs_together(voice: DemoVoice) -> None:
    for answer in voice.answers:
        promise = answer.promise
        if promise is None:
            continue
        assert promise.due_in_days > 0
        assert promise.due_in_days in days_in(answer.text), "the text names the day"
        assert promise.paper in answer.text
        if promise.kept:
            assert promise.kept_day is not None and promise.evidence
            assert answer.day < promise.kept_day <= voice.days_ago
        elif promise.kept is None:
            assert days_to_promise(voice, answer) >= 0
        else:
            assert days_to_promise(voice, answer) < 0


def test_no_case_is_closed_over_an_open_promise() -> None:
    for voice, step in steps_of(Close):
        for answer in voice.answers:
            if answer.promise is not None:
                assert answer.promise.kept_day is not None, voice.id
                assert answer.promise.kept_day <= step.day


def test_every_state_is_on_the_pages() -> None:
    ends = Counter(walked(voice) for voice in VOICES if not voice.joins)
    results = Counter(answer.result for voice in VOICES for answer in voice.answers)

    assert sum(not voice.story and voice.days_ago == 0 for voice in VOICES) >= 3
    assert ends["waiting"] >= 2
    assert ends["handling"] >= 30
    assert ends["answered"] >= 30
    assert ends["closed"] >= 40
    assert min(results[code] for code in ("done", "promised", "cannot", "not-ours")) >= 6
    assert len(promises(True)) >= 15
    assert len(promises(False)) >= 4
    assert len(promises(None)) >= 8
    assert sum(days_to_promise(*open_one) <= 7 for open_one in promises(None)) >= 4
    for kind, least in ((Extend, 5), (HandOver, 6), (Reopen, 5), (Hold, 3), (Hide, 2), (Note, 5)):
        assert len(list(steps_of(kind))) >= least, kind.__name__


def test_some_are_late_and_unanswered() -> None:
    targets = {target.field: target.working_days for target in catalogue.targets()}
    late = [
        voice.id
        for voice in VOICES
        if walked(voice) == "handling"
        and not voice.joins
        and not voice.answers
        and not any(isinstance(step, Extend) for step in voice.story)
        and voice.days_ago > targets[voice.field] * 2
    ]

    assert 4 <= len(late) <= 20


def test_some_people_were_never_reached() -> None:
    untold = []
    for voice in VOICES:
        tried = [step for step in voice.story if isinstance(step, Tell)]
        if tried and not any(step.told for step in tried):
            untold.append(voice.id)

    assert len(untold) >= 3
    for voice, step in steps_of(Tell):
        assert isinstance(step, Tell)
        assert voice.person is not None or step.by == "paper", voice.id
        if step.by == "email":
            assert voice.person is not None and voice.person.email


def test_about_three_in_five_are_published() -> None:
    share = sum(voice.is_published for voice in VOICES) / len(VOICES)

    assert 0.55 <= share <= 0.7


def test_a_public_version_names_nobody_who_spoke() -> None:
    for voice, step in steps_of(Publish):
        assert isinstance(step, Publish)
        shown = f"{step.title or voice.title} {step.text or voice.text}"
        assert FICTITIOUS_PHONE.search(shown) is None, voice.id
        if voice.person is not None:
            assert voice.person.name not in shown
            assert voice.person.phone not in shown


def test_no_telephone_number_or_address_could_be_real() -> None:
    for text in every_text():
        rest = FICTITIOUS_PHONE.sub("", text)
        assert re.search(r"(?:\d[ .]?){9,}", rest) is None, text
        assert "@" not in text, text
    people = [voice.person for voice in VOICES if voice.person is not None]
    phones = Counter(person.phone for person in people)

    assert max(phones.values()) == 1
    for person in people:
        assert FICTITIOUS_PHONE.fullmatch(person.phone)
        assert person.email == "" or re.fullmatch(r"[a-z.]+@example\.(vn|org)", person.email)


def test_no_voice_is_a_complaint_or_a_denunciation() -> None:
    for voice in VOICES:
        assert re.search("khiếu nại|tố cáo", voice.text.lower()) is None, voice.id


def test_some_write_without_diacritics() -> None:
    bare = [voice.id for voice in VOICES if len(voice.text) > 60 and voice.text.isascii()]

    assert len(bare) >= 5


def test_near_duplicates_stand_apart_but_close() -> None:
    pairs = demo_data.similar_pairs()

    assert len(pairs) >= 15
    for one, other in pairs:
        new, earlier = BY_ID[one], BY_ID[other]
        assert not new.joins and not earlier.joins
        assert new.commune == earlier.commune
        assert new.field == earlier.field
        assert abs(new.dx - earlier.dx) <= 0.5 and abs(new.dy - earlier.dy) <= 0.5


def test_every_role_has_an_officer() -> None:
    officers = demo_data.officers()
    names = Counter(officer.name for officer in officers)
    usernames = Counter(officer.username for officer in officers)
    held = {role.role for officer in officers for role in officer.roles}

    assert held == set(Role)
    assert max(names.values()) == max(usernames.values()) == 1
    assert len({role.commune for officer in officers for role in officer.roles}) >= 5
    assert all(re.fullmatch(r"[a-z-]+", username) for username in usernames)
    assert not names.keys() & {voice.person.name for voice in VOICES if voice.person}


def test_templates_cover_every_result_and_mark_what_is_filled_in() -> None:
    templates = demo_data.templates()

    assert len({template.code for template in templates}) == len(templates) == 12
    assert {template.result for template in templates} == reading._RESULTS
    for template in templates:
        assert re.search(r"\{[a-z_]+\}", template.text)
        assert re.sub(r"\{[a-z_]+\}", "", template.text).count("{") == 0


def test_the_walk_leads_to_accounts_and_voices_that_exist() -> None:
    usernames = {officer.username for officer in demo_data.officers()}

    for step in demo_data.walk():
        assert step.username == "" or step.username in usernames
        assert step.voice == "" or step.voice in BY_ID


def test_days_in_a_text_count_from_the_day_it_was_written() -> None:
    text = text_on("Hỏng từ hôm {d-2}, sửa trước ngày {D+30}.", date(2026, 5, 1))

    assert text == "Hỏng từ hôm 29/4, sửa trước ngày 31/5/2026."


def test_every_brace_in_a_voice_is_a_day() -> None:
    for voice in VOICES:
        for text in written(voice):
            shown = text_on(text, date(2026, 5, 1))
            assert "{" not in shown and "}" not in shown, voice.id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"channel": "fax"}, "unknown value 'fax'"),
        ({"commune": "Xã Không Có"}, "unknown value 'Xã Không Có'"),
        ({"field": "roads"}, "unknown value 'roads'"),
        ({"title": ""}, "empty or negative"),
        ({"days_ago": -1}, "empty or negative"),
        ({"days_ago": "1"}, "not of type int"),
        ({"colour": "red"}, "unknown 'colour'"),
        ({"person": {"name": "Lò Thị Mai"}}, "'phone' is missing"),
        ({"story": [{"do": "dance", "day": 1}]}, "no such step"),
        ({"story": [{"do": "hand-over", "day": 1, "to": "commune:x", "text": "a"}]}, "commune:x"),
        ({"story": [{"do": "answer", "day": 1, "result": "cannot", "text": "a"}]}, "'basis'"),
        (
            {
                "story": [
                    {
                        "do": "answer",
                        "day": 1,
                        "result": "promised",
                        "text": "a",
                        "promise": {"what": "b", "paper": "c", "due_in_days": 3},
                    }
                ]
            },
            "'kept' is missing",
        ),
    ],
)
def test_a_voice_is_refused_with_the_reason(change: dict[str, object], said: str) -> None:
    with pytest.raises(demo_data.DemoDataError, match=re.escape(said)) as refused:
        reading.read_voice({**A_TEXT, **change})

    assert "v900" in str(refused.value)


def test_a_voice_without_its_text_is_refused() -> None:
    raw = json.loads(json.dumps(A_TEXT))
    del raw["text"]

    with pytest.raises(demo_data.DemoDataError, match="'text' is missing"):
        reading.read_voice(raw)
