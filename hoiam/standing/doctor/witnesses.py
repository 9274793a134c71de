"""Witnesses: none knows more of this log than the log itself, and they still sign."""

from datetime import timedelta

from hoiam.publication.log import asked, queries
from hoiam.standing.doctor.finding import Check, Found, Scope, Verdict

LATE = timedelta(days=3)
AHEAD = (
    "Dữ liệu ở đây đã bị lùi lại: dừng phục vụ, chạy hoiam log reconcile với bản ký của người làm "
    "chứng, rồi báo họ."
)
QUIET = (
    "Mở Quản trị › Người làm chứng, xem lần hỏi gần nhất, gọi cho họ hoặc mang tệp yêu cầu sang."
)


def _ahead(_scope: Scope) -> Found:
    """Nobody outside signed a larger tree than the one here."""
    found, told = Found(), asked.last()
    for one in queries.witnesses():
        found.looked += 1
        if one.code in told and told[one.code].is_ahead:
            found.blame([one.name])
    return found


def _signing(scope: Scope) -> Found:
    """Each of them signed within three days, once there was something to sign."""
    found = Found()
    for one in queries.witness_standings():
        if one.witness.retired_at is None:
            found.looked += 1
            since = one.said_at or one.witness.named_at
            if queries.newest_head() is not None and scope.machine - since > LATE:
                found.blame([one.witness.name])
    return found


CHECKS = (
    Check("log-ahead", "Không người làm chứng nào biết nhật ký dài hơn ở đây", AHEAD, _ahead),
    Check("log-witnessed", "Người làm chứng vẫn ký", QUIET, _signing, Verdict.WARN),
)
