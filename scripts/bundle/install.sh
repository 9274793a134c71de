#!/bin/sh
# Cài hoặc nâng cấp Hồi Âm từ gói này, không cần Internet.
#
#   ./install.sh --to /opt/hoiam                                   cài lần đầu
#   ./install.sh --to /opt/hoiam --env /etc/hoiam/hoiam.env \
#       --user hoiam --service hoiam                               nâng cấp tại chỗ
#   ./install.sh --to /opt/hoiam --rollback                        quay lại bản trước
#   ./install.sh --verify                                          chỉ kiểm tra gói
#
# Nâng cấp: tắt dịch vụ, sao lưu bằng bản cũ, cập nhật cơ sở dữ liệu, hoiam doctor, rồi mới đổi
# sang bản mới. Bước nào hỏng thì bản đang dùng vẫn là bản cũ.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
to='' env='' user='' service='' python='' backup=yes step=install

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

while [ $# -gt 0 ]; do
    case $1 in
        --to) to=$2; shift ;;
        --env) env=$2; shift ;;
        --user) user=$2; shift ;;
        --service) service=$2; shift ;;
        --python) python=$2; shift ;;
        --without-backup) backup=no ;;
        --rollback) step=rollback ;;
        --verify) step=verify ;;
        *) stop "Không hiểu $1. Xem đầu tệp install.sh." ;;
    esac
    shift
done

# ── the bundle is what it was when it was made ──────────────────────────────────────────────────

verify() {
    cd "$here"
    [ -s SHA256SUMS ] || stop 'Gói thiếu tệp SHA256SUMS: chép lại cả gói.'
    sha256sum --check --strict --quiet SHA256SUMS >&2 ||
        stop 'Gói bị hỏng hoặc bị sửa: chép lại cả gói, so mã SHA-256 của tệp gói với mã đã công bố.'
    listed=$(wc -l < SHA256SUMS)
    there=$(find . -type f ! -name SHA256SUMS | wc -l)
    [ "$listed" -eq "$there" ] || stop 'Gói có tệp lạ không nằm trong SHA256SUMS: chép lại cả gói.'
}

point() { # of a link, in one step: nobody ever finds none
    ln -s "$1" "$to/.$2.$$" && mv -T "$to/.$2.$$" "$to/$2"
}

if [ "$step" = verify ]; then
    verify
    say "Gói nguyên vẹn: $(cat "$here/VERSION")."
    exit 0
fi

[ -n "$to" ] || stop 'Thiếu --to THƯ_MỤC, ví dụ --to /opt/hoiam.'

as() { # as the user of the service, so that no file of the data belongs to somebody else
    if [ -n "$user" ] && [ "$(id -un)" != "$user" ]; then
        setpriv --reuid="$user" --regid="$(id -gn "$user")" --init-groups "$@"
    else
        "$@"
    fi
}

# Lines as systemd's EnvironmentFile takes them; nothing in it is run.
settings() {
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            HOIAM_*=*)
                value=${line#*=}
                case $value in
                    \"*\") value=${value#\"}; value=${value%\"} ;;
                    \'*\') value=${value#\'}; value=${value%\'} ;;
                esac
                export "${line%%=*}=$value" ;;
        esac
    done < "$env"
}

service() { [ -z "$service" ] || systemctl "$1" "$service"; }

if [ "$step" = rollback ]; then
    [ -L "$to/previous" ] || stop "Không có bản trước trong $to."
    old=$(readlink "$to/previous") new=$(readlink "$to/current")
    service stop
    point "$old" current && point "$new" previous
    say "Đang dùng lại $old."
    say 'Bản cũ không đọc được cơ sở dữ liệu đã cập nhật: khôi phục bản sao lưu làm trước khi nâng cấp'
    say '(hoiam restore vào thư mục dữ liệu mới), rồi mở lại dịch vụ.'
    exit 0
fi

verify
tag=$(sed -n 's/^python //p' "$here/VERSION")
version=$(sed -n 's/^hoiam //p' "$here/VERSION")
minor='import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])'
found=''
for one in ${python:-"python$tag" python3}; do # tried by running: shims of version managers exist and fail
    found=$("$one" -c "$minor" 2>/dev/null || true)
    [ "$found" != "$tag" ] || { python=$one; break; }
done
[ "$found" = "$tag" ] || stop "Gói này làm cho Python $tag (có mô-đun venv); máy có '$found'. Dùng --python."

if [ -n "$env" ]; then
    [ -r "$env" ] || stop "Không đọc được $env."
    settings
fi

# ── a new environment beside the old one ────────────────────────────────────────────────────────

mkdir -p "$to/versions"
name=$version-$(date -u +%Y%m%d%H%M%S)
new=$to/versions/$name
trap '[ -e "$new/.whole" ] || rm -rf "$new"' EXIT
"$python" -m venv "$new"
"$new/bin/python" -m pip install --quiet --no-index --no-cache-dir --disable-pip-version-check \
    --require-hashes --find-links "$here/wheels" --requirement "$here/lock.txt"
"$new/bin/python" -m compileall -q "$new/lib" >/dev/null 2>&1 || true
touch "$new/.whole"

if [ ! -L "$to/current" ]; then
    point "versions/$name" current
    say "Đã cài Hồi Âm $version vào $to/current."
    say "Tiếp theo: đặt các biến HOIAM_…, rồi chạy $to/current/bin/hoiam serve (xem van-hanh.md)."
    exit 0
fi

# ── an upgrade in place ─────────────────────────────────────────────────────────────────────────

old=$(readlink "$to/current")
[ -n "${HOIAM_DATA_DIR:-}" ] || stop 'Nâng cấp cần biết dữ liệu ở đâu: thêm --env TỆP có HOIAM_DATA_DIR.'
service stop
failed() {
    say "Chưa đổi: $to/current vẫn là $old. $1" >&2
    rm -rf "$new"
    service start || true
    exit 1
}
if [ "$backup" = yes ]; then
    as "$to/current/bin/hoiam" backup || failed \
        'Sao lưu không được: đặt HOIAM_BACKUP_DIR, HOIAM_BACKUP_RECIPIENTS; hoặc đã sao lưu cách khác thì thêm --without-backup.'
fi
as "$new/bin/hoiam" migrate || {
    say "Cập nhật cơ sở dữ liệu không được; $to/current vẫn là $old, dịch vụ đang tắt." >&2
    say 'Nếu bản cũ không mở được nữa: khôi phục bản sao lưu vừa làm.' >&2
    exit 1
}
as "$new/bin/hoiam" doctor || say 'hoiam doctor thấy điều sai ở trên: xem trước khi mở cho mọi người.' >&2
point "$old" previous
point "versions/$name" current
service start
say "Đã nâng cấp lên Hồi Âm $version; bản trước còn ở $to/previous."
