"""The common assessment: read as a whole, written element by element."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from cases import commands, queries
from cases.form_pages import draft_of, form_for
from cases.forms.assessment import StartAssessmentForm, form_of
from cases.models.assessment import TEXTS
from cases.queries.assessment import place_of
from cases.queries.bearing import bearing
from cases.queries.known import known_already
from cases.queries.next_part import next_part
from cases.queries.templates import in_use
from cases.queries.together import follows, stands_also
from cases.queries.writing import writing_here
from cases.views.assessment_sheet import next_step_of, sheet_context, unsaved_context
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import assessment_page
from information_sharing.exceptions import EditedMeanwhile, NotPossibleNow


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_safe
def show_assessment(request, case):
    """Show every assessment of the case, as far as this person may read it."""
    return _whole(request, case, _start_form(request, case))


def _whole(request, case, start):
    """Return the page of all assessments, with the form to start another."""
    sheets = queries.latest_sheets(viewer=request.user, case=case)
    named = sheets and sheets[0].names_kind
    start.begin_with(sheets[0].assessment.template if named else None)
    context = {
        "case": case,
        "header": _header(request, case),
        "sheets": [(sheet, sheet_context(request, sheet)) for sheet in sheets],
        "start": start,
        "kinds": start.kinds,
        "one_is_open": any(each.assessment.completed_at is None for each in sheets),
        "next_step": next_step_of(request.user, case, sheets),
    }
    return TemplateResponse(request, "cases/assessment.html", context)


def _start_form(request, case):
    return StartAssessmentForm(
        request.POST if request.method == "POST" else None,
        children=queries.children_of(viewer=request.user, case=case),
        kinds=in_use(viewer=request.user),
    )


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_POST
def start_assessment(request, case):
    """Start the assessment of a child, or its next version."""
    access.check_can_coordinate(request.user, case)
    form = _start_form(request, case)
    if not form.is_valid():
        return _whole(request, case, form)
    try:
        _start(case, form, request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:assessment", case.pk)


def _start(case, form, by):
    """Start one child's assessment, or those of several children together."""
    if form.is_of_a_family:
        people = form.cleaned_data["children"]
        commands.start_family_assessment(case=case, people=people, by=by)
        return
    said = form.cleaned_data
    commands.start_assessment(
        case=case, person=said["person"], kind=said["kind"], by=by
    )


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_http_methods(["GET", "POST"])
def write_element(request, case, assessment, element):
    """Write under one element; two people editing are told, and neither loses."""
    sheet = queries.assessment_for(viewer=request.user, case=case, pk=assessment)
    about = queries.element_of(sheet, element)
    access.check_can_write(request.user, case, about.category, sheet.person)
    now = queries.contribution(viewer=request.user, assessment=sheet, element=element)
    form = form_for(request, form_of(about), initial=_initial(now))
    theirs = None
    if request.method == "POST" and form.is_valid():
        theirs = _write(request, sheet, element, form)
        if theirs is None and not form.errors:
            return redirect(_next(request, sheet, about))
    context = {"form": form, "theirs": theirs, "draft": draft_of(request)}
    context |= _element_context(request, sheet, about)
    context |= unsaved_context(request, sheet, "cases:element", element)
    return TemplateResponse(request, "cases/element.html", context)


def _element_context(request, assessment, element) -> dict:
    """Return what stands around the form: the whole, what is known, who else writes."""
    viewer, case = request.user, assessment.case
    whole = queries.sheet(viewer=viewer, assessment=assessment)
    return {
        "case": case,
        "header": _header(request, case),
        "element": element,
        "sheet": whole,
        "row": next(row for row in whole.rows if row.element == element),
        "next_part": next_part(viewer=viewer, assessment=assessment, after=element),
        "follows": follows(viewer=viewer, assessment=assessment, element=element),
        "known": known_already(viewer=viewer, assessment=assessment, element=element),
        "bearing": bearing(viewer=viewer, assessment=assessment, element=element),
        "writing": writing_here(
            viewer=viewer,
            assessment=assessment,
            element=element.code,
            path=request.path,
        ),
    }


def _write(request, assessment, element, form):
    """Save; return somebody else's newer text when there is one, else None."""
    texts = dict(form.cleaned_data)
    revision = texts.pop("revision") or 0
    try:
        commands.write_contribution(
            assessment=assessment,
            element=element,
            texts=texts,
            revision=revision,
            by=request.user,
        )
    except EditedMeanwhile as conflict:
        form.add_error(None, f"{conflict} Both texts are below. Nothing is lost.")
        form.data = form.data.copy()
        form.data["revision"] = conflict.theirs.revision
        return conflict.theirs
    except NotPossibleNow as refused:
        form.add_error(None, str(refused))
    return None


def _initial(now):
    if now is None:
        return {"revision": 0}
    return {name: getattr(now, name) for name in ("revision", *TEXTS)}


def _next(request, assessment, element):
    """Say where it stands now, also in which brother's or sister's assessment."""
    text = queries.contribution(
        viewer=request.user, assessment=assessment, element=element.code
    )
    texts = {element.code: text} if text else {}
    also = stands_also(viewer=request.user, assessment=assessment, texts=texts)
    names = " and ".join(f"{each}'s" for each in also.get(element.code, ()))
    said = f"Saved: {element.label}."
    said += f" It also stands in {names} assessment." if names else ""
    address, place = _where_to(request, assessment, element)
    messages.success(request, said, extra_tags=place)
    return f"{address}#{place}"


def _where_to(request, assessment, element) -> tuple[str, str]:
    """Return a page and a place on it: the next part, or what was saved in the whole."""
    case, on = assessment.case_id, None
    if "next" in request.POST:
        on = next_part(viewer=request.user, assessment=assessment, after=element)
    if on:
        return redirect("cases:element", case, assessment.pk, on.code).url, "part"
    return redirect("cases:assessment", case).url, place_of(assessment, element.code)


def _header(request, case):
    return queries.case_header(viewer=request.user, case=case, current="assessment")
