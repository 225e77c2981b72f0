"""Who leads, who stands in, who takes over, and what may be spent."""

from lead_professional.models.budget import Budget, LedgerEntry, Spend, SpendLimits
from lead_professional.models.cover import Cap, Deputy, Handover
from lead_professional.models.leading import Appointment, Nomination

__all__ = [
    "Appointment",
    "Budget",
    "Cap",
    "Deputy",
    "Handover",
    "LedgerEntry",
    "Nomination",
    "Spend",
    "SpendLimits",
]
