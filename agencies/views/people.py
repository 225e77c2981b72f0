"""Colleagues: who they are, what they do, and what one says of oneself."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands.people import change_profile
from agencies.forms.people import ProfileForm, SearchForm, shown
from agencies.queries import agencies, people
from agencies.queries.registrations import registrations_of
from cases.form_pages import draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page

PER_PAGE = 25
POSTED = require_http_methods(["GET", "POST"])


@page(AgencyEvent.PROFILE_VIEWED)
@require_safe
def list_people(request):
    """List colleagues, or those that were looked for."""
    wanted = SearchForm(request.GET).narrowed()
    found = people.people(viewer=request.user, **wanted)
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    query = {"q": wanted["wanted"], "agency": wanted["agency"] or ""}
    context = {
        "page": listed,
        "people": [people.as_colleague(each) for each in listed],
        "agencies": agencies.agencies(viewer=request.user),
        "wanted": wanted,
        "query": urlencode({name: said for name, said in query.items() if said}),
    }
    return TemplateResponse(request, "agencies/people/list.html", context)


@page(AgencyEvent.PROFILE_VIEWED)
@require_safe
def show_colleague(request, colleague):
    """Show what a colleague does, when, and where."""
    found = people.colleague(viewer=request.user, pk=colleague)
    person = found.practitioner
    context = {
        "colleague": found,
        "is_viewer": person.pk == request.user.pk,
        "seats": people.seats_of(viewer=request.user, colleague=person),
        "registrations": registrations_of(viewer=request.user, colleague=person),
        "reads_registrations": access.can_read_registrations(request.user, person),
        "can_record": access.can_record_registration(request.user, person),
    }
    return TemplateResponse(request, "agencies/people/colleague.html", context)


@page(AgencyEvent.PROFILE_VIEWED)
@POSTED
def change_own_profile(request):
    """Say what one does, how one works, and what one cannot do."""
    profile = people.own_profile(viewer=request.user)
    form = form_for(request, ProfileForm, initial=shown(profile))
    if request.method == "POST" and form.is_valid():
        change_profile(words=form.words, by=request.user)
        messages.success(request, "Your page is saved.")
        return redirect("agencies:colleague", request.user.pk)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "agencies/people/my_work.html", context)
