"""What two people talked about, a decision for a record, and one's own thoughts."""

from django import forms

from agencies.commands.supervision import Talk
from agencies.models import Practitioner, Supervision
from cases.forms.seen import SeenForm
from config.forms import DatePartsField, HouseForm, LongText

ONLY_TWO = "Only the two of you can read this, not even a manager or administrator."


class TalkForm(HouseForm):
    """A talk of two people."""

    colleague = forms.ModelChoiceField(
        Practitioner.objects.none(), label="With whom did you talk?"
    )
    part = forms.ChoiceField(
        label="Who was the supervisor?",
        choices=[("me", "I was"), ("colleague", "My colleague was")],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label="What kind of talk was it?",
        choices=Supervision.Kind,
        widget=forms.RadioSelect,
    )
    held_on = DatePartsField(label="On which day?", past=True)
    words = LongText(
        label="What did you talk about?",
        max_length=10000,
        rows=8,
        help_text=f"{ONLY_TWO} Write no names of families: what is decided about one "
        "goes into its record with “Copy a decision”.",
    )
    agreed = LongText(
        label="What did you agree?", required=False, max_length=5000, rows=4
    )
    next_on = DatePartsField(label="When do you talk again?", required=False)

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = colleagues

    @property
    def talk(self) -> Talk:
        """Return the talk."""
        names = ("kind", "held_on", "words", "agreed", "next_on")
        return Talk(**{name: self.cleaned_data[name] for name in names})


class DecisionForm(HouseForm):
    """What was decided about a family, for its record."""

    reference = forms.CharField(
        label="Reference of the family",
        max_length=12,
        help_text="Like TA-2K7-4M. You can write only where you write otherwise.",
    )
    words = LongText(
        label="What was decided, and why?",
        max_length=4000,
        rows=5,
        help_text="It stands in the family's chronology, in your name. They may read it.",
    )


class ReflectionForm(SeenForm):
    """One's own thoughts about one's practice; an older window does not undo a newer."""

    title = forms.CharField(label="Title", max_length=120)
    words = LongText(
        label="What do you think?",
        max_length=10000,
        rows=8,
        help_text="Only you can read this, and whom you choose below. Name no family.",
    )
    shared_with = forms.ModelChoiceField(
        Practitioner.objects.none(), label="Share it with one person", required=False
    )

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shared_with"].queryset = colleagues
        self.fields["shared_with"].empty_label = "Nobody"
