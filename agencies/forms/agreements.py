"""Writing, commenting on, signing and moving an agreement."""

from typing import ClassVar

from django import forms
from django.utils import timezone

from agencies.commands.drafting import Heads, Party
from agencies.models import Agency, Agreement, AgreementParty, Centre
from cases.outcomes import Outcome
from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.forms.parts import ordinary, sensitive, tick_boxes
from information_sharing.models import Consent

NO_FAMILY = "Everybody of the partnership can read this: name no family."
PURPOSE = Agreement.Tier.PURPOSE


class HeadsForm(HouseForm):
    """What stands above the text."""

    title = forms.CharField(max_length=120, help_text=NO_FAMILY)
    centre = forms.ModelChoiceField(
        Centre.objects.none(), required=False, empty_label="All centres"
    )
    purposes = tick_boxes(
        "For which purposes?", choices=Consent.Purpose.choices, required=False
    )
    categories = tick_boxes(
        "For which kinds of information?", choices=ordinary(), required=False
    )
    sensitive = tick_boxes(
        "Sensitive information, only if the purpose needs it",
        choices=sensitive(),
        required=False,
    )
    review_on = DatePartsField(
        label="When do you look at it again?",
        future=True,
        help_text="Those who sign are told a month before.",
    )
    ends_on = DatePartsField(
        label="Last day",
        required=False,
        future=True,
        help_text="Leave it empty if it holds until somebody ends it.",
    )

    def __init__(self, *args, centres, tier, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["centre"].queryset = centres
        if tier != PURPOSE:
            for name in ("purposes", "categories", "sensitive"):
                del self.fields[name]

    @property
    def heads(self) -> Heads:
        """Return what was said."""
        data = self.cleaned_data
        kinds = (*data.get("categories", ()), *data.get("sensitive", ()))
        return Heads(
            title=data["title"],
            centre=data["centre"],
            review_on=data["review_on"],
            ends_on=data["ends_on"],
            purposes=tuple(data.get("purposes", ())),
            categories=kinds,
        )


class SectionForm(HouseForm):
    """The words of one section."""

    words = LongText(label="Words", required=False, rows=12, max_length=20_000)
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, section, hint="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = section.title
        self.fields["words"].help_text = f"{hint} {NO_FAMILY}".strip()

    def clean_seen(self):
        """Return the moment to the last microsecond, as the page had it."""
        return self.cleaned_data["seen"]


class PartyForm(HouseForm):
    """An agency that is to sign, and what it puts in."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Which agency?")
    part = forms.CharField(
        label="Its part in this",
        max_length=120,
        required=False,
        help_text="Such as “gives the service”, or “decides why information is used”.",
    )
    pounds = forms.DecimalField(
        label="Pounds a year",
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        help_text="What it puts into a pooled budget, if anything.",
    )
    in_kind = forms.CharField(
        label="What it gives in kind",
        max_length=200,
        required=False,
        help_text="Such as a room, or hours of staff.",
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies

    @property
    def party(self) -> Party:
        """Return what was said."""
        return Party(**self.cleaned_data)


class AimForm(HouseForm):
    """A shared aim."""

    words = forms.CharField(label="The aim", max_length=300, help_text=NO_FAMILY)
    outcome = forms.ChoiceField(
        label="Which outcome does it serve most?",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
    )


class CommentForm(HouseForm):
    """What one's agency makes of a draft."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="For which agency?")
    words = LongText(
        label="What do you make of it?", rows=4, max_length=4000, help_text=NO_FAMILY
    )

    def __init__(self, *args, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].initial = agencies.first()


class CommentAnswerForm(HouseForm):
    """What was made of a comment."""

    answer = LongText(
        label="What did you make of it?",
        rows=4,
        max_length=4000,
        help_text="Say also if you change nothing, and why. " + NO_FAMILY,
    )


class SignatureForm(HouseForm):
    """Signed, or not, for one agency."""

    answer = forms.ChoiceField(
        label="Does your agency sign?",
        choices=[
            (AgreementParty.Answer.SIGNED, "Yes, we sign"),
            (AgreementParty.Answer.DECLINED, "No, we do not sign this"),
        ],
        widget=forms.RadioSelect,
    )
    signed_as = forms.CharField(
        label="Your name and office, as it should stand under the agreement",
        max_length=120,
    )
    words = LongText(
        label="Words beside the signature",
        rows=4,
        max_length=4000,
        required=False,
        help_text="If you do not sign, say why: it helps the others to change it. "
        + NO_FAMILY,
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)


class MoveForm(HouseForm):
    """Where the agreement goes from here."""

    to = forms.ChoiceField(label="What happens next?", widget=forms.RadioSelect)
    starts_on = DatePartsField(
        label="In force from", future=True, required=False, help_text="Today or later."
    )
    why = LongText(
        label="Why does it end?",
        rows=3,
        max_length=4000,
        required=False,
        help_text=NO_FAMILY,
    )
    reveals: ClassVar = {"starts_on": ("to", ("IN_FORCE",)), "why": ("to", ("ENDED",))}

    def __init__(self, *args, steps, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = steps
        self.fields["starts_on"].initial = timezone.localdate()

    def clean(self):
        """Ask for the day and the reason where they are needed."""
        data = super().clean()
        asks_day = data.get("to") == "IN_FORCE" and "starts_on" not in self.errors
        if asks_day and not data.get("starts_on"):
            self.add_error("starts_on", "Enter the day from which it holds")
        if data.get("to") == "ENDED" and not data.get("why"):
            self.add_error("why", "Write why it ends")
        return data
