"""Ratings that were given before stages stood beside them: which stage each was."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def name_the_stages(apps, schema_editor):
    """Say of each rating at a review whether that review closed the case."""
    ratings = apps.get_model("evaluation", "OutcomeRating").objects.exclude(review=None)
    closing = apps.get_model("cases", "Review").objects.filter(
        pk=OuterRef("review"), next_review_on__isnull=True
    )
    ratings.filter(Exists(closing)).update(stage="CLOSING")
    ratings.filter(stage="BASELINE").update(stage="REVIEW")


class Migration(migrations.Migration):
    """Data only: the other way nothing is lost, the column goes with 0003."""

    dependencies = [
        ("evaluation", "0003_evaluation_in_full"),
        ("cases", "0011_family_says_who_may_hear"),
    ]

    operations = [migrations.RunPython(name_the_stages, migrations.RunPython.noop)]
