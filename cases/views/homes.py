"""A move to another home, and nurseries and schools."""

from django.views.decorators.http import require_http_methods

from cases.commands import homes as commands
from cases.form_pages import form_for
from cases.forms.homes import AddressForm, MoveForm, SchoolingForm
from cases.forms.ties import UntilForm
from cases.queries import people
from cases.queries.homes import address_for
from cases.views.family_forms import form_page, saved, to_people
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page

BOTH = ["GET", "POST"]


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def record_move(request, case):
    """Record where some of the family live from a day on."""
    access.check_can_write(request.user, case, Category.CONTACT)
    who = people.people_written(
        viewer=request.user, case=case, category=Category.CONTACT
    )
    form = form_for(request, MoveForm, people=who)
    if saved(
        request,
        form,
        "The move is recorded.",
        lambda form: commands.record_move(case=case, by=request.user, **form.move()),
    ):
        return to_people(case)
    text = "The old address stays in the list, with its last day."
    heading = "A move to another home"
    return form_page(
        request, case, form, heading=heading, button="Record the move", text=text
    )


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def correct_address(request, case, address):
    """Put right what was written wrongly: nobody has moved."""
    found = address_for(viewer=request.user, case=case, pk=address)
    access.check_can_write(request.user, case, Category.CONTACT, found.person)
    known = {name: getattr(found, name) for name in ("lines", "postcode", "telephone")}
    form = form_for(request, AddressForm, known=known)
    if saved(
        request,
        form,
        "It is put right.",
        lambda form: commands.correct_address(
            address=found, home=form.home(), by=request.user
        ),
    ):
        return to_people(case)
    text = (
        "For a mistake in writing. If the family has moved, record a move instead: then "
        "the old address is kept with its last day."
    )
    heading = "Put an address right"
    return form_page(request, case, form, heading=heading, button="Save", text=text)


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def add_schooling(request, case, person):
    """Record the nursery or school of a child."""
    found = people.person_for(viewer=request.user, case=case, pk=person)
    access.check_can_write(request.user, case, Category.EDUCATION, found)
    people.check_whereabouts_are_told(viewer=request.user, case=case)
    form = form_for(request, SchoolingForm)
    if saved(
        request,
        form,
        "It is recorded.",
        lambda form: commands.add_schooling(
            person=found, by=request.user, **form.cleaned_data
        ),
    ):
        return to_people(case)
    heading = f"Nursery or school of {found}"
    return form_page(request, case, form, heading=heading, button="Record it")


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def end_schooling(request, case, schooling):
    """Record from which day a child goes there no more."""
    found = people.schooling_for(viewer=request.user, case=case, pk=schooling)
    access.check_can_write(request.user, case, Category.EDUCATION, found.person)
    form = form_for(request, UntilForm)
    if saved(
        request,
        form,
        "The end is recorded.",
        lambda form: commands.end_schooling(
            schooling=found, by=request.user, **form.cleaned_data
        ),
    ):
        return to_people(case)
    heading = f"{found.person} has left {found}"
    return form_page(request, case, form, heading=heading, button="Record the end")
