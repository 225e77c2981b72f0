"""Consents: who may be asked, whom they cover, what a withdrawal shuts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner, Team
from agencies.queries import teams_with_families
from cases.models import Case, Person
from config.dates import short_date
from information_sharing import access, explaining
from information_sharing.categories import Category
from information_sharing.models import Consent, ConsentExclusion


@dataclass(frozen=True)
class Loss:
    """Who would lose sight of what, and what they would still see."""

    team: Team
    readers: tuple[Practitioner, ...]
    categories: tuple[Category, ...]
    keeps: tuple[Category, ...]


def people_of(*, viewer: Practitioner, case: Case) -> QuerySet[Person]:
    """Return the people of the family whom this viewer may see."""
    return access.visible_facts(viewer, Person.objects.filter(case=case))


def teams_beside(case: Case) -> QuerySet[Team]:
    """Return every team but the one that opened the case."""
    teams = teams_with_families().exclude(pk=case.recording_team_id)
    return teams.select_related("agency")


def consents_for(*, viewer: Practitioner, case: Case) -> QuerySet[Consent]:
    """Return every consent of the case to those who coordinate, else none."""
    if not access.can_coordinate(viewer, case):
        return Consent.objects.none()
    return _with_parts(Consent.objects.filter(case=case))


def consent_to_withdraw(*, viewer: Practitioner, case: Case, pk: UUID) -> Consent:
    """Return a consent that she may see: as coordinator, or as what her access rests on."""
    reasons = explaining.explain(viewer, case)
    hers = [r.grant.consent_id for r in reasons if r.grant.consent_id]
    known = consents_for(viewer=viewer, case=case).filter(pk=pk)
    return known.first() or get_object_or_404(
        _with_parts(Consent.objects.filter(case=case, pk__in=hers)), pk=pk
    )


def _with_parts(consents: QuerySet[Consent]) -> QuerySet[Consent]:
    return consents.select_related(
        "given_by", "recorded_by", "withdrawn_by"
    ).prefetch_related(
        "people", "teams__team", "teams__withdrawn_by", "exclusions__agency",
        "exclusions__team",
    )  # fmt: skip


def family_left_out(case: Case, team: Team, consent: Consent | None = None) -> bool:
    """Return whether the family said "not them" of this team or its agency.

    It counts while the consent that says so stands, and against every older consent
    for good: withdrawing it must not open what it had shut.
    """
    theirs = Q(team=team) | Q(agency=team.agency_id)
    counts = Q(consent__in=Consent.objects.in_force())
    if consent:
        counts |= Q(consent__recorded_at__gt=consent.recorded_at)
    said = ConsentExclusion.objects.filter(theirs, counts, consent__case=case)
    return said.exists()


def teams_left_out(case: Case) -> list[tuple[Team, date]]:
    """Return the teams that standing consents leave out, each with the day."""
    live = Consent.objects.in_force().filter(case=case)
    found = []
    for exclusion in ConsentExclusion.objects.filter(consent__in=live).select_related(
        "consent"
    ):
        named = Q(pk=exclusion.team_id) | Q(agency=exclusion.agency_id)
        day = exclusion.consent.given_on
        found += [(team, day) for team in Team.objects.filter(named)]
    return found


def why_not_covered(consent: Consent, team: Team, purpose_kind: str) -> str:
    """Return why this consent does not reach this team for this purpose, or ""."""
    named = {covered.team_id: covered for covered in consent.teams.all()}
    covering = named.get(team.pk)
    if not consent.stands:
        return _why_it_does_not_stand(consent)
    if covering is None:
        return f"It does not name {team}."
    if covering.withdrawn_at:
        return f"Withdrawn for {team} on {short_date(covering.withdrawn_at)}."
    if purpose_kind not in consent.purposes:
        return "It was given for another purpose."
    if family_left_out(consent.case, team, consent):
        return f"The family said: not {team}."
    return ""


def teams_still_covered(consent: Consent) -> QuerySet[Team]:
    """Return the teams for which a consent is not withdrawn; none when it all is."""
    if consent.withdrawn_at:
        return Team.objects.none()
    left = consent.teams.filter(withdrawn_at__isnull=True)
    return Team.objects.filter(pk__in=left.values("team"))


def _why_it_does_not_stand(consent: Consent) -> str:
    if consent.withdrawn_at:
        return f"Withdrawn on {short_date(consent.withdrawn_at)}."
    if consent.expires_on < timezone.localdate():
        return f"It ended on {short_date(consent.expires_on)}."
    return f"It starts on {short_date(consent.given_on)}."


def losses(
    consent: Consent, team: Team | None = None, *, unnamed: frozenset = frozenset()
) -> list[Loss]:
    """Return who loses sight of what when consent ends, for one team or for all.

    `unnamed` are the sensitive kinds that the reader of this may not know of.
    """
    reasons = explaining.who_can_see(consent.case)
    ended = [
        reason
        for reason in reasons
        if reason.grant.consent_id == consent.pk
        and team in (None, reason.grant.through_team)
    ]
    return [_without(_loss(reason, reasons, ended), unnamed) for reason in ended]


def _without(loss: Loss, unnamed: frozenset) -> Loss:
    return replace(
        loss,
        categories=tuple(c for c in loss.categories if c not in unnamed),
        keeps=tuple(c for c in loss.keeps if c not in unnamed),
    )


def _loss(reason, reasons: Iterable, ended: list) -> Loss:
    keeps = {
        category
        for other in reasons
        if other not in ended and _same_readers(other, reason)
        for category in other.categories
    }
    return Loss(
        team=reason.grant.through_team,
        readers=reason.readers,
        categories=tuple(c for c in reason.categories if c not in keeps),
        keeps=tuple(category for category in Category if category in keeps),
    )


def _same_readers(other, reason) -> bool:
    return bool(reason.readers) and set(reason.readers) <= set(other.readers)
