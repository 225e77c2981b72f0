"""Inviting somebody, and choosing one's own password."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.timezone import localdate

from agencies.commands.inviting import Invited
from agencies.inviting import GIVEN_BY_PAGE
from agencies.models import Practitioner, RoleName, Team, TeamMembership
from config.forms import DatePartsField, HouseForm

ROLES_TO_GIVE = [
    choice
    for choice in RoleName.choices
    if choice[0] in GIVEN_BY_PAGE | {RoleName.MANAGER}
]


class InviteForm(HouseForm):
    """Who is invited, into which team, and as what."""

    first_name = forms.CharField(label="First name", max_length=150)
    last_name = forms.CharField(label="Family name", max_length=150)
    email = forms.EmailField(
        label="E-mail address at work", help_text="Their own: no shared mailbox."
    )
    profession = forms.CharField(
        label="Profession", help_text="For example: health visitor.", max_length=80
    )
    team = forms.ModelChoiceField(
        label="Which team?", queryset=Team.objects.none(), empty_label="Choose"
    )
    role = forms.ChoiceField(
        label="What will they do there?",
        choices=ROLES_TO_GIVE,
        initial=RoleName.PRACTITIONER,
        widget=forms.RadioSelect,
    )
    level = forms.ChoiceField(
        label="At which level?",
        choices=TeamMembership.Level,
        initial=TeamMembership.Level.FRONT_LINE,
        widget=forms.RadioSelect,
    )
    starts_on = DatePartsField(
        label="First day", help_text="They see nothing of this team before it."
    )

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.fields["starts_on"].initial = localdate()

    @property
    def invited(self) -> Invited:
        """Return who is invited."""
        return Invited(**self.cleaned_data)


class PasswordForm(HouseForm):
    """Her own password, twice."""

    password = forms.CharField(
        label="Password",
        help_text="Twelve characters or more. Three words that do not belong together "
        "are good.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="The same once more",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = Practitioner(
            username=invitation.email,
            email=invitation.email,
            first_name=invitation.first_name,
            last_name=invitation.last_name,
        )

    def clean_password(self):
        """A password that is good enough."""
        validate_password(self.cleaned_data["password"], self.person)
        return self.cleaned_data["password"]

    def clean(self):
        """Typed twice, so that it is what she means."""
        super().clean()
        said = self.cleaned_data
        if said.get("password") and said.get("again") not in {None, said["password"]}:
            self.add_error("again", "The two passwords are not the same")
        return said
