"""One new birth: how to reach the family, put right, or the family that registers."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cases import queries
from cases.commands import births as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.births import CorrectBirthForm, OutcomeForm, TryForm
from cases.forms.registration import RegisterForm
from cases.queries import births as found
from information_sharing import audit
from information_sharing.audit import Event
from information_sharing.door import logged_by_command, page
from information_sharing.roles import Permission

REGISTER = Permission.REGISTER_FAMILY
POSTED = require_http_methods(["GET", "POST"])
WRITTEN = "It is written down."


@page(Event.NEW_BIRTH_VIEWED, permission=REGISTER)
@require_safe
def show_birth(request, birth):
    """Show one entry: what is known, what was tried, and what can be done.

    Of a family with a record, its own trail says who read how to reach it (R10, R17).
    """
    entry = found.entry_for(viewer=request.user, pk=birth)
    [entry] = found.with_homes([entry], viewer=request.user)
    outcome = OutcomeForm(born_on=entry.birth.born_on)
    context = {"entry": entry, "outcome_form": outcome, "try_form": TryForm()}
    case, target = entry.birth.case, entry.birth.pk
    audit.record(Event.NEW_BIRTH_VIEWED, by=request.user, case=case, target=target)
    return logged_by_command(
        TemplateResponse(request, "cases/births/birth.html", context)
    )


@page(Event.NEW_BIRTH_VIEWED, permission=REGISTER)
@POSTED
def correct_birth(request, birth):
    """Put right what the list says of a birth."""
    entry = found.entry_for(viewer=request.user, pk=birth)
    if not entry.can_correct:
        messages.info(request, "The family is registered: correct it in their record.")
        return redirect("cases:birth", birth=birth)
    known = {name: getattr(entry.birth, name) for name in found.ENTRY}
    form = form_for(request, CorrectBirthForm, known=known)
    if request.method == "POST" and form.is_valid():
        said = {"birth": entry.birth, "known": known, "fields": form.entry()}
        told = f"The entry is corrected. {form.taken_in_words}"
        if did(request, form, commands.correct_birth, told, **said, by=request.user):
            return redirect("cases:birth", birth=birth)
    context = {"entry": entry, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/births/correct.html", context)


@page(Event.NEW_BIRTH_VIEWED, permission=REGISTER)
@POSTED
def register_birth(request, birth):
    """Register the family of an entry, with what the list says filled in."""
    entry = found.entry_for(viewer=request.user, pk=birth)
    if entry.birth.case:
        messages.info(request, "The family is registered.")
        return redirect(entry.birth.case)
    form = form_for(
        request,
        RegisterForm,
        teams=found.teams_of(viewer=request.user).filter(pk=entry.birth.team_id),
        known=lambda **child: queries.find_children(
            viewer=request.user, **child
        ).exists(),
        initial=_filled_in(entry.birth),
    )
    if request.method == "POST" and form.is_valid():
        people, home = form.people(), form.home()
        said = {"birth": entry.birth, "people": people, "home": home}
        said |= {"by": request.user}
        if did(request, form, commands.register_birth, WRITTEN, **said):
            return redirect("cases:birth", birth=entry.birth.pk)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/register.html", context)


def _filled_in(birth):
    given, _, family = birth.parent_name.rpartition(" ")
    return {
        "is_born": "yes",
        "child_given_name": birth.given_name,
        "child_family_name": birth.family_name,
        "child_born_on": birth.born_on,
        "child_nhs_number": birth.nhs_number,
        "first_given_name": given,
        "first_family_name": family or birth.family_name,
        "lines": birth.lines,
        "postcode": birth.postcode,
        "telephone": birth.telephone,
    }
