"""What can happen to a matter on a day, and for what reason: each with its Vietnamese words.

The words are msgids: doors translate them.
"""

from enum import StrEnum


class Act(StrEnum):
    """What a dated fact is."""

    # Before and at the door
    KNOWN = "known"
    HINDERED = "hindered"
    FREED = "freed"
    RECEIVED = "received"
    FORWARDED = "forwarded"
    NOT_OWN = "not-own"
    GUIDED = "guided"
    RETURNED = "returned"
    TRANSFERRED = "transferred"
    ASKED_MORE = "asked-more"
    LENGTHENED = "lengthened"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    KEPT = "kept"
    # On the way
    TOLD = "told"
    PAUSED = "paused"
    PAUSE_SENT = "pause-sent"
    RESUMED = "resumed"
    EXTENDED = "extended"
    HEARING = "hearing"
    HEARING_TOLD = "hearing-told"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    STOP_SENT = "stop-sent"
    EXPIRED = "expired"
    OVERDUE_TOLD = "overdue-told"
    DEMANDED = "demanded"
    REPORTED = "reported"
    # At the end and after it
    DECIDED = "decided"
    CONCLUDED = "concluded"
    SENT = "sent"
    DECISION_RECEIVED = "decision-received"
    LODGED = "lodged"
    ACTED = "acted"
    PUBLISHED = "published"
    TAKEN_DOWN = "taken-down"
    ANSWERED = "answered"
    SETTLED = "settled"
    FORWARDER_TOLD = "forwarder-told"
    FORWARDER_ASKED = "forwarder-asked"
    PERSON_TOLD = "person-told"
    # Sessions, meetings, supervision
    SESSION = "session"
    ANNOUNCED = "announced"
    LINE_TESTED = "line-tested"
    GROUNDS_FOUND = "grounds-found"
    MEETING = "meeting"
    MEETING_TOLD = "meeting-told"
    RESULT_SENT = "result-sent"
    SUPERVISED = "supervised"
    PLAN_SENT = "plan-sent"
    SUBJECT_REPORTED = "subject-reported"
    SUPERVISION_ENDED = "supervision-ended"
    TEAM_REPORTED = "team-reported"
    RECOMMENDED = "recommended"
    SUBMITTED = "submitted"
    DRAFT_SENT = "draft-sent"
    # Procedures, data, documents
    IN_FORCE = "in-force"
    UPDATED = "updated"
    PROMISED = "promised"
    APOLOGISED = "apologised"
    REQUESTED = "requested"
    COMPLETED = "completed"
    BEGUN = "begun"
    ASSESSED = "assessed"
    SIGNED = "signed"
    ISSUED = "issued"
    FIGURES_CLOSED = "figures-closed"


class Ground(StrEnum):
    """Why a clock is paused, lengthened or another one than usual."""

    FORCE_MAJEURE = "force-majeure"
    AWAITING = "awaiting"
    EXPERT = "expert"
    ILLNESS = "illness"
    DISASTER = "disaster"
    FAR_AWAY = "far-away"
    OBSTACLE = "obstacle"
    MANY_PLACES = "many-places"
    DELEGATED = "delegated"
    DISMISSAL = "dismissal"
    # Why it ends without being settled
    ALL_WITHDRAWN = "all-withdrawn"
    NO_SUCCESSOR = "no-successor"
    ACCUSED_DIED = "accused-died"
    JUDGED = "judged"


ACTS: dict[Act, str] = {
    Act.KNOWN: "Biết quyết định, hành vi",
    Act.HINDERED: "Bắt đầu có trở ngại",
    Act.FREED: "Hết trở ngại",
    Act.RECEIVED: "Nhận đơn",
    Act.FORWARDED: "Đơn do nơi khác chuyển đến",
    Act.NOT_OWN: "Xác định không thuộc thẩm quyền",
    Act.GUIDED: "Hướng dẫn người gửi",
    Act.RETURNED: "Gửi trả",
    Act.TRANSFERRED: "Chuyển nơi có thẩm quyền",
    Act.ASKED_MORE: "Hỏi thêm, yêu cầu bổ sung",
    Act.LENGTHENED: "Xác minh ở nhiều nơi hoặc ủy quyền xác minh",
    Act.ACCEPTED: "Thụ lý",
    Act.REFUSED: "Từ chối",
    Act.KEPT: "Lưu đơn vì không đủ điều kiện xử lý",
    Act.TOLD: "Thông báo cho người liên quan",
    Act.PAUSED: "Tạm đình chỉ, tạm dừng",
    Act.PAUSE_SENT: "Gửi quyết định tạm đình chỉ",
    Act.RESUMED: "Tiếp tục giải quyết",
    Act.EXTENDED: "Gia hạn",
    Act.HEARING: "Buổi đối thoại với người khiếu nại",
    Act.HEARING_TOLD: "Thông báo về buổi đối thoại",
    Act.WITHDRAWN: "Rút đơn",
    Act.STOPPED: "Đình chỉ giải quyết",
    Act.STOP_SENT: "Gửi quyết định đình chỉ",
    Act.EXPIRED: "Hết thời hạn mà chưa giải quyết",
    Act.OVERDUE_TOLD: "Cấp trên nhận phản ánh về việc quá hạn",
    Act.DEMANDED: "Cấp trên yêu cầu báo cáo",
    Act.REPORTED: "Báo cáo cấp trên",
    Act.DECIDED: "Ra quyết định",
    Act.CONCLUDED: "Ra kết luận",
    Act.SENT: "Gửi quyết định, kết luận",
    Act.DECISION_RECEIVED: "Người dân nhận quyết định giải quyết",
    Act.LODGED: "Khiếu nại lần hai hoặc khởi kiện",
    Act.ACTED: "Xử lý theo kết luận",
    Act.PUBLISHED: "Công khai, niêm yết",
    Act.TAKEN_DOWN: "Thôi niêm yết",
    Act.ANSWERED: "Trả lời",
    Act.SETTLED: "Giải quyết xong",
    Act.FORWARDER_TOLD: "Báo kết quả cho nơi chuyển",
    Act.FORWARDER_ASKED: "Người dân hỏi nơi chuyển",
    Act.PERSON_TOLD: "Nơi chuyển báo người dân",
    Act.SESSION: "Buổi tiếp công dân",
    Act.ANNOUNCED: "Công bố, báo trước",
    Act.LINE_TESTED: "Thử đường truyền",
    Act.GROUNDS_FOUND: "Đủ căn cứ từ chối tiếp",
    Act.MEETING: "Cuộc họp, buổi đối thoại",
    Act.MEETING_TOLD: "Báo trước về cuộc họp",
    Act.RESULT_SENT: "Niêm yết và gửi kết quả đối thoại",
    Act.SUPERVISED: "Cuộc giám sát",
    Act.PLAN_SENT: "Gửi kế hoạch giám sát",
    Act.SUBJECT_REPORTED: "Nơi được giám sát gửi báo cáo",
    Act.SUPERVISION_ENDED: "Kết thúc giám sát",
    Act.TEAM_REPORTED: "Đoàn giám sát báo cáo",
    Act.RECOMMENDED: "Nhận kiến nghị giám sát",
    Act.SUBMITTED: "Trình, gửi lên cấp trên",
    Act.DRAFT_SENT: "Gửi dự thảo cho Mặt trận",
    Act.IN_FORCE: "Thủ tục có hiệu lực",
    Act.UPDATED: "Cập nhật, công khai thủ tục",
    Act.PROMISED: "Ngày hẹn trả kết quả",
    Act.APOLOGISED: "Xin lỗi và hẹn lại",
    Act.REQUESTED: "Nhận yêu cầu về dữ liệu cá nhân",
    Act.COMPLETED: "Làm xong yêu cầu",
    Act.BEGUN: "Bắt đầu xử lý dữ liệu",
    Act.ASSESSED: "Lập hồ sơ đánh giá tác động",
    Act.SIGNED: "Ký văn bản",
    Act.ISSUED: "Phát hành văn bản",
    Act.FIGURES_CLOSED: "Chốt số liệu",
}

GROUNDS: dict[Ground, str] = {
    Ground.FORCE_MAJEURE: "Bất khả kháng",
    Ground.AWAITING: "Chờ kết quả của cơ quan khác",
    Ground.EXPERT: "Trưng cầu giám định (tố cáo)",
    Ground.ILLNESS: "Ốm đau",
    Ground.DISASTER: "Thiên tai",
    Ground.FAR_AWAY: "Công tác, học tập ở nơi xa",
    Ground.OBSTACLE: "Trở ngại khách quan khác",
    Ground.MANY_PLACES: "Phải xác minh ở nhiều nơi",
    Ground.DELEGATED: "Ủy quyền xác minh",
    Ground.DISMISSAL: "Quyết định buộc thôi việc",
    Ground.ALL_WITHDRAWN: "Đã rút toàn bộ",
    Ground.NO_SUCCESSOR: "Chết, giải thể mà không có người kế thừa",
    Ground.ACCUSED_DIED: "Người bị tố cáo chết, nội dung chỉ liên quan người đó",
    Ground.JUDGED: "Đã có bản án, quyết định có hiệu lực",
}
