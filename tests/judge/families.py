"""What a family of a drawn world agreed to, line by line, in the order it was said."""

import datetime

from django.utils import timezone

from information_sharing.models import (
    Consent,
    ConsentExclusion,
    ConsentTeam,
    Narrowing,
)
from tests.judge.cast import Cast


def write_consents(cast: Cast, number: int, story) -> list:
    """Record a story's consents in order; each replaces the last of its line."""
    heads, consents = {}, []
    for position, drawn in enumerate(story.consents):
        later = [other.line for other in story.consents[position + 1 :]]
        replaced = drawn.replaced
        if replaced is None:
            replaced = drawn.line in later
        before = heads.get(drawn.line)
        consent = _consent(cast, number, drawn, replaces=before, replaced=replaced)
        heads[drawn.line] = consent
        consents.append(consent)
    return consents


def _consent(cast: Cast, number: int, drawn, *, replaces, replaced: bool) -> Consent:
    home, today = cast.households[number], timezone.localdate()
    consent = Consent(
        case=home.case,
        replaces=replaces,
        given_by=home.mother,
        capacity=Consent.Capacity.PARENTAL_RESPONSIBILITY,
        categories=sorted(drawn.categories),
        purposes=["PLAN"],
        method=Consent.Method.SIGNED,
        told_refusal_is_fine=True,
        given_on=today + datetime.timedelta(days=drawn.given),
        expires_on=today + datetime.timedelta(days=max(drawn.expires, drawn.given)),
        recorded_by=cast.clerk,
        **_by(cast, "withdrawn", done=drawn.withdrawn),
        **_by(cast, "superseded", done=replaced),
    )
    if replaces:
        consent.line = replaces.line
    consent.save()
    consent.people.set(cast.people(number, drawn.people))
    _teams(cast, consent, drawn)
    _narrowings(cast, number, consent, drawn)
    return consent


def _teams(cast: Cast, consent: Consent, drawn) -> None:
    ConsentTeam.objects.bulk_create(
        ConsentTeam(
            consent=consent,
            team=cast.teams[team],
            **_by(cast, "withdrawn", done=withdrawn),
        )
        for team, withdrawn in drawn.teams.items()
    )
    if drawn.exclude_team is not None:
        team = cast.teams[drawn.exclude_team]
        ConsentExclusion.objects.create(consent=consent, team=team)
    if drawn.exclude_agency is not None:
        agency = cast.agencies[drawn.exclude_agency]
        ConsentExclusion.objects.create(consent=consent, agency=agency)


def _narrowings(cast: Cast, number: int, consent: Consent, drawn) -> None:
    by = {"consent": consent, "withdrawn_by": cast.clerk}
    if drawn.not_category is not None:
        Narrowing.objects.create(category=drawn.not_category, **by)
    if drawn.not_person is not None:
        [person] = cast.people(number, {drawn.not_person})
        Narrowing.objects.create(person=person, **by)


def _by(cast: Cast, stem: str, *, done: bool) -> dict:
    if not done:
        return {}
    return {f"{stem}_at": timezone.now(), f"{stem}_by": cast.clerk}
