"""Finding a service: by words, need, age and place, without log-in and without a map."""

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agencies.directory_words import distance_in_words
from agencies.forms.find import FindForm
from agencies.queries import directory, finding
from information_sharing import access
from information_sharing.door import public
from information_sharing.roles import Permission

PER_PAGE = 20


@public
@require_safe
def find(request):
    """Show what is there; how many; and what to try, where nothing is."""
    form = asked(request)
    wanted = form.wanted
    found = finding.found_services(wanted, viewer=request.user)
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "listed": listed,
        "lines": lines_of(listed, form.place),
        "misses": _misses(request, wanted) if not listed.paginator.count else (),
        "query": _without(request, "page"),
        "keeps": access.can_have(request.user, Permission.KEEP_DIRECTORY),
    }
    return TemplateResponse(request, "agencies/directory/find.html", context)


def asked(request) -> FindForm:
    """Return what is asked in the address, with what was understood of it."""
    form = FindForm(request.GET, **finding.choices(viewer=request.user))
    form.is_valid()
    return form


def lines_of(services, place: str) -> list[dict]:
    """Return each service with its words, its places and how far it is."""
    return [
        {
            "service": service,
            "words": words,
            "places": [str(one.location) for one in service.at_locations.all()],
            "far": distance_in_words(getattr(service, "km", None), place),
        }
        for service, words in directory.with_words(services)
    ]


def _misses(request, wanted):
    found = finding.near_misses(wanted, viewer=request.user)
    return [(miss, _without(request, "page", *miss.without)) for miss in found]


def _without(request, *names: str) -> str:
    said = request.GET.copy()
    for name in names:
        said.pop(name, None)
    return said.urlencode()
