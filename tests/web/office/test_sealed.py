"""What the browser of a handler asks: nothing before the declaration, ciphertext after it, and for
who was left out no case at all."""

from typing import Any

import pytest
from django.test import Client

from hoiam.base.models import Event
from hoiam.denunciations.models import DenunciationFile
from hoiam.seals.models import SealedCase, SealedItem, SealedKey, SealedMember
from tests.cast import NOW, Cast, make_cast
from tests.seals.listed import KEY, LOCKED, SECOND, recipient
from tests.web.office.sealing import (
    PLACE,
    WHO,
    WORDS,
    Browser,
    browser,
    sealed,
    sealed_case,
    with_list,
    wrapped,
)

pytestmark = pytest.mark.django_db
DAY = NOW.date().isoformat()
TODAY = "2026-10-05"


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    return make_cast()


@pytest.fixture
def case(cast: Cast) -> SealedCase:
    with_list(cast)
    return sealed_case(cast)


def opened(cast: Cast, case: SealedCase, name: str = "leader") -> Browser:
    page = browser(cast, name)
    assert page.post(f"viec/{case.code}/cam-ket", {"conflict": False}).status_code == 200
    return page


def test_who_keeps_no_key_is_told_so_and_keeps_one(cast: Cast) -> None:
    page = browser(cast, "handler")

    assert page.told("phien")["key"] is None
    sent = {"recipient": recipient("handler"), "protected": LOCKED}
    assert page.post("khoa-cua-toi", sent).status_code == 200
    again = {"recipient": recipient("handler"), "passkey": SECOND}
    assert page.post("khoa-cua-toi", again).status_code == 200

    assert page.told("phien")["key"] == {
        "recipient": recipient("handler"), "protected": LOCKED, "passkey": SECOND,
    }  # fmt: skip


@pytest.mark.parametrize(
    "sent",
    [
        {},
        [],
        {"recipient": 7, "protected": LOCKED},
        {"recipient": "age1pq1x", "protected": LOCKED},
        {"recipient": recipient("x"), "protected": "bm90IGFnZQ=="},
        {"recipient": recipient("x"), "passkey": SECOND},
    ],
)
def test_what_is_no_key_is_refused_in_words(cast: Cast, sent: Any) -> None:
    answer = browser(cast, "handler").post("khoa-cua-toi", sent)

    assert answer.status_code in (409, 422)
    assert all(answer.json()[name] for name in ("what", "why", "next"))


def test_nothing_is_handed_out_before_the_declaration(cast: Cast, case: SealedCase) -> None:
    page = browser(cast, "leader")

    (row,) = page.told("viec")["rows"]
    assert row["received_on"] == DAY
    assert (row["state_name"], row["newest"], row["declared"]) == ("", None, False)
    for path in ("", "/tep/1", "/mau/d-acceptance"):
        answer = page.get(f"viec/{case.code}{path}")
        assert answer.status_code == 409, path
        assert answer.json()["code"] == "seals.not-declared"


def test_content_opens_with_what_was_handed_out_and_identity_does_not(
    cast: Cast, case: SealedCase
) -> None:
    page = opened(cast, case)

    told = page.told(f"viec/{case.code}")

    assert [one["purpose"] for one in told["keys"]] == ["content"]
    assert page.opened(told, 1) == WORDS
    assert page.get(f"viec/{case.code}/tep/2").status_code == 404
    assert told["list"].startswith("hoiam recipients v1\n")


def test_answers_are_in_the_language_that_the_page_is_set_to(cast: Cast, case: SealedCase) -> None:
    page = opened(cast, case)

    english = page.client.get(f"/van-phong/niem-phong/viec/{case.code}", headers={"X-Tongue": "en"})
    unknown = page.client.get(f"/van-phong/niem-phong/viec/{case.code}", headers={"X-Tongue": "xx"})

    assert english["Content-Language"] == "en"
    assert unknown["Content-Language"] == "vi"
    assert [one["purpose_name"] for one in unknown.json()["keys"]] == ["nội dung"]
    assert [one["purpose_name"] for one in english.json()["keys"]] != ["nội dung"]


def test_identity_opens_by_an_act_that_is_written_down(cast: Cast, case: SealedCase) -> None:
    page = opened(cast, case)
    assert page.post(f"viec/{case.code}/danh-tinh", {}).json()["code"] == "seals.no-ground"
    grounds = page.told(f"viec/{case.code}")["identity_grounds"]
    assert all(", Điều " in name for _, name in grounds)

    assert page.post(f"viec/{case.code}/danh-tinh", {"ground": "conditions"}).status_code == 200

    told = page.told(f"viec/{case.code}")
    assert page.opened(told, 2) == WHO
    assert told["identity_on"] == TODAY
    assert Event.every.filter(tag="seals.identity.opened").count() == 1
    assert SealedMember.objects.filter(identity_on__isnull=False).count() == 1
    (opening,) = told["identity_openings"]
    assert opening["day"] == TODAY
    assert opening["name"] in {one["name"] for one in told["members"]}
    assert opening["ground_name"] == dict(grounds)["conditions"]


def test_verified_is_a_day_and_nothing_else(cast: Cast, case: SealedCase) -> None:
    page = opened(cast, case)
    step = {"key": "k1", "step": "verify", "day": TODAY}

    assert page.post(f"viec/{case.code}/buoc", step).status_code == 200
    assert page.post(f"viec/{case.code}/buoc", step).status_code == 200

    (row,) = page.told(f"viec/{case.code}")["steps"]
    assert (row["code"], row["day"], row["paper"]) == ("verify", TODAY, "")
    for wrong in ({"day": "2027-01-01"}, {"day": "mai"}, {"paper": "ông Pao"}, {"step": "guess"}):
        assert page.post(f"viec/{case.code}/buoc", step | {"key": "k2"} | wrong).status_code != 200


def test_signed_it_goes_on_the_register_with_its_clock_and_not_before(
    cast: Cast, case: SealedCase
) -> None:
    page = opened(cast, case)
    step = {"key": "k1", "step": "sign", "day": TODAY, "topic": "administrative"}

    assert not DenunciationFile.objects.exists()
    wrong = step | {"topic": "Ông Pao"}
    assert page.post(f"viec/{case.code}/buoc", wrong).status_code == 422
    assert page.post(f"viec/{case.code}/buoc", step).status_code == 200

    told = page.told(f"viec/{case.code}")
    file = DenunciationFile.objects.get()
    assert file.received_on.isoformat() == TODAY
    assert told["register_url"].endswith(file.code)
    assert page.client.get(told["register_url"]).status_code == 200


def test_answer_is_kept_for_the_sender_and_plain_words_are_not(
    cast: Cast, case: SealedCase
) -> None:
    page = opened(cast, case)
    answer = sealed("content", "sender", tra_loi="Xin cho biết thêm.")

    kept = page.send(f"viec/{case.code}/muc", {"kind": "answer", "key": 1}, item=answer)

    assert kept.json() == {"number": 3}
    told = page.told(f"viec/{case.code}")
    assert (told["items"][-1]["direction"], page.opened(told, 3)) == (
        "to-sender", "Xin cho biết thêm.",
    )  # fmt: skip
    for kind, item in (
        ("answer", sealed("content", tra_loi="x")),
        ("minutes", b"Ong Pao"),
        ("statement", sealed("content", x="x")),
        ("gossip", sealed("content", x="x")),
    ):
        refused = page.send(f"viec/{case.code}/muc", {"kind": kind, "key": 1}, item=item)
        assert refused.status_code == 422, kind
    assert SealedItem.objects.filter(case=case).count() == 3


def test_verifier_gets_the_copy_and_never_the_senders_own_words(
    cast: Cast, case: SealedCase
) -> None:
    page = opened(cast, case)
    named = {"recipient": recipient("handler"), "part": "verifier"}
    assert page.post(f"viec/{case.code}/nguoi", named).status_code == 200
    key = {"purpose": "copy", "recipient": recipient("copy"), "list_number": 1}
    made = page.send(f"viec/{case.code}/khoa", key, key=wrapped("copy", "handler", "leader"))
    copy = sealed("copy", noi_dung="Nội dung đã bỏ tên.")
    kept = page.send(
        f"viec/{case.code}/muc", {"kind": "copy", "key": made.json()["number"]}, item=copy
    )

    verifier = opened(cast, case, "handler")
    told = verifier.told(f"viec/{case.code}")

    assert [one["purpose"] for one in told["keys"]] == ["copy"]
    assert [one["kind"] for one in told["items"]] == ["copy"]
    assert verifier.opened(told, kept.json()["number"]) == "Nội dung đã bỏ tên."
    assert told["buttons"] == []
    for path in ("tep/1", "tep/2"):
        assert verifier.get(f"viec/{case.code}/{path}").status_code == 404
    assert verifier.post(f"viec/{case.code}/danh-tinh", {}).status_code == 403
    assert SealedKey.objects.filter(case=case, purpose="copy").count() == 1


def test_who_leaves_has_no_case_and_later_material_needs_a_new_key(
    cast: Cast, case: SealedCase
) -> None:
    page, leaving = opened(cast, case), opened(cast, case, "clerk")
    leaving.told(f"viec/{case.code}")
    number = next(
        one["number"] for one in leaving.told(f"viec/{case.code}")["members"] if one["is_me"]
    )

    assert leaving.post(f"viec/{case.code}/nguoi", {"relieve": number}).status_code == 200

    assert leaving.get(f"viec/{case.code}").status_code == 404
    assert leaving.told("viec")["rows"] == []
    told = page.told(f"viec/{case.code}")
    assert told["has_left"]
    minutes = {"kind": "minutes", "key": 1}
    late = page.send(f"viec/{case.code}/muc", minutes, item=sealed("content", x="x"))
    assert (late.status_code, late.json()["code"]) == (409, "seals.new-key-needed")
    key = {"purpose": "content", "recipient": recipient("later"), "list_number": 1}
    made = page.send(f"viec/{case.code}/khoa", key, key=wrapped("later", "leader", "recovery"))
    after = {"kind": "minutes", "key": made.json()["number"]}
    assert page.send(f"viec/{case.code}/muc", after, item=sealed("later", x="y")).status_code == 200
    assert not page.told(f"viec/{case.code}")["has_left"]


def test_conflict_closes_the_case_for_good(cast: Cast, case: SealedCase) -> None:
    page = browser(cast, "clerk")

    assert page.post(f"viec/{case.code}/cam-ket", {"conflict": "maybe"}).status_code == 422
    assert page.post(f"viec/{case.code}/cam-ket", {"conflict": True}).status_code == 200

    assert page.post(f"viec/{case.code}/cam-ket", {"conflict": False}).status_code == 404
    assert page.told("viec")["rows"] == []


def test_paper_has_gaps_where_persons_and_contents_stand(cast: Cast, case: SealedCase) -> None:
    page = opened(cast, case)

    told = page.told(f"viec/{case.code}/mau/d-acceptance")

    assert told["kind"] == "QUYẾT ĐỊNH"
    assert any("‹" in one["text"] for one in told["body"])
    assert page.get(f"viec/{case.code}/mau/d-nothing").status_code == 404
    assert "d-acceptance" in [one["key"] for one in page.told(f"viec/{case.code}")["papers"]]


@pytest.mark.parametrize("name", ["handler", "province-leader", "administrator", "front"])
def test_who_was_left_out_meets_what_is_not_there(cast: Cast, case: SealedCase, name: str) -> None:
    page = browser(cast, name)
    there, nowhere = (page.get(f"viec/{code}") for code in (case.code, "NP-0000-0000"))

    assert there.status_code == nowhere.status_code in (403, 404)
    if there.status_code == 404:
        assert there.content == nowhere.content
        assert page.told("viec")["rows"] == []


def test_without_a_session_there_is_no_answer(cast: Cast, case: SealedCase) -> None:
    for path in ("phien", "viec", f"viec/{case.code}"):
        assert Client().get(f"{PLACE}/{path}").status_code == 302


def test_a_forged_form_is_refused(cast: Cast, case: SealedCase) -> None:
    client = cast.browser("leader")
    client.handler.enforce_csrf_checks = True
    answer = client.post(
        f"{PLACE}/viec/{case.code}/cam-ket", '{"conflict": false}', content_type="application/json"
    )

    assert answer.status_code == 403
    assert not SealedMember.objects.filter(declared_on__isnull=False).exists()
