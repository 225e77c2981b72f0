"""Which teams a family has said no to, carried from one of its records to another (R6).

Used where two records are joined: the safer of two answers counts in both, and goes on
counting if the records are parted again.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Case
from config.plain_names import name_key
from information_sharing.models import (
    Consent,
    ConsentBody,
    ConsentExclusion,
    ConsentTeam,
)

Refusal = tuple[str, UUID]
"""`agency_id` or `team_id`, and the key."""

TAKEN_BACK = "Taken back in the record that this one was joined with."


def refused_in(case: Case) -> set[Refusal]:
    """Return whom the family of this record has left out, or has taken sight from.

    A team that another consent of the same record names again counts as agreed.
    """
    last = Consent.objects.filter(case=case, superseded_at__isnull=True)
    left_out = ConsentExclusion.objects.filter(consent__in=last)
    named = ConsentTeam.objects.filter(consent__in=last)
    stands = named.filter(withdrawn_at=None, consent__withdrawn_at=None)
    taken_back = named.exclude(team__in=stands.values("team"))
    return _by_key(left_out.values_list("agency_id", "team_id")) | {
        ("team_id", team) for team in taken_back.values_list("team_id", flat=True)
    }


def _by_key(rows: Iterable) -> set[Refusal]:
    return {
        ("agency_id", agency) if agency else ("team_id", team) for agency, team in rows
    }


def standing_consents(case: Case) -> QuerySet[Consent]:
    """Return the consents of a record that something may rest on now or later."""
    return Consent.objects.filter(
        case=case, superseded_at__isnull=True, withdrawn_at__isnull=True
    )


def carry_over(*, refused: set[Refusal], to: Case) -> int:
    """Leave these agencies and teams out of every standing consent of a record.

    Return how many exclusions were added; they stand until the family agrees anew.
    """
    added = []
    for consent in standing_consents(to):
        known = _by_key(consent.exclusions.values_list("agency_id", "team_id"))
        added += [
            ConsentExclusion(consent=consent, **{name: key})
            for name, key in sorted(refused - known, key=str)
        ]
    return len(ConsentExclusion.objects.bulk_create(added))


def bodies_taken_back(case: Case) -> set[str]:
    """Return the names of the bodies outside that the family took its yes back from.

    As they are compared: see config.plain_names.
    """
    last = ConsentBody.objects.filter(
        consent__case=case, consent__superseded_at__isnull=True
    )
    stands = last.filter(withdrawn_at=None, consent__withdrawn_at=None)
    return _keys(last) - _keys(stands)


def _keys(bodies: QuerySet[ConsentBody]) -> set[str]:
    return {name_key(name) for name in bodies.values_list("name", flat=True)}


def carry_bodies_over(*, names: set[str], to: Case, by: Practitioner) -> int:
    """Take these bodies out of every standing consent of a record; return how many."""
    standing = ConsentBody.objects.filter(
        consent__in=standing_consents(to), withdrawn_at__isnull=True
    )
    theirs = [body.pk for body in standing if name_key(body.name) in names]
    return standing.filter(pk__in=theirs).update(
        withdrawn_at=timezone.now(), withdrawn_by=by, withdrawal_reason=TAKEN_BACK
    )
