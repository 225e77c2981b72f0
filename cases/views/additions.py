"""What colleagues add to an assessment: signed parts, their view of need, a check."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from cases import queries
from cases.commands import additions as commands
from cases.form_pages import draft_of, form_for
from cases.forms.assessment import AdditionForm, ViewOfNeedForm, WordsAdditionForm
from cases.forms.quality import QualityForm
from cases.queries import views_of_need
from cases.queries.assessment import place_of
from cases.queries.known import known_already
from cases.views.assessment_sheet import unsaved_context
from information_sharing import access, policies
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import assessment_page
from information_sharing.exceptions import NotPossibleNow


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_http_methods(["GET", "POST"])
def add_to_element(request, case, assessment, element):
    """Add to one element and sign: hers, beside the text that stands there."""
    found = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    about = queries.element_of(found, element)
    access.check_can_write(request.user, case, about.category, found.person)
    form = form_for(request, WordsAdditionForm if about.in_words else AdditionForm)
    if request.method == "POST" and form.is_valid():
        texts = form.cleaned_data
        if _saved(form, commands.add_to_element, found, request, element, texts=texts):
            place = place_of(found, element)
            said = f"Your addition is signed: {about.label}."
            messages.success(request, said, extra_tags=place)
            return redirect(f"{page_of(found)}#{place}")
    context = _context(request, found, form) | {"element": about}
    context |= _beside(request.user, found, about)
    context |= unsaved_context(request, found, "cases:add-to-element", element)
    return TemplateResponse(request, "cases/assessment/add.html", context)


def _beside(viewer, assessment, element) -> dict:
    """Return what stands under the element, and what is known about it elsewhere."""
    text = queries.contribution(
        viewer=viewer, assessment=assessment, element=element.code
    )
    known = known_already(viewer=viewer, assessment=assessment, element=element)
    return {"text": text, "known": known}


def _saved(form, command, assessment, request, element=None, **said) -> bool:
    """Run the command; what it refuses is told on the form."""
    if element:
        said["element"] = element
    try:
        command(assessment=assessment, by=request.user, **said)
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
        return False
    return True


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_http_methods(["GET", "POST"])
def give_view(request, case, assessment):
    """Give her team's own view of the level of need, beside the others."""
    found = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    access.check_can_write(request.user, case, Category.PLAN, found.person)
    before = views_of_need.view_of_my_team(viewer=request.user, assessment=found)
    initial = {"level": before.level_id, "words": before.words} if before else None
    levels = views_of_need.levels(viewer=request.user)
    form = form_for(request, ViewOfNeedForm, initial=initial, levels=levels)
    if request.method == "POST" and _view_given(request, found, form):
        messages.success(request, "Your team's view stands beside the others.")
        return redirect(f"{page_of(found)}#a{found.pk}-views")
    context = _context(request, found, form) | {"before": before, "levels": levels}
    context |= unsaved_context(request, found, "cases:view-of-need")
    return TemplateResponse(request, "cases/assessment/view_of_need.html", context)


def _view_given(request, assessment, form) -> bool:
    if not form.is_valid():
        return False
    return _saved(form, commands.give_view, assessment, request, **form.cleaned_data)


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_http_methods(["GET", "POST"])
def check_quality(request, case, assessment):
    """Check how an assessment is written, statement by statement."""
    found = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    access.check_can_check_quality(request.user, found)
    form = form_for(request, QualityForm)
    if request.method == "POST" and form.is_valid():
        said = {"answers": form.answers(), "words": form.cleaned_data["words"]}
        if _saved(form, commands.check_quality, found, request, **said):
            messages.success(request, "Thank you. Those who wrote it are told.")
            return redirect(f"{page_of(found)}#a{found.pk}-quality")
    context = _context(request, found, form)
    context |= {"not_now": _not_now(found)}
    return TemplateResponse(request, "cases/assessment/quality_check.html", context)


def _not_now(assessment) -> str:
    try:
        policies.check_case_is_open(assessment.case)
        policies.check_assessment_is_complete(assessment)
    except NotPossibleNow as refused:
        return str(refused)
    return ""


def page_of(assessment) -> str:
    """Return the address of one version of an assessment."""
    where = redirect("cases:assessment-version", assessment.case_id, assessment.pk)
    return where.url


def _context(request, assessment, form) -> dict:
    case = assessment.case
    header = queries.case_header(viewer=request.user, case=case, current="assessment")
    return {
        "case": case,
        "header": header,
        "assessment": assessment,
        "form": form,
        "draft": draft_of(request),
        "cancel_url": page_of(assessment),
    }
