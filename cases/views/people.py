"""The people of a family: shown, drawn, corrected, added, born, in their own words."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases.commands import particulars as particulars_commands
from cases.commands import people as commands
from cases.form_pages import form_for
from cases.forms.particulars import ParticularsForm
from cases.forms.people import AddPersonForm, BirthForm, PersonForm
from cases.queries import people as queries
from cases.queries.genogram import genogram
from cases.queries.header import case_header
from cases.reports_people import genogram_pdf
from cases.too_early import who_says
from cases.views.family_forms import form_page, saved, to_people
from config.downloads import download
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page

BOTH = ["GET", "POST"]


@case_page(Event.PEOPLE_VIEWED)
@require_safe
def show_people(request, case):
    """Show everybody in sight, where they live, and the family tree."""
    context = {
        "case": case,
        "header": case_header(viewer=request.user, case=case, current="people"),
        "page": queries.people_page(viewer=request.user, case=case),
        "tree": genogram(viewer=request.user, case=case),
    }
    return TemplateResponse(request, "cases/people/people.html", context)


@case_page(Event.GENOGRAM_PRINTED)
@require_safe
def print_genogram(request, case):
    """Download the family tree as a PDF made for this person."""
    document = genogram_pdf(case, viewer=request.user)
    return download(document, f"{case.reference}-family-tree.pdf")


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def correct_person(request, case, person):
    """Correct what is recorded of somebody."""
    found = _written(request, case, person)
    coordinates = access.can_coordinate(request.user, case)
    kinds = access.visible_categories(request.user, case, found)
    form = form_for(
        request,
        PersonForm,
        person=found,
        coordinates=coordinates,
        sees_education=Category.EDUCATION in kinds,
    )
    if saved(
        request,
        form,
        "It is corrected. What was there before is kept in the history.",
        lambda form: commands.correct_person(
            person=found, changes=form.changes(), by=request.user
        ),
    ):
        return to_people(case)
    return form_page(
        request,
        case,
        form,
        heading=f"Correct what is recorded of {found}",
        button="Save",
        text="" if coordinates else LEFT_OUT,
    )


LEFT_OUT = (
    "Dates and relationships decide who may consent. The team that opened the case, or "
    "the lead professional, corrects them."
)
ADDED = (
    "Record next who has parental responsibility for a child. "
    "Whoever works with this family by an agreement does not see this person until "
    "that is agreed too."
)


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def add_person(request, case):
    """Add somebody to the family."""
    access.check_can_coordinate(request.user, case)
    form = form_for(request, AddPersonForm)
    if saved(
        request,
        form,
        "This person is recorded.",
        lambda form: commands.add_person(
            case=case, fields=form.person(), by=request.user
        ),
    ):
        return to_people(case)
    heading = "Add somebody to the family"
    return form_page(request, case, form, heading=heading, button="Add", text=ADDED)


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def record_birth(request, case, person):
    """An unborn child is born."""
    found = _written(request, case, person)
    if found.kind != found.Kind.UNBORN:
        raise Http404("No such page.")
    access.check_can_coordinate(request.user, case)
    adults, _ = queries.adults_and_children(viewer=request.user, case=case)
    initial = {"family_name": found.family_name, "given_name": found.given_name}
    form = form_for(request, BirthForm, adults=adults, initial=initial)
    if saved(request, form, "The birth is recorded.", _birth_of(found, request.user)):
        return to_people(case)
    text = "The record goes on: what was written before the birth stays with the child."
    heading = "The child is born"
    return form_page(
        request, case, form, heading=heading, button="Record the birth", text=text
    )


def _birth_of(person, by):
    return lambda form: commands.record_birth(
        person=person, fields=form.birth(), mother=form.cleaned_data["mother"], by=by
    )


@case_page(Event.FORM_OPENED)
@require_http_methods(BOTH)
def write_particulars(request, case, person):
    """Write what somebody says of herself."""
    found = _written(request, case, person)
    known = queries.particulars_for(viewer=request.user, person=found)
    kinds = queries.kinds_to_ask(viewer=request.user, person=found)
    form = form_for(request, ParticularsForm, kinds=kinds, known=known)
    save = _particulars_of(found, known, request.user)
    if saved(request, form, "It is recorded.", save):
        return to_people(case)
    return form_page(
        request,
        case,
        form,
        heading=who_says(found, str(found)),
        button="Save",
        text="Ask, do not guess. Nobody has to answer, and any of it can stay empty.",
    )


def _particulars_of(person, known, by):
    return lambda form: particulars_commands.write_particulars(
        person=person, answers=form.answers(), read=known, by=by
    )


def _written(request, case, pk):
    """Return somebody in her sight of whom she may write, or refuse."""
    found = queries.person_for(viewer=request.user, case=case, pk=pk)
    access.check_can_write(request.user, case, Category.IDENTITY, found)
    return found
