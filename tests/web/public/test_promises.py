"""Words of a promise are typed by an officer and released by nobody: only who was answered reads
the names in them."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from hoiam.cases import actions as cases
from hoiam.cases import queries
from hoiam.cases.actions import Reply
from hoiam.cases.models import Case
from hoiam.commitments.actions import Outcome
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.core import calendar
from hoiam.notices.models import Notice
from hoiam.protection import copies
from hoiam.voices.models import Voice
from tests.cast import NOW, Cast, later
from tests.web.public.conftest import publish, track

NAME, PHONE = "Quàng Thị Bông", "0912345678"
REPLY = Reply(
    result="promised", text="Xã sẽ thay cống.", paper_number="1/TB",
    promise=f"Thay cống trước nhà bà {NAME}, số {PHONE}",
    promise_due_on=calendar.day_of(NOW) + timedelta(days=30),
)  # fmt: skip


def _shown(client: Client, case: Case) -> str:
    return client.get(reverse("public:case", args=[case.code])).content.decode()


def test_stranger_reads_a_promise_masked_while_it_is_owed_and_when_it_is_kept(
    client: Client, cast: Cast
) -> None:
    case = cast.answered(reply=REPLY)
    publish(cast, case, at=later(3))
    owed = _shown(client, case)
    promise = Commitment.objects.get(kind=CommitmentKind.PROMISE)
    said = f"Xong, bà {NAME} đã xem"
    cases.keep_promise(
        case=case, promise=promise, outcome=Outcome(result=said, result_public=said),
        by=cast.actor("handler"), at=later(4),
    )  # fmt: skip
    kept = _shown(client, case)

    assert "Thay cống trước nhà" in owed and "Lời hứa đã làm xong" in kept
    for page in (owed, kept):
        assert NAME not in page and PHONE not in page


def test_others_in_the_matter_read_it_masked_and_who_was_answered_in_full(
    client: Client, cast: Cast
) -> None:
    first = cast.receive()
    joins: dict[str, Any] = {
        "case": first.case,
        "told": cast.told("too"),
        "by": cast.actor("public"),
    }
    too = cases.me_too(**joins, at=later(0.1))
    handler = cast.actor("handler")
    cases.accept(case=first.case, by=handler, at=later(1))
    cases.draft_answer(case=first.case, reply=REPLY, by=handler, at=later(2))
    cases.approve_answer(case=first.case, by=cast.actor("leader"), at=later(2))
    cases.answer(case=first.case, by=handler, at=later(2))

    track(client, first.accepted.tracking_code)
    assert PHONE in client.get("/tra-cuu/cua-toi").content.decode()
    other = Client()
    track(other, too.accepted.tracking_code)
    page = other.get("/tra-cuu/cua-toi").content.decode()

    assert "Thay cống trước nhà" in page
    assert NAME not in page and PHONE not in page
    voice = Voice.objects.get(receipt__reference=too.accepted.reference)
    assert queries.of_voice(voice) == first.case
    copy = str(copies.as_plain(copies.copy_of(voice, at=later(3)))["sections"])
    assert "Thay cống trước nhà" in copy
    answers = next(
        one for one in copies.copy_of(voice, at=later(3)).sections if one.code == "answers"
    )
    assert PHONE not in str(answers)


def test_messages_to_others_are_masked_and_the_first_reads_every_word(cast: Cast) -> None:
    case = cast.receive().case
    cases.me_too(case=case, told=cast.told("too"), by=cast.actor("public"), at=later(0.1))
    cases.accept(case=case, by=cast.actor("handler"), at=later(0.2))
    cases.hand_over(
        case=case, unit=cast.units["other-office"], reason=f"Nhà bà {NAME}, số {PHONE} ở xã bên",
        by=cast.actor("handler"), at=later(1),
    )  # fmt: skip

    first, too = Notice.objects.filter(template="cases.handed-over").order_by("id")

    assert NAME in first.text and PHONE in first.text
    assert "ở xã bên. Thời hạn không tính lại" in too.text
    assert NAME not in too.text and PHONE not in too.text


def test_whoever_joins_an_answered_matter_is_told_no_name(cast: Cast) -> None:
    case = cast.answered(reply=REPLY)

    cases.me_too(case=case, told=cast.told("too"), by=cast.actor("public"), at=later(4))

    told = Notice.objects.order_by("id").last()
    assert told is not None and "Thay cống trước nhà" in told.text
    assert NAME not in told.text and PHONE not in told.text
