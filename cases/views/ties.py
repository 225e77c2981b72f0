"""Parental responsibility and relationships: recorded and ended."""

from django.contrib import messages
from django.views.decorators.http import require_http_methods

from cases.commands import ties as commands
from cases.form_pages import form_for
from cases.forms.ties import RelationshipForm, ResponsibilityForm, UntilForm
from cases.queries import people, ties
from cases.views.family_forms import form_page, saved, to_people
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page

BOTH = ["GET", "POST"]
WHAT_IT_DECIDES = (
    "Whoever has it may agree, for a child under 16, to what is shared. Ask, and say "
    "how you know. Nothing is shared by recording it."
)
ASK_AGAIN = (
    "Consent that {person} gave for a child stands until it is withdrawn or ends. Look "
    "on the sharing page whether somebody else is to be asked now."
)


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def add_responsibility(request, case):
    """Record who has parental responsibility for which child."""
    access.check_can_coordinate(request.user, case)
    adults, children = people.adults_and_children(viewer=request.user, case=case)
    form = form_for(request, ResponsibilityForm, first=adults, second=children)
    if saved(
        request,
        form,
        "It is recorded.",
        lambda form: commands.add_responsibility(by=request.user, **form.cleaned_data),
    ):
        return to_people(case)
    heading = "Parental responsibility"
    return form_page(
        request, case, form, heading=heading, button="Record it", text=WHAT_IT_DECIDES
    )


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def end_responsibility(request, case, responsibility):
    """Record from which day somebody has it no more."""
    access.check_can_coordinate(request.user, case)
    found = ties.responsibility_for(viewer=request.user, case=case, pk=responsibility)
    form = form_for(request, UntilForm)
    if saved(
        request,
        form,
        "The end is recorded.",
        lambda form: commands.end_responsibility(
            responsibility=found, by=request.user, **form.cleaned_data
        ),
    ):
        messages.info(request, ASK_AGAIN.format(person=found.person))
        return to_people(case)
    heading = f"{found.person} has no more parental responsibility for {found.child}"
    return form_page(request, case, form, heading=heading, button="Record the end")


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def add_relationship(request, case):
    """Record how two people belong together."""
    access.check_can_coordinate(request.user, case)
    everybody = people.people_written(
        viewer=request.user, case=case, category=Category.IDENTITY
    )
    form = form_for(request, RelationshipForm, first=everybody, second=everybody)
    if saved(
        request,
        form,
        "It is recorded.",
        lambda form: commands.add_relationship(by=request.user, **form.cleaned_data),
    ):
        return to_people(case)
    heading = "How people belong together"
    return form_page(request, case, form, heading=heading, button="Record it")


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def end_relationship(request, case, relationship):
    """Record from which day it was so no more."""
    access.check_can_coordinate(request.user, case)
    found = ties.relationship_for(viewer=request.user, case=case, pk=relationship)
    form = form_for(request, UntilForm)
    if saved(
        request,
        form,
        "The end is recorded.",
        lambda form: commands.end_relationship(
            relationship=found, by=request.user, **form.cleaned_data
        ),
    ):
        return to_people(case)
    heading = f"No more: {found.person} {found.get_kind_display()} {found.other}"
    return form_page(request, case, form, heading=heading, button="Record the end")
