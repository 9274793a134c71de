"""The words of the papers of a denunciation, with gaps in square brackets.

Vietnamese alone, as papers are. A gap that begins with + takes several lines. The wording is by the
articles; the printed annexes of the decree have not been compared (see the catalogue of forms).
"""

_BY_LAW = (
    "Căn cứ Luật Tố cáo ngày 12 tháng 6 năm 2018, được sửa đổi, bổ sung;",
    "Căn cứ Nghị định số 31/2019/NĐ-CP, được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP;",
    "Căn cứ [văn bản quy định chức năng, nhiệm vụ của cơ quan];",
    "Xét đề nghị của [người đề nghị],",
)
_ACCEPTED = "Quyết định số [số quyết định thụ lý] [ngày thụ lý] về việc thụ lý tố cáo"

BODIES: dict[str, tuple[str, ...]] = {
    "d-proposal": (
        "Kính gửi: [người đứng đầu cơ quan]",
        "Ngày [ngày nhận], cơ quan nhận được đơn tố cáo của [họ tên, địa chỉ người tố cáo, hoặc bí mật].",
        "Người bị tố cáo: [họ tên, chức vụ, nơi công tác].",
        "Tóm tắt nội dung tố cáo: [+nội dung]",
        "Kết quả kiểm tra điều kiện thụ lý theo Điều 29 Luật Tố cáo: [+từng điều kiện]",
        "Căn cứ nội dung đơn và quy định của pháp luật, đề nghị [thụ lý hoặc không thụ lý] để giải quyết theo quy định.",
        "Ý kiến của người đứng đầu: [+ý kiến]",
    ),
    "d-transfer": (
        "Kính gửi: [cơ quan có thẩm quyền giải quyết]",
        "Ngày [ngày nhận], cơ quan nhận được đơn tố cáo của [họ tên, địa chỉ người tố cáo, hoặc bí mật].",
        "Nội dung tố cáo: [+nội dung]",
        "Sau khi xem xét, căn cứ Điều 24 Luật Tố cáo, nội dung tố cáo không thuộc thẩm quyền giải quyết của cơ quan.",
        "Chuyển đơn cùng [số] tài liệu kèm theo đến quý cơ quan để xem xét, giải quyết theo quy định của pháp luật.",
        "Đề nghị giữ bí mật họ tên, địa chỉ, bút tích và thông tin khác của người tố cáo.",
    ),
    "d-acceptance": (
        *_BY_LAW,
        "QUYẾT ĐỊNH:",
        "Điều 1. Thụ lý tố cáo đối với [họ tên, chức vụ, nơi công tác của người bị tố cáo].",
        "Nội dung tố cáo được thụ lý: [+nội dung]",
        "Thời hạn giải quyết tố cáo là 30 ngày, kể từ ngày thụ lý.",
        "Điều 2. Giao [đơn vị hoặc Tổ xác minh] xác minh nội dung tố cáo, báo cáo kết quả trước ngày [ngày].",
        "Điều 3. [những người thi hành] chịu trách nhiệm thi hành Quyết định này.",
    ),
    "d-notice": (
        "Kính gửi: [người tố cáo, hoặc cơ quan đã chuyển đơn]",
        "Ngày [ngày nhận], cơ quan nhận được đơn tố cáo. Căn cứ Điều 29 Luật Tố cáo, cơ quan đã ban hành "
        + _ACCEPTED
        + ".",
        "Nội dung tố cáo được thụ lý: [+nội dung]",
        "Thời hạn giải quyết là 30 ngày, kể từ ngày thụ lý.",
        "Thông báo để biết và thực hiện quyền, nghĩa vụ theo Điều 9 Luật Tố cáo.",
    ),
    "d-content": (
        "Kính gửi: [người bị tố cáo]",
        "Cơ quan đã ban hành " + _ACCEPTED + ".",
        "Nội dung tố cáo được thụ lý: [+nội dung, không có thông tin về người tố cáo]",
        "Đề nghị giải trình bằng văn bản về từng nội dung và cung cấp thông tin, tài liệu, bằng chứng trước ngày [ngày].",
        "Thông báo để biết và thực hiện quyền, nghĩa vụ theo Điều 10 Luật Tố cáo.",
    ),
    "d-team": (
        *_BY_LAW,
        "QUYẾT ĐỊNH:",
        "Điều 1. Thành lập Tổ xác minh nội dung tố cáo gồm: [+họ tên, chức vụ, nhiệm vụ từng người].",
        "Điều 2. Tổ xác minh kiểm tra, xác minh: [+nội dung giao xác minh]. Thời hạn xác minh là [số] ngày.",
        "Người được giao cam kết không thuộc trường hợp xung đột lợi ích (Nghị định 31/2019/NĐ-CP, Điều 5).",
        "Điều 3. [những người thi hành] chịu trách nhiệm thi hành Quyết định này.",
    ),
    "d-extension": (
        *_BY_LAW,
        "QUYẾT ĐỊNH:",
        "Điều 1. Gia hạn giải quyết tố cáo theo " + _ACCEPTED + ": [số] ngày, kể từ ngày [ngày].",
        "Lý do, tiêu chí phức tạp: [+lý do]",
        "Điều 2. [những người thi hành] chịu trách nhiệm thi hành Quyết định này.",
    ),
    "d-suspension": (
        *_BY_LAW,
        "QUYẾT ĐỊNH:",
        "Điều 1. Tạm đình chỉ giải quyết tố cáo theo " + _ACCEPTED + ", kể từ ngày [ngày].",
        "Căn cứ theo Điều 34 Luật Tố cáo: [+căn cứ]",
        "Điều 2. [những người thi hành] chịu trách nhiệm thi hành Quyết định này.",
    ),
    "d-resumption": (
        *_BY_LAW,
        "QUYẾT ĐỊNH:",
        "Điều 1. Tiếp tục giải quyết tố cáo theo " + _ACCEPTED + ", kể từ ngày [ngày].",
        "Lý do: [+căn cứ tạm đình chỉ đã hết]",
        "Điều 2. [những người thi hành] chịu trách nhiệm thi hành Quyết định này.",
    ),
    "d-termination": (
        *_BY_LAW,
        "QUYẾT ĐỊNH:",
        "Điều 1. Đình chỉ giải quyết tố cáo theo " + _ACCEPTED + ", kể từ ngày [ngày].",
        "Căn cứ theo Điều 34 Luật Tố cáo: [+căn cứ]",
        "Điều 2. [những người thi hành] chịu trách nhiệm thi hành Quyết định này.",
    ),
    "d-conclusion": (
        "Căn cứ Luật Tố cáo, Điều 35; căn cứ báo cáo kết quả xác minh nội dung tố cáo, cơ quan kết luận:",
        "1. Kết quả xác minh nội dung tố cáo: [+từng nội dung]",
        "2. Căn cứ pháp luật để xác định có hay không có hành vi vi phạm: [+căn cứ]",
        "3. Kết luận: [+đúng, sai hay đúng một phần, từng nội dung; trách nhiệm của từng người]",
        "4. Biện pháp xử lý theo thẩm quyền; kiến nghị: [+biện pháp]",
        "5. Kiến nghị hoàn thiện chính sách, pháp luật, nếu có: [+kiến nghị]",
    ),
    "d-conclusion-notice": (
        "Kính gửi: [người tố cáo]",
        "Ngày [ngày kết luận], cơ quan đã ban hành Kết luận nội dung tố cáo số [số kết luận].",
        "Kết luận về từng nội dung tố cáo: [+đúng, sai hay đúng một phần]",
        "Biện pháp xử lý: [+biện pháp, trừ thông tin thuộc bí mật nhà nước, bí mật cá nhân của người bị tố cáo]",
        "Thông báo để biết. Nếu có căn cứ cho rằng giải quyết chưa đúng, có quyền tố cáo tiếp đến cấp trên trực tiếp của người giải quyết (Luật Tố cáo, Điều 37).",
    ),
}
# What stands under the type of a paper.
ABOUT = {
    "d-acceptance": "Về việc thụ lý tố cáo",
    "d-notice": "Về việc thụ lý tố cáo",
    "d-content": "Về nội dung tố cáo",
    "d-team": "Về việc thành lập Tổ xác minh nội dung tố cáo",
    "d-extension": "Về việc gia hạn giải quyết tố cáo",
    "d-suspension": "Về việc tạm đình chỉ giải quyết tố cáo",
    "d-resumption": "Về việc tiếp tục giải quyết tố cáo",
    "d-termination": "Về việc đình chỉ giải quyết tố cáo",
    "d-conclusion-notice": "Kết luận nội dung tố cáo",
}
_ONE = ("- [nơi nhận];", "- Lưu: VT, hồ sơ tố cáo.")
PLACES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(BODIES, _ONE),
    "d-acceptance": ("- Như Điều 3;", "- [nơi nhận];", "- Lưu: VT, hồ sơ tố cáo."),
    "d-transfer": ("- Như trên;", "- Người tố cáo (để biết);", "- Lưu: VT, hồ sơ tố cáo."),
    "d-content": ("- Như trên;", "- Lưu: VT, hồ sơ tố cáo."),
}
