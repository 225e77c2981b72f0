"""A part of the registration page: is this child here already? (R8)"""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from cases.forms.doubles import SoFarForm
from cases.queries.doubles import children_like
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.roles import Permission
from information_sharing.steady import in_a_moment


@page(Event.FAMILIES_SEARCHED, permission=Permission.REGISTER_FAMILY)
@require_POST
def show_alike(request):
    """Say which children like this she may see already; nothing of any other.

    Names are posted, never in an address; the answer takes its time either way.
    """
    found = children_like(viewer=request.user, typed=SoFarForm(request.POST).typed)
    may_ask = access.can_have(request.user, Permission.SEARCH_INDEX)
    context = {"found": found, "can_ask_index": may_ask}
    return in_a_moment(TemplateResponse(request, "cases/partials/alike.html", context))
