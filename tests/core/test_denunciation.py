"""The name of a field of work is no denunciation; somebody who says that they denounce makes one."""

import pytest

from hoiam.core import denunciation

COMPLAINS = "Tôi khiếu nại quyết định xử phạt vi phạm hành chính về xây dựng của Chủ tịch xã. "


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("Phòng tiếp công dân, giải quyết khiếu nại, tố cáo", False),
        ("Rà soát đơn khiếu nại và tố cáo của quý III", False),
        ("Tôi khiếu nại, tố cáo về đất đai", True),
        ("Xin khiếu nại, tố cáo việc thu tiền", True),
        ("Khiếu nại, tố cáo ông Giàng A Mẫu nhận tiền", True),
        ("Khiếu nại và tố cáo cán bộ xã", True),
        ("Tố cáo chủ tịch xã", True),
        (COMPLAINS + "Tôi cũng tố cáo ông Giàng A Mẫu nhận tiền của dân.", True),
        (COMPLAINS + "Đề nghị xem xét đơn tố cáo  bà Lò Thị Mẫu.", True),
        ("Toi khieu nai quyet dinh xu phat ve xay dung cua xa, va toi cung to cao ong A.", True),
        (COMPLAINS + "Tôi không tố cáo ai, chỉ xin xem lại mức phạt.", False),
        (COMPLAINS + "Ban Tiếp công dân giải quyết khiếu nại, tố cáo đã hướng dẫn tôi.", False),
    ],
)
def test_words_of_the_office_tell_of_a_denunciation_or_of_the_work(said: str, tells: bool) -> None:
    assert denunciation.tells_of_one(said) == tells
