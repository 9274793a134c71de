"""The pages of the work in the hamlets: each opens, writes what was typed, refuses on the form."""

import re
from collections.abc import Mapping

import pytest
from django.test import Client

from hoiam.cases.models import Case
from hoiam.meetings.models import Meeting
from hoiam.outreach import queries, spreading
from hoiam.outreach.models import Assignment, Broadcast, Cluster, Delivery, Note, Reply, Task
from tests.cast import NOW, Cast
from tests.outreach import making
from tests.web.office.conftest import SignIn

AREA = "/van-phong/dia-ban"
JSON = {"accept": "application/json"}
NOTED = {
    "key": "k-1", "hamlet": "t-h1", "noted_on": "2026-10-05", "visit": "field",
    "text": "Cầu tạm mục hai ván.", "speaker": "Lò Văn Kể",
}  # fmt: skip


def read(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def post(client: Client, path: str, typed: Mapping[str, object], status: int = 302) -> str:
    answer = client.post(path, typed)
    assert answer.status_code == status, (path, answer.content.decode()[-3000:])
    return str(answer.content.decode())


def test_every_page_of_a_hamlet_opens_and_writes(cast: Cast, officer: SignIn) -> None:
    client = officer("clerk")
    post(client, f"{AREA}/thon/t-h1/phan-cong",
         {"duty": "lead", "person": "Phàn Thị Lãnh, Phó Bí thư", "valid_from": "2026-10-01"})  # fmt: skip
    row = Assignment.objects.get()
    assert (row.position, row.officer) == ("Phó Bí thư", cast.officers["leader"].code)
    post(client, f"{AREA}/thon/t-h1/so-dan",
         {"day": "2026-10-01", "residents": 412, "source": "Công an xã"})  # fmt: skip
    visit = {"key": "v", "kind": "field", "day": "2026-10-05", f"du-{row.code}": "vang"}
    assert "cần ghi lý do" in post(client, f"{AREA}/thon/t-h1/chuyen-di", visit, 422)
    post(client, f"{AREA}/thon/t-h1/chuyen-di", visit | {f"ly-do-{row.code}": "họp tỉnh"})
    meeting = Meeting.objects.get()
    post(client, f"{AREA}/thon/t-h1/du-hop/{meeting.code}", {f"du-{row.code}": "co"})
    cast.receive(area=cast.units["h1"])
    Case.objects.update(title="Cống trước trường, gọi bà Lò Thị Mẫu 0912 345 678")
    aloud = read(client, f"{AREA}/thon/t-h1/phieu")
    assert "Cống trước trường" in aloud
    assert "Lò Thị Mẫu" not in aloud and "0912 345 678" not in aloud
    post(client, f"{AREA}/thon/t-h1/phieu", {"meeting": meeting.code})

    shown = read(client, f"{AREA}/thon/t-h1")
    assert "có mặt" in shown and "412" in shown and "Cống trước trường" in shown
    board = read(client, AREA)
    assert "<b>1/3</b>" in board and "24,2" not in board and "2,4" in board
    assert "Thôn Đồi" not in read(client, f"{AREA}?loc=chua-den").split("<tbody>")[1]
    for path in ("/phan-cong", "/thon/t-h1/phan-cong", "/thon/t-h1/so-dan", "/thon/t-h1/chuyen-di",
                 f"/thon/t-h1/du-hop/{meeting.code}", f"/phan-cong/{row.code}/thoi", "/ghi-nhan",
                 "/cum", "/cum-moi", "/thong-bao", "/thong-bao-moi", "/ghi/nhanh"):  # fmt: skip
        read(client, f"{AREA}{path}")
    post(client, f"{AREA}/phan-cong/{row.code}/thoi", {"valid_to": "2026-10-05", "why": "nghỉ hưu"})
    table = b"".join(client.get(f"{AREA}?tai=csv"))
    assert "Thôn Đồi" in table.decode()


def test_all_hamlets_are_assigned_on_one_page(cast: Cast, officer: SignIn) -> None:
    client, path = officer("clerk"), f"{AREA}/phan-cong?xa=t-commune"
    post(client, path, {"valid_from": "2026-10-01", "t-t-h1": "Vàng A Xử, cán bộ", "t-t-h2": ""})
    assert [row.hamlet.code for row in Assignment.objects.all()] == ["t-h1"]
    # Sent again, nothing has changed; nothing is written twice.
    post(client, path, {"valid_from": "2026-10-02", "t-t-h1": "Vàng A Xử, cán bộ"})
    assert Assignment.objects.count() == 1

    rows = "Thôn Suối; Lý Thị Hai; Công chức; 0900000222\nThôn Không Có; Ai đó\nbản cao\tMa Văn Ba"
    judged = post(client, path, {"valid_from": "2026-10-01", "rows": rows}, 200)
    assert judged.count("sẽ ghi</span>") == 2 and "không có thôn này" in judged
    post(client, path, {"valid_from": "2026-10-01", "rows": rows, "apply": "1"}, 422)
    good = rows.replace("\nThôn Không Có; Ai đó", "")
    post(client, path, {"valid_from": "2026-10-01", "rows": good, "apply": "1"})
    assert Assignment.objects.count() == 3


def test_telephone_sends_once_and_shows_the_receipt_once(cast: Cast, officer: SignIn) -> None:
    client = officer("handler")
    assert client.get(f"{AREA}/ghi/the").json()["token"]
    assert "ghi-nhanh-" in read(client, f"{AREA}/ghi/may.js")
    shell = read(client, f"{AREA}/ghi/nhanh")
    assert "Vàng A Xử" not in shell and "Thôn Đồi" in shell
    matter = NOTED | {"raised": "on", "field": "roads", "kind": "feedback"}

    said = client.post(f"{AREA}/ghi/gui", matter, headers=JSON).json()
    again = client.post(f"{AREA}/ghi/gui", matter, headers=JSON).json()

    case = Case.objects.get()
    assert re.fullmatch(r"([0-9A-Z]{3}-)+[0-9A-Z]+", said["code"])
    assert again == said  # an answer that was lost is given again
    assert said["reference"] == case.code
    assert (Note.objects.count(), Meeting.objects.count()) == (1, 1)
    assert Note.objects.get().meeting == Meeting.objects.get()
    told = "Tố cáo ông A nhận tiền"
    refused = client.post(f"{AREA}/ghi/gui", NOTED | {"key": "k-2", "text": told}, headers=JSON)
    assert (refused.status_code, refused.json()["drop"]) == (422, True)
    wrong = client.post(f"{AREA}/ghi/gui", NOTED | {"key": "k-3", "hamlet": "t-h9"}, headers=JSON)
    assert wrong.status_code == 422


def test_note_is_read_and_raised_at_the_desk(cast: Cast, officer: SignIn) -> None:
    client = officer("handler")
    post(client, f"{AREA}/ghi/gui", NOTED | {"visit": ""})
    note = Note.objects.get()
    assert "Lò Văn Kể" in read(client, f"{AREA}/ghi-nhan/{note.code}")
    read(officer("stranger"), f"{AREA}/ghi-nhan/{note.code}", 404)
    raised = f"{AREA}/ghi-nhan/{note.code}/thanh-viec"
    assert "mã" in post(client, raised, {"kind": "feedback", "field": "roads"}, 200).lower()
    shown = read(client, f"{AREA}/ghi-nhan/{note.code}")
    assert "Lò Văn Kể" not in shown and Case.objects.get().code in shown


def test_clusters(cast: Cast, officer: SignIn) -> None:
    client = officer("front")
    new = {"name": "Cụm 1", "valid_from": "2026-10-01", "hamlets": ["t-h1", "t-h2"]}
    post(client, f"{AREA}/cum-moi?xa=t-commune", new)
    assert "đang ở cụm" in post(client, f"{AREA}/cum-moi?xa=t-commune", new | {"name": "Hai"}, 422)
    cluster = Cluster.objects.get()
    post(client, f"{AREA}/cum/{cluster.code}", {"on": "2026-10-05", "hamlets": ["t-h1"]})
    assert "Thôn Suối" in read(client, f"{AREA}/cum").split("chưa thuộc cụm")[1]
    read(client, f"{AREA}/cum/{cluster.code}")
    post(client, f"{AREA}/cum/{cluster.code}/ket-thuc", {"valid_to": "2026-10-06"})


@pytest.fixture
def broadcast(cast: Cast, officer: SignIn) -> Broadcast:
    typed = {
        "key": "b", "unit": "t-commune-ubnd", "title": "Lịch tiêm phòng", "text": "Ngày 9/10.",
        "ways": ["call", "paper"], "hamlets": ["t-h1", "t-h2"],
    }  # fmt: skip
    post(officer("leader"), f"{AREA}/thong-bao-moi?xa=t-commune", typed)
    return Broadcast.objects.get()


def test_notice_is_followed_hamlet_by_hamlet(
    cast: Cast, officer: SignIn, broadcast: Broadcast
) -> None:
    client, path = officer("leader"), f"{AREA}/thong-bao/{broadcast.code}"
    paper = read(client, f"{path}/in")
    assert spreading.code_for(broadcast, cast.units["h1"]) in paper
    post(client, f"{path}/thon/t-h1", {"way": "call"})
    post(client, f"{path}/thon/t-h1", {"how": "phone"})
    due = {
        "organisation": "women",
        "unit": "t-commune-front",
        "what": "Vận động",
        "due_on": "2026-10-20",
    }
    post(client, f"{path}/giao-viec", due)
    task = Task.objects.get()
    post(officer("front"), f"{path}/viec/{task.code}", {"report": "Đã họp", "reached": 84})
    shown = read(client, path)
    assert "<b>1/2</b>" in shown and "84" in shown
    read(client, f"{AREA}/thong-bao")
    read(officer("stranger"), path, 404)
    post(client, f"{path}/thu-hoi", {"why": "sai ngày"})
    assert "sai ngày" in read(Client(), f"/thong-bao/{broadcast.code}")


def test_hamlet_confirms_by_its_code_and_answers_as_a_voice(
    cast: Cast, broadcast: Broadcast
) -> None:
    public = Client()
    making.assigned(cast, valid_from=NOW.date())
    village = read(public, "/don-vi/t-h1")
    assert "Phàn Thị Lãnh" in village and broadcast.title in village
    wrong = post(public, "/xac-nhan-thong-bao", {"code": "7KQ-4M2"}, 422)
    assert "Lịch tiêm phòng" not in wrong
    code = spreading.code_for(broadcast, cast.units["h1"])
    assert "Thôn Đồi" in post(public, "/xac-nhan-thong-bao", {"code": code}, 200)
    assert Delivery.objects.get(hamlet=cast.units["h1"]).how == "link"

    post(public, f"/thong-bao/{broadcast.code}/tra-loi", {"thon": "t-h1", "kind": "question"})
    typed = {
        "text": "Trâu ở xa có được tiêm tại nhà không?", "area": "t-commune", "field": "khac",
        "who": "nobody", "do": "review", "place": "Thôn Đồi",
    }  # fmt: skip
    post(public, "/gui/viet", typed)
    post(public, "/gui/xem-lai", {})

    reply = Reply.objects.get()
    assert (reply.hamlet.code, reply.voice.area.code) == ("t-h1", "t-h1")
    assert spreading.states([broadcast])[broadcast.pk].replied == 1


def test_commune_without_hamlets_says_what_to_do(cast: Cast, officer: SignIn) -> None:
    client = officer("expert")
    for path in ("", "/phan-cong", "/cum", "/thong-bao", "/ghi-nhan", "/ghi/nhanh"):
        read(client, f"{AREA}{path}")
    assert not list(queries.hamlets_of(cast.actor("expert"), NOW.date()))
    # Who is assigned to a hamlet of a commune where they do not work sees that hamlet, and writes.
    making.assigned(cast, officer=cast.officers["expert"].code, valid_from=NOW.date())
    assert "Thôn Đồi" in read(client, AREA)
    post(client, f"{AREA}/ghi/gui", NOTED)
