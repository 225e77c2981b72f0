"""Who answers to whom, what people are registered as, and which hat one wears."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from agencies.commands.people import wear_hat
from agencies.commands.places import (
    change_place,
    end_registration,
    record_registration,
)
from agencies.forms.workplaces import PlaceForm, RegistrationForm
from agencies.queries import people, places, registrations
from cases.form_pages import did, draft_of, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

POSTED = require_http_methods(["GET", "POST"])


@page(AgencyEvent.ACCOUNTABILITY_VIEWED)
@require_safe
def show_accountability(request):
    """Say to whom she answers in each of her places, and who answers to her."""
    context = {
        "places": places.accountability(viewer=request.user),
        "answering": places.who_answers_to(viewer=request.user),
    }
    return TemplateResponse(request, "agencies/people/accountable.html", context)


@page(AgencyEvent.ACCOUNTABILITY_VIEWED, permission=Permission.MANAGE_ACCOUNTS)
@POSTED
def say_who_answers(request, membership):
    """Say who employs, manages and supervises somebody in one place."""
    place = places.place_to_change(viewer=request.user, pk=membership)
    bosses = places.bosses_for(viewer=request.user, place=place)
    form = form_for(request, PlaceForm, known=PlaceForm.known_of(place), bosses=bosses)
    if request.method == "POST" and form.is_valid():
        write = {"membership": place, "terms": form.terms, "by": request.user}
        told = f"It is saved. {form.taken_in_words}"
        if did(request, form, change_place, told, **write):
            return redirect("information_sharing:accounts")
    context = {"form": form, "draft": draft_of(request), "place": place}
    return TemplateResponse(request, "agencies/people/place.html", context)


@page(AgencyEvent.PROFILE_VIEWED)
@POSTED
def add_registration(request, colleague):
    """Record a registration or a check of somebody."""
    person = people.colleague(viewer=request.user, pk=colleague).practitioner
    access.check_can_record_registration(request.user, person)
    form = form_for(request, RegistrationForm)
    if request.method == "POST" and form.is_valid():
        write = {"colleague": person, "document": form.document, "by": request.user}
        if did(request, form, record_registration, "It is recorded.", **write):
            return redirect("agencies:colleague", person.pk)
    context = {"form": form, "draft": draft_of(request), "person": person}
    return TemplateResponse(request, "agencies/people/registration.html", context)


@page(AgencyEvent.PROFILE_VIEWED)
@POSTED
def confirm_end_registration(request, registration):
    """Ask once more, then take a registration off somebody's page."""
    row = registrations.registration_for(viewer=request.user, pk=registration)
    access.check_can_record_registration(request.user, row.practitioner)
    if request.method == "POST":
        try:
            end_registration(registration=row, by=request.user)
            messages.success(request, "It is taken off. The log keeps that it was.")
        except NotPossibleNow as refused:
            messages.info(request, str(refused))
        return redirect("agencies:colleague", row.practitioner_id)
    context = {"registration": row}
    return TemplateResponse(request, "agencies/people/end_registration.html", context)


@page(AgencyEvent.HATS_VIEWED)
@POSTED
def choose_hat(request):
    """Show her places; go on under another of them."""
    if request.method == "POST":
        return _worn(request)
    return TemplateResponse(request, "agencies/people/hats.html", {})


def _worn(request):
    chosen = request.POST.get("place", "")
    mine = {str(place.pk): place for place in request.user.hats.places}
    if chosen not in mine:
        messages.info(request, "You do not work there today. Nothing has changed.")
        return redirect("agencies:hats")
    wear_hat(place=mine[chosen], by=request.user)
    request.session["hat"] = chosen
    messages.success(request, f"You work as {mine[chosen].team} from now on.")
    return redirect(_back(request))


def _back(request) -> str:
    """Return the page on which she was, if it is one of ours."""
    path = request.POST.get("back", "")
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, None)
    return path if ours else "agencies:hats"
