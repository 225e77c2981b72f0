"""One service of the directory, for everybody; nothing internal is shown outside."""

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agencies.directory_words import in_words
from agencies.forms.directory import PARTS
from agencies.queries import directory as queries
from information_sharing import access
from information_sharing.door import public


@public
@require_safe
def show_service(request, service):
    """Show one service: for families without log-in, with more for colleagues."""
    viewer = request.user
    found = queries.service_for(viewer=viewer, pk=service)
    context = {
        "service": found,
        "words": in_words(found),
        "found_by": queries.found_by(found),
        "places": queries.places_of(found),
        "successor": queries.successor_shown(found, viewer=viewer),
        "verified_by": queries.verifier_shown(found, viewer=viewer),
        "keeps": access.can_keep_services(viewer, found.agency),
        "parts": [(part, label) for part, (label, _) in PARTS.items()],
    }
    return TemplateResponse(request, "agencies/directory/service.html", context)
