"""Acts on personal data that work, and ones that are refused."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from hoiam.cases import actions as cases
from hoiam.cases.actions import Reply
from hoiam.protection import actions
from hoiam.protection.actions import Paper, Told, Wish
from hoiam.protection.erasures import Entry, Erasure
from hoiam.protection.models import Breach, DataRequest
from hoiam.protection.parts import Part
from hoiam.voices.told import Reach
from tests.cast import Cast, make_cast
from tests.contracts.arrangements import Acts, arrange

LEAK = Told(what="Gửi nhầm danh sách", kinds=("contact",), people=3)
DONE = Reply(result="done", text="Đã sửa cống.")
PAPER = Paper(authority="Cơ quan chuyên trách", number="12/TB", day=date(2026, 10, 5))


def _request(cast: Cast, at: datetime, kind: str = "know") -> DataRequest:
    voice = cast.receive(at=at).accepted.voice
    return actions.ask(
        voice=voice, kind=kind, words="Sửa số điện thoại", channel="web",
        by=cast.actor("public"), at=at,
    )  # fmt: skip


def _breach(cast: Cast, at: datetime) -> Breach:
    return actions.record_breach(
        unit=cast.units["commune-office"], told=LEAK, noticed=at, by=cast.actor("handler"), at=at
    )


type Make = Callable[[Cast, datetime], Mapping[str, Any]]


def _row(name: str, works_by: str, refused_by: str, make: Make, **wrong: Any) -> None:
    def made(at: datetime) -> Acts:
        cast = make_cast()
        given = {**make(cast, at), "at": at}
        return Acts(
            works=given | {"by": cast.actor(works_by)},
            refused=given | wrong | {"by": cast.actor(refused_by)},
        )

    arrange(f"protection.{name}")(made)


def _case(cast: Cast, at: datetime) -> dict[str, Any]:
    received = cast.receive(at=at)
    return {"case": received.case, "voice": received.accepted.voice}


def _held(cast: Cast, at: datetime) -> dict[str, Any]:
    case = cast.receive(at=at).case
    actions.hold(
        case=case, reason="Tòa hỏi", until=at.date() + timedelta(days=30),
        by=cast.actor("leader"), at=at,
    )  # fmt: skip
    return {"case": case, "reason": "Tòa đã xong"}


def _due(cast: Cast, at: datetime) -> dict[str, Any]:
    case = cast.answered(at=at - timedelta(days=450), reply=DONE)
    cases.close(case=case, by=cast.actor("handler"), at=at - timedelta(days=440))
    return {"part": Part.CONTACT}


def _replayed(cast: Cast, at: datetime) -> dict[str, Any]:
    voice = cast.receive(at=at).accepted.voice
    return {"entries": [Entry(1, Erasure("voice", voice.code, ("contact",), at.date(), "a-1"))]}


WISH = {"wish": Wish(reason="Người gửi yêu cầu")}
_row("replay", "system", "leader", _replayed)
_row("dispose_due", "system", "leader", _due)
_row("anonymise", "leader", "handler", lambda cast, at: _case(cast, at) | WISH)
_row(
    "hold", "leader", "handler",
    lambda cast, at: {
        "case": cast.receive(at=at).case, "reason": "Tòa hỏi",
        "until": at.date() + timedelta(days=30),
    },
)  # fmt: skip
_row("lift", "leader", "handler", _held)
_row(
    "ask", "public", "handler",
    lambda cast, at: {
        "voice": cast.receive(at=at).accepted.voice, "kind": "know", "words": "", "channel": "web",
    },
)  # fmt: skip
_row("note_copy", "public", "handler", lambda cast, at: {"voice": _case(cast, at)["voice"]})
_row("take_back", "public", "handler", lambda cast, at: {"request": _request(cast, at)})
_row("note_opening", "handler", "stranger", lambda cast, at: {"request": _request(cast, at)})
_row(
    "answer_request", "handler", "stranger",
    lambda cast, at: {"request": _request(cast, at), "words": "Sẽ gửi."},
)  # fmt: skip
_row(
    "complete_request", "handler", "stranger",
    lambda cast, at: {"request": _request(cast, at), "result": "Đã gửi."},
)  # fmt: skip
_row(
    "refuse_request", "leader", "handler",
    lambda cast, at: {"request": _request(cast, at), "reason": "Không có."},
)  # fmt: skip
_row(
    "extend_request", "leader", "handler",
    lambda cast, at: {
        "request": _request(cast, at, "withdraw"), "paper": "5/QĐ", "paper_on": at.date(),
        "reason": "Nhiều hồ sơ",
    },
)  # fmt: skip
_row(
    "correct_contact", "handler", "stranger",
    lambda cast, at: {
        "request": _request(cast, at, "correct"), "reach": Reach(phone="0912345678"),
        "result": "Đã sửa.",
    },
)  # fmt: skip
_row(
    "grant_deletion", "leader", "handler",
    lambda cast, at: {"request": _request(cast, at, "delete"), "result": "Đã xóa."} | WISH,
)  # fmt: skip
_row(
    "record_breach", "handler", "stranger",
    lambda cast, at: {"unit": cast.units["commune-office"], "told": LEAK, "noticed": at},
)  # fmt: skip
_row(
    "describe_breach", "handler", "stranger",
    lambda cast, at: {"breach": _breach(cast, at), "told": LEAK},
)  # fmt: skip
_row(
    "note_measure", "handler", "stranger",
    lambda cast, at: {"breach": _breach(cast, at), "what": "Thu hồi thư"},
)  # fmt: skip
_row(
    "notify_authority", "handler", "stranger",
    lambda cast, at: {"breach": _breach(cast, at), "paper": PAPER},
)  # fmt: skip
_row(
    "decide_no_notice", "leader", "handler",
    lambda cast, at: {"breach": _breach(cast, at), "reason": "Tệp đã mã hóa"},
)  # fmt: skip
_row(
    "tell_people", "leader", "handler",
    lambda cast, at: {
        "breach": _breach(cast, at), "codes_": [cast.receive(at=at).case.code],
        "advice": "Không nghe cuộc gọi lạ.",
    },
)  # fmt: skip
_row(
    "release_note", "leader", "handler",
    lambda cast, at: {"breach": _breach(cast, at), "note": "Đã thu hồi."},
)  # fmt: skip


def _decided(cast: Cast, at: datetime) -> dict[str, Any]:
    breach = actions.decide_no_notice(
        breach=_breach(cast, at), reason="Tệp đã mã hóa", by=cast.actor("leader"), at=at
    )
    return {"breach": breach, "reason": "Đã xong"}


_row("close_breach", "leader", "handler", _decided)
