"""What somebody says of her own work, and under which of her hats she works."""

from dataclasses import dataclass

from django.db import transaction

from agencies.models import Practitioner, Profile, TeamMembership
from information_sharing import access, audit


@dataclass(frozen=True)
class OwnWords:
    """What somebody says of her work: one field for each heading."""

    what_i_do: str
    how_i_work: str
    what_i_cannot_do: str
    what_i_value: str
    expertise: str
    skills: list[str]
    languages: list[str]


@transaction.atomic
def change_profile(*, words: OwnWords, by: Practitioner) -> Profile:
    """Keep what she says of her work; nobody says it for somebody else (P16)."""
    said = {**vars(words), "changed_by": by}
    profile, _ = Profile.objects.update_or_create(practitioner=by, defaults=said)
    audit.record(audit.AgencyEvent.PROFILE_CHANGED, by=by, target=profile.pk)
    return profile


@transaction.atomic
def wear_hat(*, place: TeamMembership, by: Practitioner) -> TeamMembership:
    """Go on under another of her own places. It opens nothing and shuts nothing."""
    access.check_can_wear(by, place)
    details = {"team": str(place.team_id)}
    audit.record(audit.AgencyEvent.HAT_CHANGED, by=by, target=place.pk, details=details)
    return place
