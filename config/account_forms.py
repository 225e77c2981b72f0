"""The forms of signing in, in the house's words."""

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.urls import reverse
from django.utils.html import format_html

from config.forms import HouseForm


class LoginForm(HouseForm, account.LoginForm):
    """User name or e-mail address, and password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address or user name"
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = format_html(
            '<a class="govuk-link" href="{}">Forgotten it?</a>',
            reverse("account_reset_password"),
        )


class ReauthenticateForm(HouseForm, account.ReauthenticateForm):
    """The password once more."""


class ChangePasswordForm(HouseForm, account.ChangePasswordForm):
    """The password of now, and the new one twice."""


class ResetPasswordForm(HouseForm, account.ResetPasswordForm):
    """The address that a link is sent to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


class ResetPasswordKeyForm(HouseForm, account.ResetPasswordKeyForm):
    """The new password twice."""


class CodeForm(HouseForm, mfa.AuthenticateForm):
    """The second step at sign-in."""


class CodeAgainForm(HouseForm, mfa.ReauthenticateForm):
    """The second step once more."""


class ActivateAppForm(HouseForm, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code from the app"
