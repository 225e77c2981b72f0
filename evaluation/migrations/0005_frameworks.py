"""The two frameworks that come with the house (practice.md 2.1 and 2.3)."""

from django.db import migrations

from evaluation.built_in import BUILT_IN


def put_in(apps, schema_editor):
    """Write each framework with its outcomes, once."""
    frameworks = apps.get_model("evaluation", "Framework").objects
    outcomes = apps.get_model("evaluation", "FrameworkOutcome").objects
    for one in BUILT_IN:
        framework, is_new = frameworks.get_or_create(
            code=one.code,
            version=one.version,
            defaults={"name": one.name, "source": one.source},
        )
        if not is_new:
            continue
        for position, (code, name, statement, aims) in enumerate(one.outcomes, start=1):
            outcomes.create(
                framework=framework,
                code=code,
                name=name,
                statement=statement,
                position=position,
                aims=aims.split(),
            )


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("evaluation", "0004_stages")]

    operations = [migrations.RunPython(put_in, migrations.RunPython.noop)]
