"""The centre's self-evaluation: started, written section by section, taken away."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cases.form_pages import draft_of, form_for
from config.downloads import download
from evaluation import documents
from evaluation.commands.self_evaluations import start_self_evaluation, write_section
from evaluation.forms import PeriodForm, SectionForm
from evaluation.presenting import account
from evaluation.queries import section_lines, self_evaluations_of
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import EditedMeanwhile
from information_sharing.roles import Permission

EVALUATE = Permission.EVALUATE_CENTRE


@page(Event.SELF_EVALUATION_VIEWED, permission=EVALUATE)
@require_http_methods(["GET", "POST"])
def self_evaluation_list(request):
    """List the self-evaluations of the reader's centres, and start one."""
    centres = access.centres_with(request.user, EVALUATE)
    form = form_for(
        request, PeriodForm, centres=centres, initial={"centre": centres.first()}
    )
    if request.method == "POST" and form.is_valid():
        return redirect(start_self_evaluation(**form.cleaned_data, by=request.user))
    found = self_evaluations_of(viewer=request.user)[:100]
    context = {"form": form, "draft": draft_of(request), "self_evaluations": found}
    return render(request, "evaluation/self_evaluation_list.html", context)


def _found(request, evaluation):
    return get_object_or_404(self_evaluations_of(viewer=request.user), pk=evaluation)


@page(Event.SELF_EVALUATION_VIEWED, permission=EVALUATE)
@require_safe
def self_evaluation_page(request, evaluation):
    """Show the figures and how far the sections have got."""
    evaluation = _found(request, evaluation)
    context = {
        "evaluation": evaluation,
        "sections": section_lines(evaluation),
        "figures": evaluation.snapshot["figures"],
        "account": account(evaluation.snapshot["outcomes"]),
    }
    return render(request, "evaluation/self_evaluation.html", context)


@page(Event.FORM_OPENED, permission=EVALUATE)
@require_http_methods(["GET", "POST"])
def self_evaluation_section(request, evaluation, code):
    """Write one section."""
    evaluation = _found(request, evaluation)
    sections = section_lines(evaluation)
    line = next((each for each in sections if each.code == code), None)
    if line is None:
        raise Http404("No such section.")
    form, clash = form_for(request, SectionForm, initial=_as_written(line)), None
    if request.method == "POST" and form.is_valid():
        try:
            write_section(
                evaluation=evaluation, code=code, by=request.user, **form.cleaned_data
            )
            return redirect(evaluation)
        except EditedMeanwhile as error:
            clash, form = error.theirs, _on_top_of(error.theirs, form)
    context = {"evaluation": evaluation, "sections": sections, "line": line}
    context |= {"form": form, "draft": draft_of(request), "clash": clash}
    context["figures"] = evaluation.snapshot["figures"]
    return render(request, "evaluation/self_evaluation_section.html", context)


def _as_written(line):
    section = line.section
    return {
        "narrative": section.narrative if section else "",
        "grade": section.grade if section else None,
        "revision": line.revision,
    }


def _on_top_of(theirs, form):
    """Return the form as she sent it; sending it again replaces what stands now."""
    sent = form.data.copy()
    sent["revision"] = str(theirs.revision)
    form = SectionForm(sent)
    form.add_error(
        None,
        f"{theirs.written_by} saved this section while you were writing. Your text is "
        "still here. Put the two together, then save again.",
    )
    return form


@page(Event.SELF_EVALUATION_DOWNLOADED, permission=EVALUATE)
@require_safe
def self_evaluation_pdf(request, evaluation):
    """Hand out the self-evaluation as it stands now, made for the reader."""
    evaluation = _found(request, evaluation)
    access.check_can_evaluate(request.user, evaluation.centre)
    pdf = documents.self_evaluation_pdf(
        evaluation, viewer=request.user, created=timezone.now()
    )
    name = f"self-evaluation-{evaluation.starts_on}-to-{evaluation.ends_on}.pdf"
    return download(pdf, name)
