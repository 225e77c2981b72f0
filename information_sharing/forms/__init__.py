"""Shape and checks of what is typed on the sharing pages."""

from information_sharing.forms.advice import AnswerForm, MessageForm
from information_sharing.forms.consent import ChangeConsentForm, ConsentForm
from information_sharing.forms.consent_life import (
    ConsentReviewForm,
    EvidenceForm,
    ObjectionForm,
    SettleForm,
    TellingForm,
)
from information_sharing.forms.decide import DecideForm
from information_sharing.forms.disclosures import RefusalForm, SentForm
from information_sharing.forms.purpose import PurposeForm
from information_sharing.forms.questions import (
    ConfidentialForm,
    CoveredForm,
    DutyForm,
    IdentifiesForm,
    PublicInterestForm,
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
    "ChangeConsentForm",
    "ConsentForm",
    "ConsentReviewForm",
    "DecideForm",
    "EvidenceForm",
    "MessageForm",
    "ObjectionForm",
    "RefusalForm",
    "SentForm",
    "SettleForm",
    "TellingForm",
    "WithdrawalForm",
]
