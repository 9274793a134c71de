"""What cases say: events and refusals."""

from django.utils.translation import gettext_noop as _

from hoiam.cases import desk_texts, hiding_texts, reading_texts
from hoiam.core.refusals import RefusalText

EVENTS = {
    **reading_texts.EVENTS,
    **desk_texts.EVENTS,
    **hiding_texts.EVENTS,
    "cases.case.received": _("Chuyển đến {unit}, {why}."),
    "cases.case.taken-over": _(
        "Tiếp tục tại đây việc số {number} của {system}. Chuyển đến {unit}, {why}."
    ),
    "cases.case.held": _("Chờ người đọc trước khi chuyển, vì {why}."),
    "cases.case.sorted": _("Đã đọc, chuyển đến {unit}. Lĩnh vực: {field}."),
    "cases.case.accepted": _("{unit} nhận xử lý."),
    "cases.case.asked-for-more": _("Hỏi người gửi thêm. Thời hạn vẫn tính."),
    "cases.case.supplied": _("Người gửi đã bổ sung."),
    "cases.case.handed-over": _(
        "Chuyển từ {from_unit} đến {to_unit}. Lý do: {reason}. Thời hạn không tính lại từ đầu."
    ),
    "cases.case.succeeded": _(
        "{from_unit} kết thúc từ {day}; {to_unit} kế thừa. Hạn vẫn là {due_on}, không tính lại."
    ),
    "cases.successor.chosen": _("Chọn đơn vị kế thừa của {former}: {successor}."),
    "cases.unit.settled": _(
        "Việc đang mở của {unit} chuyển sang đơn vị kế thừa: {moved}; còn {waiting} chờ người chọn."
    ),
    "cases.dates.recounted": _(
        "Lịch đổi: đã tính lại {done}/{total} hạn; lần này {moved} hạn đổi, báo {told} người."
    ),
    "cases.case.consulted": _("Hỏi ý kiến {unit}, hạn {due_on}: {question}."),
    "cases.case.consult-answered": _("{unit} đã góp ý."),
    "cases.case.extended": _("Gia hạn trả lời đến {due_on}. Lý do: {reason}."),
    "cases.answer.drafted": _("Soạn trả lời số {number}: {result}."),
    "cases.answer.approved": _("Duyệt trả lời số {number}."),
    "cases.answer.returned": _("Trả lại bản thảo số {number}. Lý do: {reason}."),
    "cases.case.answered": _("Trả lời: {result}."),
    "cases.promise.kept": _("Lời hứa đã làm xong: {what}."),
    "cases.promise.given-up": _("Không làm điều đã hứa: {what}. Lý do: {reason}."),
    "cases.promise.new-date": _("Lời hứa có ngày mới: {due_on}, thay cho {old}. Lý do: {reason}."),
    "cases.case.closed": _("Khép lại vụ việc."),
    "cases.case.reopened": _("Mở lại. Lý do: {reason}. Hạn trả lời mới: {due_on}."),
    "cases.case.joined": _("Nhập vào vụ việc {into}. Lý do: {reason}."),
    "cases.case.unjoined": _("Tách khỏi vụ việc {from_case}. Lý do: {reason}."),
    "cases.voice.joined": _("Thêm một người cùng gặp chuyện này."),
    "cases.note.written": _("Ghi chú nội bộ."),
    "cases.public-draft.prepared": _("Soạn bản công khai."),
    "cases.public-file.covered": _("Che trên một trang tài liệu trước khi công khai."),
    "cases.public-file.chosen": _("Chọn một tệp để công khai, bản đã che {masks} chỗ."),
    "cases.public-file.withheld": _("Để một tệp không công khai."),
    "cases.case.published": _("Công khai vụ việc."),
    "cases.answer.rated": _("Người gửi đánh giá: {verdict}."),
    "cases.template.saved": _("Lưu mẫu trả lời “{title}”."),
    "cases.number.kept": _("Số ở {system}: {number}."),
    "cases.number.dropped": _("Bỏ số {number} ở {system}. Lý do: {reason}."),
    "cases.numbers.taken-in": _("Nhận danh sách từ {system}: {new} số mới, {known} số đã có."),
    "cases.docket.entered-settled": _(
        "Ghi hồ sơ số {number} ({kind}) của {unit}, nhận ngày {day}, đã giải quyết từ trước."
    ),
    "cases.docket.opened": _("Mở hồ sơ thời hạn số {number} ({kind}) ở {unit}, nhận ngày {day}."),
    "cases.docket.led-on": _("Ghi vào hồ sơ thời hạn số {number}."),
    "cases.docket.reclassed": _(
        "Hồ sơ thời hạn số {number}: từ {before} thành {kind}; tính lại từ ngày nhận {day}."
    ),
    "cases.docket.closed": _("Đóng hồ sơ thời hạn số {number}. Lý do: {reason}."),
    "cases.docket.succeeded": _(
        "{from_unit} kết thúc từ {day}; {to_unit} tiếp tục hồ sơ thời hạn số {number}. Các hạn "
        "không tính lại."
    ),
    "cases.docket-part.added": _("Thêm {part} vào hồ sơ thời hạn."),
    "cases.docket-fact.taken-back": _(
        "Đính chính một sự kiện của hồ sơ thời hạn số {number}. Lý do: {reason}."
    ),
    "cases.docket-successor.chosen": _(
        "Chọn đơn vị tiếp tục hồ sơ thời hạn của {former}: {successor}."
    ),
    "cases.people.told": _("Báo tin cho người gửi qua {channel}: {outcome}."),
}
REFUSALS = {
    **reading_texts.REFUSALS,
    **desk_texts.REFUSALS,
    **hiding_texts.REFUSALS,
    "cases.nothing-to-pass-on": RefusalText(
        _("{unit} không còn việc nào chuyển tiếp được."),
        _("Việc đã chuyển, hoặc còn chờ người chọn đơn vị kế thừa."),
        _("Mở danh sách Chờ chọn đơn vị kế thừa."),
    ),
    "cases.unit-not-ended": RefusalText(
        _("{unit} chưa kết thúc."),
        _("Việc chỉ chuyển sang đơn vị kế thừa từ ngày đơn vị cũ kết thúc."),
        _("Dùng bước Chuyển nếu việc thuộc đơn vị khác."),
    ),
    "cases.not-its-successor": RefusalText(
        _("{unit} không phải đơn vị kế thừa của việc này."),
        _("Có nhiều đơn vị kế thừa, hoặc đã có người chọn đơn vị khác."),
        _("Chọn trong danh sách Chờ chọn đơn vị kế thừa."),
    ),
    "cases.not-your-unit": RefusalText(
        _("Vụ việc này của đơn vị khác."),
        _("Bước này do cán bộ của đơn vị đang giữ vụ việc làm."),
        _("Chuyển vụ việc, hoặc quay về Việc của tôi."),
    ),
    "cases.leader-only": RefusalText(
        _("Bước này cần lãnh đạo."),
        _("Chỉ lãnh đạo đơn vị hoặc cấp trên mới quyết định được."),
        _("Trình lãnh đạo của đơn vị."),
    ),
    "cases.reason-needed": RefusalText(
        _("Cần ghi lý do."),
        _("Người gửi và cấp trên sẽ đọc lý do này."),
        _("Ghi một câu nêu rõ vì sao."),
    ),
    "cases.already-taken-over": RefusalText(
        _("Việc số {number} đã tiếp tục ở đây rồi."),
        _("Một việc chỉ có một vụ việc, dù bấm hai lần."),
        _("Tìm vụ việc theo số ấy."),
    ),
    "cases.same-unit": RefusalText(
        _("Vụ việc đang ở chính đơn vị này."),
        _("Chỉ chuyển hoặc hỏi ý kiến một đơn vị khác."),
        _("Chọn đơn vị khác."),
    ),
    "cases.unit-outside": RefusalText(
        _("{unit} không thuộc chính quyền địa phương."),
        _("Không chuyển vụ việc ra ngoài hệ thống được."),
        _("Trả lời người gửi là không thuộc thẩm quyền và chỉ nơi cần đến."),
    ),
    "cases.unit-no-body": RefusalText(
        _("{unit} không nhận vụ việc được."),
        _("Đây là một địa bàn, hoặc đơn vị này không còn hay chưa có hôm nay."),
        _("Chọn một cơ quan đang hoạt động."),
    ),
    "cases.already-consulted": RefusalText(
        _("{unit} đã được hỏi đúng câu này."),
        _("Câu hỏi trước còn chờ trả lời."),
        _("Chờ góp ý, hoặc hỏi một điều khác."),
    ),
    "cases.changed-meanwhile": RefusalText(
        _("Bản soạn vừa được sửa sau khi ông/bà mở xem."),
        _("Không ai duyệt hoặc công khai những chữ mà mình chưa đọc."),
        _("Đọc lại bản mới rồi bấm lần nữa."),
    ),
    "cases.same-case": RefusalText(
        _("Không nhập một vụ việc vào chính nó."),
        _("Hai mã vụ việc giống nhau."),
        _("Nhập mã của vụ việc kia."),
    ),
    "cases.join-kind": RefusalText(
        _("Hai vụ việc khác loại."),
        _("Phản ánh, kiến nghị và câu hỏi có thời hạn khác nhau."),
        _("Giữ riêng từng vụ việc."),
    ),
    "cases.join-unknown": RefusalText(
        _("Không tìm thấy vụ việc {into}."),
        _("Mã có thể gõ sai, hoặc vụ việc thuộc đơn vị khác."),
        _("Kiểm tra lại mã, hoặc chọn một vụ việc trong danh sách gợi ý."),
    ),
    "cases.join-into-ended": RefusalText(
        _("Vụ việc {into} không nhận thêm được."),
        _("Vụ việc đó đã nhập vào nơi khác hoặc đã trả lời xong."),
        _("Chọn vụ việc đang mở, hoặc giữ riêng."),
    ),
    "cases.join-with-promise": RefusalText(
        _("Vụ việc này còn lời hứa chưa làm nên chưa gộp được."),
        _("Vụ việc đã gộp không còn trong danh sách, lời hứa sẽ bị quên."),
        _("Ghi kết quả của lời hứa trước, hoặc gộp theo chiều ngược lại."),
    ),
    "cases.draft-needed": RefusalText(
        _("Chưa có bản thảo trả lời."),
        _("Phải soạn trước khi duyệt hoặc gửi."),
        _("Soạn trả lời rồi trình lãnh đạo."),
    ),
    "cases.not-approved": RefusalText(
        _("Trả lời này chưa được duyệt."),
        _("Trả lời gửi cho người dân phải được lãnh đạo duyệt."),
        _("Trình lãnh đạo duyệt."),
    ),
    "cases.already-approved": RefusalText(
        _("Trả lời này đã được duyệt hoặc đã gửi."),
        _("Bản đã duyệt không sửa được."),
        _("Soạn bản mới nếu cần sửa."),
    ),
    "cases.text-needed": RefusalText(
        _("Chưa có nội dung."),
        _("Nội dung không được để trống."),
        _("Viết nội dung rồi lưu lại."),
    ),
    "cases.result-unknown": RefusalText(
        _("Chưa chọn câu trả lời thuộc loại nào."),
        _(
            "Mỗi câu trả lời phải nói rõ: đã làm xong, sẽ làm, không thể, hay không thuộc thẩm quyền."
        ),
        _("Chọn một trong bốn loại."),
    ),
    "cases.promise-needed": RefusalText(
        _("“Sẽ làm” cần có việc và ngày."),
        _("Lời hứa không có ngày thì không ai kiểm tra được."),
        _("Ghi sẽ làm gì và trước ngày nào."),
    ),
    "cases.promise-in-past": RefusalText(
        _("Ngày hứa phải là một ngày sắp tới."),
        _("Ngày {due_on} đã qua hoặc là hôm nay."),
        _("Chọn ngày khác, hoặc chọn “đã làm xong”."),
    ),
    "cases.rule-needed": RefusalText(
        _("Cần nêu căn cứ."),
        _("Nói “không thể” hay “không thuộc thẩm quyền” phải kèm quy định hoặc nơi có thẩm quyền."),
        _("Ghi điều khoản, hoặc cơ quan mà người gửi cần đến."),
    ),
    "cases.not-held": RefusalText(
        _("Vụ việc này không chờ phân loại."),
        _("Nó đã được đọc và chuyển."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "cases.held": RefusalText(
        _("Vụ việc này chờ người đọc trước."),
        _("Nó đến khi đang có quá nhiều tin gửi tự động."),
        _("Đọc và phân loại trước, rồi mới xử lý."),
    ),
    "cases.open-promises": RefusalText(
        _("Vẫn còn lời hứa chưa làm."),
        _("Vụ việc còn lời hứa mở thì chưa khép lại được."),
        _("Ghi kết quả của lời hứa trước."),
    ),
    "cases.open-consults": RefusalText(
        _("Vẫn còn đơn vị chưa góp ý."),
        _("Việc đã giao cho đơn vị khác còn mở thì vụ việc chưa khép lại được."),
        _("Chờ góp ý, hoặc nhờ lãnh đạo khép lại phần góp ý khi không còn cần."),
    ),
    "cases.preview-changed": RefusalText(
        _("Bản công khai đã đổi sau khi ông/bà xem: {changed}."),
        _("Chỉ công khai đúng bản mà người quyết định đã xem."),
        _("Xem lại bản mới như người lạ, rồi bấm công khai."),
    ),
    "cases.personal-left": RefusalText(
        _("Chưa công khai được: còn {count} chỗ giống thông tin riêng chưa ai quyết định."),
        _("Tên, số điện thoại, số giấy tờ, địa chỉ, biển số chỉ ra ngoài khi có người xác nhận."),
        _("Che từng chỗ, hoặc đánh dấu được nêu công khai, rồi xem lại."),
    ),
    "cases.four-eyes": RefusalText(
        _("Người soạn không tự công khai."),
        _(
            "Đơn vị còn người khác được quyết định: hai người cùng xem thì khó để lọt thông tin riêng."
        ),
        _("Nhờ người tiếp nhận khác hoặc lãnh đạo xem và công khai."),
    ),
    "cases.file-not-shown": RefusalText(
        _("Loại tệp này chưa công khai được."),
        _("Chỉ che được ảnh và tài liệu PDF; giọng nói, hình người trong bản ghi thì không."),
        _("Để tệp không công khai; có thể tả nội dung bằng lời trong bản công khai."),
    ),
    "cases.alt-needed": RefusalText(
        _("Chưa tả tệp này."),
        _("Người không nhìn được chỉ biết tệp qua lời tả."),
        _("Tả ngắn gọn trong tệp có gì, không ghi tên ai."),
    ),
    "cases.too-many-masks": RefusalText(
        _("Nhiều chỗ che quá."),
        _("Một ảnh hoặc một trang có nhiều nhất {most} chỗ che."),
        _("Gộp các chỗ gần nhau thành một, hoặc để tệp không công khai."),
    ),
    "cases.file-copy-gone": RefusalText(
        _("Bản làm để công khai của một tệp không còn nguyên."),
        _("Bản trên đĩa khác bản đã xem nên không được đưa ra."),
        _("Mở bước Tệp, làm lại bản công khai của tệp đó rồi xem lại."),
    ),
    "cases.nothing-public-yet": RefusalText(
        _("Chưa soạn bản công khai."),
        _("Người quyết định phải xem bản công khai trước khi công khai."),
        _("Soạn bản công khai, che thông tin riêng, rồi bấm công khai."),
    ),
    "cases.already-rated": RefusalText(
        _("Ông/bà đã đánh giá câu trả lời này."),
        _("Mỗi người đánh giá mỗi câu trả lời một lần."),
        _("Nếu việc vẫn chưa xong, gửi thêm ý kiến."),
    ),
    "cases.no-answer-yet": RefusalText(
        _("Chưa có câu trả lời để đánh giá."),
        _("Vụ việc này chưa được trả lời."),
        _("Quay lại khi đã có trả lời."),
    ),
    "cases.not-yours": RefusalText(
        _("Chỉ người gửi mới làm được việc này."),
        _("Cần mã tra cứu của chính ý kiến đó."),
        _("Nhập mã tra cứu ghi trên biên nhận."),
    ),
    "cases.consult-not-found": RefusalText(
        _("Không có yêu cầu góp ý nào cho đơn vị này."),
        _("Yêu cầu đã được trả lời hoặc không có."),
        _("Tải lại trang để xem trạng thái mới."),
    ),
    "cases.nobody-to-tell": RefusalText(
        _("Tin này đã được báo."),
        _("Không còn ai chờ được báo."),
        _("Tải lại danh sách."),
    ),
    "cases.number-needed": RefusalText(
        _("Cần ghi tên hệ thống và số, mỗi ô một dòng."),
        _("Số chỉ có nghĩa khi biết là của hệ thống nào; dài nhất {limit} chữ."),
        _("Chép lại đúng số trên hệ thống kia, kể cả số 0 ở đầu."),
    ),
    "cases.number-known": RefusalText(
        _("Số {number} ở {system} đã ghi cho vụ việc này."),
        _("Mỗi số chỉ ghi một lần."),
        _("Không cần làm gì thêm, hoặc kiểm tra lại số."),
    ),
    "cases.template-code": RefusalText(
        _("Mẫu trả lời cần tiêu đề và nội dung."),
        _("Mẫu trống không dùng được."),
        _("Điền tiêu đề và nội dung."),
    ),
    "cases.docket-denunciation": RefusalText(
        _("Chưa mở được hồ sơ thời hạn cho tố cáo."),
        _("Đơn tố cáo phải giữ kín; hệ thống này chưa niêm phong được nên không lưu gì về tố cáo."),
        _("Tính hạn tố cáo ở trang Tính hạn (/quy-dinh/tinh-han): trang đó không lưu gì."),
    ),
    "cases.docket-denunciation-told": RefusalText(
        _("Chỗ này không ghi điều nói về tố cáo."),
        _("Lời tố cáo phải giữ kín; ở đây ai làm việc trong đơn vị cũng đọc được."),
        _("Bỏ phần nói về tố cáo, chỉ ghi số văn bản và lý do chung."),
    ),
    "cases.docket-kind": RefusalText(
        _("Chưa chọn loại việc."),
        _("Mỗi loại việc có các thời hạn riêng."),
        _("Chọn một loại trong danh sách."),
    ),
    "cases.docket-number": RefusalText(
        _("Số này không đúng dạng số của sổ."),
        _("Số có ít nhất một chữ số, không có dấu cách, dài nhất 40 chữ; không ghi tên người."),
        _("Chép lại số trong sổ, ví dụ 12/2026 hoặc 07/KN."),
    ),
    "cases.docket-known": RefusalText(
        _("Số {number} của loại việc này đã có hồ sơ thời hạn."),
        _("Mỗi số trong sổ của đơn vị chỉ mở một hồ sơ."),
        _("Mở hồ sơ đã có, hoặc kiểm tra lại số."),
    ),
    "cases.docket-ahead": RefusalText(
        _("Ngày {day} chưa đến."),
        _("Hồ sơ chỉ mở khi đơn đã nhận."),
        _("Ghi đúng ngày nhận trong sổ."),
    ),
    "cases.docket-decision": RefusalText(
        _("Cần nêu quyết định."),
        _("Vùng ghi khác với danh mục thì phải có quyết định của cơ quan có thẩm quyền."),
        _("Ghi số quyết định, hoặc để theo danh mục."),
    ),
    "cases.docket-parts": RefusalText(
        _("Một hồ sơ có nhiều nhất {most} người và {most} nội dung."),
        _("Nhiều hơn thì khó theo dõi từng hạn."),
        _("Mở thêm hồ sơ cho phần còn lại."),
    ),
    "cases.docket-part-kind": RefusalText(
        _("Chưa chọn thêm người hay thêm nội dung."),
        _("Phần của hồ sơ là một người hoặc một nội dung, chỉ ghi bằng số."),
        _("Chọn một trong hai."),
    ),
    "cases.docket-part-unknown": RefusalText(
        _("Hồ sơ không có phần này."),
        _("Người hay nội dung chưa được thêm vào hồ sơ."),
        _("Chọn lại trong danh sách, hoặc thêm phần mới."),
    ),
    "cases.docket-not-yet": RefusalText(
        _("Ngày {day} chưa ghi được: {act}."),
        _("Đến ngày đó hồ sơ chưa có sự kiện phải có trước: {before}."),
        _("Kiểm tra lại ngày, hoặc ghi sự kiện còn thiếu trước."),
    ),
    "cases.docket-done-before": RefusalText(
        _("Hồ sơ đã có sự kiện này: {act}."),
        _("Sự kiện này chỉ có một lần."),
        _("Nếu lần ghi trước sai thì đính chính lần đó, rồi ghi lại."),
    ),
    "cases.docket-nothing-to-tell": RefusalText(
        _("Không có hạn nào đang tính để báo."),
        _("Phiếu báo ghi các hạn còn chờ."),
        _("Xem các sự kiện đã ghi ở trang hồ sơ."),
    ),
    "cases.docket-led-elsewhere": RefusalText(
        _("Các mốc của hồ sơ này được ghi từ đơn."),
        _("Hồ sơ thuộc một đơn trong sổ đơn; mỗi bước của đơn tự ghi mốc của nó."),
        _("Mở đơn và chọn bước cần làm."),
    ),
    "cases.docket-led-on-already": RefusalText(
        _("Hồ sơ {number} đã có bước sau ngày nhận nên không đổi loại được."),
        _("Thời hạn của bước đã làm tính theo loại việc cũ."),
        _("Hủy các bước đã ghi trước, mỗi bước một lý do; rồi đổi loại."),
    ),
    "cases.docket-closed": RefusalText(
        _("Hồ sơ thời hạn này đã đóng."),
        _("Hồ sơ đã đóng không ghi thêm."),
        _("Xem lại các sự kiện đã ghi ở trang hồ sơ."),
    ),
    "cases.docket-owes": RefusalText(
        _("Vẫn còn thời hạn đang tính."),
        _("Hồ sơ chỉ đóng khi không còn việc nào phải làm theo hạn."),
        _("Ghi sự kiện kết thúc các hạn trước, ví dụ ra quyết định, gửi quyết định, rút đơn."),
    ),
}
