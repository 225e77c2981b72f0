"""The first page after signing in."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cases import queries
from information_sharing.audit import Event
from information_sharing.door import page


@page(Event.HOME_VIEWED)
@require_safe
def show_home(request):
    """Show the work list."""
    work = queries.work_list(viewer=request.user)
    return TemplateResponse(request, "cases/home.html", {"work": work})
