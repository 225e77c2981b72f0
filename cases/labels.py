"""What a part of an assessment was called in the version that it was given on."""

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.models import Question


def labelled(rows: QuerySet) -> QuerySet:
    """Return rows that belong to an assessment, each with the `label` of its part.

    Carried over from an earlier version, a part keeps the label that it had there.
    """
    asked = Question.objects.filter(code=OuterRef("element")).order_by()
    own = asked.filter(template=OuterRef("assessment__template")).values("label")[:1]
    before = asked.order_by("-template__version").values("label")[:1]
    return rows.annotate(label=Coalesce(Subquery(own), Subquery(before), F("element")))
