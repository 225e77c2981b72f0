"""Of what a team lost sight when a consent was withdrawn, narrowed or replaced."""

from information_sharing import agreements
from information_sharing.models import Consent, Narrowing, TellingTask
from information_sharing.queries.names import Names
from information_sharing.queries.previews import joined

A_PART = "a part"


def lost_by(task: TellingTask, names: Names) -> str:
    """Return the part of which the team lost sight, or "" where it was everything."""
    consent = task.consent
    if _taken_back(task):
        return ""
    narrowed = consent.narrowings.filter(withdrawn_at__lte=task.created_at)
    last = narrowed.order_by("withdrawn_at").last()
    if last:
        return _narrowed(last, names)
    return _changed(consent.replaces, consent, names) if consent.replaces else ""


def _taken_back(task: TellingTask) -> bool:
    """Return whether all of it was over for this team at that moment."""
    consent, at = task.consent, task.created_at
    place = consent.teams.filter(team=task.team).first()
    over = [consent.withdrawn_at, place.withdrawn_at if place else at]
    return any(when and when <= at for when in over)


def _narrowed(narrowing: Narrowing, names: Names) -> str:
    if narrowing.person:
        return _about([narrowing.person], names)
    return names.kinds([narrowing.category]) or A_PART


def _changed(earlier: Consent, later: Consent, names: Names) -> str:
    kept, still = set(later.categories), set(later.people.all())
    kinds = [kind for kind in agreements.kinds_left(earlier) if kind not in kept]
    people = [one for one in agreements.people_left(earlier) if one not in still]
    parts = [names.kinds(kinds) or A_PART] if kinds else []
    parts += [_about(people, names)] if people else []
    return joined(parts)


def _about(people, names: Names) -> str:
    return f"what is about {names.several(people)}"
