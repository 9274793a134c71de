"""The options of `hoiam routing`, read before there are settings."""

import argparse

HELP = "Gợi ý lĩnh vực: học lại ngay, nạp vốn ban đầu, xem số liệu; xem hoiam routing --help."
STEPS = (
    ("show", "In đã học từ đâu, thử lại đúng bao nhiêu, khi dùng thật đúng bao nhiêu."),
    ("train", "Học lại ngay (máy chủ tự học mỗi đêm)."),
    ("start", "Nạp một tệp Bộ pháp điển (JSON từng dòng, .gz được) làm vốn ban đầu rồi học."),
)


def add(command: argparse.ArgumentParser) -> None:
    """One subcommand for each step."""
    steps = command.add_subparsers(dest="step", required=True, metavar="việc")
    made = {name: steps.add_parser(name, help=text, description=text) for name, text in STEPS}
    made["start"].add_argument("file", metavar="TỆP", help="chủ đề, đề mục, điều và nội dung")
