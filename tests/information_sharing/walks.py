"""Agreements and walks for tests of consent and decisions."""

import datetime
from dataclasses import replace

from django.utils import timezone

from information_sharing.agreements import Agreement
from information_sharing.eight_questions import NO, YES, Walk, walk_by_consent
from information_sharing.models import Consent

PATHS = {
    "consent": {1: YES, 2: YES, 3: YES, 4: YES, 7: YES},
    "duty": {1: YES, 2: YES, 3: YES, 4: NO, 5: YES, 7: YES},
    "public interest": {1: YES, 2: YES, 3: YES, 4: NO, 5: NO, 6: YES, 7: YES},
    "not confidential": {1: YES, 2: YES, 3: NO, 7: YES},
    "without names": {1: YES, 2: NO},
    "no purpose": {1: NO},
    "not in the public interest": {1: YES, 2: YES, 3: YES, 4: NO, 5: NO, 6: NO},
    "not the right way": {1: YES, 2: YES, 3: YES, 4: YES, 7: NO},
}
UNSIGNED = "They are about to sign one."


def in_days(number):
    """Return the day so many days from now."""
    return timezone.localdate() + datetime.timedelta(days=number)


def agreement(family, *teams, **changes):
    """Return what the mother agrees to, for herself and the child."""
    said = Agreement(
        given_by=family.mother,
        capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
        people=(family.child, family.mother),
        categories=("HEALTH", "DEVELOPMENT"),
        teams=teams,
        purposes=(Consent.Purpose.PLAN,),
        method=Consent.Method.SIGNED,
        given_on=in_days(0),
        expires_on=in_days(365),
    )
    return replace(said, **changes)


def walk(family, team, path="consent", **changes):
    """Return a walk along a named path, complete unless `changes` say otherwise."""
    answers = {
        str(number): {"answer": answer, "reason": f"Reason {number}"}
        for number, answer in PATHS[path].items()
    }
    whole = Walk(
        team=team,
        purpose="To plan speech support.",
        answers=answers,
        people=(family.child,),
        categories=("HEALTH",),
        ends_on=in_days(30),
        no_protocol_reason=UNSIGNED,
    )
    return replace(whole, **changes)


def walk_on(consent, family, team, **changes):
    """Return a straight walk by consent."""
    whole = walk_by_consent(
        team=team,
        purpose="To plan speech support.",
        consent=consent,
        people=(family.child, family.mother),
        categories=("HEALTH", "DEVELOPMENT"),
        ends_on=in_days(30),
        no_protocol_reason=UNSIGNED,
    )
    return replace(whole, **changes)
