"""Asking somebody to lead and the answer, standing in, handing over, spending."""

from lead_professional.commands.answering import (
    accept,
    decline,
    stop_leading,
    take_back,
)
from lead_professional.commands.budgets import (
    change_limits,
    open_budget,
    reverse_entry,
)
from lead_professional.commands.chasing import chase
from lead_professional.commands.covering import Days, end_deputy, name_deputy
from lead_professional.commands.escalating import escalate_unanswered
from lead_professional.commands.handing_over import Note, hand_over, tell_family
from lead_professional.commands.nominating import Wishes, nominate
from lead_professional.commands.weighing import change_caps, weigh

__all__ = [
    "Days",
    "Note",
    "Wishes",
    "accept",
    "change_caps",
    "change_limits",
    "chase",
    "decline",
    "end_deputy",
    "escalate_unanswered",
    "hand_over",
    "name_deputy",
    "nominate",
    "open_budget",
    "reverse_entry",
    "stop_leading",
    "take_back",
    "tell_family",
    "weigh",
]
