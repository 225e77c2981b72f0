"""What a centre sets for itself, on one page."""

from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from config.context import SETTINGS
from information_sharing.door import page
from information_sharing.roles import Permission


@page(permission=Permission.SET_LOCAL_TERMS)
@require_safe
def show_settings(request):
    """List what a manager sets for her centre, each with its page."""
    found = [(label, reverse(name), about) for label, name, about in SETTINGS]
    return TemplateResponse(request, "cases/settings.html", {"settings": found})
