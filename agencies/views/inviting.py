"""Accounts by invitation: inviting, the public page of the address, and first steps."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from agencies.commands import inviting as commands
from agencies.forms.inviting import InviteForm, PasswordForm
from agencies.inviting import invitation_for
from agencies.queries import inviting as queries
from cases.form_pages import did, draft_of, form_for
from config.rates import address_of, is_too_often
from information_sharing.audit import AgencyEvent, Event
from information_sharing.door import page, public
from information_sharing.exceptions import NotPossibleNow
from information_sharing.roles import Permission

FOLDER = "agencies/inviting"
LIST = "agencies:account-invitations"
HOUR, MOST = 60 * 60, 600
"""How often, in an hour, one place asks for invitations that there are not: a whole
agency may share an address on the network."""
OVER, TOO_MANY = 404, 429
administrators = page(
    AgencyEvent.INVITATIONS_VIEWED, permission=Permission.MANAGE_ACCOUNTS
)


@administrators
@require_safe
def list_invitations(request):
    """Show who is invited into the teams of her agencies, and how it stands."""
    found = queries.invitations(viewer=request.user)
    return TemplateResponse(request, f"{FOLDER}/list.html", {"invitations": found})


@administrators
@require_http_methods(["GET", "POST"])
def invite(request):
    """Invite somebody by e-mail."""
    teams = queries.teams_to_invite_to(viewer=request.user)
    form = form_for(request, InviteForm, teams=teams)
    if request.method == "POST" and form.is_valid() and _invited(request, form):
        return redirect(LIST)
    context = {"form": form, "draft": draft_of(request)}
    return TemplateResponse(request, f"{FOLDER}/invite.html", context)


def _invited(request, form) -> bool:
    told = f"The invitation is on its way to {form.cleaned_data['email']}."
    said = {"invited": form.invited, "by": request.user}
    return did(request, form, commands.invite, told, **said)


@administrators
@require_POST
def send_again(request, account_invitation):
    """Send a new address; the old one is dead."""
    return _done(
        request, account_invitation, commands.send_again, "It is sent once more."
    )


@administrators
@require_POST
def withdraw(request, account_invitation):
    """Take an invitation back."""
    return _done(request, account_invitation, commands.withdraw, "It is withdrawn.")


def _done(request, pk, command, told):
    found = queries.invitation_of(viewer=request.user, pk=pk)
    try:
        command(invitation=found, by=request.user)
        messages.success(request, told)
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect(LIST)


@public
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def join(request, join_secret):
    """Let whoever holds the address choose her password; nobody is signed in by it."""
    invitation = invitation_for(join_secret)
    if invitation is None:
        by = address_of(request)
        too_often = is_too_often("join", most=MOST, seconds=HOUR, by=by)
        return _over(request, TOO_MANY if too_often else OVER)
    form = PasswordForm(request.POST or None, invitation=invitation)
    if form.is_valid():
        password = form.cleaned_data["password"]
        if not commands.make_account(secret=join_secret, password=password, by=None):
            return _over(request, OVER)
        return _sign_in(request)
    context = {"invitation": invitation, "form": form}
    return _private(TemplateResponse(request, f"{FOLDER}/join.html", context))


def _sign_in(request):
    messages.success(request, "Your account is made. Sign in with your e-mail address.")
    after = reverse("agencies:first-steps")
    return redirect(f"{reverse('account_login')}?next={after}")


def _over(request, status):
    name = f"{FOLDER}/join_over.html"
    return _private(TemplateResponse(request, name, {}, status=status))


def _private(response):
    response["Referrer-Policy"] = "strict-origin"
    return response


@page(Event.ROLES_VIEWED)
@require_safe
def first_steps(request):
    """Show somebody new what she does first, and what she may see."""
    context = {
        "steps": queries.first_steps(viewer=request.user),
        "places": queries.roles_of(viewer=request.user),
    }
    return TemplateResponse(request, f"{FOLDER}/first_steps.html", context)
