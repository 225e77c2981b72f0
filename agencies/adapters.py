"""How accounts come to be, and what signing in remembers."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.db.models import Q

from agencies.models import Practitioner
from information_sharing import audit

WRONG = "The name or the password is not right. Check both and try again."


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up: accounts are made for practitioners. Every sign-in is logged, and every one that failed."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "incorrect_password": "That is not your password. Try again.",
        "enter_current_password": "That is not your present password. Try again.",
        "account_inactive": "This account is switched off. Ask your manager.",
        "too_many_login_attempts": "Too many tries. Wait a few minutes and try again.",
        "rate_limited": "Too many tries. Wait a few minutes and try again.",
    }

    def is_open_for_signup(self, request) -> bool:
        """Return False."""
        return False

    def login(self, request, user) -> None:
        """Sign in, keeping when she was last here for "new since then"."""
        user.previous_login_at = user.last_login
        user.save(update_fields=["previous_login_at"])
        super().login(request, user)
        audit.record(audit.Event.SIGNED_IN, by=user)

    def authentication_failed(self, request, **credentials) -> None:
        """Log that it failed, under the account if there is one; never what was typed."""
        audit.record(audit.Event.SIGN_IN_FAILED, by=_meant(credentials))


def log_second_step_failed(user: Practitioner | None) -> None:
    """Log that a second step failed, or was tried too often; never what was typed."""
    audit.record(audit.Event.SIGN_IN_FAILED, by=user, details={"second_step": True})


def log_single_sign_on_failed() -> None:
    """Log that somebody came from her organisation and did not come in."""
    audit.record(audit.Event.SIGN_IN_FAILED, by=None, details={"single_sign_on": True})


def _meant(credentials) -> Practitioner | None:
    typed = {name: credentials.get(name) for name in ("username", "email")}
    meant = Q(pk__in=[])
    for name, words in typed.items():
        if words:
            meant |= Q(**{f"{name}__iexact": words})
    return Practitioner.objects.filter(meant).first()
