"""Pages of papers: a paper is read, changed, issued, delivered, signed and corrected by clicks."""

import re
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.papers import queries as issued
from hoiam.papers.models import FileKind, Paper, PaperDelivery, WordTemplate
from hoiam.petitions.models import Petition
from tests.cast import NOW, Cast, make_cast
from tests.papers.words import office_file, paragraphs
from tests.petitions.making import SIGNER, registered
from tests.petitions.stepping import take

pytestmark = pytest.mark.django_db
HERE = "/van-phong/don"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def accepted(cast: Cast) -> Petition:
    petition = registered(cast).petition
    take(cast, petition, "accept", date(2026, 10, 2))
    return petition


def fields(client: Client, path: str) -> dict[str, str]:
    """What stands in the form, as a browser would send it."""
    form = client.get(path).context["form"]
    return {bound.html_name: str(bound.value() or "") for bound in form}


def test_paper_is_read_as_a_picture_changed_issued_and_corrected(cast: Cast) -> None:
    petition, client = accepted(cast), cast.browser("clerk")
    path = f"{HERE}/{petition.code}/van-ban/1/acceptance"
    with time_machine.travel(NOW, tick=False):
        assert (
            "bước này phải có văn bản này"
            in client.get(f"{HERE}/{petition.code}/van-ban").content.decode()
        )
        sent = fields(client, path)
        sent["piece_0"] += "\nĐiện thoại: 0214 000 000"
        looked = client.post(path, sent | {"do": "look"})
        assert looked.content.count(b"data:image/png;base64,") == 1
        draft = client.post(path, sent | {"do": "docx"})
        assert "Điện thoại: 0214 000 000" in paragraphs(draft.content)
        assert not Paper.objects.exists()
        assert client.post(path, sent | {"do": "issue"}).status_code == 302
        again = fields(client, path) | {"do": "issue"}
        assert client.post(path, again).status_code == 422  # no reason
        assert client.post(path, again | {"why": "ghi sai ngày"}).status_code == 302

    old, new = Paper.objects.order_by("id")
    assert new.replaces == old and issued.number_of(new) == "02/TB-UBND"
    assert "Điện thoại: 0214 000 000" in str(issued.letter_of(old))


def test_delivery_fails_is_tried_again_and_proved_by_a_signed_note(cast: Cast) -> None:
    petition, client = accepted(cast), cast.browser("clerk")
    base = f"{HERE}/{petition.code}/van-ban"
    with time_machine.travel(NOW, tick=False):
        client.post(
            f"{base}/1/acceptance", fields(client, f"{base}/1/acceptance") | {"do": "issue"}
        )
        paper = Paper.objects.get()
        way = f"{base}/{paper.code}/gui"
        assert fields(client, way)["recipient"] == SIGNER.name
        client.post(way, fields(client, way) | {"way": "post"})
        first = PaperDelivery.objects.get()
        assert client.get(f"{base}/gui/{first.code}/phieu.pdf").content.startswith(b"%PDF")
        assert client.get(f"{base}/gui/{first.code}/phieu.exe").status_code == 404
        client.post(f"{base}/gui/{first.code}", {"outcome": "absent", "day": "2026-10-02"})
        client.post(way, fields(client, way) | {"way": "hand", "lai": first.code})
        second = PaperDelivery.objects.get(again=first)
        note = SimpleUploadedFile("phieu.pdf", b"%PDF-1.7 signed")
        client.post(
            f"{base}/gui/{second.code}", {"outcome": "received", "day": "2026-10-02", "file": note}
        )
        whole = issued.kept(issued.file_of(paper, FileKind.PDF)).read_bytes()
        signed = SimpleUploadedFile("ky.pdf", whole + b"\n/Sig /ByteRange")
        client.post(f"{base}/{paper.code}/ky", {"kind": "signed", "file": signed})
        page = client.get(base).content.decode()
        file = client.get(f"{base}/tep/{issued.file_of(paper, FileKind.SIGNED).code}")

    assert "phần đầu đúng từng byte bản đã ban hành" in page and "gửi lại của lần" in page
    assert b"".join(file.streaming_content).startswith(whole[:20])  # type: ignore[attr-defined]


def test_names_are_closed_until_somebody_says_for_what_they_are_opened(cast: Cast) -> None:
    petition, client = accepted(cast), cast.browser("leader")
    base = f"{HERE}/{petition.code}/van-ban"
    with time_machine.travel(NOW, tick=False):
        assert SIGNER.name not in client.get(base).content.decode()
        closed = client.get(f"{base}/1/acceptance")

    assert closed.status_code == 302 and closed["Location"].endswith("/mo-xem")


def test_office_puts_its_own_template_and_looks_at_it_on_a_real_petition(cast: Cast) -> None:
    petition, leader = accepted(cast), cast.browser("leader")
    here = "/van-phong/van-ban/mau-rieng"
    good = office_file("{{so_ky_hieu}} {{danh_dau}}", "{{nguoi_gui}}", "{{noi_dung}}")
    with time_machine.travel(NOW, tick=False):
        unit = leader.get(f"{here}/acceptance/dat").context["form"].fields["unit"].choices[0][0]
        bad = SimpleUploadedFile("a.docx", office_file("{% for x in y %}"))
        assert leader.post(f"{here}/acceptance/dat", {"unit": unit, "file": bad}).status_code == 422
        file = SimpleUploadedFile("a.docx", good)
        assert (
            leader.post(f"{here}/acceptance/dat", {"unit": unit, "file": file}).status_code == 302
        )
        template = WordTemplate.objects.get()
        preview = f"{here}/{template.code}/xem"
        assert "không cài bộ văn phòng" in leader.get(preview).content.decode()
        closed = leader.post(preview, {"number": petition.registered, "do": "look"})
        assert closed.status_code == 422
        clerk = cast.browser("clerk")
        shown = clerk.post(preview, {"number": petition.registered, "do": "look"}).content.decode()
        made = clerk.post(preview, {"number": petition.registered, "do": "docx"})
        assert clerk.post(preview, {"number": "99/2026", "do": "look"}).status_code == 422
        assert "Mẫu Word riêng" in clerk.get(here).content.decode()
        assert leader.post(f"{here}/{template.code}/thoi").status_code == 302

    assert re.search(rf"nguoi_gui.*{SIGNER.name}", shown, re.DOTALL)
    assert SIGNER.name in paragraphs(made.content)
