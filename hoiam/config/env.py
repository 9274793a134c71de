"""Settings read from the environment: declared once as data, typed, and loud when wrong.

Every variable is `HOIAM_…` and may be given as `HOIAM_…_FILE` (the path of a file that holds it).
"""

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from hoiam.core.refusals import Invalid
from hoiam.core.reminding import Hours, hours_of


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its variable, its default in words, and what it is for."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("HOIAM_DATA_DIR", "./data", "Folder of the database and the uploads."),
    Setting(
        "HOIAM_KEYS_DIR",
        "./keys",
        "Folder of the keys, owner-only; never part of a backup of the data folder.",
    ),
    Setting(
        "HOIAM_ERASURES_FILE",
        "",
        "List of what was erased, apart from the data and from backups; empty: in the keys folder.",
    ),
    Setting(
        "HOIAM_DATABASE_URL",
        "",
        "postgres://user:password@host:port/name; empty means SQLite in the data folder.",
    ),
    Setting(
        "HOIAM_READ_DATABASE_URL",
        "",
        "postgres://… of a copy that follows that database; public pages that show everybody the "
        "same are read from it while it is near enough. Empty: everything is read from the first.",
    ),
    Setting(
        "HOIAM_SITE_URL",
        "http://localhost:8000",
        "Public address; with https the cookies are secure.",
    ),
    Setting("HOIAM_HOSTS", "", "Further host names that may be asked for, separated by commas."),
    Setting("HOIAM_PREFIX", "LC", "Letters in front of every receipt number of this installation."),
    Setting(
        "HOIAM_PLACE", "tỉnh Lào Cai", "Name of the locality as it stands in the header of a page."
    ),
    Setting("HOIAM_DEBUG", "no", "Show technical error pages; never on a public address."),
    Setting("HOIAM_DEMO", "no", "Demonstration: banner, shown passwords, loopback only."),
    Setting(
        "HOIAM_TRAINING",
        "no",
        "Training installation, from its first start on: its clock can be hurried, nothing leaves "
        "it, every page says so. A database with real cases refuses it, its own database needs it.",
    ),
    Setting(
        "HOIAM_TRAINING_FROM",
        "",
        "First day of a training installation, as 2026-06-22; empty: today. Read at its birth only.",
    ),
    Setting(
        "HOIAM_PROXY",
        "no",
        "yes when a reverse proxy in front sets X-Forwarded-Proto and appends to X-Forwarded-For; "
        "only then are they believed.",
    ),
    Setting(
        "HOIAM_SHED_AFTER",
        "200",
        "Milliseconds that requests may wait before new readers are asked to come back in a moment; "
        "who sends, follows a matter or signs in never is. 0: nobody is.",
    ),
    Setting(
        "HOIAM_SECOND_FACTOR",
        "yes",
        "Whether every officer must set up a second factor at the next sign-in; never asked for in "
        "a demonstration or in training.",
    ),
    Setting(
        "HOIAM_OIDC_ISSUER",
        "",
        "Address of the authority's own OpenID Connect sign-in; empty means none.",
    ),
    Setting("HOIAM_OIDC_CLIENT_ID", "", "What that sign-in calls this installation."),
    Setting("HOIAM_OIDC_CLIENT_SECRET", "", "Its secret; empty for a public client with PKCE."),
    Setting(
        "HOIAM_OIDC_NAME", "tài khoản cơ quan", "What officers call it, as it stands on the button."
    ),
    Setting(
        "HOIAM_OIDC_STRONG",
        "mfa",
        "Values of its amr or acr, separated by spaces, that mean a second factor was asked for "
        "there and need not be asked for here.",
    ),
    Setting(
        "HOIAM_EMAIL_URL",
        "",
        "smtp://user:password@host:port, smtp+starttls:// or smtps://; empty: officers tell people.",
    ),
    Setting("HOIAM_EMAIL_FROM", "hoiam@localhost", "Sender address of mail to people."),
    Setting(
        "HOIAM_SMS_URL",
        "",
        "Address of the SMS gateway; {phone} and {text} are filled in; empty means no SMS.",
    ),
    Setting(
        "HOIAM_SMS_BODY",
        "",
        "JSON body for the gateway with {phone} and {text}; empty sends a plain GET.",
    ),
    Setting("HOIAM_SMS_TOKEN", "", "Bearer token for the SMS gateway."),
    Setting(
        "HOIAM_WORKING_HOURS",
        "7:30-11:30,13:30-17:00",
        "Working hours of a working day in Viet Nam; officers are reminded in these hours alone.",
    ),
    Setting(
        "HOIAM_BACKUP_DIR",
        "",
        "Folder, on another disk, into which the worker backs up every day; empty: it does not.",
    ),
    Setting(
        "HOIAM_BACKUP_RECIPIENTS",
        "",
        "Public keys (age1…) that backups are sealed to, separated by commas; their other halves "
        "lie offline.",
    ),
    Setting("HOIAM_BACKUP_AT", "02:00", "Hour of the daily backup, in Viet Nam."),
    Setting(
        "HOIAM_BACKUP_KEEP", "14", "How many daily backups stay in the folder; 0 keeps them all."
    ),
    Setting(
        "HOIAM_RECIPIENTS_KEY",
        "",
        "Public key (vkey) of the province, by which lists of who may receive sealed denunciations "
        "are signed offline (`hoiam recipients key`); empty: nothing can be sealed.",
    ),
    Setting(
        "HOIAM_OUTLINES", "", "GeoJSON file of commune outlines (property `code`) for the map."
    ),
)

_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}
_YES, _NO = ("yes", "true", "1", "on"), ("no", "false", "0", "off", "")


class BadSetting(SystemExit):
    """A setting that cannot be used stops the start with a sentence."""


def text(name: str) -> str:
    """The value of a declared setting, from the variable, its file, or the default."""
    default = _DEFAULTS[name]  # a KeyError here is a setting nobody declared
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSetting(
                f"{name}_FILE: không đọc được tệp {path} ({error.strerror})."
            ) from None
    return os.environ.get(name, default)


def flag(name: str) -> bool:
    """A yes or a no."""
    value = text(name).strip().lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise BadSetting(f"{name}={value!r}: chỉ nhận yes hoặc no.")


def day(name: str) -> date | None:
    """A day, or none."""
    value = text(name).strip()
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise BadSetting(f"{name}={value!r}: ghi ngày dạng 2026-06-22.") from None


def hours(name: str) -> Hours:
    """The working hours of a day."""
    value = text(name)
    try:
        return hours_of(value)
    except Invalid:
        raise BadSetting(f"{name}={value!r}: ghi giờ dạng 7:30-11:30,13:30-17:00.") from None


def number(name: str) -> int:
    """A number that is not below zero."""
    value = text(name).strip()
    if not value.isascii() or not value.isdigit():
        raise BadSetting(f"{name}={value!r}: ghi một số, ví dụ 14.")
    return int(value)


def hour(name: str) -> time:
    """An hour of the day."""
    value = text(name).strip()
    try:
        return time.fromisoformat(value)
    except ValueError:
        raise BadSetting(f"{name}={value!r}: ghi giờ dạng 02:00.") from None


def path(name: str) -> Path | None:
    """A file that is named, or none."""
    value = text(name).strip()
    return Path(value).expanduser().absolute() if value else None


def folder(name: str, *, private: bool) -> Path:
    """A folder that exists afterwards; a private one is readable by its owner alone."""
    path = Path(text(name)).expanduser().absolute()
    path.mkdir(parents=True, exist_ok=True)
    if private:
        path.chmod(0o700)
    return path


def key(keys: Path, name: str) -> str:
    """A random secret kept in the keys folder, made on the first start, owner-only."""
    path = keys / name
    if not path.exists():
        draft = keys / f".{name}.{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        # Linking is atomic: of two processes that start together one wins, both read its key.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    value = path.read_text(encoding="ascii").strip()
    if len(value) < 32:
        raise BadSetting(f"Khóa {path} hỏng: khôi phục tệp này từ nơi cất giữ khóa.")
    return value
