"""What was done is said on the next page, by a cookie with the name of this installation."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OwnCookie(CookieStorage):
    """Training and life may share a host name, and must not read each other's words."""

    cookie_name = settings.MESSAGES_COOKIE_NAME


class Storage(FallbackStorage):
    """A cookie where it fits, the session else."""

    storage_classes = (OwnCookie, SessionStorage)
