"""The words by which Vietnamese reports write numbers: magnitudes, qualifiers, counters."""

from hoiam.core.claims.shapes import Qualifier

MAGNITUDES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}

# The longest first within a kind; read directly before a number.
QUALIFIERS = {
    "không dưới": Qualifier.AT_LEAST,
    "không ít hơn": Qualifier.AT_LEAST,
    "không thấp hơn": Qualifier.AT_LEAST,
    "ít nhất": Qualifier.AT_LEAST,
    "tối thiểu": Qualifier.AT_LEAST,
    "ít nhất là": Qualifier.AT_LEAST,
    "không quá": Qualifier.AT_MOST,
    "không vượt quá": Qualifier.AT_MOST,
    "không hơn": Qualifier.AT_MOST,
    "tối đa": Qualifier.AT_MOST,
    "nhiều nhất": Qualifier.AT_MOST,
    "cao nhất": Qualifier.AT_MOST,
    "hơn": Qualifier.ABOVE,
    "trên": Qualifier.ABOVE,
    "ngoài": Qualifier.ABOVE,
    "gần": Qualifier.BELOW,
    "gần tới": Qualifier.BELOW,
    "gần đến": Qualifier.BELOW,
    "ngót": Qualifier.BELOW,
    "ngót nghét": Qualifier.BELOW,
    "gần như": Qualifier.BELOW,
    "suýt soát": Qualifier.BELOW,
    "sấp sỉ": Qualifier.ABOUT,
    "xấp xỉ": Qualifier.ABOUT,
    "khoảng": Qualifier.ABOUT,
    "khoảng trên": Qualifier.ABOVE,
    "khoảng hơn": Qualifier.ABOVE,
    "chừng": Qualifier.ABOUT,
    "độ": Qualifier.ABOUT,
    "ước": Qualifier.ABOUT,
    "ước đạt": Qualifier.ABOUT,
    "ước tính": Qualifier.ABOUT,
    "ước khoảng": Qualifier.ABOUT,
    "dưới": Qualifier.UNDER,
    "chưa đến": Qualifier.UNDER,
    "chưa tới": Qualifier.UNDER,
    "chưa đầy": Qualifier.UNDER,
    "không đến": Qualifier.UNDER,
    "không đầy": Qualifier.UNDER,
    "thấp hơn": Qualifier.UNDER,
    "ít hơn": Qualifier.UNDER,
}

TIMES_OF_TIME = ("ngày", "tuần", "tháng", "quý", "năm", "giờ", "phút", "giây", "tuổi")
AMOUNTS = (
    "ha", "héc ta", "héc-ta", "hecta", "km2", "km²", "km", "m2", "m²", "m3", "m³", "mét vuông",
    "mét khối", "mét", "m", "cm", "mm", "tấn", "tạ", "kg", "gam", "lít", "kwh", "mw", "kw",
    "sào", "công đất", "độ c",
)  # fmt: skip
CURRENCIES = ("usd", "euro", "eur", "đô la mỹ", "đô la", "đô-la")

# Counters by what one of them is. Words of one row may stand for each other in a sum; those of
# different rows are different counts.
COUNTERS: dict[str, tuple[str, ...]] = {
    "visit": ("lượt công dân", "lượt tiếp", "lượt khách", "lượt dân", "lượt"),
    "attendance": ("lượt người", "lượt cán bộ", "lượt đại biểu", "lượt cử tri", "lượt hội viên"),
    "crowd": ("lượt đoàn đông người", "lượt đoàn", "đoàn đông người", "đoàn"),
    "person": (
        "người dân", "người", "công dân", "cá nhân", "đồng chí", "đảng viên", "cán bộ", "đại biểu",
        "học sinh", "sinh viên", "lao động", "hội viên", "đoàn viên", "chiến sĩ", "giáo viên",
        "bệnh nhân", "nhân khẩu", "công chức", "viên chức", "em", "cháu", "đối tượng", "học viên",
        "thành viên", "ứng viên", "ca", "nữ", "thanh niên", "phụ nữ", "nông dân",
    ),
    "petition": ("đơn thư", "đơn", "thư"),
    "case": ("vụ việc", "vụ án", "vụ", "việc"),
    "opinion": (
        "lượt ý kiến", "lượt kiến nghị", "lượt phản ánh", "lượt góp ý", "lượt câu hỏi",
        "ý kiến", "kiến nghị", "phản ánh", "phiếu", "câu hỏi", "góp ý", "tin", "đề xuất", "lời",
        "trường hợp",
    ),
    "dossier": ("lượt hồ sơ", "hồ sơ", "thủ tục hành chính", "thủ tục"),
    "event": (
        "cuộc gọi", "cuộc thanh tra", "cuộc giám sát", "cuộc kiểm tra", "cuộc họp", "cuộc đối thoại",
        "cuộc", "hội nghị", "buổi", "kỳ", "lớp", "đợt", "phiên",
    ),
    "paper": (
        "văn bản", "quyết định", "kết luận", "báo cáo", "nghị quyết", "kế hoạch", "giấy", "giấy phép",
        "giấy chứng nhận", "tài liệu", "bài", "tác phẩm", "bài viết",
    ),
    "body": (
        "tổ chức", "cơ quan", "đơn vị", "chi bộ", "đảng bộ", "doanh nghiệp", "hợp tác xã", "trường",
        "tổ chức cơ sở đảng", "tập thể", "bộ", "ngành", "sở", "chi ủy", "câu lạc bộ", "cơ sở", "tổ",
        "trạm", "nhóm", "chợ", "bệnh viện",
    ),
    "place": (
        "xã", "phường", "thị trấn", "huyện", "tỉnh", "thôn", "bản", "xóm", "ấp", "khu phố",
        "tổ dân phố", "khu dân cư", "địa phương", "địa bàn", "thành phố", "thị xã", "quận", "làng",
        "tỉnh, thành phố",
    ),
    "labour": ("ngày công", "công lao động"),
    "household": ("hộ nghèo", "hộ gia đình", "hộ dân", "hộ", "gia đình"),
    "work": (
        "mô hình", "công trình", "dự án", "đề án", "nhiệm vụ", "chỉ tiêu", "nội dung", "sản phẩm",
        "tiêu chí", "phong trào", "phần việc", "điểm", "hạng mục", "gói thầu", "căn nhà", "căn", "nhà",
        "ngôi nhà", "suất", "phần quà", "con đường", "tuyến đường", "tuyến", "cây cầu", "lồng",
    ),
    "animal": ("con", "cây", "chiếc", "cái", "bộ phận", "máy", "xe", "phương tiện", "thiết bị"),
}  # fmt: skip

# After these a number is the name of something, unless a counter follows it.
NAMED_BY_NUMBER = (
    "điều", "khoản", "điểm", "mục", "chương", "phần", "phụ lục", "mẫu", "biểu", "bảng", "hình",
    "trang", "cột", "dòng", "bước", "tổ", "thôn", "xóm", "bản", "ấp", "khu", "khu phố", "khu vực",
    "phường", "quận", "số nhà", "đường", "quốc lộ", "tỉnh lộ", "huyện lộ", "ql", "lô", "ô", "thửa",
    "cấp", "loại", "lớp", "khối", "tầng", "kênh", "trạm", "khóa", "khoá", "kỳ họp", "hạng", "top",
    "tổ liên ngành", "liên ngành", "phiên họp", "vòng", "tổ dân phố", "đội", "cụm", "tiểu khu",
    "công nghiệp", "cách mạng công nghiệp", "ngõ", "hẻm", "kiệt", "ngách", "câu", "iso", "tcvn",
    "tổng đài", "hotline", "đường dây nóng", "điện thoại", "đt", "fax", "hộp thư", "đồn", "km",
)  # fmt: skip
DOCUMENTS = (
    "nghị quyết", "nghị định", "chỉ thị", "thông tư", "quyết định", "kết luận", "quy định", "đề án",
    "kế hoạch", "công văn", "luật", "chương trình", "văn bản", "thông báo", "pháp lệnh", "hướng dẫn",
    "quy chế", "công điện", "dự án", "tờ trình", "báo cáo", "chuyên đề", "hiến pháp", "nghị quyết tw",
)  # fmt: skip

DIGIT_WORDS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
TEN_WORDS = {"mười": 10, "mươi": 10}
ZERO_BETWEEN = ("linh", "lẻ")

# A noun ends before these.
STOPS = frozenset(
    [
        "đạt",
        "chiếm",
        "bằng",
        "tăng",
        "giảm",
        "so",
        "với",
        "trong",
        "được",
        "đã",
        "đang",
        "còn",
        "là",
        "có",
        "và",
        "đến",
        "tới",
        "từ",
        "để",
        "nên",
        "thì",
        "mà",
        "do",
        "bị",
        "của",
        "tại",
        "ở",
        "về",
        "cho",
        "theo",
        "qua",
        "sau",
        "trước",
        "khi",
        "nhưng",
        "hoặc",
        "hay",
        "cùng",
        "thuộc",
        "vượt",
        "tương",
        "gồm",
        "như",
        "cũng",
        "vẫn",
        "chưa",
        "không",
        "này",
        "đó",
        "kia",
        "trên",
        "dưới",
        "hơn",
        "gần",
        "khoảng",
        "nữa",
        "đồng",
        "lên",
        "xuống",
        "rồi",
        "trở",
        "bình",
        "trung",
    ]
)
