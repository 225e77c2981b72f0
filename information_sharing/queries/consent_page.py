"""Everything about one consent, for those who coordinate."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case
from information_sharing import access, explaining
from information_sharing.models import (
    Consent,
    ConsentReview,
    Evidence,
    Narrowing,
    TellingTask,
    Understanding,
)
from information_sharing.queries.consent_words import rows_of_consent
from information_sharing.queries.names import Names
from information_sharing.queries.objections import ObjectionLine, objections_to
from information_sharing.queries.previews import joined
from information_sharing.queries.sharing import status_of


@dataclass(frozen=True)
class Resting:
    """Somebody who sees something by this consent now."""

    who: str
    what: str
    people: str


@dataclass(frozen=True)
class Narrowed:
    """What was taken back, and in whose words."""

    what: str
    narrowing: Narrowing


@dataclass(frozen=True)
class ConsentPage:
    """All that the page of a consent shows."""

    consent: Consent
    giver: str
    status: str
    rows: tuple[tuple[str, str], ...]
    narrowed: tuple[Narrowed, ...]
    withdrawn_for: tuple
    understandings: tuple[tuple[str, Understanding], ...]
    objections: tuple[ObjectionLine, ...]
    evidence: tuple[Evidence, ...]
    reviews: tuple[ConsentReview, ...]
    line: tuple[tuple[Consent, str], ...]
    resting: tuple[Resting, ...]
    telling: tuple[TellingTask, ...]
    is_latest: bool
    can_change: bool
    can_read_scans: bool
    may_object: bool


def consent_page(*, viewer: Practitioner, consent: Consent) -> ConsentPage:
    """Return everything about one consent."""
    access.check_can_coordinate(viewer, consent.case)
    names = Names(viewer=viewer, case=consent.case)
    line = Consent.objects.filter(case=consent.case, line=consent.line)
    latest = consent.superseded_at is None
    open_still = latest and consent.withdrawn_at is None and consent.case.is_open
    return ConsentPage(
        consent=consent,
        giver=names.one(consent.given_by),
        status=status_of(consent),
        rows=tuple(rows_of_consent(consent, names)),
        withdrawn_for=tuple(row for row in consent.named if row.withdrawn_at),
        line=tuple((version, status_of(version)) for version in _versions(line)),
        resting=tuple(_resting(consent, names)),
        is_latest=latest,
        can_change=open_still and access.can_change_consent(viewer, consent),
        can_read_scans=access.can_read_scan(viewer, consent),
        may_object=open_still,
        objections=tuple(objections_to(viewer=viewer, consent=consent, names=names)),
        **_beside(consent, names),
    )


def _versions(line: QuerySet[Consent]) -> QuerySet[Consent]:
    return line.select_related("recorded_by").prefetch_related("teams", "bodies")


def _beside(consent: Consent, names: Names) -> dict:
    said = consent.understandings.select_related("person", "recorded_by")
    reviews = ConsentReview.objects.filter(consent__line=consent.line)
    scans = Evidence.objects.filter(consent=consent).defer("content")
    tasks = TellingTask.objects.filter(consent__line=consent.line)
    return {
        "narrowed": tuple(_narrowed(consent, names)),
        "understandings": tuple((names.one(one.person), one) for one in said),
        "reviews": tuple(reviews.select_related("reviewed_by")),
        "evidence": tuple(scans.select_related("added_by")),
        "telling": tuple(tasks.select_related("team").filter(told_at__isnull=True)),
    }


def _narrowed(consent: Consent, names: Names):
    for narrowing in consent.narrowings.all():
        if narrowing.person:
            yield Narrowed(f"nothing about {names.one(narrowing.person)}", narrowing)
        else:
            kind = names.kinds([narrowing.category])
            yield Narrowed(kind or "a kind not shared with you", narrowing)


def _resting(consent: Consent, names: Names):
    for reason in explaining.who_can_see(consent.case):
        ours = reason.grant.consent
        if ours and ours.line == consent.line:
            readers = joined(str(reader) for reader in reason.readers)
            team = str(reason.grant.through_team)
            yield Resting(
                who=f"{team}: {readers}" if readers else team,
                what=names.kinds(reason.categories),
                people=names.several(reason.people),
            )


def evidence_of(*, viewer: Practitioner, case: Case, pk: UUID) -> Evidence:
    """Return a scanned form of this case, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    scans = Evidence.objects.select_related("consent__case")
    found = get_object_or_404(scans, consent__case=case, pk=pk)
    access.check_can_read_scan(viewer, found.consent)
    return found
