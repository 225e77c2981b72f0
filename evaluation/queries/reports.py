"""What a reader may see of reports: those of her own centres."""

from django.db.models import QuerySet

from evaluation.models import Report
from information_sharing import access


def reports_of(*, viewer) -> QuerySet[Report]:
    """Return the reports of the centres that this person manages, newest first."""
    centres = access.reported_centres(viewer)
    reports = Report.objects.filter(centre__in=centres)
    return reports.select_related("centre", "requested_by").defer("document")
