"""Shape and checks of what is typed on the sharing pages."""

from information_sharing.forms.advice import AnswerForm
from information_sharing.forms.consent import ConsentForm
from information_sharing.forms.decide import DecideForm
from information_sharing.forms.questions import (
    ConfidentialForm,
    CoveredForm,
    DutyForm,
    IdentifiesForm,
    PublicInterestForm,
    PurposeForm,
    QuestionForm,
)
from information_sharing.forms.right_way import RightWayForm
from information_sharing.forms.withdrawal import WithdrawalForm

QUESTION_FORMS: dict[int, type[QuestionForm]] = {
    form.number: form
    for form in (
        PurposeForm,
        IdentifiesForm,
        ConfidentialForm,
        CoveredForm,
        DutyForm,
        PublicInterestForm,
        RightWayForm,
    )
}

__all__ = [
    "QUESTION_FORMS",
    "AnswerForm",
    "ConsentForm",
    "DecideForm",
    "WithdrawalForm",
]
