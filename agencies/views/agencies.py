"""Agencies: what each is for, what it cannot do, and how it is reached."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands.agencies import change_agency, verify_agency
from agencies.forms.workplaces import AgencyForm
from agencies.queries import agencies
from cases.form_pages import did, draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

KEEPERS = page(AgencyEvent.AGENCY_VIEWED, permission=Permission.KEEP_DIRECTORY)


@page(AgencyEvent.AGENCY_VIEWED)
@require_safe
def list_agencies(request):
    """List the agencies that are partners."""
    context = {"agencies": agencies.agencies(viewer=request.user)}
    return TemplateResponse(request, "agencies/people/agencies.html", context)


@page(AgencyEvent.AGENCY_VIEWED)
@require_safe
def show_agency(request, agency):
    """Show what an agency is for, its teams, its services and its own words."""
    found = agencies.agency_page(viewer=request.user, pk=agency)
    context = {
        "found": found,
        "can_keep": access.can_keep_agency(request.user, found.agency),
    }
    return TemplateResponse(request, "agencies/people/agency.html", context)


@KEEPERS
@require_http_methods(["GET", "POST"])
def describe_agency(request, agency):
    """Say what an agency is for, and what it cannot do."""
    found = agencies.agency_for(viewer=request.user, pk=agency)
    access.check_can_keep_agency(request.user, found)
    form = form_for(request, AgencyForm, known=AgencyForm.known_of(found))
    if request.method == "POST" and form.is_valid():
        write = {"agency": found, "words": form.words, "by": request.user}
        told = f"The agency's page is saved. {form.taken_in_words}"
        if did(request, form, change_agency, told, **write):
            return redirect("agencies:agency", found.pk)
    context = {"form": form, "draft": draft_of(request), "agency": found}
    return TemplateResponse(request, "agencies/people/describe.html", context)


@KEEPERS
@require_POST
def confirm_agency(request, agency):
    """Say that what is said of an agency is right today."""
    found = agencies.agency_for(viewer=request.user, pk=agency)
    try:
        verify_agency(agency=found, by=request.user)
        messages.success(request, "It says now that you have checked this page.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("agencies:agency", found.pk)
