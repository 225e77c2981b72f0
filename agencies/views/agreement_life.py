"""Comments, signatures, and what happens next with an agreement."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from agencies.agreement_steps import open_steps
from agencies.commands import agreeing as commands
from agencies.drafts import last_word
from agencies.forms.agreements import (
    CommentAnswerForm,
    CommentForm,
    MoveForm,
    SignatureForm,
)
from agencies.models import Agreement
from agencies.queries import agreements as queries
from agencies.views.pages import back_to, found_draft, moment, said_no, shown
from cases.form_pages import did, form_for
from config.forms import valid_uuid
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

DRAFT = Permission.DRAFT_AGREEMENTS
POSTED = require_http_methods(["GET", "POST"])
Status = Agreement.Status
MOVES = {
    Status.CONSULTATION: "It is out for comments.",
    Status.SIGNING: "It is out for signature. Those who sign are told.",
    Status.IN_FORCE: "It holds from that day.",
    Status.ENDED: "It has ended.",
}


@page(Event.FORM_OPENED, permission=DRAFT)
@POSTED
def move_agreement(request, agreement):
    """Send it out, take it back, bring it into force, or end it."""
    row = found_draft(request, agreement)
    form = form_for(request, MoveForm, steps=open_steps(row))
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["to"]
        command = _command(row, form.cleaned_data)
        if did(request, form, command, MOVES[to], agreement=row, by=request.user):
            return back_to(row)
    about = {"heading": f"What happens next with “{row.title}”", "agreement": row}
    return shown(request, form, button="Do this", **about)


def _command(row, said):
    back = row.status == Status.SIGNING
    return {
        Status.CONSULTATION: commands.take_back if back else commands.send_for_comments,
        Status.SIGNING: commands.send_for_signature,
        Status.IN_FORCE: partial(
            commands.bring_into_force, starts_on=said["starts_on"]
        ),
        Status.ENDED: partial(commands.end_agreement, why=said["why"]),
    }[said["to"]]


@page(Event.FORM_OPENED, permission=DRAFT)
@require_POST
def start_next_version(request, agreement):
    """Begin the next version with the text of this one."""
    row = found_draft(request, agreement)
    try:
        made = commands.new_version(agreement=row, by=request.user)
    except NotPossibleNow as refused:
        said_no(request, _refuse, "", refused=refused)
        return back_to(row)
    return back_to(made)


def _refuse(*, refused):
    raise refused


@page(Event.FORM_OPENED)
@POSTED
def comment_on(request, agreement):
    """Say what one's agency makes of a draft, or of one section."""
    row = queries.agreement_for(viewer=request.user, pk=agreement)
    access.check_can_comment(request.user, row)
    section = row.sections.filter(pk=valid_uuid(request.GET.get("section"))).first()
    hers = queries.agencies_to_speak_for(viewer=request.user, agreement=row)
    form = form_for(request, CommentForm, agencies=hers)
    if request.method == "POST" and form.is_valid():
        write = {"agreement": row, "section": section, **form.cleaned_data}
        told = "Your comment is there for all who are asked."
        if did(request, form, commands.comment_on, told, by=request.user, **write):
            return back_to(row)
    heading = f"On “{section.title}”" if section else f"On “{row.title}”"
    lead = section.words if section else ""
    return shown(
        request, form, button="Comment", heading=heading, lead=lead, agreement=row
    )


@page(Event.FORM_OPENED, permission=DRAFT)
@POSTED
def answer_comment(request, agreement_comment):
    """Say what was made of a comment."""
    comment = queries.comment_for(viewer=request.user, pk=agreement_comment)
    row = found_draft(request, comment.agreement_id)
    form = form_for(request, CommentAnswerForm, initial={"answer": comment.answer})
    if request.method == "POST" and form.is_valid():
        write = {"comment": comment, "by": request.user, **form.cleaned_data}
        told = "Answered. Whoever wrote it is told."
        if did(request, form, commands.answer_comment, told, **write):
            return back_to(row)
    about = {"heading": f"{comment.agency} says", "lead": comment.words}
    return shown(request, form, button="Answer", agreement=row, **about)


@page(Event.FORM_OPENED, permission=Permission.SIGN_FOR_AGENCY)
@POSTED
def sign(request, party):
    """Sign for one's agency, or say why it does not."""
    row = queries.party_for(viewer=request.user, pk=party)
    access.check_can_sign(request.user, row)
    if row.agreement.status != Status.SIGNING:
        raise Http404("It is not out for signature.")
    form = form_for(request, SignatureForm, initial=_as(request.user))
    form.initial["seen"] = moment(last_word(row))
    if request.method == "POST" and form.is_valid():
        write = {"party": row, "by": request.user, **form.cleaned_data}
        told = "Your agency's answer is written down."
        if did(request, form, commands.answer_as_party, told, **write):
            return redirect("agencies:agreement", row.agreement_id)
    about = {"heading": f"{row.agency}: “{row.agreement.title}”"}
    lead = (
        "Read the agreement first. What you answer, everybody of the partnership sees."
    )
    return shown(
        request, form, button="Answer", lead=lead, agreement=row.agreement, **about
    )


def _as(person) -> dict:
    return {"signed_as": f"{person}, {person.profession}".rstrip(", ")}
