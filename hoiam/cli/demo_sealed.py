"""The demonstration's sealed cases: a signed list of two groups, handlers with keys of their own, and
one letter that was sealed as a browser seals it."""

import base64
import io
import json
import secrets
import tarfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pyrage
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.accounts import queries as accounts
from hoiam.accounts.models import Officer
from hoiam.cli.demo_keys import Seed, locked
from hoiam.core import actor as actors
from hoiam.core import recipient_lists as lists
from hoiam.core import sender_codes
from hoiam.core.age_files import STEP
from hoiam.core.calendar import day_of
from hoiam.core.log import notes
from hoiam.core.recipients import STANZAS, Accused, Group, Post, RecipientList, Told, offer
from hoiam.seals import actions as seals
from hoiam.seals import drafting, trusted
from hoiam.seals.actions import NewCase

# Who has a key, with the post that the list names.
HANDLERS = {
    "tiep-nhan-tinh": "Chuyên viên Ban Tiếp công dân tỉnh",
    "lanh-dao-tinh": "Phó Chủ tịch UBND tỉnh",
    "can-bo-tiep-nhan": "Công chức Văn phòng HĐND và UBND xã",
    "can-bo-xu-ly": "Công chức Phòng Kinh tế xã",
    "lanh-dao-xa": "Chủ tịch UBND xã",
}
DEPUTIES = ("lanh-dao-tinh",)
CUSTODIANS = [
    {"name": "Vàng Thị Chung", "post": "Phó Chánh Văn phòng Tỉnh ủy (hư cấu)"},
    {"name": "Đoàn Văn Giữ", "post": "Phó Trưởng ban Nội chính (hư cấu)"},
]
WORDS = (
    "Tôi viết để báo việc thu tiền ngoài quy định khi làm giấy tờ đất ở xã (chuyện hư cấu).\n"
    "Ngày 3 và ngày 5 vừa rồi, hai hộ cùng bản phải nộp thêm, không có biên lai.\n"
    "Tôi có ảnh chụp tờ giấy ghi tay, sẽ gửi thêm nếu cần.\n"
)
WHO = {
    "v": 1, "name": "Người dân hư cấu", "address": "bản Mẫu", "contact": "", "note": "",
    "protection": True,
}  # fmt: skip
_X25519 = pyrage.x25519


def load(*, at: datetime) -> None:
    """Keys of handlers, the list signed by the demonstration's own province, one sealed letter."""
    seed = _seed()
    if seed is None:
        return
    for username in HANDLERS:
        _keep_key(username, seed, at - timedelta(days=20))
    listed = _publish(seed, at - timedelta(days=15))
    told = Told((Accused(_accused_unit(listed), Post.HEAD),))
    receiving = offer(listed, _top(listed).code, told)
    if receiving is not None:
        _send(seed, listed, receiving.group, [one.code for one in receiving.receivers], at)


def told() -> list[str]:
    """What the demonstration prints of it."""
    seed = _seed()
    if seed is None or trusted.newest_row() is None:
        return []
    reference, digits = _codes(seed)
    return [
        "  Hồ sơ niêm phong:  mật khẩu mở khóa của từng người (chỉ bản trình diễn mới in):",
        *(f"    {username:<22} {seed.phrase(username)}" for username in HANDLERS),
        f"    người gửi              mã {reference}, chữ số {digits}",
        f"    dấu khóa của tỉnh      {trusted.fingerprint()}",
    ]


def _seed() -> Seed | None:
    """A demonstration that was filled before there were seals has none."""
    try:
        return Seed(Path(settings.KEYS_DIR))
    except OSError:
        return None


def _keep_key(username: str, seed: Seed, at: datetime) -> None:
    identity = _X25519.Identity.generate()
    officer = Officer.objects.get(username=username)
    by = accounts.actor_for(officer, day=day_of(at), act="d-" + secrets.token_hex(8), session=None)
    kept = locked(f"{identity}\n".encode(), seed.phrase(username))
    seals.keep_key(
        recipient=str(identity.to_public()), locked=base64.b64encode(kept).decode(), by=by, at=at
    )


def _publish(seed: Seed, at: datetime) -> RecipientList:
    recovery = {
        "recipient": str(_X25519.Identity.generate().to_public()),
        "custodians": CUSTODIANS,
    }
    value = drafting.draft(origin=seed.origin, day=day_of(at), recovery=recovery)
    usernames = dict(Officer.objects.values_list("code", "username"))
    for one in (each for group in value["groups"] for each in group["handlers"]):
        username = usernames[one["code"]]
        one["post"] = HANDLERS[username]
        one["standing"] = "deputy" if username in DEPUTIES else one["standing"]
    text = lists.written(value)
    line = notes.signature_line(seed.list_key, seed.private.sign(text.encode()))
    by = actors.system("demo", act="d-" + secrets.token_hex(8))
    return trusted.read(seals.publish_list(note=notes.with_lines(text, [line]), by=by, at=at))


def _top(listed: RecipientList) -> Group:
    return next(one for one in listed.groups if len(listed.path(one.unit)) == 1)


def _accused_unit(listed: RecipientList) -> str:
    """A committee that the group of the province stands above and that has no group here."""
    top, receiving = _top(listed).unit, {one.unit for one in listed.groups}
    below = (one for one in listed.units if one.parent == top and one.code not in receiving)
    return next(one.code for one in below if "Ủy ban nhân dân xã" in one.name)


def _codes(seed: Seed) -> tuple[str, str]:
    return (
        sender_codes.new_reference(seed.chance("reference")),
        sender_codes.new_digits(seed.chance("digits")),
    )


def _send(
    seed: Seed, listed: RecipientList, group: Group, handlers: list[str], at: datetime
) -> None:
    """Two seals with a key each, both for the same people; the sender's own under the digits."""
    reference, digits = _codes(seed)
    content, who, sender = (_X25519.Identity.generate() for _ in range(3))
    people = [one.recipient for one in group.handlers if one.code in handlers]
    token = sender_codes.token(digits, reference)
    unit = _accused_unit(listed)
    about = {"v": 1, "accused": [{"unit": unit, "unit_name": _name(listed, unit), "post": "head",
                                  "who": ""}], "files": []}  # fmt: skip
    memory = {"v": 1, "group": group.code, "accused": [{"unit": unit, "post": "head"}],
              "leaders_free": False, "struck": [], "list_number": listed.number}  # fmt: skip
    new = NewCase(
        reference_hash=sender_codes.reference_hash(reference),
        access_hash=sender_codes.access_hash(token),
        list_number=listed.number,
        group=group.code,
        handlers=tuple(handlers),
        sender_recipient=str(sender.to_public()),
        content_recipient=str(content.to_public()),
        identity_recipient=str(who.to_public()),
        content_key=_wrapped(content, [*people, listed.recovery]),
        identity_key=_wrapped(who, [*people, listed.recovery]),
        sender_key=locked(str(sender).encode(), sender_codes.parse_digits(digits)),
        memory=_sealed(
            sender_codes.remembered(json.dumps(memory).encode(), str(sender)),
            str(sender.to_public()),
        ),
        content=_upload({"thu.txt": WORDS.encode(), "thong-tin.json": _json(about)}, content),
        identity=_upload({"nguoi-gui.json": _json(WHO)}, who),
    )
    by = actors.public(act="d-" + secrets.token_hex(8))
    seals.receive(new=new, by=by, at=at - timedelta(days=2))


def _name(listed: RecipientList, unit: str) -> str:
    return next(one.name for one in listed.units if one.code == unit)


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _sealed(data: bytes, *to: str) -> bytes:
    return pyrage.encrypt(data, [_X25519.Recipient.from_str(one) for one in to])


def _wrapped(identity: pyrage.x25519.Identity, to: list[str]) -> bytes:
    rest = [str(_X25519.Identity.generate().to_public()) for _ in range(STANZAS - len(to))]
    mixed = [*to, *rest]
    secrets.SystemRandom().shuffle(mixed)
    return _sealed(str(identity).encode(), *mixed)


def _upload(files: Mapping[str, bytes], key: pyrage.x25519.Identity) -> SimpleUploadedFile:
    """A ustar archive padded to a step of 64 KiB, sealed to one key."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    packed = held.getvalue()
    padded = packed + bytes(-len(packed) % STEP)
    return SimpleUploadedFile("x.age", _sealed(padded, str(key.to_public())))
