"""Places and times of a service: each row is added and taken away by itself."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_POST

from agencies.commands import service_places as commands
from agencies.forms.service_places import PlaceForm, TimeForm
from agencies.queries import directory as queries
from agencies.views.keeping import KEEPING
from cases.form_pages import did


@KEEPING
@require_http_methods(["GET", "POST"])
def change_places(request, service):
    """Show where and when a service is there; add a place or a time."""
    kept = queries.service_kept(viewer=request.user, pk=service)
    place, time = _forms(request, kept)
    if _placed(request, kept, place) or _timed(request, kept, time):
        return redirect("agencies:service-places", kept.pk)
    context = {
        "service": kept,
        "places": queries.places_of(kept),
        "place_form": place,
        "time_form": time,
        "form": place if place.is_bound else time,
    }
    return TemplateResponse(request, "agencies/directory/places.html", context)


def _forms(request, service):
    """Return both forms; the one that was sent holds what was typed."""
    known = queries.places_to_choose(service, viewer=request.user)
    place = PlaceForm(_sent(request, "time"), prefix="place", **known)
    return place, TimeForm(_sent(request, "place"), prefix="time", service=service)


def _sent(request, other: str):
    """Return what was sent, unless it was sent with the button of the other form."""
    is_ours = request.method == "POST" and request.POST.get("adds") != other
    return request.POST if is_ours else None


def _placed(request, service, form) -> bool:
    return form.is_valid() and did(
        request,
        form,
        commands.add_place,
        "The place is added.",
        service=service,
        at=form.place,
        words=form.cleaned_data["words"],
        by=request.user,
    )


def _timed(request, service, form) -> bool:
    return form.is_valid() and did(
        request,
        form,
        commands.add_time,
        "The time is added.",
        service=service,
        at=form.cleaned_data["where"],
        when=form.when,
        by=request.user,
    )


@KEEPING
@require_POST
def remove_place(request, place_given):
    """Take a place and its times away."""
    place = queries.place_of(viewer=request.user, pk=place_given)
    commands.remove_place(place=place, by=request.user)
    messages.success(request, f"{place.location.name} is taken away.")
    return redirect("agencies:service-places", place.service_id)


@KEEPING
@require_POST
def remove_time(request, time_given):
    """Take a time away."""
    time = queries.time_of(viewer=request.user, pk=time_given)
    commands.remove_time(time_given=time, by=request.user)
    messages.success(request, "The time is taken away.")
    return redirect("agencies:service-places", time.service_id)
