"""What a reader may see of reports: those of her own centres."""

from django.db.models import QuerySet

from evaluation.models import Report
from information_sharing import access
from information_sharing.roles import Permission


def reports_of(*, viewer) -> QuerySet[Report]:
    """Return the reports of the centres that this person manages, newest first."""
    centres = access.centres_with(viewer, Permission.REPORT_ON_CENTRE)
    reports = Report.objects.filter(centre__in=centres)
    return reports.select_related("centre", "requested_by").defer("document")
