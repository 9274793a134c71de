"""`hoiam backup-key`: the pair of keys of backups. Reads no setting and touches no database."""

import argparse
import sys
from pathlib import Path

from hoiam.standing import sealing


def run(options: argparse.Namespace) -> int:
    """Write the secret half into a new file, print the half that the server may know."""
    path = Path(options.file).absolute()
    try:
        recipient = sealing.make_key(path)
    except FileExistsError:
        print(f"Đã có tệp {path}. Ghi đè một khóa thì những bản sao lưu mã hóa cho khóa ấy không "
              "mở được nữa. Chọn tên tệp khác.", file=sys.stderr)  # fmt: skip
        return 1
    except OSError as error:
        print(f"Không ghi được {path}: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"Khóa mở: {path} (cất ngoại tuyến, ít nhất hai bản; mất nó thì không mở được gì)")
    print("Khóa nhận, đặt trên máy chủ:")
    print(f"  HOIAM_BACKUP_RECIPIENTS={recipient}")
    return 0
