"""Whom a survey asks: groups of people, addresses, and links on paper."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cases.form_pages import draft_of, form_for
from config.downloads import download
from evaluation.commands import invitations as commands
from evaluation.forms.surveys import (
    AddressesForm,
    GroupForm,
    PeopleForm,
    PrintForm,
    SlipsForm,
)
from evaluation.queries.invitees import chosen, colleagues_of, slips_of
from evaluation.slips import slips_pdf
from evaluation.views.pressing import done, pressed
from evaluation.views.surveys import BOTH, RUN, form_page, survey_of
from information_sharing.audit import Event
from information_sharing.door import logged_by_command, page


def _back(request, survey, told):
    messages.success(request, told)
    return redirect("evaluation:survey", survey=survey.pk)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_people(request, survey):
    """Invite people who work at the centre, by agency, level and role."""
    survey, number = survey_of(request, survey), []
    everybody = colleagues_of(survey.centre, viewer=request.user)
    form = form_for(request, PeopleForm, colleagues=everybody)

    def invite():
        found = chosen(everybody, **form.cleaned_data)
        act = partial(commands.invite_colleagues, survey=survey, by=request.user)
        number.append(act(colleagues=found))

    if done(request, form, invite):
        return _back(request, survey, f"{number[0]} people are newly invited.")
    more = {"hint": f"{len(everybody)} people could be invited. Nothing ticked: all."}
    more |= {"button": "Invite"}
    return form_page(request, survey, form, "Invite people who work here", **more)


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_addresses(request, survey):
    """Invite people without a log-in by their e-mail addresses."""
    survey, number = survey_of(request, survey), []
    form = form_for(request, AddressesForm)

    def invite():
        act = partial(commands.invite_addresses, survey=survey, by=request.user)
        number.append(act(**form.cleaned_data))

    if done(request, form, invite):
        return _back(request, survey, f"{number[0]} addresses are newly invited.")
    title = "Invite by e-mail address"
    return form_page(request, survey, form, title, button="Invite")


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_slips(request, survey):
    """Say how many links shall be printed, and for whom."""
    survey = survey_of(request, survey)
    form = form_for(request, SlipsForm)

    def plan():
        commands.plan_slips(survey=survey, **form.cleaned_data, by=request.user)

    if done(request, form, plan):
        return _back(request, survey, "They can be printed once the survey is open.")
    return form_page(request, survey, form, "Links on paper")


@page(Event.FORM_OPENED, permission=RUN)
@require_http_methods(BOTH)
def survey_print(request, survey):
    """Make a sheet of slips with links; each link is shown this once only."""
    survey, sheets = survey_of(request, survey), []
    left = slips_of(survey).filter(sent_on__isnull=True).count()
    form = form_for(request, PrintForm, initial={"number": left})

    def make():
        number, by = form.cleaned_data["number"], request.user
        tokens = commands.print_slips(survey=survey, number=number, by=by)
        sheets.append(slips_pdf(survey, tokens, made_for=by))

    if done(request, form, make):
        return logged_by_command(download(sheets[0], "survey-links.pdf"))
    context = {"survey": survey, "form": form, "left": left}
    context |= {"draft": draft_of(request)}
    return render(request, "evaluation/surveys/print.html", context)


@page(permission=RUN)
@require_POST
def survey_uninvite(request, survey):
    """Take a whole group out again."""
    survey, form = survey_of(request, survey), GroupForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        act = partial(commands.uninvite, survey=survey, by=request.user, **told)
        pressed(request, act, "The group is taken out.")
    return redirect("evaluation:survey", survey=survey.pk)


@page(permission=RUN)
@require_POST
def survey_remind(request, survey):
    """Write to everybody who got an e-mail."""
    survey = survey_of(request, survey)
    act = partial(commands.remind_everybody, survey=survey, by=request.user)
    pressed(request, act, "A reminder goes to everybody who got an e-mail.")
    return redirect("evaluation:survey", survey=survey.pk)
