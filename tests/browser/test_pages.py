"""Every page at 360 and 1280 pixels: no accessibility finding, nothing beside the screen, no
request to anybody else; and what a first visit weighs."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page

from hoiam.cases import actions as cases
from hoiam.cases import previewing
from hoiam.cases.actions.publishing import Prepared
from hoiam.commitments.models import Commitment
from hoiam.core import calendar
from hoiam.core.periods import Cut, PeriodRule, period_of
from hoiam.figures import actions as figures
from hoiam.figures.actions.claims import Typed
from hoiam.figures.closings import counting as closings
from hoiam.meetings import actions as meetings
from hoiam.publication.actions import Correction, Why
from hoiam.publication.models import Cause
from hoiam.voices import actions as voices
from hoiam.web.access import now
from tests.browser.test_loop import look, sign_in
from tests.cast import Cast, make_cast
from tests.meetings.asking import question
from tests.meetings.making import announced

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (360, 1280)
BUDGET = 60 * 1024
LONG = "Đề nghị xem xét việc nước thải " + "từ khu dân cư tổ dân phố số hai chảy tràn " * 12


@pytest.fixture
def address(live_server, settings) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    # The test server finds files by their plain names only.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    return str(live_server.url)


@pytest.fixture
def town(db) -> tuple[Cast, dict[str, str]]:
    """Cases in many states, now: new, waiting, held, answered with a promise, hidden, joined."""
    at = now() - timedelta(days=10)
    cast = make_cast()
    handler, leader, public = cast.actor("handler"), cast.actor("leader"), cast.actor("public")
    promised = cast.answered("promised", at=at)
    prepared = Prepared(
        title="Cống vỡ trước trường", text=LONG, answer="Sẽ thay cống.", show_point=True
    )
    cases.prepare_publication(case=promised, prepared=prepared, by=handler, at=at)
    cases.publish(case=promised, seen=previewing.digest_of(promised), by=leader, at=at)
    why = Correction(Cause.ADDITION, "Nói rõ thêm")  # a second release: the first stays readable
    cases.publish(case=promised, seen=previewing.digest_of(promised), why=why, by=leader, at=at)
    hidden = cast.receive("hidden", at=at, latitude=22.3, longitude=104.1).case
    cases.prepare_publication(case=hidden, prepared=prepared, by=handler, at=at)
    cases.publish(case=hidden, seen=previewing.digest_of(hidden), by=leader, at=at)
    cases.hide(case=hidden, why=Why("child", "Lộ tên trẻ em"), by=leader, at=at)
    waiting = cast.receive("waiting", at=at, text=LONG).case
    cases.ask_for_more(case=waiting, question="Chỗ nào?", by=handler, at=at)
    held = cases.receive(told=cast.told("held"), held="nhiều tin", by=public, at=at).case
    cast.receive("new", at=at)
    part = cases.consult(
        case=waiting, unit=cast.units["department"], question="Loại cống?", by=handler, at=at
    )
    voices.reserve_receipts(
        desk=cast.units["commune-office"], size=2, by=cast.actor("clerk"), at=at
    )
    promise = Commitment.objects.get(kind="promise")
    clerk = cast.actor("clerk")
    meeting = announced(cast, at=at, starts=now() + timedelta(minutes=1), ends=None)
    meeting = meetings.start(meeting=meeting, by=clerk, at=now())
    hall = meetings.prepare_hall(meeting=meeting, by=clerk, at=now())
    asked = question(cast, meeting, text=LONG, at=now())
    shown = question(cast, meeting, "q2", text="Bao giờ có đường?", at=now())
    meetings.show(question=shown, shown=LONG[:500], seen=0, by=clerk, at=now())
    meetings.put_on_screen(hall=hall, question=shown, by=clerk, at=now())
    return cast, {
        "hall": hall.code,
        "gathering": meeting.code,
        "question": asked.code,
        "promised": promised.code,
        "hidden": hidden.code,
        "waiting": waiting.code,
        "held": held.code,
        "part": part.code,
        "promise": promise.code,
        "day": str(calendar.day_of(at)),
        "body": cast.units["commune-ubnd"].code,
    } | _reported(cast)


def _reported(cast: Cast) -> dict[str, str]:
    """A quarter that is closed, a report that is begun, a draft that is checked."""
    ended = period_of(calendar.day_of(now()), PeriodRule.INSPECTION, Cut.QUARTER).before
    year = period_of(calendar.day_of(now()), PeriodRule.INSPECTION, Cut.YEAR)
    body, clerk = cast.units["commune-ubnd"], cast.actor("clerk")
    table = closings.table("06-2025.01-tcd", body, ended.code)
    closing = figures.close_period(table=table, by=cast.actor("leader"), at=now())
    report = figures.begin_report(unit=body, period=year, reach="own", by=clerk, at=now())
    typed = Typed("Quý 3", "Đã giải quyết 149/158 đơn, đạt 95%.", ended.code)
    draft = figures.begin_draft(unit=cast.units["commune-office"], typed=typed, by=clerk, at=now())
    return {"closing": closing.code, "report": report.code, "draft": draft.code}


def visit(page: Page, address: str, paths: list[str]) -> None:
    for path in paths:
        answer = page.goto(address + path)
        assert answer is not None
        assert answer.status in (200, 410), (path, answer.status)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            look(page, width)


def test_public_pages(open_page, address: str, town) -> None:
    cast, codes = town
    page = open_page(viewport={"width": 360, "height": 740})
    unit = cast.units["commune-office"].code

    visit(
        page,
        address,
        [
            "/", "/gui", "/gui/khieu-nai", "/gui/to-cao", "/tra-cuu", "/vu-viec", "/vu-viec?q=khong-co-gi",
            f"/vu-viec/{codes['promised']}", f"/vu-viec/{codes['promised']}/ban-1",
            f"/vu-viec/{codes['hidden']}", "/ban-do", "/don-vi", f"/don-vi/{unit}", "/so-lieu",
            "/quy-dinh", "/quy-dinh?nhom=C", "/quy-dinh?ngay=2026-07-01&so-voi=2026-06-30",
            "/quy-dinh/tinh-han",
            "/quy-dinh/tinh-han?loai=complaint&received=2026-07-01&accepted=2026-07-06",
            "/quy-dinh/D-05", "/quy-dinh/ADM-ONESTOP-APOLOGY", "/lich/2026", "/lich/2027", "/gioi-thieu", "/du-lieu-ca-nhan",
            "/yeu-cau-cung-cap", "/gap-dan", "/tiep-cong-dan", "/tiep-cong-dan/luot", "/xac-nhan-thong-bao", "/so-an", "/so-an?loai=dinh-chinh", "/thay-doi", "/nhat-ky/", "/so-lieu/nguoi", "/so-lieu/bang", "/so-lieu/danh-muc", "/so-lieu/cases-in-time-share?ds=con-lai", "/so-lieu/du-lieu-mo", "/so-lieu/du-lieu-mo/vu-viec", "/chu-de", "/quyet-dinh",
            "/hoi", f"/hoi/{codes['hall']}", f"/hoi/{codes['hall']}/man-hinh",
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        (
            "handler",
            [
                "", "vu-viec", "phan-loai", "chua-bao", "tiep-nhan", "mau", "mau/moi",
                "mat-khau", "bao-mat", "bao-mat/khoa", "bao-mat/ung-dung", "vu-viec/{promised}", "vu-viec/{waiting}", "vu-viec/{held}",
                "vu-viec/{held}/phan-loai", "vu-viec/{waiting}/tra-loi", "vu-viec/{waiting}/chuyen",
                "vu-viec/{waiting}/hoi-y-kien", "vu-viec/{waiting}/cong-khai",
                "vu-viec/{waiting}/gop", "vu-viec/{waiting}/bo-sung",
                "vu-viec/{promised}/viec/{promise}/ket-qua", "vu-viec/{promised}/viec/{promise}/vi-sao",
                "thoi-han", "thoi-han/moi", "nhac-viec",
            ],
        ),
        ("leader", ["", "so-lieu", "so-lieu/cases-answered-share", "so-lieu-bao-chi", "so-lieu-bao-chi/moi", "doi-chieu", "ky-da-chot", "ky-da-chot?bang=06-2025.01-tcd&ky=2026-quarter-1", "ky-da-chot/{closing}?tinh-lai=1", "ky-da-chot/{closing}/dong/1", "bao-cao-so-lieu/mau/{body}", "cuoc-gap/nghia-vu", "cuoc-gap/so-lieu", "cuoc-gap/de-nghi", "lanh-dao", "lanh-dao/thu", "theo-doi?loai=ton-lau", "bang", "chua-co-nguoi-lam", "vang-mat", "so-mo-xem", "yeu-cau", "xin-lui-han", "theo-doi", "qua-han-chuyen-len", "vu-viec/{waiting}/gia-han", "vu-viec/{promised}/an"]),
        ("clerk", ["", "to-cao", "to-cao/moi", "to-cao/so-dem", "cuoc-gap", "cuoc-gap/moi", "cuoc-gap/nhieu-ngay", "giup-tai-quay", "dia-ban", "yeu-cau/moi", "bien-nhan", "tim-nguoi", "tiep-nhan", "vu-viec/{promised}/cong-khai/xem", "vu-viec/{promised}/cong-khai/tep", "nap-du-lieu", "nap-du-lieu/moi", "trao-doi", "vu-viec/{waiting}/so-ngoai", "don", "don/moi", "don/so", "giai-quyet", "giai-quyet/so", "giai-quyet/truoc-day", "thi-hanh", "bieu?bieu=06-2025.03-gqkn", "bieu/in", "ra-soat", "tiep-dan", "tiep-dan/moi", "tiep-dan/so", "bieu", "tiep-dan/hang-cho", "tiep-dan/truc-tuyen", "tiep-dan/truc-tuyen/moi", "van-ban", "van-ban/mau"]),
        ("clerk", ["bieu", "bieu?bieu=06-2025.02-xld", "bieu/in", "bieu?bieu=06-2025.06-qlkntc", "bieu/nhap?bieu=06-2025.06-qlkntc&cot=4", "bao-cao-so-lieu", "bao-cao-so-lieu/{report}", "bao-cao-so-lieu/{report}/muc/i-1-a", "ky-da-chot/{closing}", "doi-chieu/{draft}", "doi-chieu/{draft}/sua", "doi-chieu/{draft}/xoa"]),
        ("clerk", ["cuoc-gap/{gathering}/hoi-truong", "cuoc-gap/{gathering}/hoi-truong/ghi", "cau-hoi/{question}"]),
        ("front", ["", "chu-de", "yeu-cau-giam-sat", "viec/{promise}", "so-mo-xem", "vu-viec", "vu-viec/{promised}"]),
        (
            "lawyer",
            ["quy-dinh", "quy-dinh?loc=chua-doi-chieu", "quy-dinh/C-02", "quy-dinh/them",
             "quy-dinh/C-03/2026-07-01/dinh-chinh", "quy-dinh/R-08/ban-moi",
             "quy-dinh/C-02/chua-ro/nhan-xet"],
        ),
        (
            "administrator",
            ["phien-quan-tri", "quan-tri", "quan-tri/can-bo/moi", "quan-tri/don-vi", "quan-tri/thon",
             "quan-tri/tham-quyen", "quan-tri/thoi-han", "quan-tri/lich", "quan-tri/lich/nhieu-ngay",
             "quan-tri/lich/nam/2027", "quan-tri/lich/nam/2027/thong-bao",
             "quan-tri/lam-chung", "quan-tri/lam-chung/moi", "quan-tri/nguoi-nhan"],
        ),
    ],
)  # fmt: skip
def test_office_pages(open_page, address: str, town, name: str, paths: list[str]) -> None:
    page = open_page(viewport={"width": 1280, "height": 900})
    sign_in(page, address, name)

    visit(page, address, [f"/van-phong/{path.format(**town[1])}" for path in paths])


def test_first_visit_is_light(town, settings) -> None:
    """HTML as sent, and every style, script, font and picture it names, compressed as served."""
    call_command("collectstatic", interactive=False, verbosity=0)
    settings.STORAGES = django_settings.STORAGES
    client = Client()
    read = ("/", "/tra-cuu", "/quy-dinh", "/quy-dinh?nhom=ADM", "/quy-dinh?q=ngay", "/lich/2026")
    weights = {path: weight(client, path) for path in read}
    kinds = weight(client, "/gui")
    client.post("/gui", {"kind": "feedback"})
    weights["send"] = kinds + weight(client, "/gui/viet")  # both steps, nothing kept between them

    assert {name: size for name, size in weights.items() if size > BUDGET} == {}


def weight(client: Client, path: str) -> int:
    """Bytes of one page with all that it names, as on a first visit."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    html = answer.content.decode()
    names = set(re.findall(r'(?:src|href)="(/tinh/[^"#?]+)', html))
    names |= {address for name in list(names) for address in _imports(name)}
    return len(answer.content) + sum(_sent(name) for name in names)


def _file(address: str) -> Path:
    return Path(django_settings.STATIC_ROOT) / address.removeprefix(django_settings.STATIC_URL)


def _imports(address: str) -> set[str]:
    """What a style sheet or module asks for by itself."""
    path = _file(address)
    if path.suffix not in {".css", ".js"}:
        return set()
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"url\([\"']?([^\"')]+)|(?:import|from)\s*[\"'](\./[^\"']+)", text)
    beside = [next(filter(None, pair)) for pair in named]
    folder = address.rsplit("/", 1)[0]
    found = {
        f"{folder}/{name.removeprefix('./')}" for name in beside if not name.startswith("data:")
    }
    return {name for name in found if _file(name).exists()}


def _sent(address: str) -> int:
    """Bytes on the wire: the compressed neighbour where there is one."""
    path = _file(address)
    packed = path.with_name(path.name + ".gz")
    return (packed if packed.exists() else path).stat().st_size
