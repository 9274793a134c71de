"""Every exit of the house as everybody: what is planted is found where it may be, and there alone.

A walk that finds nothing proves nothing: each string has somebody who is to find it, except those
that nobody ever sees.
"""

import io
from collections import defaultdict
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.base.models import Event
from hoiam.notices.models import Notice
from tests.contracts.found_addresses import Address, addresses
from tests.exits.finding import Finder
from tests.exits.town import Town, said
from tests.exits.walking import Seen, Walker, starts, walk

CONTACT = frozenset({"name", "phone", "email", "address"})
OFFICE = frozenset({"clerk", "handler", "leader", "province-leader"})
READERS = OFFICE | {"expert", "front"}  # of the words, with what looks personal covered
# Who finds what somewhere. Nobody else finds it anywhere, and these do find it.
FINDERS = {
    **{key: {"handler", "person"} for key in CONTACT},  # who opened it a minute ago
    "point": {"person"},  # who handles it sees it on a map
    "exif": {"handler"},  # in the original, and in no copy
    "named": {"handler", "person"},
    "words": READERS | {"person"},
    "place": READERS | {"person"},
    "more": READERS | {"person"},
    "not-done": READERS | {"person"},
    "file-name": OFFICE | {"person"},
    "note": OFFICE,
    "pending": OFFICE,
    "unreleased": OFFICE,
    "hidden": OFFICE | {"front"},  # an appeal against it was sent to the Front
    "reason": READERS | {"person"},
    "plea": {"province-leader", "front"},
    "wish": OFFICE | {"person"},
    "order": {"clerk", "leader", "province-leader"},
    "record": OFFICE,
    "cell": {"clerk"},
    "neighbour": {"stranger", "other-leader", "province-leader"},
    # Of a stranger's telephone, of what is not sent yet, of keys: nobody.
    "neighbour-phone": set(),
    "draft": set(),
    "password": set(),
    "code-of-person": set(),
}
# No list and no page of results shows a personal part, also not to whoever may open it.
NOT_IN_LISTS = CONTACT | {
    "named",
    "point",
    "exif",
    "place",
    "file-name",
    "more",
    "not-done",
    "note",
}
PEOPLE = (
    *("clerk", "handler", "leader", "province-leader", "expert", "front"),
    *("stranger", "other-leader", "lawyer", "administrator"),
)
# What nobody is offered in this town, because nothing in it stands so: each has tests of its own.
_OFFICE = (
    "sealed-case sealed-file sealed-frame sealed-declare "
    "sealed-identity sealed-item sealed-key sealed-step sealed-people "
    "adopt-denunciation declare-denunciation denunciation denunciation-enter "
    "denunciation-entry-back denunciation-handler denunciation-head denunciation-relieve "
    "denunciation-sheet denunciation-step denunciation-take-back "
    "assisted-picture choose-successor close cover-page data-lift decline-date "
    "demand-report docket-close docket-successor drop-number end-absence end-remote "
    "import-legacy import-pause import-progress import-reading import-resume import-sheet "
    "new-password officer-reset page-picture prepared register-place remove-passkey "
    "reopen replace-receipt report rule-settle rule-withdraw set-up "
    "sign-out unjoin withdraw-day withdraw-paper "
    "witness-request witness-retire "  # nobody is invited here
)
# Meetings, receptions, hamlets, letters and commitments: this town has none of them yet. What they
# show to whom is tested in their own rooms and in `tests/access`.
_MEETING_PEOPLE = (
    "answer-hold-request assignment-end box box-letter broadcast broadcast-paper report "
    "broadcast-task broadcast-tick broadcast-withdraw call close-opening "
    "commitment-ask-date commitment-assign commitment-decline-date commitment-evidence "
    "commitment-file commitment-undone commitment-unkept visit conclude-visit "
    "end-hamlet-cluster field-note-page field-note-photo give-paper-back hall-notes-take "
    "hall-prepare hall-rows hamlet-assign hamlet-cluster hamlet-residents hamlet-sheet "
    "hamlet-visit hamlet-work hotline hotline-rule issue-visit-paper keep-scan meeting "
    "meeting-announce meeting-answer-read meeting-cancel meeting-close meeting-conclusions "
    "meeting-correct meeting-duty meeting-end meeting-hall meeting-minutes "
    "meeting-officials meeting-paper meeting-public meeting-questions meeting-raise "
    "meeting-read-out meeting-sent meeting-sheet meeting-start meeting-turnout online-step "
    "open-box opening outside-appeal paper-file papers-of play-scene put-letter-by "
    "question read-back recount-letters request tag topic topic-end turn-step "
    "visit-another visit-notice visit-paper visit-papers visit-reading visit-sheet "
    "broadcast-report commitment-accept-date commitment-done complete-visit "
    "field-note-raise hamlet-attendance meeting-edit meeting-postpone "
)
# Papers of petitions: this town has taken no step yet; each is walked in `tests/web`.
_PAPERS = (
    "petition-papers petition-paper petition-paper-file petition-paper-signed petition-paper-pdf petition-deliver "
    "petition-step petition-take-back petition-second petition-reading petition-delivery-outcome "
    "petition-delivery-note paper-template-preview paper-template-end "
)
# The register of petitions is empty here: its pages are walked in `tests/web/office/petitions`.
_REGISTER = (
    "petition petition-sorting petition-people petition-add-person petition-person "
    "petition-appoint petition-split petition-same petition-reclassify "
)
# No complaint was decided here and no list is open: walked in `tests/web/office/petitions`.
_SETTLED = (
    "petition-decision petition-decide decision decision-order decision-void decision-public "
    "order-done order-take-back review-plan review-plan-freeze review-case-strike "
    "review-case-result "
)
_PUBLIC = (
    "decision log-page-hash log-tile log-proof "
    "log-earlier log-earlier-tile "
    "open-file "
    "own-petition-paper "
    "own-close paper send-leave send-picture hamlet-notice hamlet-notice-reply meeting "
    "meeting-ask meeting-minutes meeting-poster meeting-rate meeting-screen meeting-state "
    "meetings-unit-feed outside-appeal reception-display topic reception-book "
)
# No period was closed here: walked in `tests/figures/test_closing_pages`.
# No report was begun here: walked in `tests/figures/test_narratives`.
_CLOSED = "closing closing-line explain-difference supplement-period "
# No draft is checked here: walked in `tests/web/office/test_claims`.
_DRAFTS = "claim-draft claim-edit claim-choose claim-erase claim-word "
_REPORTS = "press-figure-correct narrative narrative-pages narrative-draft narrative-section narrative-file "
UNASKED = {
    f"office:{name}"
    for name in (
        _CLOSED + _DRAFTS + _REPORTS + _OFFICE + _MEETING_PEOPLE + _PAPERS + _REGISTER + _SETTLED
    ).split()
} | {f"public:{name}" for name in _PUBLIC.split()}
KINDS = ("text/html", "text/csv", "officedocument.spreadsheetml", "atom+xml", "json", "calendar")


def walkers(town: Town) -> dict[str, Walker]:
    people = {
        name: Walker(town.cast.browser(name, raise_request_exception=False)) for name in PEOPLE
    }
    outside = Walker(Client(raise_request_exception=False), public=True)
    own = Walker(town.person("person"), public=True, office=False)
    return people | {"nobody": outside, "person": own}


def is_list(one: Seen, known: dict[str, Address]) -> bool:
    return one.route in known and "<" not in known[one.route].route


def test_planted_strings_leave_the_house_only_to_whom_they_may(
    town: Town, logged: io.StringIO
) -> None:
    seen = walk(walkers(town), [*starts(), reverse("office:case", args=[town.case.code])])
    finder = Finder(town.planted)
    known = {one.name: one for one in addresses()}
    finders: dict[str, set[str]] = {key: set() for key in town.planted}
    where: dict[tuple[str, str], set[str]] = defaultdict(set)
    listed: set[tuple[str, str, str]] = set()
    for one in seen:
        for key in finder.found_in(one.whole):
            finders[key].add(one.who)
            where[key, one.who].add(one.route)
            if (
                key in NOT_IN_LISTS
                and is_list(one, known)
                and not one.route.startswith("public:own")
            ):
                listed.add((key, one.who, one.route))
    wrong = {
        f"{key} seen by {who}": sorted(where[key, who])
        for key, found in finders.items()
        for who in found - FINDERS[key]
    }
    blind = {key: lost for key, found in finders.items() if (lost := FINDERS[key] - found)}

    assert not [f"{one.who} {one.address}" for one in seen if one.status >= 500]
    assert (wrong, blind, listed) == ({}, {}, set())
    unasked = set(known) - {one.route for one in seen}
    assert (sorted(unasked - UNASKED), sorted(UNASKED - unasked)) == ([], [])
    assert not finder.found_in(logged.getvalue().encode())
    assert {kind for kind in KINDS if any(kind.encode() in one.headers for one in seen)} == set(
        KINDS
    )
    assert not _said_beside_the_pages(finder)


def _said_beside_the_pages(finder: Finder) -> list[str]:
    """Messages to people and the log of events, which no page need show."""
    letters = [
        (f"notice {one.template}", f"{one.subject}\n{one.text}") for one in Notice.objects.all()
    ]
    acts = [(f"event {one.tag}", str(one.details)) for one in Event.objects.all()]
    assert letters and acts
    allowed = {"reason"}  # an officer's own words about why
    return [
        f"{name}: {key}"
        for name, words in letters + acts
        for key in finder.found_in(words.encode()) - allowed
    ]


@pytest.mark.parametrize("key", sorted(CONTACT | {"neighbour-phone"}))
def test_search_of_the_office_finds_nobody_by_how_to_reach_them(town: Town, key: str) -> None:
    client = town.cast.browser("handler")
    listed = reverse("office:case", args=[town.case.code])
    spelt = (said(key), said(key).replace(" ", ""), said(key).lower())

    pages = [
        client.get(reverse("office:cases"), {"tim": words}).content.decode() for words in spelt
    ]

    assert not [page for page in pages if listed in page]
    assert listed in client.get(reverse("office:cases"), {"tim": "trâu mộng"}).content.decode()


def test_failing_page_tells_neither_reader_nor_log_what_was_typed(
    town: Town, monkeypatch: pytest.MonkeyPatch, logged: io.StringIO
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise ValueError(f"cannot read {said('name')} {said('phone')}")

    _break(monkeypatch, fail)
    client = Client(raise_request_exception=False)
    client.post("/gui", {"kind": "feedback"})

    answer = client.post("/gui/viet", {"text": said("words"), "name": said("name")})

    told = logged.getvalue()
    finder = Finder(town.planted)
    assert answer.status_code == 500
    assert "ValueError" in told
    assert not finder.found_in(answer.content + told.encode())


def _break(monkeypatch: pytest.MonkeyPatch, fail: Callable[..., None]) -> None:
    monkeypatch.setattr("hoiam.voices.actions.save_draft", fail)
