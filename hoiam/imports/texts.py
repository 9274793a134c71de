"""What imports say: events and refusals. Why a row got its verdict stands in `why.py`."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "imports.import.started": _("Đưa vào tệp “{file}” để nạp {target}."),
    "imports.import.sheet-chosen": _("Chọn bảng “{sheet}” của tệp."),
    "imports.import.legacy-chosen": _("Đồng ý chuyển mã chữ {legacy} sang Unicode."),
    "imports.import.mapped": _("Nối cột theo “{profile}”."),
    "imports.import.confirmed": _("Xác nhận bản xem trước: {new} dòng mới, {changed} dòng đổi."),
    "imports.import.paused": _("Tạm dừng việc nạp."),
    "imports.import.resumed": _("Nạp tiếp."),
    "imports.import.dropped": _("Bỏ việc nạp."),
    "imports.import.refused": _("Không nạp được tệp “{file}”."),
    "imports.import.committed": _(
        "Nạp xong {target} từ “{file}”: {new} mới, {changed} đổi, {known} đã có, {refused} không nhận."
    ),
    "imports.profile.saved": _("Lưu mẫu nối cột “{name}”."),
}
REFUSALS: dict[str, RefusalText] = {
    "imports.not-keeper": RefusalText(
        _("Ông/bà không nạp được dữ liệu này."),
        _(
            "Sổ của đơn vị nào do người tiếp nhận hoặc lãnh đạo của đơn vị ấy nạp; đơn vị, cán bộ "
            "và thẩm quyền do người quản trị nạp."
        ),
        _("Nhờ người giữ vai trò ấy."),
    ),
    "imports.not-now": RefusalText(
        _("Chưa làm được việc này lúc này."),
        _("Tệp “{file}” đang ở bước: {state}."),
        _("Tải lại trang rồi xem bước tiếp theo."),
    ),
    "imports.kept-failing": RefusalText(
        _("Việc nạp tệp “{file}” đã dừng."),
        _("Một phần của tệp làm máy lỗi {times} lần liền; nạp mãi cũng không qua."),
        _("Báo người vận hành xem nhật ký; chia nhỏ tệp rồi nạp lại để tìm phần gây lỗi."),
    ),
    "imports.already-paused": RefusalText(
        _("Việc nạp này đang tạm dừng."),
        _("Không tạm dừng hai lần."),
        _("Bấm Nạp tiếp để chạy lại."),
    ),
    "imports.not-paused": RefusalText(
        _("Việc nạp này không tạm dừng."),
        _("Chỉ việc đang tạm dừng mới nạp tiếp được."),
        _("Tải lại trang."),
    ),
    "imports.no-such-sheet": RefusalText(
        _("Tệp không có bảng “{sheet}”."),
        _("Chỉ đọc được bảng có trong tệp."),
        _("Chọn một bảng trong danh sách."),
    ),
    "imports.legacy-not-seen": RefusalText(
        _("Chữ trong tệp không giống mã {legacy}."),
        _("Chỉ chuyển mã khi đã nhận ra và đã xem thử."),
        _("Đọc tệp như đang có, hoặc lưu lại tệp bằng Unicode."),
    ),
    "imports.no-such-file": RefusalText(
        _("Không có tệp “{name}”."),
        _("Đường dẫn đến tệp không đúng."),
        _("Xem lại tên tệp và thư mục."),
    ),
    "imports.file-gone": RefusalText(
        _("Tệp đã mất trước khi đọc xong."),
        _("Tệp tạm trong thư mục dữ liệu không còn."),
        _("Nạp lại tệp."),
    ),
    "imports.preview-changed": RefusalText(
        _("Bản xem trước đã khác lúc anh/chị mở."),
        _("Có người vừa nối lại cột, nên kết quả xét từng dòng đã đổi. Chưa dòng nào được ghi."),
        _("Mở lại bản xem trước, xem rồi xác nhận."),
    ),
    "imports.out-of-date": RefusalText(
        _("Bản xem trước đã cũ: dòng {line} không còn như lúc xem."),
        _("Từ lúc xem trước đến lúc ghi, dữ liệu đã thay đổi. Chưa dòng nào được ghi."),
        _("Nạp lại tệp để xem bản mới."),
    ),
    "imports.too-many-rows-here": RefusalText(
        _("Tệp có {total} dòng, loại này mỗi lần nhận {most} dòng."),
        _("Cả tệp được ghi một lần, hoặc không ghi dòng nào."),
        _("Chia tệp làm nhiều phần."),
    ),
    "imports.too-long-here": RefusalText(
        _("Các ô của tệp dài quá {most} chữ cộng lại."),
        _("Danh sách loại này được ghi một lần, nên phải gọn."),
        _("Bỏ những cột không cần, hoặc chia tệp làm nhiều phần."),
    ),
    "imports.profile-unknown": RefusalText(
        _("Không có mẫu nối cột “{given}”."),
        _("Mẫu phải là mẫu có sẵn hoặc mẫu đã lưu của đơn vị."),
        _("Chọn lại mẫu, hoặc nối cột bằng tay."),
    ),
    "imports.profile-other-target": RefusalText(
        _("Mẫu “{name}” dùng để nạp loại khác."),
        _("Mẫu ấy nạp {target}."),
        _("Chọn mẫu khác."),
    ),
    "imports.profile-name": RefusalText(
        _("Tên mẫu “{name}” không dùng được."),
        _("Tên mẫu phải có chữ hoặc số, dài không quá 120 chữ."),
        _("Đặt tên khác."),
    ),
    "imports.mapping-shape": RefusalText(
        _("Phần nối cột không đọc được ở “{place}”."),
        _("Nội dung không đúng dạng của một mẫu nối cột."),
        _("Nối lại cột trên trang, hoặc sửa tệp mẫu."),
    ),
    "imports.mapping-target": RefusalText(
        _("Không có loại dữ liệu “{given}”."),
        _("Mỗi mẫu nạp một loại: vụ việc, lượt tiếp, hồ sơ, đơn vị, cán bộ, thẩm quyền …"),
        _("Sửa tên loại trong mẫu."),
    ),
    "imports.mapping-field": RefusalText(
        _("Không có mục “{given}”."),
        _("Loại dữ liệu này không có mục ấy."),
        _("Bỏ mục ấy, hoặc chọn mục khác."),
    ),
    "imports.mapping-twice": RefusalText(
        _("Mục “{label}” được nối hai lần."),
        _("Một mục lấy từ một hay nhiều cột, nhưng chỉ theo một cách."),
        _("Bỏ bớt một lần."),
    ),
    "imports.mapping-how": RefusalText(
        _("Không đọc được “{label}” theo cách “{given}”."),
        _("Cách đọc này không dùng cho loại ô ấy."),
        _("Chọn một cách trong danh sách."),
    ),
    "imports.mapping-no-column": RefusalText(
        _("Mục “{label}” chưa chọn cột."),
        _("Không có cột thì không có gì để đọc."),
        _("Chọn cột, hoặc bỏ mục này."),
    ),
    "imports.mapping-state": RefusalText(
        _("Không có trạng thái “{given}”."),
        _("Mỗi chữ của nguồn phải nối với một trạng thái có ở đây."),
        _("Chọn một trạng thái trong danh sách."),
    ),
    "imports.mapping-zone": RefusalText(
        _("Không có múi giờ “{given}”."),
        _("Múi giờ viết theo tên quốc tế, ví dụ Asia/Ho_Chi_Minh."),
        _("Chọn lại múi giờ."),
    ),
    "imports.field-needed": RefusalText(
        _("Chưa nối cột cho “{label}”."),
        _("Không có mục này thì không nạp được dòng nào."),
        _("Chọn cột cho mục ấy."),
    ),
    "imports.system-needed": RefusalText(
        _("Chưa ghi tên hệ thống, sổ cũ."),
        _("Số của hồ sơ chỉ có nghĩa khi biết là số của hệ thống nào."),
        _("Ghi tên, ví dụ “Sổ tiếp công dân 2024”."),
    ),
    "imports.column-missing": RefusalText(
        _("Tệp không có cột “{column}”."),
        _("Mẫu nối cột đọc cột ấy."),
        _("Chọn mẫu khác, hoặc nối lại cột."),
    ),
    # reading
    "imports.empty-file": RefusalText(
        _("Tệp trống, không có dòng nào."),
        _("Không có gì để nạp."),
        _("Mở tệp xem đã lưu đúng chưa, rồi gửi lại."),
    ),
    "imports.header-only": RefusalText(
        _("Tệp chỉ có dòng tên cột, không có dòng dữ liệu nào."),
        _("Không có gì để nạp."),
        _("Kiểm tra có xuất nhầm bảng mẫu hay nhầm trang tính không."),
    ),
    "imports.no-room": RefusalText(
        _("Lúc này máy chủ không còn chỗ cho tệp này."),
        _("Chỗ còn lại được giữ cho lời kể của người dân."),
        _("Báo người vận hành máy chủ, rồi gửi lại sau."),
    ),
    "imports.heading-is-a-row": RefusalText(
        _("Dòng đầu của tệp là một đơn tố cáo, không phải tên cột."),
        _("Tên cột được giữ lại và hiện trên trang; lời tố cáo thì không được giữ ở đâu."),
        _("Thêm một dòng tên cột lên đầu, bỏ các đơn tố cáo, rồi gửi lại."),
    ),
    "imports.file-too-big": RefusalText(
        _("Tệp lớn hơn {most} MB."),
        _("Tệp quá lớn làm chậm máy của mọi người."),
        _("Chia tệp thành nhiều phần, hoặc nén thành .csv.gz rồi gửi lại."),
    ),
    "imports.not-a-table": RefusalText(
        _("Tệp này không phải bảng dữ liệu."),
        _("Nội dung là chương trình, ảnh, văn bản hoặc loại tệp khác, dù tên tệp có ghi thế nào."),
        _("Gửi tệp CSV, Excel (.xlsx, .xls), OpenDocument (.ods) hoặc JSON."),
    ),
    "imports.web-page": RefusalText(
        _("Tệp này là một trang web, dù mang tên Excel."),
        _("Một số phần mềm xuất trang web rồi đặt đuôi .xls."),
        _("Mở bằng Excel hoặc LibreOffice, chọn Lưu thành .xlsx rồi gửi lại."),
    ),
    "imports.damaged": RefusalText(
        _("Tệp hỏng hoặc bị cắt ngang."),
        _("Phần cuối hoặc phần bên trong của tệp không đọc được."),
        _("Tải hoặc chép lại tệp từ nơi gốc rồi gửi lại."),
    ),
    "imports.encrypted": RefusalText(
        _("Tệp có mật khẩu."),
        _("Không đọc được nội dung khi chưa mở khóa."),
        _("Mở tệp, bỏ mật khẩu, lưu lại rồi gửi."),
    ),
    "imports.gzip-bomb": RefusalText(
        _("Tệp nén bung ra hơn {most} MB."),
        _("Tệp nén nhỏ mà bung ra quá lớn có thể làm đầy máy."),
        _("Chia dữ liệu thành nhiều tệp nhỏ hơn."),
    ),
    "imports.zip-bomb": RefusalText(
        _("Các trang bên trong bảng tính bung ra hơn {most} MB."),
        _("Bảng tính nhỏ mà bung ra quá lớn có thể làm đầy máy."),
        _("Lưu riêng trang cần nạp thành tệp CSV rồi gửi lại."),
    ),
    "imports.false-sizes": RefusalText(
        _("Tệp khai sai kích thước các phần bên trong."),
        _("Phần mềm bảng tính không bao giờ ghi như vậy; tệp đã bị sửa hoặc hỏng."),
        _("Mở bằng Excel hoặc LibreOffice, lưu lại rồi gửi."),
    ),
    "imports.nested-archive": RefusalText(
        _("Tệp nén nằm trong tệp nén."),
        _("Chỉ nhận một lớp nén của một bảng."),
        _("Giải nén rồi gửi từng bảng."),
    ),
    "imports.zip-of-files": RefusalText(
        _("Đây là một gói nhiều tệp, không phải một bảng."),
        _("Mỗi lần chỉ nạp một bảng."),
        _("Giải nén rồi gửi từng bảng."),
    ),
    "imports.xml-entities": RefusalText(
        _("Bảng tính có phần khai báo tự nhân bản bên trong."),
        _("Cách ghi này chỉ có ở tệp cố ý làm treo máy."),
        _("Lưu lại bằng Excel hoặc LibreOffice; nếu tệp do người khác gửi, hãy hỏi lại nguồn."),
    ),
    "imports.far-cell": RefusalText(
        _("Có ô dữ liệu nằm quá xa trong trang tính."),
        _("Một bảng có nhiều nhất {most} dòng và {columns} cột."),
        _("Xóa ô lạc ở cuối trang tính rồi lưu lại."),
    ),
    "imports.workbook-too-big": RefusalText(
        _("Trang tính quá lớn để mở."),
        _("Mở nó cần nhiều bộ nhớ hoặc thời gian hơn mức cho phép."),
        _("Lưu trang tính thành tệp CSV rồi gửi: CSV được đọc từng dòng."),
    ),
    "imports.too-many-rows": RefusalText(
        _("Tệp có hơn {most} dòng."),
        _("Một lần nạp có giới hạn để xem trước được."),
        _("Chia tệp theo năm hoặc theo đơn vị."),
    ),
    "imports.too-many-columns": RefusalText(
        _("Tệp có hơn {most} cột."),
        _("Không sổ nào có nhiều cột như vậy; có thể dấu ngăn cột bị nhầm."),
        _("Chỉ giữ những cột cần nạp."),
    ),
    "imports.cell-too-long": RefusalText(
        _("Dòng {line} có ô dài hơn {most} chữ."),
        _("Có thể thiếu một dấu nháy kép nên nhiều dòng dính vào một ô."),
        _("Mở tệp, sửa dòng ấy rồi gửi lại."),
    ),
    "imports.lone-quote": RefusalText(
        _("Dấu nháy kép ở dòng {line} không khép lại đúng chỗ."),
        _("Đọc tiếp sẽ dính nhiều dòng vào một ô."),
        _("Sửa dòng ấy: dấu nháy trong ô phải viết hai lần, ô có nháy phải khép lại."),
    ),
    "imports.zero-bytes": RefusalText(
        _("Tệp chữ có ký tự rỗng."),
        _("Đây không phải tệp chữ thường, hoặc tệp đã hỏng."),
        _("Lưu lại thành CSV UTF-8 rồi gửi."),
    ),
    "imports.wrong-encoding": RefusalText(
        _("Không đọc được chữ trong tệp."),
        _("Tệp trộn nhiều bảng mã, hoặc dùng bảng mã không rõ."),
        _("Mở tệp bằng Excel hoặc LibreOffice, lưu thành CSV UTF-8 rồi gửi lại."),
    ),
    "imports.unknown-legacy": RefusalText(
        _("Không có bảng mã chữ cũ tên “{legacy}”."),
        _("Chỉ chuyển được từ TCVN3 và VNI."),
        _("Chọn một trong hai, hoặc để nguyên."),
    ),
    "imports.broken-json": RefusalText(
        _("Tệp JSON sai cú pháp ở dòng hoặc mục {line}."),
        _("Tệp bị cắt ngang hoặc do phần mềm ghi sai."),
        _("Xuất lại tệp từ nơi gốc."),
    ),
    "imports.json-not-a-number": RefusalText(
        _("Dòng hoặc mục {line} của tệp JSON ghi “{said}” thay cho một số."),
        _("JSON không có giá trị ấy, và không rõ nguồn muốn nói gì."),
        _("Sửa thành số, hoặc để trống (null), rồi gửi lại."),
    ),
    "imports.too-deep": RefusalText(
        _("Dữ liệu lồng vào nhau quá {most} tầng."),
        _("Bảng dữ liệu không lồng sâu như vậy; tệp hỏng hoặc cố ý làm treo máy."),
        _("Xuất lại thành bảng phẳng."),
    ),
}
