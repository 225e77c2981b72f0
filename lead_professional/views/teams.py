"""What a team manager sees of leading: how much each leads, no family's record."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.roles import Permission
from lead_professional import queries


@page(Event.CAPS_VIEWED, permission=Permission.ANSWER_FOR_TEAM)
@require_safe
def team(request):
    """Show how much each of her team leads, and which answers are late."""
    members = queries.members(viewer=request.user)
    return TemplateResponse(
        request, "lead_professional/team.html", {"members": members}
    )


@page(Event.LEAVERS_VIEWED, permission=Permission.WORK_WITH_FAMILIES)
@require_safe
def left_behind(request):
    """Show what those who left have left behind, and where each thing goes on."""
    found = queries.leavers(viewer=request.user)
    return TemplateResponse(
        request, "lead_professional/left_behind.html", {"leavers": found}
    )
