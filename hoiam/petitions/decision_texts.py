"""Events and refusals of decisions, execution and plans of review."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "petitions.decision.made": _(
        "Quyết định giải quyết đơn số {number}, ngày {day}: {result}. Việc phải thi hành: {orders}."
    ),
    "petitions.decision.voided": _("Quyết định về đơn số {number} không còn. Lý do: {reason}."),
    "petitions.decision.published": _("Công khai quyết định giải quyết lần hai, bản {number}."),
    "petitions.public-decision.prepared": _("Soạn bản công khai của quyết định."),
    "petitions.order.added": _("Ghi việc phải thi hành số {number}: {kind}."),
    "petitions.order.carried-out": _(
        "Thi hành việc số {number} ({kind}) ngày {day}, văn bản {paper}."
    ),
    "petitions.carried-out.taken-back": _(
        "Rút dòng thi hành ngày {day} của việc số {number}. Lý do: {reason}."
    ),
    "petitions.earlier.recorded": _(
        "Ghi đơn số {number} đã giải quyết trước khi có hệ thống: quyết định {paper}, ngày {day}, {result}."
    ),
    "petitions.plan.opened": _("Mở danh sách rà soát theo kế hoạch {number} ở {unit}."),
    "petitions.plan-case.listed": _("Đưa vụ việc {case} vào danh sách, dòng {number}."),
    "petitions.plan-case.struck": _("Bỏ vụ việc {case} khỏi danh sách, dòng {number}."),
    "petitions.plan.frozen": _("Chốt danh sách của kế hoạch {number}: {cases} vụ việc."),
    "petitions.plan-case.reviewed": _("Dòng {number} có kết quả rà soát: {paper}, ngày {day}."),
}

REFUSALS: dict[str, RefusalText] = {
    "petitions.no-decision-here": RefusalText(
        _("Loại đơn này không kết thúc bằng quyết định giải quyết khiếu nại."),
        _("Kiến nghị, phản ánh kết thúc bằng văn bản trả lời."),
        _("Quay lại đơn và chọn bước “Trả lời”."),
    ),
    "petitions.leader-decides": RefusalText(
        _("Bạn không ghi quyết định của {unit}."),
        _("Chỉ lãnh đạo của đơn vị giải quyết, hoặc cấp trên, ghi hay bỏ một quyết định."),
        _("Chuyển hồ sơ để lãnh đạo {unit} ghi."),
    ),
    "petitions.decision-replaced": RefusalText(
        _("Quyết định này không còn."),
        _("Nó đã được bỏ; quyết định đang có hiệu lực là bản khác."),
        _("Mở đơn để xem quyết định hiện nay."),
    ),
    "petitions.decision-relied-on": RefusalText(
        _("Quyết định này không bỏ được nữa."),
        _("Đã có việc được thi hành theo nó, hoặc nó đã được công khai."),
        _("Rút các dòng thi hành ghi nhầm trước; bản đã công khai thì ra bản đính chính."),
    ),
    "petitions.not-your-order": RefusalText(
        _("Bạn không ghi việc thi hành này."),
        _("Chỉ cán bộ của {unit}, của đơn vị đã giải quyết, hoặc lãnh đạo cấp trên ghi."),
        _("Báo cho {unit} để ghi."),
    ),
    "petitions.decision-publisher": RefusalText(
        _("Bạn không công khai quyết định này."),
        _("Chỉ bộ phận tiếp nhận, lãnh đạo của {unit} hoặc cấp trên công khai."),
        _("Báo cho {unit}."),
    ),
    "petitions.leader-releases": RefusalText(
        _("Bạn soạn được bản công khai, nhưng không công khai."),
        _("Chỉ lãnh đạo của {unit} hoặc cấp trên quyết định công khai."),
        _("Lưu bản soạn rồi báo lãnh đạo xem."),
    ),
    "petitions.second-alone-public": RefusalText(
        _("Quyết định này không thuộc loại phải công khai."),
        _("Luật Khiếu nại, Điều 41 chỉ yêu cầu công khai quyết định giải quyết lần hai."),
        _("Gửi quyết định cho các bên theo bước “Gửi quyết định”."),
    ),
    "petitions.result-needed": RefusalText(
        _("Chưa chọn kết quả giải quyết, hoặc kết quả không hợp với lần giải quyết."),
        _("Lần đầu: đúng, sai, đúng một phần. Lần hai: công nhận, hoặc hủy, sửa quyết định đầu."),
        _("Chọn một kết quả."),
    ),
    "petitions.findings-needed": RefusalText(
        _("Chưa ghi kết quả xác minh và căn cứ."),
        _("Quyết định giải quyết phải nêu kết quả xác minh, căn cứ pháp luật và kết luận."),
        _("Ghi nội dung kết luận."),
    ),
    "petitions.too-many-orders": RefusalText(
        _("Quá nhiều việc phải thi hành trong một quyết định."),
        _("Danh sách giữ tối đa {most} việc để còn theo dõi được."),
        _("Gộp các việc cùng loại, cùng hạn thành một dòng."),
    ),
    "petitions.order-kind": RefusalText(
        _("Chưa chọn loại việc phải thi hành."),
        _("Mỗi loại vào một cột của biểu báo cáo."),
        _("Chọn một loại."),
    ),
    "petitions.order-amount": RefusalText(
        _("Chưa ghi số lượng."),
        _("Loại việc này được theo dõi bằng số tiền, diện tích, số người hoặc số vụ."),
        _("Ghi số lớn hơn 0."),
    ),
    "petitions.order-what": RefusalText(
        _("Chưa ghi việc phải làm."),
        _("Việc khác không có số lượng, nên phải nói rõ là việc gì."),
        _("Ghi một câu ngắn."),
    ),
    "petitions.officials-of-people": RefusalText(
        _("Số cán bộ nhiều hơn số người."),
        _("Cán bộ, công chức, viên chức là một phần của số người (biểu 03/GQKN, 05/KQTH)."),
        _("Sửa một trong hai số."),
    ),
    "petitions.amount-odd": RefusalText(
        _("Số này không hợp lý."),
        _("Số âm hoặc quá lớn thường là gõ nhầm."),
        _("Kiểm tra lại số với văn bản."),
    ),
    "petitions.order-due-before": RefusalText(
        _("Hạn thi hành trước ngày ra quyết định."),
        _("Quyết định ban hành ngày {day}."),
        _("Sửa hạn, hoặc để trống nếu quyết định không định ngày."),
    ),
    "petitions.done-before-decision": RefusalText(
        _("Ngày thi hành trước ngày ra quyết định."),
        _("Quyết định ban hành ngày {day}."),
        _("Sửa ngày theo văn bản."),
    ),
    "petitions.done-paper": RefusalText(
        _("Chưa ghi văn bản."),
        _("Mỗi lần thi hành có một chứng từ, biên bản hoặc quyết định."),
        _("Ghi số của văn bản đó."),
    ),
    "petitions.more-than-ordered": RefusalText(
        _("Nhiều hơn phần còn phải thi hành."),
        _("Phần còn lại là {left}."),
        _("Kiểm tra số; nếu dòng trước ghi nhầm thì rút dòng đó trước."),
    ),
    "petitions.entry-not-standing": RefusalText(
        _("Dòng này đã được rút."),
        _("Một dòng chỉ rút một lần; dòng rút cũng không rút được."),
        _("Ghi dòng mới nếu cần."),
    ),
    "petitions.why-needed": RefusalText(
        _("Chưa ghi lý do."),
        _("Ai xem lại cũng cần biết vì sao đổi."),
        _("Ghi một câu ngắn, không ghi tên người."),
    ),
    "petitions.nothing-prepared": RefusalText(
        _("Chưa soạn bản công khai."),
        _("Bản công khai phải có người che thông tin riêng và xem lại trước."),
        _("Soạn và lưu bản công khai trước."),
    ),
    "petitions.public-changed": RefusalText(
        _("Bản công khai đã đổi sau khi bạn xem."),
        _("Chỉ công khai đúng bản mà người quyết định đã xem."),
        _("Xem lại rồi bấm công khai."),
    ),
    "petitions.personal-left": RefusalText(
        _("Còn {count} chỗ giống thông tin riêng."),
        _("Quyết định được công khai không kèm thông tin riêng của người khiếu nại."),
        _("Che đi, hoặc xác nhận từng chỗ được giữ."),
    ),
    "petitions.public-words-needed": RefusalText(
        _("Phần này đang trống."),
        _("Người đọc cần biết quyết định nói gì."),
        _("Ghi nội dung đã che."),
    ),
    "petitions.decision-paper-needed": RefusalText(
        _("Chưa ghi số quyết định."),
        _("Vụ việc cũ được nhận ra bằng số và ngày của quyết định."),
        _("Ghi số như trên quyết định."),
    ),
    "petitions.decided-before-received": RefusalText(
        _("Ngày nhận đơn sau ngày ra quyết định."),
        _("Quyết định ban hành ngày {day}."),
        _("Sửa ngày theo quyết định."),
    ),
    "petitions.number-taken": RefusalText(
        _("Số {number} đã có trong sổ."),
        _("Mỗi số của một năm chỉ dùng một lần."),
        _("Để trống để lấy số tiếp theo, hoặc mở đơn mang số đó."),
    ),
    "petitions.number-far": RefusalText(
        _("Số {number} cách số cuối của sổ ({last}) hơn {far} số."),
        _("Đơn vào sổ sau sẽ mang số tiếp theo số lớn nhất, nên một số gõ nhầm làm sổ nhảy số."),
        _("Xem lại số; nếu sổ giấy ghi đúng như vậy thì đánh dấu “Đúng số này”."),
    ),
    "petitions.plan-keeper": RefusalText(
        _("Bạn không giữ danh sách của {unit}."),
        _("Danh sách do lãnh đạo của đơn vị mở và chốt; kết quả do đơn vị đó ghi."),
        _("Báo cho {unit}."),
    ),
    "petitions.plan-named": RefusalText(
        _("Chưa ghi tên hoặc số của kế hoạch."),
        _("Danh sách gắn với một kế hoạch đã ban hành."),
        _("Ghi tên và số như trên kế hoạch."),
    ),
    "petitions.plan-frozen": RefusalText(
        _("Danh sách đã chốt."),
        _("Sau khi chốt, không vụ việc nào vào hay ra khỏi danh sách."),
        _("Mở một danh sách khác nếu có kế hoạch mới."),
    ),
    "petitions.plan-open": RefusalText(
        _("Danh sách chưa chốt."),
        _("Kết quả chỉ ghi cho danh sách đã chốt, để mẫu số không đổi."),
        _("Chốt danh sách trước."),
    ),
    "petitions.plan-empty": RefusalText(
        _("Danh sách chưa có vụ việc nào."),
        _("Chốt danh sách trống thì không rà soát được gì."),
        _("Đưa các vụ việc vào trước."),
    ),
    "petitions.plan-full": RefusalText(
        _("Danh sách đã đủ {most} dòng."),
        _("Danh sách dài hơn thì không ai rà soát nổi."),
        _("Chia thành nhiều danh sách."),
    ),
    "petitions.case-needed": RefusalText(
        _("Chưa chọn vụ việc."),
        _("Mỗi dòng là một đơn trong sổ, hoặc một số hiệu của cơ quan khác."),
        _("Ghi số đơn, ví dụ 12/2026, hoặc số hiệu của cơ quan khác."),
    ),
    "petitions.case-after-plan": RefusalText(
        _("Vụ việc này nhận sau ngày kế hoạch."),
        _("Danh sách chỉ gồm vụ việc đã có vào ngày kế hoạch, {day}."),
        _("Bỏ vụ việc này."),
    ),
    "petitions.result-paper-needed": RefusalText(
        _("Chưa ghi văn bản kết quả."),
        _("Một vụ việc được coi là rà soát xong khi có văn bản kết quả."),
        _("Ghi số văn bản."),
    ),
    "petitions.result-day-odd": RefusalText(
        _("Ngày kết quả không hợp lý."),
        _("Ngày này không trước ngày kế hoạch {day} và không ở tương lai."),
        _("Sửa ngày theo văn bản."),
    ),
    "petitions.number-of-several": RefusalText(
        _("Có nhiều đơn mang số {number}."),
        _("Số đơn chỉ riêng trong sổ của một cơ quan."),
        _("Mở trang này bằng tài khoản của cơ quan giữ đơn, hoặc ghi số hiệu đầy đủ."),
    ),
    "petitions.first-not-found": RefusalText(
        _("Không thấy đơn số {number}."),
        _("Đơn lần đầu phải có trong sổ thì hai lần mới nhớ nhau."),
        _("Ghi vụ việc lần đầu trước, hoặc để trống."),
    ),
}
