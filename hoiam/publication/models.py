"""What is public. Nothing else may be shown to strangers, and hiding leaves a trace."""

from typing import ClassVar

from django.db import models

from hoiam.base.models import AppendOnly, Row, classed, pair
from hoiam.publication import openness  # noqa: F401 (where Django looks for models)
from hoiam.publication.log import models as log  # noqa: F401 (the same)


class Page(Row):
    """The public face of a case as it stands now; each release is kept beside it.

    It holds only what strangers may read today: the words of what is hidden are taken out of it,
    and stand in their release alone until they are shown again.
    """

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "code title text answer place latitude longitude published_at hidden_at hidden_reason "
            "hidden_ground number"
        ),
        internal="id published_by hidden_by",
    )

    code = models.CharField(max_length=20, unique=True)  # the public reference of the case
    title = models.CharField(max_length=200)
    text = models.TextField()
    answer = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    # Rounded to about a hundred metres before it is stored here; the exact point stays with the voice.
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    number = models.PositiveIntegerField(default=1)  # of the release that stands now
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=60)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.CharField(max_length=60, blank=True)
    hidden_reason = models.CharField(max_length=300, blank=True)
    hidden_ground = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [pair("published", model="page"), pair("hidden", model="page")]

    def __str__(self) -> str:
        return self.title or self.code


class Cause(models.TextChoices):
    """Why there is a release: the first one, or a correction and of what kind."""

    FIRST = "first", "công khai lần đầu"
    ANSWER = "answer", "thêm câu trả lời"
    MISTAKE = "mistake", "sửa sai sót"
    ADDITION = "addition", "bổ sung"
    REQUEST = "request", "theo yêu cầu của người được nhắc đến"
    MASKING = "masking", "che thêm thông tin riêng"


class Release(AppendOnly):
    """What was made public at one moment, word for word. Hidden words are read nowhere else."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public=(
            "page number title text answer place latitude longitude photos cause reason released_at"
        ),
        internal="id released_by",
    )

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()
    answer = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    photos = models.JSONField(default=list)  # codes of the public files that stood beside it
    cause = models.CharField(max_length=10, choices=Cause, default=Cause.FIRST)
    reason = models.CharField(max_length=300, blank=True)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [
            pair("released", model="release"),
            models.UniqueConstraint(fields=["page", "number"], name="release_number"),
        ]

    def __str__(self) -> str:
        return f"{self.page.code} · bản {self.number}"


class PublicFile(Row):
    """A copy of a photo or a paper, made anew, that a human released. The original stays with the
    voice."""

    PRIVACY: ClassVar[dict[str, str]] = classed(
        public="page code copy media width height pages size digest alt order released_at",
        internal="id source released_by",
    )

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="files")
    code = models.CharField(max_length=40, unique=True)  # random; the address of the copy
    source = models.CharField(max_length=60)  # code of the attachment it was made from
    copy = models.CharField(max_length=200)  # stored name of the copy that was made
    media = models.CharField(max_length=60, default="image/jpeg")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(default=0)  # of a paper
    size = models.PositiveIntegerField(default=0)  # bytes; of old rows unknown
    digest = models.CharField(max_length=64, blank=True)
    alt = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    released_at = models.DateTimeField()
    released_by = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = [pair("released", model="publicfile")]

    def __str__(self) -> str:
        return self.alt

    @property
    def is_photo(self) -> bool:
        return self.media == "image/jpeg"
