"""Keeping an agency's own services in the directory: add, change, check, close."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import directory as commands
from agencies.directory_words import in_words
from agencies.forms.directory import LISTS, PARTS, NewForm
from agencies.forms.service_places import CloseForm
from agencies.queries import directory as queries
from cases.form_pages import did, draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission

PER_PAGE = 50
KEEPING = page(AgencyEvent.DIRECTORY_VIEWED, permission=Permission.KEEP_DIRECTORY)
POSTED = require_http_methods(["GET", "POST"])


@KEEPING
@require_safe
def list_mine(request):
    """List the services that she keeps, what nobody looked at for longest first."""
    kept = queries.services_kept(viewer=request.user)
    listed = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "listed": listed,
        "lines": queries.with_words(listed),
        "due": queries.to_check(kept).count(),
    }
    return TemplateResponse(request, "agencies/directory/mine.html", context)


@KEEPING
@POSTED
def add_service(request):
    """Put a service of one's agency into the directory; the rest is said after."""
    agencies = access.agencies_with(request.user, Permission.KEEP_DIRECTORY)
    first = agencies.first()
    form = form_for(request, NewForm, agency=first, agencies=agencies)
    if request.method == "POST" and form.is_valid():
        made = _added(request, form, {"agency": first} | form.cleaned_data)
        if made:
            return redirect("agencies:change-service", made[0].pk, "whom")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "agencies/directory/add.html", context)


def _added(request, form, said) -> list:
    made: list = []
    did(
        request,
        form,
        lambda **write: made.append(commands.add_service(**write)),
        "The service is in the directory. Say now for whom it is.",
        agency=said.pop("agency"),
        said=said,
        by=request.user,
    )
    return made


@KEEPING
@POSTED
def change_service(request, service, service_part):
    """Say one topic of an entry otherwise."""
    kept = queries.service_kept(viewer=request.user, pk=service)
    if service_part not in PARTS:
        raise Http404("No such topic.")
    label, form_class = PARTS[service_part]
    more = _more(request, kept, service_part)
    form = form_for(request, form_class, known=_known(kept, form_class), **more)
    if request.method == "POST" and form.is_valid() and _changed(request, form, kept):
        return redirect("agencies:service", kept.pk)
    context = {"form": form, "draft": draft_of(request)}
    context |= {"service": kept, "label": label}
    return TemplateResponse(request, "agencies/directory/change.html", context)


def _changed(request, form, service) -> bool:
    return did(
        request,
        form,
        commands.change_service,
        f"It is changed. {form.taken_in_words}",
        service=service,
        said=form.cleaned_data,
        by=request.user,
    )


def _known(service, form_class) -> dict:
    """Return what stands there, with the words of each list apart."""
    tagged = service.needs.select_related("taxonomy")
    lists = {
        name: [term for term in tagged if term.taxonomy.code == name] for name in LISTS
    }
    return form_class.known_of(service) | lists


def _more(request, service, part) -> dict:
    if part == "what":
        return {"agency": service.agency}
    return {"terms": queries.terms(viewer=request.user)} if part == "whom" else {}


@KEEPING
@require_POST
def verify_service(request, service):
    """Say that everything on the page is still right."""
    kept = queries.service_kept(viewer=request.user, pk=service)
    commands.verify_service(service=kept, by=request.user)
    messages.success(request, f"{kept.name} is marked as checked today.")
    if request.POST.get("next") == "mine":
        return redirect("agencies:my-services")
    return redirect("agencies:service", kept.pk)


@KEEPING
@POSTED
def close_service(request, service):
    """Say when a service closes, and what takes its place."""
    kept = queries.service_kept(viewer=request.user, pk=service)
    initial = {"closes_on": kept.closes_on, "successor": kept.successor}
    named = partial(queries.named, viewer=request.user)
    form = form_for(request, CloseForm, initial=initial, named=named)
    if request.method == "POST" and form.is_valid() and _closed(request, form, kept):
        return redirect("agencies:service", kept.pk)
    context = {"form": form, "draft": draft_of(request)}
    context |= {"service": kept, "words": in_words(kept)}
    return TemplateResponse(request, "agencies/directory/close.html", context)


def _closed(request, form, service) -> bool:
    return did(
        request,
        form,
        commands.close_service,
        "Whoever looks for it is told.",
        service=service,
        by=request.user,
        **form.cleaned_data,
    )
