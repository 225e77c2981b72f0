"""What `access` answers about the partnership: people, services, agreements, bodies."""

from information_sharing.access import (
    partnership_bodies,
    partnership_leaving,
    partnership_people,
)
from information_sharing.access.agreeing import (
    SIGN,
    agencies_worked_for,
    can_answer_for,
    can_comment,
    can_draft,
    can_judge,
    can_read_comments,
    can_sign,
    check_can_answer_for,
    check_can_comment,
    check_can_draft,
    check_can_judge,
    check_can_read_comments,
    check_can_sign,
    drafted_by,
    signatories_of,
    speakers_of,
    visible_agreements,
)
from information_sharing.access.centre_life import (
    can_be_on_site,
    can_keep_centre,
    can_take_off_site,
    check_can_be_on_site,
    check_can_keep_centre,
    check_can_take_off_site,
)
from information_sharing.access.directory import (
    can_keep_services,
    check_can_keep_services,
)
from information_sharing.access.partnership_bodies import *  # noqa: F403
from information_sharing.access.partnership_leaving import *  # noqa: F403
from information_sharing.access.partnership_people import *  # noqa: F403

__all__ = [
    "SIGN",
    "agencies_worked_for",
    "can_answer_for",
    "can_be_on_site",
    "can_comment",
    "can_draft",
    "can_judge",
    "can_keep_centre",
    "can_keep_services",
    "can_read_comments",
    "can_sign",
    "can_take_off_site",
    "check_can_answer_for",
    "check_can_be_on_site",
    "check_can_comment",
    "check_can_draft",
    "check_can_judge",
    "check_can_keep_centre",
    "check_can_keep_services",
    "check_can_read_comments",
    "check_can_sign",
    "check_can_take_off_site",
    "drafted_by",
    "signatories_of",
    "speakers_of",
    "visible_agreements",
]

__all__ += partnership_bodies.__all__
__all__ += partnership_people.__all__
__all__ += partnership_leaving.__all__
