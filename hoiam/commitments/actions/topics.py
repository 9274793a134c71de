"""The one list of topics, and putting them on matters and taking them off."""

from datetime import date, datetime

from django.db import transaction

from hoiam.base import audit
from hoiam.commitments import policies
from hoiam.commitments.topics import Tag, Topic
from hoiam.core import calendar
from hoiam.core.actor import Actor
from hoiam.core.refusals import Invalid, WrongState
from hoiam.core.text import fold

# What the articles and the statutory forms sort by; an administrator changes it.
USUAL = (
    ("giai-phong-mat-bang", "Giải phóng mặt bằng"),
    ("dat-dai", "Đất đai"),
    ("tiep-dan", "Tiếp công dân, giải quyết đơn"),
    ("dao-duc-cong-vu", "Đạo đức công vụ"),
    ("cai-cach-hanh-chinh", "Cải cách hành chính"),
    ("chong-tham-nhung", "Phòng, chống tham nhũng, lãng phí"),
    ("ha-tang", "Đường, điện, nước, công trình công cộng"),
    ("moi-truong", "Môi trường, rác thải"),
    ("an-sinh", "An sinh, chính sách xã hội"),
    ("an-ninh", "An ninh, trật tự"),
    ("giao-duc-y-te", "Giáo dục, y tế"),
    ("doanh-nghiep", "Sản xuất, kinh doanh, doanh nghiệp"),
)
LONGEST = 120


@transaction.atomic
def install_topics(*, by: Actor, at: datetime) -> int:
    """Write the usual topics that the list does not have yet; how many."""
    policies.check_can_keep_topics(by)
    known = set(Topic.objects.values_list("code", flat=True))
    day = calendar.day_of(at)
    new = [
        Topic(
            code=code, name=name, folded=fold(name), order=order, valid_from=day, written_at=at,
            written_by=by.code,
        )
        for order, (code, name) in enumerate(USUAL, start=1)
        if code not in known
    ]  # fmt: skip
    Topic.objects.bulk_create(new)
    audit.record(
        "commitments.topics.installed",
        subject=("topics", "all"),
        by=by,
        at=at,
        details={"count": len(new)},
    )
    return len(new)


@transaction.atomic
def write_topic(*, name: str, order: int, valid_from: date, by: Actor, at: datetime) -> Topic:
    """Add a topic to the list, from a day on. A name that is in force already is refused."""
    policies.check_can_keep_topics(by)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST:
        raise Invalid("commitments.topic-needs-name", field="name", most=LONGEST)
    folded = fold(name)
    if Topic.objects.filter(folded=folded, valid_to__isnull=True).exists():
        raise Invalid("commitments.topic-known", field="name", name=name)
    topic = Topic(
        code=_free_code(folded), name=name, folded=folded, order=order, valid_from=valid_from,
        written_at=at, written_by=by.code,
    )  # fmt: skip
    topic.save(force_insert=True)
    audit.record(
        "commitments.topic.written",
        subject=("topic", topic.code),
        by=by,
        at=at,
        details={"name": name},
    )
    return topic


def _free_code(folded: str) -> str:
    stem = "-".join(folded.split())[:34]
    taken = set(Topic.objects.filter(code__startswith=stem).values_list("code", flat=True))
    names = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(one for one in names if one not in taken)


@transaction.atomic
def end_topic(*, topic: Topic, valid_to: date, by: Actor, at: datetime) -> Topic:
    """From this day on nothing new bears it; what bears it keeps it."""
    policies.check_can_keep_topics(by)
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    if topic.valid_to is not None:
        raise WrongState("commitments.topic-ended")
    if valid_to <= topic.valid_from:
        raise Invalid("commitments.topic-ends-early", field="valid_to")
    topic.valid_to = valid_to
    topic.save()
    audit.record(
        "commitments.topic.ended",
        subject=("topic", topic.code),
        by=by,
        at=at,
        details={"name": topic.name, "day": valid_to.isoformat()},
    )
    return topic


@transaction.atomic
def tag(*, topic: Topic, about: tuple[str, str], by: Actor, at: datetime) -> Tag:
    """Put a topic on a matter. The door has looked the matter up for who asks. Again is the same."""
    policies.check_can_tag(by)
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    standing = Tag.objects.filter(
        topic=topic, about_kind=about[0], about_code=about[1], taken_at__isnull=True
    ).first()
    if standing is not None:
        return standing
    if topic.valid_to is not None and topic.valid_to <= calendar.day_of(at):
        raise WrongState("commitments.topic-ended")
    row = Tag(topic=topic, about_kind=about[0], about_code=about[1], set_at=at, set_by=by.code)
    row.save(force_insert=True)
    audit.record("commitments.tag.set", subject=about, by=by, at=at, details={"topic": topic.name})
    return row


@transaction.atomic
def untag(*, tag: Tag, by: Actor, at: datetime) -> Tag:
    """Take a topic off a matter again; that it was there stays to be read."""
    policies.check_can_tag(by)
    tag = Tag.objects.select_for_update(of=("self",)).select_related("topic").get(pk=tag.pk)
    if tag.taken_at is not None:
        raise WrongState("commitments.tag-taken")
    tag.taken_at, tag.taken_by = at, by.code
    tag.save()
    audit.record(
        "commitments.tag.taken",
        subject=(tag.about_kind, tag.about_code),
        by=by,
        at=at,
        details={"topic": tag.topic.name},
    )
    return tag
