"""What `access` answers about questions to colleagues, referrals and panels."""

from information_sharing.access.asking import (
    can_answer_colleague,
    can_end_question,
    check_can_answer_colleague,
    check_can_end_question,
    colleagues_of,
    reached_through,
)
from information_sharing.access.panels import (
    can_decide,
    can_set_up,
    check_can_decide,
    check_can_set_up,
    panels_of,
    sits_on,
    who_hears,
)
from information_sharing.access.referring import (
    can_hold,
    can_promise,
    can_work_on,
    check_can_hold,
    check_can_promise,
    check_can_work_on,
    referrals_held,
)

__all__ = [
    "can_answer_colleague",
    "can_decide",
    "can_end_question",
    "can_hold",
    "can_promise",
    "can_set_up",
    "can_work_on",
    "check_can_answer_colleague",
    "check_can_decide",
    "check_can_end_question",
    "check_can_hold",
    "check_can_promise",
    "check_can_set_up",
    "check_can_work_on",
    "colleagues_of",
    "panels_of",
    "reached_through",
    "referrals_held",
    "sits_on",
    "who_hears",
]
