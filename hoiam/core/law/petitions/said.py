"""What sorting says beside the rules: what a person has to look at again, and who settles it."""

DISPUTE = (
    "Tranh chấp giữa hai bên không phải khiếu nại: không có quyết định hay việc làm của cơ quan "
    "nào để xem lại."
)
UNSURE = (
    "Chưa đọc được điều luật nói rõ thẩm quyền với người đứng đầu cơ quan chuyên môn của xã: cần "
    "người am hiểu pháp luật xem lại."
)
PROVE_OBSTACLE = "Phải có giấy tờ hoặc xác nhận về trở ngại thì mới không tính."
ASK_THE_DAY = "Chưa biết ngày nhận hoặc biết quyết định: hỏi rõ trước khi thụ lý."
NOBODY_FORCED = "Từ 2 đến 4 người: luật không nêu con số, không ép phải cử đại diện."
NO_ORGANISATION = (
    "Tổ chức không tố cáo: đề nghị cá nhân đứng tên, hoặc xem như thông tin để kiểm tra."
)
ONE_ABOVE = "Tố cáo tiếp do cấp trên trực tiếp của người đã giải quyết xem xét."
SIGN_NOW = (
    "Nếu người gửi đang ở đây: mời ký hoặc điểm chỉ vào đơn ngay, rồi đổi câu trả lời; khỏi phải đi "
    "lại lần nữa."
)
SPLIT_HOW = (
    "Ghi việc chính vào đơn này, lưu, rồi tách việc còn lại ở trang Phân loại của đơn. Phần tố cáo "
    "không gõ vào máy: chỉ ghi một dòng ở sổ tố cáo."
)
CAUTIONS = (
    *(DISPUTE, UNSURE, PROVE_OBSTACLE, ASK_THE_DAY, NOBODY_FORCED, NO_ORGANISATION, ONE_ABOVE),
    *(SIGN_NOW, SPLIT_HOW),
)

COMMUNE_CHAIR = "Chủ tịch Ủy ban nhân dân xã"
COMMUNE_CHAIR_THERE = "Chủ tịch Ủy ban nhân dân xã nơi đó"
PROVINCE_CHAIR = "Chủ tịch Ủy ban nhân dân tỉnh"
DIRECTOR = "Giám đốc sở"
MINISTER = "Bộ trưởng quản lý ngành, lĩnh vực"
PRIME_MINISTER = "Thủ tướng Chính phủ"
HEAD = "Người đứng đầu cơ quan đó"
ABOVE_FIRST = "Cấp trên trực tiếp của người đã giải quyết lần đầu"
ABOVE_ACCUSED = "Cấp trên trực tiếp của người bị tố cáo"
ABOVE_SETTLER = "Cấp trên trực tiếp của người đã giải quyết tố cáo"
MANAGES_ACCUSED = "Người đứng đầu nơi quản lý người bị tố cáo"
SUCCESSOR = "Nơi kế thừa của cơ quan cấp huyện"
PARTY = "Cơ quan của Đảng có thẩm quyền"
COURTS = "Cơ quan tư pháp có thẩm quyền"
COMPETENT = "Nơi có thẩm quyền giải quyết"
RULES_OFFICE = "Văn phòng Ủy ban nhân dân tỉnh hoặc cơ quan tiếp nhận phản ánh, kiến nghị"
SETTLERS = (
    *(COMMUNE_CHAIR, COMMUNE_CHAIR_THERE, PROVINCE_CHAIR, DIRECTOR, MINISTER, PRIME_MINISTER),
    *(HEAD, ABOVE_FIRST, ABOVE_ACCUSED, ABOVE_SETTLER, MANAGES_ACCUSED, SUCCESSOR),
    *(PARTY, COURTS, COMPETENT, RULES_OFFICE),
)
