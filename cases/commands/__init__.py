"""Writes about the family and the work; each checks access again and is logged."""

from cases.commands.assessment import (
    complete_assessment,
    start_assessment,
    start_family_assessment,
    write_contribution,
)
from cases.commands.checklist import complete_checklist
from cases.commands.discarding import discard_assessment
from cases.commands.registration import register_family
from cases.commands.together import add_child_to_family_assessment

__all__ = [
    "add_child_to_family_assessment",
    "complete_assessment",
    "complete_checklist",
    "discard_assessment",
    "register_family",
    "start_assessment",
    "start_family_assessment",
    "write_contribution",
]
