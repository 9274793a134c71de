"""What this part says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "papers.paper.issued": _("{unit} ban hành {paper}."),
    "papers.paper.replaced": _("{unit} ban hành {paper}, thay thế {old}. Lý do: {reason}."),
    "papers.file.kept": _("Lưu {what} của {paper}."),
    "papers.delivery.sent": _("Gửi {paper}, lần gửi {number}, ngày {day}: {way}."),
    "papers.delivery.came": _("Kết quả gửi {paper}, lần gửi {number}, ngày {day}: {outcome}."),
    "papers.template.put": _("{unit} dùng mẫu Word riêng, bản {version}, cho “{form}”."),
    "papers.template.ended": _("{unit} thôi dùng mẫu Word riêng cho “{form}”."),
}
REFUSALS = {
    "papers.not-yours": RefusalText(
        _("Chưa làm được giấy tờ này."),
        _("Chỉ người tiếp nhận, người xử lý và lãnh đạo của một đơn vị ban hành giấy tờ."),
        _("Nhờ người của đơn vị, hoặc đề nghị quản trị giao vai trò."),
    ),
    "papers.form-unknown": RefusalText(
        _("Không có mẫu {form}."),
        _("Chỉ làm được giấy tờ theo mẫu có trong danh mục."),
        _("Chọn một mẫu trong danh mục."),
    ),
    "papers.form-not-in-force": RefusalText(
        _("Mẫu “{form}” không áp dụng vào ngày {day}."),
        _("Mỗi mẫu chỉ dùng trong thời gian văn bản ban hành mẫu có hiệu lực."),
        _("Kiểm tra lại ngày, hoặc chọn mẫu khác."),
    ),
    "papers.replaced-already": RefusalText(
        _("{paper} đã được thay thế."),
        _("Mỗi văn bản chỉ thay thế một lần; sửa tiếp thì sửa văn bản mới."),
        _("Mở văn bản mới nhất rồi thay thế văn bản đó."),
    ),
    "papers.why-needed": RefusalText(
        _("Chưa ghi lý do thay thế."),
        _("Người nhận bản cũ cần biết vì sao có bản mới."),
        _("Ghi lý do trong một câu."),
    ),
    "papers.minutes-open": RefusalText(
        _("Biên bản chưa khép."),
        _("Văn bản ban hành giữ nguyên từng chữ, nên chỉ ban hành từ biên bản đã khép."),
        _("Khép biên bản rồi ban hành."),
    ),
    "papers.signed-kind": RefusalText(
        _("Tệp này không phải bản đã ký."),
        _("Bản ký số là một tệp PDF; bản ký tay là ảnh chụp hoặc PDF quét."),
        _("Chọn lại loại tệp, hoặc gửi đúng tệp."),
    ),
    "papers.form-sealed": RefusalText(
        _("Văn bản về tố cáo không ban hành tại đây."),
        _("Nội dung và người trong đơn tố cáo không được lưu trên máy chủ."),
        _("Mở hồ sơ tố cáo, điền chỗ trống ngay trên máy của người xử lý rồi in."),
    ),
    "papers.recipient-needed": RefusalText(
        _("Chưa ghi người nhận."),
        _("Mỗi lần gửi là gửi cho một người, một cơ quan."),
        _("Ghi tên người nhận rồi lưu lại."),
    ),
    "papers.way-needed": RefusalText(
        _("Chưa chọn cách gửi."),
        _("Cách gửi cho biết giấy tờ nào chứng minh người nhận đã nhận."),
        _("Chọn một cách gửi trong danh sách."),
    ),
    "papers.sent-day": RefusalText(
        _("Ngày gửi không đúng."),
        _("Văn bản ban hành ngày {issued}; không gửi trước ngày đó và không ghi ngày chưa đến."),
        _("Sửa lại ngày gửi."),
    ),
    "papers.came-day": RefusalText(
        _("Ngày có kết quả không đúng."),
        _("Văn bản gửi ngày {sent}; kết quả không thể có trước ngày đó hay ở ngày chưa đến."),
        _("Sửa lại ngày."),
    ),
    "papers.many-deliveries": RefusalText(
        _("Văn bản này đã gửi {most} lần."),
        _("Một văn bản gửi nhiều nhất {most} lần."),
        _("Kiểm tra lại danh sách nơi nhận."),
    ),
    "papers.nothing-to-retry": RefusalText(
        _("Lần gửi trước không cần gửi lại."),
        _("Chỉ gửi lại khi lần trước không đến và chưa ai gửi lại."),
        _("Tải lại trang để xem kết quả mới nhất."),
    ),
    "papers.outcome-known": RefusalText(
        _("Lần gửi này đã có kết quả: {outcome}."),
        _("Kết quả ghi một lần và giữ nguyên."),
        _("Nếu văn bản chưa đến, hãy gửi lại."),
    ),
    "papers.outcome-needed": RefusalText(
        _("Chưa chọn kết quả gửi."),
        _("Kết quả cho biết người nhận đã nhận hay phải gửi lại."),
        _("Chọn một kết quả trong danh sách."),
    ),
    "papers.template-leader": RefusalText(
        _("Chưa đổi được mẫu Word của {unit}."),
        _("Mọi văn bản gửi đi sẽ theo mẫu này, nên chỉ lãnh đạo đơn vị hoặc cấp trên đổi mẫu."),
        _("Nhờ lãnh đạo của đơn vị."),
    ),
    "papers.template-large": RefusalText(
        _("Tệp mẫu quá lớn."),
        _("Mẫu Word nặng nhiều nhất {most} MB, kể cả hình ảnh bên trong."),
        _("Bỏ bớt hình ảnh trong mẫu rồi gửi lại."),
    ),
    "papers.template-not-word": RefusalText(
        _("Tệp này không phải tệp Word .docx."),
        _("Chỉ nhận tệp .docx mở được; tệp .doc cũ hoặc tệp hỏng thì không."),
        _("Mở tệp bằng Word, chọn Lưu thành, loại “Word (.docx)”, rồi gửi lại."),
    ),
    "papers.template-active": RefusalText(
        _("Tệp mẫu có phần chạy được hoặc lấy dữ liệu từ nơi khác ({where})."),
        _(
            "Không nhận macro, đối tượng nhúng, liên kết đến tệp khác: chúng chạy được trên máy người mở."
        ),
        _("Lưu lại mẫu thành .docx không có macro, không nhúng đối tượng, rồi gửi lại."),
    ),
    "papers.template-code": RefusalText(
        _("Tệp mẫu có chỗ không phải tên trường ({where})."),
        _(
            "Trong mẫu chỉ được đặt tên trường giữa hai cặp ngoặc nhọn, trong thân, đầu trang, chân trang."
        ),
        _("Bỏ lệnh, phép tính, vòng lặp; chỉ để lại tên trường trong danh sách."),
    ),
    "papers.template-unknown": RefusalText(
        _("Mẫu có trường không biết: {fields}."),
        _("Mỗi trường phải có trong danh sách, viết đúng từng chữ."),
        _("Sửa tên trường theo danh sách trên trang này."),
    ),
    "papers.template-missing": RefusalText(
        _("Mẫu thiếu trường: {fields}."),
        _(
            "Thiếu số thì văn bản không có số; thiếu dấu thì bản nháp, bản tập huấn trông như bản thật."
        ),
        _("Thêm các trường đó vào mẫu."),
    ),
    "papers.template-ended": RefusalText(
        _("Mẫu này đã thôi dùng."),
        _("Mỗi mẫu chỉ kết thúc một lần."),
        _("Tải lại trang."),
    ),
    "papers.no-suite": RefusalText(
        _("Máy chủ này không có bộ văn phòng."),
        _("PDF từ mẫu Word riêng cần LibreOffice cài trên máy chủ; phần mềm không tự có."),
        _("Dùng bản Word, hoặc nhờ quản trị cài LibreOffice trên máy chủ."),
    ),
    "papers.suite-failed": RefusalText(
        _("Bộ văn phòng không làm được PDF."),
        _("Tệp Word vẫn còn nguyên."),
        _("Tải bản Word, mở và lưu thành PDF trên máy của bạn."),
    ),
    "papers.no-suite-pdf": RefusalText(
        _("Không lưu được PDF này."),
        _("Chỉ văn bản làm theo mẫu Word riêng mới có PDF làm sau."),
        _("Tải lại trang để xem các tệp đang có."),
    ),
    "papers.preview-none": RefusalText(
        _("Không có đơn nào số đó dùng mẫu này."),
        _("Xem thử cần một đơn bạn được xem, đã làm bước có loại văn bản này."),
        _("Ghi số đơn khác, hoặc để trống để xem với người hư cấu."),
    ),
    "papers.preview-closed": RefusalText(
        _("Đơn này có tên người đang được giữ kín."),
        _("Xem thử trên đơn thật là xem tên và lời của người gửi."),
        _("Mở trang của đơn, bấm Mở xem, rồi quay lại đây trong 15 phút."),
    ),
}
