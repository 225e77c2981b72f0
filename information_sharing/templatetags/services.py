"""Names of services in templates: what `access` lets this reader know (R12, R13).

`{% services_of case as services %}` and `{% filter named:services %}` around whatever
is said about a family; `{{ team|named:services }}` for one name.
"""

from django import template

from information_sharing import access

register = template.Library()


@register.simple_tag(takes_context=True)
def services_of(context, case):
    """Return the names of the services around this family for the page's reader."""
    known = _known(context["request"])
    if case.pk not in known:
        known[case.pk] = access.services_for(context["request"].user, case)
    return known[case.pk]


@register.simple_tag(takes_context=True)
def learn_services(context, cases):
    """Ask once for all the families of a list; says nothing itself."""
    known = _known(context["request"])
    known |= access.services_by_case(context["request"].user, cases)
    return ""


@register.filter(is_safe=True)
def named(said, services):
    """Return a page, a sentence or a name as this reader may know it."""
    if isinstance(said, str):
        return services.said(said)
    return services.name(said) if said else ""


def _known(request) -> dict:
    if not hasattr(request, "services_known"):
        request.services_known = {}
    return request.services_known
