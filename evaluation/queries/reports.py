"""What a reader may see of reports: of her own centres, or all for the authority."""

from django.db.models import Q, QuerySet

from evaluation.models import Edition, Framework, Report
from information_sharing import access


def reports_of(*, viewer) -> QuerySet[Report]:
    """Return the reports whose figures are this person's to see, newest first."""
    hers = Q(centre__in=access.reported_centres(viewer))
    if access.can_report(viewer, None):
        hers |= Q(centre__isnull=True)
    reports = Report.objects.filter(hers)
    return reports.select_related(
        "centre", "agency", "framework", "edition", "requested_by"
    ).defer("document")


def editions_of(*, viewer) -> QuerySet[Edition]:
    """Return the regular reports that this person asked for, those that stand first."""
    editions = Edition.objects.filter(wanted_by=viewer.pk)
    return editions.select_related("centre", "agency", "framework").order_by(
        "ended_at", "-wanted_at"
    )


def frameworks_to_report_by(*, viewer) -> QuerySet[Framework]:
    """Return the frameworks that stand: the same for everybody."""
    return Framework.objects.filter(ended_at__isnull=True)
