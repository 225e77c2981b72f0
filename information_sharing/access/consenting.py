"""Who may change a consent, or read its scan: who knows all that is in it."""

from typing import TYPE_CHECKING

from information_sharing.access.doing import check_can_coordinate
from information_sharing.access.seeing import (
    Viewer,
    answers,
    visible_categories,
    visible_facts,
)
from information_sharing.access.services import services_for
from information_sharing.categories import SENSITIVE
from information_sharing.exceptions import AccessDenied

if TYPE_CHECKING:
    from information_sharing.models import Consent


def check_can_change_consent(practitioner: Viewer, consent: "Consent") -> None:
    """Raise AccessDenied unless she coordinates and sees all that was agreed to.

    Whoever does not know a part of it would leave that part out unseen (R6).
    """
    check_can_coordinate(practitioner, consent.case)
    if _covers_more_than_she_sees(practitioner, consent):
        raise AccessDenied(
            "This consent covers more than is shared with you. "
            f"Ask {consent.case.recording_team} to change it."
        )


def check_can_read_scan(practitioner: Viewer, consent: "Consent") -> None:
    """Raise AccessDenied unless a scanned form tells her nothing that is kept from her.

    Nothing can be left out of a picture: names, kinds and services are all on it (R4).
    """
    check_can_coordinate(practitioner, consent.case)
    services = services_for(practitioner, consent.case)
    unnamed = any(services.hides(row.team) for row in consent.teams.all())
    if unnamed or _covers_more_than_she_sees(practitioner, consent):
        raise AccessDenied(
            "This form says more than is shared with you. "
            f"Ask {services.name(consent.case.recording_team)} about it."
        )


def can_read_scan(practitioner: Viewer, consent: "Consent") -> bool:
    """Return whether a scanned form tells her nothing that is kept from her."""
    return answers(check_can_read_scan, practitioner, consent)


def _covers_more_than_she_sees(practitioner: Viewer, consent: "Consent") -> bool:
    people = consent.people.all()
    hidden = len(people) - visible_facts(practitioner, people).count()
    unseen = SENSITIVE - visible_categories(practitioner, consent.case)
    unnamed = _unnamed_outside(practitioner, consent)
    return bool(hidden or unnamed or unseen & set(consent.categories))


def _unnamed_outside(practitioner: Viewer, consent: "Consent") -> bool:
    """A body's name can be a sensitive service, or say where they move (R12, R13)."""
    services = services_for(practitioner, consent.case)
    names = [body.name for body in consent.bodies.all()]
    return any(services.said(name) != name for name in names)


def can_change_consent(practitioner: Viewer, consent: "Consent") -> bool:
    """Return whether she coordinates and sees all that was agreed to."""
    return answers(check_can_change_consent, practitioner, consent)
