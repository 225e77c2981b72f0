"""The three built-in kinds of assessment; what was begun so far was asked by the first."""

from dataclasses import asdict

from django.db import migrations

from cases.built_in import BUILT_IN


def write(apps, schema_editor):
    template = apps.get_model("cases", "AssessmentTemplate")
    question = apps.get_model("cases", "Question")
    for built_in in BUILT_IN:
        made = template.objects.create(
            kind=built_in.kind,
            version=1,
            status="IN_USE",
            introduction=built_in.introduction,
            for_several_children=built_in.for_several_children,
        )
        question.objects.bulk_create(
            question(template=made, position=position, **asdict(element))
            for position, element in enumerate(built_in.elements, start=1)
        )
    first = template.objects.get(kind="CAF")
    apps.get_model("cases", "Assessment").objects.update(template=first)


def take_back(apps, schema_editor):
    apps.get_model("cases", "Assessment").objects.update(template=None)
    apps.get_model("cases", "Question").objects.all().delete()
    apps.get_model("cases", "AssessmentTemplate").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_activities_births_templates")]

    operations = [migrations.RunPython(write, take_back)]
