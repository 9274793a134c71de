"""`hoiam routing`, and when the worker learns by itself."""

import gzip
import json
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hoiam.cases import actions as cases
from hoiam.cases.models import RoutingModel, RoutingStart
from hoiam.cli import routing
from hoiam.core.refusals import Invalid
from tests.cast import make_cast

pytestmark = pytest.mark.django_db
# 02:00 and 14:00 in Viet Nam.
NIGHT, NOON = datetime(2026, 10, 2, 19, 0, tzinfo=UTC), datetime(2026, 10, 3, 7, 0, tzinfo=UTC)
ARTICLES = (
    {"chu_de": "giao-thong-van-tai", "de_muc": "Đường sắt", "dieu": "Bảo trì", "text": "mặt đường"},
    {"chu_de": "giao-thong-van-tai", "de_muc": "Hàng không dân dụng Việt Nam", "text": "tàu bay"},
    {"chu_de": "hinh-su", "de_muc": "Hình sự", "text": "tội"},
)


def _run(step: str, file: str = "") -> list[str]:
    said: list[str] = []
    assert routing.run(Namespace(step=step, file=file), said.append) == 0
    return said


@pytest.mark.parametrize("packed", [True, False])
def test_start_reads_topics_that_are_of_a_field(tmp_path: Path, packed: bool) -> None:
    make_cast()
    path = tmp_path / ("articles.jsonl.gz" if packed else "articles.jsonl")
    text = "\n".join(json.dumps(one) for one in ARTICLES).encode()
    path.write_bytes(gzip.compress(text) if packed else text)

    said = _run("start", str(path))

    assert RoutingStart.objects.get().examples == [["giao-thong", "Bảo trì. mặt đường"]]
    assert RoutingModel.objects.count() == 1
    assert said[0] == "Đã nạp 1 văn bản."


@pytest.mark.parametrize("content", [b"", b"not json", b"[1]\n"])
def test_a_file_without_articles_is_refused_and_nothing_changes(
    tmp_path: Path, content: bytes
) -> None:
    make_cast()
    path = tmp_path / "wrong.jsonl"
    path.write_bytes(content)

    with pytest.raises(Invalid):
        _run("start", str(path))
    with pytest.raises(Invalid):
        _run("start", str(tmp_path / "absent"))
    assert RoutingStart.objects.count() == RoutingModel.objects.count() == 0


def test_show_says_how_often_it_was_right() -> None:
    make_cast()
    assert _run("show") == ["Chưa học lần nào."]
    assert any("luôn chọn lĩnh vực nhiều nhất" in line for line in _run("train"))


def test_worker_learns_once_a_night_and_at_once_where_it_never_did() -> None:
    assert not routing.is_owed(None, at=NOON)  # there are no fields yet
    cast = make_cast()
    assert routing.is_owed(None, at=NOON)

    first = cases.learn(by=cast.actor("system"), at=NOON)
    assert not routing.is_owed(first, at=NOON)
    assert not routing.is_owed(first, at=NIGHT)  # hours ago
    last = cases.learn(by=cast.actor("system"), at=datetime(2026, 10, 1, 19, 0, tzinfo=UTC))
    assert routing.is_owed(last, at=NIGHT)
    assert not routing.is_owed(last, at=NOON)
