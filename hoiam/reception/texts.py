"""What the reception of citizens says: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText
from hoiam.reception import letter_texts

EVENTS: dict[str, str] = {
    "reception.visit.recorded": _(
        "Ghi lượt tiếp số {number} của {body}: {kind}, {people} người, {handling}."
    ),
    "reception.visit.completed": _("Ghi thêm vào lượt tiếp số {number}: {changed}."),
    "reception.matter.brought": _("Lượt tiếp số {number} có thêm một việc: {case}."),
    "reception.statement.read-back": _(
        "Đọc lại bản ghi lời của lượt tiếp số {number} bằng {language}; phiên dịch: "
        "{interpreted}; người nói {sealed}."
    ),
    "reception.file.kept": _("Kèm {files} tệp vào lời nói của lượt tiếp số {number}."),
    "reception.petition.taken": _("Lượt tiếp số {number}: ghi đơn vào sổ đơn, số {petition}."),
    "reception.visit.concluded": _(
        "Kết luận tại lượt tiếp số {number}: giao {unit}, hạn {due_on}."
    ),
    "reception.refusal.told": _(
        "Giao thông báo từ chối tiếp số {paper} ngày {day}, lượt tiếp số {number}."
    ),
    "reception.papers.received": _("Lập giấy biên nhận số {number}: {papers} loại tài liệu."),
    "reception.paper.returned": _("Trả bản chính thứ {line} của giấy biên nhận số {number}."),
    "reception.turn.booked": _("Đăng ký gặp {body} ngày {day}."),
    "reception.turn.arrived": _("Đã đến, lấy số {number}."),
    "reception.turn.called": _("Mời số {number} vào."),
    "reception.turn.missed": _("Không có mặt."),
    "reception.turn.cancelled": _("Thôi không gặp nữa."),
    "reception.online.arranged": _("Xếp buổi tiếp trực tuyến của {body} lúc {starts}."),
    "reception.online.stepped": _("Buổi tiếp trực tuyến: đã {step}."),
    "reception.online.halted": _("Dừng buổi tiếp trực tuyến để giữ bí mật người được tiếp."),
    "reception.register.taken": _(
        "Lấy sổ tiếp công dân của {body} từ {first} đến {last}, {lines} dòng, có tên người. "
        "Lý do: {reason}."
    ),
}

REFUSALS: dict[str, RefusalText] = {
    "reception.desk-only": RefusalText(
        _("Chỉ cán bộ ở nơi tiếp mới làm bước này."),
        _("Sổ tiếp công dân do chính nơi tiếp ghi."),
        _("Nhờ cán bộ tiếp công dân của nơi ấy."),
    ),
    "reception.not-your-unit": RefusalText(
        _("Lượt tiếp này không thuộc đơn vị của ông/bà."),
        _("Người được tiếp phải yên tâm rằng chỉ nơi tiếp và cấp trên đọc được."),
        _("Nhờ cán bộ của nơi đã tiếp."),
    ),
    "reception.no-petition": RefusalText(
        _("Lượt tiếp số {number} là tố cáo nên không có đơn ở sổ đơn."),
        _("Tố cáo chỉ có một dòng không tên ở sổ tố cáo."),
        _("Ghi ở sổ tố cáo."),
    ),
    "reception.denunciation-told": RefusalText(
        _("Chỗ này giống lời tố cáo nên không lưu được."),
        _("Lời tố cáo chỉ được giữ ở nơi niêm phong được, hệ thống chưa có nơi ấy."),
        _("Chọn loại “tố cáo”: sổ chỉ ghi một dòng, không tên, không nội dung."),
    ),
    "reception.denunciation-bare": RefusalText(
        _("Lượt tố cáo không ghi tên và nội dung."),
        _("Người tố cáo được giữ bí mật; hệ thống chưa có nơi niêm phong."),
        _("Bỏ trống tên, nội dung, theo dõi, ghi chú; giấy tờ giữ theo sổ mật của cơ quan."),
    ),
    "reception.no-words": RefusalText(
        _("Khiếu nại, tố cáo không ghi nội dung ở đây."),
        _("Nội dung nằm trong hồ sơ giấy, có đường riêng theo luật."),
        _("Bỏ trống chỗ nội dung rồi lưu."),
    ),
    "reception.kind-needed": RefusalText(
        _("Chưa chọn loại việc."),
        _("Loại việc quyết định lượt tiếp được ghi thế nào."),
        _("Chọn phản ánh, kiến nghị, hỏi, khiếu nại hoặc tố cáo."),
    ),
    "reception.kind-needs-way": RefusalText(
        _("Khiếu nại, tố cáo không thêm ở đây."),
        _("Mỗi khiếu nại, tố cáo là một lượt riêng trong sổ."),
        _("Ghi một lượt tiếp mới với loại ấy."),
    ),
    "reception.handling-needed": RefusalText(
        _("Chưa chọn đã làm gì."),
        _("Sổ tiếp công dân phải ghi việc đã làm tại chỗ."),
        _("Chọn một cách xử lý."),
    ),
    "reception.handling-of-kind": RefusalText(
        _("Khiếu nại, tố cáo không xử lý theo cách này."),
        _("Luật cho nhận đơn, hướng dẫn, chuyển hoặc từ chối; trả lời có trình tự riêng."),
        _("Chọn lại cách xử lý."),
    ),
    "reception.other-place": RefusalText(
        _("{body} không tiếp công dân tại bàn này."),
        _("Một nơi tiếp chung chỉ ghi cho các cơ quan của cùng địa bàn."),
        _("Chọn lại cơ quan tiếp."),
    ),
    "reception.ahead": RefusalText(
        _("Ngày {day} không đúng."),
        _("Ngày phải nằm từ ngày xảy ra đến hôm nay."),
        _("Ghi lại ngày."),
    ),
    "reception.mode-needed": RefusalText(
        _("Chưa chọn ai tiếp."),
        _("Tiếp thường xuyên, người đứng đầu tiếp và ủy quyền tiếp đếm riêng."),
        _("Chọn ai tiếp."),
    ),
    "reception.session-odd": RefusalText(
        _("Buổi tiếp này không hợp."),
        _("Buổi phải là buổi tiếp công dân của chính cơ quan ấy."),
        _("Chọn lại buổi tiếp."),
    ),
    "reception.people-odd": RefusalText(
        _("Số người không đúng."),
        _("Ít nhất 1, nhiều nhất {most} người; số cùng nội dung không ít hơn số người đến."),
        _("Ghi lại số người."),
    ),
    "reception.too-many-speak": RefusalText(
        _("{people} người đến thì nhiều nhất {most} người đại diện."),
        _("Điều 29 Luật Tiếp công dân: 5 đến 10 người cử 1 hoặc 2; trên 10 người cử tối đa 5."),
        _("Ghi lại người đại diện."),
    ),
    "reception.appointment-needed": RefusalText(
        _("Chưa có văn bản cử người đại diện."),
        _("{people} người cùng một nội dung phải cử đại diện bằng văn bản, mọi người cùng ký."),
        _("Hướng dẫn lập văn bản rồi đánh dấu, hoặc chưa ghi tên người đại diện."),
    ),
    "reception.earlier-needed": RefusalText(
        _("Chưa ghi việc đã nhận trước."),
        _("Cần số để nối đúng việc, một việc chỉ đếm một lần."),
        _("Ghi số biên nhận, số hồ sơ thời hạn hoặc số trong sổ tiếp."),
    ),
    "reception.earlier-unknown": RefusalText(
        _("Không thấy việc nào có số này ở đơn vị."),
        _("Chỉ tìm trong việc của đơn vị, bằng đúng số người dân đưa."),
        _("Kiểm tra lại số, hoặc dùng “Tìm giúp tại quầy”."),
    ),
    "reception.field-needed": RefusalText(
        _("Chưa chọn lĩnh vực và xã, phường."),
        _("Cần biết để chuyển đúng nơi phải trả lời."),
        _("Chọn lĩnh vực, xã hoặc phường."),
    ),
    "reception.content-needed": RefusalText(
        _("Chưa ghi nội dung."),
        _("Sổ tiếp công dân phải ghi người dân nói gì."),
        _("Ghi ngắn gọn đúng lời người nói."),
    ),
    "reception.content-long": RefusalText(
        _("Nội dung dài quá {most} chữ cái."),
        _("Nội dung dài khó đọc lại cho người nói."),
        _("Giữ phần chính, phần còn lại kèm thành tệp."),
    ),
    "reception.guided-where": RefusalText(
        _("Chưa ghi hướng dẫn đến đâu."),
        _("Cột 10 của sổ ghi nơi hướng dẫn đến."),
        _("Ghi tên cơ quan."),
    ),
    "reception.passed-where": RefusalText(
        _("Chưa ghi chuyển đến đâu."),
        _("Cột 11 của sổ ghi nơi nhận."),
        _("Ghi tên cơ quan."),
    ),
    "reception.answer-needed": RefusalText(
        _("Chưa ghi đã trả lời thế nào."),
        _("Trả lời ngay cũng phải để lại câu trả lời."),
        _("Ghi câu trả lời vào chỗ theo dõi kết quả."),
    ),
    "reception.ground-needed": RefusalText(
        _("Chưa chọn căn cứ từ chối."),
        _("Chỉ được từ chối tiếp khi có căn cứ luật nêu."),
        _("Chọn căn cứ, rồi ghi điều đã giải thích."),
    ),
    "reception.ground-of-kind": RefusalText(
        _("Căn cứ này chỉ dùng cho kiến nghị, phản ánh."),
        _("{article} chỉ nói về kiến nghị, phản ánh đã trả lời."),
        _("Chọn căn cứ khác."),
    ),
    "reception.explain-first": RefusalText(
        _("Chưa ghi đã giải thích gì."),
        _("Người bị từ chối phải được giải thích ngay tại chỗ."),
        _("Ghi điều đã giải thích, không ghi nội dung tố cáo."),
    ),
    "reception.no-notice-owed": RefusalText(
        _("Lượt tiếp này không phải ra thông báo từ chối."),
        _(
            "Chỉ hai căn cứ phải có thông báo: Luật Tiếp công dân Điều 9(3), Nghị định 154 Điều 4(1)(h)."
        ),
        _("Với căn cứ khác, giải thích tại chỗ là đủ."),
    ),
    "reception.notice-given": RefusalText(
        _("Đã giao thông báo số {number}."),
        _("Mỗi lượt từ chối có một thông báo."),
        _("Không cần làm gì thêm."),
    ),
    "reception.paper-needed": RefusalText(
        _("Chưa ghi số văn bản."),
        _("Thông báo phải có số để tra lại được."),
        _("Ghi số văn bản."),
    ),
    "reception.number-taken": RefusalText(
        _("Sổ đang có nhiều người ghi cùng lúc."),
        _("Mỗi lượt có một số, không trùng."),
        _("Bấm lưu lần nữa; mọi thứ đã gõ còn nguyên."),
    ),
    "reception.nothing-written": RefusalText(
        _("Việc này không có lời ghi ở đây."),
        _("Chỉ lời đã mở thành vụ việc mới đọc lại, ký và kèm tệp được."),
        _("Khiếu nại, tố cáo: lập bản ghi giấy theo hồ sơ của cơ quan."),
    ),
    "reception.sealed-how": RefusalText(
        _("Chưa chọn người nói xác nhận bằng cách nào."),
        _("Bản ghi lời nói phải được ký hoặc điểm chỉ."),
        _("Chọn ký tên, điểm chỉ hoặc không ký có người làm chứng."),
    ),
    "reception.read-back-already": RefusalText(
        _("Bản ghi này đã đọc lại và xác nhận."),
        _("Lời đã ký thì không sửa."),
        _("Người nói muốn thêm thì ghi thành việc mới hoặc bổ sung."),
    ),
    "reception.language-needed": RefusalText(
        _("Chưa ghi đọc lại bằng tiếng gì."),
        _("Cần biết người nói đã nghe bằng tiếng nào."),
        _("Ghi tiếng Việt hoặc tên tiếng dân tộc."),
    ),
    "reception.file-needed": RefusalText(
        _("Chưa chọn tệp."),
        _("Bản chụp có chữ ký là chứng cứ của lời nói."),
        _("Chọn ảnh, PDF hoặc ghi âm."),
    ),
    "reception.open-first": RefusalText(
        _("Văn bản này có tên người, tên đang được giữ kín."),
        _("Mỗi lần xem tên đều phải có mục đích và được ghi lại."),
        _("Bấm Mở xem trên trang lượt tiếp, ghi mục đích, rồi làm lại."),
    ),
    "reception.not-of-head": RefusalText(
        _("Lượt tiếp này không phải của người đứng đầu."),
        _("Kết luận giao việc là của người đứng đầu buổi tiếp."),
        _("Tiếp thường xuyên: ghi cách xử lý, việc trả lời đã có hạn theo luật."),
    ),
    "reception.conclusion-needed": RefusalText(
        _("Chưa ghi kết luận."),
        _("Kết luận phải nói rõ giao làm gì."),
        _("Ghi một câu: làm gì."),
    ),
    "reception.papers-needed": RefusalText(
        _("Chưa ghi tài liệu nào, hoặc quá {most} dòng."),
        _("Giấy biên nhận kê từng loại tài liệu đã nhận."),
        _("Ghi mỗi dòng một loại: tên, số tờ."),
    ),
    "reception.sheets-odd": RefusalText(
        _("Số tờ không đúng."),
        _("Mỗi loại từ 1 đến {most} tờ."),
        _("Ghi lại số tờ."),
    ),
    "reception.back-odd": RefusalText(
        _("Ngày trả không đúng."),
        _("Chỉ bản chính mới hẹn ngày trả, từ hôm nay trở đi."),
        _("Sửa ngày trả hoặc bỏ trống."),
    ),
    "reception.nothing-to-return": RefusalText(
        _("Không còn bản chính để trả ở dòng này."),
        _("Bản sao được giữ trong hồ sơ; bản chính đã trả rồi."),
        _("Xem lại giấy biên nhận."),
    ),
    "reception.day-over": RefusalText(
        _("Ngày {day} đã qua."),
        _("Chỉ đăng ký được cho hôm nay hoặc sau này."),
        _("Chọn buổi khác."),
    ),
    "reception.day-full": RefusalText(
        _("Ngày {day} đã đủ {most} lượt đăng ký."),
        _("Một ngày chỉ tiếp kỹ được chừng ấy lượt."),
        _("Chọn buổi khác, hoặc đến bàn tiếp thường xuyên ngày nào cũng được."),
    ),
    "reception.turn-over": RefusalText(
        _("Lượt {turn} không còn ở bước này."),
        _("Có thể người khác vừa làm."),
        _("Tải lại hàng chờ rồi xem."),
    ),
    "reception.turn-unknown": RefusalText(
        _("Không có lượt đăng ký mang mã này."),
        _("Mã gồm chữ TC và tám ký tự."),
        _("Xem lại mã trên màn hình đăng ký."),
    ),
    "reception.too-many-tries": RefusalText(
        _("Nhiều lượt quá trong ít phút."),
        _("Giới hạn này giữ chỗ cho người đến thật."),
        _("Đợi mười phút rồi làm lại, hoặc gọi bàn tiếp công dân."),
    ),
    "reception.online-past": RefusalText(
        _("Giờ tiếp trực tuyến đã qua."),
        _("Phải báo trước 5 ngày làm việc và thử đường truyền trước 1 ngày làm việc."),
        _("Chọn giờ sau này."),
    ),
    "reception.points-needed": RefusalText(
        _("Chưa ghi các điểm kết nối."),
        _("Người dân cần biết đến đâu để nói chuyện."),
        _("Ghi tên các điểm."),
    ),
    "reception.online-step": RefusalText(
        _("Bước này không có trong tiếp trực tuyến."),
        _("Hệ thống ghi hai bước: báo trước và thử đường truyền."),
        _("Chọn một trong hai bước."),
    ),
    "reception.online-halted": RefusalText(
        _("Buổi tiếp trực tuyến này đã dừng."),
        _("Có người xin giữ bí mật, mà tiếp trực tuyến bắt buộc ghi âm, ghi hình."),
        _("Tiếp người ấy bằng cách khác, không qua hình ảnh."),
    ),
    "reception.reason-needed": RefusalText(
        _("Chưa ghi lý do lấy sổ có tên người."),
        _("Mỗi lần sổ có tên rời hệ thống đều được ghi lại."),
        _("Ghi lý do: nộp lưu trữ, kiểm tra…"),
    ),
}

EVENTS |= letter_texts.EVENTS
REFUSALS |= letter_texts.REFUSALS
