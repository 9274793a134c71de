"""What `hoiam seal-pages` is called with; nothing of Django is needed to say so."""

import argparse

HELP = "Trang niêm phong, đọc, kiểm tra: xuất ra tệp hoặc in dấu kiểm để so với nhật ký."


def add(command: argparse.ArgumentParser) -> None:
    """Its two steps."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    text = "Ghi các trang ra một thư mục, đúng từng byte như đang phục vụ."
    build = steps.add_parser("build", help=text, description=text)
    build.add_argument("folder", metavar="THƯ-MỤC", help="thư mục để ghi")
    text = "In dấu kiểm SHA-256 của từng trang và so với nhật ký; mã thoát 1 nếu khác."
    steps.add_parser("hash", help=text, description=text)
