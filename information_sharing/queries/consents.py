"""Consents: who may be asked, whom they cover, which may be withdrawn."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from agencies.models import Practitioner, Team
from agencies.queries import teams_with_families
from cases.models import Case, Person
from config.dates import short_date
from config.plain_names import name_key
from information_sharing import access, explaining
from information_sharing.models import Consent, ConsentBody, ConsentExclusion
from information_sharing.recipients import body_left_out


def people_of(*, viewer: Practitioner, case: Case) -> QuerySet[Person]:
    """Return the people of the family whom this viewer may see."""
    return access.facts_of(viewer, Person, case)


def explainers(*, viewer: Practitioner, case: Case) -> QuerySet[Practitioner]:
    """Return who may have explained a consent: those who coordinate, and the viewer."""
    known = {
        reader.pk
        for reason in explaining.who_can_see(case)
        if reason.grant.kind in access.COORDINATING
        for reader in reason.readers
    }
    return Practitioner.objects.filter(pk__in={viewer.pk, *known})


def teams_beside(case: Case) -> QuerySet[Team]:
    """Return every team but the one that opened the case."""
    teams = teams_with_families().exclude(pk=case.recording_team_id)
    return teams.select_related("agency")


def consents_for(*, viewer: Practitioner, case: Case) -> QuerySet[Consent]:
    """Return the latest consent of each line to those who coordinate, else none."""
    return versions_for(viewer=viewer, case=case).filter(superseded_at__isnull=True)


def versions_for(*, viewer: Practitioner, case: Case) -> QuerySet[Consent]:
    """Return every consent of the case, replaced ones too, to those who coordinate."""
    if not access.can_coordinate(viewer, case):
        return Consent.objects.none()
    return _with_parts(Consent.objects.filter(case=case))


def consent_of(*, viewer: Practitioner, case: Case, pk: UUID) -> Consent:
    """Return one consent of the case, or raise Http404."""
    return get_object_or_404(versions_for(viewer=viewer, case=case), pk=pk)


def consent_to_withdraw(*, viewer: Practitioner, case: Case, pk: UUID) -> Consent:
    """Return a consent that she may see, as coordinator or as what her access rests on.

    Of a consent that was replaced meanwhile, the one that stands in its place.
    """
    reasons = explaining.explain(viewer, case)
    hers = [r.grant.consent.line for r in reasons if r.grant.consent]
    known = versions_for(viewer=viewer, case=case).filter(pk=pk).first()
    found = known or get_object_or_404(Consent, case=case, line__in=hers, pk=pk)
    latest = Consent.objects.filter(line=found.line, superseded_at__isnull=True)
    return _with_parts(latest).get()


def _with_parts(consents: QuerySet[Consent]) -> QuerySet[Consent]:
    return consents.select_related(
        "case__recording_team", "given_by", "recorded_by", "withdrawn_by",
        "explained_by",
    ).prefetch_related(
        "people", "teams__team", "teams__withdrawn_by", "bodies__withdrawn_by",
        "exclusions__agency", "exclusions__team", "narrowings__person", "narrowings__withdrawn_by",
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


def teams_left_out(
    case: Case, *, but: Consent | None = None
) -> list[tuple[Team, date]]:
    """Return the teams that standing consents leave out, each with the day.

    `but` is a consent about to be replaced: what it left out may be agreed to anew.
    """
    live = Consent.objects.in_force().filter(case=case)
    live = live.exclude(pk=but.pk) if but else live
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


def bodies_still_covered(consent: Consent) -> list[ConsentBody]:
    """Return the bodies outside for which a consent is not withdrawn."""
    if consent.withdrawn_at:
        return []
    return [body for body in consent.bodies.all() if body.withdrawn_at is None]


def bodies_to_take_back(*, viewer: Practitioner, consent: Consent) -> list[ConsentBody]:
    """Return those of them that this viewer may know: where consents are read (R4, R13)."""
    if not access.can_coordinate(viewer, consent.case):
        return []
    services = access.services_for(viewer, consent.case)
    bodies = bodies_still_covered(consent)
    return [body for body in bodies if services.said(body.name) == body.name]


def why_body_not_covered(consent: Consent, name: str, purpose_kind: str) -> str:
    """Return why this consent does not reach this body for this purpose, or "" (R6)."""
    named = {name_key(body.name): body for body in consent.bodies.all()}
    covering = named.get(name_key(name))
    if not consent.stands:
        return _why_it_does_not_stand(consent)
    if covering is None:
        return f"It does not name {name}."
    if covering.withdrawn_at:
        return f"Withdrawn for {name} on {short_date(covering.withdrawn_at)}."
    if purpose_kind not in consent.purposes:
        return "It was given for another purpose."
    if body_left_out(consent.case, name, consent):
        return f"The family said: not {name}."
    return ""


def _why_it_does_not_stand(consent: Consent) -> str:
    if consent.withdrawn_at:
        return f"Withdrawn on {short_date(consent.withdrawn_at)}."
    if consent.superseded_at:
        return f"Replaced by a later one on {short_date(consent.superseded_at)}."
    if consent.expires_on < timezone.localdate():
        return f"It ended on {short_date(consent.expires_on)}."
    return f"It starts on {short_date(consent.given_on)}."
