"""The sender's addresses: no cookie, no address of the network, wrong and unknown alike."""

import io
import json
import logging
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
import pytest
import time_machine
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.base.logs import WordlessFormatter
from hoiam.base.models import Allowance
from hoiam.core import pow as work
from hoiam.seals import actions as seals
from hoiam.seals.models import Kind, SealedCase
from hoiam.web.public import sealed_api
from tests.cast import NOW, Cast, make_cast
from tests.seals.listed import KEY, Listing
from tests.seals.sealed import SENDER, Letter, archive, declared, upload, written

pytestmark = pytest.mark.django_db
PLACE = "/niem-phong/"
# What a proxy tells of who connects; none of it may be kept.
NETWORK: dict[str, Any] = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_X_FORWARDED_FOR": "203.0.113.77",
    "HTTP_USER_AGENT": "TrinhDuyetLa/7.7",
}


@pytest.fixture
def cast(settings: Any) -> Cast:
    settings.RECIPIENTS_KEY = KEY.text
    cast = make_cast()
    Listing(cast).published()
    return cast


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return Letter(officers=cast.officers)


@pytest.fixture
def client() -> Client:
    return Client(enforce_csrf_checks=True)


def post(client: Client, path: str, told: dict[str, Any], **extra: Any) -> Any:
    return client.post(
        PLACE + path, json.dumps(told), content_type="application/json", **(NETWORK | extra)
    )


def asked(letter: Letter, **changes: Any) -> dict[str, Any]:
    return {"reference_hash": letter.new().reference_hash, "token": letter.token} | changes


def test_from_handing_in_to_reading_the_answer(cast: Cast, letter: Letter, client: Client) -> None:
    note = client.get(PLACE + "danh-sach", **NETWORK)
    assert note.content.decode() == Listing(cast).note

    first = client.post(PLACE + "gui", letter.form(), **NETWORK)
    again = client.post(PLACE + "gui", letter.form(), **NETWORK)

    assert first.status_code == again.status_code == 200, first.content
    got = first.json()
    assert {name: got[name] for name in ("entry", "salt", "record")} == {
        name: again.json()[name] for name in ("entry", "salt", "record")
    }
    assert got["record"]["act"] == "receipt"
    assert got["promise"].startswith("hoiam promise v1\n")
    case = SealedCase.objects.get()
    by = declared(cast, case, "expert")
    answer = written(case, Kind.ANSWER, case.keys.get(number=1), words=b"moi den ky")
    seals.keep_item(case=case, new=answer, by=by, at=NOW)
    told = post(client, "lay", asked(letter)).json()
    assert (told["state"], told["received_on"]) == ("received", case.received_on.isoformat())
    (item,) = told["items"]
    assert (item["kind"], [one["kind"] for one in told["sent"]]) == (
        "answer",
        ["statement", "identity"],
    )
    file = post(client, "tep", asked(letter, number=item["number"]))
    content = b"".join(file.streaming_content)
    assert b"moi den ky" in pyrage.decrypt(content, [SENDER])
    more = letter.message()
    manifest = asked(
        letter,
        list_number=1,
        handlers=list(more.handlers),
        content_recipient=more.content_recipient,
    )
    sent = client.post(
        PLACE + "them",
        {
            "manifest": json.dumps(manifest),
            "content_key": upload("k", more.content_key),
            "content": more.content,
        },
        **NETWORK,
    )
    assert sent.json()["number"] == 4
    # Every answer without a cookie, kept nowhere.
    for response in (note, first, file, sent):
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert "Cookie" not in response.get("Vary", "")


def test_wrong_and_unknown_have_one_answer(letter: Letter, client: Client) -> None:
    letter.sent()
    found = []
    for told in (
        asked(letter, token="0" * 64),
        asked(letter, reference_hash="0" * 64),
        asked(letter, token=""),
    ):
        with CaptureQueriesContext(
            connection,
        ) as statements:
            response = post(client, "lay", told)
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        found.append((response.status_code, response.content, headers, len(statements)))
    assert found[0] == found[1] == found[2]
    assert found[0][0] == 404
    assert post(client, "lay", asked(letter)).status_code == 200
    # Of a file that is not there, and one that is not for the sender.
    assert (
        post(client, "tep", asked(letter, number=1)).content
        == post(client, "tep", asked(letter, number=99)).content
    )


def test_tries_are_limited_for_one_reference_without_an_address(
    cast: Cast, letter: Letter, client: Client
) -> None:
    letter.sent()
    other = Letter(officers=cast.officers)
    other.sent()
    wrong = asked(letter, token="1" * 64)
    for _ in range(sealed_api.MOST_TRIES):
        assert post(client, "lay", wrong).status_code == 404

    refused = post(client, "lay", wrong)

    assert (refused.status_code, refused.json()["code"]) == (429, "seals.too-often")
    # Who found a receipt and tries around does not lock its owner out.
    assert post(client, "lay", asked(letter)).status_code == 200
    assert post(client, "lay", wrong).status_code == 429
    assert post(client, "lay", asked(other)).status_code == 200
    (row,) = Allowance.objects.filter(name="sealed-tries")
    assert (row.until.minute, row.until.second) == (0, 0)
    assert letter.new().reference_hash not in row.key_hash
    for number in range(5):  # a guesser of references fills no table
        post(
            client,
            "lay",
            asked(other, reference_hash=letter.new().reference_hash[:4] + f"{number:060x}"),
        )
    assert Allowance.objects.filter(name="sealed-tries").count() == 1


def test_in_a_flood_a_letter_costs_work_and_one_solution_serves_one_letter(
    cast: Cast, letter: Letter, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Letter(officers=cast.officers)

    def room(one: Letter) -> str:
        told = post(client, "phep", {"reference_hash": one.new().reference_hash})
        challenge: str = told.json()["challenge"]
        return challenge

    def sent(one: Letter, challenge: str) -> str:
        told = {"challenge": challenge, "solution": work.solve(challenge) if challenge else ""}
        answer = client.post(PLACE + "gui", one.form(**told), **NETWORK)
        return answer.json().get("code", "received")

    assert room(letter) == ""
    monkeypatch.setattr(work, "QUIET_HOUR", 1)
    monkeypatch.setattr(work, "LEAST_SEALED_BITS", 5)
    assert sent(letter, "") == "received"  # the first of this hour
    easy = room(other)
    assert easy.split(".")[2] == "5"
    for challenge, code in (
        ("", "pow.not-issued-here"),
        (room(letter), "pow.not-issued-here"),  # worked out for another letter
        (easy, "received"),
    ):
        assert sent(other, challenge) == code
    monkeypatch.setattr(work, "LEAST_SEALED_BITS", 8)
    assert sent(other, easy) == "pow.expired"  # of a quieter time
    bad = post(client, "phep", {"reference_hash": "x"})
    assert bad.json()["code"] == "seals.not-a-hash"


def test_letters_that_are_none_and_large_ones_keep_nobody_out(
    cast: Cast, letter: Letter, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_api, "MOST_RECEIVED", 2)
    monkeypatch.setattr(sealed_api, "MOST_LARGE", 1)
    monkeypatch.setattr(sealed_api, "LARGE", 150 * 1024)
    for _ in range(4):
        refused = client.post(PLACE + "gui", letter.form(access_hash=""))
        assert refused.json()["code"] == "seals.not-a-hash"
    photos = [
        Letter(officers=cast.officers, words={"thu.txt": bytes(100 * 1024)}) for _ in range(2)
    ]
    assert client.post(PLACE + "gui", photos[0].form()).status_code == 200
    refused = client.post(PLACE + "gui", photos[1].form())
    assert (refused.status_code, refused.json()["code"]) == (503, "seals.busy")
    assert client.post(PLACE + "gui", letter.form()).status_code == 200
    more = Letter(officers=cast.officers)
    assert client.post(PLACE + "gui", more.form()).json()["code"] == "seals.busy"
    monkeypatch.setattr(sealed_api, "LARGEST", 1024)
    assert client.post(PLACE + "gui", more.form()).json()["code"] == "seals.too-large"


def test_who_has_a_case_writes_on_in_a_flood_and_is_bounded_alone(
    letter: Letter, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed_api, "MOST_RECEIVED", 1)
    monkeypatch.setattr(sealed_api, "MOST_ADDED", 1)
    assert client.post(PLACE + "gui", letter.form()).status_code == 200
    codes = []
    for _ in range(2):
        more = letter.message()
        told = asked(
            letter,
            list_number=1,
            handlers=list(more.handlers),
            content_recipient=more.content_recipient,
        )
        files = {"content_key": upload("k", more.content_key), "content": more.content}
        answer = client.post(PLACE + "them", {"manifest": json.dumps(told), **files})
        codes.append(answer.json().get("code", "kept"))
    assert codes == ["kept", "seals.busy"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda one: one.form(handlers="all"), "seals.unreadable"),
        (lambda one: one.form(access_hash=7), "seals.not-a-hash"),
        (lambda one: one.form() | {"manifest": "[1]"}, "seals.unreadable"),
        (lambda one: one.form() | {"manifest": "{"}, "seals.unreadable"),
        (lambda one: one.form(group="\ud800"), "seals.unreadable"),  # half a sign
        (lambda one: one.form(group="\0"), "seals.unreadable"),
        (lambda one: one.form() | {"manifest": '{"a":' * 9000}, "seals.unreadable"),
        (lambda one: {key: value for key, value in one.form().items() if key != "content"},
         "age.not-age"),
        (lambda one: one.form() | {"content": upload("c", archive({"thu.txt": b"doc duoc"}))},
         "age.not-age"),
    ],
)  # fmt: skip
def test_what_is_no_sealed_case_is_refused_with_words(
    letter: Letter, client: Client, made: Any, code: str
) -> None:
    response = client.post(PLACE + "gui", made(letter))
    told = response.json()
    assert (response.status_code, told["code"]) == (422, code)
    assert told["what"]
    assert told["next"]
    assert not SealedCase.objects.exists()


def test_no_list_says_so(client: Client, settings: Any, db: None) -> None:
    settings.RECIPIENTS_KEY = ""
    response = client.get(PLACE + "danh-sach")
    assert (response.status_code, response.json()["code"]) == (404, "seals.no-list")


def test_a_browser_that_helps_somebody_neither_sends_nor_opens(cast: Cast, letter: Letter) -> None:
    client = Client()
    client.force_login(cast.officers["clerk"])
    kept = client.session
    kept["assisting"] = {
        "code": "s-1",
        "reference": "LC-0000-0000",
        "until": (datetime.now(tz=NOW.tzinfo) + timedelta(hours=1)).isoformat(),
    }
    kept.save()

    refused = client.post(PLACE + "gui", letter.form())

    assert (refused.status_code, refused.json()["code"]) == (403, "seals.not-while-assisting")
    letter.sent()
    refused = client.post(PLACE + "lay", json.dumps(asked(letter)), content_type="application/json")
    assert refused.json()["code"] == "seals.not-while-assisting"


# ---- what is left behind -------------------------------------------------------------------------


def _everything() -> str:
    """Every value of every table, and the log of the database."""
    told = []
    for model in apps.get_models():
        for row in model._default_manager.all().values_list():
            told.append(repr(row))
    return "\n".join(told)


def test_neither_address_nor_browser_nor_hour_is_kept(
    letter: Letter, client: Client, cast: Cast
) -> None:
    before = _everything()
    with time_machine.travel(NOW + timedelta(hours=5, minutes=37, seconds=23), tick=False):
        client.post(PLACE + "gui", letter.form(), **NETWORK)
        post(client, "lay", asked(letter))
        post(client, "lay", asked(letter, token="2" * 64))
    after = set(_everything().split("\n")) - set(before.split("\n"))
    left = "\n".join(after)
    assert left
    for word in (
        "203.0.113.77",
        "TrinhDuyetLa",
        ", 7, 37",
        ":37:23",
        letter.reference,
        letter.token,
    ):
        assert word not in left


def test_a_fault_there_leaves_no_address_in_the_log(
    letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(WordlessFormatter("%(levelname)s %(name)s %(message)s"))
    client = Client(raise_request_exception=False)
    monkeypatch.setattr(seals, "receive", lambda **_: 1 / 0)
    logger = logging.getLogger()
    logger.addHandler(handler)
    try:
        response = client.post(PLACE + "gui", letter.form(), **NETWORK)
        logging.getLogger("django.request").error("Not Found: /van-phong/niem-phong/viec/np-abc")
        logger.error("Invalid request from ip=203.0.113.77: '/niem-phong/gui x'")
    finally:
        logger.removeHandler(handler)
    assert response.status_code == 500
    said = lines.getvalue()
    assert "ERROR" in said
    assert "niem-phong" not in said.replace("sealed", "")
    assert "203.0.113" not in said
    assert "TrinhDuyetLa" not in said


def test_files_lie_sealed_twice_and_say_nothing(letter: Letter, settings: Any) -> None:
    letter.sent()
    root = Path(settings.UPLOADS_DIR) / "sealed"
    for path in root.rglob("*.age"):
        assert b"age-encryption.org" not in path.read_bytes()[:64]
