"""Putting a difficulty to a body, answering it, and passing it on."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from agencies.forms.bodies import NO_FAMILY
from agencies.models import Body
from config.forms import DatePartsField, HouseForm, LongText

USUAL = timedelta(weeks=2)


class EscalationForm(HouseForm):
    """To whom, what, what was tried, and by when an answer is owed."""

    from_body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Who raises it?",
        required=False,
        empty_label="I do, from my own work",
    )
    to_body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Who should answer?",
        empty_label="Choose a board or group",
    )
    words = LongText(
        label="What is the difficulty?",
        rows=5,
        max_length=4000,
        help_text="Say what happens again and again, and what it means for children. "
        f"{NO_FAMILY} Ask about one family through its own record.",
    )
    tried = LongText(
        label="What was tried already?", rows=3, max_length=4000, required=False
    )
    answer_by = DatePartsField(
        label="An answer is owed by", min_date=timezone.localdate
    )

    def __init__(self, *args, mine, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["from_body"].queryset = mine
        self.fields["to_body"].queryset = bodies
        self.initial.setdefault("answer_by", timezone.localdate() + USUAL)


class AnswerForm(HouseForm):
    """What a body answers."""

    answer = LongText(
        label="What does the body answer?", rows=5, max_length=4000, help_text=NO_FAMILY
    )


class PassOnForm(HouseForm):
    """To which other body, with which words, by when."""

    to_body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Who can answer it?",
        empty_label="Choose a board or group",
    )
    words = LongText(
        label="What you tried, and why you pass it on",
        rows=4,
        max_length=4000,
        help_text=NO_FAMILY,
    )
    answer_by = DatePartsField(
        label="An answer is owed by", min_date=timezone.localdate
    )

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_body"].queryset = bodies
        self.initial.setdefault("answer_by", timezone.localdate() + USUAL)
