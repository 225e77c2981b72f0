"""The list of families, looking for a child, and registering a family."""

from functools import partial
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.queries import teams_worked_in
from cases import commands, drafts, queries
from cases.commands.sheets import register_line
from cases.form_pages import draft_of, form_for
from cases.forms.registration import RegisterForm
from cases.forms.search import SearchForm
from cases.queries.activities import typed_line
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

PER_PAGE = 25
OFFERED = {
    "can_register": Permission.REGISTER_FAMILY,
    "can_ask_index": Permission.SEARCH_INDEX,
}


@page(Event.CASES_LISTED)
@require_safe
def list_cases(request):
    """List the families this person may see."""
    closed = request.GET.get("show") == "closed"
    cases = queries.caseload(viewer=request.user, closed=closed)
    found = Paginator(cases, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": found,
        "closed": closed,
        "query": "show=closed" if closed else "",
    }
    return TemplateResponse(request, "cases/list.html", context)


@page(Event.FAMILIES_SEARCHED)
@require_http_methods(["GET", "POST"])
def search(request):
    """Look for a child among the families this person may know of."""
    form = SearchForm(request.POST or None)
    context = {"form": form, "searched": False}
    if form.is_valid():
        if "register" in request.POST:
            return _begin_registration(request, form.cleaned_data)
        found = queries.find_children(viewer=request.user, **form.cleaned_data)
        context |= {"searched": True, "found": found[:PER_PAGE]}
        for name, permission in OFFERED.items():
            context[name] = access.can_have(request.user, permission)
    return TemplateResponse(request, "cases/search.html", context)


def _begin_registration(request, child):
    path = reverse("cases:register")
    born = child["born_on"]
    post = QueryDict(mutable=True)
    post["_once"] = str(uuid4())
    post.update(
        {
            "child_given_name": child["given_name"],
            "child_family_name": child["family_name"],
            "first_family_name": child["family_name"],
        }
    )
    if born:
        parts = {"day": born.day, "month": born.month, "year": born.year}
        post.update({f"child_born_on_{part}": str(n) for part, n in parts.items()})
    drafts.keep(by=request.user, path=path, post=post)
    return redirect(path)


@page(Event.FORM_OPENED, permission=Permission.REGISTER_FAMILY)
@require_http_methods(["GET", "POST"])
def register_family(request):
    """Register a family after a search has shown that it is not known."""
    if request.method == "GET" and draft_of(request) is None:
        messages.info(request, "Look for the child first.")
        return redirect("cases:search")
    form = form_for(
        request,
        RegisterForm,
        teams=teams_worked_in(viewer=request.user),
        known=partial(_known, request.user),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and (to := _register(request, form))
    ):
        return redirect(to)
    draft = draft_of(request)
    left_here = draft if draft and "lines" in draft.data else None
    context = {"form": form, "draft": left_here}
    return TemplateResponse(request, "cases/register.html", context)


def _register(request, form):
    """Return where to go on, or None with a refusal on the form.

    A family that stood as a name on a sheet goes back to the sheet, known from now on.
    """
    line = typed_line(viewer=request.user, key=request.GET.get("line", ""))
    try:
        case = _registered(form, line, by=request.user)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return None
    messages.success(request, f"The family is registered as {case.reference}.")
    return reverse("cases:sheet", args=[line.session_id]) if line else case


def _registered(form, line, *, by):
    family = {
        "team": form.cleaned_data["team"],
        "people": form.people(),
        "home": form.home(),
        "by": by,
    }
    if line:
        return register_line(sign_in=line, **family)
    return commands.register_family(**family)


def _known(viewer, **child):
    return queries.find_children(viewer=viewer, **child).exists()
