"""Who signs in through her organisation: who has an account, by a proved e-mail address.

Read only where single sign-on is configured (config.oidc). It makes no account, and
changes nobody's password or second step.
"""

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.db.models.functions import Lower
from django.shortcuts import redirect

from agencies.adapters import log_single_sign_on_failed
from agencies.models import Practitioner

NO_ACCOUNT = (
    "Your organisation knows you, but there is no account with your e-mail address "
    "here. Ask your agency's administrator to invite you."
)
FAILED = "Signing in through your organisation did not work. Try again."


class SignOnAdapter(DefaultSocialAccountAdapter):
    """Finds the one live account of a proved address; nobody else comes in."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        """Return False: accounts begin with an invitation."""
        return False

    def pre_social_login(self, request, sociallogin) -> None:
        """Join it to the account of the same proved address, the first time."""
        if sociallogin.state.get("process") != "login":
            raise ImmediateHttpResponse(redirect("home"))
        if sociallogin.is_existing:
            return
        account = _account_of(sociallogin)
        if account is None:
            log_single_sign_on_failed()
            messages.error(request, NO_ACCOUNT)
            raise ImmediateHttpResponse(redirect("account_login"))
        join = sociallogin.connect
        join(request, account)

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ) -> None:
        """Log that it failed, and lead back to where one signs in."""
        log_single_sign_on_failed()
        messages.error(request, FAILED)
        raise ImmediateHttpResponse(redirect("account_login"))


def _account_of(sociallogin) -> Practitioner | None:
    """Return the one live account of an address that the provider has proved."""
    proved = {one.email.lower() for one in sociallogin.email_addresses if one.verified}
    rows = Practitioner.objects.annotate(address=Lower("email"))
    found = list(rows.filter(address__in=proved - {""}, is_active=True)[:2])
    return found[0] if len(found) == 1 else None
