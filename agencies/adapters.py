"""How accounts come to be, and what signing in remembers."""

from allauth.account.adapter import DefaultAccountAdapter

from information_sharing import audit


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up: accounts are made for practitioners. Every sign-in is logged."""

    def is_open_for_signup(self, request) -> bool:
        """Return False."""
        return False

    def login(self, request, user) -> None:
        """Sign in, keeping when she was last here for "new since then"."""
        user.previous_login_at = user.last_login
        user.save(update_fields=["previous_login_at"])
        super().login(request, user)
        audit.record(audit.Event.SIGNED_IN, by=user)
