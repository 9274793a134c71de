from django.db import migrations


class Migration(migrations.Migration):
    """What was signed at a moment by somebody outside has no doer here."""

    dependencies = [("publication", "0008_public_log")]

    operations = [
        migrations.RenameField("opening", "committed_at", "moment"),
        migrations.RenameField("cosignature", "said_at", "moment"),
    ]
