"""Why a witness did not sign, in words for whoever reads the answer."""

WORDS = {
    "malformed": "Yêu cầu không đúng dạng.",
    "too-large": "Yêu cầu dài quá mức.",
    "unknown-log": "Người làm chứng này không theo nhật ký ấy.",
    "not-signed": "Nhật ký chưa ký dấu gốc này bằng khóa đã biết.",
    "old-beyond-size": "Số mục cũ lớn hơn số mục của dấu gốc.",
    "other-size": "Người làm chứng đã ký tới một số mục khác.",
    "fork": "Nhật ký đã ký hai dấu gốc khác nhau cho cùng số mục: đã giữ cả hai làm bằng chứng.",
    "not-a-fork": "Hai bản ký trong tệp không trái nhau, hoặc không cùng một nhật ký.",
    "not-grown": "Dấu gốc mới không nối tiếp dấu gốc đã ký: đã giữ yêu cầu để xem xét.",
    "clock-back": "Đồng hồ của máy này chạy lùi so với lần ký trước. Chỉnh lại giờ rồi làm lại.",
    "no-state": "Không tìm thấy trạng thái của người làm chứng ở thư mục này.",
    "state-lost": (
        "Mất trạng thái của một nhật ký. Không được ký tiếp với khóa này: người đã mất trạng thái "
        "không biết mình đã ký gì. Lập người làm chứng mới."
    ),
    "state-there": "Thư mục này đã có người làm chứng.",
    "log-there": "Đã theo nhật ký này rồi.",
    "name": "Tên người làm chứng phải là một địa chỉ không có https://, không có dấu cách và dấu +.",
    "bad-key": "Khóa không đúng dạng.",
    "shrunk": "Nhật ký đưa ra dấu gốc nhỏ hơn bản đã ký: đã giữ lại bản ấy.",
    "unreachable": "Không lấy được tệp của nhật ký.",
    "tiles-differ": "Các tệp của cây không cho ra dấu gốc mà nhật ký đã ký.",
    "entries-differ": "Một mục trong tệp không khớp với mã băm của nó trong cây.",
    "busy": "Một lệnh khác đang dùng trạng thái này. Thử lại sau.",
    "ahead": "Người làm chứng đã ký một cây lớn hơn cây ở đây: dữ liệu ở đây đã bị lùi lại.",
    "refused": "Phía bên kia từ chối.",
    "no-page": "Không tìm thấy dấu của trang này trong tệp chứng minh.",
    "page-promised": "Dấu của trang mới được hứa, chưa vào cây của nhật ký. Làm lại sau một phút.",
    "page-differs": "Trang đang được đưa ra khác với trang đã ghi vào nhật ký.",
}


class Declined(Exception):
    """A witness does not sign, and why; `status` is what tlog-witness answers over HTTP."""

    def __init__(self, code: str, status: int = 400, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.status, self.detail = code, status, detail

    @property
    def words(self) -> str:
        """A sentence to show."""
        return WORDS[self.code] + (f" ({self.detail})" if self.detail else "")
