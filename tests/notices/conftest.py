"""Installations that can, and that cannot, send by themselves."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from tests.notices.cast import Gateway, Mailbox, mail_server, sms_gateway


def mailers(port: int) -> dict[str, Any]:
    """The setting of a mail server on this machine."""
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 20},
        }
    }


@pytest.fixture(autouse=True)
def unconfigured(settings: Settings) -> None:
    """Nothing is configured until a test asks for it."""
    settings.MAIL_CONFIGURED = False
    settings.SMS_URL = settings.SMS_BODY = settings.SMS_TOKEN = ""
    settings.SITE_URL = "https://hoiam.example.vn"


@pytest.fixture
def both_configured(settings: Settings) -> None:
    """Mail and SMS as far as choosing goes; nothing listens there."""
    settings.MAIL_CONFIGURED = True
    settings.SMS_URL = "http://127.0.0.1:9/sms"


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """A real mail server on this machine, configured."""
    with mail_server() as box:
        settings.MAIL_CONFIGURED = True
        settings.MAILERS = mailers(box.port)
        settings.DEFAULT_FROM_EMAIL = "Hồi Âm <hoiam@example.vn>"
        yield box


@pytest.fixture
def gateway(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gateway]:
    """A real HTTP gateway on this machine, configured with a JSON body."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with sms_gateway() as running:
        settings.SMS_URL = running.url()
        settings.SMS_BODY = '{"to": "{phone}", "message": {"vi": "HOI AM: {text}"}, "flash": false}'
        settings.SMS_TOKEN = "bi-mat"
        yield running
