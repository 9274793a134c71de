"""Statements that are kept, guided by word of mouth, passed on by others, or left by a member."""

CASES = (
    (
        "Khiếu nại không đủ điều kiện xử lý: lưu đơn trong hạn",
        "complaint", "ordinary",
        "received 2026-07-06, kept 2026-07-08",
        "accept C-02 2026-07-15, neglect R-13 2026-08-20",
    ),
    (
        "Khiếu nại không thuộc thẩm quyền, đã hướng dẫn trước đó: lưu đơn",
        "complaint", "ordinary",
        "received 2026-07-06, not-own 2026-07-08, kept 2026-07-08",
        "accept C-02 2026-07-15, guide SUB-GUIDE 2026-07-20, neglect R-13 2026-08-20",
    ),
    (
        "Khiếu nại do đại biểu chuyển đến: báo nơi chuyển sau khi giải quyết",
        "complaint", "ordinary",
        "received 2026-07-06, forwarded 2026-07-06, accepted 2026-07-10, decided 2026-08-03, "
        "forwarder-told 2026-08-10",
        "accept C-02 2026-07-15, neglect R-13 2026-08-20, decide C-03 2026-08-10, send C-09 "
        "2026-08-06, forwarder R-09 2026-08-12, effect C-11 2026-09-03",
    ),
    (
        "Khiếu nại lần hai do Mặt trận chuyển đến: báo nơi chuyển sau khi giải quyết",
        "second-complaint", "ordinary",
        "received 2026-07-06, forwarded 2026-07-06, accepted 2026-07-10, decided 2026-08-10",
        "accept C-02 2026-07-15, neglect R-13 2026-08-20, decide C-04 2026-08-24, send C-09 "
        "2026-08-17, forwarder R-09 2026-08-19, publish C-12 2026-08-25, effect C-11 2026-09-09",
    ),
    (
        "Nhiều người khiếu nại, một người rút trước khi thụ lý",
        "complaint", "ordinary",
        "received 2026-07-06, withdrawn@person-1 2026-07-08, accepted 2026-07-10",
        "accept C-02 2026-07-15, neglect R-13 2026-08-20, decide C-03 2026-08-10, "
        "accept@person-1 C-02 2026-07-15, neglect@person-1 R-13 2026-08-20",
    ),
    (
        "Tố cáo nói miệng, không thuộc thẩm quyền: hướng dẫn tại chỗ",
        "denunciation", "ordinary",
        "received 2026-07-06, not-own 2026-07-06, guided 2026-07-06",
        "accept D-01 2026-07-15, transfer SUB-TRANSFER-D 2026-07-13, neglect R-13 2026-08-20",
    ),
    (
        "Tố cáo gửi lại sau khi đã hướng dẫn: không xử lý",
        "denunciation", "ordinary",
        "received 2026-07-06, kept 2026-07-09",
        "accept D-01 2026-07-15, neglect R-13 2026-08-20",
    ),
    (
        "Tố cáo tiếp không xem xét: lưu",
        "further-denunciation", "ordinary",
        "received 2026-07-06, kept 2026-07-09",
        "review D-10 2026-07-27",
    ),
    (
        "Kiến nghị không đủ điều kiện xử lý: lưu đơn",
        "recommendation", "ordinary",
        "received 2026-07-06, kept 2026-07-09",
        "answer R-08 2026-07-20, neglect R-13 2026-08-20",
    ),
    (
        "Phản ánh về thủ tục không đủ điều kiện: lưu",
        "rule-feedback", "ordinary",
        "received 2026-07-06, kept 2026-07-07",
        "handle ADM-766-HANDLE 2026-07-27, refuse ADM-766-REFUSE 2026-07-08, ask ADM-766-ASK "
        "2026-07-13",
    ),
    (
        "Thư gửi cấp ủy: người gửi rút thư trước khi được báo",
        "party-letter", "ordinary",
        "received 2026-07-06, withdrawn 2026-07-09",
        "notice P-03 2026-07-20",
    ),
    (
        "Quá hạn nên khiếu nại lần hai, rồi lần đầu mới có quyết định",
        "complaint", "ordinary",
        "received 2026-07-06, accepted 2026-07-10, expired 2026-08-11, lodged 2026-08-12, decided "
        "2026-08-24, decision-received 2026-08-27",
        "accept C-02 2026-07-15, neglect R-13 2026-08-20, decide C-03 2026-08-10, send C-09 "
        "2026-08-27, effect C-11 2026-09-23, again C-10 2026-09-28, again-expired C-10 2026-09-09",
    ),
)  # fmt: skip
