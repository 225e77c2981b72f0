"""An agency's accounts: who has a place where, and ending both. No family is here."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from information_sharing import access
from information_sharing.audit import Event
from information_sharing.commands.accounts import close_account, end_place
from information_sharing.door import page
from information_sharing.exceptions import NotPossibleNow
from information_sharing.queries import accounts
from information_sharing.roles import LEAD_PROFESSIONAL, ROLES, Permission
from information_sharing.rule_words import GRANTS, NOBODY, SHIELDS

administrators = page(Event.ACCOUNTS_VIEWED, permission=Permission.MANAGE_ACCOUNTS)


@page(Event.ROLES_VIEWED)
@require_safe
def show_roles(request):
    """Say to everybody what each role may do, and what it never may."""
    context = {
        "roles": [*ROLES.values(), LEAD_PROFESSIONAL],
        "grants": [(kind.label, words) for kind, words in GRANTS.items()],
        "shields": [(level.label, words) for level, words in SHIELDS.items()],
        "nobody": NOBODY,
    }
    return TemplateResponse(request, "information_sharing/roles.html", context)


@administrators
@require_safe
def list_accounts(request):
    """List the people of her agency with their places."""
    found = accounts.accounts(viewer=request.user)
    agencies = access.agencies_with(request.user, Permission.MANAGE_ACCOUNTS)
    context = {"accounts": found, "agencies": agencies}
    return TemplateResponse(request, "information_sharing/accounts.html", context)


@administrators
@require_http_methods(["GET", "POST"])
def confirm_end_place(request, membership):
    """Ask once more, then end somebody's place in a team."""
    place = accounts.place_of(viewer=request.user, pk=membership)
    access.check_can_end_place(request.user, place)
    if request.method == "POST":
        return _done(request, end_place, membership=place)
    template = "information_sharing/accounts_end_place.html"
    return TemplateResponse(request, template, {"place": place})


@administrators
@require_http_methods(["GET", "POST"])
def confirm_close_account(request, account):
    """Ask once more, then close somebody's account."""
    account = accounts.account_of(viewer=request.user, pk=account)
    access.check_can_close_account(request.user, account)
    if request.method == "POST":
        return _done(request, close_account, account=account)
    template = "information_sharing/accounts_close.html"
    return TemplateResponse(request, template, {"account": account})


def _done(request, command, **what):
    try:
        command(**what, by=request.user)
        messages.success(request, "It is done, and holds from now on.")
    except NotPossibleNow as refused:
        messages.info(request, str(refused))
    return redirect("information_sharing:accounts")
