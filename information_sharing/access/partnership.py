"""What `access` answers about the partnership: people, services, agreements, bodies."""

from information_sharing.access.centre_life import (
    can_be_on_site,
    can_keep_centre,
    can_take_off_site,
    check_can_be_on_site,
    check_can_keep_centre,
    check_can_take_off_site,
)

__all__ = [
    "can_be_on_site",
    "can_keep_centre",
    "can_take_off_site",
    "check_can_be_on_site",
    "check_can_keep_centre",
    "check_can_take_off_site",
]
