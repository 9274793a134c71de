"""Complaints and recommendations of the first release of the cases, both laws, remote and ordinary."""

CASES = (
    (
        "Nhận ngày cuối của luật cũ: 10 ngày",
        "complaint", "ordinary",
        "received 2026-06-30",
        "accept C-02 2026-07-10",
    ),
    (
        "Nhận ngày đầu của luật mới: 7 ngày làm việc",
        "complaint", "ordinary",
        "received 2026-07-01",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17",
    ),
    (
        "Luật cũ, ngày thứ mười là Chủ nhật",
        "complaint", "ordinary",
        "received 2026-06-18, accepted 2026-06-26",
        "accept C-02 2026-06-29, decide C-03 2026-07-27",
    ),
    (
        "Nhận trước Tết 2027",
        "complaint", "ordinary",
        "received 2027-02-01",
        "accept C-02 2027-02-17, neglect R-13 2027-03-18",
    ),
    (
        "Nhận trước Quốc khánh 2026, có ngày làm bù",
        "complaint", "ordinary",
        "received 2026-08-20, accepted 2026-08-24",
        "accept C-02 2026-08-28, neglect R-13 2026-10-05, decide C-03 2026-09-23",
    ),
    (
        "Nhận trước ngày đổi 2/1/2026 (luật cũ)",
        "complaint", "ordinary",
        "received 2025-12-24, accepted 2025-12-30",
        "accept C-02 2026-01-05, decide C-03 2026-01-29",
    ),
    (
        "Kiến nghị từ 25/4/2025",
        "recommendation", "ordinary",
        "received 2025-04-25",
        "answer R-08 2025-05-13",
    ),
    (
        "Kiến nghị từ 20/8/2026",
        "recommendation", "ordinary",
        "received 2026-08-20",
        "answer R-08 2026-09-07, neglect R-13 2026-10-05",
    ),
    (
        "Kiến nghị qua ngày đổi 2/1 và làm bù 10/1/2026",
        "recommendation", "ordinary",
        "received 2025-12-30",
        "answer R-08 2026-01-14",
    ),
    (
        "Kiến nghị qua Tết 2026",
        "recommendation", "ordinary",
        "received 2026-02-10, answered 2026-02-27",
        "answer R-08 2026-03-03",
    ),
    (
        "Kiến nghị nhận thứ Bảy",
        "recommendation", "ordinary",
        "received 2026-10-10",
        "answer R-08 2026-10-23, neglect R-13 2026-11-25",
    ),
    (
        "Kiến nghị qua Giỗ Tổ và 30/4/2026",
        "recommendation", "ordinary",
        "received 2026-04-20",
        "answer R-08 2026-05-07",
    ),
    (
        "Kiến nghị nhận trong Tết 2026",
        "recommendation", "ordinary",
        "received 2026-02-18",
        "answer R-08 2026-03-06",
    ),
    (
        "Kiến nghị có ngày Văn hóa 24/11/2026",
        "recommendation", "ordinary",
        "received 2026-11-16",
        "answer R-08 2026-12-01, neglect R-13 2026-12-31",
    ),
    (
        "Lần đầu, thường, luật mới",
        "complaint", "ordinary",
        "received 2026-07-01, accepted 2026-07-06, decided 2026-08-03, decision-received "
        "2026-08-07",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17, decide C-03 2026-08-05, send C-09 "
        "2026-08-06, effect C-11 2026-09-03, again C-10 2026-09-07",
    ),
    (
        "Lần đầu, thường, phức tạp",
        "complaint", "ordinary",
        "accepted 2026-07-06, extended 2026-07-20 places",
        "decide C-03 2026-08-20",
    ),
    (
        "Lần đầu, thường, luật cũ",
        "complaint", "ordinary",
        "received 2026-03-02, accepted 2026-03-09",
        "accept C-02 2026-03-12, decide C-03 2026-04-08",
    ),
    (
        "Lần đầu, thường, phức tạp, luật cũ (chưa có tiêu chí)",
        "complaint", "ordinary",
        "accepted 2026-03-09, extended 2026-04-01",
        "decide C-03 2026-04-23",
    ),
    (
        "Lần đầu, thường, hạn rơi vào Tết 2026",
        "complaint", "ordinary",
        "accepted 2026-01-17",
        "decide C-03 2026-02-23",
    ),
    (
        "Lần đầu, thường, hạn rơi vào Tết 2027",
        "complaint", "ordinary",
        "accepted 2027-01-06",
        "decide C-03 2027-02-11",
    ),
    (
        "Lần đầu, thường, tạm đình chỉ một tuần",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-20 awaiting, resumed 2026-07-27",
        "decide C-03 2026-08-12, send-pause C-13 2026-07-23",
    ),
    (
        "Lần đầu, thường, tạm đình chỉ qua Quốc khánh, phức tạp",
        "complaint", "ordinary",
        "accepted 2026-08-03, extended 2026-08-10 people, paused 2026-08-28 awaiting, resumed "
        "2026-09-03",
        "decide C-03 2026-09-23, send-pause C-13 2026-09-07",
    ),
    (
        "Lần đầu, thường, hai lần tạm đình chỉ",
        "complaint", "ordinary",
        "accepted 2026-10-01, paused 2026-10-05 awaiting, resumed 2026-10-12, paused 2026-10-20 "
        "force-majeure, resumed 2026-11-02",
        "decide C-03 2026-11-20, send-pause C-13 2026-10-08, send-pause-2 C-13 2026-10-23",
    ),
    (
        "Lần hai, thường, luật mới",
        "second-complaint", "ordinary",
        "received 2026-07-01, accepted 2026-07-08, decided 2026-08-10",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17, decide C-04 2026-08-22, send C-09 "
        "2026-08-17, publish C-12 2026-08-25, effect C-11 2026-09-09",
    ),
    (
        "Lần hai, thường, phức tạp",
        "second-complaint", "ordinary",
        "accepted 2026-07-08, extended 2026-08-03 evidence",
        "decide C-04 2026-09-07",
    ),
    (
        "Lần hai, thường, luật cũ, trước khi bỏ cấp huyện",
        "second-complaint", "ordinary",
        "accepted 2025-06-30",
        "decide C-04 2025-08-14",
    ),
    (
        "Lần hai, thường, tạm đình chỉ qua Tết 2027",
        "second-complaint", "ordinary",
        "accepted 2027-01-04, paused 2027-02-03 force-majeure, resumed 2027-02-15",
        "decide C-04 2027-03-02, send-pause C-13 2027-02-15",
    ),
    (
        "Lần hai, thường, phức tạp, hạn cuối tuần",
        "second-complaint", "ordinary",
        "accepted 2026-09-09, extended 2026-09-15 foreign",
        "decide C-04 2026-11-09",
    ),
    (
        "Chuyển tiếp: thụ lý 20/6/2026, thường, tạm đình chỉ theo luật mới",
        "complaint", "ordinary",
        "accepted 2026-06-20, paused 2026-07-03 awaiting, resumed 2026-07-13",
        "decide C-03 2026-07-30, send-pause C-13 2026-07-08",
    ),
    (
        "Chuyển tiếp: lần hai thụ lý 1/6/2026, thường, tạm đình chỉ",
        "second-complaint", "ordinary",
        "accepted 2026-06-01, paused 2026-07-01 awaiting, resumed 2026-07-08",
        "decide C-04 2026-07-23, send-pause C-13 2026-07-06",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, luật mới",
        "complaint", "remote",
        "received 2026-07-01, accepted 2026-07-06, decided 2026-08-03, decision-received "
        "2026-08-07",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17, decide C-03 2026-08-20, send C-09 "
        "2026-08-06, effect C-11 2026-09-17, again C-10 2026-09-21",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, phức tạp",
        "complaint", "remote",
        "accepted 2026-07-06, extended 2026-07-20 places",
        "decide C-03 2026-09-04",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, luật cũ",
        "complaint", "remote",
        "received 2026-03-02, accepted 2026-03-09",
        "accept C-02 2026-03-12, decide C-03 2026-04-23",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, phức tạp, luật cũ (chưa có tiêu chí)",
        "complaint", "remote",
        "accepted 2026-03-09, extended 2026-04-01",
        "decide C-03 2026-05-08",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, hạn rơi vào Tết 2026",
        "complaint", "remote",
        "accepted 2026-01-17",
        "decide C-03 2026-03-03",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, hạn rơi vào Tết 2027",
        "complaint", "remote",
        "accepted 2027-01-06",
        "decide C-03 2027-02-22",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, tạm đình chỉ một tuần",
        "complaint", "remote",
        "accepted 2026-07-06, paused 2026-07-20 awaiting, resumed 2026-07-27",
        "decide C-03 2026-08-27, send-pause C-13 2026-07-23",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, tạm đình chỉ qua Quốc khánh, phức tạp",
        "complaint", "remote",
        "accepted 2026-08-03, extended 2026-08-10 people, paused 2026-08-28 awaiting, resumed "
        "2026-09-03",
        "decide C-03 2026-10-08, send-pause C-13 2026-09-07",
    ),
    (
        "Lần đầu, vùng sâu, vùng xa, hai lần tạm đình chỉ",
        "complaint", "remote",
        "accepted 2026-10-01, paused 2026-10-05 awaiting, resumed 2026-10-12, paused 2026-10-20 "
        "force-majeure, resumed 2026-11-02",
        "decide C-03 2026-12-07, send-pause C-13 2026-10-08, send-pause-2 C-13 2026-10-23",
    ),
    (
        "Lần hai, vùng sâu, vùng xa, luật mới",
        "second-complaint", "remote",
        "received 2026-07-01, accepted 2026-07-08, decided 2026-08-10",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17, decide C-04 2026-09-07, send C-09 "
        "2026-08-17, publish C-12 2026-08-25, effect C-11 2026-09-24",
    ),
    (
        "Lần hai, vùng sâu, vùng xa, phức tạp",
        "second-complaint", "remote",
        "accepted 2026-07-08, extended 2026-08-03 evidence",
        "decide C-04 2026-09-16",
    ),
    (
        "Lần hai, vùng sâu, vùng xa, luật cũ, trước khi bỏ cấp huyện",
        "second-complaint", "remote",
        "accepted 2025-06-30",
        "decide C-04 2025-08-29",
    ),
    (
        "Lần hai, vùng sâu, vùng xa, tạm đình chỉ qua Tết 2027",
        "second-complaint", "remote",
        "accepted 2027-01-04, paused 2027-02-03 force-majeure, resumed 2027-02-15",
        "decide C-04 2027-03-17, send-pause C-13 2027-02-15",
    ),
    (
        "Lần hai, vùng sâu, vùng xa, phức tạp, hạn cuối tuần",
        "second-complaint", "remote",
        "accepted 2026-09-09, extended 2026-09-15 foreign",
        "decide C-04 2026-11-18",
    ),
    (
        "Chuyển tiếp: thụ lý 20/6/2026, vùng sâu, vùng xa, tạm đình chỉ theo luật mới",
        "complaint", "remote",
        "accepted 2026-06-20, paused 2026-07-03 awaiting, resumed 2026-07-13",
        "decide C-03 2026-08-14, send-pause C-13 2026-07-08",
    ),
    (
        "Chuyển tiếp: lần hai thụ lý 1/6/2026, vùng sâu, vùng xa, tạm đình chỉ",
        "second-complaint", "remote",
        "accepted 2026-06-01, paused 2026-07-01 awaiting, resumed 2026-07-08",
        "decide C-04 2026-08-07, send-pause C-13 2026-07-06",
    ),
    (
        "Chuyển tiếp: nhận theo luật cũ, thụ lý theo luật mới",
        "complaint", "ordinary",
        "received 2026-06-29, accepted 2026-07-02",
        "accept C-02 2026-07-09, decide C-03 2026-08-03",
    ),
    (
        "Chuyển tiếp: gia hạn sau 1/7/2026 của đơn thụ lý trước đó",
        "complaint", "ordinary",
        "accepted 2026-06-22, extended 2026-07-10",
        "decide C-03 2026-08-06",
    ),
    (
        "Tạm đình chỉ đúng hai ngày cuối tuần",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-11 awaiting, resumed 2026-07-13",
        "decide C-03 2026-08-07, send-pause C-13 2026-07-15",
    ),
    (
        "Tạm đình chỉ và tiếp tục trong một ngày",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-14 awaiting, resumed 2026-07-14",
        "decide C-03 2026-08-05, send-pause C-13 2026-07-17",
    ),
    (
        "Rút đơn khi đang giải quyết",
        "complaint", "ordinary",
        "accepted 2026-07-06, withdrawn 2026-07-15",
        "decide C-03 2026-08-05",
    ),
    (
        "Kỷ luật, thường",
        "discipline", "ordinary",
        "received 2026-07-01, accepted 2026-07-06",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17, decide C-16 2026-08-05",
    ),
    (
        "Kỷ luật, phức tạp",
        "discipline", "ordinary",
        "accepted 2026-07-06, extended 2026-07-20 places",
        "decide C-16 2026-08-20",
    ),
    (
        "Kỷ luật, luật cũ",
        "discipline", "ordinary",
        "received 2026-03-02, accepted 2026-03-09",
        "accept C-02 2026-03-12, decide C-16 2026-04-08",
    ),
    (
        "Kỷ luật, tạm đình chỉ",
        "discipline", "ordinary",
        "accepted 2026-07-06, paused 2026-07-20 awaiting, resumed 2026-07-22",
        "decide C-16 2026-08-07, send-pause C-13 2026-07-23",
    ),
    (
        "Tố cáo, thường, đến khi có kết luận",
        "denunciation", "ordinary",
        "received 2026-07-01, accepted 2026-07-09, concluded 2026-08-07",
        "accept D-01 2026-07-10, neglect R-13 2026-08-17, tell D-03 2026-07-16, settle D-04 "
        "2026-08-10, send D-07 2026-08-14, act D-08 2026-08-18, publish D-09 2026-08-18",
    ),
    (
        "Tố cáo, vùng xa: luật không cho thêm ngày",
        "denunciation", "remote",
        "accepted 2026-07-09",
        "tell D-03 2026-07-16, settle D-04 2026-08-10",
    ),
    (
        "Tố cáo, phức tạp, gia hạn một lần",
        "denunciation", "ordinary",
        "accepted 2026-07-09, extended 2026-08-03 places",
        "tell D-03 2026-07-16, settle D-04 2026-09-07",
    ),
    (
        "Tố cáo, đặc biệt phức tạp, gia hạn hai lần",
        "denunciation", "ordinary",
        "accepted 2026-07-09, extended 2026-08-03 places+evidence, extended 2026-09-04 "
        "places+evidence",
        "tell D-03 2026-07-16, settle D-04 2026-10-07",
    ),
    (
        "Tố cáo, hai tiêu chí nhưng gia hạn một lần",
        "denunciation", "ordinary",
        "accepted 2026-07-09, extended 2026-08-03 people+opinions",
        "tell D-03 2026-07-16, settle D-04 2026-09-07",
    ),
    (
        "Tố cáo, trước 1/7/2026",
        "denunciation", "ordinary",
        "received 2026-04-01, accepted 2026-04-10",
        "accept D-01 2026-04-10, tell D-03 2026-04-17, settle D-04 2026-05-11",
    ),
    (
        "Tố cáo, tạm đình chỉ trước 1/7/2026",
        "denunciation", "ordinary",
        "accepted 2026-04-10, paused 2026-04-20 awaiting, resumed 2026-05-04",
        "tell D-03 2026-04-17, settle D-04 2026-05-25, send-pause D-06 2026-04-28",
    ),
    (
        "Chuyển tiếp: tố cáo đang giải quyết, tạm đình chỉ sau 1/7/2026",
        "denunciation", "ordinary",
        "accepted 2026-06-22, paused 2026-07-06 awaiting, resumed 2026-07-20",
        "tell D-03 2026-06-29, settle D-04 2026-08-05, send-pause D-06 2026-07-13",
    ),
    (
        "Tố cáo, trưng cầu giám định qua Tết 2027",
        "denunciation", "ordinary",
        "accepted 2027-01-18, paused 2027-02-01 expert, resumed 2027-02-17",
        "tell D-03 2027-01-25, settle D-04 2027-03-05",
    ),
    (
        "Tố cáo, giám định và gia hạn hai lần",
        "denunciation", "ordinary",
        "accepted 2026-07-09, paused 2026-07-20 expert, resumed 2026-08-10, extended 2026-08-20 "
        "places+evidence, extended 2026-09-10 places+evidence",
        "tell D-03 2026-07-16, settle D-04 2026-10-28",
    ),
    (
        "Tố cáo, hạn rơi vào Quốc khánh",
        "denunciation", "ordinary",
        "accepted 2026-08-02",
        "tell D-03 2026-08-07, settle D-04 2026-09-03",
    ),
    (
        "Tố cáo, kết luận trước Tết 2026",
        "denunciation", "ordinary",
        "accepted 2026-01-05, concluded 2026-02-12",
        "tell D-03 2026-01-10, settle D-04 2026-02-04, send D-07 2026-02-26, act D-08 2026-03-02, "
        "publish D-09 2026-03-02",
    ),
    (
        "Tố cáo, thụ lý năm 2019, ngày đầu của luật",
        "denunciation", "ordinary",
        "received 2019-01-01, accepted 2019-01-10",
        "accept D-01 2019-01-09, tell D-03 2019-01-17, settle D-04 2019-02-11",
    ),
)  # fmt: skip
