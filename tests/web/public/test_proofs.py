"""Proofs that people take along: each is checked as anybody outside would check it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hoiam.cases import actions as cases
from hoiam.cases.models import Case
from hoiam.core.log import checks, notes, proofs
from hoiam.core.log.proofs import Standing, Verdict
from hoiam.core.log.untrue import Untrue
from hoiam.publication import actions as publication
from hoiam.publication.actions.hiding import What, Why
from hoiam.publication.log import proving, queries
from hoiam.publication.models import Page
from hoiam.publication.openness import Part
from tests.cast import NOW, Cast, later
from tests.petitions.making import registered
from tests.petitions.stepping import take
from tests.petitions.test_papers import DAY
from tests.publication import logs
from tests.publication.logs import BY
from tests.web.public.conftest import publish, send, track


@pytest.fixture(autouse=True)
def _fresh(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.fresh()
    logs.without_covers(monkeypatch)


def got(client: Client, address: str) -> bytes:
    """A file as it is saved."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Disposition"].startswith("attachment")
    return bytes(answer.content)


def judged(proof: bytes) -> Verdict:
    return proofs.verdict(proofs.read(proof.decode()), queries.policy())


def body(verdict: Verdict) -> dict[str, Any]:
    assert verdict.record is not None
    found = verdict.record["body"]
    assert isinstance(found, dict)
    return found


def mine(reference: str, step: str) -> str:
    """The address of one's own proof of a step."""
    rows = [
        row
        for row in proving.about(reference)
        if (opened := queries.opened(row)) is not None
        and dict(opened.record["body"])["step"] == step  # type: ignore[call-overload]
    ]
    assert len(rows) == 1, step
    return f"/tra-cuu/chung-minh/{rows[0].entry}"


def test_receipt_is_promised_at_once_then_included_then_witnessed(
    client: Client, cast: Cast
) -> None:
    code = send(client)
    page = client.get("/gui/bien-nhan").content.decode()
    first = judged(got(client, "/gui/bien-nhan/chung-minh"))
    assert first.standing is Standing.PROMISED
    assert first.record is not None
    reference = first.record["subject"]
    assert str(reference) in page
    assert "đã ký lời hứa" in page
    assert "Chữ ký số của cơ quan" in page

    head = publication.sequence(by=BY, at=NOW + timedelta(seconds=20))
    assert head is not None
    second = judged(got(client, "/gui/bien-nhan/chung-minh"))
    assert second.standing is Standing.INCLUDED
    assert second.record == first.record
    assert queries.newest_root().short in client.get("/gui/bien-nhan").content.decode()  # type: ignore[union-attr]

    some = logs.witness("mat-tran.vn")
    publication.name_witness(name="Mặt trận", key=some.key.text, address="", by=BY, at=NOW)
    note = head.note + some.line(notes.read(head.note).text, NOW)
    publication.record_cosignatures(checkpoint=note, by=BY, at=NOW)
    track(client, code)
    listed = client.get("/tra-cuu/chung-minh").content.decode()
    assert "1 trên 1 người làm chứng đã ký" in listed.lower()
    third = judged(got(client, mine(str(reference), "received")))
    assert third.standing is Standing.WITNESSED
    assert third.proven_at == int(NOW.timestamp())


def test_words_of_a_receipt_are_the_ones_that_were_filed(client: Client, cast: Cast) -> None:
    code = send(client)
    reference = Case.objects.get().code
    track(client, code)
    address = mine(reference, "received")
    proof, words = got(client, address), got(client, f"{address}/nguyen-van")

    assert "bị vỡ".encode() in words
    checks.page(words, proofs.read(proof.decode()), queries.policy())
    with pytest.raises(Untrue, match="other-text"):
        checks.page(words.replace(b"b", b"c", 1), proofs.read(proof.decode()), queries.policy())


def test_every_act_of_a_case_can_be_taken_along_by_who_began_it(client: Client, cast: Cast) -> None:
    received = cast.receive()
    case = received.case
    cases.accept(case=case, by=cast.actor("handler"), at=later(1))
    other = cast.units["other-office"]
    cases.hand_over(case=case, unit=other, reason="Đúng việc của nơi ấy", by=cast.actor("handler"), at=later(1))  # fmt: skip
    track(client, received.accepted.tracking_code)

    page = client.get("/tra-cuu/chung-minh").content.decode()

    for words in ("Tiếp nhận, cấp biên nhận", "Đơn vị nhận xử lý", "Chuyển đơn vị"):
        assert words in page
    passed = judged(got(client, mine(case.code, "handed-over")))
    assert body(passed)["to"] == other.name
    assert (passed.record or {})["at"] == "2026-10-03T02:00:00Z"


def test_who_joined_gets_no_proof_of_what_was_said_to_the_first(client: Client, cast: Cast) -> None:
    case = cast.answered()
    publish(cast, case, at=later(3))
    joined = cases.me_too(case=case, told=cast.told("k2"), by=cast.actor("public"), at=later(3))
    track(client, joined.accepted.tracking_code)

    page = client.get("/tra-cuu/chung-minh").content.decode()

    assert got(client, mine(joined.accepted.reference, "received"))
    assert got(client, mine(case.code, "accepted"))
    for step in ("received", "answered", "released"):
        address = mine(case.code, step)
        assert address not in page
        assert client.get(address).status_code == 404
    # Whoever began it has them all.
    first = Client()
    track(first, cast.receive().accepted.tracking_code)
    answered = mine(case.code, "answered")
    words = got(first, f"{answered}/nguyen-van")
    assert "thay cống mới".encode() in words
    checks.page(words, proofs.read(got(first, answered).decode()), queries.policy())


def test_proofs_need_the_code_and_end_with_the_receipt(client: Client, cast: Cast) -> None:
    received = cast.receive()
    address = mine(received.accepted.reference, "received")

    for path in ("/tra-cuu/chung-minh", address, f"{address}/nguyen-van"):
        assert client.get(path)["Location"] == "/tra-cuu"
    assert client.get("/gui/bien-nhan/chung-minh").status_code == 410
    track(client, cast.receive("k9").accepted.tracking_code)
    assert client.get(address).status_code == 404
    assert client.get(f"{address}/nguyen-van").status_code == 404


def test_anybody_checks_that_a_page_is_the_one_published(client: Client, cast: Cast) -> None:
    case = publish(cast, cast.answered(), at=later(3))
    shown = client.get(f"/vu-viec/{case.code}").content.decode()
    assert f"/vu-viec/{case.code}/chung-minh" in shown
    assert "Có bị sửa lén không?" in shown

    proof, text = _public(client, case)
    assert checks.page(text, proofs.read(proof.decode()), queries.policy())
    changed = text.replace("vỡ".encode(), "nứt".encode())
    with pytest.raises(Untrue, match="other-text"):
        checks.page(changed, proofs.read(proof.decode()), queries.policy())
    # Whoever writes into the rows by hand is found out by the next who looks.
    Page.objects.filter(code=case.code).update(title="Cống không vỡ")
    _same, silently = _public(client, case)
    with pytest.raises(Untrue, match="other-text"):
        checks.page(silently, proofs.read(proof.decode()), queries.policy())


def test_correction_and_hiding_are_new_entries_that_name_the_one_before(
    client: Client, cast: Cast
) -> None:
    case = publish(cast, cast.answered(), at=later(3))
    first, _text = _public(client, case)
    publish(cast, case, at=later(4), answer="Đã thay cống.")
    second, answered = _public(client, case)
    why = Why("personal-data", "lộ tên")
    unit = cast.units["commune-ubnd"]
    page = Page.objects.get(code=case.code)
    publication.hide(page=page, what=What(Part.TEXT), why=why, unit=unit, by=BY, at=later(5))
    third, hidden = _public(client, case)

    policy = queries.policy()
    acts = [(judged(one).record or {})["act"] for one in (first, second, third)]
    assert acts == ["release", "correction", "withdrawal"]
    assert "Đã thay cống.".encode() in answered
    checks.page(hidden, proofs.read(third.decode()), policy)
    assert "nước tràn".encode() not in hidden
    before = [body(judged(one))["previous"] for one in (first, second, third)]
    entries = [proofs.read(one.decode()).opening.entry.hex() for one in (first, second)]  # type: ignore[union-attr]
    assert before == ["", *entries]


def _public(client: Client, case: Case) -> tuple[bytes, bytes]:
    base = f"/vu-viec/{case.code}"
    return got(client, f"{base}/chung-minh"), got(client, f"{base}/nguyen-van")


def test_page_that_was_never_released_has_no_proof(client: Client, cast: Cast) -> None:
    code = cast.receive().case.code

    for name in ("chung-minh", "nguyen-van"):
        assert client.get(f"/vu-viec/{code}/{name}").status_code == 404


def test_sender_of_a_petition_proves_that_it_was_accepted(client: Client, cast: Cast) -> None:
    done = registered(cast)
    take(cast, done.petition, "accept", DAY)
    track(client, done.tracking_code)

    page = client.get("/tra-cuu/chung-minh").content.decode()
    accepted = judged(got(client, mine(done.reference, "accept")))

    assert "Tiếp nhận, cấp biên nhận" in page
    assert "Thụ lý" in page
    assert (accepted.record or {})["act"] == "acceptance"
    assert body(accepted)["day"] == DAY.isoformat()


def test_what_was_erased_says_so_and_its_place_stays(client: Client, cast: Cast) -> None:
    received = cast.receive()
    row = proving.about(received.accepted.reference)[0]
    row.salt, row.record, row.erased_at, row.erased_by = "", "", NOW, "system/test"
    row.save()
    track(client, received.accepted.tracking_code)

    page = client.get("/tra-cuu/chung-minh").content.decode()

    assert "Nội dung đã xóa theo luật" in page
    assert row.entry not in page
