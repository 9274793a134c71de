"""What people write: sentences of a large own vocabulary, each with its folded words beside it.

Common sentences are common and rare ones rare, places and numbers differ, so that words are as
frequent as in an office's real post. What is folded here once is not folded for every case.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate

from hoiam.base import search
from hoiam.core.redact.covering import covered
from hoiam.core.text import fold

HAMLETS = (
    "Bản Pho", "Cốc Lầu", "Nậm Tăm", "Tả Van", "Lao Chải", "Sín Chải", "Bản Liền", "Nà Hối",
    "Phìn Ngan", "Ý Linh Hồ", "Na Lo", "Thải Giàng", "Sả Séng", "Tòng Sành", "Cán Cấu", "Lùng Phình",
    "Khe Mạ", "Làng Mạ", "Đồng Tâm", "Hợp Nhất", "Tân Tiến", "Soi Giá", "Cầu Nhò", "Khuôn Bổ",
    "Suối Thầu", "Nậm Cang", "Giàng Tả Chải", "Móng Sến", "Bản Cát", "Pạc Tà", "Na Nối", "Bản Phùng",
    "Xuân Lập", "Minh Hà", "Yên Thắng", "Khe Hoả", "Nà Khèo", "Tổng Kim", "Khau Chủ", "Bản Lầu",
)  # fmt: skip
LANDMARKS = (
    "trường tiểu học", "nhà văn hóa thôn", "trạm y tế", "chợ trung tâm", "cây đa đầu bản",
    "cầu treo", "ngã ba vào bản", "đập tràn", "trường mầm non", "bưu điện xã", "sân bóng",
    "nghĩa trang liệt sĩ", "trạm biến áp số {n}", "cột điện số {n}", "nhà máy chè", "bến xe",
    "cổng chào", "đồi sắn", "mỏ đá cũ", "ao cá tập thể", "kho vật tư", "xưởng cưa",
)  # fmt: skip
TIMES = (
    "từ hôm mưa lớn tuần trước", "đã {n} ngày nay", "từ đầu tháng {m}", "hơn {n} tháng nay",
    "từ sau Tết", "suốt mùa mưa vừa rồi", "mấy hôm nay", "từ ngày {n} tháng {m}", "nhiều năm nay",
    "từ vụ lúa trước", "cứ tối đến", "sáng sớm nào cũng vậy", "vào cuối tuần", "từ khi sáp nhập xã",
)  # fmt: skip
# Of each field: what is wrong, then what it does to people. A slash parts words that may change.
SAID: dict[str, tuple[str, ...]] = {
    "giao-thong": (
        "Đường liên thôn {h} sạt một đoạn dài {n} mét, xe tải không qua được {t}.",
        "Cống thoát nước trước {l} bị vỡ, nước tràn ra mặt đường {t}.",
        "Mặt cầu dân sinh qua suối ở {h} mục nhiều tấm ván, trẻ con đi học rất sợ.",
        "Ổ gà trên tuyến đường từ {l} đến {h} rộng cả mét, đã có {n} người ngã xe.",
        "Đơn vị thi công đào đường đặt ống rồi để đó, bụi mù {t}.",
        "Biển báo chỗ cua gần {l} bị đổ, ban đêm không ai thấy đường.",
        "Đường bê tông mới làm được {n} tháng đã nứt dọc, đề nghị kiểm tra chất lượng.",
        "Công tác giải phóng mặt bằng tuyến đường qua {h} kéo dài, bà con chưa biết bao giờ làm tiếp.",
    ),
    "chieu-sang": (
        "Đèn đường đoạn từ {l} đến đầu {h} tắt {n} bóng {t}.",
        "Cột đèn trước {l} nghiêng, dây thòng xuống sát đầu người đi bộ.",
        "Đèn sáng cả ngày mà tối lại tắt, lãng phí điện của tập thể.",
        "Xóm {h} đã góp tiền làm đèn mà chưa được đóng điện.",
    ),
    "dien": (
        "Điện ở {h} chập chờn {t}, máy bơm và tủ lạnh hỏng {n} cái.",
        "Dây điện sau công tơ chạy qua vườn nhà dân ở {h} võng xuống, rất nguy hiểm.",
        "Trạm biến áp gần {l} quá tải, giờ cao điểm không nấu được cơm.",
        "Hoá đơn tiền điện tháng {m} tăng gấp {n} lần mà không ai giải thích.",
    ),
    "nuoc": (
        "Đường ống nước sạch về {h} vỡ {t}, {n} hộ phải đi gánh nước suối.",
        "Nước máy đục và có mùi tanh, bà con không dám dùng để ăn.",
        "Rãnh thoát nước trước {l} bị lấp, mưa là ngập vào nhà.",
        "Bể nước tập trung của {h} cạn từ tháng {m}, chưa thấy ai sửa.",
    ),
    "rac": (
        "Rác ở điểm tập kết gần {l} không được chở đi {t}, mùi hôi bay vào lớp học.",
        "Trại lợn đầu {h} xả thẳng ra suối, cá chết trắng {n} hôm liền.",
        "Cơ sở tái chế nhựa đốt ban đêm, khói đen phủ cả {h}.",
        "Bãi rác tự phát ngay cạnh {l} mỗi ngày một to.",
    ),
    "tieng-on": (
        "Quán hát gần {l} mở loa đến {n} giờ đêm {t}, người già không ngủ được.",
        "Xưởng xẻ gỗ trong {h} chạy máy cả trưa lẫn tối.",
        "Máy nghiền đá hoạt động sát khu dân cư, rung nứt tường {n} nhà.",
    ),
    "dat-dai": (
        "Hồ sơ cấp giấy chứng nhận quyền sử dụng đất nộp {t} chưa có kết quả.",
        "Ranh giới đất giữa hai hộ ở {h} đo lại {n} lần vẫn chưa thống nhất.",
        "Dự án giải phóng mặt bằng chi trả bồi thường cho {n} hộ ở {h} chưa đủ.",
        "Đất công ích cạnh {l} bị lấn để trồng sắn, đề nghị xã kiểm tra.",
        "Người dân muốn biết quy hoạch sử dụng đất của {h} đã được duyệt hay chưa.",
    ),
    "xay-dung": (
        "Có hộ xây nhà lấn ra hành lang đường trước {l} {t}.",
        "Vỉa hè trước chợ bị dựng mái che bán hàng, người đi bộ phải xuống lòng đường.",
        "Công trình nhà văn hóa {h} dừng thi công {n} tháng, sắt thép han gỉ.",
    ),
    "nong-lam": (
        "Đàn trâu bò thả rông phá {n} sào ngô của bà con {h}.",
        "Mương dẫn nước vào cánh đồng {h} bị tắc, lúa đang làm đòng mà thiếu nước.",
        "Lợn chết hàng loạt ở {h} {t}, đề nghị thú y xuống kiểm tra dịch.",
        "Giống ngô hỗ trợ năm nay nảy mầm kém, {n} hộ phải gieo lại.",
        "Rừng phòng hộ phía sau {l} bị chặt mấy cây to trong đêm.",
    ),
    "thien-tai": (
        "Vết nứt trên đồi sau {l} rộng thêm {n} phân {t}, {h} lo bị sạt.",
        "Lũ cuốn trôi cầu tạm qua suối, {n} hộ ở {h} bị chia cắt.",
        "Nhà dân ở {h} bị tốc mái sau trận lốc, chưa được hỗ trợ.",
    ),
    "y-te": (
        "Trạm y tế xã hết thuốc huyết áp {t}, người già phải đi {n} cây số.",
        "Quán ăn cạnh {l} chế biến ngay trên miệng cống, nhiều người đau bụng.",
        "Đề nghị tiêm phòng cho trẻ em ở {h} ngay tại bản vì đường xa.",
    ),
    "giao-duc": (
        "Mái lớp học ở điểm trường {h} dột, mưa xuống phải dồn {n} cháu vào một góc.",
        "Nhà trường thu thêm khoản tiền quỹ mà phụ huynh chưa được họp bàn.",
        "Học sinh {h} đi học qua đường tàu không có rào chắn.",
        "Bếp ăn bán trú thiếu nước nóng {t}.",
    ),
    "chinh-sach": (
        "Danh sách hộ nghèo năm nay của {h} thiếu {n} hộ so với lần bình xét.",
        "Tiền trợ cấp người cao tuổi tháng {m} chưa nhận được.",
        "Gia đình người có công ở {h} hỏi về hỗ trợ sửa nhà, đã làm đơn {t}.",
    ),
    "bao-hiem": (
        "Thẻ bảo hiểm y tế của {n} người ở {h} sai ngày sinh, đi viện không được hưởng.",
        "Hỏi thủ tục đóng bảo hiểm xã hội tự nguyện cho người làm ruộng.",
    ),
    "van-hoa": (
        "Loa truyền thanh ở {h} không kêu {t}, bà con không nghe được thông báo.",
        "Nhà văn hóa thôn khóa cửa suốt, thanh niên không có chỗ tập thể thao.",
        "Khách du lịch đến {h} đông mà chưa có nhà vệ sinh công cộng.",
    ),
    "vien-thong": (
        "Sóng điện thoại ở {h} rất yếu {t}, phải lên đồi mới gọi được.",
        "Mạng ở trụ sở thôn mất liên tục, không nộp được hồ sơ trên cổng dịch vụ công.",
    ),
    "thu-tuc": (
        "Hồ sơ đăng ký khai sinh nộp ở bộ phận một cửa {t} chưa trả kết quả.",
        "Làm giấy xác nhận tình trạng hôn nhân phải đi lại {n} lần.",
        "Phiếu hẹn ghi ngày {n} tháng {m} mà đến nơi lại hẹn tiếp.",
    ),
    "quy-dinh": (
        "Quy định về mức hỗ trợ di dời chuồng trại chưa phù hợp với vùng cao.",
        "Hai văn bản về lệ phí ghi mức khác nhau, người dân không biết theo văn bản nào.",
    ),
    "can-bo": (
        "Cán bộ tiếp dân trả lời cộc lốc, không hướng dẫn giấy tờ còn thiếu.",
        "Đến giờ làm việc mà quầy số {n} không có người ngồi {t}.",
    ),
    "an-ninh": (
        "Thanh niên tụ tập đua xe trước {l} {t}, bà con rất lo.",
        "Trộm vào {n} nhà ở {h} lấy gà và xe đạp.",
        "Xin hướng dẫn đăng ký tạm trú cho người đến làm thuê ở {h}.",
    ),
    "khac": (
        "Bà con {h} đề nghị được họp với lãnh đạo xã về việc chung của bản.",
        "Chó thả rông ở {h} cắn {n} người {t}.",
    ),
}
EVERYWHERE = (
    "Bà con đã báo trưởng thôn {n} lần nhưng chưa thấy ai đến.",
    "Trẻ con đi học phải lội qua, xe máy trượt ngã {n} lần rồi.",
    "Đề nghị Ủy ban nhân dân xã cho người đến xem và xử lý sớm.",
    "Mong cơ quan có thẩm quyền trả lời bằng văn bản cho bà con được biết.",
    "Việc này kéo dài {t}, ảnh hưởng đến sinh hoạt của hơn {n} hộ.",
    "Chúng tôi đã lấp tạm bằng đá nhưng mưa xuống lại trôi.",
    "Người già và trẻ nhỏ chịu khổ nhiều nhất.",
    "Họp thôn lần nào cũng nói mà chưa có kết quả.",
    "Nếu để lâu thì mùa mưa tới sẽ rất nguy hiểm.",
    "Xin cho biết bao giờ làm và đơn vị nào chịu trách nhiệm.",
    "Gần {l} cũng có chỗ như vậy nhưng đã được sửa từ tháng {m}.",
    "Bà con sẵn sàng góp công nếu xã hỗ trợ vật liệu.",
    "Ảnh chụp hôm {n} tháng {m} đã gửi cho cán bộ phụ trách.",
    "Hôm qua có đoàn xuống xem rồi về, không thấy nói gì thêm.",
    "Chỗ này cách {l} khoảng {n} mét.",
    "Xin cảm ơn và mong sớm được trả lời.",
)
ANSWERS = (
    "Ủy ban nhân dân xã đã cử cán bộ đến kiểm tra ngày {n} tháng {m} và xác nhận việc ông/bà nêu là đúng.",
    "Đơn vị đã sửa xong, đã cùng trưởng thôn {h} nghiệm thu tại chỗ.",
    "Việc này cần {n} triệu đồng, đã đưa vào kế hoạch vốn quý tới.",
    "Theo quy định hiện hành, kinh phí không được dùng cho việc này; xin giải thích rõ để ông/bà thông cảm.",
    "Nội dung này thuộc thẩm quyền của đơn vị khác; chúng tôi đã hướng dẫn nơi giải quyết.",
    "Trong thời gian chờ, xã đã đặt biển cảnh báo và rào tạm gần {l}.",
    "Đã làm việc với đơn vị thi công, yêu cầu hoàn trả mặt bằng trước ngày {n} tháng {m}.",
)
PROMISES = (
    "Sửa xong đoạn hỏng ở {h}", "Thay cống mới gần {l}", "Lắp lại đèn đường {h}",
    "Chuyển hết rác ở điểm tập kết {h}", "Đo lại ranh giới và trả kết quả cho các hộ ở {h}",
)  # fmt: skip
OF_A_FIELD, OF_ALL = 600, 2_000  # sentences that are drawn from
HEADS = (
    "Bản", "Nậm", "Nà", "Tả", "Cốc", "Khe", "Làng", "Suối", "Phìn", "Sả", "Khau", "Pạc", "Đồi",
    "Hang", "Lũng", "Xóm",
)  # fmt: skip
TAILS = (
    "Pho", "Lầu", "Tăm", "Mạ", "Thầu", "Cang", "Liền", "Hối", "Ngan", "Khèo", "Chủ", "Cát", "Vài",
    "Pồng", "Sung", "Lếch", "Mòn", "Chang", "Đắng", "Vai", "Tủng", "Mỵ", "Rịa", "Lùng", "Giàng",
    "Kim", "Sen", "Đình", "Quang", "Thắng", "Xá", "Bay",
)  # fmt: skip
HAMLETS_OF_ONE = 12
OTHER_WORDS = ("bị", "rất", "lại", "nay", "dân", "chỗ", "kia", "nữa")


@dataclass(frozen=True, slots=True)
class Said:
    """Words as somebody wrote them, as officers' lists show them, and as they are found."""

    text: str
    covered: str
    folded: str

    @staticmethod
    def of(text: str) -> "Said":
        """With what looks personal covered, as an acceptance does it."""
        plain = covered(text)
        return Said(text, plain, folded(plain))


def folded(text: str) -> str:
    """The words under which the search finds a text."""
    return search.folded_words(text)


def together(parts: Sequence[Said]) -> Said:
    """One text of several."""
    return Said(
        " ".join(one.text for one in parts),
        " ".join(one.covered for one in parts),
        " ".join(one.folded for one in parts),
    )


@dataclass(slots=True)
class Stock:
    """Sentences to draw from: as in any language, few are said often and most seldom."""

    sentences: list[Said]
    weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.sentences))))

    def draw(self, chance: random.Random, count: int) -> list[Said]:
        """So many, the first ones of the stock more often."""
        return chance.choices(self.sentences, cum_weights=self.weights, k=count)


class Words:
    """All stocks, the same ones from the same seed. `places` are names of communes by their keys;
    `share` of the sentences is enough for a test."""

    def __init__(self, seed: int, places: Mapping[int, str], *, share: float = 1.0) -> None:
        chance, few, many = random.Random(seed), int(OF_A_FIELD * share), int(OF_ALL * share)
        self.of_field = {
            code: Stock(_expanded(chance, patterns, few)) for code, patterns in SAID.items()
        }
        self.of_all = Stock(_expanded(chance, EVERYWHERE, many))
        self.answers = Stock(_expanded(chance, ANSWERS, few))
        self.promises = Stock(_expanded(chance, PROMISES, few))
        self.hamlets = {
            key: [
                f"{chance.choice(HEADS)} {chance.choice(TAILS)}" for _turn in range(HAMLETS_OF_ONE)
            ]
            for key in places
        }
        self.homes = {
            key: [Said.of(f"Tôi ở thôn {one}, {places[key]}.") for one in hamlets]
            for key, hamlets in self.hamlets.items()
        }

    def said(self, field_code: str, area: int, chance: random.Random) -> list[Said]:
        """What one person says: what is wrong, then more; 300 to 900 signs as a rule."""
        return [
            *self.of_field.get(field_code, self.of_field["khac"]).draw(
                chance, 1 + chance.randrange(3)
            ),
            *self.of_all.draw(chance, 3 + chance.randrange(6)),
            chance.choice(self.homes[area]),
        ]


def _expanded(chance: random.Random, patterns: Sequence[str], count: int) -> list[Said]:
    made: dict[str, None] = {}
    for _turn in range(count * 2):
        if len(made) == count:
            break
        text = chance.choice(patterns).replace("{t}", chance.choice(TIMES))
        text = text.replace("{l}", chance.choice(LANDMARKS)).replace("{h}", chance.choice(HAMLETS))
        text = text.replace("{m}", str(chance.randint(1, 12)))
        while "{n}" in text:
            text = text.replace("{n}", str(chance.randint(2, 28)), 1)
        made[text] = None
    return [Said.of(text) for text in made]


def changed(said: Sequence[Said], chance: random.Random) -> Said:
    """The same thing said once more by somebody else: three words changed, a sentence may be
    missing, and half of them type without marks."""
    kept = list(said)
    if len(kept) > 3 and chance.random() < 0.5:
        kept.pop(chance.randrange(1, len(kept)))
    # A sentence in which something is covered stays as it is.
    plain = [place for place, one in enumerate(kept) if one.text == one.covered]
    for place in chance.choices(plain, k=3) if plain else ():
        words = kept[place].text.split(" ")
        words[chance.randrange(len(words))] = chance.choice(OTHER_WORDS)
        text = " ".join(words)
        kept[place] = Said(text, text, folded(text))
    if chance.random() < 0.5:
        kept = [_bare(one) for one in kept]
    return together(kept)


@cache
def _bare(said: Said) -> Said:
    """As it is typed without marks."""
    text = fold(said.text)
    return Said(text, text, said.folded)
