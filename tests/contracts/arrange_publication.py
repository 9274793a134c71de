"""Acts on what is public that work, and ones that are refused."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from hoiam.core import actor as actors
from hoiam.publication import actions
from hoiam.publication.actions import Content
from hoiam.publication.models import Page
from tests.contracts.arrangements import Acts, arrange

BY = actors.system("test", act="a-public")
CONTENT = Content(title="Cống vỡ", text="Cống trước trường bị vỡ.")


def _page(at: datetime) -> Page:
    return actions.release(code="LC-1", content=CONTENT, by=BY, at=at)


def _acts(at: datetime, wrong: dict[str, Any], **arguments: Any) -> Acts:
    given = {**arguments, "by": BY, "at": at}
    return Acts(works=given, refused=given | wrong)


@arrange("publication.release")
def release(at: datetime) -> Acts:
    return _acts(at, {"content": replace(CONTENT, title=" ")}, code="LC-1", content=CONTENT)


@arrange("publication.hide")
def hide(at: datetime) -> Acts:
    return _acts(at, {"reason": ""}, page=_page(at), reason="lộ tên", ground="bảo vệ cá nhân")


@arrange("publication.show_again")
def show_again(at: datetime) -> Acts:
    page = _page(at)
    actions.hide(page=page, reason="lộ tên", ground="bảo vệ cá nhân", by=BY, at=at)
    return _acts(at, {"reason": ""}, page=page, reason="đã che tên")
