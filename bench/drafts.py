"""Many drafts, each one press of the button away from a receipt, made without asking for each page."""

import json
import re
import urllib.parse
from collections.abc import Iterator

from bench.citizen import Citizen, Story
from bench.product import Running
from bench.wire import Request, Wire, form_body

TEXT = (
    "Cống trước trường tiểu học thôn 3 bị vỡ từ hôm mưa lớn tuần trước, nước tràn ra đường, "
    "bùn đất đọng lại trước cổng. Trẻ con đi học phải lội qua, xe máy trượt ngã hai lần rồi. "
    "Bà con đã lấp tạm bằng đá nhưng mưa xuống lại trôi. Đề nghị xã cho người đến xem và thay "
    "ống cống lớn hơn, vì ống cũ nhỏ nên năm nào cũng tắc. "
) * 3
STORY = Story(TEXT, email="nguoi-gui@example.vn")


def template(wire: Wire) -> tuple[Request, str]:
    """The last press of the button of one draft, and the draft of which the others are like."""
    request = Citizen(wire).prepare(STORY)
    token = re.search(r"hoiam_draft=([^;]+)", request.headers["Cookie"])
    if token is None:
        raise RuntimeError("no draft in this browser")
    return request, token[1]


def presses(
    server: Running, template: Request, token: str, count: int
) -> Iterator[tuple[str, bytes]]:
    """The token of each draft and what its browser sends; the work asked of it is done."""
    host = f"127.0.0.1:{server.port}"
    form = dict(urllib.parse.parse_qsl(template.body.decode(), keep_blank_values=True))
    made = json.loads(server.run("bench.pressing", token, str(count)).splitlines()[-1])
    for one in made:
        mine = one.pop("token")
        media, body = form_body(form | one)
        cookie = template.headers["Cookie"].replace(token, mine)
        headers = {**template.headers, "Cookie": cookie, "Content-Type": media}
        yield mine, Request("POST", template.path, headers, body).raw(host)
