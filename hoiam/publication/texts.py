"""What publication says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "publication.page.released": _("Công khai bản số {number}."),
    "publication.page.hidden": _("Ẩn {what}. Lý do: {reason}. Căn cứ: {ground}."),
    "publication.page.shown-again": _("Hiện lại {what}. Lý do: {reason}."),
    "publication.page.erased": _("Xóa dữ liệu của một người khỏi trang công khai, theo luật."),
    "publication.hiding.appealed": _("Có người đề nghị {superior} xem lại việc ẩn."),
    "publication.appeal.dated": _("Việc xem lại có hạn."),
    "publication.opinion.stated": _("{unit} nêu ý kiến về việc ẩn."),
    "publication.appeal.decided": _("Việc xem lại kết thúc: {outcome}. Lý do: {reason}."),
}
REFUSALS = {
    "publication.nothing-to-say": RefusalText(
        _("Chưa có nội dung để công khai."),
        _("Tiêu đề và nội dung công khai không được để trống."),
        _("Soạn bản công khai rồi bấm lại."),
    ),
    "publication.correction-needs-reason": RefusalText(
        _("Cần nói bản mới sửa gì và vì sao."),
        _("Bản cũ đã có người đọc; ai cũng có quyền biết điều gì đã đổi."),
        _("Chọn loại sửa và ghi lý do; lý do được công khai."),
    ),
    "publication.already-hidden": RefusalText(
        _("Phần này đang được ẩn."),
        _("Chỉ ẩn được phần đang công khai."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "publication.not-there": RefusalText(
        _("Không có phần này để ẩn."),
        _("Trang công khai không có phần đã chọn."),
        _("Tải lại trang rồi chọn phần đang công khai."),
    ),
    "publication.not-hidden": RefusalText(
        _("Phần này không còn bị ẩn."),
        _("Chỉ hiện lại, hoặc đề nghị xem lại, khi phần ấy đang ẩn."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "publication.not-corrected": RefusalText(
        _("Chưa có bản mới nào từ khi ẩn."),
        _(
            "Chỉ hiện bản đã sửa khi có bản ra sau ngày ẩn; một tệp hay một bản cũ thì không sửa được."
        ),
        _("Công khai bản đã sửa trước, hoặc hiện lại toàn bộ."),
    ),
    "publication.reason-needed": RefusalText(
        _("Cần ghi lý do."),
        _("Lý do được công khai ở chỗ bị ẩn và trong sổ công khai."),
        _("Ghi lý do ngắn gọn, không nhắc lại điều cần ẩn."),
    ),
    "publication.appeal-needs-words": RefusalText(
        _("Cần viết vì sao nên hiện lại, không quá {most} chữ cái."),
        _("Cấp trên đọc điều ông/bà viết để quyết định. Nội dung này không công khai."),
        _("Viết vài câu rồi gửi."),
    ),
    "publication.appeal-no-denunciation": RefusalText(
        _("Ở đây không nhận tố cáo."),
        _("Tố cáo phải được giữ bí mật và gửi đúng nơi, bằng văn bản hoặc trực tiếp."),
        _(
            "Xem cách gửi tố cáo ở trang Gửi ý kiến, mục Tố cáo. Điều ông/bà vừa viết chưa được lưu."
        ),
    ),
    "publication.appeal-busy": RefusalText(
        _("Đang có quá nhiều đề nghị cùng lúc."),
        _("Chỗ này giới hạn số lần gửi trong một giờ để không bị làm nghẽn."),
        _("Chờ một giờ rồi gửi lại; việc xem lại đã mở thì vẫn có hạn."),
    ),
    "publication.appeal-other-code": RefusalText(
        _("Mã này không thuộc vụ việc này."),
        _("Mã tra cứu chỉ cho biết chính người đã nói trong vụ việc này đề nghị."),
        _("Bỏ trống ô mã, hoặc nhập đúng mã trên biên nhận."),
    ),
    "publication.appeal-decided": RefusalText(
        _("Cấp trên đã quyết định về việc ẩn này."),
        _("Mỗi lần ẩn được xem lại một lần; quyết định và lý do đã công khai."),
        _("Nếu không đồng ý, ông/bà có thể khiếu nại quyết định theo Luật Khiếu nại."),
    ),
}
