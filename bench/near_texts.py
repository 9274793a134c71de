"""Invented reports of a province, and what people, telephones and habits do to them.

Everything is drawn from one seed, so that both databases see the same set. No real report is in
it; texts of a file may be given as further seeds.
"""

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

_FIRST = "Nà Bản Lùng Sín Phìn Tả Nậm Pắc Ngòi Khe Làng Cốc Mường Hầu Séo Thào Suối Đồng Vàng Trung Đội Tân"
FIRST = _FIRST.split()
_SECOND = (
    "Lốc Phiệt Chéng Thẩn Hồ Van Khoang Mận Chải Sán Gia Páo Ngán Lầu Choán Tủng Hẻo Cáng Pạc Xả "
    "Thàng Mu Vai Dền Lẩu Ngài Thầu Phung Mẩy Cuông Tẩn Giàng Lếch Mạc Quai Tiến Hưng Lập Thịnh Cầu"
)
SECOND = _SECOND.split()
COMMUNES = tuple(f"{one} {two}" for one in FIRST[:11] for two in SECOND[:9])
_ROADS = (
    "Hoàng Liên|Nhạc Sơn|Lý Đạo Thành|Trần Hưng Đạo|Nguyễn Huệ|Điện Biên|Ngô Quyền|Hàm Nghi|Phan Bội "
    "Châu|Lê Thanh|Minh Khai|An Dương Vương|Thủ Dầu Một|Sơn Tùng|Võ Nguyên Giáp|Yết Kiêu|Cốc Lếu|"
    "Soi Tiền|Mường Than|Phạm Văn Xảo|Bình Minh|Lê Ngọc Hân|Quy Hóa|Đăng Châu|Hợp Thành|Tuệ Tĩnh"
)
ROADS = _ROADS.split("|")
# What is broken: (thing, how it is told, what follows from it).
MATTERS: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("đèn đường", "bóng đèn chiếu sáng", "cột đèn đầu ngõ", "dãy đèn chiếu sáng"),
        ("tắt ngấm", "không sáng", "chập chờn rồi tắt hẳn", "bị hỏng chưa ai thay"),
        ("buổi tối đi lại rất nguy hiểm", "trẻ con đi học thêm về phải mò mẫm trong bóng tối", "đã có hai vụ va chạm xe máy", "trộm cắp lợi dụng chỗ tối lấy mất mấy con gà"),
    ),
    (
        ("cống thoát nước", "rãnh thoát nước", "nắp cống bê tông", "miệng hố ga"),
        ("bị vỡ toác", "tắc nghẽn đầy bùn rác", "sập một mảng lớn", "mất nắp không có gì che chắn"),
        ("mưa xuống là nước tràn ngập cả lối vào", "mùi hôi bốc lên không chịu được", "một cháu bé suýt rơi xuống", "nước bẩn chảy vào ruộng rau của dân"),
    ),
    (
        ("mặt đường bê tông", "con đường liên thôn", "đoạn dốc vào bản", "lề đường nhựa"),
        ("nứt toác và lún sâu", "đầy ổ gà ổ voi", "sạt lở mất một nửa", "bị xe tải quá tải cày nát"),
        ("xe máy ngã liên tục", "xe cứu thương không vào được", "ngày mưa lầy lội không ai đi nổi", "hàng nông sản chở ra bị dập hết"),
    ),
    (
        ("bãi rác tự phát", "điểm tập kết rác", "đống rác thải", "thùng rác công cộng"),
        ("mấy tuần không ai thu gom", "bốc mùi và đầy ruồi nhặng", "đổ tràn ra lòng đường", "bị người ta đốt khói mù mịt"),
        ("nhà nào cũng phải đóng cửa suốt ngày", "người già trẻ nhỏ bị ho và viêm mũi", "nước rỉ rác chảy xuống suối", "chó mèo tha rác khắp nơi"),
    ),
    (
        ("nước sinh hoạt", "bể nước tập trung", "đường ống nước sạch", "trạm bơm nước"),
        ("mất liên tục không báo trước", "đục ngầu có mùi tanh", "rò rỉ chảy tràn ngày đêm", "hỏng máy chưa ai sửa"),
        ("cả xóm phải đi gánh nước suối", "giặt quần áo xong còn bẩn hơn", "hóa đơn vẫn thu đủ tiền", "nhà có trẻ nhỏ và người ốm rất khổ"),
    ),
    (
        ("trại lợn", "lò mổ gia súc", "xưởng gỗ bóc", "cơ sở xay đá"),
        ("xả thải thẳng ra mương", "hoạt động suốt đêm gây ồn", "bụi bay trắng cả nhà dân", "mùi hôi thối lan ra khu dân cư"),
        ("cá nuôi trong ao chết nổi trắng", "các cụ già không ngủ được", "chúng tôi đã góp ý nhiều lần không thay đổi", "cây cối quanh đó héo hết lá"),
    ),
    (
        ("dây điện hạ thế", "cột điện chữ H", "trạm biến áp", "dây cáp viễn thông"),
        ("võng xuống sát đầu người", "nghiêng hẳn về phía nhà dân", "phát tiếng nổ và tóe lửa", "đứt rơi vắt ngang lối đi"),
        ("ai đi qua cũng sợ", "điện yếu không nấu nổi nồi cơm", "gió to là mất điện cả bản", "trẻ chăn trâu hay chơi ngay bên dưới"),
    ),
    (
        ("quán karaoke", "đám nhậu ven đường", "loa kéo của nhà hàng", "vũ trường trá hình"),
        ("mở nhạc to đến quá nửa đêm", "hát hò om sòm không kể giờ giấc", "tụ tập đánh nhau", "lấn chiếm hết vỉa hè"),
        ("học sinh không ôn thi được", "người đi làm ca mệt mỏi mất ngủ", "nhắc nhở thì bị đe dọa", "khách để xe chắn kín cổng nhà"),
    ),
    (
        ("đàn chó thả rông", "mấy con trâu thả", "chó dữ không rọ mõm", "bò của hộ chăn nuôi"),
        ("chạy ra cắn người qua đường", "phá nát vườn ngô", "phóng uế đầy đường làng", "nằm giữa đường gây cản trở"),
        ("một bác đi chợ bị cắn phải tiêm phòng", "thiệt hại gần hai sào hoa màu", "các cháu không dám đi bộ đến lớp", "xe đêm đâm phải suýt chết người"),
    ),
    (
        ("cầu treo dân sinh", "cầu tràn", "lan can cầu", "mố cầu bê tông"),
        ("mục ván thủng nhiều chỗ", "ngập sâu khi lũ về", "gãy rời còn trơ sắt", "bị nước xói lở hàm ếch"),
        ("học sinh phải nghỉ học mấy buổi", "bản bị cô lập hoàn toàn", "người đi xe phải dắt bộ qua", "năm ngoái đã có người rơi xuống suối"),
    ),
    (
        ("trạm y tế", "phòng khám đa khoa", "điểm tiêm chủng", "quầy phát thuốc bảo hiểm"),
        ("thường xuyên vắng người trực", "hết thuốc huyết áp cả tháng", "bắt người bệnh chờ từ sáng đến chiều", "thu thêm tiền không có biên lai"),
        ("người bệnh phải đi xa bốn mươi cây số", "mẹ tôi phải mua thuốc ngoài rất đắt", "bà con dân tộc không biết hỏi ai", "nhiều người bỏ về không khám nữa"),
    ),
    (
        ("trường mầm non", "điểm trường tiểu học", "nhà bán trú", "sân chơi của trường"),
        ("mái tôn dột nát", "thiếu nhà vệ sinh", "tường rào đổ từ trận bão", "thu khoản xã hội hóa không rõ ràng"),
        ("mùa đông các cháu ngồi học rất rét", "cô giáo phải che bạt để dạy", "phụ huynh hỏi không ai giải thích", "gia súc vào phá đồ chơi"),
    ),
    (
        ("hồ sơ đất đai", "giấy chứng nhận quyền sử dụng đất", "đơn xin tách thửa", "thủ tục sang tên nhà"),
        ("nộp đã nửa năm chưa có kết quả", "bị trả lại ba lần mỗi lần một lý do", "cán bộ hẹn rồi không gặp", "ghi sai diện tích không chịu sửa"),
        ("gia đình không vay được ngân hàng", "phải đi lại tốn kém nhiều lần", "anh em trong nhà sinh mâu thuẫn", "đang cần bán gấp để chữa bệnh"),
    ),
    (
        ("công trình xây nhà", "nhà xưởng không phép", "bãi tập kết cát sỏi", "móng nhà tầng"),
        ("lấn ra hành lang giao thông", "đổ vật liệu chắn hết lối đi", "làm nứt tường nhà bên cạnh", "đào ta luy dựng đứng không kè"),
        ("mưa là đất đá trôi xuống nhà dưới", "xe ra vào làm hỏng đường bê tông", "đã lập biên bản mà vẫn thi công", "chúng tôi lo sạt lở chết người"),
    ),
    (
        ("tiền hỗ trợ bão lũ", "chế độ người cao tuổi", "tiền hỗ trợ nhà tạm", "gạo cứu đói giáp hạt"),
        ("chưa được nhận dù đã có danh sách", "bị cắt không rõ lý do", "chi trả thiếu so với quyết định", "bình xét không công khai trong thôn"),
        ("nhiều hộ khó khăn hơn lại không có tên", "bà nội tôi đã tám mươi hai tuổi", "hỏi trưởng thôn thì bảo chờ", "nhà vẫn che bạt ở tạm"),
    ),
    (
        ("chợ phiên", "chợ trung tâm", "khu bán hàng ăn", "bến xe khách"),
        ("thu phí cao gấp đôi bảng giá", "không có chỗ để xe", "hàng rong lấn hết đường", "thực phẩm ôi thiu bày bán công khai"),
        ("người bán nhỏ không còn lãi", "có người đau bụng phải đi viện", "tắc đường từ năm giờ sáng", "khách du lịch chê không quay lại"),
    ),
    (
        ("sóng điện thoại", "mạng internet cáp quang", "loa truyền thanh", "dịch vụ công trực tuyến"),
        ("mất cả tuần liền", "chập chờn không gọi được", "rè không nghe rõ chữ nào", "báo lỗi không nộp được hồ sơ"),
        ("không gọi được cấp cứu khi có người ốm", "các cháu không học trực tuyến được", "thông báo mưa lũ bà con không biết", "phải ra tận huyện cũ để làm"),
    ),
    (
        ("rừng đầu nguồn", "đồi keo giáp ranh", "cây cổ thụ đầu làng", "hàng cây ven đường"),
        ("bị chặt phá ban đêm", "gãy đổ chắn ngang đường", "bị người lạ phun thuốc cho chết", "khô mục có thể đổ bất cứ lúc nào"),
        ("nguồn nước của bản cạn dần", "kiểm lâm đến thì họ đã chạy mất", "ô tô con bị cành rơi vỡ kính", "bà con rất bức xúc"),
    ),
)  # fmt: skip
SINCE = ("từ {day}", "kể từ hôm {day}", "đã từ {day} đến nay", "bắt đầu từ tối {day}", "hồi {day}")
ROADSIDE = ("trên đường {road}", "cạnh đường {road}", "ngay đoạn đường {road}", "gần ngã ba {road}")
NEAR_BY = (
    "đối diện nhà văn hóa", "ngay cổng trường", "sau trụ sở cũ", "gần cây xăng", "cạnh miếu thổ địa",
    "chỗ khúc cua", "dưới chân dốc", "bên bờ suối", "cách quán tạp hóa nhà ông trưởng bản một quãng",
    "phía sau sân bóng", "chỗ bể nước chung", "qua cầu sắt rẽ trái",
)  # fmt: skip
OPENING = (
    "", "Kính gửi các cơ quan chức năng.", "Tôi là người dân sống lâu năm ở đây.", "Xin chào,",
    "Tôi xin phản ánh một việc như sau.", "Em muốn báo tình trạng này ạ.", "Thay mặt mấy hộ trong xóm,",
    "Kính thưa lãnh đạo xã,",
)  # fmt: skip
TOLD = (
    "{thing} ở {where} {road} {how} {since}.",
    "Tại {where} {road}, {thing} {how} {since}.",
    "{since}, {thing} {road} thuộc {where} {how}.",
    "Hiện nay {thing} {road} ({where}) {how}, việc này có {since}.",
    "Ở {where} có {thing} {how} {since}, vị trí {road}.",
)
BEFORE = (
    "", "Bà con đã báo trưởng thôn nhưng chưa thấy ai đến.", "Tôi đã gọi điện hai lần không ai nghe máy.",
    "Họp thôn lần nào cũng nói mà chưa làm.", "Năm trước có người đến đo rồi thôi.",
    "Cán bộ xã bảo chưa có kinh phí.", "Mọi người đã tự góp tiền sửa tạm nhưng không được lâu.",
    "Chúng tôi có chụp ảnh gửi kèm.", "Đơn vị thi công nói không phải việc của họ.",
)  # fmt: skip
ASK = (
    "Đề nghị cơ quan chức năng kiểm tra, xử lý.", "Mong xã sớm cho người xuống xem.",
    "Rất mong được giải quyết sớm.", "Đề nghị trả lời cho dân biết bao giờ làm.", "",
    "Kính mong các cấp quan tâm khắc phục.", "Nhờ anh chị chuyển đúng nơi có trách nhiệm.",
    "Xin cảm ơn.", "Đề nghị xử phạt nghiêm người vi phạm.",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """What happened: where, to what, since when. Two reports of it are of one matter."""

    commune: str
    hamlet: str
    road: str
    spot: str
    house: int
    matter: int
    thing: int
    how: int
    day: int
    month: int


def event(draw: random.Random) -> Event:
    """One of very many."""
    hamlet = (
        f"thôn {draw.choice(FIRST)} {draw.choice(SECOND)}"
        if draw.random() < 0.7
        else f"{draw.choice(('tổ', 'khu', 'thôn', 'tổ dân phố'))} {draw.randint(1, 24)}"
    )
    return Event(
        draw.choice(COMMUNES), hamlet, draw.choice(ROADS), draw.choice(NEAR_BY),
        draw.randint(1, 400), draw.randrange(len(MATTERS)), draw.randrange(4), draw.randrange(4),
        draw.randint(1, 28), draw.randint(1, 12),
    )  # fmt: skip


def telling(of: Event, draw: random.Random) -> str:
    """One person's words about it, between some thirty and a hundred and twenty syllables."""
    return " ".join(_sentences(of, draw))


def short(of: Event) -> str:
    """The same in five to seven words, as many type it."""
    things, hows, _ = MATTERS[of.matter]
    return f"{things[of.thing]} {of.hamlet} {hows[of.how].split()[0]}"


def _sentences(of: Event, draw: random.Random) -> list[str]:
    return [
        one[0].upper() + one[1:]
        for one in (_opening(draw), _fact(of, draw), *_more(of, draw))
        if one
    ]


def _opening(draw: random.Random) -> str:
    return draw.choice(OPENING)


def _fact(of: Event, draw: random.Random) -> str:
    things, hows, _ = MATTERS[of.matter]
    where = of.hamlet if draw.random() < 0.35 else f"{of.hamlet}, xã {of.commune}"
    road = draw.choice(ROADSIDE).format(road=of.road)
    if draw.random() < 0.5:
        road += f", {of.spot}"
    if draw.random() < 0.3:
        road += f", số nhà {of.house}"
    day = f"ngày {of.day}/{of.month}" if draw.random() < 0.7 else f"đầu tháng {of.month}"
    return draw.choice(TOLD).format(
        thing=things[of.thing], where=where, road=road, how=hows[of.how],
        since=draw.choice(SINCE).format(day=day),
    )  # fmt: skip


def _more(of: Event, draw: random.Random) -> list[str]:
    after = draw.sample(MATTERS[of.matter][2], draw.choice((1, 1, 2, 2, 3)))
    said = [f"{one}." for one in after]
    said += [*draw.sample(BEFORE, draw.choice((1, 1, 2))), draw.choice(ASK), draw.choice(ASK)]
    # Words of nobody's vocabulary in every third: what people write is never wholly of a pattern.
    if draw.random() < 0.35:
        said.insert(0, f"{draw.choice(STRAY)}, {draw.choice(STRAY).lower()}.")
    return said


STRAY = (
    "Chiều qua cháu nhà tôi đi bắt cua về kể lại", "Bác Tư bán phở cũng thấy", "Lúc ấy trời vừa tạnh",
    "Đợt thi công cáp hồi hè để lại", "Xe bồn chở sữa đi ngang suốt", "Vườn lê nhà tôi ngay sát đấy",
    "Hôm rằm đông khách lễ chùa", "Máy xúc đậu ở đó mấy hôm", "Tết này con cái về đông",
    "Có đoàn khách nước ngoài chụp hình", "Vợ chồng tôi làm nương nên về muộn", "Mới lắp xong chưa đầy năm",
)  # fmt: skip


# ---- the same words, changed --------------------------------------------------------------------

_OTHER = (
    "quyển bàn xanh nhanh mẫu lạnh ngoan cao thấp rộng hẹp tròn vuông nghĩ viết đọc chạy bơi cười hiền "
    "sách vở bút thước kẹo bánh trà sữa chuối cam quýt bưởi mây gió nắng sương biển thuyền lưới sao trăng"
)
OTHER = _OTHER.split()
_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0302": "^", "\u0306": "w", "\u031b": "w"}


def three_words(text: str, draw: random.Random) -> str:
    """Three of its words are others."""
    return words_changed(text, 3, draw)


def words_changed(text: str, count: int, draw: random.Random) -> str:
    """So many of its words are others."""
    said = text.split()
    for place in draw.sample(range(len(said)), min(count, len(said))):
        said[place] = draw.choice(OTHER)
    return " ".join(said)


def dropped(text: str, draw: random.Random) -> str:
    """One word in eight is not there."""
    said = text.split()
    gone = set(draw.sample(range(len(said)), max(1, len(said) // 8)))
    return " ".join(one for place, one in enumerate(said) if place not in gone)


def bare(text: str) -> str:
    """Without any mark."""
    opened = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(one for one in opened if unicodedata.category(one) != "Mn")


def half_bare(text: str, draw: random.Random) -> str:
    """Half of its words without marks."""
    return " ".join(bare(one) if draw.random() < 0.5 else one for one in text.split())


def old_marks(text: str, draw: random.Random) -> str:
    """Tone marks where they stood before: hoà for hòa, and Eth for Đ."""
    del draw
    pairs = (
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("ọa", "oạ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
    )
    for new, old in pairs:
        text = text.replace(new, old)
    return text.replace("Đ", "Ð")


def decomposed(text: str, draw: random.Random) -> str:
    """As some telephones send it."""
    del draw
    return unicodedata.normalize("NFD", text)


def telex(word: str) -> str:
    """The keys that were meant to make this word."""
    out, tone = "", ""
    for one in unicodedata.normalize("NFD", word):
        if one in _TONES:
            tone = _TONES[one]
        elif one in _SHAPES:
            out += out[-1] if _SHAPES[one] == "^" else "w"
        elif one in "đĐ":
            out += "dd"
        else:
            out += one
    return out + tone


def slips(text: str, draw: random.Random) -> str:
    """A tenth of its words as typed with the keyboard's help away, and two with a letter wrong."""
    said = [telex(one) if draw.random() < 0.1 and one.isalpha() else one for one in text.split()]
    for place in draw.sample(range(len(said)), min(2, len(said))):
        word = said[place]
        if len(word) > 2:
            at = draw.randrange(len(word) - 1)
            said[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(said)


def swapped(text: str, draw: random.Random) -> str:
    """Its sentences in another order."""
    said = [one.strip() for one in text.split(". ") if one.strip()]
    draw.shuffle(said)
    return ". ".join(said)


def formula(text: str, draw: random.Random) -> str:
    """With what people put before and after."""
    before = draw.choice(("Kính gửi Ủy ban nhân dân tỉnh, tôi tên là người dân địa phương, nay tôi làm đơn này kính đề nghị quý cơ quan xem xét việc sau:", "Chào admin, em xin phản ánh ạ:"))  # fmt: skip
    after = draw.choice(("Tôi xin chân thành cảm ơn và mong nhận được hồi âm.", "Kính mong quý cơ quan xem xét giải quyết theo quy định của pháp luật."))  # fmt: skip
    return f"{before} {text} {after}"


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "three words changed": three_words,
    "an eighth of the words dropped": dropped,
    "half without marks": half_bare,
    "all without marks": lambda text, draw: bare(text),
    "old tone marks, Eth": old_marks,
    "decomposed (NFD)": decomposed,
    "slips and telex left-overs": slips,
    "sentences in another order": swapped,
    "greeting and closing added": formula,
    "half without marks, three words changed": lambda text, draw: half_bare(three_words(text, draw), draw),
}  # fmt: skip


def retold(of: Event, first: str, draw: random.Random) -> str:
    """Another person's telling: the facts in their own words, most of the rest as the first one
    told it, as people do who were given a text or copied it."""
    theirs = [f"{one.rstrip('.')}." for one in first.split(". ")[1:] if one]
    kept = draw.sample(theirs, (len(theirs) * 3 + 3) // 4)
    return " ".join(one for one in (_opening(draw), _fact(of, draw), *kept) if one)


def elsewhere(of: Event, draw: random.Random) -> dict[str, Event]:
    """What is not the same matter and reads nearly so."""
    other = event(draw)
    while other.hamlet == of.hamlet or other.road == of.road or other.matter == of.matter:
        other = event(draw)
    return {
        "another hamlet": replace(of, hamlet=other.hamlet),
        "another hamlet and road": replace(of, hamlet=other.hamlet, road=other.road, house=other.house),
        "another commune": replace(of, commune=other.commune, hamlet=other.hamlet, road=other.road, house=other.house, spot=other.spot),
        "another thing": replace(of, matter=other.matter, thing=other.thing, how=other.how),
        "another day": replace(of, day=of.day % 28 + 1, month=of.month % 12 + 1),
    }  # fmt: skip
