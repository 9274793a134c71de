"""Complaints: lodging, guiding, hearings, suspension, sending, effect, the second time, discipline."""

CASES = (
    (
        "Thời hiệu 90 ngày kể từ ngày biết quyết định",
        "complaint", "ordinary",
        "known 2026-07-06",
        "lodge C-01 2026-10-05",
    ),
    (
        "Thời hiệu 90 ngày, nộp đúng ngày cuối",
        "complaint", "ordinary",
        "known 2026-07-06, received 2026-10-05",
        "lodge C-01 2026-10-05, accept C-02 2026-10-14, neglect R-13 2026-11-19",
    ),
    (
        "Thời hiệu 90 ngày, nộp sau ngày cuối",
        "complaint", "ordinary",
        "known 2026-07-06, received 2026-10-06",
        "lodge C-01 2026-10-05, accept C-02 2026-10-15, neglect R-13 2026-11-20",
    ),
    (
        "Thời hiệu 90 ngày, ốm hai mươi ngày không tính",
        "complaint", "ordinary",
        "known 2026-07-06, hindered 2026-08-01 illness, freed 2026-08-21",
        "lodge C-01 2026-10-26",
    ),
    (
        "Thời hiệu 90 ngày, trở ngại bắt đầu trước ngày biết quyết định",
        "complaint", "ordinary",
        "hindered 2026-07-01 disaster, known 2026-07-06, freed 2026-07-16",
        "lodge C-01 2026-10-13",
    ),
    (
        "Thời hiệu 90 ngày, trở ngại chưa hết",
        "complaint", "ordinary",
        "known 2026-07-06, hindered 2026-08-01 far-away",
        "lodge C-01 paused",
    ),
    (
        "Thời hiệu 90 ngày qua Tết 2027",
        "complaint", "ordinary",
        "known 2026-11-10",
        "lodge C-01 2027-02-11",
    ),
    (
        "Thời hiệu 90 ngày của luật cũ",
        "complaint", "ordinary",
        "known 2026-03-02",
        "lodge C-01 2026-06-01",
    ),
    (
        "Không thuộc thẩm quyền: hướng dẫn",
        "complaint", "ordinary",
        "received 2026-07-06, not-own 2026-07-08, guided 2026-07-17",
        "accept C-02 2026-07-15, guide SUB-GUIDE 2026-07-20, neglect R-13 2026-08-20",
    ),
    (
        "Không thuộc thẩm quyền, hướng dẫn qua Quốc khánh",
        "complaint", "ordinary",
        "received 2026-08-20, not-own 2026-08-21",
        "accept C-02 2026-08-28, guide SUB-GUIDE 2026-09-07, neglect R-13 2026-10-05",
    ),
    (
        "Đại biểu chuyển đến, không thuộc thẩm quyền: gửi trả",
        "complaint", "ordinary",
        "received 2026-07-06, forwarded 2026-07-06, not-own 2026-07-09, returned 2026-07-20",
        "accept C-02 2026-07-15, return SUB-RETURN 2026-07-20, neglect R-13 2026-08-20",
    ),
    (
        "Đại biểu chuyển đến, thuộc thẩm quyền: không có gì phải gửi trả",
        "complaint", "ordinary",
        "received 2026-07-06, forwarded 2026-07-06, accepted 2026-07-10",
        "accept C-02 2026-07-15, neglect R-13 2026-08-20, decide C-03 2026-08-10",
    ),
    (
        "Mốc 45 ngày rơi vào Quốc khánh",
        "complaint", "ordinary",
        "received 2026-07-18",
        "accept C-02 2026-07-28, neglect R-13 2026-09-03",
    ),
    (
        "Luật cũ chưa có mốc 45 ngày",
        "complaint", "ordinary",
        "received 2026-06-22, accepted 2026-07-01",
        "accept C-02 2026-07-02, decide C-03 2026-07-31",
    ),
    (
        "Báo trước buổi đối thoại 5 ngày",
        "complaint", "ordinary",
        "accepted 2026-07-06, hearing 2026-07-24, hearing-told 2026-07-17",
        "decide C-03 2026-08-05, hearing C-07 2026-07-17",
    ),
    (
        "Báo trước buổi đối thoại, lùi qua cuối tuần",
        "complaint", "ordinary",
        "accepted 2026-07-06, hearing 2026-07-31",
        "decide C-03 2026-08-05, hearing C-07 2026-07-24",
    ),
    (
        "Báo trước buổi đối thoại, lùi qua Quốc khánh",
        "complaint", "ordinary",
        "accepted 2026-08-10, hearing 2026-09-07",
        "decide C-03 2026-09-09, hearing C-07 2026-08-28",
    ),
    (
        "Hai buổi đối thoại, mỗi buổi một lần báo trước",
        "complaint", "ordinary",
        "accepted 2026-07-06, hearing 2026-07-20, hearing 2026-07-30, hearing-told 2026-07-14, "
        "hearing-told 2026-07-24",
        "decide C-03 2026-08-05, hearing C-07 2026-07-15, hearing-2 C-07 2026-07-24",
    ),
    (
        "Đối thoại trước 1/7/2026: chưa có thời hạn báo trước",
        "complaint", "ordinary",
        "accepted 2026-06-01, hearing 2026-06-20",
        "decide C-03 2026-07-01",
    ),
    (
        "Chuyển tiếp: thụ lý trước 1/7/2026, đối thoại sau đó",
        "complaint", "ordinary",
        "accepted 2026-06-15, hearing 2026-07-10",
        "decide C-03 2026-07-15, hearing C-07 2026-07-03",
    ),
    (
        "Gửi quyết định tạm đình chỉ trong 3 ngày làm việc",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-16 awaiting, pause-sent 2026-07-20, resumed "
        "2026-07-27",
        "decide C-03 2026-08-17, send-pause C-13 2026-07-21",
    ),
    (
        "Hai lần tạm đình chỉ, hai lần gửi",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-13 awaiting, pause-sent 2026-07-14, resumed "
        "2026-07-20, paused 2026-07-27 force-majeure, pause-sent 2026-07-29, resumed 2026-08-03",
        "decide C-03 2026-08-19, send-pause C-13 2026-07-16, send-pause-2 C-13 2026-07-30",
    ),
    (
        "Tạm đình chỉ trước Quốc khánh, gửi sau ngày nghỉ",
        "complaint", "ordinary",
        "accepted 2026-08-10, paused 2026-08-28 awaiting, resumed 2026-09-07",
        "decide C-03 2026-09-21, send-pause C-13 2026-09-07",
    ),
    (
        "Đình chỉ vì rút toàn bộ, gửi quyết định đình chỉ",
        "complaint", "ordinary",
        "accepted 2026-07-06, stopped 2026-07-17, stop-sent 2026-07-21",
        "decide C-03 2026-08-05, send-stop C-13 2026-07-22",
    ),
    (
        "Đình chỉ khi đang tạm đình chỉ",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-13 awaiting, stopped 2026-08-10",
        "decide C-03 2026-09-03, send-pause C-13 2026-07-16, send-stop C-13 2026-08-13",
    ),
    (
        "Đang tạm đình chỉ, chưa tiếp tục",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-20 awaiting",
        "decide C-03 paused, send-pause C-13 2026-07-23",
    ),
    (
        "Gia hạn giữa hai lần tạm đình chỉ",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused 2026-07-13 awaiting, resumed 2026-07-20, extended 2026-07-22 "
        "places, paused 2026-08-03 awaiting, resumed 2026-08-10",
        "decide C-03 2026-09-03, send-pause C-13 2026-07-16, send-pause-2 C-13 2026-08-06",
    ),
    (
        "Gia hạn đúng ngày cuối",
        "complaint", "ordinary",
        "accepted 2026-07-06, extended 2026-08-05 contents",
        "decide C-03 2026-08-20",
    ),
    (
        "Gia hạn khi hạn đã lùi qua cuối tuần",
        "complaint", "ordinary",
        "accepted 2026-07-02, extended 2026-08-03 opinions",
        "decide C-03 2026-08-17",
    ),
    (
        "Ghi lùi: tạm đình chỉ vào sổ sau lần gia hạn",
        "complaint", "ordinary",
        "accepted 2026-07-06, extended 2026-07-30 bodies, paused 2026-07-13 awaiting, resumed "
        "2026-07-20",
        "decide C-03 2026-08-27, send-pause C-13 2026-07-16",
    ),
    (
        "Hiệu lực pháp luật sau 30 ngày kể từ ngày ban hành",
        "complaint", "ordinary",
        "accepted 2026-07-06, decided 2026-08-03, sent 2026-08-05",
        "decide C-03 2026-08-05, send C-09 2026-08-06, effect C-11 2026-09-03",
    ),
    (
        "Hiệu lực pháp luật, vùng sâu, vùng xa: sau 45 ngày",
        "complaint", "remote",
        "accepted 2026-07-06, decided 2026-08-03, sent 2026-08-06",
        "decide C-03 2026-08-20, send C-09 2026-08-06, effect C-11 2026-09-17",
    ),
    (
        "Hiệu lực pháp luật, ngày cuối rơi vào Quốc khánh",
        "complaint", "ordinary",
        "accepted 2026-07-13, decided 2026-07-31",
        "decide C-03 2026-08-12, send C-09 2026-08-05, effect C-11 2026-09-03",
    ),
    (
        "Hết thời hạn chưa giải quyết: khiếu nại lần hai từ ngày hết hạn",
        "complaint", "ordinary",
        "accepted 2026-07-06, expired 2026-08-06",
        "decide C-03 2026-08-05, again-expired C-10 2026-09-04",
    ),
    (
        "Hết thời hạn chưa giải quyết, vùng sâu, vùng xa: 45 ngày",
        "complaint", "remote",
        "accepted 2026-07-06, expired 2026-08-24",
        "decide C-03 2026-08-20, again-expired C-10 2026-10-05",
    ),
    (
        "Giải quyết trễ: thời hạn khiếu nại lần hai tính cả từ ngày hết hạn",
        "complaint", "ordinary",
        "accepted 2026-07-06, decided 2026-08-17, decision-received 2026-08-20",
        "decide C-03 2026-08-05, send C-09 2026-08-20, effect C-11 2026-09-16, again C-10 "
        "2026-09-21, again-expired C-10 2026-09-04",
    ),
    (
        "Khiếu nại lần hai nộp trong hạn",
        "complaint", "ordinary",
        "accepted 2026-07-06, decided 2026-08-03, decision-received 2026-08-07, lodged 2026-09-07",
        "decide C-03 2026-08-05, send C-09 2026-08-06, effect C-11 2026-09-03, again C-10 "
        "2026-09-07",
    ),
    (
        "Gửi quyết định lần đầu qua Tết 2027",
        "complaint", "ordinary",
        "accepted 2027-01-06, decided 2027-02-03",
        "decide C-03 2027-02-11, send C-09 2027-02-15, effect C-11 2027-03-05",
    ),
    (
        "Hai người khiếu nại, một người được thụ lý sau",
        "complaint", "ordinary",
        "received 2026-07-01, accepted 2026-07-06, accepted@2 2026-07-09",
        "accept C-02 2026-07-10, neglect R-13 2026-08-17, decide C-03 2026-08-05, accept@2 C-02 "
        "2026-07-10, neglect@2 R-13 2026-08-17, decide@2 C-03 2026-08-10",
    ),
    (
        "Ba người khiếu nại, một người rút: giải quyết tiếp cho người còn lại",
        "complaint", "ordinary",
        "accepted 2026-07-06, withdrawn@2 2026-07-20, extended 2026-07-22 people",
        "decide C-03 2026-08-20, decide@2 C-03 2026-08-05",
    ),
    (
        "Một nội dung bị tạm đình chỉ, các nội dung khác chạy tiếp",
        "complaint", "ordinary",
        "accepted 2026-07-06, paused@2 2026-07-13 awaiting, resumed@2 2026-07-23",
        "decide C-03 2026-08-05, decide@2 C-03 2026-08-17, send-pause@2 C-13 2026-07-16",
    ),
    (
        "Nhận ngày 28/2 của năm nhuận",
        "complaint", "ordinary",
        "received 2028-02-28, accepted 2028-03-03",
        "accept C-02 2028-03-08, neglect R-13 2028-04-13, decide C-03 2028-04-03",
    ),
    (
        "Thụ lý ngày 31/12, hạn qua Tết Dương lịch",
        "complaint", "ordinary",
        "received 2026-12-22, accepted 2026-12-31",
        "accept C-02 2026-12-31, neglect R-13 2027-02-11, decide C-03 2027-02-01",
    ),
    (
        "Lần hai: thời hạn nộp kể từ ngày nhận quyết định lần đầu",
        "second-complaint", "ordinary",
        "decision-received 2026-08-07, received 2026-09-04",
        "lodge C-10 2026-09-07, accept C-02 2026-09-15, neglect R-13 2026-10-19",
    ),
    (
        "Lần hai: thời hạn nộp kể từ ngày hết hạn giải quyết",
        "second-complaint", "ordinary",
        "expired 2026-08-05, received 2026-09-01",
        "lodge-expired C-10 2026-09-04, accept C-02 2026-09-11, neglect R-13 2026-10-16",
    ),
    (
        "Lần hai, vùng sâu, vùng xa: thời hạn nộp 45 ngày",
        "second-complaint", "remote",
        "decision-received 2026-08-07, received 2026-09-18",
        "lodge C-10 2026-09-21, accept C-02 2026-09-29, neglect R-13 2026-11-02",
    ),
    (
        "Lần hai: công khai, niêm yết 15 ngày, thôi niêm yết đúng hạn",
        "second-complaint", "ordinary",
        "accepted 2026-07-08, decided 2026-08-10, sent 2026-08-14, published 2026-08-24, "
        "taken-down 2026-09-09",
        "decide C-04 2026-08-22, send C-09 2026-08-17, publish C-12 2026-08-25, post C-12 "
        "2026-09-08, effect C-11 2026-09-09",
    ),
    (
        "Lần hai: họp công bố, báo trước 3 ngày làm việc",
        "second-complaint", "ordinary",
        "accepted 2026-07-08, decided 2026-08-10, meeting 2026-08-21, meeting-told 2026-08-18",
        "decide C-04 2026-08-22, send C-09 2026-08-17, publish C-12 2026-08-25, meeting C-12 "
        "2026-08-18, effect C-11 2026-09-09",
    ),
    (
        "Lần hai: họp công bố sau Quốc khánh, báo trước",
        "second-complaint", "ordinary",
        "accepted 2026-07-08, decided 2026-08-20, meeting 2026-09-04",
        "decide C-04 2026-08-22, send C-09 2026-08-27, publish C-12 2026-09-04, meeting C-12 "
        "2026-08-27, effect C-11 2026-09-21",
    ),
    (
        "Lần hai: họp công bố vào ngày làm bù",
        "second-complaint", "ordinary",
        "accepted 2026-07-08, decided 2026-08-10, meeting 2026-08-22",
        "decide C-04 2026-08-22, send C-09 2026-08-17, publish C-12 2026-08-25, meeting C-12 "
        "2026-08-19, effect C-11 2026-09-09",
    ),
    (
        "Lần hai: niêm yết qua Tết 2027",
        "second-complaint", "ordinary",
        "accepted 2026-12-21, decided 2027-01-25, published 2027-01-29",
        "decide C-04 2027-02-11, send C-09 2027-02-01, publish C-12 2027-02-11, post C-12 "
        "2027-02-15, effect C-11 2027-02-24",
    ),
    (
        "Lần hai: đối thoại luôn có, báo trước",
        "second-complaint", "ordinary",
        "accepted 2026-07-08, hearing 2026-07-28",
        "decide C-04 2026-08-22, hearing C-07 2026-07-23",
    ),
    (
        "Lần hai: đình chỉ, gửi quyết định đình chỉ",
        "second-complaint", "remote",
        "accepted 2026-07-08, stopped 2026-07-31",
        "decide C-04 2026-09-07, send-stop C-13 2026-08-05",
    ),
    (
        "Lần hai: đơn được chuyển đến, không thuộc thẩm quyền: gửi trả",
        "second-complaint", "ordinary",
        "received 2026-07-06, forwarded 2026-07-06, not-own 2026-07-07, returned 2026-07-17",
        "accept C-02 2026-07-15, return SUB-RETURN 2026-07-20, neglect R-13 2026-08-20",
    ),
    (
        "Kỷ luật: đình chỉ vì rút đơn",
        "discipline", "ordinary",
        "accepted 2026-07-06, stopped 2026-07-17, stop-sent 2026-07-22",
        "decide C-16 2026-08-05, send-stop C-13 2026-07-22",
    ),
    (
        "Kỷ luật lần hai: đình chỉ",
        "second-discipline", "ordinary",
        "accepted 2026-08-25, stopped 2026-08-28",
        "decide C-16 2026-09-24, send-stop C-13 2026-09-07",
    ),
    (
        "Lần hai: không thuộc thẩm quyền, hướng dẫn",
        "second-complaint", "ordinary",
        "received 2026-07-06, not-own 2026-07-07",
        "accept C-02 2026-07-15, guide SUB-GUIDE 2026-07-20, neglect R-13 2026-08-20",
    ),
    (
        "Kỷ luật: thời hiệu 15 ngày",
        "discipline", "ordinary",
        "known 2026-07-06",
        "lodge C-16 2026-07-21",
    ),
    (
        "Kỷ luật: thời hiệu 15 ngày, đi công tác xa không tính",
        "discipline", "ordinary",
        "known 2026-07-06, hindered 2026-07-10 far-away, freed 2026-07-20, received 2026-07-30",
        "lodge C-16 2026-07-31, accept C-02 2026-08-10, neglect R-13 2026-09-14",
    ),
    (
        "Kỷ luật: khiếu nại lần hai trong 10 ngày",
        "discipline", "ordinary",
        "accepted 2026-07-06, decided 2026-07-31, decision-received 2026-08-05",
        "decide C-16 2026-08-05, again C-16 2026-08-17",
    ),
    (
        "Kỷ luật buộc thôi việc: khiếu nại lần hai trong 30 ngày",
        "discipline", "ordinary",
        "accepted 2026-07-06, decided 2026-07-31, decision-received 2026-08-05 dismissal",
        "decide C-16 2026-08-05, again C-16 2026-09-04",
    ),
    (
        "Kỷ luật lần hai: nộp trong 10 ngày, có trở ngại",
        "second-discipline", "ordinary",
        "decision-received 2026-08-05, hindered 2026-08-07 illness, freed 2026-08-14, received "
        "2026-08-21",
        "lodge C-16 2026-08-22, accept C-02 2026-09-03, neglect R-13 2026-10-05",
    ),
    (
        "Kỷ luật lần hai: thụ lý, giải quyết",
        "second-discipline", "ordinary",
        "received 2026-08-20, accepted 2026-08-25",
        "accept C-02 2026-08-28, neglect R-13 2026-10-05, decide C-16 2026-09-24",
    ),
    (
        "Kỷ luật lần hai: phức tạp, tạm đình chỉ",
        "second-discipline", "ordinary",
        "accepted 2026-08-25, extended 2026-09-08 evidence, paused 2026-09-10 awaiting, resumed "
        "2026-09-17",
        "decide C-16 2026-10-16, send-pause C-13 2026-09-15",
    ),
    (
        "Kỷ luật buộc thôi việc lần hai: nộp trong 30 ngày qua Quốc khánh",
        "second-discipline", "ordinary",
        "decision-received 2026-08-03 dismissal",
        "lodge C-16 2026-09-03",
    ),
    (
        "Kỷ luật, vùng sâu, vùng xa: luật không cho thêm ngày",
        "discipline", "remote",
        "accepted 2026-07-06",
        "decide C-16 2026-08-05",
    ),
)  # fmt: skip
