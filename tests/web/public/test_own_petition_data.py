"""One's own data behind the code of a petition: the page, the copy, a request and its answer."""

import io
import json
import zipfile

from django.test import Client
from django.urls import reverse

from hoiam.petitions.models import Petition
from hoiam.protection import actions
from hoiam.protection.models import DataRequest
from tests.cast import Cast, later
from tests.petitions.making import SIGNER, registered
from tests.web.public.conftest import track


def test_copy_and_request_of_a_petition(client: Client, cast: Cast, clock: list) -> None:
    done = registered(cast)
    clock.append(later(3))
    track(client, done.tracking_code)

    assert 'href="/tra-cuu/du-lieu"' in client.get(reverse("public:own-petition")).content.decode()
    page = client.get("/tra-cuu/du-lieu").content.decode()
    assert done.reference in page and SIGNER.paper in page and "Tôi khiếu nại" in page
    assert "Đang giữ vì vụ việc chưa xong" in page

    answer = client.post("/tra-cuu/du-lieu/ban-sao")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    plain = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("du-lieu.json"))
    said = {one["code"]: one["lines"] for one in plain["sections"]}
    assert {"contact", "said", "petition", "register"} <= set(said)
    assert next(one["value"] for one in said["petition"]) == "1/2026"

    client.post("/tra-cuu/du-lieu/yeu-cau", {"kind": "delete", "words": "Xóa giúp tôi"})
    asked = DataRequest.objects.get()
    assert asked.unit == Petition.objects.get().docket.unit
    assert "Xóa giúp tôi" in client.get("/tra-cuu/du-lieu").content.decode()

    wish = actions.Wish(reason="Người gửi yêu cầu")
    actions.grant_deletion(
        request=asked, wish=wish, result="Đã xóa.", by=cast.actor("leader"), at=later(4)
    )
    page = client.get("/tra-cuu/du-lieu").content.decode()
    assert SIGNER.paper not in page and SIGNER.name not in page and "Đã xóa." in page
