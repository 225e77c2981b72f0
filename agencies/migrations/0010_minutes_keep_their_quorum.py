"""Fixed minutes keep whether there was a quorum, whatever becomes of the body."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0009_protocols_of_several_agencies"),
    ]

    operations = [
        migrations.AddField(
            model_name="bodymeeting",
            name="quorum_words",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
