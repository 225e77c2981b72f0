"""Every change to what is shared."""

from information_sharing.commands.advice import answer_advice, ask_advice
from information_sharing.commands.consents import record_consent, withdraw_consent
from information_sharing.commands.decisions import countersign, decide
from information_sharing.commands.notices import mark_seen, tell

__all__ = [
    "answer_advice",
    "ask_advice",
    "countersign",
    "decide",
    "mark_seen",
    "record_consent",
    "tell",
    "withdraw_consent",
]
