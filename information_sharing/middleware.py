"""What surrounds every view: no rule, no page; every refusal is logged (R1, R10)."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from agencies import hats
from config import tablet
from information_sharing import audit
from information_sharing.door import Rule

REFUSALS = {403, 404, 429}
OWN_ACCOUNT = "allauth."
"""Modules whose pages show a person only her own account."""


def rule_of(view) -> Rule | None:
    """Return the rule that this view declares, or None."""
    declared = getattr(view, "access_rule", None)
    module = getattr(getattr(view, "view_class", view), "__module__", "")
    if declared is None and module.startswith(OWN_ACCOUNT):
        return Rule("own account")
    return declared


class DoorMiddleware:
    """Refuses views without a rule; logs refusals; keeps pages out of caches."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Return the response, or a plain refusal when it cannot be logged."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        if response.status_code not in REFUSALS or _nobody(request):
            return response
        hats.put_on(request)
        try:
            audit.record(
                audit.Event.REFUSED,
                by=request.user,
                target=_target(request),
                details={"route": _route(request), "status": response.status_code},
            )
        except DatabaseError:
            return render(request, "503.html", status=503)
        return response

    def process_view(self, request, view, args, kwargs) -> None:
        """Raise PermissionDenied for a view that declares no rule."""
        rule = rule_of(view)
        if rule is None:
            raise PermissionDenied("This page has no rule that opens it.")
        if rule.kind != "public" and not _nobody(request):
            hats.put_on(request)


class TabletMiddleware:
    """Opens nothing but the family's form while a tablet is in a family's hands."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Return the page, or send back to the form; what was tried is logged."""
        if tablet.handed_over_for(request) is None or tablet.may_open(request):
            return self.get_response(request)
        try:
            audit.record(
                audit.Event.REFUSED,
                by=None if _nobody(request) else request.user,
                details={"route": _name_of(request.path), "handed_over": True},
            )
        except DatabaseError:
            return render(request, "503.html", status=503)
        response = redirect("cases:tablet")
        response["Cache-Control"] = "no-store"
        return response


def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def _nobody(request) -> bool:
    user = getattr(request, "user", None)
    return user is None or not user.is_authenticated


def _route(request) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _target(request) -> UUID | None:
    match = request.resolver_match
    values = match.kwargs.values() if match else ()
    return next((value for value in values if isinstance(value, UUID)), None)
