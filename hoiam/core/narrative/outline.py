"""The outline of the report on reception, complaints and denunciations: Mẫu số 02 of Circular
06/2025/TT-TTCP. Headings are those of the circular; `asks` is what it wants to be said there, in
short. Where numbers answer, a text with fields stands ready; what only people can say is empty and
waits for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

FORM = "reception-report"  # of the papers
MARK = "Mẫu số 02"
CIRCULAR = "Thông tư 06/2025/TT-TTCP"
VALID_FROM = date(2025, 9, 30)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading with what is said below it. `code` never changes; `text` is the text that an
    office starts from; without `asks` it is a heading alone."""

    code: str
    title: str
    asks: str = ""
    text: str = ""
    level: int = 1

    @property
    def is_written(self) -> bool:
        return bool(self.asks)

    @property
    def field(self) -> str:
        """Its name in an office's own Word file."""
        return f"muc_{self.code.replace('-', '_')}"


SECTIONS = (
    Section("i", "I. TÌNH HÌNH KHIẾU NẠI, TỐ CÁO"),
    Section(
        "i-1", "1. Tình hình khiếu nại, tố cáo",
        "Khái quát tình hình trên địa bàn, lĩnh vực (tăng, giảm); yếu tố kinh tế, chính trị, xã hội ảnh hưởng. Nêu rõ vấn đề, lĩnh vực, nội dung mới làm phát sinh nhiều khiếu nại, tố cáo.",
        "", 2,
    ),
    Section(
        "i-1-a", "a) Về khiếu nại",
        "So sánh với cùng kỳ năm trước (tăng, giảm); tỷ lệ đơn khiếu nại của từng lĩnh vực.",
        "Đơn khiếu nại thuộc thẩm quyền: {{xld_6}}, {{xld_6_cung_ky}}.\n"
        "- Về đất đai: {{ty_le_khieu_nai_dat_dai}}; {{xld_9_cung_ky}}.\n"
        "- Về chế độ, chính sách: {{ty_le_khieu_nai_chinh_sach}}; {{xld_10_cung_ky}}.\n"
        "- Về lĩnh vực khác: {{ty_le_khieu_nai_khac}}; {{xld_11_cung_ky}}.\n"
        "{{bieu_do_khieu_nai}}",
        3,
    ),
    Section(
        "i-1-b", "b) Về tố cáo",
        "So sánh với cùng kỳ năm trước (tăng, giảm); tỷ lệ đơn tố cáo của từng lĩnh vực.",
        "Đơn tố cáo thuộc thẩm quyền: {{xld_12}}, {{xld_12_cung_ky}}.",
        3,
    ),
    Section(
        "i-2", "2. Nguyên nhân của tình hình khiếu nại, tố cáo",
        "Phân tích theo hai nhóm: nguyên nhân chủ quan và nguyên nhân khách quan.", "", 2,
    ),
    Section("ii", "II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO"),
    Section(
        "ii-1", "1. Công tác tiếp công dân (Biểu 01/TCD)",
        "Lượt tiếp, người được tiếp, vụ việc, đoàn đông người; kết quả tiếp của người đứng đầu, trực tiếp và ủy quyền, so với quy định của Luật Tiếp công dân.",
        "- Tổng số: {{tcd_1}} tiếp, {{tcd_2}} được tiếp, {{tcd_3}}; {{tcd_1_so_sanh}}.\n"
        "- Đoàn đông người: {{tcd_4}}; {{tcd_4_cung_ky}}.\n"
        "- Tiếp thường xuyên: {{tcd_5}}, {{tcd_6}}, {{tcd_7}}, {{tcd_8}} đông người ({{tcd_9}}).\n"
        "- Người đứng đầu trực tiếp tiếp: {{tcd_10}} tiếp đã công bố, {{tcd_11}}, {{tcd_12}}, {{tcd_13}}, {{tcd_14}} đông người ({{tcd_15}}).\n"
        "- Người đứng đầu ủy quyền tiếp: {{tcd_16}} tiếp đã công bố, {{tcd_17}}, {{tcd_18}}, {{tcd_19}}, {{tcd_20}} đông người ({{tcd_21}}).\n"
        "{{bieu_do_tiep_dan}}",
        2,
    ),
    Section("ii-2", "2. Tiếp nhận, phân loại và xử lý đơn (Biểu 02/XLD)", level=2),
    Section(
        "ii-2-a", "a) Tổng số đơn đã tiếp nhận trong kỳ",
        "Gồm đơn nhận qua tiếp công dân và đơn nhận từ các nguồn khác: số đơn đã xử lý, đủ điều kiện xử lý, thuộc thẩm quyền; số vụ việc thuộc thẩm quyền.",
        "Tổng số {{xld_1}}, gồm đơn nhận trong kỳ và đơn kỳ trước chuyển sang; {{xld_1_so_sanh}}.\n"
        "- Đã xử lý: {{ty_le_da_xu_ly}}.\n"
        "- Đủ điều kiện xử lý: {{ty_le_du_dieu_kien}}.\n"
        "- Thuộc thẩm quyền: {{xld_4}}, {{xld_5}}.\n"
        "{{bieu_do_xu_ly_don}}",
        3,
    ),
    Section(
        "ii-2-b", "b) Phân loại, xử lý đơn thuộc thẩm quyền",
        "Đơn khiếu nại, đơn tố cáo phân theo thẩm quyền và lĩnh vực; đơn kiến nghị, phản ánh phân theo lĩnh vực.",
        "- Khiếu nại: {{xld_6}}; lần đầu {{xld_7}}, lần hai {{xld_8}}; về đất đai {{xld_9}}, chế độ, chính sách {{xld_10}}, lĩnh vực khác {{xld_11}}.\n"
        "- Tố cáo: {{xld_12}}; lần đầu {{xld_13}}, tố cáo tiếp {{xld_14}}; về hành chính {{xld_15}}, tham nhũng {{xld_16}}, tư pháp {{xld_17}}, lĩnh vực khác {{xld_18}}.\n"
        "- Kiến nghị, phản ánh: {{xld_19}}; về chế độ, chính sách {{xld_20}}, đất đai {{xld_21}}, lĩnh vực khác {{xld_22}}.\n"
        "{{bieu_do_loai_don}}",
        3,
    ),
    Section(
        "ii-2-c", "c) Phân loại, xử lý đơn không thuộc thẩm quyền",
        "Số đơn đã hướng dẫn công dân gửi đơn; số đơn đã chuyển đến cơ quan có thẩm quyền.",
        "Đơn không thuộc thẩm quyền: {{xld_23}}; đã hướng dẫn {{xld_24}}, đã chuyển đến cơ quan có thẩm quyền {{xld_25}}.",
        3,
    ),
    Section("ii-3", "3. Kết quả giải quyết khiếu nại, tố cáo (Biểu 03/GQKN, 04/GQTC)", level=2),
    Section(
        "ii-3-a", "a) Giải quyết khiếu nại",
        "Số đơn, số vụ việc đã thụ lý, không thụ lý, rút đơn, đình chỉ; quyết định đã ban hành, phân tích lần đầu, lần hai; kiến nghị thu hồi, trả lại, xử lý hành chính, chuyển cơ quan điều tra.",
        "Đơn khiếu nại thuộc thẩm quyền đã có quyết định giải quyết: {{ty_le_giai_quyet}}; {{ty_le_giai_quyet_cung_ky}}.\n"
        "{{danh_sach_con_lai_giai_quyet}}\n"
        "- Tổng số {{gqkn_1}} khiếu nại thuộc thẩm quyền, {{gqkn_2}}: đang xem xét điều kiện thụ lý {{gqkn_3}}, đã thụ lý {{gqkn_4}}, không thụ lý {{gqkn_5}}, rút đơn, đình chỉ {{gqkn_6}}.\n"
        "- Đã ban hành {{gqkn_7}} giải quyết khiếu nại; {{gqkn_7_cung_ky}}. Lần đầu: khiếu nại đúng {{gqkn_8}}, khiếu nại sai {{gqkn_9}}, đúng một phần {{gqkn_10}}. Lần hai: công nhận kết quả lần đầu {{gqkn_11}}, hủy, sửa {{gqkn_12}}.\n"
        "- Kiến nghị thu hồi cho Nhà nước {{gqkn_13}}, {{gqkn_14}} đất; trả lại cho tổ chức, cá nhân {{gqkn_15}}, {{gqkn_16}} đất ({{gqkn_17}}, {{gqkn_18}}).\n"
        "- Kiến nghị xử lý hành chính {{gqkn_19}}, trong đó cán bộ, công chức, viên chức {{gqkn_20}}; chuyển cơ quan điều tra {{gqkn_21}}, {{gqkn_22}}.\n"
        "{{bieu_do_ket_qua}}",
        3,
    ),
    Section(
        "ii-3-b", "b) Giải quyết tố cáo",
        "Số đơn, số vụ việc đã thụ lý, không thụ lý, rút đơn, đình chỉ; kết luận đã ban hành, phân tích lần đầu, tố cáo tiếp; các kiến nghị xử lý. Số liệu do người giữ hồ sơ tố cáo cung cấp.",
        "- Tổng số {{gqtc_1}} tố cáo thuộc thẩm quyền, {{gqtc_2}}: đang xem xét điều kiện thụ lý {{gqtc_3}}, đã thụ lý {{gqtc_4}}, không thụ lý {{gqtc_5}}, rút đơn, đình chỉ {{gqtc_6}}.\n"
        "- Đã ban hành {{gqtc_7}} nội dung tố cáo. Lần đầu: tố cáo đúng {{gqtc_8}}, sai {{gqtc_9}}, có đúng có sai {{gqtc_10}}. Tố cáo tiếp: đúng {{gqtc_11}}, sai {{gqtc_12}}, có đúng có sai {{gqtc_13}}.\n"
        "- Kiến nghị thu hồi cho Nhà nước {{gqtc_14}}, {{gqtc_15}} đất; trả lại cho tổ chức, cá nhân {{gqtc_16}}, {{gqtc_17}} đất; xử lý hành chính {{gqtc_20}}, {{gqtc_21}}; chuyển cơ quan điều tra {{gqtc_23}}, {{gqtc_24}}.",
        3,
    ),
    Section(
        "ii-4",
        "4. Kết quả thi hành Quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo (Biểu 05/KQTH)",
        "Số quyết định, kết luận phải thi hành (cả kỳ trước chuyển sang), đã xong; đã thu hồi, trả lại (tiền, đất); số người đã bị xử lý trách nhiệm; đã khởi tố.",
        "- Thi hành quyết định giải quyết khiếu nại: {{ty_le_thi_hanh}}; {{ty_le_thi_hanh_cung_ky}}. Thu cho Nhà nước: phải thu {{kqth_3}}, {{kqth_4}} đất; đã thu {{kqth_5}}, {{kqth_6}} đất. Trả cho tổ chức, cá nhân: phải trả {{kqth_7}}, {{kqth_8}} đất; đã trả {{kqth_9}}, {{kqth_10}} đất. Đã xử lý hành chính {{kqth_11}}; đã khởi tố {{kqth_13}}, {{kqth_14}}.\n"
        "{{danh_sach_con_lai_thi_hanh}}\n"
        "- Thực hiện kết luận nội dung tố cáo: {{ty_le_thuc_hien_ket_luan}}. Thu cho Nhà nước: phải thu {{kqth_18}}, {{kqth_19}} đất; đã thu {{kqth_20}}, {{kqth_21}} đất. Trả cho tổ chức, cá nhân: phải trả {{kqth_22}}, {{kqth_23}} đất; đã trả {{kqth_24}}, {{kqth_25}} đất. Đã xử lý hành chính {{kqth_26}}, {{kqth_27}}; đã khởi tố {{kqth_29}}, {{kqth_30}}.\n"
        "{{bieu_do_thi_hanh}}",
        2,
    ),
    Section(
        "ii-5", "5. Bảo vệ người tố cáo (nếu có)",
        "Tổng số người được bảo vệ; trong đó bảo vệ vị trí công tác, việc làm; bảo vệ tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm. Chỉ ghi số, không ghi ai.",
        "Tổng số người được bảo vệ: …… người.", 2,
    ),
    Section(
        "ii-6",
        "6. Công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo (06/QLKNTC)",
        level=2,
    ),
    Section(
        "ii-6-a", "a) Sự lãnh đạo, chỉ đạo, điều hành của cấp ủy, chính quyền",
        "Sự lãnh đạo, chỉ đạo, điều hành về công tác tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo.",
        "", 3,
    ),
    Section(
        "ii-6-b", "b) Kết quả xây dựng, hoàn thiện thể chế, tuyên truyền, phổ biến, giáo dục pháp luật",
        "Số văn bản ban hành mới, sửa đổi, bổ sung, hủy bỏ; số lớp, số người được tập huấn, tuyên truyền.",
        "- Văn bản ban hành mới {{qlkntc_1}}; sửa đổi, bổ sung {{qlkntc_2}}; hủy bỏ {{qlkntc_3}}.\n"
        "- Tập huấn, tuyên truyền, phổ biến, giáo dục pháp luật: {{qlkntc_4}}, {{qlkntc_5}}.",
        3,
    ),
    Section(
        "ii-6-c", "c) Thanh tra trách nhiệm thực hiện pháp luật về tiếp công dân, khiếu nại, tố cáo",
        "Số cuộc, số đơn vị được thanh tra, số đơn vị có vi phạm; kiến nghị xử lý; số kết luận thực hiện, kết quả thực hiện.",
        "Đã thanh tra {{qlkntc_6}}, {{qlkntc_7}}; đã ban hành kết luận {{qlkntc_8}}. Kiến nghị xử lý hành chính {{qlkntc_9}}, {{qlkntc_10}}; chuyển cơ quan điều tra {{qlkntc_11}}, {{qlkntc_12}}. Phải thực hiện {{qlkntc_13}}: đã xử lý hành chính {{qlkntc_14}}, {{qlkntc_15}}; đã khởi tố {{qlkntc_16}}, {{qlkntc_17}}.",
        3,
    ),
    Section("iii", "III. NHẬN XÉT, ĐÁNH GIÁ"),
    Section(
        "iii-1", "1. Ưu điểm, kết quả",
        "Kết quả lãnh đạo, quản lý nhà nước; tiếp công dân của người đứng đầu; tỷ lệ giải quyết, tỷ lệ thi hành so với mục tiêu; tuyên truyền, thanh tra, lực lượng, công nghệ, phối hợp.",
        "", 2,
    ),
    Section("iii-2", "2. Tồn tại, hạn chế", "Đánh giá tồn tại, hạn chế về các nội dung đã nêu ở phần ưu điểm.", "", 2),
    Section("iii-3", "3. Nguyên nhân", "Nguyên nhân khách quan, chủ quan của những ưu điểm, tồn tại, hạn chế.", "", 2),
    Section(
        "iv", "IV. DỰ BÁO TÌNH HÌNH",
        "Dự báo tình hình; những lĩnh vực, vấn đề, nội dung cụ thể có thể làm phát sinh khiếu nại, tố cáo thời gian tới.",
    ),
    Section(
        "v", "V. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU TRONG KỲ TIẾP THEO",
        "Phương hướng, nhiệm vụ, giải pháp cụ thể sẽ thực hiện trong kỳ báo cáo tiếp theo.",
    ),
    Section(
        "vi", "VI. KIẾN NGHỊ, ĐỀ XUẤT",
        "Kiến nghị bổ sung, điều chỉnh chính sách, pháp luật (nêu rõ văn bản, nội dung); hướng dẫn thực hiện; giải pháp nâng cao hiệu quả; kiến nghị khác.",
    ),
)  # fmt: skip
_BY_CODE: Mapping[str, Section] = {one.code: one for one in SECTIONS}


def section(code: str) -> Section | None:
    """The section with this code; nothing where there is none, or where it is a heading alone."""
    found = _BY_CODE.get(code)
    return found if found is not None and found.is_written else None


def written() -> tuple[Section, ...]:
    """The sections below whose headings something is said."""
    return tuple(one for one in SECTIONS if one.is_written)
