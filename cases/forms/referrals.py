"""A referral at the desk, to another team, and on the public form: short."""

from typing import ClassVar

from django import forms

from agencies.models import Centre, Team
from cases.models import Referral
from cases.referring import NOT_TOLD, Asked, by_the_family
from config.forms import DatePartsField, HouseForm, LongText

Source = Referral.Source
AT_THE_DESK = [
    (value, label) for value, label in Source.choices
    if value not in {Source.ONLINE, Source.INTERNAL}
]  # fmt: skip
KNOWS = [("yes", "Yes"), ("no", "No")]


def _text(label: str, length: int = 120, **kwargs) -> forms.CharField:
    kwargs.setdefault("required", False)
    return forms.CharField(label=label, max_length=length, **kwargs)


class AboutForm(HouseForm):
    """What every referral asks: what help, for whom, and whether the family knows."""

    words = LongText(label="What help is asked for?", rows=4, max_length=4000)
    child_name = _text("Name of the child")
    child_born_on = DatePartsField(
        label="Date of birth of the child", past=True, required=False
    )
    carer_name = _text("Name of the parent or carer")
    how_to_reach = _text(
        "How to reach the family", 200, help_text="Telephone, address, or a safe time."
    )
    family_knows = forms.ChoiceField(
        label="Does the family know of this?",
        choices=KNOWS,
        widget=forms.RadioSelect,
        required=False,
    )
    why_not_told = LongText(
        label="Why does the family not know?", rows=2, required=False
    )
    reveals: ClassVar = {"why_not_told": ("family_knows", ("no",))}

    def clean(self):
        """Ask whom it is about, and whether the family knows."""
        cleaned = super().clean()
        names = ("child_name", "carer_name")
        if not any(cleaned.get(name) or name in self.errors for name in names):
            self.add_error("child_name", "Enter a name: of the child or a parent")
        if not by_the_family(self.comes_from()):
            self._ask_whether_they_know(cleaned)
        return cleaned

    def _ask_whether_they_know(self, cleaned) -> None:
        knows = cleaned.get("family_knows")
        if not knows and "family_knows" not in self.errors:
            self.add_error("family_knows", "Say whether the family knows of this")
        elif knows == "no" and not cleaned.get("why_not_told"):
            self.add_error("why_not_told", NOT_TOLD)

    def comes_from(self) -> str:
        """Return where it comes from."""
        return str(self.cleaned_data.get("source") or "")

    @property
    def asked(self) -> Asked:
        """Return what is asked for."""
        names = Asked.__dataclass_fields__.keys() & self.cleaned_data.keys()
        said = {name: self.cleaned_data[name] for name in names}
        knows = self.cleaned_data["family_knows"] != "no"
        knows = knows or by_the_family(self.comes_from())
        why = "" if knows else self.cleaned_data["why_not_told"]
        said |= {
            "source": self.comes_from(),
            "family_knows": knows,
            "why_not_told": why,
        }
        return Asked(**said)


class DeskForm(AboutForm):
    """At the desk: who asks, and for whom."""

    team = forms.ModelChoiceField(Team.objects.none(), label="Whose list?")
    source = forms.ChoiceField(
        label="Who asks?", choices=AT_THE_DESK, widget=forms.RadioSelect
    )
    referrer_name = _text("Name of whoever asks")
    referrer_organisation = _text("School or organisation")
    referrer_contact = _text(
        "How to tell them what came of it",
        200,
        help_text="Whoever refers is told. Telephone, or an address.",
    )
    others = (Source.COMMUNITY, Source.SCHOOL, Source.PROFESSIONAL)
    reveals: ClassVar = {
        **AboutForm.reveals,
        "referrer_organisation": ("source", others),
        "family_knows": ("source", others),
    }
    field_order = (
        "team", "source", "referrer_name", "referrer_organisation",
        "referrer_contact", "words", "child_name", "child_born_on", "carer_name",
        "how_to_reach", "family_knows", "why_not_told",
    )  # fmt: skip

    def __init__(self, *args, teams, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.initial.setdefault("team", teams.first())


class ReferForm(AboutForm):
    """To another team: which one, and what it is to know."""

    team = forms.ModelChoiceField(
        Team.objects.none(), label="Which team do you ask?", empty_label="Choose a team"
    )
    field_order = (
        "team", "words", "child_name", "child_born_on", "carer_name", "how_to_reach",
        "family_knows", "why_not_told",
    )  # fmt: skip

    def __init__(self, *args, teams, source, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams
        self.from_where = source

    def comes_from(self) -> str:
        """Return where it comes from: from a record here, a school, another agency."""
        return self.from_where


FOR_US, FOR_OTHERS = "us", "others"
FEWEST_DIGITS = 6
"""A local number without its code."""


class PublicForm(AboutForm):
    """Without signing in: for one's own family, or for another that one knows."""

    centre = forms.ModelChoiceField(
        Centre.objects.none(),
        label="Which children's centre is nearest to you?",
        empty_label="Choose a centre",
    )
    for_whom = forms.ChoiceField(
        label="Who needs help?",
        choices=[(FOR_US, "My family"), (FOR_OTHERS, "Another family that I know")],
        widget=forms.RadioSelect,
    )
    referrer_name = _text("Your name", required=True)
    referrer_contact = _text(
        "How can we reach you?",
        200,
        required=True,
        help_text="A telephone number or an e-mail address. Say if a time is not safe.",
    )
    reveals: ClassVar = {
        **AboutForm.reveals,
        "how_to_reach": ("for_whom", (FOR_OTHERS,)),
        "carer_name": ("for_whom", (FOR_OTHERS,)),
        "family_knows": ("for_whom", (FOR_OTHERS,)),
    }
    field_order = (
        "centre", "for_whom", "referrer_name", "referrer_contact", "words",
        "child_name", "child_born_on", "carer_name", "how_to_reach", "family_knows",
        "why_not_told",
    )  # fmt: skip

    def __init__(self, *args, centres, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        self.fields["child_name"].label = "Name of a child, if you want to say"

    def clean_referrer_contact(self) -> str:
        """Refuse what nobody could ring or write to."""
        reach: str = self.cleaned_data["referrer_contact"]
        if "@" not in reach and sum(map(str.isdigit, reach)) < FEWEST_DIGITS:
            raise forms.ValidationError(
                "Enter a telephone number or an e-mail address, so that we can reach you"
            )
        return reach

    def comes_from(self) -> str:
        """Return whether the family asks itself."""
        ours = self.cleaned_data.get("for_whom") == FOR_US
        return Source.ONLINE if ours else Source.COMMUNITY

    def _ask_whether_they_know(self, cleaned) -> None:
        if cleaned.get("for_whom"):
            super()._ask_whether_they_know(cleaned)

    def clean(self):
        """For one's own family, one's own name and number are those to use."""
        if self.cleaned_data.get("for_whom") == FOR_US:
            named = self.cleaned_data.get("referrer_name", "")
            reach = self.cleaned_data.get("referrer_contact", "")
            self.cleaned_data |= {"carer_name": named, "how_to_reach": reach}
        return super().clean()
