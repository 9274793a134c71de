"""What is there and not theirs answers a stranger as what is not there at all: the same status,
headers and bytes, for the same number of statements. Every address with a code in it is walked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.accounts import actions as accounts
from hoiam.accounts.models import Officer, RoleHeld
from hoiam.accounts.signing import Passkey
from hoiam.cases.models import AnswerTemplate, Case, OutsideNumber
from hoiam.commitments.models import Commitment, CommitmentKind
from hoiam.commitments.reminders import Escalation, ReminderRound
from hoiam.core.actor import Role
from hoiam.core.log.acts import Act
from hoiam.core.narrative import outline
from hoiam.denunciations.models import DenunciationFile, DenunciationMember
from hoiam.figures.models import PressFigure
from hoiam.meetings.models import Area, Meeting
from hoiam.outreach.models import Assignment, Cluster
from hoiam.protection.models import Breach
from hoiam.publication.actions import log
from hoiam.publication.models import Page
from hoiam.voices.models import Attachment
from tests.access import arranged
from tests.cast import NOW, PASSWORD, Cast, make_cast
from tests.contracts.found_addresses import Address, addresses

# Codes that nothing has; as long as the real ones.
MISSING = {"int": "987654321", "str": "LC-0000-0000", "slug": "LC-0000-0000"}
# What everybody may read, or what only an administrator or a lawyer has at all: nothing there is
# somebody else's.
OF_ALL = re.compile(
    r"/(nhat-ky|don-vi|lich|quy-dinh|tiep-cong-dan|chu-de|thong-bao|gap-dan/don-vi|so-lieu)/|/van-phong/(quan-tri|quy-dinh|tiep-nhan/duong-rieng|trinh-dien|van-ban/mau|so-lieu)/|/van-phong/chu-de/(?!gan)"
)
# What changes with every answer: tokens against forged forms, numbers of a sheet.
_CHANGES = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"')
_PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass
class Town:
    """What is there, by the name of the parameter that stands for it."""

    cast: Cast
    real: dict[str, str]
    own: dict[str, str]  # of the stranger
    tracking: str  # of somebody else's voice


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    cast = make_cast()
    with time_machine.travel(NOW, tick=False):
        yield _built(cast)


def _built(cast: Cast) -> Town:
    rows = arranged.make_town(cast).rows
    own, case, owed = cast.units[arranged.OWN], rows["case"], rows["owed"]
    theirs = cast.receive("theirs", area=cast.units["other"])
    their_duty = Commitment.objects.get(about_code=theirs.case.code)
    photo = Attachment(
        voice=rows["voice"], code="f-1", name="a.jpg", media="image/jpeg", size=1, digest="0" * 64,
        original="x", copy="x", stored_at=NOW, stored_by="public",
    )  # fmt: skip
    photo.save()
    report = arranged._as(owed, pk=None, code="v-report", kind=CommitmentKind.REPORT)
    report.save()
    round_ = ReminderRound(day=arranged.TODAY, part="am", opened_at=NOW, opened_by="system:work")
    round_.save()
    up = Escalation(
        commitment=owed, round=round_, rule="R-1", due_on=owed.due_on, day=arranged.TODAY,
        unit=own, superior=own.parent, raised_at=NOW, raised_by="system:work",
    )  # fmt: skip
    up.save()
    template = AnswerTemplate(
        code="m-1",
        title="Mẫu",
        result="done",
        text="Đã làm",
        unit=own,
        saved_at=NOW,
        saved_by="o-C",
    )
    template.save()
    number = OutsideNumber(case=case, system="Khác", number="1", kept_at=NOW, kept_by="o-C")
    number.save()
    breach = Breach(
        code="lo-1", unit=own, what="Lộ", noticed_at=NOW, noticed_by="o-C", due_moment=NOW,
        recorded_at=NOW, recorded_by="o-C",
    )  # fmt: skip
    breach.save()
    printed = PressFigure(
        code="bc-1", key="bc-1", unit=own, said="97 %", value=97, measured="%", holding="exact",
        about="hài lòng", source="Báo", kept_at=NOW, kept_by="o-C",
    )  # fmt: skip
    printed.save()
    key = Passkey(
        officer=cast.officers["clerk"], name="Khóa", credential="{}", id_hash="0" * 64, made_at=NOW,
        made_by="o-C",
    )  # fmt: skip
    key.save()
    logged = log.commit(act=Act.RECEIPT, subject=theirs_or_own(case), body={}, at=NOW)
    real = {
        "thu-niem-phong": rows["sealed"].code, "entry": logged.entry, "doi-chieu": rows["draft-checked"].code, "bao-cao-so-lieu": rows["report-written"].code, "section": outline.written()[0].code,
        "ky-da-chot": "ck-1", "dong-chot": "cases-received", "so-lieu-bao-chi": "bc-1", "vu-viec": case.code, "duty": owed.code, "voice": rows["voice"].code, "attachment": "f-1",
        "notice": rows["notice"].code, "kept": str(number.pk), "bao-cao": report.code, "khoa": str(key.pk),
        "cap-lai": theirs_or_own(case), "lo": breach.code, "yeu-cau-du-lieu": rows["request"].code,
        "ke-thua": case.code, "former": "t-former", "mau": template.code,
        "nap-du-lieu": rows["register"].code, "qua-han-chuyen-len": str(up.pk),
        "dong": rows["record"].code, "dot": rows["record"].batch.code,
        "luot": rows["visit"].code, "matter": str(rows["matter"].pk), "line": str(rows["line"].pk),
        "body": cast.units["commune-ubnd"].code, "turn": rows["turn"].code,
        "truc-tuyen": rows["online"].code,
        "viec-cuoc-gap": owed.code, "doc-lai": "question", "da-doc": "len-1", "van-ban": "bien-ban",
        "xem-lai-cau-hoi": "mt-1", "cau": "hoi-1",
        "hom-thu": rows["box"].code, "mo-hom-thu": rows["opening"].code, "hoi": rows["hall"].code,
        "cuoc-goi": rows["call"].code, "duong-day-nong": rows["call"].hotline.code,
        "cau-hoi": rows["question"].code, "cuoc-gap": rows["meeting"].code, "gap-dan": rows["meeting"].code, "de-nghi": "dnd-1",
        "quyet-dinh": rows["decision"].code, "khoan": rows["order"].code, "but-toan": "th-1",
        "ra-soat": rows["plan"].code, "vu-ra-soat": rows["plan-item"].code,
        "don": rows["petition"].code, "buoc-don": "propose", "to-cao": rows["secret"].code, "nhan-lai": rows["secret-left"].code,
        "thoi-han": rows["docket"].code, "vang-mat": rows["absence"].code,
        "yeu-cau": rows["demand"].code, "xem-lai": "xl-1",
        "yeu-cau-giam-sat": rows["request-sent"].code, "gan": "case", "about": case.code,
        "thon": rows["hamlet"].code, "ghi-nhan": rows["note"].code, "file": "f-2",
        "paper_file": "pf-1", "mau-rieng": "wt-1", "delivery": "dl-1", "tep": "f-2", "thong-bao": rows["broadcast"].code, "task": rows["task"].code, **_of_hamlets(cast, rows),
    }  # fmt: skip
    return Town(
        cast,
        real,
        {"vu-viec": theirs.case.code, "duty": their_duty.code},
        theirs.accepted.tracking_code,
    )


def _of_hamlets(cast: Cast, rows: dict[str, Any]) -> dict[str, str]:
    """Who is assigned, a cluster, a visit."""
    hamlet, commune = rows["hamlet"], cast.units["commune"]
    assignment = Assignment(
        code="pc-1", hamlet=hamlet, duty="lead", name="Ai", valid_from=arranged.TODAY, set_at=NOW,
        set_by="o-C",
    )  # fmt: skip
    assignment.save()
    cluster = Cluster(
        code="cum-1",
        name="Cụm 1",
        area=commune,
        valid_from=arranged.TODAY,
        set_at=NOW,
        set_by="o-C",
    )
    cluster.save()
    visit = Meeting(
        code="gap-thon", key="gap-thon", kind="field", title="Đi cơ sở", unit=cast.units[arranged.OWN],
        recorded_at=NOW, recorded_by="o-C",
    )  # fmt: skip
    visit.save()
    Area(meeting=visit, unit=hamlet).save()
    return {"phan-cong": "pc-1", "cum": "cum-1", "du-hop": "gap-thon"}


def theirs_or_own(case: Case) -> str:
    """The reference on the receipt of a case."""
    return str(case.gatherings.get().voice.receipt.reference)


def stranger(town: Town, unit: str, name: str) -> Client:
    """Somebody who holds every role of working at a unit."""
    system = town.cast.actor("system")
    officer: Officer = accounts.open_account(
        username=name, name="Cán bộ nơi khác", password=PASSWORD, by=system, at=NOW
    )
    for role in (Role.CLERK, Role.HANDLER, Role.LEADER):
        accounts.grant_role(
            officer=officer, unit=town.cast.units[unit], role=role.value,
            valid_from=arranged.TODAY, by=system, at=NOW,
        )  # fmt: skip
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    return client


_NAMED = {
    ("bao-cao-so-lieu", "tep"): "paper_file",
    ("bao-cao-so-lieu", "mau"): "body",
    ("ky-da-chot", "dong"): "dong-chot",
    ("du-lieu", "yeu-cau"): "yeu-cau-du-lieu",
    ("don", "buoc"): "buoc-don",
    ("niem-phong", "viec"): "thu-niem-phong",
}


def filled(address: Address, codes: dict[str, str]) -> str | None:
    """The address with these codes; none where one of them is not among them."""
    parts: list[str] = []
    for part in address.route.strip("/").split("/"):
        if not (found := _PARAMETER.search(part)):
            parts.append(part)
            continue
        before = _NAMED.get((parts[1], parts[-1])) or parts[-1]
        value = codes.get(before) or codes.get(found[2]) or _plain(found, before)
        if value is None:
            return None
        parts.append(part.replace(found[0], value))
    return "/" + "/".join(parts)


def _plain(found: re.Match[str], before: str) -> str | None:
    """Parameters that name no row: a page, a step."""
    if found[2] == "step":
        return "mo-ta" if before == "buoc" else "tra-loi"
    return {
        "form": "ban-ghi",
        "media": "pdf",
        "page": "1",
        "part": "contact",
        "act": "accepted",
        "number": "1",
    }.get(found[2])


@dataclass(frozen=True, slots=True)
class Answer:
    """All that somebody can see of an answer, and what it cost."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statements: int


def ask(client: Client, method: str, path: str, hide: set[str]) -> Answer:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer: HttpResponseBase = getattr(client, method)(path)
    body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    body = _CHANGES.sub(b"", body)
    for code in sorted(hide, key=len, reverse=True):
        body = body.replace(code.encode(), b"CODE")
    headers = tuple(
        sorted(
            (name, re.sub("|".join(map(re.escape, hide)), "CODE", value))
            for name, value in answer.items()
            if name not in ("Date", "Content-Length", "Content-Security-Policy")
        )
    )
    return Answer(answer.status_code, headers, body, len(asked))


def differences(client: Client, town: Town, pairs: list[tuple[str, str]]) -> list[str]:
    hide = {*town.real.values(), *town.own.values(), *MISSING.values()} - {"1"}
    wrong = []
    for real, missing in pairs:
        for method in ("get", "post"):
            there, not_there = (ask(client, method, path, hide) for path in (real, missing))
            for name in ("status", "headers", "body", "statements"):
                one, two = getattr(there, name), getattr(not_there, name)
                if one != two:
                    said = (one, two) if name != "body" else (len(one), len(two))
                    wrong.append(f"{method} {real}: {name} {said}")
    return wrong


def office() -> list[Address]:
    return [
        one for one in addresses()
        if "<" in one.route and one.route.startswith("/van-phong/") and not OF_ALL.match(one.route)
        and "token" not in one.route and "giup-tai-quay" not in one.route
    ]  # fmt: skip


def gone(town: Town, address: Address, *names: str) -> str | None:
    """The same address with codes that nothing has."""
    ints = {"matter", "line", "kept", "khoa", "qua-han-chuyen-len"}
    # What kind of matter it is, is said by the address; which one, is not.
    lost = {name: MISSING["int" if name in ints else "str"] for name in names if name != "gan"}
    return filled(address, town.real | lost)


def test_office_answers_somebody_of_another_unit_as_if_nothing_were_there(town: Town) -> None:
    client = stranger(town, arranged.ELSEWHERE, "xa-la")
    pairs = []
    for address in office():
        real, missing = filled(address, town.real), gone(town, address, *town.real)
        assert real is not None and missing is not None, address.route
        assert real != missing, address.route
        pairs.append((real, missing))

    assert len(pairs) > 60
    assert differences(client, town, pairs) == []


def test_own_case_has_no_parts_of_others(town: Town) -> None:
    """The case is theirs; the duty, the voice, the file that stand behind it are another's."""
    client = stranger(town, arranged.ELSEWHERE, "xa-la")
    assert client.get(f"/van-phong/vu-viec/{town.own['vu-viec']}").status_code == 200
    pairs = []
    for address in office():
        if not address.route.startswith("/van-phong/vu-viec/") or address.route.count("<") < 2:
            continue
        own = {"vu-viec": town.own["vu-viec"], "code": town.own["vu-viec"]}
        lost = {name: MISSING["int" if name == "kept" else "str"] for name in town.real} | own
        real, missing = filled(address, town.real | own), filled(address, lost)
        assert real is not None and missing is not None
        pairs.append((real, missing))

    assert len(pairs) > 15
    assert differences(client, town, pairs) == []


# Where the walk cannot show that the thing is there for those who may: what more it would take.
UNSEEN = {
    "/van-phong/niem-phong/viec/<str:code>": "a sealed case is its handlers' alone",
    "/van-phong/niem-phong/viec/<str:code>/mau/<slug:form>": "a sealed case, as above",
    "/van-phong/niem-phong/viec/<str:code>/tep/<int:number>": "a sealed case, as above",
    "/van-phong/doi-chieu/<slug:code>": "a draft is its writer's alone",
    "/van-phong/bao-cao-so-lieu/<str:code>/tep/<str:paper_file>": "a file of this very report",
    "/van-phong/don/<slug:code>/quyet-dinh/ra": "a complaint that was heard",
    "/van-phong/quyet-dinh/<slug:code>/cong-khai": "a decision of a second complaint",
    "/van-phong/thi-hanh/but-toan/<slug:code>/rut": "something that was carried out",
    "/van-phong/ra-soat/vu-ra-soat/<slug:code>/ket-qua": "a list that is frozen",
    "/van-phong/to-cao/<str:code>/buoc/<slug:step>": "a step of its table",
    "/van-phong/to-cao/<str:code>/mau/<slug:form>": "a paper of denunciations",
    "/van-phong/to-cao/<str:code>/nguoi/<int:number>/thoi": "who settles it relieves",
    "/van-phong/to-cao/<str:code>/dinh-chinh/<int:number>": "who settles it corrects",
    "/van-phong/to-cao/<str:code>/ket-qua/<int:number>/dinh-chinh": "who settles it corrects",
    "/van-phong/bao-mat/khoa/<int:key>/bo": "a key is its owner's alone, whatever the unit",
    "/van-phong/so-cu/dong/<str:code>/ke-thua": "a record that names a unit that was split",
    "/van-phong/thoi-han/<str:code>/su-kien/<int:number>/dinh-chinh": "a recorded fact",
    "/van-phong/tiep-dan/hang-cho/<str:body>/<str:turn>/<str:step>": "a step of the line",
    "/van-phong/tiep-dan/truc-tuyen/<str:code>/<str:step>": "a step of an online reception",
    "/van-phong/tiep-dan/luot/<str:code>/phat-hanh/<str:form>": "something to issue",
    "/van-phong/tiep-dan/luot/<str:code>/van-ban/<str:paper>/<str:media>": "an issued file",
    "/van-phong/tiep-dan/luot/<str:code>/in/<str:form>/<int:number>/<str:media>": "a statement",
    "/van-phong/thoi-han/<str:code>/vi-sao/<str:duty>": "a clock of a docket",
    "/van-phong/don/<slug:code>/dinh-chinh/<int:number>": "a step that was taken",
    "/van-phong/don/<slug:code>/van-ban/<int:number>/<slug:form>": "the same",
    "/van-phong/don/<slug:code>/van-ban/tep/<slug:file>": "an issued file",
    "/van-phong/don/<slug:code>/van-ban/gui/<slug:delivery>": "a delivery",
    "/van-phong/don/<slug:code>/van-ban/gui/<slug:delivery>/phieu.<str:media>": "the same",
    "/van-phong/don/<slug:code>/van-ban/<slug:paper>/ky": "an issued paper",
    "/van-phong/don/<slug:code>/van-ban/<slug:paper>/pdf": "the same",
    "/van-phong/don/<slug:code>/van-ban/<slug:paper>/gui": "the same",
    "/van-phong/van-ban/mau-rieng/<slug:form>/dat": "a form is nobody's",
    "/van-phong/van-ban/mau-rieng/<slug:code>/xem": "a file of an office",
    "/van-phong/van-ban/mau-rieng/<slug:code>/thoi": "the same",
    "/van-phong/van-ban/cuoc-gap/<str:code>/tep/<str:paper_file>": "a file in its folder",
    "/van-phong/viec/<str:duty>/tep/<str:file>": "a file in its folder",
    "/van-phong/dia-ban/ghi-nhan/<str:code>/anh/<str:file>": "a file in its folder",
    "/van-phong/viec-cuoc-gap/<str:code>": "a duty that a meeting left",
    "/van-phong/viec-cuoc-gap/<str:code>/phieu.<slug:media>": "the same",
    "/van-phong/xem-lai-cau-hoi/<str:code>": "an appeal before the Front",
    "/van-phong/cuoc-gap/de-nghi/<str:code>": "a request of voters",
    "/van-phong/vu-viec/<str:code>/anh/<str:attachment>": "a file in its folder",
    "/van-phong/vu-viec/<str:code>/cong-khai/ban/<str:attachment>": "a copy made for everybody",
    "/van-phong/vu-viec/<str:code>/cong-khai/tep/<str:attachment>/trang-<int:page>.jpg": "a file",
    "/van-phong/vu-viec/<str:code>/cong-khai/tep/<str:attachment>/trang/<int:page>": "a file",
}


def test_walk_is_not_blind(town: Town) -> None:
    """Whoever works at the unit finds what the stranger does not: one address of each kind of
    thing is enough, for the pages below it ask for it in the same way."""
    client = stranger(town, arranged.OWN, "cua-minh")
    accounts.grant_role(
        officer=Officer.objects.get(username="cua-minh"), unit=town.cast.units[arranged.ABOVE],
        role=Role.LEADER.value, valid_from=arranged.TODAY, by=town.cast.actor("system"), at=NOW,
    )  # fmt: skip
    DenunciationMember(  # a role alone shows no denunciation
        file=DenunciationFile.objects.get(code=town.real["to-cao"]), part="handler",
        officer=Officer.objects.get(username="cua-minh"), unit=town.cast.units[arranged.OWN],
        named_at=NOW, named_by="o-L", declared_at=NOW, declared_by="o-L",
    ).save()  # fmt: skip
    things: dict[tuple[str, ...], Address] = {}
    for address in office():
        kind = address.route.split("/<")[0]
        things.setdefault(
            (kind, *(name for _of, name in _PARAMETER.findall(address.route))), address
        )
    blind = {
        address.route for address in things.values()
        if _status(client, filled(address, town.real))
        == _status(client, gone(town, address, *town.real))
    }  # fmt: skip

    assert blind <= set(UNSEEN), blind - set(UNSEEN)


def _status(client: Client, path: str | None) -> tuple[int, ...]:
    assert path is not None
    shown = int(client.get(path).status_code)
    return (shown,) if shown != 405 else (shown, int(client.post(path).status_code))


PUBLIC = {
    "/vu-viec/<slug:code>/an/<slug:hiding>": "vu-viec",
    "/vu-viec/<slug:code>": "vu-viec", "/vu-viec/<slug:code>/ban-<int:number>": "vu-viec",
    "/vu-viec/<slug:code>/chung-minh": "vu-viec", "/vu-viec/<slug:code>/nguyen-van": "vu-viec",
    "/tra-cuu/chung-minh/<slug:entry>": "entry",
    "/tra-cuu/chung-minh/<slug:entry>/nguyen-van": "entry",
    "/anh/<slug:code>": "attachment", "/tai-lieu/<slug:code>": "attachment",
    "/tra-cuu/anh/<slug:code>": "attachment", "/tra-cuu/du-lieu/<str:code>/rut": "yeu-cau-du-lieu",
    "/gui/anh/<slug:code>": "attachment",
    "/gap-dan/<str:code>": "cuoc-gap", "/gap-dan/<str:code>/ap-phich": "cuoc-gap",
    "/gap-dan/<str:code>/cau/<str:question>": "cuoc-gap", "/gap-dan/<str:code>/cham": "cuoc-gap",
    "/gap-dan/<str:code>/ket-qua": "cuoc-gap", "/hoi/<str:code>": "hoi",
    "/quyet-dinh/<slug:code>": "quyet-dinh", "/tra-cuu/don/van-ban/<slug:code>": "don",
    "/hoi/<str:code>/hoi-truong.json": "hoi", "/hoi/<str:code>/man-hinh": "hoi",
}  # fmt: skip


@pytest.mark.parametrize("who", ["a stranger", "somebody with another code"])
def test_public_pages_know_nothing_of_what_is_not_public_or_not_theirs(
    town: Town, who: str
) -> None:
    Page.objects.update(code="LC-9999-9999")  # the case is prepared, and not released
    client = Client(raise_request_exception=False)
    if who != "a stranger":
        sent = client.post("/tra-cuu", {"code": town.tracking})
        assert sent.status_code == 302
    coded = {
        one.route for one in addresses()
        if one.access == "public" and "<" in one.route and not OF_ALL.match(one.route)
        and "token" not in one.route
    }  # fmt: skip
    assert coded == set(PUBLIC)
    pairs: Any = [
        tuple(
            route.replace("<slug:code>", code)
            .replace("<str:code>", code)
            .replace("<slug:entry>", code)
            .replace("<int:number>", "1")
            .replace("<str:question>", town.real["cau-hoi"] if code == town.real[name] else "hoi-0")
            .replace("<slug:hiding>", "an-1" if code == town.real[name] else "an-0")
            for code in (town.real[name], "7KQ5" if name == "hoi" else MISSING["slug"])
        )
        for route, name in PUBLIC.items()
    ]

    assert differences(client, town, pairs) == []


def test_used_links_are_as_unknown_as_links_that_never_were(town: Town) -> None:
    RoleHeld.objects.filter(role=Role.ADMINISTRATOR).delete()
    token = accounts.make_setup_link(by=town.cast.actor("system"), at=NOW)
    accounts.make_setup_link(by=town.cast.actor("system"), at=NOW)  # the first one stops working
    client = Client()

    spent, never = (
        ask(client, "get", f"/van-phong/khoi-tao/{code}", {token, "x" * len(token)})
        for code in (token, "x" * len(token))
    )

    assert spent.status == 404
    assert spent == never
