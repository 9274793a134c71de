"""Acts of signing in, and of what one signs in with."""

from datetime import datetime
from typing import Any

from hoiam.accounts import actions, second_factor
from hoiam.accounts.models import Officer
from hoiam.accounts.signing import Passkey, Session
from hoiam.core import actor as actors
from tests.cast import PASSWORD, Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

OUTSIDER = actors.public(act="a-outside")


def _own(at: datetime, before: Any = None, **arguments: Any) -> Acts:
    """The officer may, for herself; nobody may for her."""
    cast = make_cast()
    officer = cast.officers["clerk"]
    by = cast.actor("clerk")
    more = before(officer, by, at) if before else {}
    given = {"officer": officer, **arguments, **more, "at": at}
    if "passkey" in given:
        del given["officer"]
    return Acts(works={**given, "by": by}, refused={**given, "by": cast.actor("handler")})


def _administered(at: datetime, **arguments: Any) -> Acts:
    cast = make_cast()
    given = {"officer": cast.officers["clerk"], **arguments, "at": at}
    return Acts(
        works={**given, "by": cast.actor("administrator")}, refused={**given, "by": OUTSIDER}
    )


def _knock(at: datetime, **arguments: Any) -> Acts:
    cast: Cast = make_cast()
    given = {"username": "clerk", "where": "new", **arguments, "at": at}
    return Acts(works={**given, "by": OUTSIDER}, refused={**given, "by": cast.actor("clerk")})


def _app(officer: Officer, by: actors.Actor, at: datetime) -> dict[str, Any]:
    """An app that is set up; the code of the step after the one that was used."""
    waiting = actions.begin_app(officer=officer, by=by, at=at)
    step = second_factor.step_of(at.timestamp())
    code = second_factor.code_at(waiting.secret, step - 1)
    told = actions.confirm_app(officer=officer, code=code, machine=at, keeping="", by=by, at=at)
    return {"code": second_factor.code_at(waiting.secret, step), "codes": told.codes}


def _only(name: str, found: dict[str, Any], code: str = "code") -> dict[str, Any]:
    return {code: found[name]}


def _passkey(officer: Officer, by: actors.Actor, at: datetime) -> dict[str, Any]:
    actions.add_passkey(
        officer=officer, name="máy của tôi", credential_id=b"1", credential="x", sign_count=3,
        keeping="", by=by, at=at,
    )  # fmt: skip
    return {"passkey": Passkey.objects.get()}


def _session(officer: Officer, by: actors.Actor, at: datetime) -> dict[str, Any]:
    Session(session_key="k", officer=officer, since=at, seen=at, expire_date=at).save()
    return {"key": "k"}


@arrange("accounts.record_failure")
def record_failure(at: datetime) -> Acts:
    return _knock(at, step="password")


@arrange("accounts.record_slowed")
def record_slowed(at: datetime) -> Acts:
    return _knock(at, minutes=5)


@arrange("accounts.enter")
def enter(at: datetime) -> Acts:
    return _own(at, how="password", token="một-chuỗi")


@arrange("accounts.end_session")
def end_session(at: datetime) -> Acts:
    return _own(at, _session)


@arrange("accounts.end_sessions")
def end_sessions(at: datetime) -> Acts:
    return _own(at, keeping="")


@arrange("accounts.make_entry_link")
def make_entry_link(at: datetime) -> Acts:
    return _administered(at, machine=at)


@arrange("accounts.use_entry_link")
def use_entry_link(at: datetime) -> Acts:
    cast = make_cast()
    token = actions.make_entry_link(
        officer=cast.officers["clerk"], machine=at, by=cast.actor("administrator"), at=at
    )
    given = {"password": PASSWORD, "machine": at, "by": OUTSIDER, "at": at}
    return Acts(works={**given, "token": token}, refused={**given, "token": "guessed"})


@arrange("accounts.begin_app")
def begin_app(at: datetime) -> Acts:
    return _own(at)


@arrange("accounts.confirm_app")
def confirm_app(at: datetime) -> Acts:
    def begun(officer: Officer, by: actors.Actor, at: datetime) -> dict[str, Any]:
        waiting = actions.begin_app(officer=officer, by=by, at=at)
        step = second_factor.step_of(at.timestamp())
        return {"code": second_factor.code_at(waiting.secret, step)}

    return _own(at, begun, machine=at, keeping="")


@arrange("accounts.use_app")
def use_app(at: datetime) -> Acts:
    return _own(at, lambda *about: _only("code", _app(*about)), machine=at)


@arrange("accounts.remove_app")
def remove_app(at: datetime) -> Acts:
    def there(*about: Any) -> dict[str, Any]:
        _app(*about)
        return {}

    return _own(at, there, keeping="")


@arrange("accounts.make_codes")
def make_codes(at: datetime) -> Acts:
    return _own(at)


@arrange("accounts.use_recovery_code")
def use_recovery_code(at: datetime) -> Acts:
    return _own(at, lambda *about: {"code": _app(*about)["codes"][0]})


@arrange("accounts.add_passkey")
def add_passkey(at: datetime) -> Acts:
    return _own(at, name="máy", credential_id=b"1", credential="x", sign_count=0, keeping="")


@arrange("accounts.use_passkey")
def use_passkey(at: datetime) -> Acts:
    return _own(at, _passkey, sign_count=4)


@arrange("accounts.remove_passkey")
def remove_passkey(at: datetime) -> Acts:
    return _own(at, _passkey, keeping="")


@arrange("accounts.reset_factors")
def reset_factors(at: datetime) -> Acts:
    return _administered(at, reason="mất điện thoại")


@arrange("accounts.link_issuer")
def link_issuer(at: datetime) -> Acts:
    return _own(at, issuer="https://vao.example.vn", subject="s-1", keeping="")


@arrange("accounts.unlink_issuer")
def unlink_issuer(at: datetime) -> Acts:
    def linked(officer: Officer, by: actors.Actor, at: datetime) -> dict[str, Any]:
        actions.link_issuer(
            officer=officer, issuer="https://vao.example.vn", subject="s-1", keeping="", by=by,
            at=at,
        )  # fmt: skip
        return {}

    return _own(at, linked)
