from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "chờ gửi"),
                    ("by-hand", "chờ cán bộ báo"),
                    ("told", "đã báo"),
                    ("page", "chỉ xem trên trang tra cứu"),
                    ("withheld", "không gửi: bản tập huấn"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
    ]
