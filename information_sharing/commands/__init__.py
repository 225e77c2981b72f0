"""Every change to what is shared."""

from information_sharing.commands.advice import answer_advice, ask_advice
from information_sharing.commands.consents import record_consent, withdraw_consent
from information_sharing.commands.decisions import countersign, decide

__all__ = [
    "answer_advice",
    "ask_advice",
    "countersign",
    "decide",
    "record_consent",
    "withdraw_consent",
]
