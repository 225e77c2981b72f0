"""Learning: what is on, one's own training, and what is expected of whom."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import learning as commands
from agencies.forms.learning import (
    BookForm,
    CameForm,
    EventForm,
    GateForm,
    LookBackForm,
    NeedForm,
)
from agencies.models import CommonCore
from agencies.queries import learning as queries
from agencies.queries import learning_said
from agencies.views.learning_pages import form_page, pressed
from cases.form_pages import did, form_for
from information_sharing import access
from information_sharing.audit import AgencyEvent
from information_sharing.door import page
from information_sharing.roles import Permission

SEEN = AgencyEvent.LEARNING_VIEWED
EVERYBODY = page(SEEN)
ARRANGING = page(SEEN, permission=Permission.ARRANGE_TRAINING)
SETTING = page(SEEN, permission=Permission.SET_LOCAL_TERMS)
POSTED = require_http_methods(["GET", "POST"])
PER_PAGE = 25


@EVERYBODY
@require_safe
def show_learning(request):
    """Show what she has learnt, what is expected of her, and what is on."""
    viewer = request.user
    context = {
        "areas": queries.my_areas(viewer=viewer),
        "places": queries.my_places(viewer=viewer)[:10],
        "events": queries.coming_events(viewer=viewer),
        "exchanges": queries.my_exchanges(viewer=viewer),
        "gate": queries.gate_now(viewer=viewer),
        "today": timezone.localdate(),
        "may_arrange": access.can_have(viewer, Permission.ARRANGE_TRAINING),
        "may_set": access.can_have(viewer, Permission.SET_LOCAL_TERMS),
    }
    return TemplateResponse(request, "agencies/learning/home.html", context)


@EVERYBODY
@require_safe
def show_event(request, training):
    """Show a day of learning, and her place in it."""
    event = queries.event_for(viewer=request.user, pk=training)
    places = queries.places_of(viewer=request.user, event=event)
    agencies = queries.agencies_invited(viewer=request.user, event=event)
    context = {
        "event": event,
        "places": places,
        "mine": next((p for p in places if p.practitioner_id == request.user.pk), None),
        "form": BookForm(agencies=agencies),
        "is_over": event.held_on < timezone.localdate(),
        "why_not": _why_no_place(event, agencies),
        "said": learning_said.looked_back(viewer=request.user, event=event),
        "may_arrange": access.can_have(request.user, Permission.ARRANGE_TRAINING),
        "areas": [CommonCore(code).label for code in event.areas],
    }
    return TemplateResponse(request, "agencies/learning/event.html", context)


def _why_no_place(event, agencies) -> str:
    """Return why nobody can book now, or nothing."""
    if event.held_on < timezone.localdate():
        return "This day is over."
    if event.places is not None and event.taken >= event.places:
        return "All places are taken. Look again: somebody may give one back."
    return "" if agencies else "This day is for other agencies."


@ARRANGING
@require_safe
def list_past(request):
    """List the days of learning that are over."""
    pages = Paginator(queries.past_events(viewer=request.user), PER_PAGE)
    context = {"page": pages.get_page(request.GET.get("page"))}
    return TemplateResponse(request, "agencies/learning/past.html", context)


@ARRANGING
@POSTED
def arrange(request):
    """Arrange a day of learning."""
    agencies = queries.agencies_here(viewer=request.user)
    form = form_for(request, EventForm, agencies=agencies)
    write = {"by": request.user}
    if form.is_valid() and did(
        request,
        form,
        commands.arrange_event,
        "The day is arranged. People can book.",
        event=form.event,
        audience=list(form.cleaned_data["audience"]),
        **write,
    ):
        return redirect("agencies:learning")
    return form_page(request, form, "A day of learning", reverse("agencies:learning"))


@EVERYBODY
@require_POST
def book(request, training):
    """Book a place for oneself."""
    event = queries.event_for(viewer=request.user, pk=training)
    form = BookForm(request.POST, agencies=queries.agencies_of(viewer=request.user))
    back = reverse("agencies:training", args=[event.pk])
    if not form.is_valid():
        return form_page(request, form, "Book a place", back)
    agency = form.cleaned_data["agency"]
    write = {"event": event, "agency": agency}
    return pressed(request, commands.book_place, "You have a place.", back, **write)


@EVERYBODY
@require_POST
def give_back(request, place):
    """Give one's own place back."""
    row = queries.place_for(viewer=request.user, pk=place)
    back = reverse("agencies:training", args=[row.event_id])
    told = "You have given your place back."
    return pressed(request, commands.give_place_back, told, back, place=row)


@ARRANGING
@POSTED
def note_who_came(request, training):
    """Note who came."""
    event = queries.event_for(viewer=request.user, pk=training)
    places = list(queries.places_of(viewer=request.user, event=event))
    form = form_for(request, CameForm, places=places)
    back = reverse("agencies:training", args=[event.pk])
    write = {"event": event, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.note_who_came, "Noted.", came=form.came, **write
    ):
        return redirect(back)
    return form_page(request, form, "Who came?", back, caption=str(event))


@ARRANGING
@require_POST
def cancel(request, training):
    """Call a day of learning off."""
    event = queries.event_for(viewer=request.user, pk=training)
    back = reverse("agencies:training", args=[event.pk])
    return pressed(request, commands.cancel_event, "It is off.", back, event=event)


@EVERYBODY
@POSTED
def look_back(request, place):
    """Say how useful a day was."""
    row = queries.place_for(viewer=request.user, pk=place)
    initial = {"useful": row.useful, "will_change": row.will_change}
    form = form_for(request, LookBackForm, initial=initial)
    write = {"place": row, "by": request.user}
    if form.is_valid() and did(
        request, form, commands.look_back, "Thank you.", **write | form.cleaned_data
    ):
        return redirect("agencies:learning")
    back = reverse("agencies:learning")
    return form_page(request, form, "Look back", back, caption=str(row.event))


@ARRANGING
@require_safe
def show_coverage(request):
    """Show who has learnt what, by profession and by agency, and what lapses."""
    viewer = request.user
    context = {
        "areas": CommonCore.labels,
        "rows": queries.learnt_by_profession(viewer=viewer),
        "agencies": queries.attended_by_agency(viewer=viewer),
        "lapsing": queries.lapsing(viewer=viewer),
        "needs": queries.needs(viewer=viewer),
        "elsewhere": learning_said.time_elsewhere(viewer=viewer),
    }
    return TemplateResponse(request, "agencies/learning/coverage.html", context)


@ARRANGING
@POSTED
def expect(request):
    """Say what people of a profession are expected to have learnt."""
    names = queries.professions(viewer=request.user)
    form = form_for(request, NeedForm, professions=names)
    if form.is_valid() and did(
        request, form, commands.expect, "Saved.", by=request.user, **form.cleaned_data
    ):
        return redirect("agencies:learning-coverage")
    back = reverse("agencies:learning-coverage")
    return form_page(request, form, "What is expected", back)


@ARRANGING
@require_POST
def expect_no_more(request, expectation):
    """Take an expectation off the list."""
    need = queries.need_for(viewer=request.user, pk=expectation)
    back = reverse("agencies:learning-coverage")
    told = "It is off the list."
    return pressed(request, commands.expect_no_more, told, back, need=need)


@SETTING
@POSTED
def set_gate(request):
    """Say from which day on assessments ask for training in sharing."""
    form = form_for(request, GateForm)
    write = {"by": request.user}
    told = "From that day on, assessments open to those who have learnt to share."
    if form.is_valid() and did(
        request, form, commands.set_gate, told, **write | form.cleaned_data
    ):
        return redirect("agencies:learning")
    back = reverse("agencies:learning")
    return form_page(request, form, "Training before assessments", back)


@SETTING
@require_POST
def lift_gate(request, gate):
    """Let assessments open without training."""
    row = queries.gate_for(viewer=request.user, pk=gate)
    back = reverse("agencies:learning")
    return pressed(request, commands.lift_gate, "It is lifted.", back, gate=row)
