"""Denunciations: the longer acceptance, transfer, suspension, conclusion, lateness, further ones."""

CASES = (
    (
        "Tố cáo: xác minh ở nhiều nơi, thụ lý trong 10 ngày làm việc",
        "denunciation", "ordinary",
        "received 2026-07-01, lengthened 2026-07-06 many-places",
        "accept D-01 2026-07-15, neglect R-13 2026-08-17",
    ),
    (
        "Tố cáo: ủy quyền xác minh, qua Quốc khánh",
        "denunciation", "ordinary",
        "received 2026-08-20, lengthened 2026-08-24 delegated, accepted 2026-09-04",
        "accept D-01 2026-09-07, neglect R-13 2026-10-05, tell D-03 2026-09-11, settle D-04 "
        "2026-10-05",
    ),
    (
        "Tố cáo không thuộc thẩm quyền: chuyển và báo",
        "denunciation", "ordinary",
        "received 2026-07-01, not-own 2026-07-03, transferred 2026-07-08",
        "accept D-01 2026-07-10, transfer SUB-TRANSFER-D 2026-07-08, neglect R-13 2026-08-17",
    ),
    (
        "Tố cáo do báo chí chuyển đến: báo kết quả",
        "denunciation", "ordinary",
        "received 2026-07-01, forwarded 2026-07-01, accepted 2026-07-08, forwarder-told "
        "2026-07-21",
        "accept D-01 2026-07-10, forwarder D-12 2026-07-21, neglect R-13 2026-08-17, tell D-03 "
        "2026-07-15, settle D-04 2026-08-07",
    ),
    (
        "Tố cáo: gửi quyết định tạm đình chỉ trong 5 ngày làm việc",
        "denunciation", "ordinary",
        "accepted 2026-07-09, paused 2026-07-15 awaiting, pause-sent 2026-07-22, resumed "
        "2026-08-03",
        "tell D-03 2026-07-16, settle D-04 2026-08-27, send-pause D-06 2026-07-22",
    ),
    (
        "Tố cáo: trưng cầu giám định không có quyết định phải gửi",
        "denunciation", "ordinary",
        "accepted 2026-07-09, paused 2026-07-15 expert, resumed 2026-08-03",
        "tell D-03 2026-07-16, settle D-04 2026-08-27",
    ),
    (
        "Tố cáo: tạm đình chỉ hai lần, gửi hai lần",
        "denunciation", "ordinary",
        "accepted 2026-07-09, paused 2026-07-15 awaiting, pause-sent 2026-07-17, resumed "
        "2026-07-20, paused 2026-07-27 force-majeure, resumed 2026-08-03",
        "tell D-03 2026-07-16, settle D-04 2026-08-20, send-pause D-06 2026-07-22, send-pause-2 "
        "D-06 2026-08-03",
    ),
    (
        "Tố cáo: đình chỉ",
        "denunciation", "ordinary",
        "accepted 2026-07-09, stopped 2026-07-31",
        "tell D-03 2026-07-16, settle D-04 2026-08-10",
    ),
    (
        "Tố cáo: rút đơn không làm dừng việc giải quyết",
        "denunciation", "ordinary",
        "accepted 2026-07-09, withdrawn 2026-07-20",
        "tell D-03 2026-07-16, settle D-04 2026-08-10",
    ),
    (
        "Tố cáo: mọi bước sau kết luận làm trong hạn",
        "denunciation", "ordinary",
        "accepted 2026-07-09, told 2026-07-14, concluded 2026-08-07, sent 2026-08-12, acted "
        "2026-08-18, published 2026-08-14, taken-down 2026-09-01",
        "tell D-03 2026-07-16, settle D-04 2026-08-10, send D-07 2026-08-14, act D-08 2026-08-18, "
        "publish D-09 2026-08-18, post D-09 2026-09-03",
    ),
    (
        "Tố cáo: niêm yết kết luận qua Quốc khánh",
        "denunciation", "ordinary",
        "accepted 2026-07-20, concluded 2026-08-17, published 2026-08-19",
        "tell D-03 2026-07-27, settle D-04 2026-08-19, send D-07 2026-08-22, act D-08 2026-08-25, "
        "publish D-09 2026-08-25, post D-09 2026-09-03",
    ),
    (
        "Tố cáo quá hạn: cấp trên yêu cầu, cấp dưới báo cáo",
        "denunciation", "ordinary",
        "accepted 2026-07-09, overdue-told 2026-08-14, demanded 2026-08-20, reported 2026-08-27",
        "tell D-03 2026-07-16, settle D-04 2026-08-10, demand D-11 2026-08-21, report D-11 "
        "2026-08-26",
    ),
    (
        "Tố cáo quá hạn: cấp trên nhận trước Tết 2027",
        "denunciation", "ordinary",
        "accepted 2026-12-28, overdue-told 2027-02-02",
        "tell D-03 2027-01-05, settle D-04 2027-01-27, demand D-11 2027-02-16",
    ),
    (
        "Tố cáo hai nội dung, một nội dung kết luận trước",
        "denunciation", "ordinary",
        "accepted 2026-07-09, concluded@1 2026-07-24, extended 2026-08-03 contents",
        "tell D-03 2026-07-16, settle D-04 2026-09-07, settle@1 D-04 2026-08-10, send@1 D-07 "
        "2026-07-31, act@1 D-08 2026-08-04, publish@1 D-09 2026-08-04",
    ),
    (
        "Tố cáo hai người bị tố cáo, một phần thụ lý sau",
        "denunciation", "ordinary",
        "received 2026-07-01, accepted 2026-07-08, accepted@2 2026-07-10",
        "accept D-01 2026-07-10, neglect R-13 2026-08-17, tell D-03 2026-07-15, settle D-04 "
        "2026-08-07, accept@2 D-01 2026-07-10, neglect@2 R-13 2026-08-17, tell@2 D-03 2026-07-17, "
        "settle@2 D-04 2026-08-10",
    ),
    (
        "Tố cáo: gia hạn khi đang tạm đình chỉ",
        "denunciation", "ordinary",
        "accepted 2026-07-09, paused 2026-07-20 awaiting, extended 2026-07-24 places, resumed "
        "2026-08-10",
        "tell D-03 2026-07-16, settle D-04 2026-09-28, send-pause D-06 2026-07-27",
    ),
    (
        "Tố cáo, thụ lý năm 2025, qua ngày làm bù 26/4/2025",
        "denunciation", "ordinary",
        "received 2025-04-18, accepted 2025-04-24",
        "accept D-01 2025-04-28, tell D-03 2025-05-05, settle D-04 2025-05-26",
    ),
    (
        "Tố cáo tiếp: cấp trên xem xét trong 20 ngày",
        "further-denunciation", "ordinary",
        "received 2026-07-06",
        "review D-10 2026-07-27",
    ),
    (
        "Tố cáo tiếp: 20 ngày kết thúc vào Chủ nhật",
        "further-denunciation", "ordinary",
        "received 2026-07-06, accepted 2026-07-24",
        "review D-10 2026-07-27",
    ),
    (
        "Tố cáo tiếp qua Tết 2027",
        "further-denunciation", "ordinary",
        "received 2027-01-20",
        "review D-10 2027-02-11",
    ),
)  # fmt: skip
