"""One town in which a personal string is planted in everything that may hold one."""

import io
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.base import files
from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions import NewDocket, Received, Reply
from hoiam.cases.actions.publishing import Prepared
from hoiam.cases.models import Case
from hoiam.core.redact import proposals
from hoiam.core.text import normalise
from hoiam.protection import actions as protection
from hoiam.publication.actions import Correction, Why, Written
from hoiam.publication.models import Cause
from hoiam.publication.openness import Hiding
from hoiam.voices import actions as voices
from hoiam.voices.told import NOBODY, Reach
from tests.cast import PASSWORD, Cast, later, make_cast
from tests.contracts.arrange_protection import LEAK
from tests.contracts.arrange_readings import ORDER
from tests.exits.finding import Planted
from tests.imports import walking as importing
from tests.registers import making
from tests.web.public.conftest import publish

# The morning on which everybody walks through the house.
WALKED = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)

PLANTED = {
    key: Planted(key, text)
    for key, text in {
        # How to reach the person.
        "name": "Quàng Thị Xuyến Đào",
        "phone": "0987 612 345",
        "email": "dao.quang.rieng@thu.example",
        "address": "ngõ 4 bản Nậm Khao Rừng",
        # What they said, and a name in it.
        "words": "trâu mộng lạc qua khe Suối Vằn",
        "named": "Cầm Văn Hặc Pún",
        "place": "sau chuồng trâu ở Phiêng Ngám",
        "point": "22.345678",
        "file-name": "giay-cua-dao-xuyen-ngoc",
        "exif": "DAO MAY LIU CHUP ANH",
        "more": "bờ rào phía Huổi Lướt cũng đổ",
        "not-done": "vẫn chưa xong đoạn Pá Khoang Cò",
        "draft": "nháp về mương Cốc Mỳ chưa gửi",
        # What the office wrote and nobody outside is to read.
        "note": "đã dò thửa ruộng Đồng Lẫm",
        "pending": "trả lời chưa duyệt về cầu Thia Lầu",
        "unreleased": "bản công khai soạn dở về dốc Pù Nhung",
        "hidden": "đoạn đã ẩn nhắc tới khu Lìu Phủ",
        "reason": "mở xem vì hỏi lại về vườn Tà Gia",
        # What was said about a hiding, about one's data, and of an order of an outside body.
        "plea": "cớ gì mà đem ẩn chuyện cái cối đá",
        "wish": "xin bỏ hẳn chuyện con nghé vện",
        "order": "muốn biết ai báo tin về đàn dê núi",
        # Old registers and files on their way in.
        "record": "sổ cũ ghi rẫy ở Nà Ư Hín",
        "cell": "dòng nạp kể chuyện bến Chang Chải",
        # Of somebody else.
        "neighbour": "loa ngoài chợ ồn suốt đêm khuya",
        "neighbour-phone": "0912 777 431",
        # Keys.
        "password": PASSWORD,
    }.items()
}


def said(key: str) -> str:
    """What was planted under this key."""
    return PLANTED[key].text


@dataclass
class Town:
    """The cast with its cases, and the secret codes that were handed out."""

    cast: Cast
    case: Case
    hidden: Case
    other: Case
    secrets: dict[str, Planted] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def planted(self) -> dict[str, Planted]:
        """Everything that is looked for: strings, and codes that only their owner ever saw."""
        return PLANTED | self.secrets

    def person(self, whose: str) -> Client:
        """The browser of somebody who typed in their tracking code."""
        client = Client()
        answer = client.post("/tra-cuu", {"code": self.codes[whose]})
        assert answer.status_code == 302, answer.content.decode()
        return client


def _photo() -> bytes:
    kept = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = said("exif")  # artist
    Image.new("RGB", (64, 48), "green").save(kept, "JPEG", exif=exif, comment=said("exif").encode())
    return kept.getvalue()


def build(folder: Path) -> Town:
    """Everything that happens in the town, by the product's own actions."""
    cast = make_cast()
    received = _spoken(cast)
    case, clerk, handler = received.case, cast.actor("clerk"), cast.actor("handler")
    town = Town(cast, case, _hidden(cast), _neighbours(cast).case)
    _remember(town, "person", received)
    cases.note(case=case, text=said("note"), by=handler, at=later(1))
    _answered(town, received)
    _published(case, received, cast)
    told = cast.told("again", text=said("not-done"), reach=NOBODY)
    cases.rate_not_done(
        case=case, voice=received.accepted.voice, told=told, by=cast.actor("public"), at=later(2.5)
    )
    late = Reply(result="cannot", text=said("pending"), rule="Quyết định 5/QĐ-UBND")
    cases.draft_answer(case=case, reply=late, by=handler, at=later(2.6))
    _prepare(case, text=said("unreleased"), cast=cast)
    _read(case, received, cast)
    token = voices.start_draft(kind="feedback", by=cast.actor("public"), at=later(2))
    voices.save_draft(
        token=token, content={"text": said("draft"), "phone": said("phone")},
        by=cast.actor("public"), at=later(2),
    )  # fmt: skip
    making.shown(cast, making.row("T-1", title=said("record"), state="open"))
    cases.open_docket(
        new=NewDocket(
            kind="complaint", number="7/KN", unit=cast.units["commune-office"],
            area=cast.units["commune"], received_on=date(2026, 10, 1),
        ),
        by=clerk, at=later(1),
    )  # fmt: skip
    _file_on_its_way(cast, folder)
    _asked_about(town, received)
    _standing_elsewhere(cast)
    town.case = Case.objects.get(pk=case.pk)
    return town


def _spoken(cast: Cast) -> Received:
    reach = Reach(
        name=said("name"), phone=said("phone"), email=said("email"), address=said("address")
    )
    sent = SimpleUploadedFile(f"{said('file-name')}.jpg", _photo(), "image/jpeg")
    told = cast.told(
        "planted", text=f"Ông {said('named')} báo: {said('words')}.", place=said("place"),
        reach=reach, latitude=22.345678, longitude=104.123456,
    )  # fmt: skip
    received = cases.receive(
        told=told, stored=[files.store(sent, rand=os.urandom)], by=cast.actor("public"), at=later()
    )
    handler = cast.actor("handler")
    cases.accept(case=received.case, by=handler, at=later(0.5))
    cases.ask_for_more(
        case=received.case, question="Trâu có tai thẻ không?", by=handler, at=later(0.6)
    )
    more = cast.told("more", text=said("more"), reach=NOBODY)
    cases.supply(
        case=received.case, origin=received.accepted.voice, told=more, by=cast.actor("public"),
        at=later(0.7),
    )  # fmt: skip
    return received


def _answered(town: Town, received: Received) -> None:
    cast = town.cast
    handler, leader = cast.actor("handler"), cast.actor("leader")
    reply = Reply(
        result="promised", text="Xã sẽ tìm cùng bà con.", promise="Tìm trâu",
        promise_due_on=date(2026, 11, 2), paper_number="1/TB",
    )  # fmt: skip
    case = received.case
    cases.consult(
        case=case, unit=cast.units["department"], question="Ai tìm?", by=handler, at=later(1)
    )
    cases.draft_answer(case=case, reply=reply, by=handler, at=later(1.2))
    cases.approve_answer(case=case, by=leader, at=later(1.3))
    cases.answer(case=case, by=handler, at=later(1.4))


def _asked_about(town: Town, received: Received) -> None:
    """An appeal, a request, an order, a breach, and somebody at the desk right now."""
    cast, voice = town.cast, received.accepted.voice
    cases.appeal_hiding(
        hiding=Hiding.objects.get(), written=Written("plea", said("plea")),
        by=cast.actor("public"), at=later(2.3),
    )  # fmt: skip
    protection.ask(
        voice=voice, kind="delete", words=said("wish"), channel="web", by=cast.actor("public"),
        at=later(2.8),
    )  # fmt: skip
    cases.record_demand(
        order=replace(ORDER, scope=said("order")), unit=cast.units["commune-office"],
        case=received.case, by=cast.actor("clerk"), at=later(2.8),
    )  # fmt: skip
    protection.record_breach(
        unit=cast.units["commune-office"], told=LEAK, noticed=later(2.8),
        by=cast.actor("handler"), at=later(2.8),
    )  # fmt: skip
    before = WALKED - timedelta(minutes=1)
    cases.start_assisting(
        case=received.case, voice=voice, desk=cast.units["commune-office"], identity="card",
        reason="Quên mã tra cứu", machine=before, by=cast.actor("clerk"), at=before,
    )  # fmt: skip


def _standing_elsewhere(cast: Cast) -> None:
    """Cases that wait: for a human, for the person, for an answer to be sent."""
    handler = cast.actor("handler")
    cases.receive(
        told=cast.told("held", reach=NOBODY), held="chờ người đọc", by=cast.actor("public"),
        at=later(),
    )  # fmt: skip
    for key in ("waiting", "approved"):
        case = cast.receive(key, reach=NOBODY).case
        cases.accept(case=case, by=handler, at=later(0.2))
        if key == "waiting":
            cases.ask_for_more(case=case, question="Ở đoạn nào?", by=handler, at=later(0.3))
            continue
        reply = Reply(result="done", text="Đã sửa xong.")
        cases.draft_answer(case=case, reply=reply, by=handler, at=later(0.3))
        cases.approve_answer(case=case, by=cast.actor("leader"), at=later(0.4))
    cases.save_template(
        title="Đã sửa", text="Đã sửa xong.", result="done", field=cast.fields["roads"],
        unit=cast.units["commune-office"], by=handler, at=later(),
    )  # fmt: skip


def _prepare(case: Case, *, text: str, cast: Cast) -> None:
    prepared = Prepared(title="Gia súc đi lạc", text=text)
    kept = {
        name: [(one.start, one.end) for one in proposals(normalise(getattr(prepared, name)))]
        for name in previewing.FIELDS
    }
    cases.prepare_publication(
        case=case, prepared=replace(prepared, kept=kept), by=cast.actor("clerk"), at=later(2)
    )


def _published(case: Case, received: Received, cast: Cast) -> None:
    """With its photo, and then once more with other words."""
    photo = received.accepted.voice.attachments.get().code
    title = "Gia súc đi lạc"
    publish(cast, case, at=later(2.1), title=title, text="Gia súc đi lạc.", photos=[photo])
    _prepare(case, text="Gia súc đi lạc, đề nghị tìm giúp.", cast=cast)
    cases.publish(
        case=case, seen=previewing.digest_of(case), why=Correction(Cause.ADDITION, "Nói rõ hơn"),
        by=cast.actor("clerk"), at=later(2.15),
    )  # fmt: skip


def _hidden(cast: Cast) -> Case:
    case = cast.receive("hidden", reach=NOBODY).case
    publish(cast, case, at=later(2.1), text=said("hidden"))
    why = Why("personal-data", "Có thông tin riêng")
    cases.hide(case=case, why=why, by=cast.actor("leader"), at=later(2.2))
    return Case.objects.get(pk=case.pk)


def _neighbours(cast: Cast) -> Received:
    reach = Reach(name="Hàng xóm", phone=said("neighbour-phone"))
    return cast.receive("neighbour", text=said("neighbour"), area=cast.units["other"], reach=reach)


def _remember(town: Town, whose: str, received: Received) -> None:
    code = received.accepted.tracking_code
    town.codes[whose] = code
    town.secrets[f"code-of-{whose}"] = Planted(f"code-of-{whose}", code)


def _read(case: Case, received: Received, cast: Cast) -> None:
    """Somebody of the handling unit has just opened everything that can be opened."""
    for part in ("contact", "words", "point", "original"):
        cases.read(
            case=case, voice=received.accepted.voice, part=part, purpose="verifying",
            reason=said("reason"), by=cast.actor("handler"), at=WALKED - timedelta(minutes=1),
        )  # fmt: skip


def _file_on_its_way(cast: Cast, folder: Path) -> None:
    """One that waits for its columns, one whose rows have their verdicts."""
    text = importing.HEADER + importing.line("1", said("cell"))
    importing.work(importing.start(cast, folder, text))
    importing.judged(cast, folder, text)


__all__ = ["PLANTED", "Town", "build", "said"]
