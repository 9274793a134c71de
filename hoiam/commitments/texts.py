"""What commitments say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS = {
    "commitments.commitment.started": _("Giao {unit}: {what}. Hạn {due_on}."),
    "commitments.commitment.carried-over": _(
        "Giao {unit}: {what}. Hạn {due_on} của {source} giữ nguyên."
    ),
    "commitments.commitment.promised": _("{unit} hứa: {what}. Hạn {due_on}."),
    "commitments.commitment.taken-on": _("{assigned_by} giao {unit}: {what}. Hạn {due_on}."),
    "commitments.commitment.said-unkept": _(
        "{who} nói chưa giữ lời: {what}. {superior} phải trả lời trước hết ngày {due_on}."
    ),
    "commitments.evidence.added": _("Thêm tệp làm bằng chứng cho kết quả."),
    "commitments.request.sent": _(
        "{sender} yêu cầu {unit}: {wanted}. Trả lời trước hết ngày {due_on}."
    ),
    "commitments.topics.installed": _("Ghi {count} chủ đề thường dùng vào danh mục."),
    "commitments.topic.written": _("Thêm chủ đề: {name}."),
    "commitments.topic.ended": _("Thôi dùng chủ đề: {name}, từ ngày {day}."),
    "commitments.tag.set": _("Gắn chủ đề: {topic}."),
    "commitments.tag.taken": _("Bỏ chủ đề: {topic}."),
    "commitments.commitment.assigned": _("Phân công {officer} làm việc này."),
    "commitments.commitments.assigned": _("Phân công {officer} làm {count} việc."),
    "commitments.commitment.reowned": _("Đổi người làm: {former} → {officer} ({why})."),
    "commitments.commitment.moved": _(
        "Chuyển trách nhiệm từ {from_unit} sang {to_unit}. Hạn {due_on} giữ nguyên."
    ),
    "commitments.commitment.succeeded": _(
        "{from_unit} kết thúc, {to_unit} kế thừa; hạn vẫn là {due_on}."
    ),
    "commitments.due-date.asked": _("{unit} xin lùi hạn đến {due_on}. Lý do: {reason}."),
    "commitments.due-date.changed": _("Đổi hạn từ {old} sang {new}. Lý do: {reason}."),
    "commitments.due-date.recounted": _("Tính lại hạn: từ {old} thành {new}. Theo: {reason}."),
    "commitments.due-date.declined": _("Không đồng ý lùi hạn. Lý do: {reason}."),
    "commitments.fact.recorded": _("Ghi sự kiện: {act}, ngày {day}. {done}."),
    "commitments.fact.cancelled": _(
        "Đính chính, bỏ sự kiện: {act}, ngày {day}. Lý do: {reason}. {done}."
    ),
    "commitments.round.reminded": _("Ngày {day}: nhắc {count} việc đến hạn, quá hạn."),
    "commitments.round.told": _("Ngày {day}: gửi thư nhắc việc cho {count} cán bộ."),
    "commitments.commitment.escalated": _(
        "{unit} quá hạn {due_on}: {what}. Chuyển lên {superior} theo {rule}."
    ),
    "commitments.report.demanded": _("{superior} yêu cầu {unit} báo cáo, hạn {due_on}."),
    "commitments.commitment.fulfilled": _("Đã làm xong: {what}."),
    "commitments.commitment.left-undone": _("Khép lại khi chưa làm: {what}."),
    "commitments.commitment.merged": _("Nhập vào việc của vụ {into}."),
    "commitments.commitment.reopened": _("Mở lại: {what}. Hạn {due_on}. Lý do: {reason}."),
}
REFUSALS = {
    "commitments.reminds-itself": RefusalText(
        _("Lời nhắc chỉ do hệ thống gửi."),
        _("Mọi việc đến hạn, quá hạn đều được nhắc như nhau, không ai chọn riêng việc nào."),
        _("Mở trang Nhắc việc để xem những việc đã được nhắc."),
    ),
    "commitments.not-superior": RefusalText(
        _("Ông/bà không yêu cầu báo cáo về việc này được."),
        _("Chỉ lãnh đạo cấp trên trực tiếp của đơn vị, hoặc cấp cao hơn, yêu cầu được."),
        _("Báo lãnh đạo cấp trên của đơn vị đang quá hạn."),
    ),
    "commitments.already-demanded": RefusalText(
        _("Đã yêu cầu báo cáo về lần quá hạn này."),
        _("Mỗi lần quá hạn chỉ yêu cầu một báo cáo."),
        _("Tải lại trang để xem hạn báo cáo và kết quả."),
    ),
    "commitments.not-of-unit": RefusalText(
        _("Việc này không phải của {unit}."),
        _("Chỉ việc của đơn vị đã kết thúc mới chuyển sang đơn vị kế thừa."),
        _("Tải lại trang."),
    ),
    "commitments.machine-only": RefusalText(
        _("Hạn chỉ do hệ thống tính lại."),
        _("Lịch đổi thì mọi hạn đang mở được tính lại như nhau, không chọn riêng hạn nào."),
        _("Ghi ngày đổi theo quyết định ở trang Lịch nghỉ."),
    ),
    "commitments.not-your-unit": RefusalText(
        _("Việc này của đơn vị khác."),
        _("Chỉ cán bộ của đơn vị chủ trì mới làm được."),
        _("Chuyển cho đơn vị chủ trì, hoặc quay về Việc của tôi."),
    ),
    "commitments.leader-records": RefusalText(
        _("Bước này do lãnh đạo ghi."),
        _("Tạm dừng, gia hạn hay đính chính đều làm thời hạn thay đổi nên lãnh đạo đơn vị tự ghi."),
        _("Nhờ lãnh đạo đơn vị ghi theo văn bản."),
    ),
    "commitments.fact-ahead": RefusalText(
        _("Ngày {day} chưa đến."),
        _("Chỉ ghi điều đã xảy ra; điều sắp làm thì xem thử trước, không ghi."),
        _("Kiểm tra lại ngày."),
    ),
    "commitments.facts-changed": RefusalText(
        _("Có người vừa ghi sự kiện của việc này."),
        _("Hai người ghi cùng lúc, thời hạn vừa được tính lại."),
        _("Tải lại trang, xem thời hạn mới rồi ghi tiếp."),
    ),
    "commitments.closed-needs-reason": RefusalText(
        _("Sự kiện này làm thay đổi một thời hạn đã kết thúc."),
        _("Thời hạn đã khép chỉ được đính chính, và phải nói rõ vì sao."),
        _("Ghi lý do đính chính, hoặc kiểm tra lại ngày."),
    ),
    "commitments.clock-by-law": RefusalText(
        _("Hạn này do luật định, không thỏa thuận được."),
        _("Thời hạn theo luật chỉ tạm dừng hoặc gia hạn theo đúng điều luật cho phép."),
        _("Ghi sự kiện gia hạn hoặc tạm dừng kèm văn bản."),
    ),
    "commitments.clock-by-facts": RefusalText(
        _("Thời hạn này không khép hoặc mở lại bằng tay được."),
        _("Thời hạn theo luật kết thúc khi có văn bản giải quyết, trả lời hoặc rút đơn."),
        _("Ghi sự kiện ấy kèm ngày và văn bản."),
    ),
    "commitments.not-assigner": RefusalText(
        _("Ông/bà không đổi được hạn này."),
        _("Chỉ lãnh đạo nơi giao việc hoặc cấp trên mới đồng ý ngày mới."),
        _("Gửi đề nghị lùi hạn kèm lý do."),
    ),
    "commitments.already-ended": RefusalText(
        _("Việc này đã khép lại."),
        _("Không sửa được việc đã khép lại."),
        _("Mở lại vụ việc nếu chưa xong."),
    ),
    "commitments.still-open": RefusalText(
        _("Việc này vẫn đang mở."),
        _("Chỉ mở lại được việc đã khép."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "commitments.result-needed": RefusalText(
        _("Cần ghi kết quả."),
        _("Không việc nào khép lại mà không nói rõ kết quả."),
        _("Ghi đã làm gì, ở đâu, khi nào."),
    ),
    "commitments.due-in-past": RefusalText(
        _("Ngày {due_on} đã qua hoặc là hôm nay."),
        _("Hạn mới phải là một ngày sắp tới."),
        _("Chọn ngày khác."),
    ),
    "commitments.due-too-far": RefusalText(
        _("Ngày {due_on} quá xa."),
        _("Hạn xa nhất là {years} năm tới; có thể năm bị gõ nhầm."),
        _("Xem lại năm, hoặc chọn ngày gần hơn."),
    ),
    "commitments.answer-owed": RefusalText(
        _("Trách nhiệm trả lời không khép lại như vậy được."),
        _("Người gửi đang chờ; chỉ câu trả lời mới làm xong việc này."),
        _("Trả lời, gia hạn hoặc chuyển vụ việc đến đơn vị có thẩm quyền."),
    ),
    "commitments.due-not-later": RefusalText(
        _("Ngày mới không muộn hơn hạn {due_on}."),
        _("Lùi hạn thì ngày mới phải sau hạn đang có."),
        _("Chọn ngày muộn hơn."),
    ),
    "commitments.reason-needed": RefusalText(
        _("Cần ghi lý do."),
        _("Người dân và cấp trên sẽ đọc lý do này."),
        _("Ghi một câu nêu rõ vì sao."),
    ),
    "commitments.nothing-asked": RefusalText(
        _("Không có đề nghị lùi hạn nào."),
        _("Đề nghị đã được trả lời, hoặc chưa từng có."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "commitments.what-needed": RefusalText(
        _("Cần ghi rõ sẽ làm gì."),
        _("Lời hứa không có nội dung thì không kiểm tra được."),
        _("Ghi ngắn gọn việc sẽ làm."),
    ),
    "commitments.not-given": RefusalText(
        _("Không giao được việc loại “{kind}” kèm ngày tự định."),
        _("Hạn của loại việc này do quy định tính ra."),
        _("Chọn lời hứa, việc giao theo kết luận hoặc yêu cầu."),
    ),
    "commitments.lead-helps": RefusalText(
        _("{unit} không vừa chủ trì vừa phối hợp."),
        _("Mỗi việc có đúng một đơn vị chủ trì; đơn vị phối hợp là đơn vị khác."),
        _("Bỏ đơn vị này khỏi danh sách phối hợp."),
    ),
    "commitments.not-owed-to": RefusalText(
        _("Ông/bà không nói thay được là việc này chưa giữ lời."),
        _("Chỉ người hoặc cơ quan được hứa, hoặc Mặt trận của địa bàn, mới nói được."),
        _("Người đã hỏi dùng mã tra cứu; cơ quan được hứa thì cán bộ của cơ quan đó ghi."),
    ),
    "commitments.no-word-given": RefusalText(
        _("Việc này không phải một lời hứa hay việc giao có ngày."),
        _("Chỉ lời hứa, việc giao theo kết luận và yêu cầu mới được nói là chưa giữ lời."),
        _("Với câu trả lời, dùng nút “Chưa xong” ở trang của vụ việc."),
    ),
    "commitments.not-due-yet": RefusalText(
        _("Hạn {due_on} chưa qua."),
        _("Chưa đến ngày thì chưa nói được là không giữ lời."),
        _("Quay lại sau ngày đó, hoặc khi đơn vị báo đã làm xong."),
    ),
    "commitments.already-said": RefusalText(
        _("Đã có người nói việc này chưa giữ lời."),
        _("Cấp trên đang phải trả lời; mỗi lần chỉ có một câu trả lời."),
        _("Chờ câu trả lời ở trang này."),
    ),
    "commitments.words-too-long": RefusalText(
        _("Lời ghi dài quá {most} chữ cái."),
        _("Người đọc cần hiểu ngay điều chính."),
        _("Viết ngắn lại."),
    ),
    "commitments.no-denunciation": RefusalText(
        _("Đây có vẻ là lời tố cáo."),
        _("Tố cáo có đường riêng để giữ bí mật; chỗ này nhiều người đọc được."),
        _("Gửi tố cáo trực tiếp đến người có thẩm quyền; ở đây chỉ nói việc đã làm hay chưa."),
    ),
    "commitments.front-only": RefusalText(
        _("Chỉ Mặt trận hoặc Ban Thanh tra nhân dân gửi được yêu cầu này."),
        _("Đây là quyền giám sát của Nhân dân qua hai tổ chức ấy."),
        _("Cấp trên của đơn vị dùng “Yêu cầu báo cáo”."),
    ),
    "commitments.not-late": RefusalText(
        _("Việc này chưa quá hạn {due_on}."),
        _("Yêu cầu chỉ gửi về việc đã quá hạn hoặc khép lại khi chưa làm."),
        _("Chờ đến hạn, hoặc đưa vào kế hoạch giám sát."),
    ),
    "commitments.request-needs-words": RefusalText(
        _("Yêu cầu còn thiếu nội dung."),
        _("Đơn vị phải biết đang được hỏi điều gì."),
        _("Ghi rõ nhận xét và điều yêu cầu."),
    ),
    "commitments.request-needs-date": RefusalText(
        _("Yêu cầu cần một ngày trả lời."),
        _("Luật chỉ định sẵn 15 ngày cho kiến nghị của Ban Thanh tra nhân dân."),
        _("Chọn ngày phải trả lời."),
    ),
    "commitments.administrator-only": RefusalText(
        _("Danh mục chủ đề do quản trị giữ."),
        _("Một danh mục dùng chung cho mọi phần, không nơi nào đổi riêng."),
        _("Nhờ người quản trị thêm hoặc thôi dùng chủ đề."),
    ),
    "commitments.topic-needs-name": RefusalText(
        _("Chủ đề cần một tên, dài nhất {most} chữ cái."),
        _("Tên hiện ở mọi trang có chủ đề này."),
        _("Ghi tên ngắn gọn."),
    ),
    "commitments.topic-known": RefusalText(
        _("Danh mục đã có chủ đề “{name}”."),
        _("Hai chủ đề cùng tên thì số liệu chia đôi."),
        _("Dùng chủ đề đã có, hoặc đặt tên khác."),
    ),
    "commitments.topic-ended": RefusalText(
        _("Chủ đề này đã thôi dùng."),
        _("Việc đã gắn vẫn giữ; việc mới dùng chủ đề khác."),
        _("Chọn một chủ đề đang dùng."),
    ),
    "commitments.topic-ends-early": RefusalText(
        _("Ngày thôi dùng phải sau ngày bắt đầu."),
        _("Chủ đề dùng được ít nhất một ngày."),
        _("Chọn ngày khác."),
    ),
    "commitments.not-for-tagging": RefusalText(
        _("Ông/bà không gắn chủ đề được."),
        _("Chỉ cán bộ xử lý việc hoặc Mặt trận mới gắn."),
        _("Báo cán bộ của đơn vị."),
    ),
    "commitments.tag-taken": RefusalText(
        _("Chủ đề này đã được bỏ."),
        _("Có người vừa bỏ chủ đề khỏi việc này."),
        _("Tải lại trang."),
    ),
    "commitments.owned-by-other": RefusalText(
        _("Việc này đang do người khác làm."),
        _("Lãnh đạo đơn vị mới giao việc của người này cho người khác."),
        _("Nhờ người đang làm hoặc lãnh đạo phân công lại."),
    ),
    "commitments.reowns-itself": RefusalText(
        _("Việc này máy tự làm."),
        _(
            "Khi người làm vắng, thôi vai trò hoặc trở lại, máy chuyển việc theo thời gian vắng đã ghi."
        ),
        _("Muốn giao cho người khác thì dùng Phân công."),
    ),
    "commitments.owner-stands": RefusalText(
        _("Việc này không phải đổi người làm."),
        _("Người làm đang giữ vai trò và không vắng."),
        _("Tải lại trang."),
    ),
    "commitments.nothing-to-assign": RefusalText(
        _("Chưa chọn việc nào."),
        _("Phải chọn ít nhất một việc để phân công."),
        _("Đánh dấu các việc rồi bấm lại."),
    ),
    "commitments.not-officer-of-unit": RefusalText(
        _("Người này không làm ở đơn vị chủ trì."),
        _("Chỉ phân công cho cán bộ của đơn vị."),
        _("Chọn người khác trong danh sách."),
    ),
}
