"""What offices owe: recommendations, sessions, dialogue, disclosure, supervision, data, papers."""

CASES = (
    (
        "Kiến nghị không thuộc thẩm quyền: chuyển trong 10 ngày làm việc",
        "recommendation", "ordinary",
        "received 2026-08-20, not-own 2026-08-24, transferred 2026-09-04",
        "answer R-08 2026-09-07, transfer SUB-TRANSFER-R 2026-09-07, neglect R-13 2026-10-05",
    ),
    (
        "Kiến nghị do đại biểu chuyển: báo kết quả cho nơi chuyển",
        "recommendation", "ordinary",
        "received 2026-07-01, forwarded 2026-07-01, answered 2026-07-13, settled 2026-07-20",
        "answer R-08 2026-07-15, neglect R-13 2026-08-17, forwarder R-09 2026-07-29",
    ),
    (
        "Kiến nghị do đại biểu chuyển: nơi chuyển báo lại người dân",
        "recommendation", "ordinary",
        "received 2026-07-01, forwarded 2026-07-01, settled 2026-07-20, forwarder-told "
        "2026-07-24, forwarder-asked 2026-07-25, person-told 2026-07-31",
        "answer R-08 2026-07-15, neglect R-13 2026-08-17, forwarder R-09 2026-07-29, person R-09 "
        "2026-07-31",
    ),
    (
        "Kiến nghị năm 2024: năm ngày cuối tháng Tư có ngày làm bù",
        "recommendation", "ordinary",
        "received 2024-04-18",
        "answer R-08 2024-05-06",
    ),
    (
        "Phản ánh về thủ tục: xử lý, từ chối, hỏi thêm",
        "rule-feedback", "ordinary",
        "received 2026-08-20",
        "handle ADM-766-HANDLE 2026-09-14, refuse ADM-766-REFUSE 2026-08-22, ask ADM-766-ASK "
        "2026-08-26",
    ),
    (
        "Phản ánh về thủ tục: hỏi thêm rồi từ chối",
        "rule-feedback", "ordinary",
        "received 2026-07-01, asked-more 2026-07-07, refused 2026-07-10",
        "handle ADM-766-HANDLE 2026-07-22, refuse ADM-766-REFUSE 2026-07-03, ask ADM-766-ASK "
        "2026-07-08",
    ),
    (
        "Phản ánh về thủ tục: công khai kết quả",
        "rule-feedback", "ordinary",
        "received 2026-07-01, settled 2026-07-17, published 2026-07-20",
        "handle ADM-766-HANDLE 2026-07-22, refuse ADM-766-REFUSE 2026-07-03, ask ADM-766-ASK "
        "2026-07-08, publish ADM-766-PUBLISH 2026-07-21",
    ),
    (
        "Phản ánh về quy định hành chính không thuộc thẩm quyền: chuyển",
        "rule-feedback", "ordinary",
        "received 2024-04-25, not-own 2024-04-26",
        "transfer ADM-FEEDBACK-FORWARD 2024-05-06, handle ADM-766-HANDLE 2024-05-20, refuse "
        "ADM-766-REFUSE 2024-05-02, ask ADM-766-ASK 2024-05-06",
    ),
    (
        "Đơn gửi cấp ủy: thông báo trong 10 ngày làm việc",
        "party-letter", "ordinary",
        "received 2026-08-20",
        "notice P-03 2026-09-07",
    ),
    (
        "Đơn gửi cấp ủy qua Tết 2026, có ngày làm bù trước Tết",
        "party-letter", "ordinary",
        "received 2026-01-05, told 2026-01-16",
        "notice P-03 2026-01-16",
    ),
    (
        "Công bố lịch tiếp công dân trước 5 ngày làm việc",
        "reception", "ordinary",
        "session 2026-07-24",
        "announce R-07 2026-07-17",
    ),
    (
        "Công bố lịch tiếp công dân, buổi tiếp sau Quốc khánh",
        "reception", "ordinary",
        "session 2026-09-07, announced 2026-08-26",
        "announce R-07 2026-08-26",
    ),
    (
        "Công bố lịch tiếp công dân, buổi tiếp sau Tết 2027",
        "reception", "ordinary",
        "session 2027-02-17",
        "announce R-07 2027-02-03",
    ),
    (
        "Buổi tiếp vào thứ Bảy: lùi đủ 5 ngày làm việc",
        "reception", "ordinary",
        "session 2026-07-25",
        "announce R-07 2026-07-17",
    ),
    (
        "Từ chối tiếp: thông báo trong 3 ngày làm việc",
        "reception", "ordinary",
        "session 2026-07-24, grounds-found 2026-07-24, told 2026-07-29",
        "announce R-07 2026-07-17, refuse R-10 2026-07-29",
    ),
    (
        "Tiếp trực tuyến: báo trước và thử đường truyền",
        "online-reception", "ordinary",
        "session 2026-07-27, line-tested 2026-07-24",
        "announce R-11 2026-07-20, test R-11 2026-07-24",
    ),
    (
        "Tiếp trực tuyến ngay sau Quốc khánh",
        "online-reception", "ordinary",
        "session 2026-09-03",
        "announce R-11 2026-08-24, test R-11 2026-08-28",
    ),
    (
        "Đối thoại với nhân dân: báo trước 7 ngày, kết quả trong 10 ngày",
        "dialogue", "ordinary",
        "meeting 2026-07-16",
        "announce ADM-DIALOGUE-NOTICE 2026-07-09, result ADM-DIALOGUE-RESULT 2026-07-27",
    ),
    (
        "Đối thoại với nhân dân vào Chủ nhật",
        "dialogue", "ordinary",
        "meeting 2026-07-19, meeting-told 2026-07-10, result-sent 2026-07-29",
        "announce ADM-DIALOGUE-NOTICE 2026-07-10, result ADM-DIALOGUE-RESULT 2026-07-29",
    ),
    (
        "Đối thoại sau Tết 2027, kết quả",
        "dialogue", "ordinary",
        "meeting 2027-02-12",
        "announce ADM-DIALOGUE-NOTICE 2027-02-03, result ADM-DIALOGUE-RESULT 2027-02-22",
    ),
    (
        "Đối thoại ngay trước Quốc khánh, kết quả rơi vào cuối tuần",
        "dialogue", "ordinary",
        "meeting 2026-08-27",
        "announce ADM-DIALOGUE-NOTICE 2026-08-20, result ADM-DIALOGUE-RESULT 2026-09-07",
    ),
    (
        "Công khai trong 5 ngày làm việc, niêm yết 30 ngày",
        "disclosure", "ordinary",
        "decided 2026-07-01, published 2026-07-06",
        "disclose ADM-DISCLOSE 2026-07-08, post ADM-DISCLOSE-POST 2026-08-05, speaker "
        "ADM-DISCLOSE-SPEAKER 2026-07-09",
    ),
    (
        "Công khai qua Quốc khánh, thôi niêm yết sớm",
        "disclosure", "ordinary",
        "decided 2026-08-27, published 2026-09-03, taken-down 2026-09-30",
        "disclose ADM-DISCLOSE 2026-09-08, post ADM-DISCLOSE-POST 2026-10-05, speaker "
        "ADM-DISCLOSE-SPEAKER 2026-09-07",
    ),
    (
        "Họp thôn: báo trước 2 ngày",
        "village-vote", "ordinary",
        "meeting 2026-07-19",
        "announce ADM-VOTE-NOTICE 2026-07-17",
    ),
    (
        "Họp thôn, gửi nghị quyết, xã công nhận",
        "village-vote", "ordinary",
        "meeting 2026-07-18, decided 2026-07-18, sent 2026-07-22, received 2026-07-22, answered "
        "2026-07-28",
        "announce ADM-VOTE-NOTICE 2026-07-16, send ADM-VOTE-SEND 2026-07-24, answer "
        "ADM-VOTE-ANSWER 2026-07-29",
    ),
    (
        "Hội nghị cộng đồng cuối năm: báo trước 5 ngày",
        "community-meeting", "ordinary",
        "meeting 2026-12-20",
        "announce ADM-COMMUNITY-MEETING 2026-12-15",
    ),
    (
        "Lấy ý kiến ít nhất 20 ngày",
        "opinion", "ordinary",
        "published 2026-08-10, taken-down 2026-08-28",
        "post ADM-OPINION 2026-09-03",
    ),
    (
        "Thanh tra nhân dân: kế hoạch trước 5 ngày làm việc",
        "inspection", "ordinary",
        "supervised 2026-09-08",
        "plan ADM-INSPECTION-PLAN 2026-08-27",
    ),
    (
        "Thanh tra nhân dân: trả lời kiến nghị trong 15 ngày",
        "inspection", "ordinary",
        "supervised 2026-07-20, recommended 2026-08-03",
        "plan ADM-INSPECTION-PLAN 2026-07-13, reply ADM-INSPECTION-REPLY 2026-08-18",
    ),
    (
        "Thanh tra nhân dân: 15 ngày kết thúc vào thứ Bảy",
        "inspection", "ordinary",
        "recommended 2026-07-10, answered 2026-07-27",
        "reply ADM-INSPECTION-REPLY 2026-07-27",
    ),
    (
        "Giám sát đầu tư: báo trước 45 ngày, trả lời trong 15 ngày",
        "investment", "ordinary",
        "supervised 2026-10-15, recommended 2026-11-09",
        "plan ADM-INVESTMENT-PLAN 2026-08-28, reply ADM-INVESTMENT-REPLY 2026-11-25",
    ),
    (
        "Giám sát của Mặt trận: kế hoạch, báo cáo của nơi được giám sát",
        "supervision", "ordinary",
        "supervised 2026-08-24",
        "plan F-02 2026-08-07, subject F-02 2026-08-17",
    ),
    (
        "Giám sát của Mặt trận: đoàn báo cáo sau khi kết thúc",
        "supervision", "ordinary",
        "supervised 2026-08-03, plan-sent 2026-07-17, subject-reported 2026-07-27, "
        "supervision-ended 2026-08-18, team-reported 2026-09-03",
        "plan F-02 2026-07-17, subject F-02 2026-07-27, team F-02 2026-09-03",
    ),
    (
        "Giám sát của Mặt trận: lùi qua Tết 2027",
        "supervision", "ordinary",
        "supervised 2027-02-22",
        "plan F-02 2027-02-03, subject F-02 2027-02-15",
    ),
    (
        "Phản biện: gửi dự thảo trước 15 ngày",
        "criticism", "ordinary",
        "submitted 2026-07-31",
        "draft F-03 2026-07-16",
    ),
    (
        "Phản biện: gửi dự thảo trễ",
        "criticism", "ordinary",
        "submitted 2026-07-31, draft-sent 2026-07-20",
        "draft F-03 2026-07-16",
    ),
    (
        "Công bố thủ tục của tỉnh: 5 ngày làm việc trước và sau",
        "procedure", "ordinary",
        "in-force 2026-09-07, decided 2026-08-20, updated 2026-08-26",
        "announce ADM-766-ANNOUNCE 2026-08-26, update ADM-766-UPDATE 2026-08-26",
    ),
    (
        "Công bố thủ tục của bộ: 20 ngày làm việc trước",
        "ministry-procedure", "ordinary",
        "in-force 2026-09-15, decided 2026-08-10",
        "announce ADM-766-ANNOUNCE 2026-08-14, update ADM-766-UPDATE 2026-08-22",
    ),
    (
        "Hồ sơ một cửa theo Nghị định 61/2018: bổ sung, xin lỗi",
        "one-stop", "ordinary",
        "received 2025-04-28, promised 2025-05-12, apologised 2025-05-09",
        "supplement ADM-ONESTOP-SUPPLEMENT 2025-05-06, apology ADM-ONESTOP-APOLOGY 2025-05-09",
    ),
    (
        "Hồ sơ một cửa, hẹn trả ngày cuối của nghị định cũ",
        "one-stop", "ordinary",
        "received 2025-06-26, promised 2025-06-30",
        "supplement ADM-ONESTOP-SUPPLEMENT 2025-07-01, apology ADM-ONESTOP-APOLOGY 2025-06-27",
    ),
    (
        "Yêu cầu về dữ liệu cá nhân: trả lời, làm xong",
        "data-request", "ordinary",
        "requested 2026-08-27",
        "answer ADM-DATA-ANSWER 2026-09-03, complete-least ADM-DATA-COMPLETE 2026-09-07, complete "
        "ADM-DATA-COMPLETE 2026-09-16",
    ),
    (
        "Rút sự đồng ý, gia hạn một lần 15 ngày",
        "data-consent", "ordinary",
        "requested 2026-07-06, extended 2026-07-17",
        "answer ADM-DATA-ANSWER 2026-07-08, complete ADM-DATA-COMPLETE 2026-08-05",
    ),
    (
        "Rút sự đồng ý, không gia hạn",
        "data-consent", "ordinary",
        "requested 2026-07-06, answered 2026-07-08, completed 2026-07-20",
        "answer ADM-DATA-ANSWER 2026-07-08, complete ADM-DATA-COMPLETE 2026-07-21",
    ),
    (
        "Đánh giá tác động trong 60 ngày",
        "data-processing", "ordinary",
        "begun 2026-07-06, assessed 2026-08-31",
        "assess ADM-DATA-IMPACT 2026-09-04",
    ),
    (
        "Văn bản ký chiều thứ Sáu: phát hành ngày làm việc tiếp theo",
        "document", "ordinary",
        "signed 2026-07-17, issued 2026-07-20",
        "issue ADM-DOCUMENT-ISSUE 2026-07-20",
    ),
    (
        "Văn bản ký thứ Sáu trước ngày làm bù 22/8/2026",
        "document", "ordinary",
        "signed 2026-08-21",
        "issue ADM-DOCUMENT-ISSUE 2026-08-22",
    ),
    (
        "Văn bản đến trước Tết 2027",
        "document", "ordinary",
        "received 2027-02-03",
        "submit ADM-DOCUMENT-SUBMIT 2027-02-11",
    ),
    (
        "Hồ sơ trình: trả lại hoặc quyết định trong 2 ngày làm việc",
        "submission", "ordinary",
        "received 2026-08-20",
        "return ADM-FILE-RETURN 2026-08-22, decide-simple ADM-FILE-SIMPLE 2026-08-22",
    ),
    (
        "Chốt số liệu trước ngày gửi báo cáo",
        "report", "ordinary",
        "submitted 2026-09-17, figures-closed 2026-09-15",
        "close ADM-REPORT-GAP 2026-09-16",
    ),
    (
        "Chốt số liệu khi ngày gửi là thứ Hai",
        "report", "ordinary",
        "submitted 2026-08-17",
        "close ADM-REPORT-GAP 2026-08-14",
    ),
)  # fmt: skip
