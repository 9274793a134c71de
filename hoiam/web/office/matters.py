"""For any commitment: what it is about, in covered words, where that is opened, and its source.

A part adds its matters by one line in `DESCRIBERS`: the kind that stands in `about_kind`, and a
function in its own folder that describes the matters of that kind to one reader.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.cases import dockets
from hoiam.cases import queries as cases
from hoiam.cases.models import Docket
from hoiam.commitments import asked
from hoiam.commitments.models import Commitment
from hoiam.core.actor import Actor
from hoiam.core.text import vn_date
from hoiam.figures import leading
from hoiam.protection import clocks as data_clocks
from hoiam.protection import queries as data_requests
from hoiam.web.office import described_meetings
from hoiam.web.office.case_page import words_in_list
from hoiam.web.office.describing import Described, Describer
from hoiam.web.office.meetings import describing as describing_meetings
from hoiam.web.office.outreach.describing import broadcasts
from hoiam.web.office.petitions import describing as petitions
from hoiam.web.office.reception import describing as reception

UNKNOWN = Described("")


def of_kind(kind: str, codes: Collection[str], person: Actor) -> Mapping[str, Described]:
    """The matters of one kind that this reader may know of, by code."""
    describer = DESCRIBERS.get(kind)
    return describer(codes, person) if describer is not None and codes else {}


def described(rows: Iterable[Commitment], person: Actor) -> dict[str, Described]:
    """What each commitment is about, by the code of the commitment; one reading for each kind."""
    rows = list(rows)
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        codes[row.about_kind].add(row.about_code)
    found = {kind: of_kind(kind, asked, person) for kind, asked in codes.items()}
    return {row.code: found[row.about_kind].get(row.about_code, UNKNOWN) for row in rows}


def about(kind: str, code: str, person: Actor) -> Described | None:
    """One matter; nothing where it does not exist or this reader may not know of it."""
    return of_kind(kind, [code], person).get(code)


def words_of(row: Commitment) -> str:
    """What is owed, as a list says it: legal clocks in the words of the table, the rest covered."""
    return row.what if row.clock else words_in_list(row.what)


def _commitments(codes: Collection[str], person: Actor) -> dict[str, Described]:
    found = leading.opened_by(person).filter(code__in=codes)
    return {
        one.code: Described(
            words=words_of(one),
            url=reverse("office:commitment", args=[one.code]),
            source=_(one.get_kind_display()),
        )
        for one in found
    }


def _requests(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """Requests of the Front and of the People's Inspection."""
    return {
        one.code: Described(
            words=words_in_list(one.wanted),
            url=reverse("office:request", args=[one.code]),
            source=_("yêu cầu của %(sender)s") % {"sender": one.sender.name},
        )
        for one in asked.visible_to(person).filter(code__in=codes)
    }


def _cases(codes: Collection[str], person: Actor) -> dict[str, Described]:
    found = cases.visible_to(person).filter(code__in=codes)
    return {
        one.code: Described(
            words=words_in_list(one.title),
            url=reverse("office:case", args=[one.code]),
            source=_("vụ việc %(code)s") % {"code": one.code},
        )
        for one in found
    }


def _dockets(codes: Collection[str], person: Actor) -> dict[str, Described]:
    found = dockets.visible_to(person).filter(code__in=codes).select_related("petition")
    return {one.code: _docket(one) for one in found}


def _docket(docket: Docket) -> Described:
    """A docket that a petition leads is opened as that petition."""
    petition = getattr(docket, "petition", None)
    if petition is not None:
        return Described(
            words=_(docket.kind_name),
            url=reverse("office:petition", args=[petition.code]),
            source=_("đơn số %(number)s, nhận ngày %(day)s")
            % {"number": petition.registered, "day": vn_date(docket.received_on)},
        )
    return Described(
        words=_(docket.kind_name),
        url=reverse("office:docket", args=[docket.code]),
        source=_("hồ sơ thời hạn số %(number)s, ngày %(day)s")
        % {"number": docket.number, "day": vn_date(docket.received_on)},
    )


def _data_requests(codes: Collection[str], person: Actor) -> dict[str, Described]:
    """What each asks and of which receipt, never its words."""
    found = data_requests.visible_to(person).filter(code__in=codes)
    return {
        one.code: Described(
            words=f"{_(one.get_kind_display())} · {one.voice.receipt.reference}",
            url=reverse("office:data-request", args=[one.code]),
            source=_("yêu cầu về dữ liệu cá nhân"),
        )
        for one in found.select_related("voice__receipt")
    }


DESCRIBERS: dict[str, Describer] = {
    "commitment": _commitments,
    "request": _requests,
    "case": _cases,
    "question": described_meetings.questions,
    "conclusion": described_meetings.conclusions,
    "visit": described_meetings.visits,
    "call": described_meetings.calls,
    "docket": _dockets,
    "order": petitions.orders,
    data_clocks.ABOUT: _data_requests,
    "broadcast": broadcasts,
    "online": reception.online,
    "meeting": describing_meetings.meetings,
    "hold-request": describing_meetings.hold_requests,
}
