"""How many answered, against how many were asked; groups of five or more only (R19)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings

from agencies.models import Agency
from evaluation.mingling import Group
from evaluation.models import Perspective, Survey
from evaluation.queries.invitees import group_of, labels_of
from evaluation.suppression import is_small
from information_sharing import access

STUDY_ANSWERED, STUDY_INVITED = 134, 253
"""What the study had: 53 % (On Track; notes-000-003 3.1)."""
STUDY = "The study, to compare with"


@dataclass(frozen=True)
class Rate:
    """How many of a group answered; `answered` is None where it would tell of somebody."""

    name: str
    invited: int
    answered: int | None

    @property
    def per_cent(self) -> int | None:
        """Return the share that answered, in whole per cent."""
        return None if self.answered is None else share(self.answered, self.invited)


@dataclass(frozen=True)
class Response:
    """How many answered in all, and in each group that may be told."""

    everybody: Rate
    groups: tuple[Rate, ...]
    is_final: bool

    @property
    def study(self) -> Rate:
        """Return the response of the study, to compare with."""
        return Rate(STUDY, STUDY_INVITED, STUDY_ANSWERED)


def share(part: int, whole: int) -> int:
    """Return a part in whole per cent of the whole."""
    return round(100 * part / whole) if whole else 0


def response_of(survey: Survey, *, viewer) -> Response:
    """Return how many answered; by group only once it is closed.

    Groups that are told while answers come in would show when somebody of a group
    answered.
    """
    access.check_can_run_survey(viewer, survey.centre)
    answered = survey.ballots.filter(is_answered=True).count()
    invited = survey.invitations.count()
    enough = invited >= settings.SUPPRESSION_THRESHOLD
    everybody = Rate("Everybody", invited, answered if enough else None)
    is_final = survey.status == Survey.Status.CLOSED
    return Response(everybody, _groups(survey) if is_final else (), is_final)


def _told(answered: int, invited: int) -> int | None:
    least = settings.SUPPRESSION_THRESHOLD
    tells = is_small(answered, least) or is_small(invited - answered, least)
    return None if tells or invited < least else answered


def _groups(survey: Survey) -> tuple[Rate, ...]:
    invited: Counter[Group] = Counter()
    for label in _invited_labels(survey):
        invited[label] += 1
    if len(invited) < 2 or min(invited.values()) < settings.SUPPRESSION_THRESHOLD:
        return ()
    rows = survey.ballots.filter(is_answered=True)
    pairs = rows.values_list("perspective", "agency_id")
    answered = Counter((p, str(agency or "")) for p, agency in pairs)
    told = hidden_together({g: (answered[g], n) for g, n in invited.items()})
    names = {str(pk): name for pk, name in Agency.objects.values_list("pk", "name")}
    rates = [Rate(_name(g, invited, names), n, told[g]) for g, n in invited.items()]
    return tuple(sorted(rates, key=lambda rate: (-rate.invited, rate.name)))


def _invited_labels(survey: Survey) -> list[Group]:
    labels = labels_of(survey)
    return [labels[group_of(each)] for each in survey.invitations.all()]


def hidden_together(
    counts: Mapping[Group, tuple[int, int]],
) -> dict[Group, int | None]:
    """Hide small parts and small rests, and one more where one alone would be known.

    What is hidden, taken together, has five or more on either side, or everything is
    hidden: so the total says no more about it than about any group that is shown.
    """
    told = {group: _told(*pair) for group, pair in counts.items()}
    for group in sorted(counts, key=lambda g: (counts[g][1], g)):
        if _is_covered(counts, told):
            break
        told[group] = None
    return told


def _is_covered(counts, told) -> bool:
    hidden = [pair for group, pair in counts.items() if told[group] is None]
    answered = sum(part for part, _ in hidden)
    left = sum(whole - part for part, whole in hidden)
    least = settings.SUPPRESSION_THRESHOLD
    small = is_small(answered, least) or is_small(left, least)
    return not hidden or (len(hidden) > 1 and not small)


def _name(group: Group, groups: Iterable[Group], names: Mapping[str, str]) -> str:
    perspective, agency = group
    if not perspective:
        return "All others"
    alone = all(g == group for g in groups if g[0] == perspective)
    of = names[agency] if agency else "" if alone else "other agencies"
    return ", ".join(filter(None, [Perspective(perspective).label, of]))
