"""What an operator reads when a backup or a restore cannot be made."""

from django.utils.translation import gettext_noop as _

from hoiam.core.refusals import RefusalText

EVENTS: dict[str, str] = {
    "standing.installation.restored": _(
        "Khôi phục từ bản sao lưu lúc {moment} (phiên bản {version}); mọi người phải đăng nhập lại."
    ),
}
REFUSALS: dict[str, RefusalText] = {
    "standing.operator-only": RefusalText(
        _("Chỉ người giữ máy chủ khôi phục được."),
        _("Khôi phục là một lệnh trên máy chủ, không phải một bước trên trang."),
        _("Báo người vận hành chạy hoiam restore."),
    ),
    "standing.secret-on-server": RefusalText(
        _("Đây là khóa mở, không phải khóa nhận."),
        _("Máy chủ chỉ giữ khóa nhận (age1…); khóa mở (AGE-SECRET-KEY-…) phải nằm ngoại tuyến."),
        _("Bỏ khóa mở khỏi máy chủ, ghi dòng age1… mà hoiam backup-key đã in."),
    ),
    "standing.bad-recipient": RefusalText(
        _("Khóa nhận “{given}” không đọc được."),
        _("Khóa nhận là một dòng bắt đầu bằng age1 do hoiam backup-key in ra."),
        _("Chép lại cả dòng, không thiếu chữ nào."),
    ),
    "standing.no-recipient": RefusalText(
        _("Chưa có khóa nhận cho bản sao lưu."),
        _("Bản sao lưu chỉ được ghi khi đã mã hóa; không có bản nào để ngỏ."),
        _(
            "Chạy hoiam backup-key trên một máy ngoại tuyến, rồi đặt HOIAM_BACKUP_RECIPIENTS hoặc "
            "thêm --recipient age1…."
        ),
    ),
    "standing.bad-identity": RefusalText(
        _("Tệp khóa mở {path} không đọc được."),
        _("Tệp ấy phải có dòng AGE-SECRET-KEY-… mà hoiam backup-key đã ghi."),
        _("Chọn đúng tệp khóa mở."),
    ),
    "standing.wrong-identity": RefusalText(
        _("Khóa mở này không mở được bản sao lưu ấy."),
        _("Bản sao lưu được mã hóa cho khóa khác."),
        _("Tìm khóa mở đã dùng lúc đặt HOIAM_BACKUP_RECIPIENTS khi ấy."),
    ),
    "standing.no-folder": RefusalText(
        _("Không có thư mục {path}."),
        _("Lệnh này không tự lập nơi cất, để không ghi nhầm vào chỗ chưa gắn ổ."),
        _("Lập thư mục, hoặc gắn ổ sao lưu, rồi chạy lại."),
    ),
    "standing.among-keys": RefusalText(
        _("Không ghi bản sao lưu vào thư mục khóa {path}."),
        _("Bản sao lưu và khóa phải nằm ở hai nơi."),
        _("Chọn thư mục khác."),
    ),
    "standing.no-room": RefusalText(
        _("Không còn chỗ trên ổ của {path}."),
        _("Việc dở đã được bỏ, không để lại tệp nửa chừng."),
        _("Dọn chỗ hoặc chọn ổ lớn hơn rồi chạy lại."),
    ),
    "standing.cannot-write": RefusalText(
        _("Không đọc hoặc ghi được ở {path}: {said}."),
        _("Việc dở đã được bỏ, không để lại tệp nửa chừng."),
        _("Kiểm tra quyền của thư mục và ổ đĩa rồi chạy lại."),
    ),
    "standing.already-running": RefusalText(
        _("Một lần sao lưu hoặc khôi phục khác đang chạy."),
        _("Hai lần cùng lúc sẽ giẫm lên nhau."),
        _("Chờ lần kia xong rồi chạy lại."),
    ),
    "standing.database-damaged": RefusalText(
        _("Cơ sở dữ liệu hỏng, không sao lưu: {said}."),
        _("Một bản sao của cơ sở dữ liệu hỏng sẽ che mất bản tốt gần nhất."),
        _("Chạy hoiam doctor; giữ các bản sao lưu cũ; khôi phục bản tốt gần nhất."),
    ),
    "standing.no-program": RefusalText(
        _("Máy này không có chương trình {program} của PostgreSQL."),
        _("Sao lưu và khôi phục PostgreSQL dùng chính công cụ của nó."),
        _("Cài gói postgresql-client cùng phiên bản với máy chủ rồi chạy lại."),
    ),
    "standing.program-failed": RefusalText(
        _("{program} báo lỗi: {said}"),
        _("Chưa có gì được ghi."),
        _("Xem lại địa chỉ, quyền và phiên bản của PostgreSQL rồi chạy lại."),
    ),
    "standing.no-file": RefusalText(
        _("Không mở được tệp {path}."),
        _("Tệp không có, hoặc không được quyền đọc."),
        _("Kiểm tra lại đường dẫn của bản sao lưu."),
    ),
    "standing.not-a-backup": RefusalText(
        _("Tệp này không phải bản sao lưu của Hồi Âm, hoặc đầu tệp đã hỏng."),
        _("Bản sao lưu là tệp .hoiam.age do hoiam backup ghi."),
        _("Chọn tệp khác; so mã SHA-256 với mã đã in lúc sao lưu."),
    ),
    "standing.cut": RefusalText(
        _("Bản sao lưu bị cụt: thiếu phần cuối."),
        _("Tệp chép chưa hết hoặc ổ đĩa hỏng. Chưa có gì được khôi phục."),
        _("Chép lại tệp, so mã SHA-256, hoặc dùng bản sao lưu khác."),
    ),
    "standing.damaged": RefusalText(
        _("Bản sao lưu đã bị hỏng hoặc bị sửa."),
        _("Nội dung không khớp dấu kiểm. Chưa có gì được khôi phục."),
        _("Chép lại tệp, so mã SHA-256, hoặc dùng bản sao lưu khác."),
    ),
    "standing.newer-backup": RefusalText(
        _("Bản sao lưu này của phiên bản mới hơn ({version})."),
        _("Phiên bản đang cài không hiểu hết những gì nằm trong đó."),
        _("Cài đúng phiên bản ấy hoặc mới hơn rồi chạy lại."),
    ),
    "standing.other-database": RefusalText(
        _("Bản sao lưu là của {theirs}, nơi khôi phục dùng {ours}."),
        _("Bản này không chuyển dữ liệu giữa SQLite và PostgreSQL."),
        _("Đặt hoặc bỏ HOIAM_DATABASE_URL cho cùng loại rồi chạy lại."),
    ),
    "standing.training": RefusalText(
        _("Bản sao lưu là của một bản tập huấn."),
        _("Bản tập huấn không bao giờ thành bản thật."),
        _("Đặt HOIAM_TRAINING=yes, hoặc chọn bản sao lưu của bản thật."),
    ),
    "standing.not-training": RefusalText(
        _("Bản sao lưu là của một bản thật."),
        _("Dữ liệu thật không được đưa vào bản tập huấn."),
        _("Bỏ HOIAM_TRAINING rồi chạy lại."),
    ),
    "standing.keys-missing": RefusalText(
        _("Thư mục khóa thiếu khóa của bản sao lưu này: {names}."),
        _(
            "Không có tracking-key cũ thì mọi mã tra cứu không dùng được; không có khóa dữ liệu cũ "
            "thì họ tên, số điện thoại không đọc được."
        ),
        _(
            "Chép các khóa cất ngoại tuyến vào HOIAM_KEYS_DIR (đè lên khóa vừa tự sinh) rồi chạy "
            "lại; đã mất hẳn khóa thì thêm --without-keys."
        ),
    ),
    "standing.database-not-empty": RefusalText(
        _("Cơ sở dữ liệu ở đây không trống."),
        _("Khôi phục không bao giờ đè lên dữ liệu đang có."),
        _(
            "Tắt máy chủ; SQLite: đặt HOIAM_DATA_DIR là một thư mục mới, trống; PostgreSQL: tạo "
            "một cơ sở dữ liệu mới, trống, rồi chạy lại."
        ),
    ),
    "standing.folder-not-empty": RefusalText(
        _("Thư mục {path} không trống."),
        _("Khôi phục không bao giờ đè lên tệp đang có."),
        _("Đặt HOIAM_DATA_DIR là một thư mục mới, trống, rồi chạy lại."),
    ),
    "standing.other-restore": RefusalText(
        _("Ở đây đang dở một lần khôi phục từ tệp khác."),
        _("Cơ sở dữ liệu đã nạp tệp kia."),
        _("Chạy lại với đúng tệp kia; hoặc xóa cơ sở dữ liệu, tạo lại trống, rồi chạy lại."),
    ),
    "standing.erasures-broken": RefusalText(
        _("Danh sách những gì đã xóa không đọc được: {said}."),
        _("Khôi phục mà không xóa lại thì đưa người đã được xóa trở về."),
        _("Tìm bản đúng của tệp HOIAM_ERASURES_FILE rồi chạy lại đúng lệnh này."),
    ),
    "standing.no-such-check": RefusalText(
        _("Không có mục kiểm tra “{given}”."),
        _("Mỗi mục có một mã."),
        _("Chọn trong: {known}."),
    ),
    "standing.was-done": RefusalText(
        _("Lần khôi phục trước đã xong."),
        _("Nó bị ngắt sau bước cuối cùng; phần thừa vừa được dọn."),
        _("Chạy hoiam doctor rồi mở máy chủ."),
    ),
}
