"""Who may change a consent: somebody who knows all that is in it."""

from typing import TYPE_CHECKING

from information_sharing.access.doing import check_can_coordinate
from information_sharing.access.seeing import (
    Viewer,
    answers,
    visible_categories,
    visible_facts,
)
from information_sharing.categories import SENSITIVE
from information_sharing.exceptions import AccessDenied

if TYPE_CHECKING:
    from information_sharing.models import Consent


def check_can_change_consent(practitioner: Viewer, consent: "Consent") -> None:
    """Raise AccessDenied unless she coordinates and sees all that was agreed to.

    Whoever does not know a part of it would leave that part out unseen (R6).
    """
    check_can_coordinate(practitioner, consent.case)
    people = consent.people.all()
    hidden = len(people) - visible_facts(practitioner, people).count()
    unseen = SENSITIVE - visible_categories(practitioner, consent.case)
    if hidden or unseen & set(consent.categories):
        raise AccessDenied(
            "This consent covers more than is shared with you. "
            f"Ask {consent.case.recording_team} to change it."
        )


def can_change_consent(practitioner: Viewer, consent: "Consent") -> bool:
    """Return whether she coordinates and sees all that was agreed to."""
    return answers(check_can_change_consent, practitioner, consent)
