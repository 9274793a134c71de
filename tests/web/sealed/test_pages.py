"""The pages that seal, read and check: built the same every time, allowed by hash, served plainly."""

import base64
import gzip
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hoiam.base.models import Event
from hoiam.cli import sealed_pages
from hoiam.core.actor import Actor
from hoiam.publication import actions as publication
from hoiam.publication.log import queries as log
from hoiam.web.sealed import modules, pages
from hoiam.web.sealed.pages import PAGES, Parameters
from tests.cast import NOW, make_cast
from tests.publication import logs
from tests.seals.listed import KEY, Listing

SOME = Parameters("x/nhat-ky", "tỉnh </script><b>Mẫu", "https://x", "k", "l", "p", "log l\n")
NAMES = sorted(PAGES)


def block(page: str, tag: str) -> str:
    found = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_it_is_what_else_to_do_and_what_it_keeps(name: str) -> None:
    page = pages.build(name, SOME).decode()
    titles = [block(pages.build(one, SOME).decode(), "title") for one in NAMES]
    assert len(set(titles)) == len(NAMES)
    without = page[page.index('id="scriptless"') : page.index('id="app"')]
    assert ("hoiam_verify.py" in without) == (name == "verify")
    assert ("đơn có ký tên" in without) == (name != "verify")
    foot = page[page.index("<footer") : page.index("</footer>")]
    assert "không lưu gì trong máy này" in foot
    assert ("danh sách người nhận đã đối chiếu" in foot) == (name == "read")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_one_file_the_same_every_time(name: str) -> None:
    first = pages.build(name, SOME)
    pages.built.cache_clear()
    pages.script_of.cache_clear()

    assert pages.build(name, SOME) == first
    assert pages.build(name, Parameters()) != first
    page = first.decode()
    assert not re.findall(r"<(?:link|img|iframe|object)[^>]+(?:src|href)=.(?!data:)", page)
    assert not re.findall(r"<[^>]*\son\w+=", page.split("<script>")[0])
    assert "<b>Mẫu" not in page


@pytest.mark.parametrize("name", NAMES)
def test_script_and_style_are_allowed_by_their_hash_alone(name: str) -> None:
    built = pages.built(name, SOME)
    page = built.content.decode()

    for tag, kind in (("script", "script-src"), ("style", "style-src")):
        digest = hashlib.sha256(block(page, tag).encode()).digest()
        assert f"{kind} 'sha256-{base64.b64encode(digest).decode()}';" in built.policy
        assert block(page, tag) == block(pages.build(name, Parameters()).decode(), tag)
    assert "unsafe" not in built.policy
    assert "default-src 'none'" in built.policy
    meta, *_ = re.findall(r'<meta http-equiv="Content-Security-Policy" content="(.*?)">', page)
    assert built.policy == f"{meta}; frame-ancestors 'none'"


GOOD = 'import { two } from "./b.js";\nexport const one = two + 1;\n'


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (GOOD.replace("export const", "export default"), ""),
        (GOOD.replace("{ two }", "two"), ""),
        (GOOD, 'import { one } from "./a.js";\nexport const two = 2;\n'),
        (GOOD + 'const end = "</script>";\n', ""),
    ],
    ids=["default", "whole", "circle", "end"],
)
def test_modules_in_another_form_are_refused(
    a: str, b: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modules, "FOLDER", tmp_path)
    right = "export const two = 2;\n"
    (tmp_path / "b.js").write_text(right)
    (tmp_path / "a.js").write_text(GOOD)
    assert modules.joined("a").index("module_b") < modules.joined("a").index("module_a")

    (tmp_path / "a.js").write_text(a)
    (tmp_path / "b.js").write_text(b or right)
    with pytest.raises(modules.BadModule):
        modules.joined("a")


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["public:seal", "public:seal-read", "public:log-check"])
def test_pages_are_served_without_a_cookie_and_not_stored(view: str) -> None:
    plain = Client().get(reverse(view))
    small = Client().get(reverse(view), headers={"Accept-Encoding": "gzip"})

    assert plain.status_code == 200
    assert not plain.cookies
    assert plain["Cache-Control"] == "no-store"
    assert plain["Referrer-Policy"] == "no-referrer"
    assert "script-src 'sha256-" in plain["Content-Security-Policy"]
    assert "Cookie" not in plain.get("Vary", "")
    assert gzip.decompress(small.content) == plain.content
    assert len(small.content) < 100_000


@pytest.mark.django_db
def test_a_browser_that_helps_somebody_neither_seals_nor_reads() -> None:
    browser = make_cast().browser("clerk")
    assert browser.get(reverse("public:seal")).status_code == 200

    kept = browser.session
    kept["assisting"] = {"code": "x", "reference": "LC-1", "until": "2099-01-01T00:00:00+00:00"}
    kept.save()

    for view in ("public:seal", "public:seal-read"):
        assert browser.get(reverse(view)).status_code == 403


@pytest.mark.django_db
def test_the_hash_of_a_page_is_logged_once_and_again_when_it_changes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    logs.fresh()
    options: Any = type("Options", (), {"step": "hash", "folder": str(tmp_path)})
    assert sealed_pages.run(options) == 1
    assert "chưa ghi" in capsys.readouterr().out

    sealed_pages.log_once()
    sealed_pages.log_once()

    assert Event.objects.filter(tag="publication.log.page-named").count() == 3
    assert sealed_pages.run(options) == 0
    options.step = "build"
    assert sealed_pages.run(options) == 0
    written = (tmp_path / "niem-phong.html").read_bytes()
    assert hashlib.sha256(written).hexdigest() == log.page_hash("/niem-phong/")
    assert written == Client().get("/niem-phong/").content

    by: Actor = logs.BY
    publication.log_page(address="/niem-phong/", sha256="0" * 64, by=by, at=NOW)
    options.step = "hash"
    assert sealed_pages.run(options) == 1
    assert "KHÁC" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_page_on_denunciations_leads_to_the_seal_only_where_somebody_may_receive(
    settings: Any,
) -> None:

    cast = make_cast()
    before = Client().get(reverse("public:denunciation")).content.decode()
    settings.RECIPIENTS_KEY = KEY.text
    Listing(cast).published()
    after = Client().get(reverse("public:denunciation")).content.decode()

    assert reverse("public:seal") not in before
    assert "chưa nhận thư niêm phong" in before
    assert f'href="{reverse("public:seal")}"' in after
