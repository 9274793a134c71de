"""An opening becomes a reading: with its purpose, and of things outside a case as well."""

import django.db.models.deletion
from django.db import migrations, models

PARTS = [
    ("contact", "tên và cách liên hệ"),
    ("words", "nguyên văn lời nói"),
    ("point", "điểm chính xác"),
    ("original", "tệp gốc"),
    ("record", "dòng sổ cũ như nguồn ghi"),
    ("rows", "dòng của danh sách nạp vào"),
    ("letter", "tin gửi cho người dân"),
]
PURPOSES = [
    ("intake", "tiếp nhận, phân loại"),
    ("handling", "xử lý vụ việc"),
    ("verifying", "xác minh nội dung"),
    ("reaching", "liên hệ người gửi"),
    ("checking", "kiểm tra, giám sát"),
    ("publishing", "che thông tin trước khi công khai"),
    ("demanded", "theo văn bản yêu cầu"),
    ("finding", "tìm giúp người gửi tại quầy"),
    ("assisting", "giúp người gửi tại quầy"),
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_dockets")]

    operations = [
        migrations.RemoveConstraint("reveal", "reveal_revealed_pair"),
        migrations.RenameModel("Reveal", "Reading"),
        migrations.RenameField("reading", "revealed_at", "read_at"),
        migrations.RenameField("reading", "revealed_by", "read_by"),
        *[
            migrations.AlterField(
                "reading",
                name,
                models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="readings",
                    to=to,
                ),
            )
            for name, to in (("case", "cases.case"), ("voice", "voices.voice"))
        ],
        migrations.AlterField(
            "reading",
            "unit",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="readings",
                to="units.unit",
            ),
        ),
        migrations.AlterField("reading", "part", models.CharField(choices=PARTS, max_length=10)),
        migrations.AlterField("reading", "reason", models.CharField(blank=True, max_length=300)),
        migrations.AddField(
            "reading", "about_kind", models.CharField(default="voice", max_length=20)
        ),
        migrations.AddField(
            "reading",
            "about_code",
            models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            "reading",
            "purpose",
            models.CharField(choices=PURPOSES, default="handling", max_length=20),
        ),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=models.Q(read_at__isnull=True, read_by="")
                | (models.Q(read_at__isnull=False) & ~models.Q(read_by="")),
                name="reading_read_pair",
            ),
        ),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=models.Q(about_kind="voice", case__isnull=False, voice__isnull=False)
                | (~models.Q(about_kind="voice") & ~models.Q(about_code="")),
                name="reading_of_something",
            ),
        ),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=models.Q(purpose="intake") | ~models.Q(reason=""),
                name="reading_reasoned",
            ),
        ),
        migrations.AddIndex("reading", models.Index(fields=["read_by", "id"], name="reading_by")),
        migrations.AddIndex(
            "reading", models.Index(fields=["about_kind", "about_code"], name="reading_about")
        ),
    ]
