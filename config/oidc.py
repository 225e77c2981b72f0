"""Single sign-on by OpenID Connect: nothing of it is there unless OIDC_* are set."""

from collections.abc import Mapping
from typing import Any

NEEDED = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
PROVIDER = "single-sign-on"


def configure(settings: dict[str, Any], environ: Mapping[str, str]) -> None:
    """Switch single sign-on on where it is configured in full; off otherwise.

    It asks for proof of the code (PKCE), keeps no token, and begins by a link: a form
    may be sent nowhere but to ourselves. `agencies.single_sign_on` says who may.
    """
    if not all(environ.get(name) for name in NEEDED):
        return
    name = environ.get("OIDC_NAME") or "your organisation"
    settings["SINGLE_SIGN_ON"] = name
    settings["INSTALLED_APPS"] += [
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ]
    app = {
        "provider_id": PROVIDER,
        "name": name,
        "client_id": environ["OIDC_CLIENT_ID"],
        "secret": environ["OIDC_CLIENT_SECRET"],
        "settings": {"server_url": environ["OIDC_ISSUER"], "oauth_pkce_enabled": True},
    }
    settings["SOCIALACCOUNT_PROVIDERS"] = {"openid_connect": {"APPS": [app]}}
    settings["SOCIALACCOUNT_ADAPTER"] = "agencies.single_sign_on.SignOnAdapter"
    settings["SOCIALACCOUNT_AUTO_SIGNUP"] = False
    settings["SOCIALACCOUNT_EMAIL_AUTHENTICATION"] = False
    settings["SOCIALACCOUNT_LOGIN_ON_GET"] = True
    settings["SOCIALACCOUNT_STORE_TOKENS"] = False
