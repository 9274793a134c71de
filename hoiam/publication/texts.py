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
    "publication.log.begun": _("Mở nhật ký công khai {origin}."),
    "publication.log.begun-anew": _("Mở nhật ký mới thay cho {before}. Lý do: {reason}"),
    "publication.log.signed": _("Ký dấu gốc của nhật ký ở {size} mục."),
    "publication.heads.thinned": _("Bỏ {count} dấu gốc cũ của nhật ký, giữ dấu cuối mỗi ngày."),
    "publication.log.held": _("Ngừng ký nhật ký ({why})."),
    "publication.log.reconciled": _(
        "Đối chiếu xong nhật ký ở {size} mục, lấy lại {adopted} mục; ký tiếp."
    ),
    "publication.log.cosigned": _("{witnesses} ký chứng kiến nhật ký ở {size} mục."),
    "publication.log.page-named": _("Ghi vào nhật ký dấu kiểm {sha256} của một trang."),
    "publication.witness.named": _("Mời {name} làm chứng cho nhật ký."),
    "publication.witness.retired": _("Thôi mời {name} làm chứng cho nhật ký."),
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
    "publication.log-operator-only": RefusalText(
        _("Việc này do máy làm."),
        _("Không ai được tự xếp chỗ hay tự ký trong nhật ký công khai."),
        _("Người vận hành dùng lệnh hoiam log tại máy chủ."),
    ),
    "publication.log-administrator-only": RefusalText(
        _("Chỉ quản trị viên mời hoặc thôi mời người làm chứng."),
        _("Ai được mời làm chứng là một mục của nhật ký, mọi người đọc được."),
        _("Đề nghị quản trị viên."),
    ),
    "publication.log-held": RefusalText(
        _("Nhật ký đang ngừng ký."),
        _("Bản này vừa được khôi phục, hoặc dữ liệu không khớp với điều đã ký."),
        _("Người vận hành chạy hoiam log status rồi hoiam log reconcile."),
    ),
    "publication.log-busy": RefusalText(
        _("Một tiến trình khác đang ký nhật ký."),
        _("Mỗi lúc chỉ một tiến trình được ký."),
        _("Chờ vài giây rồi chạy lại."),
    ),
    "publication.log-empty": RefusalText(
        _("Nhật ký chưa có mục nào."),
        _("Chưa có việc nào được ghi vào nhật ký của bản này."),
        _("Chạy lại sau khi có việc đầu tiên."),
    ),
    "publication.log-other-keys": RefusalText(
        _("Khóa trong thư mục khóa không phải khóa của nhật ký này."),
        _("Ký bằng khóa khác thì không ai kiểm tra được nữa."),
        _(
            "Chép lại thư mục log từ nơi cất giữ khóa; nếu đã mất hẳn, mở nhật ký mới bằng "
            "hoiam log new-origin."
        ),
    ),
    "publication.log-needs-witness": RefusalText(
        _("Cần dấu gốc mà người làm chứng đã ký gần nhất."),
        _("Trí nhớ của chính máy vừa khôi phục không chứng minh được gì."),
        _("Xin người làm chứng tệp ấy, rồi thêm --checkpoint TỆP."),
    ),
    "publication.log-needs-checkpoint": RefusalText(
        _("Không biết nhật ký đã ký đến đâu."),
        _("Tệp ghi lần ký cuối trong thư mục khóa không còn."),
        _("Lấy dấu gốc mới nhất ở nơi sao nhật ký, rồi thêm --checkpoint TỆP."),
    ),
    "publication.log-forked": RefusalText(
        _("Có hai dấu gốc khác nhau cùng mang chữ ký của nhật ký này."),
        _("Đó là bằng chứng nhật ký đã bị sửa, hoặc khóa ký đã lộ."),
        _("Giữ nguyên cả hai tệp, báo lãnh đạo và người làm chứng; không ký tiếp."),
    ),
    "publication.log-behind": RefusalText(
        _("Dấu gốc này lớn hơn nhật ký ở đây."),
        _("Nhật ký ở đây thiếu những mục đã ký."),
        _("Chạy hoiam log reconcile với tệp này."),
    ),
    "publication.log-lacks-entries": RefusalText(
        _("Thiếu mục: dấu gốc đã ký có {size} mục, ở đây còn {here}."),
        _("Nhật ký {origin} chỉ đi tiếp khi có đủ mọi mục đã ký."),
        _(
            "Thêm --mirror với thư mục hoặc địa chỉ của nơi đã sao nhật ký; nếu không còn nơi nào, "
            "mở nhật ký mới bằng hoiam log new-origin."
        ),
    ),
    "publication.statement-needed": RefusalText(
        _("Cần nói công khai vì sao mở nhật ký mới."),
        _("Ai đang giữ chứng minh của nhật ký cũ phải biết chuyện gì đã xảy ra."),
        _("Thêm --statement với vài câu cho mọi người đọc."),
    ),
    "publication.not-our-checkpoint": RefusalText(
        _("Tệp này không phải dấu gốc do nhật ký này ký."),
        _("Không đọc được, không có chữ ký của nhật ký, hoặc của nhật ký khác."),
        _("Lấy lại tệp từ người làm chứng rồi nộp lại."),
    ),
    "publication.false-cosignature": RefusalText(
        _("Trong tệp có chữ ký giả."),
        _("Một chữ ký mang tên người làm chứng nhưng không khớp với khóa của họ."),
        _("Không dùng tệp này; báo người làm chứng."),
    ),
    "publication.no-witness-signed": RefusalText(
        _("Tệp này chưa có chữ ký của người làm chứng nào được mời."),
        _("Chỉ chữ ký của người làm chứng đang được mời mới có giá trị."),
        _("Kiểm tra khóa của người làm chứng, hoặc lấy lại tệp."),
    ),
    "publication.witness-key": RefusalText(
        _("Khóa này không phải khóa của người làm chứng."),
        _("Cần một dòng tên+số+khóa do hoiam witness init in ra."),
        _("Chép lại nguyên dòng khóa."),
    ),
    "publication.witness-needs-name": RefusalText(
        _("Cần tên người làm chứng."),
        _("Tên này đứng trên trang nhật ký cho mọi người đọc."),
        _("Ghi tên cơ quan, tờ báo hoặc thư viện."),
    ),
    "publication.witness-there": RefusalText(
        _("Khóa này đã có."),
        _("Mỗi người làm chứng có khóa riêng."),
        _("Dùng khóa khác, hoặc xem lại danh sách."),
    ),
    "publication.witness-retired": RefusalText(
        _("Người làm chứng này đã thôi được mời."),
        _("Không thôi mời hai lần."),
        _("Tải lại trang để xem danh sách mới."),
    ),
    "publication.no-mirror": RefusalText(
        _("Không đọc được nơi sao nhật ký."),
        _("Ở đó phải có tệp checkpoint và thư mục tile."),
        _("Kiểm tra thư mục hoặc địa chỉ rồi chạy lại."),
    ),
}
