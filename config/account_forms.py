"""The forms of signing in, in the house's words."""

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from agencies.adapters import log_second_step_failed
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


class LoggedCode(mfa.BaseAuthenticateForm):
    """A code of which the log hears when it is wrong, or tried too often."""

    def clean_code(self) -> str:
        """Return the code that was right."""
        try:
            return super().clean_code()
        except ValidationError:
            log_second_step_failed(self.user)
            raise


class CodeForm(HouseForm, LoggedCode, mfa.AuthenticateForm):
    """The second step at sign-in."""


class CodeAgainForm(HouseForm, LoggedCode, mfa.ReauthenticateForm):
    """The second step once more."""


FORGED = (KeyError, TypeError, ValueError, AttributeError, RecursionError)
"""What reading an answer raises that no browser would have given."""


class PasskeyAnswer(forms.JSONField):
    """What a browser answers for a passkey; anything else is a wrong answer."""

    def to_python(self, value):
        """Return what was sent, read as JSON."""
        try:
            return super().to_python(value)
        except FORGED as error:
            raise ValidationError(self.error_messages["invalid"]) from error

    def bound_data(self, data, initial):
        """Return what the form shows again: nothing of what cannot be read."""
        try:
            return super().bound_data(data, initial)
        except FORGED:
            return initial


def _answer() -> PasskeyAnswer:
    return PasskeyAnswer(required=True, widget=forms.HiddenInput)


class LoggedPasskey(webauthn.AuthenticateWebAuthnForm):
    """A passkey of which the log hears when it is refused."""

    credential = _answer()

    def clean_credential(self):
        """Return the authenticator that answered rightly."""
        try:
            return super().clean_credential()
        except FORGED as error:
            raise get_adapter().validation_error("incorrect_code") from error

    def clean(self):
        """Log an answer that was refused, whatever was wrong with it."""
        if "credential" in self.errors:
            log_second_step_failed(self.user)
        return super().clean()


class PasskeyForm(LoggedPasskey):
    """A passkey as the second step."""


class PasskeyLoginForm(LoggedPasskey, webauthn.LoginWebAuthnForm):
    """A passkey instead of a password: whose, is known only when it is right."""


class PasskeyAgainForm(LoggedPasskey, webauthn.ReauthenticateWebAuthnForm):
    """The passkey once more."""


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    """A new passkey."""

    credential = _answer()

    def clean(self):
        """Refuse an answer that no browser would have given."""
        try:
            return super().clean()
        except FORGED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class ActivateAppForm(HouseForm, totp.ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code from the app"
