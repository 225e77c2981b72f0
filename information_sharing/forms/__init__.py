"""Shape and checks of what is typed on the sharing pages."""

from information_sharing.forms.advice import AnswerForm
from information_sharing.forms.consent import ConsentForm
from information_sharing.forms.questions import QUESTION_FORMS, DecideForm
from information_sharing.forms.withdrawal import WithdrawalForm

__all__ = [
    "QUESTION_FORMS",
    "AnswerForm",
    "ConsentForm",
    "DecideForm",
    "WithdrawalForm",
]
