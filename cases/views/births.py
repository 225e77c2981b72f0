"""New births: whom to visit, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from cases.commands import births as commands
from cases.form_pages import did, draft_of, form_for
from cases.forms.births import BirthForm, FindBirthForm, OutcomeForm, TryForm
from cases.queries import births as found
from cases.queries.birth_doubles import doubles_in
from cases.queries.birth_search import MOST, found_by
from cases.reports_births import birth_round, round_pdf
from cases.views.births_entry import POSTED, REGISTER, WRITTEN
from cases.views.births_wanted import chosen, wanted_of
from config.downloads import download
from information_sharing import audit
from information_sharing.audit import Event
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow

PER_PAGE = 25


@page(Event.NEW_BIRTHS_VIEWED, permission=REGISTER)
@require_safe
def list_births(request):
    """List the new births of the reader's teams, with the figures of the list."""
    wanted = wanted_of(request.GET)
    mine = found.births_of(viewer=request.user)
    narrowed = wanted.narrow(mine)
    listed = Paginator(wanted.choose(narrowed), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": listed,
        "entries": found.entries(listed, viewer=request.user),
        "tally": found.tally(narrowed),
        "find_form": FindBirthForm(),
        **chosen(wanted, mine, viewer=request.user),
    }
    return TemplateResponse(request, "cases/births/list.html", context)


@page(Event.NEW_BIRTHS_SEARCHED, permission=REGISTER)
@POSTED
def find_births(request):
    """Find entries by name or number, in whatever state."""
    form = FindBirthForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "find_form": form, "most": MOST}
    if form.is_valid():
        mine, typed = found.births_of(viewer=request.user), form.cleaned_data["find"]
        matched = found_by(mine, typed, viewer=request.user)[: MOST + 1]
        context["entries"] = found.entries(matched, viewer=request.user)
    return TemplateResponse(request, "cases/births/find.html", context)


@page(Event.NEW_BIRTHS_PRINTED, permission=REGISTER)
@require_safe
def print_round(request):
    """Download the chosen entries as a list to take along, made for this reader.

    Of families with a record, each one's own trail says so too (R17).
    """
    made = birth_round(wanted_of(request.GET), viewer=request.user)
    for case in made.cases:
        audit.record(Event.NEW_BIRTHS_PRINTED, by=request.user, case=case)
    return download(round_pdf(made), f"new-births-{timezone.localdate()}.pdf")


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def add_birth(request):
    """Enter a birth by hand."""
    teams = found.teams_of(viewer=request.user)
    form = form_for(request, BirthForm, teams=teams, known=_known_to(request.user))
    if request.method == "POST" and form.is_valid():
        team, entry = form.cleaned_data["team"], form.entry()
        try:
            commands.add_birth(team=team, fields=entry, by=request.user)
        except NotPossibleNow as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The birth is on the list.")
            return redirect("cases:births")
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/births/add.html", context)


def _known_to(viewer):
    def known(team, entry):
        doubles = doubles_in(team, [entry], viewer=viewer)
        return doubles.why(entry) or doubles.perhaps(entry)

    return known


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def settle_birth(request, birth):
    """Record the visit, or why there is none."""
    entry = found.entry_for(viewer=request.user, pk=birth)
    form = form_for(request, OutcomeForm, born_on=entry.birth.born_on)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if _settled(request, form, entry, said):
            return redirect("cases:births")
    context = {"entry": entry, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/births/settle.html", context)


@page(Event.FORM_OPENED, permission=REGISTER)
@POSTED
def note_try(request, birth):
    """Note a try to reach the family."""
    entry = found.entry_for(viewer=request.user, pk=birth)
    form = form_for(request, TryForm)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"birth": entry.birth, "by": request.user}
        if did(request, form, commands.note_try, WRITTEN, **said):
            return redirect("cases:birth", birth=entry.birth.pk)
    context = {"entry": entry, "form": form, "draft": draft_of(request)}
    return TemplateResponse(request, "cases/births/try.html", context)


def _settled(request, form, entry, said) -> bool:
    """Record it; the message leads back to the entry, and names nobody."""
    in_record = entry.person and said["outcome"] == "VISITED"
    told = format_html(
        '{}. <a class="govuk-notification-banner__link" href="{}">{}</a>',
        form.in_words(),
        reverse("cases:birth", args=[entry.birth.pk]),
        "See the entry" if in_record else "See the entry, or take it back",
    )
    said = said | {"birth": entry.birth, "by": request.user}
    return did(request, form, commands.settle_birth, told, **said)


@page(permission=REGISTER)
@require_POST
def reopen_birth(request, birth):
    """Take back what was recorded of the visit."""
    entry = found.entry_for(viewer=request.user, pk=birth)
    try:
        commands.reopen_birth(birth=entry.birth, by=request.user)
    except NotPossibleNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "It is taken back. The entry waits again.")
    return redirect("cases:birth", birth=entry.birth.pk)
