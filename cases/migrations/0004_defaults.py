"""Levels of need and timescales to begin with: changed locally, never a law."""

from django.db import migrations

LEVELS = (
    (1, "Universal", "What every family is offered."),
    (2, "Early help", "One or two services can meet the need, with the family."),
    (3, "Targeted help", "Several services, one plan and a lead professional."),
    (4, "Specialist", "Social care or other specialist services lead."),
)
TIMESCALES = (
    ("ASSESSMENT", 35, "WORKING_DAYS", 7),
    ("FIRST_MEETING", 15, "WORKING_DAYS", 5),
    ("REVIEW", 3, "MONTHS", 14),
    ("FOLLOW_UP", 3, "MONTHS", 14),
)


def begin(apps, schema_editor):
    level = apps.get_model("cases", "LevelOfNeed")
    timescale = apps.get_model("cases", "Timescale")
    for number, name, words in LEVELS:
        level.objects.create(number=number, name=name, words=words)
    for step, amount, unit, amber_days in TIMESCALES:
        timescale.objects.create(
            step=step, amount=amount, unit=unit, amber_days=amber_days
        )


def take_back(apps, schema_editor):
    apps.get_model("cases", "LevelOfNeed").objects.all().delete()
    apps.get_model("cases", "Timescale").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_family_record")]

    operations = [migrations.RunPython(begin, take_back)]
