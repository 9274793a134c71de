"""Messages over real servers on this machine."""

import logging

import pytest
from pytest_django.fixtures import Settings

from hoiam.cli import work
from hoiam.notices import delivery
from hoiam.notices.delivery import Attempt, Result
from hoiam.notices.models import Channel, Notice
from tests.notices.cast import NOON, SUBJECT, TEXT, Gateway, Mailbox, after, queue
from tests.notices.conftest import mailers

pytestmark = pytest.mark.django_db


def test_letter_arrives_with_its_vietnamese_subject(mailbox: Mailbox) -> None:
    notice = queue()

    attempt = delivery.deliver(notice)

    assert attempt == Attempt(Channel.EMAIL, Result.DELIVERED)
    (letter,) = mailbox.letters
    assert letter["Subject"] == SUBJECT
    assert letter["To"] == "an@example.vn"
    assert letter["From"] == "Hồi Âm <hoiam@example.vn>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content().replace("\r\n", "\n").rstrip("\n") == TEXT


def test_second_letter_bears_the_same_message_id(mailbox: Mailbox) -> None:
    notice = queue()

    delivery.deliver(notice)
    delivery.deliver(notice)

    assert [letter["Message-ID"] for letter in mailbox.letters] == [
        f"<{notice.code}@hoiam.example.vn>"
    ] * 2


@pytest.mark.parametrize(
    ("answer", "result", "detail"),
    [
        (
            "RCPT 550 5.1.1 <{address}>: no such user",
            Result.IMPOSSIBLE,
            "Máy chủ thư không nhận địa chỉ này (550).",
        ),
        (
            "RCPT 451 4.7.1 <{address}>: greylisted",
            Result.FAILED,
            "Máy chủ thư không nhận địa chỉ này (451).",
        ),
        ("554 refused for an@example.vn", Result.FAILED, "Máy chủ thư từ chối (554)."),
    ],
)
def test_refusal_of_the_mail_server_is_kept_without_the_address(
    answer: str, result: Result, detail: str, mailbox: Mailbox
) -> None:
    mailbox.answers.append(answer)

    attempt = delivery.deliver(queue())

    assert attempt == Attempt(Channel.EMAIL, result, detail)


def test_absent_mail_server_is_a_failure(mailbox: Mailbox, settings: Settings) -> None:
    settings.MAILERS = mailers(9)

    attempt = delivery.deliver(queue())

    assert attempt.result is Result.FAILED
    assert attempt.detail == "Không nối được máy chủ thư (ConnectionRefusedError)."


@pytest.mark.parametrize("address", ["an@@example.vn", "không phải thư", "a\nb@example.vn"])
def test_address_that_is_none_is_given_up(address: str, mailbox: Mailbox) -> None:
    attempt = delivery.deliver(queue(email=address))

    assert attempt.result is not Result.DELIVERED
    assert address not in attempt.detail
    assert not mailbox.letters


def test_sms_is_posted_as_json(gateway: Gateway) -> None:
    notice = queue(email="", text='Đã trả lời "xong", xem {phone} \\ {text}')

    attempt = delivery.deliver(notice)

    assert attempt == Attempt(Channel.SMS, Result.DELIVERED)
    (call,) = gateway.calls
    assert (call.method, call.path) == ("POST", "/sms")
    assert call.body == {
        "to": "0912345678",
        "message": {"vi": 'HOI AM: Đã trả lời "xong", xem {phone} \\ {text}'},
        "flash": False,
    }
    assert call.headers["Authorization"] == "Bearer bi-mat"
    assert call.headers["Content-Type"] == "application/json; charset=utf-8"
    assert call.headers["Idempotency-Key"] == notice.code


def test_sms_without_a_body_is_asked_for_by_address(gateway: Gateway, settings: Settings) -> None:
    settings.SMS_BODY = settings.SMS_TOKEN = ""
    settings.SMS_URL = gateway.url("/gui?so={phone}&noi-dung={text}&x=1")

    delivery.deliver(queue(email="", text="Đã trả lời & xong? #1 {phone}"))

    (call,) = gateway.calls
    assert (call.method, call.path) == ("GET", "/gui")
    assert call.query == {
        "so": ["0912345678"],
        "noi-dung": ["Đã trả lời & xong? #1 {phone}"],
        "x": ["1"],
    }
    assert "Authorization" not in call.headers


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_refusal_of_the_gateway_is_a_failure(status: int, gateway: Gateway) -> None:
    gateway.statuses.append(status)

    attempt = delivery.deliver(queue(email=""))

    assert attempt == Attempt(Channel.SMS, Result.FAILED, f"Cổng tin nhắn từ chối (HTTP {status}).")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_gateway_that_moved_gets_no_token_at_its_new_place(status: int, gateway: Gateway) -> None:
    gateway.statuses.append(status)
    gateway.headers["Location"] = gateway.url("/elsewhere")

    attempt = delivery.deliver(queue(email=""))

    assert attempt.detail == f"Cổng tin nhắn từ chối (HTTP {status})."
    assert [call.path for call in gateway.calls] == ["/sms"]


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("ftp://127.0.0.1/{phone}", ""),
        ("file:///etc/passwd", ""),
        ("http://127.0.0.1:9/", '{"to": '),
    ],
)
def test_wrongly_configured_gateway_is_a_failure(url: str, body: str, settings: Settings) -> None:
    settings.SMS_URL, settings.SMS_BODY = url, body

    attempt = delivery.deliver(queue(email=""))

    assert attempt == Attempt(Channel.SMS, Result.FAILED, "Cổng tin nhắn cấu hình sai.")


def test_absent_gateway_is_a_failure(settings: Settings) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"

    attempt = delivery.deliver(queue(email=""))

    assert attempt.detail == "Không nối được cổng tin nhắn (ConnectionRefusedError)."


def test_nothing_is_written_to_the_log(
    mailbox: Mailbox, gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.answers.append("RCPT 550 {address} unknown")
    gateway.statuses.append(500)

    with caplog.at_level(logging.DEBUG):
        delivery.deliver(queue())
        delivery.deliver(queue(email=""))

    said = caplog.text.replace(f"127.0.0.1:{mailbox.port}", "")
    for word in ("0912345678", "bi-mat", "Ủy ban", "đèn đường"):
        assert word not in said


# ── the worker ────────────────────────────────────────────────────────────────────────────────


def test_round_of_the_worker_tells_people(mailbox: Mailbox, gateway: Gateway) -> None:
    by_mail, by_sms = queue(), queue(email="")

    assert work.run_once(at=NOON) == 2
    assert work.run_once(at=after(hours=1)) == 0

    for notice in (by_mail, by_sms):
        notice.refresh_from_db()
        assert notice.state == "told"
        assert notice.told_by == "system:work"
    assert len(mailbox.letters) == len(gateway.calls) == 1


def test_person_whose_mail_is_refused_gets_a_message(mailbox: Mailbox, gateway: Gateway) -> None:
    mailbox.answers.append("RCPT 550 unknown")
    notice = queue()

    work.run_once(at=NOON)
    work.run_once(at=after(minutes=1))

    notice.refresh_from_db()
    assert (notice.state, notice.channel) == ("told", "sms")
    assert list(notice.outcomes.order_by("id").values_list("channel", "success")) == [
        ("email", False),
        ("sms", True),
    ]


def test_one_broken_message_does_not_hold_up_the_others(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, sound = queue(email="hong@example.vn"), queue()
    deliver = delivery.deliver

    def break_once(notice: Notice) -> Attempt:
        if notice.pk == broken.pk:
            raise RuntimeError("hong@example.vn")
        return deliver(notice)

    monkeypatch.setattr(delivery, "deliver", break_once)

    assert work.run_once(at=NOON) == 2

    sound.refresh_from_db()
    broken.refresh_from_db()
    assert (sound.state, broken.state) == ("told", "queued")
    assert "RuntimeError" in caplog.text
    assert "hong@" not in caplog.text
