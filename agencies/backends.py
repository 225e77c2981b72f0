"""Signing in. Being signed in permits nothing by itself (R1, R9)."""

from allauth.account.auth_backends import AuthenticationBackend


class SignInBackend(AuthenticationBackend):
    """User name or e-mail and password; no model-wide permission for anyone."""

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        """Return False: only `information_sharing.access` opens anything."""
        return False

    def has_module_perms(self, user_obj, app_label) -> bool:
        """Return False: nobody may see a whole app's rows."""
        return False

    def get_all_permissions(self, user_obj, obj=None) -> set[str]:
        """Return nothing, superuser or not."""
        return set()
