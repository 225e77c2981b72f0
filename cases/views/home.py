"""The first page after signing in."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cases import queries
from information_sharing.audit import Event
from information_sharing.door import page


@page(Event.HOME_VIEWED)
@require_safe
def show_home(request):
    """Show the work list; `?all=` shows one group whole."""
    all_of = request.GET.get("all", "")
    work = queries.work_list(viewer=request.user, all_of=all_of)
    return TemplateResponse(request, "cases/home.html", {"work": work})
