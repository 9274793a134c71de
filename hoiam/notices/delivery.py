"""Handing one message to a mail server or an SMS gateway. No rows, no transactions.

Nothing here writes an address or a text anywhere: servers like to repeat the address in their
answers, so only the kind and the number of a failure are kept.
"""

import json
import smtplib
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from hoiam.core import mailing
from hoiam.notices import policies
from hoiam.notices.models import Channel, Notice

TIMEOUT = 20  # seconds that a gateway may take; mail has the same in MAILERS

type Json = str | int | float | bool | list[Json] | dict[str, Json] | None


class Result(StrEnum):
    """What an attempt came to."""

    DELIVERED = "delivered"  # accepted by the next server; nobody knows whether it was read
    FAILED = "failed"  # worth another try
    IMPOSSIBLE = "impossible"  # this way will never work: try the next one
    WITHHELD = "withheld"  # in training nothing leaves, and nobody is asked to tell by hand


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: the way, what it came to, and a reason without any personal data."""

    channel: Channel
    result: Result
    detail: str = ""


def is_configured(channel: Channel) -> bool:
    """Whether this installation can send this way by itself; in training all goes this way, and
    ends at `deliver`."""
    if settings.TRAINING:
        return channel in (Channel.EMAIL, Channel.SMS)
    if channel is Channel.EMAIL:
        return bool(settings.MAIL_CONFIGURED)
    return channel is Channel.SMS and bool(settings.SMS_URL)


def deliver(notice: Notice) -> Attempt:
    """Hand the message over the way it is to go next; in training to nobody."""
    if settings.TRAINING:
        return Attempt(Channel(notice.channel), Result.WITHHELD, "Không gửi: bản tập huấn.")
    if notice.channel == Channel.EMAIL:
        return _mail(notice)
    if notice.channel == Channel.SMS:
        return _sms(notice)
    raise ValueError(f"no machine delivers by {notice.channel!r}")


def _mail(notice: Notice) -> Attempt:
    site = urlsplit(settings.SITE_URL).hostname or "localhost"
    message = EmailMultiAlternatives(
        subject=notice.subject,
        body=notice.text,
        to=[notice.email],
        headers={
            # The same at every attempt, so that a mailbox can drop what came twice.
            "Message-ID": f"<{notice.code}@{site}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if notice.recipient.startswith(policies.OFFICERS):
        # Officers click through to their lists; people get plain words alone.
        message.attach_alternative(mailing.as_html(notice.text), "text/html")
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        code = max((answer[0] for answer in error.recipients.values()), default=0)
        result = Result.IMPOSSIBLE if 500 <= code < 600 else Result.FAILED
        return Attempt(Channel.EMAIL, result, f"Máy chủ thư không nhận địa chỉ này ({code}).")
    except smtplib.SMTPResponseException as error:
        return Attempt(Channel.EMAIL, Result.FAILED, f"Máy chủ thư từ chối ({error.smtp_code}).")
    except (smtplib.SMTPException, OSError) as error:
        return Attempt(
            Channel.EMAIL, Result.FAILED, f"Không nối được máy chủ thư ({type(error).__name__})."
        )
    except ValueError:
        return Attempt(Channel.EMAIL, Result.IMPOSSIBLE, "Địa chỉ thư viết không đúng.")
    return Attempt(Channel.EMAIL, Result.DELIVERED)


class _NoRedirect(HTTPRedirectHandler):
    """A gateway that moves would get the token and the text at an address nobody checked."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


def _sms(notice: Notice) -> Attempt:
    try:
        request = _request(notice)
    except ValueError:
        return Attempt(Channel.SMS, Result.FAILED, "Cổng tin nhắn cấu hình sai.")
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT):
            return Attempt(Channel.SMS, Result.DELIVERED)
    except HTTPError as error:
        error.close()
        return Attempt(Channel.SMS, Result.FAILED, f"Cổng tin nhắn từ chối (HTTP {error.code}).")
    except URLError as error:
        reason = type(error.reason).__name__
    except (HTTPException, OSError) as error:
        reason = type(error).__name__
    return Attempt(Channel.SMS, Result.FAILED, f"Không nối được cổng tin nhắn ({reason}).")


def _request(notice: Notice) -> Request:
    """A GET with the values in the address, or a POST with them in the JSON body."""
    values = {"{phone}": notice.phone, "{text}": notice.text}
    address = settings.SMS_URL
    for mark, value in values.items():
        address = address.replace(mark, quote(value, safe=""))
    if urlsplit(address).scheme not in {"http", "https"}:
        raise ValueError("the SMS gateway has to be an http or https address")
    headers = {"Idempotency-Key": notice.code}
    if settings.SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.SMS_TOKEN}"
    if not settings.SMS_BODY:
        return Request(address, headers=headers)  # noqa: S310 (the scheme was checked above)
    body = _filled(json.loads(settings.SMS_BODY), values)
    return Request(  # noqa: S310 (the scheme was checked above)
        address,
        data=json.dumps(body, ensure_ascii=False).encode(),
        headers={**headers, "Content-Type": "application/json; charset=utf-8"},
    )


def _filled(template: Json, values: dict[str, str]) -> Json:
    """The template with its marks replaced inside parsed strings: a quote in a text stays one."""
    if isinstance(template, str):
        return _replaced(template, values)
    if isinstance(template, list):
        return [_filled(item, values) for item in template]
    if isinstance(template, dict):
        return {key: _filled(item, values) for key, item in template.items()}
    return template


def _replaced(text: str, values: dict[str, str]) -> str:
    # One pass: a person's text that holds "{phone}" must not be filled in a second time.
    before, mark, after = text.partition("{phone}")
    if mark:
        return _replaced(before, values) + values["{phone}"] + _replaced(after, values)
    return text.replace("{text}", values["{text}"])
