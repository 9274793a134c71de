"""A fresh installation with the cast of the tests, and the pages that `bench.not_found` asks."""

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment

from bench.not_found import Pair
from hoiam.base import keys
from tests.cast import Cast, make_cast

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES = settings.STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}


def pairs() -> list[Pair]:
    """A case, a step on it, a receipt, and the public page of what was never released."""
    setup_test_environment()
    call_command("migrate", verbosity=0)
    keys.make_missing()
    cast: Cast = make_cast()
    received = cast.receive()
    case, reference = received.case.code, received.accepted.reference
    officer, public = Client(), Client()
    officer.force_login(cast.officers["stranger"])
    clerk = Client()
    clerk.force_login(cast.officers["other-leader"])
    inside = "/van-phong/vu-viec/"
    return [
        _pair("office: a case", officer, f"{inside}{case}", f"{inside}LC-0000-0000"),
        _pair("office: a step of it", officer, f"{inside}{case}/chuyen", f"{inside}LC-0000-0000/chuyen"),
        _pair("office: the same to a leader elsewhere", clerk, f"{inside}{case}", f"{inside}LC-0000-0000"),
        _pair("public: a case that is not released", public, f"/vu-viec/{case}", "/vu-viec/LC-0000-0000"),
        _pair("public: a receipt's number", public, f"/vu-viec/{reference}", "/vu-viec/LC-0000-0001"),
    ]  # fmt: skip


def _pair(name: str, client: Client, theirs: str, missing: str) -> Pair:
    return Pair(
        name, lambda: client.get(theirs).status_code, lambda: client.get(missing).status_code
    )
