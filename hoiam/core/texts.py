"""What a person reads when the core says no (Vietnamese; looked up at the door by code)."""

from hoiam.core.refusals import RefusalText

REFUSALS: dict[str, RefusalText] = {
    "age.not-age": RefusalText(
        what="Tệp gửi lên không phải tệp niêm phong.",
        why="Máy chủ chỉ nhận tệp theo chuẩn age, không nhận nội dung đọc được.",
        next="Xin mở lại trang niêm phong và gửi lại.",
    ),
    "age.other-kind": RefusalText(
        what="Tệp niêm phong dùng loại khóa không được nhận.",
        why="Chỉ nhận khóa X25519; các loại khóa không được trộn với nhau.",
        next="Xin niêm phong lại bằng trang này hoặc bằng lệnh age với các khóa age1….",
    ),
    "age.recipients": RefusalText(
        what="Tệp niêm phong có {found} người nhận; phải có đúng {wanted}.",
        why="Số người nhận luôn như nhau để không lộ có bao nhiêu người được giao.",
        next="Xin niêm phong lại.",
    ),
    "age.work": RefusalText(
        what="Mật khẩu của khóa người gửi được khóa chưa đúng mức.",
        why="Mức tính toán phải từ 2^{least} đến 2^{most}.",
        next="Xin mở lại trang niêm phong và gửi lại.",
    ),
    "age.not-padded": RefusalText(
        what="Tệp niêm phong chưa được đệm.",
        why="Nội dung phải dài một số lần {step} KiB để độ dài không nói lên điều gì.",
        next="Xin niêm phong lại bằng trang này.",
    ),
    "age.no-identity": RefusalText(
        what="Tệp khóa không đúng khuôn.",
        why="Ở đây chỉ có một khóa age, không có gì khác.",
        next="Xin niêm phong lại.",
    ),
    "codes.sender-reference": RefusalText(
        what="Mã thư niêm phong chưa đúng.",
        why="Mã gồm 16 chữ và số, in trên giấy biên nhận.",
        next="Xin xem lại giấy biên nhận.",
    ),
    "codes.digits-length": RefusalText(
        what="Dãy số mở trả lời chưa đủ.",
        why="Dãy gồm {wanted} chữ số, in thành từng nhóm bốn số.",
        next="Xin xem lại giấy biên nhận.",
    ),
    "codes.digits-check": RefusalText(
        what="Dãy số mở trả lời có chỗ nhầm.",
        why="Chữ số cuối dùng để tìm chỗ gõ nhầm và không khớp.",
        next="Xin so từng nhóm bốn số với giấy biên nhận.",
    ),
    "calendar.year-unknown": RefusalText(
        what="Chưa có lịch ngày làm việc của năm {year}.",
        why="Lịch nghỉ lễ chỉ tính được từ năm {first} đến năm {last}.",
        next="Xin kiểm tra lại ngày đã nhập.",
    ),
    "clocks.before-start": RefusalText(
        what="Ngày {day} đứng trước ngày bắt đầu tính {start}.",
        why="Thời hạn chỉ tạm dừng, gia hạn, kết thúc được khi đã bắt đầu ({article}).",
        next="Xin kiểm tra lại thứ tự các ngày.",
    ),
    "clocks.not-running": RefusalText(
        what="Ngày {day} không có thời hạn nào đang chạy để làm bước này.",
        why="Thời hạn chưa bắt đầu hoặc đã kết thúc.",
        next="Xin kiểm tra lại ngày thụ lý và ngày kết thúc.",
    ),
    "clocks.paused-already": RefusalText(
        what="Thời hạn đã tạm dừng từ ngày {since}.",
        why="Đang tạm dừng thì không tạm dừng lần nữa ({article}).",
        next="Xin ghi ngày tiếp tục trước.",
    ),
    "clocks.not-paused": RefusalText(
        what="Ngày {day} thời hạn không tạm dừng nên không có gì để tiếp tục.",
        why="Chỉ tính tiếp sau một lần tạm dừng.",
        next="Xin ghi ngày tạm dừng, hoặc bỏ ngày tiếp tục.",
    ),
    "clocks.no-pause": RefusalText(
        what="Thời hạn này không được tạm dừng vào ngày {day}.",
        why="Không có quy định nào đã biết cho tạm dừng thời hạn theo {rule} vào ngày đó ({article}).",
        next="Xin bỏ lần tạm dừng, hoặc kiểm tra lại ngày.",
    ),
    "clocks.pause-ground": RefusalText(
        what="Lý do này không phải căn cứ để tạm dừng.",
        why="Căn cứ theo {article}: {grounds}",
        next="Xin chọn lại căn cứ.",
    ),
    "clocks.no-extension": RefusalText(
        what="Thời hạn theo {rule} không được gia hạn.",
        why="{article} không cho gia hạn.",
        next="Xin bỏ lần gia hạn.",
    ),
    "clocks.criteria-missing": RefusalText(
        what="Chưa đủ tiêu chí để gia hạn lần này: cần {needed}, đã ghi {given}.",
        why="Theo {article}, vụ việc phức tạp phải có tiêu chí được ghi bằng văn bản.",
        next="Xin ghi đủ tiêu chí, hoặc bỏ lần gia hạn.",
    ),
    "clocks.extended-enough": RefusalText(
        what="Không gia hạn thêm được nữa: đã gia hạn {times} lần.",
        why="{article} chỉ cho gia hạn {times} lần.",
        next="Xin bỏ lần gia hạn này.",
    ),
    "clocks.extended-late": RefusalText(
        what="Ngày {day} đã quá hạn {due}, không gia hạn được nữa.",
        why="Chỉ gia hạn khi thời hạn còn chạy; hết hạn rồi là trễ (cách hiểu của hệ thống về {article}).",
        next="Xin kiểm tra lại ngày gia hạn.",
    ),
    "clocks.longer-ground": RefusalText(
        what="Chưa ghi lý do dùng thời hạn dài hơn.",
        why="{article} chỉ cho thời hạn dài hơn khi phải xác minh ở nhiều nơi hoặc ủy quyền xác minh.",
        next="Xin chọn một trong hai lý do.",
    ),
    "clocks.not-expired": RefusalText(
        what="Ngày {day} thời hạn giải quyết chưa hết.",
        why="Hết thời hạn mà chưa giải quyết thì mới tính tiếp từ ngày cuối của thời hạn ({article}).",
        next="Xin kiểm tra lại ngày, hoặc bỏ bước này.",
    ),
    "clocks.paper-missing": RefusalText(
        what="Chưa ghi văn bản của bước này.",
        why="Tạm dừng, tiếp tục và gia hạn đều phải có quyết định bằng văn bản ({article}).",
        next="Xin ghi văn bản.",
    ),
    "codes.bad-reference": RefusalText(
        what="Mã hồ sơ này không đọc được.",
        why="Mã hồ sơ gồm phần chữ đầu và 8 ký tự, ví dụ LC-7KQ4-M2XD.",
        next="Xin xem lại mã in trên biên nhận rồi nhập lại; viết hoa, viết thường đều được.",
    ),
    "codes.training-reference": RefusalText(
        what="Số bắt đầu bằng ZZ là của bản tập huấn, không có ở đây.",
        why="Biên nhận của bản tập huấn không có giá trị; không ai nhận được ý kiến gửi ở đó.",
        next="Muốn có người trả lời thật, xin gửi lại ý kiến ở đây.",
    ),
    "codes.real-reference": RefusalText(
        what="Số này không phải của bản tập huấn.",
        why="Trong bản tập huấn mọi số đều bắt đầu bằng ZZ; ở đây không có vụ việc thật nào.",
        next="Xin tra số này ở hệ thống thật.",
    ),
    "codes.tracking-symbol": RefusalText(
        what="Mã tra cứu có ký tự không dùng trong mã: {symbols}.",
        why="Mã tra cứu chỉ gồm chữ số và chữ cái không dấu, không có chữ U.",
        next="Xin xem lại biên nhận: chữ giống U có thể là V.",
    ),
    "codes.tracking-length": RefusalText(
        what="Mã tra cứu vừa nhập có {typed} ký tự, mã đúng có {wanted} ký tự.",
        why="Có thể đã nhập thiếu hoặc thừa một vài ký tự.",
        next="Xin xem lại biên nhận và nhập lại từng nhóm 3 ký tự.",
    ),
    "codes.tracking-check": RefusalText(
        what="Mã tra cứu chưa đúng.",
        why="Hai ký tự cuối dùng để kiểm tra và không khớp: có ký tự gõ nhầm hoặc đổi chỗ.",
        next="Xin so lại từng nhóm 3 ký tự với biên nhận rồi nhập lại.",
    ),
    "course.speed": RefusalText(
        what="Không có nhịp {given} giây một ngày.",
        why="Đồng hồ tập huấn chỉ đi theo các nhịp có sẵn, để người dự theo kịp.",
        next="Xin chọn một nhịp trong danh sách.",
    ),
    "course.days": RefusalText(
        what="Không tua đi {given} ngày được.",
        why="Mỗi lần tua từ 1 đến {most} ngày.",
        next="Xin ghi số ngày trong khoảng ấy; đi xa hơn thì tua nhiều lần.",
    ),
    "course.too-far": RefusalText(
        what="Không tua xa đến thế được.",
        why="Mỗi lần tua nhiều nhất {most} ngày, và lịch chỉ biết đến năm 2100.",
        next="Xin chọn ngày gần hơn.",
    ),
    "course.nothing-due": RefusalText(
        what="Không có hạn nào ở phía trước để tua đến.",
        why="Không việc nào đang mở có hạn sau hôm nay.",
        next="Xin ghi một ý kiến trước, hoặc tua theo số ngày.",
    ),
    "deadlines.amount": RefusalText(
        what="Không dùng được thời hạn {count} ngày.",
        why="Thời hạn phải từ 1 đến {most} ngày.",
        next="Xin nhập lại số ngày.",
    ),
    "deadlines.pause": RefusalText(
        what="Không dùng được khoảng tạm dừng từ {first} đến {until}.",
        why="Ngày tiếp tục không thể trước ngày tạm dừng, và không quá mười năm sau đó.",
        next="Xin kiểm tra lại hai ngày.",
    ),
    "reminding.hours": RefusalText(
        what="Không đọc được giờ làm việc “{given}”.",
        why="Giờ làm việc là các khoảng nối nhau trong một ngày, khoảng sau đứng sau khoảng trước.",
        next="Xin ghi lại, ví dụ: 7:30-11:30,13:30-17:00.",
    ),
    "hiding.no-such-ground": RefusalText(
        what="Căn cứ này không có trong danh mục hoặc không còn áp dụng.",
        why="Chỉ ẩn được theo một căn cứ của pháp luật hoặc quy tắc đã công bố.",
        next="Xin chọn một căn cứ trong danh mục.",
    ),
    "pow.not-issued-here": RefusalText(
        what="Trang gửi ý kiến đã cũ hoặc bị thay đổi.",
        why="Phần kiểm tra chống gửi hàng loạt không phải do hệ thống này cấp.",
        next="Xin mở lại trang rồi gửi lại; nội dung đã viết vẫn được giữ.",
    ),
    "pow.expired": RefusalText(
        what="Trang gửi ý kiến đã mở quá lâu.",
        why="Phần kiểm tra chống gửi hàng loạt chỉ dùng được trong hai giờ.",
        next="Xin bấm gửi một lần nữa; nội dung đã viết vẫn được giữ.",
    ),
    "pow.not-solved": RefusalText(
        what="Phần kiểm tra chống gửi hàng loạt chưa xong.",
        why="Máy cần vài giây để làm phần này trước khi gửi.",
        next="Xin chờ vài giây rồi bấm gửi lại; không cần nhập gì thêm.",
    ),
    "rules.not-in-force": RefusalText(
        what="Quy định {rule} không có hiệu lực vào ngày {day}.",
        why="Mỗi quy định chỉ áp dụng trong thời gian có hiệu lực của nó.",
        next="Xin kiểm tra lại ngày, hoặc xem trang quy định đang áp dụng.",
    ),
    "figure.unknown": RefusalText(
        what="Không có số liệu nào mang mã {figure}.",
        why="Mỗi số liệu có một mã trong danh mục số liệu.",
        next="Xin chọn trong danh mục số liệu.",
    ),
    "narrative.name": RefusalText(
        what="Không có số liệu nào tên là “{name}”.",
        why="Tên giữa hai cặp ngoặc nhọn phải đúng như trong danh sách số liệu.",
        next="Chọn lại trong danh sách, hoặc bỏ cặp ngoặc nhọn.",
    ),
    "narrative.braces": RefusalText(
        what="Có cặp ngoặc nhọn chưa đóng hoặc thừa, gần chỗ “{near}”.",
        why="Mỗi số liệu nằm gọn giữa hai cặp ngoặc nhọn: hai ngoặc mở, tên, hai ngoặc đóng.",
        next="Sửa chỗ đó rồi lưu lại; lời đã viết vẫn còn trên trang.",
    ),
    "narrative.block-alone": RefusalText(
        what="“{name}” là bảng, biểu đồ hoặc danh sách, phải đứng riêng một dòng.",
        why="Bảng và biểu đồ không nằm được giữa một câu.",
        next="Xuống dòng trước và sau tên đó.",
    ),
    "narrative.long": RefusalText(
        what="Một mục dài tối đa {most} ký tự.",
        why="Mục quá dài thì khó in và khó đọc.",
        next="Rút gọn, hoặc chuyển bớt sang mục khác.",
    ),
    "recipients.bad-key": RefusalText(
        what="Khóa nhận ở {place} không đọc được.",
        why="Khóa nhận là khóa age của một người (X25519), bắt đầu bằng age1, dài 62 ký tự.",
        next="Xin chép lại khóa từ thiết bị của người ấy, rồi ký lại danh sách.",
    ),
    "recipients.does-not-follow": RefusalText(
        what="Danh sách số {number} không nối tiếp danh sách đang dùng.",
        why="Danh sách kế tiếp phải mang số {expected}, cùng nguồn, không đề ngày lùi và ghi đúng dấu của danh sách trước.",
        next="Xin lập bản thảo mới từ danh sách đang dùng rồi ký lại.",
    ),
    "recipients.in-a-circle": RefusalText(
        what="Đơn vị {unit} đứng trên chính mình trong danh sách.",
        why="Cấp trên và cấp dưới phải rõ thì mới biết ai được nhận đơn.",
        next="Xin sửa cột cấp trên rồi ký lại danh sách.",
    ),
    "recipients.too-many": RefusalText(
        what="{group} có quá nhiều người nhận.",
        why="Mỗi nhóm có nhiều nhất {most} người, để số người nhận của mọi đơn nhìn như nhau.",
        next="Xin bớt người hoặc chia thành hai nhóm.",
    ),
    "recipients.twice": RefusalText(
        what="“{name}” có hai lần trong danh sách, hoặc hai người dùng chung một khóa.",
        why="Mỗi người một khóa, mỗi mã một người; hai người giữ khóa dự phòng phải khác nhau.",
        next="Xin sửa bản thảo rồi ký lại.",
    ),
    "recipients.unknown-unit": RefusalText(
        what="Danh sách nhắc đến đơn vị {unit} mà không kê đơn vị ấy.",
        why="Phải biết cấp trên của từng đơn vị thì mới biết ai được nhận đơn.",
        next="Xin thêm đơn vị vào bản thảo rồi ký lại.",
    ),
    "recipients.unreadable": RefusalText(
        what="Danh sách người nhận không đọc được (chỗ: {place}).",
        why="Danh sách phải đúng mẫu, không thiếu, không thừa một chữ nào.",
        next="Xin lập lại bằng lệnh hoiam recipients draft, rồi ký lại.",
    ),
    "rules.unknown": RefusalText(
        what="Không có quy định nào mang mã {rule}.",
        why="Mã quy định có trong trang quy định, ví dụ R-08.",
        next="Xin kiểm tra lại mã, hoặc tìm trong trang quy định.",
    ),
    "workflow.not-now": RefusalText(
        what="Chưa làm được bước “{step}” lúc này.",
        why="Vụ việc đang ở trạng thái “{state}”.",
        next="Các bước làm được bây giờ: {possible}.",
    ),
}
