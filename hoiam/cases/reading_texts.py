"""What openings of personal parts, help at the desk and demands of outside bodies say."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "cases.part.read": _("{unit} đã mở xem {part}. Mục đích: {purpose}. Lý do: {reason}."),
    "cases.paper.read": _("{unit} đã mở xem {part}. Mục đích: {purpose}. Lý do: {reason}."),
    "cases.reading.delivered": _("Hiện lại phần đã mở: {what}."),
    "cases.receipt.reissued": _("{unit} cấp lại mã tra cứu cho người gửi tại quầy."),
    "cases.assisting.started": _("{unit} giúp người gửi tại quầy ({identity}). Lý do: {reason}."),
    "cases.assisting.done": _("Làm giúp tại quầy: {what}."),
    "cases.assisting.ended": _("Kết thúc giúp tại quầy: {how}."),
    "cases.demand.recorded": _("Nhận văn bản yêu cầu số {number} của {body}."),
    "cases.demand.granted": _(
        "Đồng ý cung cấp theo văn bản số {number} của {body}. Lý do: {reason}."
    ),
    "cases.demand.refused": _("Từ chối văn bản số {number} của {body}. Lý do: {reason}."),
}
REFUSALS = {
    "cases.reading-not-logged": RefusalText(
        _("Chưa mở xem được."),
        _("Mỗi lần mở thông tin riêng phải ghi vào sổ trước; lúc này máy chủ không ghi được."),
        _("Chưa có gì bị lộ. Thử lại sau ít phút; nếu vẫn không được, báo người vận hành."),
    ),
    "cases.part-unknown": RefusalText(
        _("Không có phần riêng này để mở."),
        _("Mỗi phần riêng được mở riêng, ở đúng trang của nó."),
        _("Quay lại vụ việc và bấm đúng phần cần xem."),
    ),
    "cases.purpose-needed": RefusalText(
        _("Cần chọn mục đích mở xem."),
        _(
            "Thông tin riêng chỉ được xem cho một mục đích đúng luật, và người gửi đọc được mục đích đó."
        ),
        _("Chọn một mục đích trong danh sách rồi ghi lý do."),
    ),
    "cases.part-closed": RefusalText(
        _("Tệp gốc đang được giữ kín."),
        _("Tệp gốc có thể mang vị trí, tên máy, mặt người; chỉ mở khi có lý do và trong 15 phút."),
        _("Quay lại vụ việc, mở xem tệp gốc và ghi lý do."),
    ),
    "cases.demand-needed": RefusalText(
        _("Chưa có văn bản yêu cầu nào được lãnh đạo đồng ý cho vụ việc này."),
        _("Chỉ mở thông tin cho cơ quan khác theo văn bản đã ghi và được lãnh đạo quyết định."),
        _("Ghi văn bản ở trang Yêu cầu cung cấp, trình lãnh đạo quyết định trước."),
    ),
    "cases.demand-paper": RefusalText(
        _("Văn bản yêu cầu còn thiếu phần này."),
        _("Yêu cầu phải bằng văn bản: cơ quan, số, ngày, căn cứ và phạm vi."),
        _("Chép đúng từ văn bản; yêu cầu bằng lời thì không cung cấp."),
    ),
    "cases.demand-body": RefusalText(
        _("Chưa chọn loại cơ quan."),
        _("Sổ công khai đếm yêu cầu theo loại cơ quan."),
        _("Chọn một loại trong danh sách."),
    ),
    "cases.demand-ahead": RefusalText(
        _("Ngày của văn bản chưa đến."),
        _("Văn bản chỉ có ngày hôm nay hoặc trước đó."),
        _("Kiểm tra lại ngày ghi trên văn bản."),
    ),
    "cases.demand-decided": RefusalText(
        _("Yêu cầu này đã có quyết định."),
        _("Quyết định không sửa lại, để sổ công khai luôn đúng."),
        _("Có văn bản mới thì ghi thành yêu cầu mới."),
    ),
    "cases.demand-without-case": RefusalText(
        _("Yêu cầu này không nêu vụ việc nào nên không đồng ý được."),
        _("Không trang nào gộp các vụ việc theo người; chỉ cung cấp từng vụ việc có mã."),
        _("Từ chối và đề nghị cơ quan nêu mã vụ việc."),
    ),
    "cases.identity-needed": RefusalText(
        _("Chưa chọn đã xem giấy tờ gì."),
        _("Phải biết ai đang đứng ở quầy; chỉ ghi loại giấy tờ, không ghi số."),
        _("Xem giấy tờ rồi chọn một dòng."),
    ),
    "cases.assisting-already": RefusalText(
        _("Ông/bà đang giúp một người khác."),
        _(
            "Mỗi cán bộ chỉ giúp một người một lúc, để không nhầm việc của người này sang người kia."
        ),
        _("Bấm Kết thúc ở dải báo đầu trang, rồi bắt đầu lại."),
    ),
    "cases.assisting-too-often": RefusalText(
        _("Ông/bà vừa mở quá nhiều phiên giúp tại quầy."),
        _("Mỗi cán bộ mở nhiều nhất {most} phiên một giờ (quy ước), để không ai dò số biên nhận."),
        _("Chờ rồi mở lại; người có mã tra cứu thì tự xem được ngay."),
    ),
    "cases.assisting-over": RefusalText(
        _("Phiên giúp tại quầy đã kết thúc."),
        _("Phiên tự hết sau 30 phút, khi bấm kết thúc hoặc khi ra khỏi hệ thống."),
        _("Mở phiên mới nếu người gửi còn ở quầy."),
    ),
}
