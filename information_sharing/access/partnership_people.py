"""What `access` answers about colleagues: whom one finds, and who keeps what."""

from information_sharing.access.colleagues import (
    can_change_place,
    can_keep_agency,
    can_read_registrations,
    can_record_registration,
    can_wear,
    check_can_change_place,
    check_can_keep_agency,
    check_can_read_registrations,
    check_can_record_registration,
    check_can_wear,
    named_teams,
    visible_colleagues,
)

__all__ = [
    "can_change_place",
    "can_keep_agency",
    "can_read_registrations",
    "can_record_registration",
    "can_wear",
    "check_can_change_place",
    "check_can_keep_agency",
    "check_can_read_registrations",
    "check_can_record_registration",
    "check_can_wear",
    "named_teams",
    "visible_colleagues",
]
