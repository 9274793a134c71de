"""`hoiam log`: its steps and options, without an installation."""

import argparse

HELP = "Nhật ký công khai: xem, ký, đối chiếu sau khôi phục, chép ra; xem hoiam log --help."
STEPS = (
    ("status", "In dấu gốc mới nhất, số mục đang chờ, người làm chứng, và có đang ngừng ký không."),
    ("sequence", "Xếp chỗ và ký ngay những mục đang chờ (máy chủ tự làm mỗi 20 giây)."),
    (
        "reconcile",
        "Sau khôi phục: đối chiếu với dấu gốc đã ký mới nhất, lấy lại mục thiếu, ký tiếp.",
    ),
    ("export", "Chép các tệp của cây, dấu gốc và chính sách ra một thư mục để đặt ở máy khác."),
    ("new-origin", "Mở nhật ký mới khi không còn cách nào có đủ mục của nhật ký cũ."),
)


def add(command: argparse.ArgumentParser) -> None:
    """The steps and their options."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in STEPS}
    made["status"].add_argument("--json", action="store_true", help="in JSON")
    made["reconcile"].add_argument(
        "--checkpoint",
        action="append",
        default=[],
        metavar="TỆP",
        help="dấu gốc do người làm chứng hay nơi sao nhật ký đưa, lặp lại được",
    )
    made["reconcile"].add_argument(
        "--mirror", default="", metavar="NƠI", help="thư mục hoặc địa chỉ http(s) đã sao nhật ký"
    )
    made["export"].add_argument("--to", required=True, metavar="THƯ_MỤC", help="thư mục nhận")
    made["new-origin"].add_argument(
        "--statement", required=True, metavar="LỜI", help="vì sao, cho mọi người đọc"
    )
