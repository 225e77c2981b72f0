"""Who else is writing here now, and who has just saved (issue 4, point 13)."""

from datetime import timedelta

from django.utils import timezone

from agencies.models import Practitioner
from cases.models import Assessment, Case, Contribution, Draft
from information_sharing import access

JUST_NOW = timedelta(minutes=15)


def writing_here(
    *, viewer: Practitioner, assessment: Assessment, element: str, path: str
) -> list[str]:
    """Return the names of others with a draft here, or who saved here a moment ago."""
    since = timezone.now() - JUST_NOW
    drafts = Draft.objects.filter(
        case=assessment.case, path=path, saved_at__gte=since
    ).select_related("author")
    texts = Contribution.objects.filter(assessment=assessment, element=element)
    saved = access.visible_facts(viewer, texts).filter(written_at__gte=since)
    people = [draft.author for draft in drafts]
    people += [text.written_by for text in saved.select_related("written_by")]
    return _names(viewer, assessment.case, people)


def _names(viewer: Practitioner, case: Case, people: list[Practitioner]) -> list[str]:
    others = {person.pk: person for person in people if person.pk != viewer.pk}
    services = access.services_for(viewer, case)
    return sorted(services.name(person) for person in others.values())
