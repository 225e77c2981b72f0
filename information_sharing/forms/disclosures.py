"""How a document left, and to whom; why a second person does not countersign."""

from django import forms

from config.forms import HouseForm, LongText
from information_sharing.models import Disclosure


class SentForm(HouseForm):
    """Recorded when it is handed over, not before."""

    how = forms.ChoiceField(
        label="How does it go?", choices=Disclosure.How, widget=forms.RadioSelect
    )
    sent_to = forms.CharField(
        label="To whom exactly?",
        max_length=200,
        help_text="The person, and the address, e-mail address or telephone number.",
    )


class RefusalForm(HouseForm):
    """Why a second person does not countersign."""

    reason = LongText(
        label="Why do you not countersign?",
        rows=4,
        help_text="The person who decided reads this.",
    )
