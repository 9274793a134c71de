"""Sessions that were kept with their keys in clear end; officers sign in again."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_signing_in"),
    ]

    operations = [
        # The way back has nothing to bring: Django's own application makes its table again.
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", migrations.RunSQL.noop),
    ]
