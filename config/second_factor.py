"""A second factor for everyone who may read a record, outside the demo."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse


class SecondFactorMiddleware:
    """Sends people without a second factor to set one up before anything else."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Return the page, or the page where a second factor is set up."""
        if _must_set_up(request):
            messages.warning(request, "Set up a second step for signing in first.")
            return redirect("mfa_index")
        return self.get_response(request)


def _must_set_up(request) -> bool:
    if not (settings.MFA_REQUIRED and request.user.is_authenticated):
        return False
    own_account = request.path.startswith(reverse("mfa_index").removesuffix("2fa/"))
    return not own_account and not is_mfa_enabled(request.user)
