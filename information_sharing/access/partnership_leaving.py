"""What `access` answers about leaving, and about accounts of those to come."""

from information_sharing.access.inviting_accounts import (
    agencies_invited_for,
    can_invite_to,
    check_can_invite_to,
)
from information_sharing.access.leaving import (
    answers_for_leaver,
    can_end_well,
    can_move_into,
    can_pass_on,
    can_see_leavings,
    check_can_end_well,
    check_can_move_into,
    check_can_pass_on,
    check_can_see_leavings,
    places_that_may_end,
    teams_answered_for,
    teams_moved_into,
    visible_leavings,
)

__all__ = [
    "agencies_invited_for",
    "answers_for_leaver",
    "can_end_well",
    "can_invite_to",
    "can_move_into",
    "can_pass_on",
    "can_see_leavings",
    "check_can_end_well",
    "check_can_invite_to",
    "check_can_move_into",
    "check_can_pass_on",
    "check_can_see_leavings",
    "places_that_may_end",
    "teams_answered_for",
    "teams_moved_into",
    "visible_leavings",
]
