"""What voices say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "voices.voice.accepted": _("Tiếp nhận qua {channel}, biên nhận {reference}."),
    "voices.voice.added": _("Người gửi nói thêm, qua {channel}."),
    "voices.draft.started": _("Bắt đầu một bản nháp."),
    "voices.draft.saved": _("Lưu bản nháp."),
    "voices.draft.file-added": _("Đính kèm một tệp vào bản nháp."),
    "voices.draft.file-removed": _("Bỏ một tệp khỏi bản nháp."),
    "voices.drafts.forgotten": _("Xóa {count} bản nháp đã hết hạn."),
    "voices.receipt-block.reserved": _("Giữ {size} số biên nhận cho {desk}."),
    "voices.receipt.replaced": _("Cấp lại mã tra cứu tại bàn. Cách xác minh: {reason}."),
}
REFUSALS = {
    "voices.text-needed": RefusalText(
        _("Chưa có nội dung."),
        _("Cần biết chuyện gì đang xảy ra thì mới chuyển đúng nơi."),
        _("Kể ngắn gọn, viết như nói. Một câu cũng được."),
    ),
    "voices.text-too-long": RefusalText(
        _("Nội dung dài {length} chữ cái, nhiều nhất là {limit}."),
        _("Nội dung quá dài khó đọc và khó chuyển."),
        _("Giữ phần chính, phần còn lại gửi thành tệp đính kèm."),
    ),
    "voices.place-needed": RefusalText(
        _("Chưa chọn xã, phường."),
        _("Xã, phường quyết định ai phải trả lời."),
        _("Chọn xã, phường nơi xảy ra chuyện."),
    ),
    "voices.kind-unknown": RefusalText(
        _("Chưa chọn loại ý kiến."),
        _("Khiếu nại và tố cáo có đường riêng theo luật, không gửi ở đây."),
        _("Chọn phản ánh, kiến nghị hoặc câu hỏi."),
    ),
    "voices.denunciation-told": RefusalText(
        _("Chưa gửi và chưa lưu: lời này nói là tố cáo."),
        _(
            "Tố cáo phải giữ bí mật người tố cáo; hệ thống chưa có cách giữ kín nên không nhận lời tố cáo."
        ),
        _(
            "Tố cáo bằng đơn có chữ ký hoặc trực tiếp tại nơi tiếp công dân. Không phải tố cáo thì kể lại sự việc, đừng mở đầu bằng chữ “tố cáo”."
        ),
    ),
    "voices.phone-odd": RefusalText(
        _("Số điện thoại “{phone}” không đúng."),
        _("Số điện thoại ở Việt Nam có 10 hoặc 11 chữ số, bắt đầu bằng 0."),
        _("Kiểm tra lại, hoặc để trống nếu không muốn nhận tin."),
    ),
    "voices.paper-odd": RefusalText(
        _("Số căn cước không đúng."),
        _("Số căn cước có 12 chữ số; chứng minh nhân dân cũ có 9 chữ số."),
        _("Xem lại số trên thẻ, hoặc để trống."),
    ),
    "voices.email-odd": RefusalText(
        _("Địa chỉ thư “{email}” không đúng."),
        _("Địa chỉ thư có dạng ten@noi.vn."),
        _("Kiểm tra lại, hoặc để trống nếu không muốn nhận tin."),
    ),
    "voices.spoken-in-future": RefusalText(
        _("Thời điểm nói ở trong tương lai."),
        _("Ngày giờ ghi trên phiếu không thể sau lúc nhập."),
        _("Kiểm tra lại ngày giờ trên phiếu."),
    ),
    "voices.draft-gone": RefusalText(
        _("Bản nháp không còn."),
        _("Bản nháp được giữ 7 ngày rồi xóa, hoặc đã được gửi."),
        _("Bắt đầu lại, hoặc tra cứu nếu đã gửi."),
    ),
    "voices.draft-changed": RefusalText(
        _("Bản nháp vừa được sửa ở một trang khác."),
        _("Chỉ gửi đúng những gì ông/bà đã xem lại."),
        _("Đọc lại bản dưới đây rồi bấm gửi."),
    ),
    "voices.receipt-unknown": RefusalText(
        _("Số biên nhận {reference} không thuộc các số đã giữ cho bàn này."),
        _("Chỉ dùng được số in sẵn của chính bàn tiếp nhận."),
        _("Kiểm tra lại số in trên phiếu."),
    ),
    "voices.receipt-used": RefusalText(
        _("Số biên nhận {reference} đã được nhập."),
        _("Mỗi phiếu giấy chỉ nhập một lần."),
        _("Tìm số này trong danh sách để xem vụ việc."),
    ),
    "voices.block-size": RefusalText(
        _("Số lượng phải từ 1 đến {limit}."),
        _("Giữ quá nhiều số thì khó kiểm soát phiếu."),
        _("Nhập số nhỏ hơn."),
    ),
    "voices.desk-only": RefusalText(
        _("Chỉ bộ phận tiếp nhận làm được việc này."),
        _("Ông/bà không giữ vai trò tiếp nhận tại đơn vị này."),
        _("Nhờ cán bộ tiếp nhận."),
    ),
    "voices.identity-needed": RefusalText(
        _("Cần ghi đã xác minh người đến bằng cách nào."),
        _("Cấp lại mã cho nhầm người là làm lộ thông tin của người gửi."),
        _("Ghi loại giấy tờ đã xem, không ghi số."),
    ),
}
