"""Where signed-in browsers are kept: Django's sessions in the database, but for three things.

The key that the cookie holds is kept as a hash alone. Each row says whose it is, so that it can
be listed and ended. A session that nobody uses for an hour is over, and so is any after a day's
work, however much it was used.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from hoiam.accounts.signing import Session
from hoiam.base import clock
from hoiam.base.prepared import Prepared

DEVICE, SINCE = "device", "since"
# Moving the end of an idle hour forward costs a write; not at every page.
TOUCH = timedelta(minutes=5)


_ALIVE = Prepared(
    lambda key, now, idle: Session.objects.filter(pk=key, expire_date__gt=now, seen__gt=idle),
    str,
    datetime,
    datetime,
)


def hashed(key: str) -> str:
    """What is kept of a key: a random one of 165 bits needs no slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(DatabaseStore):
    """Sessions in the table `Session`."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        found = self._alive()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found.session_data)

    def _alive(self) -> Session | None:
        now = clock.machine_now()
        idle = now - timedelta(seconds=settings.SESSION_IDLE_SECONDS)
        found = _ALIVE.first(hashed(self.session_key or ""), now, idle)
        if found is not None and now - found.seen > TOUCH:
            Session.objects.filter(pk=found.pk).update(seen=now)
        return found

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(pk=hashed(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now = clock.machine_now()
        since = datetime.fromisoformat(data.setdefault(SINCE, now.isoformat()))
        return Session(
            session_key=hashed(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=since + timedelta(seconds=settings.SESSION_COOKIE_AGE),
            officer_id=int(data[SESSION_KEY]) if SESSION_KEY in data else None,
            device=data.get(DEVICE, ""),
            since=since,
            seen=now,
        )

    def delete(self, session_key: str | None = None) -> None:
        key = self.session_key if session_key is None else session_key
        if key is not None:
            Session.objects.filter(pk=hashed(key)).delete()
