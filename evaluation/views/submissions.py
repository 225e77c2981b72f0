"""A self-evaluation submitted, read, taken away, and corrected."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.form_pages import form_for
from config.downloads import download
from evaluation import paper, queries
from evaluation.checking import check
from evaluation.commands.submissions import start_correction, submit_self_evaluation
from evaluation.forms import CorrectionForm
from evaluation.freezing import freeze
from evaluation.self_evaluation_documents import draft_pdf
from evaluation.views.pressing import done, form_page
from evaluation.views.self_evaluations import EVALUATE, POSTED, found
from evaluation.word import as_word
from information_sharing import access
from information_sharing.audit import EvaluationEvent as Its
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

READ = Permission.SEE_FIGURES


@page(Event.SELF_EVALUATION_DOWNLOADED, permission=EVALUATE)
@require_safe
def draft(request, evaluation):
    """Hand out the draft as it stands now, made for the reader."""
    evaluation = found(request, evaluation)
    access.check_can_evaluate(request.user, evaluation.centre)
    frozen = freeze(evaluation, viewer=request.user, at=timezone.now())
    name = f"{paper.known_as(paper.read(frozen))}-draft.pdf"
    return download(draft_pdf(frozen), name)


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def submit(request, evaluation):
    """Say what is missing; submit when nothing is."""
    evaluation = found(request, evaluation)
    if not evaluation.is_draft:
        return redirect("evaluation:submission", evaluation.pk)
    context = {"evaluation": evaluation, "refused": ""}
    if request.method == "POST":
        try:
            submit_self_evaluation(evaluation=evaluation, by=request.user)
            return redirect("evaluation:submission", evaluation.pk)
        except NotPossibleNow as refused:
            context["refused"] = str(refused)
    context["checked"] = check(evaluation)
    return render(request, "evaluation/self_evaluation_submit.html", context)


@page(Its.SUBMISSIONS_LISTED, permission=Permission.HOLD_CONVERSATIONS)
@require_safe
def listed(request):
    """List what all centres submitted, for the authority."""
    rows = queries.submissions_of(viewer=request.user).order_by("-submitted_at")[:200]
    return render(request, "evaluation/submission_list.html", {"submissions": rows})


def submitted(request, pk):
    """Return one submission that the reader may read, or that there is none."""
    rows = queries.submissions_of(viewer=request.user)
    row = get_object_or_404(rows, pk=pk)
    access.check_can_read_submission(request.user, row.centre)
    return row


@page(Its.SUBMISSION_VIEWED, permission=READ)
@require_safe
def show(request, submission):
    """Show what was submitted, as a page."""
    row = submitted(request, submission)
    context = {
        "submission": row,
        "paper": paper.read(row.frozen),
        "conversation": queries.conversation_about(row, viewer=request.user),
        "is_author": access.can_evaluate(request.user, row.centre),
    }
    return render(request, "evaluation/submission.html", context)


@page(Its.SUBMISSION_DOWNLOADED, permission=READ)
@require_safe
def as_pdf(request, submission):
    """Hand out the stored document: the same bytes as on the day of submission."""
    row = submitted(request, submission)
    name = f"{paper.known_as(paper.read(row.frozen))}.pdf"
    return download(bytes(row.document), name)


@page(Its.SUBMISSION_DOWNLOADED, permission=READ)
@require_safe
def as_docx(request, submission):
    """Hand out the same words for a word processor."""
    row = submitted(request, submission)
    read = paper.read(row.frozen)
    return download(as_word(read), f"{paper.known_as(read)}.docx")


@page(Event.FORM_OPENED, permission=EVALUATE)
@POSTED
def correct(request, submission):
    """Start a corrected version, with a reason."""
    row = submitted(request, submission)
    access.check_can_evaluate(request.user, row.centre)
    form, started = form_for(request, CorrectionForm), []
    command = partial(start_correction, evaluation=row, by=request.user)
    if done(request, form, lambda: started.append(command(**form.cleaned_data))):
        return redirect(started[0])
    return form_page(request, form, "Start a corrected version", submission=row)
