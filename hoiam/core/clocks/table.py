"""Which clocks each kind of matter has, and under which rules clocks are paused and lengthened.

The clocks stand in `petitions` and `duties`; their numbers stand in the rulebook.
"""

from hoiam.core.clocks import duties, petitions
from hoiam.core.clocks.acts import Ground
from hoiam.core.clocks.shapes import Matter, Spec

SPECS: dict[Matter, tuple[Spec, ...]] = {
    Matter.COMPLAINT: petitions.COMPLAINT,
    Matter.SECOND_COMPLAINT: petitions.SECOND_COMPLAINT,
    Matter.DISCIPLINE: petitions.DISCIPLINE,
    Matter.SECOND_DISCIPLINE: petitions.SECOND_DISCIPLINE,
    Matter.DENUNCIATION: petitions.DENUNCIATION,
    Matter.FURTHER_DENUNCIATION: petitions.FURTHER_DENUNCIATION,
    Matter.RECOMMENDATION: petitions.RECOMMENDATION,
    Matter.RULE_FEEDBACK: petitions.RULE_FEEDBACK,
    Matter.PARTY_LETTER: petitions.PARTY_LETTER,
    Matter.RECEPTION: duties.RECEPTION,
    Matter.ONLINE_RECEPTION: duties.ONLINE_RECEPTION,
    Matter.DIALOGUE: duties.DIALOGUE,
    Matter.DISCLOSURE: duties.DISCLOSURE,
    Matter.VILLAGE_VOTE: duties.VILLAGE_VOTE,
    Matter.COMMUNITY_MEETING: duties.COMMUNITY_MEETING,
    Matter.OPINION: duties.OPINION,
    Matter.INSPECTION: duties.INSPECTION,
    Matter.INVESTMENT: duties.INVESTMENT,
    Matter.SUPERVISION: duties.SUPERVISION,
    Matter.CRITICISM: duties.CRITICISM,
    Matter.PROCEDURE: duties.PROCEDURE,
    Matter.MINISTRY_PROCEDURE: duties.MINISTRY_PROCEDURE,
    Matter.ONE_STOP: duties.ONE_STOP,
    Matter.DATA_REQUEST: duties.DATA_REQUEST,
    Matter.DATA_CONSENT: duties.DATA_CONSENT,
    Matter.DATA_PROCESSING: duties.DATA_PROCESSING,
    Matter.DOCUMENT: duties.DOCUMENT,
    Matter.SUBMISSION: duties.SUBMISSION,
    Matter.REPORT: duties.REPORT,
}

# What people read for each kind of matter (msgids).
MATTERS: dict[Matter, str] = {
    Matter.COMPLAINT: "Khiếu nại lần đầu",
    Matter.SECOND_COMPLAINT: "Khiếu nại lần hai",
    Matter.DISCIPLINE: "Khiếu nại quyết định kỷ luật, lần đầu",
    Matter.SECOND_DISCIPLINE: "Khiếu nại quyết định kỷ luật, lần hai",
    Matter.DENUNCIATION: "Tố cáo",
    Matter.FURTHER_DENUNCIATION: "Tố cáo tiếp",
    Matter.RECOMMENDATION: "Kiến nghị, phản ánh",
    Matter.RULE_FEEDBACK: "Phản ánh, kiến nghị về thủ tục hành chính",
    Matter.PARTY_LETTER: "Đơn, thư gửi cấp ủy",
    Matter.RECEPTION: "Buổi tiếp công dân",
    Matter.ONLINE_RECEPTION: "Buổi tiếp công dân trực tuyến",
    Matter.DIALOGUE: "Đối thoại với nhân dân",
    Matter.DISCLOSURE: "Công khai ở cơ sở",
    Matter.VILLAGE_VOTE: "Họp, lấy phiếu ở thôn",
    Matter.COMMUNITY_MEETING: "Hội nghị cộng đồng",
    Matter.OPINION: "Lấy ý kiến nhân dân",
    Matter.INSPECTION: "Thanh tra nhân dân",
    Matter.INVESTMENT: "Giám sát đầu tư của cộng đồng",
    Matter.SUPERVISION: "Giám sát của Mặt trận",
    Matter.CRITICISM: "Phản biện xã hội",
    Matter.PROCEDURE: "Công bố thủ tục hành chính của tỉnh",
    Matter.MINISTRY_PROCEDURE: "Công bố thủ tục hành chính của bộ",
    Matter.ONE_STOP: "Hồ sơ một cửa",
    Matter.DATA_REQUEST: "Yêu cầu về dữ liệu cá nhân",
    Matter.DATA_CONSENT: "Rút, phản đối sự đồng ý về dữ liệu cá nhân",
    Matter.DATA_PROCESSING: "Bắt đầu xử lý dữ liệu cá nhân",
    Matter.DOCUMENT: "Văn bản đi, văn bản đến",
    Matter.SUBMISSION: "Hồ sơ trình",
    Matter.REPORT: "Báo cáo định kỳ",
}

# Under which rule a clock may stand still, and on what grounds.
_SUSPENSION = ("C-13", (Ground.FORCE_MAJEURE, Ground.AWAITING))
PAUSES: dict[Matter, tuple[str, tuple[Ground, ...]]] = {
    Matter.COMPLAINT: _SUSPENSION,
    Matter.SECOND_COMPLAINT: _SUSPENSION,
    Matter.DISCIPLINE: _SUSPENSION,
    Matter.SECOND_DISCIPLINE: _SUSPENSION,
    Matter.DENUNCIATION: ("D-06", (Ground.FORCE_MAJEURE, Ground.AWAITING, Ground.EXPERT)),
}

# What keeps a person from complaining is not counted; C-16 takes the grounds of C-01.
HINDRANCE_RULE = "C-01"
HINDRANCES = (Ground.ILLNESS, Ground.DISASTER, Ground.FAR_AWAY, Ground.OBSTACLE)

# What opens the longer limit of a rule that has two (D-01).
LONGER = (Ground.MANY_PLACES, Ground.DELEGATED)

# What a matter accepted before a law changed takes from the new one.
TRANSITIONS: dict[Matter, str] = {
    Matter.COMPLAINT: "C-TRANSITION",
    Matter.SECOND_COMPLAINT: "C-TRANSITION",
    Matter.DISCIPLINE: "C-TRANSITION",
    Matter.SECOND_DISCIPLINE: "C-TRANSITION",
    Matter.DENUNCIATION: "D-TRANSITION",
}

# C-05 for complaints of its time; D-05 names the same criteria for denunciations.
CRITERIA_RULE = "C-05"
OWN_CRITERIA = (Matter.DENUNCIATION,)
