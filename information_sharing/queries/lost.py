"""Of what a team lost sight when a consent was withdrawn, narrowed or replaced."""

from cases.models import Person
from information_sharing import agreements
from information_sharing.categories import Category
from information_sharing.models import (
    Consent,
    Grant,
    Narrowing,
    PractitionerCasePermission,
    TeamCasePermission,
    TellingTask,
)
from information_sharing.queries.names import Names
from information_sharing.queries.previews import joined

A_PART = "a part"


def lost_by(task: TellingTask, names: Names) -> str:
    """Return the part of which the team lost sight, or "" where it was everything."""
    consent = task.consent
    if _taken_back(task):
        return ""
    last = _last_narrowing(task)
    if last:
        return _narrowed(last, names)
    return _changed(consent.replaces, consent, names) if consent.replaces else ""


def kinds_lost(task: TellingTask, names: Names) -> str:
    """Return the kinds to name to the team: of what was taken back, what it had seen.

    What the family agreed to and was never shared with this team is not told to it.
    """
    return names.kinds(_had(task) & _taken(task))


def _had(task: TellingTask) -> set[str]:
    grants = Grant.objects.filter(
        case=task.case,
        through_team=task.team,
        consent__line=task.consent.line,
        starts_at__lte=task.created_at,
    )
    rows = [
        model.objects.filter(grant__in=grants).values_list("category", flat=True)
        for model in (TeamCasePermission, PractitionerCasePermission)
    ]
    return {*rows[0], *rows[1]}


def _taken(task: TellingTask) -> set[str]:
    consent, last = task.consent, _last_narrowing(task)
    if _taken_back(task):
        return set(Category.values)
    if last:
        return set(Category.values) if last.person else {last.category}
    if consent.replaces is None or _people_gone(consent.replaces, consent):
        return set(Category.values)
    return set(_kinds_gone(consent.replaces, consent))


def _last_narrowing(task: TellingTask) -> Narrowing | None:
    narrowed = task.consent.narrowings.filter(withdrawn_at__lte=task.created_at)
    return narrowed.order_by("withdrawn_at").last()


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
    kinds, people = _kinds_gone(earlier, later), _people_gone(earlier, later)
    parts = [names.kinds(kinds) or A_PART] if kinds else []
    parts += [_about(people, names)] if people else []
    return joined(parts)


def _kinds_gone(earlier: Consent, later: Consent) -> list[str]:
    kept = set(later.categories)
    return [kind for kind in agreements.kinds_left(earlier) if kind not in kept]


def _people_gone(earlier: Consent, later: Consent) -> list[Person]:
    still = set(later.people.all())
    return [one for one in agreements.people_left(earlier) if one not in still]


def _about(people, names: Names) -> str:
    return f"what is about {names.several(people)}"
