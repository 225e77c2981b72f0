"""Forms of the officer's desk and of the log."""

from django import forms

from config.forms import DatePartsField, HouseForm, LongText
from information_sharing.event_words import choices


class LogForm(HouseForm):
    """Which lines of the log to show; everything may be left empty."""

    person = forms.CharField(label="Person", max_length=100, required=False,
        help_text="User name, or first and last name")  # fmt: skip
    event = forms.ChoiceField(label="What happened", required=False)
    reference = forms.CharField(
        label="Reference",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    since = DatePartsField(label="From", required=False)
    until = DatePartsField(label="Until", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = [("", "Anything"), *choices()]


class ReadingForm(HouseForm):
    """What an officer thought of unusual reading, once she has asked."""

    is_concern = forms.ChoiceField(
        label="What did you find?",
        choices=[
            ("no", "There was a good reason"),
            ("yes", "It raises a concern that is followed up"),
        ],
        widget=forms.RadioSelect,
    )
    words = LongText(label="What you asked, and what you heard", rows=4)
