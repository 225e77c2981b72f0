"""Every change to what is shared."""

from information_sharing.commands.advice import answer_advice, ask_advice, write_advice
from information_sharing.commands.consent_life import (
    add_evidence,
    record_objection,
    review_consent,
    settle_objection,
)
from information_sharing.commands.consents import change_consent, record_consent
from information_sharing.commands.decisions import (
    countersign,
    decide,
    refuse_countersignature,
)
from information_sharing.commands.disclosures import make_disclosure, record_sent
from information_sharing.commands.notices import mark_seen, tell
from information_sharing.commands.tellings import tell_team
from information_sharing.commands.withdrawals import narrow_consent, withdraw_consent

__all__ = [
    "add_evidence",
    "answer_advice",
    "ask_advice",
    "change_consent",
    "countersign",
    "decide",
    "make_disclosure",
    "mark_seen",
    "narrow_consent",
    "record_consent",
    "record_objection",
    "record_sent",
    "refuse_countersignature",
    "review_consent",
    "settle_objection",
    "tell",
    "tell_team",
    "withdraw_consent",
    "write_advice",
]
