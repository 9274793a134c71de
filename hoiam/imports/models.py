"""Profiles that say what the columns of a file mean, imports on their way, their rows."""

from typing import ClassVar

from django.db import models

from hoiam.base.encryption import EncryptedJSON
from hoiam.base.models import Row, classed, pair
from hoiam.units.models import Unit


class Target(models.TextChoices):
    """What an import fills."""

    CASES = "cases", "vụ việc các năm trước"
    VISITS = "visits", "lượt tiếp công dân các năm trước"
    DOSSIERS = "dossiers", "hồ sơ thủ tục các năm trước"
    STEPS = "steps", "diễn biến của vụ việc đã nạp"
    UNITS = "units", "đơn vị, thôn, tổ dân phố"
    OFFICERS = "officers", "cán bộ"
    COMPETENCES = "competences", "thẩm quyền"
    EXCHANGE = "exchange", "số hồ sơ ở Cơ sở dữ liệu quốc gia"
    MEETINGS = "meetings", "cuộc gặp, đối thoại các năm trước"


class ImportState(models.TextChoices):
    """Where an import stands. Reading, judging and committing go on in the background."""

    READING = "reading", "đang đọc tệp"
    READ = "read", "chờ nối cột"
    JUDGING = "judging", "đang xét từng dòng"
    JUDGED = "judged", "chờ xác nhận"
    COMMITTING = "committing", "đang ghi"
    COMMITTED = "committed", "đã ghi xong"
    REFUSED = "refused", "không đọc được"
    DROPPED = "dropped", "đã bỏ"


class Verdict(models.TextChoices):
    """What would happen to a row."""

    NONE = "", "chưa xét"
    NEW = "new", "mới"
    KNOWN = "known", "đã có"
    CHANGED = "changed", "thay đổi"
    REFUSED = "refused", "không nhận"


class Profile(Row):
    """What the columns of one kind of file mean; made on a page or shipped with the program."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id code name target system content unit saved_at saved_by"
    )

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    target = models.CharField(max_length=12, choices=Target)
    system = models.CharField(max_length=60)
    content = models.JSONField(default=dict)  # see `hoiam.imports.mapping.Mapping`
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("saved", model="profile")]

    def __str__(self) -> str:
        return self.name


class Import(Row):
    """One file on its way in. `lease_until` is held by whoever works on it and runs out by itself."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal=(
            "id code target unit file_name media encoding legacy sheet sheets columns content "
            "profile_name state total done place clearing refusal details batch "
            "lease_until attempts paused_at paused_by "
            "started_at started_by confirmed_at confirmed_by ended_at ended_by"
        ),
        personal="guess",
    )

    code = models.CharField(max_length=40, unique=True)
    target = models.CharField(max_length=12, choices=Target)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="imports")
    file_name = models.CharField(max_length=200)
    media = models.CharField(max_length=10, blank=True)  # csv, xlsx, xls, ods, json, jsonl
    encoding = models.CharField(max_length=20, blank=True)
    legacy = models.CharField(max_length=10, blank=True)  # tcvn3 or vni, once a person agreed
    guess = EncryptedJSON(default=dict)  # which legacy encoding it looks like, with samples
    sheet = models.CharField(max_length=120, blank=True)
    sheets = models.JSONField(default=list)
    columns = models.JSONField(default=list)  # names in the order of the file
    content = models.JSONField(default=dict)  # the mapping, as it was when the rows were judged
    profile_name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=ImportState, default=ImportState.READING)
    total = models.PositiveIntegerField(default=0)  # rows read
    done = models.PositiveIntegerField(default=0)  # rows through the present stage
    place = models.PositiveIntegerField(default=0)  # line of the last of them
    clearing = models.BooleanField(default=False)  # rows of an earlier reading are still there
    refusal = models.CharField(max_length=60, blank=True)  # code of a refusal, when REFUSED
    details = models.JSONField(default=dict)  # of the refusal
    batch = models.CharField(max_length=40, blank=True)  # code of the register batch it fills
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)  # at one chunk, none of which ended it
    paused_at = models.DateTimeField(null=True)
    paused_by = models.CharField(max_length=60, blank=True)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            pair("paused", model="import"),
            pair("started", model="import"),
            pair("confirmed", model="import"),
            pair("ended", model="import"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "id"], name="import_state")]

    def __str__(self) -> str:
        return self.file_name


class ImportPack(Row):
    """The cells of some hundred rows, as one chunk read them, and what the preview says that they
    would write; they go as soon as all are written."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id of first last size", personal="cells plans"
    )

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="packs", db_index=False)
    first = models.PositiveIntegerField()  # lines of the file, both with it
    last = models.PositiveIntegerField()
    size = models.PositiveIntegerField()  # rows, also those whose cells are kept nowhere
    cells = EncryptedJSON(default=dict)  # the columns, and for each row its line and its texts
    plans = EncryptedJSON(default=dict)  # see `kept_plans`

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "last"], name="importpack_last")
        ]

    def __str__(self) -> str:
        return f"{self.of_id}:{self.first}–{self.last}"


class ImportRow(Row):
    """One row of the file with its verdict; its cells lie in a pack."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        internal="id of line verdict why code mark", personal="details"
    )

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows", db_index=False)
    line = models.PositiveIntegerField()  # in the file, as a spreadsheet or an editor counts
    verdict = models.CharField(max_length=8, choices=Verdict, default=Verdict.NONE, blank=True)
    why = models.CharField(max_length=60, blank=True)  # code of a sentence in `why.WHY`
    details = EncryptedJSON(default=dict)  # what its sentence names
    code = models.CharField(max_length=60, blank=True)  # of what the row makes or meets
    mark = models.CharField(max_length=60, blank=True)  # by which a verdict is known to hold still

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of", "line"], name="importrow_line")
        ]
        indexes: ClassVar = [
            models.Index(fields=["of", "verdict", "line"], name="importrow_verdict"),
            models.Index(fields=["of", "code"], name="importrow_code"),
        ]

    def __str__(self) -> str:
        return f"{self.of_id}:{self.line}"
