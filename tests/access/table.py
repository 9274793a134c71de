"""The table role × object × step, as a lawyer reads it: who may, everybody else may not.

The policies are the code; this is what they are compared with, cell by cell. A step that stands
nowhere here, and a row without its step, fail the test. `docs/reference/access.md` is written of it.
"""

from dataclasses import dataclass

# One column each. Who holds a role holds it on that day at the unit named; "đơn vị" is the unit
# that has the matter.
PEOPLE = {
    "X": "người lạ, không có mã tra cứu",
    "P": "người gửi, có mã tra cứu",
    "C": "tiếp nhận của đơn vị",
    "H": "xử lý của đơn vị",
    "L": "lãnh đạo của đơn vị",
    "W": "pháp chế của đơn vị",
    "F": "Mặt trận của địa bàn",
    "fL": "lãnh đạo tại cơ quan Mặt trận của địa bàn",
    "uA": "quản trị tại đơn vị, trong phiên",
    "sC": "tiếp nhận của cấp trên",
    "sH": "xử lý của cấp trên",
    "sL": "lãnh đạo cấp trên trực tiếp",
    "pL": "lãnh đạo tỉnh",
    "pW": "pháp chế tỉnh",
    "pA": "quản trị tỉnh, trong phiên",
    "pa": "quản trị tỉnh, ngoài phiên",
    "dC": "tiếp nhận của bàn đã nhận",
    "dH": "xử lý của nơi đặt bàn đã nhận",
    "dL": "lãnh đạo của nơi đặt bàn đã nhận",
    "dW": "pháp chế của nơi đặt bàn đã nhận",
    "kH": "xử lý của đơn vị được hỏi ý kiến",
    "oC": "tiếp nhận của đơn vị khác",
    "oH": "xử lý của đơn vị khác",
    "oL": "lãnh đạo của đơn vị khác",
    "oF": "Mặt trận của địa bàn khác",
    "E": "cán bộ của đơn vị, mọi vai trò đã hết hạn",
    "@": "chính người mà việc này nói về",
    "S": "máy: việc tự động và lệnh gõ tại máy chủ",
}

WORK = "C H L sL pL"  # whoever works at the unit, and who leads it from above
LEAD = "L sL pL"
ANY_WORKER = "C H L sC sH sL pL dC dH dL kH oC oH oL fL"
ANY_OFFICER = f"{ANY_WORKER} W dW F uA pW pA pa oF E @"
EVERYBODY = f"X P S {ANY_OFFICER}"


@dataclass(frozen=True, slots=True)
class Row:
    """One step on one object."""

    step: str  # `part.step`, as the page asks for it; `part.step:variant` where it depends
    thing: str
    says: str
    may: str
    # Why nobody is refused for the unit or for the role: asked elsewhere, or meant so.
    open: str = ""

    @property
    def allowed(self) -> frozenset[str]:
        return frozenset(self.may.split())


CASE, ANSWER, PAGE = "vụ việc", "trả lời", "trang công khai"
HAMLET = "địa bàn thôn"
CONTACT, DOCKET, DUTY = "phần riêng tư của ý kiến", "hồ sơ thời hạn", "việc phải làm"
OFFICER, REGISTER, RULE = "tài khoản, vai trò", "sổ cũ", "quy định, lịch, chỉ tiêu"
VISIT = "lượt tiếp công dân"
PETITION = "đơn"
SECRET = "hồ sơ tố cáo"
SEALED = "hồ sơ niêm phong"
MEETING = "cuộc gặp"
CHECKED = "bản nháp đối chiếu số liệu"
REPORT = "báo cáo số liệu bằng lời"
CLOSED = "kỳ đã chốt"
OPEN_DATA = "dữ liệu mở"
LOG = "nhật ký công khai"
SELF = "mỗi người làm cho chính mình"
# Administration belongs to the installation: what is refused is the role that is over, the session
# that is not open, and every other role.
INNER = "bước bên trong; phần gọi nó đã hỏi người này có được làm không"

STEPS = (
    # ---- cases
    Row("cases.sort", CASE, "Phân loại việc đang chờ người đọc", f"{WORK} S"),
    Row("cases.accept", CASE, "Nhận xử lý", f"{WORK} S"),
    Row("cases.ask_for_more", CASE, "Hỏi thêm người gửi", f"{WORK} S"),
    Row("cases.supply", CASE, "Bổ sung", f"P {WORK} S"),
    Row("cases.hand_over", CASE, "Chuyển cơ quan có thẩm quyền", f"{WORK} dC S"),
    Row("cases.consult", CASE, "Hỏi ý kiến đơn vị khác", f"{WORK} S"),
    Row("cases.extend", CASE, "Gia hạn", f"{LEAD} S"),
    Row("cases.draft_answer", ANSWER, "Soạn trả lời", f"{WORK} S"),
    Row("cases.approve_answer", ANSWER, "Duyệt trả lời", f"{LEAD} S"),
    Row("cases.answer", ANSWER, "Gửi trả lời đã duyệt", f"{WORK} S"),
    Row("cases.close", CASE, "Kết thúc", f"{WORK} S"),
    Row("cases.reopen", CASE, "Mở lại", f"P {LEAD} S"),
    Row("cases.join", CASE, "Gộp", f"{WORK} S"),
    Row("cases.unjoin", CASE, "Tách ra", f"{WORK} S"),
    Row("cases.note", CASE, "Ghi chú nội bộ", f"{WORK} S"),
    Row("cases.tell", CASE, "Ghi là đã báo người gửi", "C H L sL pL dC"),
    Row("cases.number", CASE, "Ghi số ở hệ thống khác", "C H L sL pL dC S"),
    Row("cases.keep_promise", CASE, "Ghi kết quả lời hứa của một đơn vị", f"{WORK} kH S"),
    Row("cases.teach", CASE, "Học cách gợi ý lĩnh vực", "S"),
    Row("cases.settle", CASE, "Chuyển việc khi đơn vị kết thúc", "S"),
    Row("cases.choose_successor", CASE, "Chọn đơn vị kế thừa", "C L sL pL S"),
    Row("cases.prepare_publication", PAGE, "Chuẩn bị bản công khai", f"{WORK} S"),
    Row("cases.release", PAGE, "Đưa bản công khai lên", "C L sL pL S"),
    Row(
        "cases.release:prepared", PAGE,
        "Đưa lên bản do chính mình chuẩn bị, khi đơn vị còn người khác đưa được", "S",
    ),
    Row("cases.hide", PAGE, "Ẩn trang, hiện lại", f"{LEAD} S"),
    Row("cases.decide_appeal", PAGE, "Quyết định khiếu nại việc ẩn", "sL pL"),
    Row("cases.state_opinion", PAGE, "Mặt trận nêu ý kiến về việc ẩn", "F"),
    Row("cases.read", CONTACT, "Mở xem tên, số điện thoại, điểm chính xác, tệp gốc", "C H L sL pL dC"),
    Row("cases.read_words", CONTACT, "Đọc lời nói nguyên văn", "C H L sL pL dC kH"),
    Row("cases.assist", CONTACT, "Giúp người đến bàn tra cứu việc của họ", "dC"),
    Row("cases.record_demand", "yêu cầu của cơ quan khác", "Ghi yêu cầu có văn bản", "C L sL pL"),
    Row("cases.decide_demand", "yêu cầu của cơ quan khác", "Quyết định cung cấp hay không", LEAD),
    Row("cases.open_docket", DOCKET, "Mở", WORK),
    Row("cases.record_docket", DOCKET, "Ghi một bước có ngày", f"{WORK} S"),
    Row("cases.close_docket", DOCKET, "Đóng", f"{WORK} S"),
    Row("cases.cancel_docket", DOCKET, "Đính chính một bước", f"{LEAD} S"),
    Row("cases.choose_docket_successor", DOCKET, "Chọn đơn vị kế thừa", "C L sL pL"),
    # ---- commitments
    Row("commitments.work", DUTY, "Ghi kết quả, xin lùi hạn", f"{WORK} S"),
    Row("commitments.assign", DUTY, "Phân công việc chưa có người làm", f"{WORK} S"),
    Row("commitments.assign:owned", DUTY, "Phân công lại việc của người khác", f"{LEAD} S"),
    Row("commitments.reown", DUTY, "Đổi người làm khi người làm vắng, thôi, trở lại", "S"),
    Row("commitments.record", DUTY, "Ghi một sự kiện có ngày", f"{WORK} S"),
    Row("commitments.record:gains", DUTY, "Ghi sự kiện làm hạn dài thêm", f"{LEAD} S"),
    Row("commitments.cancel_fact", DUTY, "Đính chính một sự kiện", f"{LEAD} S"),
    Row("commitments.accept_new_date", DUTY, "Cho ngày mới, việc do cấp trên giao", "sL pL S"),
    Row("commitments.accept_new_date:own", DUTY, "Cho ngày mới, việc đơn vị tự nhận", f"{LEAD} S"),
    Row("commitments.leave_undone", DUTY, "Khép lại khi chưa làm", "sL pL S"),
    Row("commitments.reopen", DUTY, "Mở lại điều đã trả lời, đã hứa", f"P {WORK} S"),
    Row("commitments.reopen:other", DUTY, "Mở lại việc khác", f"{WORK} S"),
    Row("commitments.demand_report", DUTY, "Yêu cầu báo cáo việc quá hạn", "sL pL"),
    Row("commitments.say_not_kept", DUTY, "Nói chưa giữ lời, việc hứa với người hỏi", "P X",
        open="người gửi được nhận ra bằng mã tra cứu trước khi hỏi bước này"),
    Row("commitments.say_not_kept:front", DUTY, "Nói chưa giữ lời, thay mặt Nhân dân", "F"),
    Row("commitments.send_request", DUTY, "Gửi yêu cầu về việc quá hạn", "F"),
    Row("commitments.tag", DUTY, "Gắn, bỏ chủ đề", f"{ANY_WORKER} F oF",
        open="cửa vào tìm việc cho chính người đó trước; không thấy thì không gắn được"),
    Row("commitments.keep_topics", DUTY, "Giữ danh mục chủ đề", "uA pA S",
        open="một danh mục cho cả tỉnh"),
    Row("commitments.recount", DUTY, "Tính lại hạn khi lịch hay quy định đổi", "S"),
    Row("commitments.remind", DUTY, "Nhắc việc", "S"),
    Row("figures.send_digest", DUTY, "Gửi thư tổng hợp hằng tuần", "S"),
    Row("figures.choose_digest", "thư tổng hợp tuần", "Nhận hay thôi nhận", "L fL sL pL dL oL F oF",
        open="mỗi người chọn cho chính mình"),
    Row("figures.keep_press_figure", "số liệu báo chí", "Ghi, đính chính số liệu báo chí", "C H L"),
    Row("figures.open_forms", "biểu số liệu", "Xem biểu của cơ quan, mở từng ô", "C H L sC sH sL pL"),
    Row("figures.enter_number", "biểu số liệu", "Nhập số mà không sổ nào giữ", "C H L sC sH sL"),
    Row("figures.begin_draft", CHECKED, "Đưa bản nháp vào đối chiếu", "C H L"),
    Row("figures.open_draft", CHECKED, "Mở, sửa, chọn số liệu, xóa bản nháp", "@"),
    Row("figures.write_report", REPORT, "Mở, viết, ban hành báo cáo", "C H L sC sH sL"),
    Row("figures.keep_outline", REPORT, "Sửa lời mẫu của báo cáo", "L sL"),
    Row("figures.close_period", CLOSED, "Chốt, chốt bổ sung số liệu của đơn vị", "L"),
    Row("figures.explain_difference", CLOSED, "Ghi lý do chênh lệch", "C H L"),
    Row("figures.release_open_data", OPEN_DATA, "Lập tệp dữ liệu mở", "S"),
    Row("figures.enter_year_total", OPEN_DATA, "Nhập số tố cáo của cả tỉnh theo năm", "pL dL"),
    Row("figures.confirm_year_total", OPEN_DATA, "Xác nhận số ấy, người khác người nhập", "pL dL"),
    Row("figures.forget_drafts", CHECKED, "Xóa bản nháp hết hạn giữ", "S"),
    # ---- voices, notices
    Row("voices.write_for", "ý kiến", "Nói, hoặc ghi hộ tại bàn của đơn vị", "X P C H L S"),
    Row(
        "notices.record", "tin báo", "Ghi là đã báo", ANY_WORKER,
        open="bước bên trong; vụ việc hỏi trước: Ghi là đã báo người gửi",
    ),
    Row("papers.issue", "giấy tờ", "Ban hành, thay thế, lưu bản đã ký", f"{ANY_WORKER} S", open=INNER),
    Row("papers.keep_template", "mẫu Word riêng", "Đặt, thôi dùng mẫu Word của đơn vị", LEAD),
    # ---- outreach
    Row("outreach.keep", HAMLET, "Phân công, cụm, số dân", "C L sC sL F fL pL S"),
    Row("outreach.note", HAMLET, "Ghi chuyến đi, ghi nhận, báo lại thôn", "C H L sC sH sL F fL pL S"),
    Row("outreach.issue", "thông báo tới thôn", "Gửi, thu hồi, giao việc", "C L sL pL S"),
    Row("outreach.report", "thông báo tới thôn", "Báo cáo việc được giao", f"{WORK} S"),
    # ---- registers, imports
    Row("registers.continue", REGISTER, "Đưa dòng còn mở vào làm tiếp", f"{WORK} S"),
    Row("registers.place", REGISTER, "Chọn đơn vị kế thừa cho một dòng", f"{WORK} S"),
    Row("imports.import", "nạp tệp", "Nạp sổ của đơn vị", "C L S"),
    Row("imports.import:house", "nạp tệp", "Nạp đơn vị, cán bộ, thẩm quyền", "uA pA S"),
    # ---- rules, units
    Row("rules.set_rules", RULE, "Ghi lịch nghỉ, thông báo năm, chỉ tiêu", "pA S"),
    Row("rules.correct", RULE, "Đính chính quy định", "pW dW"),
    Row("rules.comment", RULE, "Nhận xét quy định", "W pW dW",
        open="một bộ quy định cho cả tỉnh: pháp chế của đơn vị nào cũng nhận xét được"),
    Row("publication.run_log", LOG, "Xếp chỗ, ký, đối chiếu sau khôi phục", "S"),
    Row("publication.name_witness", LOG, "Mời, thôi mời người làm chứng; nộp chữ ký của họ", "uA pA S"),
    Row("units.administer", "đơn vị, thẩm quyền, lĩnh vực", "Lập, đổi tên, sáp nhập, ghi thẩm quyền", "uA pA S"),
    Row("units.place", "đơn vị, thẩm quyền, lĩnh vực", "Ghi một kế thừa", f"{ANY_OFFICER} S", open=INNER),
    # ---- accounts, base
    Row("accounts.administer", OFFICER, "Lập, đóng tài khoản, giao, kết thúc vai trò", "uA pA S"),
    Row("accounts.open_administration", OFFICER, "Mở phiên quản trị, có lý do", "uA pA pa"),
    Row("accounts.end_administration", OFFICER, "Kết thúc phiên quản trị", "@ uA pA S"),
    Row("accounts.read_sessions", OFFICER, "Xem mọi phiên quản trị", "F oF uA pL pA"),
    Row("accounts.write_absence", OFFICER, "Ghi thời gian vắng, người làm thay", "@ L sL pL uA pA S"),
    Row("accounts.end_sessions", OFFICER, "Đóng các phiên đăng nhập", "@ uA pA S"),
    Row("accounts.knock", OFFICER, "Thử đăng nhập", "X P", open="chưa ai biết người này là ai"),
    Row("accounts.export", "danh sách tải về", "Tải danh sách mình xem được, có ghi tên", ANY_OFFICER,
        open="chỉ tải được những dòng mà người này xem được trên trang"),
    Row("base.turn_clock", "đồng hồ tập huấn", "Đặt đồng hồ", "uA pA S"),
    # ---- protection
    Row("protection.anonymise", "dữ liệu cá nhân", "Xóa phần nhận ra một người", f"{LEAD} S"),
    Row("protection.hold", "dữ liệu cá nhân", "Hoãn xóa, thôi hoãn", f"{LEAD} S"),
    Row("protection.dispose", "dữ liệu cá nhân", "Xóa khi hết thời hạn lưu", "S"),
    Row("protection.replay", "dữ liệu cá nhân", "Xóa lại sau khi phục hồi", "S"),
    Row("protection.ask", "yêu cầu về dữ liệu của mình", "Yêu cầu xem, sửa, xóa", "P",
        open="nhận ra bằng mã tra cứu"),
    Row("protection.open_request", "yêu cầu về dữ liệu của mình", "Mở xem, có ghi lại", WORK),
    Row("protection.answer_request", "yêu cầu về dữ liệu của mình", "Trả lời", WORK),
    Row("protection.decide_request", "yêu cầu về dữ liệu của mình", "Từ chối, xóa, xin thêm ngày", f"{LEAD} S"),
    Row("protection.record_breach", "lộ dữ liệu", "Ghi một vụ", f"{WORK} uA"),
    Row("protection.handle_breach", "lộ dữ liệu", "Ghi việc đã làm", f"{WORK} uA"),
    Row("protection.decide_breach", "lộ dữ liệu", "Kết luận, công bố, khép lại", LEAD),
    # ---- meetings
    Row("meetings.record", MEETING, "Đưa vào kế hoạch của đơn vị; ghi đề nghị của cử tri", "C L sL pL S"),
    Row("meetings.conclude", MEETING, "Ghi kết luận, giao việc", "C L sL pL S"),
    Row("meetings.read_out", MEETING, "Đọc lại việc còn nợ", "C L sL pL S"),
    Row("meetings.write_minutes", MEETING, "Viết biên bản", "C L sL pL S"),
    Row("meetings.close", MEETING, "Khép biên bản", "C L sL pL S"),
    Row("meetings.publish", MEETING, "Công khai biên bản đã che", "C L sL pL S"),
    Row("meetings.correct", MEETING, "Đính chính biên bản đã khép", f"{LEAD} S"),
    Row("meetings.settle", MEETING, "Ghi kết quả việc cuộc gặp để lại", f"{WORK} S"),
    Row("meetings.raise", MEETING, "Chuyển lên cấp trên việc không tự giải quyết được", f"{WORK} S"),
    Row("meetings.decide_outside", MEETING, "Mặt trận xem lại câu hỏi bị coi là ngoài nội dung", "F S"),
    Row("meetings.keep", MEETING, "Công bố, dời, hủy, ghi đã họp, ghi người dự", "C L sL pL S"),
    # ---- reception
    Row("reception.receive", VISIT, "Ghi lượt tiếp tại bàn của đơn vị", "C H L"),
    Row("reception.follow_up", VISIT, "Mở xem tên người, ghi thêm, nhận tài liệu", "C H L sC sH sL pL"),
    Row("reception.conclude", VISIT, "Ghi kết luận của người đứng đầu", "C L sC sL pL"),
    Row("reception.line_up", VISIT, "Cấp số, mời số", "C L sC sL pL"),
    Row("reception.take_register", VISIT, "Lấy sổ có tên người, có ghi lại", "C L sC sL pL"),
    # ---- petitions
    Row("petitions.register", PETITION, "Ghi đơn vào sổ của đơn vị", "C H L"),
    Row("petitions.lead", PETITION, "Phân loại, ghi người đứng đơn, tách, nối", f"{WORK} S"),
    Row("petitions.reclassify", PETITION, "Đổi loại đơn, tính lại hạn", f"{LEAD} S"),
    Row("petitions.take_step", PETITION, "Ghi một bước của đơn", f"{WORK} S"),
    Row("petitions.take_step:signed", PETITION, "Ghi bước mà lãnh đạo ký", f"{LEAD} S"),
    Row("petitions.take_step:verified", PETITION, "Ghi báo cáo xác minh, khi đơn vị được giao",
        "C H L oC oH oL pL S"),
    Row("petitions.take_back", PETITION, "Đính chính một bước", f"{LEAD} S"),
    Row("petitions.open_second", PETITION, "Vào sổ khiếu nại lần hai từ đơn lần đầu", ANY_WORKER,
        open="đơn lần hai vào sổ của nơi khác; sổ của ai thì bước ghi sổ tự hỏi"),
    Row("petitions.decide", PETITION, "Ghi quyết định giải quyết", LEAD),
    Row("petitions.void", PETITION, "Bỏ quyết định ghi nhầm", LEAD),
    Row("petitions.order", PETITION, "Ghi thêm việc phải thi hành", WORK),
    Row("petitions.carry_out", PETITION, "Ghi kết quả thi hành", WORK),
    Row("petitions.prepare_decision", PETITION, "Soạn bản công khai của quyết định", "C L sL pL"),
    Row("petitions.publish_decision", PETITION, "Công khai quyết định lần hai", LEAD),
    Row("petitions.record_earlier", PETITION, "Ghi vụ việc đã giải quyết từ trước", "C L sL pL"),
    Row("petitions.open_plan", PETITION, "Mở danh sách rà soát", LEAD),
    Row("petitions.list", PETITION, "Đưa vụ việc vào danh sách, bỏ ra", LEAD),
    Row("petitions.freeze", PETITION, "Chốt danh sách", LEAD),
    Row("petitions.review", PETITION, "Ghi kết quả rà soát", "C L sL pL"),
    Row("petitions.take_register", PETITION, "Lấy sổ có tên người, có ghi lại", "C L sC sL pL"),
    Row("petitions.issue_paper", PETITION, "Ban hành, thay thế, gửi văn bản của một bước", f"{WORK} S"),
    # ---- denunciations: C registered it, L settles it, H verifies it; no other role sees it
    Row("denunciations.register", SECRET, "Vào sổ tố cáo của đơn vị", "C L"),
    Row("denunciations.register_signed", SECRET, "Vào sổ thư niêm phong đã ký, đã trình bày", "C L"),
    Row("denunciations.open", SECRET, "Mở hồ sơ, sau khi khai xung đột lợi ích", "C H L"),
    Row("denunciations.declare", SECRET, "Khai xung đột lợi ích", "C H L"),
    Row("denunciations.name_head", SECRET, "Giao người giải quyết khi chưa có", "C H L"),
    Row("denunciations.name", SECRET, "Giao người xác minh", "L"),
    Row("denunciations.relieve", SECRET, "Cho người khác thôi", "L"),
    Row("denunciations.take", SECRET, "Ghi bước phải ký", "L"),
    Row("denunciations.take:officer", SECRET, "Ghi bước không phải ký", "C H L"),
    Row("denunciations.take_back", SECRET, "Đính chính bước sau cùng", "L"),
    Row("denunciations.enter", SECRET, "Ghi kết quả theo kết luận", "C H L"),
    Row("seals.send", SEALED, "Gửi thư niêm phong", "P"),
    Row("seals.open", SEALED, "Mở hồ sơ, sau khi cam kết", "C H L"),
    Row("seals.declare", SEALED, "Khai xung đột lợi ích", "C H L"),
    Row("seals.open_identity", SEALED, "Mở niêm phong danh tính", "C L"),
    Row("seals.keep_item", SEALED, "Cất tệp niêm phong", "C H L"),
    Row("seals.wrap_key", SEALED, "Cất khóa, bọc khóa lại", "C L"),
    Row("seals.take_step", SEALED, "Ghi bước xử lý", "C L"),
    Row("seals.name", SEALED, "Giao thêm người có trong danh sách", "C L"),
    Row("seals.relieve", SEALED, "Cho người xác minh thôi, hoặc tự thôi", "C H L"),
    Row("seals.publish_list", SEALED, "Đưa danh sách người nhận đã ký lên", "pA S"),
    Row("seals.keep_key", SEALED, "Cất khóa của chính mình", ANY_WORKER,
        open="khóa của chính mình; có được nhận gì không là do danh sách tỉnh ký"),
    Row("denunciations.adopt", SECRET, "Giao lại hồ sơ không còn ai làm", "sL"),
    # ---- letter boxes, hotline
    Row("reception.keep_box", "hòm thư, đường dây nóng", "Đặt hòm, mở hòm, ghi thư; mở số", "C L sL pL"),
    Row("reception.rule_hotline", "hòm thư, đường dây nóng", "Đặt quy chế đường dây nóng", LEAD),
    Row("reception.log_call", "hòm thư, đường dây nóng", "Ghi cuộc gọi", "C H L"),
    Row("reception.call_back", "hòm thư, đường dây nóng", "Ghi lần gọi lại", "C H L kH"),
)  # fmt: skip

# What somebody reads at all: `part.visible_to`, and what stands beside it under another name.
READS = (
    Row("cases.queries.visible_to", CASE, "Xem vụ việc (phần riêng tư vẫn che)", f"{WORK} dC kH F"),
    Row("cases.dockets.visible_to", DOCKET, "Xem", WORK),
    Row("cases.demands.visible_to", "yêu cầu của cơ quan khác", "Xem", "C L sL pL"),
    Row("commitments.queries.visible_to", DUTY, "Xem", f"{WORK} F"),
    Row("commitments.owning.unowned", DUTY, "Xem việc chưa có người làm", LEAD),
    Row("commitments.asked.visible_to", DUTY, "Xem yêu cầu của Mặt trận, thanh tra nhân dân", f"{WORK} F"),
    Row("voices.queries.visible_to", "ý kiến", "Xem ý kiến ghi tại bàn mình", "dC dH dL"),
    Row("notices.queries.visible_to", "tin báo", "Xem", f"{ANY_WORKER} S",
        open="trang của vụ việc chỉ hỏi theo mã vụ việc mà người này xem được"),
    Row("papers.queries.visible_to", "giấy tờ", "Xem sổ văn bản đi của đơn vị mình", "C H L"),
    Row("publication.queries.visible_to", PAGE, "Xem", EVERYBODY, open="trang công khai"),
    Row("publication.queries.appeals_before", PAGE, "Xem khiếu nại việc ẩn", "sL pL F"),
    Row("outreach.queries.visible_to", HAMLET, "Xem ghi nhận", "C H L sC sH sL F fL pL S"),
    Row("outreach.spreading.visible_to", "thông báo tới thôn", "Xem ở văn phòng", "C H L sC sH sL F fL pL S"),
    Row("registers.queries.visible_to", REGISTER, "Xem dòng", WORK),
    Row("imports.queries.visible_to", "nạp tệp", "Xem lần nạp sổ của đơn vị", "C L S"),
    Row("imports.queries.visible_to:house", "nạp tệp", "Xem lần nạp đơn vị, cán bộ", "uA pA S"),
    Row("figures.leading.visible_to", DUTY, "Theo dõi trên trang Tổng quan, không lọc bớt", f"{LEAD} F"),
    Row("figures.claim_drafts.visible_to", CHECKED, "Xem", "@"),
    Row("figures.narratives.reading.visible_to", REPORT, "Xem báo cáo đang viết", "C H L sC sH sL"),
    Row("figures.closings.reading.visible_to", CLOSED, "Xem, tính lại, so", WORK),
    Row("figures.queries.visible_to", "số liệu", "Xem số đếm", EVERYBODY, open="số liệu công khai"),
    Row("rules.queries.visible_to", RULE, "Xem chỉ tiêu", EVERYBODY, open="công khai"),
    Row("units.queries.visible_to", "đơn vị, thẩm quyền, lĩnh vực", "Xem", EVERYBODY, open="công khai"),
    Row("accounts.queries.visible_to", OFFICER, "Xem tài khoản của người cùng đơn vị", "C H L W uA pA"),
    Row("accounts.queries.sessions", OFFICER, "Xem phiên quản trị", "@ F oF uA pL pA"),
    Row("accounts.queries.absences", OFFICER, "Xem thời gian vắng", "@ C H L sL pL uA pA"),
    Row("meetings.questions.visible_to", MEETING, "Xem câu hỏi đã gửi tới cuộc gặp, nguyên lời", "C H L sC sH sL pL S"),
    Row("meetings.queries.visible_to", MEETING, "Xem cuộc gặp chưa công bố", "C H L sC sH sL pL F oF S"),
    Row("reception.queries.visible_to", VISIT, "Xem lượt tiếp (tên vẫn che)", "C H L sC sH sL pL"),
    Row("reception.boxes.visible_to", "hòm thư, đường dây nóng", "Xem hòm thư", WORK),
    Row("reception.calls.visible_to", "hòm thư, đường dây nóng", "Xem cuộc gọi", f"{WORK} kH"),
    Row("petitions.queries.visible_to", PETITION, "Xem đơn (tên vẫn che)", WORK),
    Row("petitions.queries.visible_to:verified", PETITION, "Xem đơn mà đơn vị xác minh",
        "C H L oC oH oL pL"),
    Row("petitions.queries.held_by", PETITION, "Xem sổ đơn, biểu mẫu của đơn vị", WORK),
    Row("petitions.decisions.visible_to", PETITION, "Xem quyết định, việc phải thi hành", WORK),
    Row("petitions.plans.visible_to", PETITION, "Xem danh sách rà soát", WORK),
    Row("denunciations.queries.visible_to", SECRET, "Thấy hồ sơ mà mình được giao", "C H L"),
    Row("seals.queries.visible_to", SEALED, "Thấy hồ sơ mà mình được giao", "C H L"),
    Row("protection.queries.visible_to", "yêu cầu về dữ liệu của mình", "Xem", WORK),
)  # fmt: skip


def page() -> str:
    """The same as a page of the documentation: in words, and as a grid."""
    grid = [*_head(), *(_cells(row) for row in (*STEPS, *READS))]
    words = ["| Cái gì | Bước | Ai được | Mã | Ghi chú |", "|---|---|---|---|---|"]
    words += [_words(row) for row in (*STEPS, *READS)]
    people = ["| Cột | Người |", "|---|---|"]
    people += [f"| {column} | {name} |" for column, name in PEOPLE.items()]
    return "\n\n".join(
        ["\n".join(words), "## Người", "\n".join(people), "## Từng ô", "\n".join(grid)]
    )


def _words(row: Row) -> str:
    if len(row.allowed) > len(PEOPLE) / 2:
        without = [name for column, name in PEOPLE.items() if column not in row.allowed]
        may = "mọi người" + (f", trừ: {'; '.join(without)}" if without else "")
    else:
        may = "; ".join(name for column, name in PEOPLE.items() if column in row.allowed)
    return f"| {row.thing} | {row.says} | {may} | `{row.step}` | {row.open} |"


def _head() -> list[str]:
    return [f"| Bước | {' | '.join(PEOPLE)} |", "|---" * (len(PEOPLE) + 1) + "|"]


def _cells(row: Row) -> str:
    cells = " | ".join("●" if column in row.allowed else "" for column in PEOPLE)
    return f"| {row.thing}: {row.says} | {cells} |"
