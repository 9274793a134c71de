"""What no page of ours ever sends: zero signs, other encodings, other methods, too much."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.voices.models import Draft
from hoiam.web import uploads
from tests.cast import Cast, make_cast

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/vu-viec?q=%00&xa=%00&don-vi=a%00&linh-vuc=%00&truoc=%00&sau=%00", 200),
        ("/vu-viec.atom?xa=%00", 200),
        ("/ban-do?xa=%00", 200),
        ("/don-vi?xa=t-commune%00", 302),
        ("/don-vi/%00", 404),
        ("/gui?cung=%00", 200),
        ("/tra-cuu?so=%00", 200),
        ("/van-phong/khoi-tao/%00", 404),
        ("/%00", 404),
    ],
)
def test_zero_sign_in_an_address_is_nobodys_word(
    client: Client, cast: Cast, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


def test_zero_sign_in_a_form_or_a_cookie_is_taken_out(client: Client, cast: Cast) -> None:
    client.cookies["hoiam_session"] = "\0" * 40
    client.cookies["hoiam_draft"] = "a\0"
    assert client.post("/gui", {"kind": "feed\0back", "cung": "\0"}).status_code == 302

    client.post("/gui/viet", {"text": "Cống\0 vỡ", "remove": "\0x"})

    assert Draft.objects.get().content["text"] == "Cống vỡ"


@pytest.mark.parametrize("charset", ["utf-16", "idna", "unicode_escape", "latin-1"])
def test_form_in_another_encoding_is_refused_in_our_words(
    client: Client, cast: Cast, charset: str
) -> None:
    answer = client.post("/tra-cuu", b"code=x", content_type=f"{FORM}; charset={charset}")

    assert answer.status_code == 400
    assert "Máy chủ không hiểu yêu cầu này" in answer.content.decode()


@pytest.mark.parametrize(
    ("method", "address"), [("get", "/gui/nhap"), ("post", "/vu-viec"), ("put", "/tra-cuu")]
)
def test_other_method_gets_a_page_and_not_a_blank(
    client: Client, cast: Cast, method: str, address: str
) -> None:
    answer = getattr(client, method)(address)

    assert answer.status_code == 405
    assert answer["Allow"]
    assert "Không mở trang này theo cách đó được" in answer.content.decode()


def test_words_without_end_are_refused_in_our_words(client: Client, cast: Cast) -> None:
    answer = client.post("/tra-cuu", {"code": "x" * (2 * 1024 * 1024)}, content_type=FORM)

    assert answer.status_code == 413
    assert "Tệp gửi lên lớn quá" in answer.content.decode()


def test_too_many_files_at_once_are_refused_in_our_words(client: Client, cast: Cast) -> None:
    files = [SimpleUploadedFile(f"{number}.jpg", b"x") for number in range(11)]

    assert client.post("/tra-cuu", {"photos": files}).status_code == 413


def test_upload_that_no_form_could_take_is_refused_before_it_is_written(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 1000)
    written: list[Any] = []
    monkeypatch.setattr(uploads.BoundedUpload, "new_file", lambda *a, **k: written.append(a))

    answer = client.post("/tra-cuu", {"photos": SimpleUploadedFile("a.jpg", b"x" * 2000)})

    assert (answer.status_code, written) == (413, [])


def test_broken_upload_is_refused_in_our_words(client: Client, cast: Cast) -> None:
    answer = client.generic(
        "POST", "/tra-cuu", BytesIO(b"--x\r\nbroken").getvalue(),
        content_type="multipart/form-data; boundary=",
    )  # fmt: skip

    assert answer.status_code == 400
    assert "Máy chủ không hiểu yêu cầu này" in answer.content.decode()
