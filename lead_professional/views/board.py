"""The board of whoever leads, and asking after what is late."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from cases.queries.plan import action_for
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import case_page, page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission
from lead_professional import commands, queries

BOARD = "lead_professional:board"


@page(Event.BOARD_VIEWED, permission=Permission.WORK_WITH_FAMILIES)
@require_safe
def board(request):
    """Show every family that she leads or stands in for, what hurts most first."""
    rows = queries.board(viewer=request.user)
    unseen = queries.led_unseen(viewer=request.user, rows=rows)
    context = {"rows": rows, "unseen": unseen}
    return TemplateResponse(request, "lead_professional/board.html", context)


@case_page(Event.LEADING_VIEWED)
@require_POST
def chase(request, case, action):
    """Ask how an action goes."""
    access.check_can_coordinate(request.user, case)
    found = action_for(viewer=request.user, case=case, pk=action)
    try:
        commands.chase(action=found, by=request.user)
    except NotPossibleNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, "It is written down, and whoever does it is told.")
    return redirect(BOARD)
