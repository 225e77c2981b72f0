"""The annual conversation: what the authority writes, and what the centre answers."""

from django import forms

from config.forms import DatePartsField, HouseForm, LongText


class ChallengeForm(HouseForm):
    """When it was held, who was there, what was asked, what help is offered."""

    held_on = DatePartsField(
        label="Day of the conversation", help_text="For example, 20 10 2026", past=True
    )
    present = LongText(label="Who took part", rows=3, max_length=2000)
    challenge = LongText(
        label="What you ask the centre",
        help_text="Questions on what was submitted: what surprises, what is missing, "
        "what you see otherwise",
    )
    support = LongText(
        label="What the authority offers", required=False, rows=4, max_length=5000
    )
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)


class AnswerForm(HouseForm):
    """What the centre says to it."""

    answer = LongText(label="What the centre answers")
    revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)


class TargetForm(HouseForm):
    """One thing to reach by a day."""

    words = forms.CharField(label="What is to be reached", max_length=300)
    indicator = forms.ChoiceField(
        label="Figure by which you will know",
        required=False,
        help_text="Leave it open if no figure shows it",
    )
    value = forms.DecimalField(
        label="Value to reach",
        required=False,
        max_digits=9,
        decimal_places=2,
        help_text="Leave it open if there is no figure",
    )
    by_on = DatePartsField(label="By when", help_text="For example, 31 3 2027")

    def __init__(self, *args, figures, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(each.code, each.label) for each in figures]
        self.fields["indicator"].choices = [("", "No figure"), *named]

    def clean(self):
        if self.cleaned_data.get("value") is not None and not self.cleaned_data.get(
            "indicator"
        ):
            self.add_error("indicator", "Select the figure that should reach the value")


TAKE_OUT = "OUT"


class ChangedTargetForm(TargetForm):
    """The same target in other words, or none in its place; always with the reason."""

    what = forms.ChoiceField(
        label="What do you want to do?",
        choices=[("CHANGE", "Change it"), (TAKE_OUT, "Take it out")],
        widget=forms.RadioSelect,
        initial="CHANGE",
    )
    reason = forms.CharField(
        label="Why",
        max_length=300,
        help_text="Both sides read the reason beside what stood here before.",
    )
    field_order = ("what", "words", "indicator", "value", "by_on", "reason")

    def clean(self):
        """Ask for no words of a target that is taken out."""
        super().clean()
        if self.takes_out:
            for name in self.fields.keys() - {"what", "reason"}:
                self.errors.pop(name, None)

    @property
    def takes_out(self) -> bool:
        """Return whether nothing is to stand in its place."""
        return self.cleaned_data.get("what") == TAKE_OUT

    @property
    def said(self) -> dict:
        """Return the target as it is to stand from now on."""
        names = ("words", "indicator", "value", "by_on")
        return {name: self.cleaned_data[name] for name in names}


class SignForm(HouseForm):
    """A signature: the page above it says what is signed."""

    read = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label="I have read the challenge, the answer and the targets, and agree to them"
    )
