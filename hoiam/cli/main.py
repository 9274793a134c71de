"""`hoiam …`: the third door. Commands are thin: they set the stage and call one action or server."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django

from hoiam.cli import (
    backup_key,
    demo_keys,
    log_words,
    recipients,
    recovery,
    routing_words,
    sealed_pages_words,
    witness,
)
from hoiam.publication.verifier import program as verifier

COMMANDS = (
    ("serve", "Mở máy chủ: cập nhật cơ sở dữ liệu, kiểm tra cấu hình, nhận yêu cầu."),
    ("demo", "Bản trình diễn tỉnh Lào Cai với người và việc hư cấu, chỉ mở trên máy này."),
    ("work", "Gửi tin báo và dọn bản nháp hết hạn (máy chủ tự chạy lệnh này)."),
    ("migrate", "Cập nhật cơ sở dữ liệu."),
    ("units", "Nạp đơn vị hành chính: hoiam units load --province lc; xem hoiam units --help."),
    ("import", "Nạp một tệp: xem trước từng dòng, thêm --commit để ghi đúng những dòng ấy."),
    ("imports", "Liệt kê các lần nạp tệp và bước đang làm."),
    ("setup-link", "In đường dẫn dùng một lần để lập người quản trị đầu tiên."),
    (
        "training",
        "Đồng hồ của bản tập huấn: xem, dừng, chạy nhanh, tua; xem hoiam training --help.",
    ),
    ("backup", "Sao lưu cơ sở dữ liệu và tệp vào một tệp mã hóa, chạy được khi đang phục vụ."),
    ("open-data", "Lập các tệp dữ liệu mở của hôm nay (máy chủ tự lập mỗi tuần)."),
    ("backup-key", "Lập cặp khóa của bản sao lưu; chạy trên một máy ngoại tuyến."),
    ("restore", "Khôi phục từ một bản sao lưu vào nơi còn trống; --look chỉ kiểm tra tệp."),
    ("doctor", "Kiểm tra mọi thứ có khớp nhau không; chỉ đọc, chạy được khi đang phục vụ."),
    (
        "keys",
        "Khóa dữ liệu: liệt kê, thêm, mã hóa lại, bỏ khóa cũ; xem hoiam keys --help.",
    ),
    (
        "officer",
        "Khi cán bộ không vào được: cấp đường dẫn đặt mật khẩu, xóa lớp xác thực thứ hai.",
    ),
    ("routing", routing_words.HELP),
    ("log", log_words.HELP),
    ("witness", witness.HELP),
    ("recipients", recipients.HELP),
    ("seal-pages", sealed_pages_words.HELP),
    ("recovery", recovery.HELP),
    ("check", "Kiểm tra cấu hình."),
    (
        "verify",
        "Kiểm tra giấy biên nhận, trang đã công bố, nhật ký công khai; không cần máy chủ của hệ thống.",
    ),
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
        "--folder", default="", help="thư mục của bản trình diễn, mặc định var/demo"
    )
    made["demo"].add_argument(
        "--load-only", action="store_true", help="chỉ nạp dữ liệu, không mở máy chủ"
    )
    made["demo"].add_argument(
        "--training",
        action="store_true",
        help="bản tập huấn: đồng hồ tua được, không có giá trị pháp lý; thư mục mặc định var/tap-huan",
    )
    made["demo"].add_argument(
        "--from-day", default="", metavar="NGÀY", help="ngày đầu của bản tập huấn, ví dụ 2026-06-22"
    )
    _add_units(made["units"])
    _add_training(made["training"])
    _add_keys(made["keys"])
    _add_officer(made["officer"])
    _import_options(made["import"])
    _add_standing(made)
    verifier.add_to(made["verify"])
    log_words.add(made["log"])
    witness.add(made["witness"])
    recipients.add(made["recipients"])
    sealed_pages_words.add(made["seal-pages"])
    recovery.add(made["recovery"])
    routing_words.add(made["routing"])
    return top


OFFICER_STEPS = (
    ("link", "In đường dẫn dùng một lần để cán bộ tự đặt mật khẩu."),
    ("reset", "Xóa ứng dụng xác thực, khóa và mã dự phòng đã mất, để thiết lập lại."),
)


def _add_officer(command: argparse.ArgumentParser) -> None:
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    for name, text in OFFICER_STEPS:
        step = steps.add_parser(name, help=text, description=text)
        step.add_argument("username", metavar="TÊN", help="tên đăng nhập")
        if name == "reset":
            step.add_argument("--reason", required=True, metavar="LÝ_DO", help="ghi vào diễn biến")


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


def _add_standing(made: dict[str, argparse.ArgumentParser]) -> None:
    backup, restore = made["backup"], made["restore"]
    backup.add_argument("--to", metavar="THƯ_MỤC", default="", help="mặc định HOIAM_BACKUP_DIR")
    backup.add_argument(
        "--recipient",
        action="append",
        default=[],
        metavar="KHÓA",
        help="khóa nhận age1…, lặp lại được; mặc định HOIAM_BACKUP_RECIPIENTS",
    )
    backup.add_argument(
        "--scheduled", action="store_true", help="như lịch hằng ngày: giữ HOIAM_BACKUP_KEEP bản"
    )
    made["backup-key"].add_argument("file", metavar="TỆP", help="tệp khóa mở sẽ ghi")
    restore.add_argument("file", metavar="TỆP", help="bản sao lưu .hoiam.age")
    restore.add_argument("--identity", required=True, metavar="TỆP", help="tệp khóa mở")
    restore.add_argument("--look", action="store_true", help="chỉ đọc và so, không khôi phục")
    restore.add_argument(
        "--without-keys", action="store_true", help="khôi phục cả khi đã mất hẳn khóa cũ"
    )
    doctor = made["doctor"]
    doctor.add_argument("--json", action="store_true", help="in JSON")
    doctor.add_argument(
        "--all", action="store_true", help="đọc lại mọi tệp để so dấu kiểm, không chỉ một phần"
    )
    doctor.add_argument(
        "--only", action="append", default=[], metavar="MÃ", help="chỉ những mục này, lặp lại được"
    )


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


TRAINING_STEPS = (
    ("show", "In giờ tập huấn, nhịp và hạn gần nhất ở phía trước."),
    ("stop", "Dừng đồng hồ."),
    ("ordinary", "Cho đồng hồ đi nhịp thường, như giờ thật."),
    ("run", "Chạy nhanh một số ngày, rồi về nhịp thường."),
    ("jump", "Tua đến một ngày (một ngày trong một giây), rồi về nhịp thường."),
)


def _add_training(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--folder", default="", help="thư mục của hoiam demo --training, ví dụ var/tap-huan"
    )
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {
        name: steps.add_parser(name, help=text, description=text) for name, text in TRAINING_STEPS
    }
    made["run"].add_argument("--days", type=int, required=True, help="số ngày sẽ chạy")
    made["run"].add_argument(
        "--seconds-a-day", type=int, default=20, help="một ngày dài mấy giây, mặc định 20"
    )
    goals = made["jump"].add_mutually_exclusive_group(required=True)
    goals.add_argument("--days", type=int, help="đi tới chừng ấy ngày, cùng giờ")
    goals.add_argument(
        "--working-day", action="store_true", help="đến 8 giờ của ngày làm việc kế tiếp"
    )
    goals.add_argument("--due", action="store_true", help="đến 8 giờ của ngày có hạn gần nhất")
    goals.add_argument("--past-due", action="store_true", help="qua hạn gần nhất một ngày")
    for name in ("run", "jump"):
        made[name].add_argument(
            "--no-wait", action="store_true", help="trả lời ngay, không chờ đồng hồ đến nơi"
        )


KEY_STEPS = (
    ("list", "In các khóa, tệp của chúng và số giá trị còn cần từng khóa."),
    ("add", "Lập thêm một khóa; từ đó mọi giá trị mới được mã hóa bằng khóa ấy."),
    (
        "rewrite",
        "Mã hóa lại mọi giá trị cũ bằng khóa mới nhất; dừng giữa chừng thì chạy tiếp được.",
    ),
    ("retire", "Bỏ một khóa cũ không còn giá trị nào cần."),
)


def _add_keys(command: argparse.ArgumentParser) -> None:
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in KEY_STEPS}
    made["retire"].add_argument("key", metavar="KHÓA", help="tên khóa, 8 ký tự")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is a sentence and exit code 1."""
    options = parser().parse_args(arguments)
    if options.command == "backup-key":  # on a machine that is no installation, and makes none
        return backup_key.run(options)
    if options.command == "verify":  # anybody's machine, any file: nothing of an installation
        return verifier.run(options)
    if options.command == "witness":  # a machine of its own, and often of somebody else
        return witness.run(options)
    if options.command == "recipients" and options.step in recipients.OFFLINE:
        return recipients.run(options)
    if options.command == "recovery" and options.step in recovery.OFFLINE:
        return recovery.run(options)
    if options.command == "demo":
        _demo_environment(options)
    if options.command == "training" and options.folder:
        _training_environment(Path(options.folder).absolute())
    if options.command == "serve":
        # What is printed can be opened, until the operator says what the public address is.
        os.environ.setdefault("HOIAM_SITE_URL", f"http://localhost:{options.port}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoiam.config.settings")
    # Nothing of what is loaded is garbage: looking for some takes a seventh of the time.
    gc.disable()
    django.setup()
    # The settings were read now, after the stage was set; what the commands import needs them.
    from hoiam.cli import commands  # noqa: PLC0415

    return commands.run(options)


def _demo_environment(options: argparse.Namespace) -> None:
    """The demonstration has folders of its own and never touches an installation's."""
    folder = Path(options.folder or ("var/tap-huan" if options.training else "var/demo")).absolute()
    _folders(folder)
    os.environ["HOIAM_DEMO"] = "yes"
    os.environ["HOIAM_TRAINING"] = "yes" if options.training else "no"
    os.environ["HOIAM_TRAINING_FROM"] = options.from_day
    os.environ["HOIAM_SITE_URL"] = f"http://localhost:{options.port}"
    os.environ["HOIAM_RECIPIENTS_KEY"] = demo_keys.begin(folder / "keys", options.port)
    for name in ("HOIAM_DATABASE_URL", "HOIAM_EMAIL_URL", "HOIAM_SMS_URL", "HOIAM_DEBUG"):
        os.environ.pop(name, None)


def _training_environment(folder: Path) -> None:
    """The clock of a training demonstration, asked for from the console beside it."""
    _folders(folder)
    os.environ["HOIAM_TRAINING"] = "yes"
    os.environ.pop("HOIAM_DATABASE_URL", None)


def _folders(folder: Path) -> None:
    os.environ["HOIAM_DATA_DIR"] = str(folder / "data")
    os.environ["HOIAM_KEYS_DIR"] = str(folder / "keys")


if __name__ == "__main__":
    sys.exit(main())
