"""What is hidden stands nowhere in the page; what was corrected stays to be read; nothing that
happens to what is public is missing from the list of changes."""

import pytest

from hoiam.base import search
from hoiam.core import actor as actors
from hoiam.core.refusals import Invalid, NotFound, Refusal, WrongState
from hoiam.publication import actions, queries
from hoiam.publication.actions import Content, Correction, What, Why, Written
from hoiam.publication.models import Cause, Page, PublicFile
from hoiam.publication.openness import Appeal, Change, ChangeKind, Hiding, Outcome, Part, Plea
from tests.cast import Cast, later, make_cast

pytestmark = pytest.mark.django_db
BY = actors.system("test", act="a-open")
WHY = Why("personal-data", "Có tên một người")
FIRST = Content(
    title="Cống vỡ nhà Lò Mẫu",
    text="Cống trước nhà bà Lò Thị Mẫu bị vỡ.",
    answer="Bà Mẫu sẽ được thay cống.",
    place="Trước nhà bà Mẫu",
    latitude=22.34567,
    longitude=104.12345,
)
CLEAN = Content(title="Cống vỡ", text="Cống bị vỡ.", answer="Sẽ thay cống.", place="Thôn 3")
MASKED = Correction(Cause.MASKING, "Che tên người")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def released(content: Content = FIRST, *, code: str = "LC-AAAA-0001", **more) -> Page:
    return actions.release(code=code, content=content, by=BY, at=later(), **more)


def hidden(cast: Cast, page: Page, what: What = actions.WHOLE, *, at=None) -> Hiding:
    return actions.hide(
        page=page, what=what, why=WHY, unit=cast.units["commune-ubnd"], by=BY, at=at or later(1)
    )


def test_every_part_of_the_words_leaves_the_page_alone_and_comes_back(cast: Cast) -> None:
    search.put(kind="case", code="LC-AAAA-0001", place=1, text="")
    page = released()
    whole = {"title": FIRST.title, "text": FIRST.text, "answer": FIRST.answer, "place": FIRST.place}

    for part in (Part.TITLE, Part.TEXT, Part.ANSWER, Part.PLACE, Part.WHOLE):
        hiding = hidden(cast, page, What(part))
        page.refresh_from_db()
        gone = set(whole) if part is Part.WHOLE else {part.value}
        assert {name for name in whole if not getattr(page, name)} == gone
        assert (page.latitude is None) == (part in (Part.PLACE, Part.WHOLE))
        found = set(search.matching("page", "cống").values_list("code", flat=True))
        assert bool(found) == (part is not Part.WHOLE)
        closed = queries.releases_of(page)[0]
        assert {name for name in whole if not closed.words(Part(name))} == gone
        actions.show_again(hiding=hiding, reason="Nhầm", by=BY, at=later(2))
        page.refresh_from_db()
        assert {name: getattr(page, name) for name in whole} == whole
        assert page.latitude == 22.346


def test_a_correction_says_why_and_keeps_what_was_hidden_hidden(cast: Cast) -> None:
    page = released()
    for wrong in (actions.FIRST, Correction(Cause.MISTAKE, " ")):
        with pytest.raises(Invalid, match=r"publication\.correction-needs-reason"):
            released(CLEAN, why=wrong)
    hiding = hidden(cast, page, What(Part.TITLE))
    with pytest.raises(WrongState, match=r"publication\.not-corrected"):
        actions.show_corrected(hiding=hiding, reason="Đã che", by=BY, at=later(2))

    actions.release(code=page.code, content=CLEAN, why=MASKED, by=BY, at=later(2))
    page.refresh_from_db()
    assert (page.title, page.text) == ("", CLEAN.text)
    actions.show_corrected(hiding=hiding, reason="Đã che", by=BY, at=later(3))

    page.refresh_from_db()
    assert page.title == CLEAN.title
    new, old = queries.releases_of(page)
    assert new.closed == {} and list(old.closed) == [Part.TITLE]
    assert old.words(Part.TITLE) == "" and old.words(Part.TEXT) == FIRST.text
    assert (new.release.cause, new.release.reason) == (Cause.MASKING, "Che tên người")
    one = hidden(cast, page, What(Part.RELEASE, release=1), at=later(4))
    assert queries.releases_of(page)[1].whole == one
    assert queries.releases_of(page)[0].whole is None
    with pytest.raises(WrongState, match=r"publication\.not-corrected"):
        actions.show_corrected(hiding=one, reason="x", by=BY, at=later(5))


def test_one_file_is_hidden_by_itself_and_names_leave_the_words_beside_it(cast: Cast) -> None:
    page = released()
    for number in (1, 2):
        PublicFile(
            page=page, code=f"anh-{number}", source=f"s{number}", copy=f"c{number}", width=1,
            height=1, alt=f"Ảnh về: {FIRST.title}", order=number, released_at=later(),
            released_by=BY.code,
        ).save()  # fmt: skip
    hiding = hidden(cast, page, What(Part.FILE, file="anh-1"))

    with pytest.raises(NotFound):
        queries.file_by_code("anh-1")
    assert queries.hiding_of_file("anh-1") == hiding
    assert queries.hiding_of_file("anh-2") is None and queries.hiding_of_file("anh-9") is None
    assert queries.file_by_code("anh-2").source == "s2"
    hidden(cast, page, What(Part.TITLE))
    assert "Mẫu" not in queries.file_by_code("anh-2").alt
    whole = hidden(cast, page)
    assert queries.hiding_of_file("anh-2") == whole
    with pytest.raises(NotFound):
        queries.file_by_code("anh-2")


@pytest.mark.parametrize(
    ("what", "why", "code"),
    [
        (actions.WHOLE, Why("personal-data", " "), "publication.reason-needed"),
        (actions.WHOLE, Why("awkward", "Khó coi"), "hiding.no-such-ground"),
        (actions.WHOLE, Why("before-the-list", "Cũ"), "hiding.no-such-ground"),
        (What(Part.FILE, file="anh-9"), WHY, "publication.not-there"),
        (What(Part.RELEASE, release=1), WHY, "publication.not-there"),
        (What(Part.RELEASE, release=0), WHY, "publication.not-there"),
        (What(Part.TITLE), WHY, "publication.already-hidden"),
    ],
)
def test_what_is_not_hidden(cast: Cast, what: What, why: Why, code: str) -> None:
    page = released()
    hidden(cast, page, What(Part.TITLE))
    before = Change.objects.count()

    with pytest.raises(Refusal, match=code):
        actions.hide(
            page=page, what=what, why=why, unit=cast.units["commune-ubnd"], by=BY, at=later(1)
        )
    assert Change.objects.count() == before


def test_an_appeal_is_taken_once_for_each_form_and_decided_once(cast: Cast) -> None:
    hiding = hidden(cast, released())
    watched = actions.Watched(cast.units["province-ubnd"], cast.units["commune-front"])

    def appeal(key: str, text: str = "Nội dung này không có tên ai.") -> Appeal:
        return actions.appeal(
            hiding=hiding, written=Written(key, text), watched=watched, by=BY, at=later(2)
        )

    for text, code in (
        (" ", "needs-words"),
        ("x" * 3_001, "needs-words"),
        ("Đơn tố cáo ông A nhận tiền", "no-denunciation"),
    ):
        with pytest.raises(Invalid, match=rf"publication\.appeal-{code}"):
            appeal("k0", text)
    first = appeal("k1")
    assert appeal("k1") == first == appeal("k2")
    assert Plea.objects.count() == 2

    actions.state_opinion(
        appeal=first, unit=cast.units["commune-front"], text="Nên hiện lại", by=BY, at=later(3)
    )
    with pytest.raises(Invalid, match=r"publication\.reason-needed"):
        actions.decide(appeal=first, outcome=Outcome.UPHELD, reasons=" ", by=BY, at=later(3))
    actions.decide(appeal=first, outcome=Outcome.UPHELD, reasons="Có tên", by=BY, at=later(3))
    for again in (
        lambda: appeal("k3"),
        lambda: actions.decide(
            appeal=first, outcome=Outcome.LIFTED, reasons="Thôi", by=BY, at=later(4)
        ),
        lambda: actions.state_opinion(
            appeal=first, unit=cast.units["commune-front"], text="x", by=BY, at=later(4)
        ),
    ):
        with pytest.raises(WrongState, match=r"publication\.appeal-decided"):
            again()
    actions.show_again(hiding=hiding, reason="Nhầm", by=BY, at=later(5))
    with pytest.raises(WrongState, match=r"publication\.not-hidden"):
        appeal("k4")


def test_every_change_has_the_next_number(cast: Cast) -> None:
    start = queries.last_change()
    page = released()
    hiding = hidden(cast, page, What(Part.ANSWER))
    released(CLEAN, why=MASKED)
    actions.show_again(hiding=hiding, reason="Nhầm", by=BY, at=later(3))

    seen = queries.changes_after(start)
    assert [one.number for one in seen] == list(range(start + 1, start + 5))
    assert [one.kind for one in seen] == [
        ChangeKind.RELEASED,
        ChangeKind.HIDDEN,
        ChangeKind.CORRECTED,
        ChangeKind.SHOWN_AGAIN,
    ]
    assert [one.release for one in seen] == [1, 0, 2, 0]
    assert seen[1].hiding == seen[3].hiding == hiding.code
