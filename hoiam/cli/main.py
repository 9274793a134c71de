"""`hoiam …`: the third door. Commands are thin: they set the stage and call one action or server."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django

COMMANDS = (
    ("serve", "Mở máy chủ: cập nhật cơ sở dữ liệu, kiểm tra cấu hình, nhận yêu cầu."),
    ("demo", "Bản trình diễn tỉnh Lào Cai với người và việc hư cấu, chỉ mở trên máy này."),
    ("work", "Gửi tin báo và dọn bản nháp hết hạn (máy chủ tự chạy lệnh này)."),
    ("migrate", "Cập nhật cơ sở dữ liệu."),
    ("units", "Nạp đơn vị hành chính: hoiam units load --province lc; xem hoiam units --help."),
    ("import", "Nạp một tệp: xem trước từng dòng, thêm --commit để ghi đúng những dòng ấy."),
    ("imports", "Liệt kê các lần nạp tệp và bước đang làm."),
    ("setup-link", "In đường dẫn dùng một lần để lập người quản trị đầu tiên."),
    ("check", "Kiểm tra cấu hình."),
)


def parser() -> argparse.ArgumentParser:
    """All commands with their options; the reference page is made from it."""
    top = argparse.ArgumentParser(
        prog="hoiam", description="Hồi Âm: lắng nghe và trả lời người dân."
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="lệnh")
    made = {name: commands.add_parser(name, help=text, description=text) for name, text in COMMANDS}
    for name in ("serve", "demo"):
        made[name].add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
        made[name].add_argument(
            "--workers", type=int, default=2, help="số tiến trình phục vụ, mặc định 2"
        )
    made["serve"].add_argument(
        "--host", default="127.0.0.1", help="địa chỉ lắng nghe, mặc định 127.0.0.1"
    )
    made["demo"].add_argument(
        "--folder", default="var/demo", help="thư mục của bản trình diễn, mặc định var/demo"
    )
    made["demo"].add_argument(
        "--load-only", action="store_true", help="chỉ nạp dữ liệu, không mở máy chủ"
    )
    _add_units(made["units"])
    _import_options(made["import"])
    return top


def _import_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", nargs="?", metavar="TỆP", help="CSV, Excel, ODS hoặc JSON")
    command.add_argument("--profile", metavar="MÃ", help="mẫu nối cột")
    command.add_argument("--unit", metavar="MÃ", help="đơn vị giữ sổ")
    command.add_argument("--sheet", metavar="TÊN", default="", help="bảng trong tệp Excel")
    command.add_argument(
        "--legacy", choices=("tcvn3", "vni"), default="", help="đồng ý chuyển từ mã chữ cũ"
    )
    command.add_argument("--resume", metavar="MÃ", help="làm tiếp một lần nạp đang dở")
    command.add_argument("--commit", action="store_true", help="ghi (không có thì chỉ xem trước)")


UNIT_STEPS = (
    ("load", "Nạp tỉnh, thành phố với các cơ quan, đơn vị cũ và nơi kế thừa."),
    ("provinces", "In bảng mã và số đơn vị của 34 tỉnh, thành phố."),
    ("hamlets", "Nạp danh sách thôn, bản, tổ dân phố từ tệp CSV."),
    ("change", "Ghi thay đổi đơn vị theo văn bản (sáp nhập, chia, đổi tên…) từ tệp CSV hoặc JSON."),
)


def _add_units(command: argparse.ArgumentParser) -> None:
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in UNIT_STEPS}
    made["load"].add_argument(
        "--province",
        action="append",
        required=True,
        metavar="TỈNH",
        help="mã hoặc tên, ví dụ lc hay 'lào cai'; lặp lại được; all là cả nước",
    )
    made["hamlets"].add_argument("file", metavar="TỆP", help="tệp CSV")
    made["hamlets"].add_argument(
        "--commit", action="store_true", help="ghi danh sách thôn (không có thì chỉ xem trước)"
    )
    made["change"].add_argument("file", metavar="TỆP", help="tệp CSV hoặc JSON")
    made["change"].add_argument(
        "--commit", action="store_true", help="ghi đúng bản xem trước (không có thì chỉ xem)"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is a sentence and exit code 1."""
    options = parser().parse_args(arguments)
    if options.command == "demo":
        _demo_environment(Path(options.folder).absolute(), options.port)
    if options.command == "serve":
        # What is printed can be opened, until the operator says what the public address is.
        os.environ.setdefault("HOIAM_SITE_URL", f"http://localhost:{options.port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
    # The settings are read here, after the stage is set; what the commands import needs them.
    django.setup()
    from hoiam.cli import commands  # noqa: PLC0415

    return commands.run(options)


def _demo_environment(folder: Path, port: int) -> None:
    """The demonstration has folders of its own and never touches an installation's."""
    os.environ["HOIAM_DATA_DIR"] = str(folder / "data")
    os.environ["HOIAM_KEYS_DIR"] = str(folder / "keys")
    os.environ["HOIAM_DEMO"] = "yes"
    os.environ["HOIAM_SITE_URL"] = f"http://localhost:{port}"
    for name in ("HOIAM_DATABASE_URL", "HOIAM_EMAIL_URL", "HOIAM_SMS_URL", "HOIAM_DEBUG"):
        os.environ.pop(name, None)


if __name__ == "__main__":
    sys.exit(main())
