"""What stands around one version of an assessment, and how it is completed."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from cases import commands, drafts, queries
from cases.form_pages import draft_of
from cases.queries.next_part import part_to_go_on_with
from cases.queries.next_steps import next_steps
from cases.queries.quality import checks_of, why_not_check
from cases.queries.together import children_not_in
from cases.queries.unsaved import texts_in, texts_of, unsaved_before, unsaved_in
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import assessment_page
from information_sharing.exceptions import NotPossibleNow

COMPLETE = "The assessment is complete."
NOT_SAVED = (
    "Nothing is completed yet: you have text that is not saved. Save it, or say below "
    "that you leave it."
)


def sheet_context(request, sheet) -> dict:
    """Return what this person may do with one version, and its checks."""
    assessment, viewer = sheet.assessment, request.user
    case = assessment.case
    written = access.written(viewer, case)
    complete = assessment.completed_at is not None
    is_written = case.is_open and not complete
    hers = [kind for person, kind in written if person == assessment.person_id]
    writes = frozenset(hers if is_written else ())
    return {
        "writes": writes,
        "go_on": part_to_go_on_with(sheet, writes),
        "unsaved": unsaved_in(viewer=viewer, assessment=assessment),
        "can_add_child": is_written and _has_room(sheet, viewer),
        **_about_the_check(viewer, assessment),
    }


def _about_the_check(viewer, assessment) -> dict:
    """Return the checks that she reads, and whether she may check, or why not."""
    about = {"viewer": viewer, "assessment": assessment}
    checks = checks_of(**about)
    if assessment.completed_at is None or not assessment.case.is_open:
        return {"checks": checks, "can_check": False, "why_not_check": ""}
    why_not = why_not_check(**about)
    return {"checks": checks, "can_check": not why_not, "why_not_check": why_not}


def _has_room(sheet, viewer) -> bool:
    """Return whether this is one of several children's, and another could join."""
    if sheet.assessment.begun_together is None or not sheet.names_kind:
        return False
    return children_not_in(viewer=viewer, assessment=sheet.assessment).exists()


def next_step_of(viewer, case, sheets):
    """Return what comes next in this case once an assessment is complete, if anything."""
    if all(sheet.assessment.completed_at is None for sheet in sheets):
        return None
    return next_steps(viewer=viewer, case=case)[0]


def unsaved_context(request, assessment, page, element="") -> dict:
    """Return her words that are not saved: on a complete version, or left in the last.

    What is sent to a version that was completed meanwhile is kept as her draft.
    """
    viewer = request.user
    if assessment.completed_at is None:
        where = {"assessment": assessment, "page": page, "element": element}
        return {"unsaved_before": unsaved_before(viewer=viewer, **where)}
    typed = texts_of(draft_of(request))
    if request.method == "POST":
        sent = request.POST
        drafts.keep(by=viewer, path=request.path, post=sent, case=assessment.case)
        typed = texts_in(dict(sent.lists()))
    return {"typed": typed, "is_complete": True}


@assessment_page(Event.ASSESSMENT_VIEWED)
@require_POST
def complete_assessment(request, case, assessment):
    """Complete the assessment; who has text that is not saved is asked first."""
    viewer = request.user
    sheet = queries.assessment_for(viewer=viewer, case=case, pk=assessment)
    left = "leave" in request.POST
    if not left and unsaved_in(viewer=viewer, assessment=sheet):
        messages.warning(request, NOT_SAVED)
        return redirect("cases:assessment", case.pk)
    try:
        commands.complete_assessment(assessment=sheet, by=viewer)
        messages.success(request, _what_comes_next(viewer, case))
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:assessment", case.pk)


def _what_comes_next(viewer, case) -> str:
    first, _ = next_steps(viewer=viewer, case=case)
    return f"{COMPLETE} The next step: {first.in_words}." if first else COMPLETE
