"""Minutes as a PDF for one named reader."""

from django.views.decorators.http import require_safe

from cases.minutes import minutes_for, minutes_pdf
from cases.queries.meetings import guest_for
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page
from information_sharing.exceptions import AccessDenied


@case_page(Event.MINUTES_PRINTED)
@require_safe
def print_minutes(request, case, invitee):
    """Download the minutes made for one who was asked; her own, or by a coordinator."""
    found = guest_for(viewer=request.user, case=case, pk=invitee)
    if found.practitioner != request.user:
        access.check_can_coordinate(request.user, case)
    if found.meeting.status != found.meeting.Status.CLOSED:
        raise AccessDenied("The minutes are made when the meeting is closed.")
    document = minutes_pdf(minutes_for(found, viewer=request.user))
    return download(document, f"{case.reference}-minutes.pdf")
