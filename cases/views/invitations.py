"""Being asked: the answer, what helps, and a report from somebody who cannot come."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cases.commands import invitations as commands
from cases.form_pages import draft_of, form_for
from cases.forms.meetings import AnswerForm, GuestForm, ReportForm
from cases.queries import meetings as queries
from cases.queries.owners import NOT_FOR_PLANS, people_for
from cases.views.meeting_pages import done, form_page
from cases.views.meetings import check_may_plan
from information_sharing import access
from information_sharing.audit import Event
from information_sharing.categories import Category
from information_sharing.door import case_page, page
from information_sharing.exceptions import AccessDenied, NotPossibleNow


@page(Event.INVITATION_VIEWED)
@require_http_methods(["GET", "POST"])
def show_invitation(request, invitation):
    """Answer: only the person who was asked can open this."""
    found = queries.invitation_for(viewer=request.user, pk=invitation)
    form = form_for(request, AnswerForm)
    if form.is_valid():
        answer = form.cleaned_data["answer"]
        done(
            form,
            lambda: commands.answer_invitation(
                invitee=found, answer=answer, by=request.user
            ),
        )
        if not form.errors:
            messages.success(request, "Your answer is sent.")
            return redirect("cases:invitation", found.pk)
    context = {"invitee": found, "form": form, "draft": draft_of(request)}
    context |= _what_she_sees(request.user, found)
    return TemplateResponse(request, "cases/meetings/invitation.html", context)


def _what_she_sees(viewer, invitee) -> dict:
    meeting = invitee.meeting
    return {
        "meeting": meeting,
        "sees_case": access.can_view_case(viewer, invitee.case),
        "sees_meeting": queries.may_see_meeting(viewer=viewer, meeting=meeting),
        "is_to_come": meeting.status == meeting.Status.PLANNED and invitee.case.is_open,
    }


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def arrange(request, case, invitee):
    """Write what helps a guest to take part, and the family's answer."""
    check_may_plan(request.user, case)
    found = queries.guest_for(viewer=request.user, case=case, pk=invitee)
    is_colleague = found.practitioner_id is not None
    names = ("answer", "support_needs", "is_chair", "report_due_on")
    kept = {name: getattr(found, name) for name in names}
    form = form_for(request, GuestForm, initial=kept, is_colleague=is_colleague)
    if form.is_valid() and done(form, lambda: _arranged(request, found, form)):
        messages.success(request, "Saved.")
        return redirect("cases:meeting", case.pk, found.meeting_id)
    services = access.services_for(request.user, case)
    heading = services.name(found.practitioner or found)
    words = {"heading": heading, "button": "Save", **_ways_out(found)}
    return form_page(request, case, form, **words)


def _ways_out(invitee) -> dict:
    """Return the way back and, until the meeting is opened, the way off its list."""
    ways = {"back": queries.address_of(invitee.meeting)}
    if invitee.meeting.status == invitee.meeting.Status.PLANNED:
        url = reverse("cases:take-off-list", args=[invitee.case_id, invitee.pk])
        ways |= {"remove_url": url, "remove_label": "Take them off the list"}
    return ways


@case_page(Event.MEETINGS_VIEWED)
@require_POST
def take_off(request, case, invitee):
    """Take somebody off the list who was asked by mistake."""
    check_may_plan(request.user, case)
    found = queries.guest_for(viewer=request.user, case=case, pk=invitee)
    try:
        commands.take_off(invitee=found, by=request.user)
        messages.success(request, "They are off the list. A colleague is told.")
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    return redirect("cases:meeting", case.pk, found.meeting_id)


def _arranged(request, invitee, form):
    answer = form.cleaned_data.get("answer", "")
    needs, by = form.needs, request.user
    return commands.arrange(invitee=invitee, needs=needs, answer=answer, by=by)


@case_page(Event.MEETINGS_VIEWED)
@require_http_methods(["GET", "POST"])
def send_report(request, case, invitee):
    """Send a report ahead; only the person who was asked."""
    found = queries.invitation_for(viewer=request.user, pk=invitee)
    if found.case_id != case.pk:
        raise AccessDenied("This is not an invitation to this family's meeting.")
    form = form_for(request, ReportForm, **about(request.user, case))
    if form.is_valid():
        said = done(
            form,
            lambda: commands.send_report(
                invitee=found, report=form.report, by=request.user
            ),
        )
        if said:
            messages.success(request, "Your report is sent.")
            return redirect("cases:invitation", found.pk)
    back = reverse("cases:invitation", args=[found.pk])
    words = {"heading": "Your report to the meeting", "button": "Send the report"}
    return form_page(request, case, form, back=back, **words)


def about(viewer, case) -> dict:
    """Return of whom, and in which kinds, she may write."""
    kinds = {category for _, category in access.written(viewer, case)} - NOT_FOR_PLANS
    return {
        "people": people_for(viewer=viewer, case=case),
        "kinds": [each for each in Category if each in kinds],
    }
