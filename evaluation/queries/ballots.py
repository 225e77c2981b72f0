"""What a survey found, as counts of groups; a single ballot leaves this module never.

Nothing is told before the survey has closed: two looks, with one answer between them,
would show that answer. For each item everybody who answered it is divided once into
groups of five or more (`evaluation.mingling`); every figure is a sum of whole groups.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from agencies.models import Agency
from evaluation.mingling import Group, mingled
from evaluation.models import Ballot, Survey, SurveyItem
from information_sharing import access
from information_sharing.roles import Permission

DONT_KNOW = 0
"""Stored for "don't know, or it does not apply"; what was left blank is not stored."""
HIGHEST = 5
FAVOURABLE = 4


@dataclass(frozen=True)
class GroupAnswers:
    """How a group of five or more answered one item.

    `counts` holds how many gave each value (1 to 5, or a rank); blank perspective or
    agency: mixed, so that no small group stands alone.
    """

    perspective: str
    agency: str
    agency_name: str
    counts: dict[int, int]
    dont_know: int
    is_reversed: bool = False

    @property
    def n(self) -> int:
        """Return how many gave a value."""
        return sum(self.counts.values())

    @property
    def mean(self) -> float:
        """Return the mean of the values as they were given."""
        return sum(value * n for value, n in self.counts.items()) / self.n

    @property
    def turned_mean(self) -> float:
        """Return the mean with reversed items turned, so that more is always better."""
        return HIGHEST + 1 - self.mean if self.is_reversed else self.mean

    @property
    def favourable(self) -> int:
        """Return how many said something good of it: 4 or 5, reversed 1 or 2."""
        good = [HIGHEST + 1 - v if self.is_reversed else v for v in self.counts]
        pairs = zip(good, self.counts.values(), strict=True)
        return sum(n for value, n in pairs if value >= FAVOURABLE)


@dataclass(frozen=True)
class ItemAnswers:
    """One item, and how each group answered it; no groups: fewer than five answered."""

    code: str
    instrument: str
    dimension: str
    words: str
    kind: str
    is_reversed: bool
    for_families: bool
    groups: tuple[GroupAnswers, ...]

    @property
    def everybody(self) -> GroupAnswers | None:
        """Return all answers together, or None when fewer than five answered."""
        return _together(self.groups, "", "", "") if self.groups else None

    @property
    def by_perspective(self) -> dict[str, GroupAnswers]:
        """Return the answers by perspective; "" holds whom it would single out."""
        return self._by(lambda g: (g.perspective, "", ""))

    @property
    def by_agency(self) -> dict[str, GroupAnswers]:
        """Return the answers by agency (its id); "" holds everybody else."""
        found = self._by(lambda g: ("", g.agency, g.agency_name))
        return {each.agency: each for each in found.values()}

    def _by(self, key: Callable[[GroupAnswers], tuple]) -> dict[str, GroupAnswers]:
        found: dict[tuple, list[GroupAnswers]] = {}
        for group in self.groups:
            found.setdefault(key(group), []).append(group)
        return {k[0] or k[1]: _together(groups, *k) for k, groups in found.items()}


@dataclass(frozen=True)
class OwnWords:
    """What people wrote to one question, in no order of theirs; no groups, no names."""

    code: str
    words: str
    texts: tuple[str, ...]

    @property
    def each_once(self) -> list[tuple[str, int]]:
        """Return each text, and how many wrote the same."""
        return list(Counter(self.texts).items())


@dataclass(frozen=True)
class SurveyAnswers:
    """All that may be told of one closed survey."""

    invited: int
    answered: int
    items: tuple[ItemAnswers, ...]
    own_words: tuple[OwnWords, ...]

    @property
    def is_told(self) -> bool:
        """Return whether enough people answered for anything to be told."""
        return self.answered >= settings.SUPPRESSION_THRESHOLD

    @property
    def has_own_words(self) -> bool:
        """Return whether enough people wrote anywhere for words to be told."""
        return any(each.texts for each in self.own_words)

    def of_dimension(self, slug: str) -> tuple[ItemAnswers, ...]:
        """Return the items of one dimension that were answered by enough people."""
        return tuple(e for e in self.items if e.dimension == slug and e.groups)


def surveys_of(*, viewer) -> QuerySet[Survey]:
    """Return the surveys of the centres where she asks, newest first."""
    centres = access.centres_with(viewer, Permission.RUN_SURVEYS)
    return Survey.objects.filter(centre__in=centres).select_related("centre")


def answers_of(*, survey: Survey, viewer) -> SurveyAnswers | None:
    """Return what a closed survey found, or None while it is not closed."""
    access.check_can_run_survey(viewer, survey.centre)
    if survey.status != Survey.Status.CLOSED:
        return None
    rows = _rows(survey)
    threshold = settings.SUPPRESSION_THRESHOLD
    told = rows if len(rows) >= threshold else []
    asked = survey.items.exclude(choice=SurveyItem.Choice.DISCARD)
    written = [item for item in asked if item.kind == SurveyItem.Kind.OPEN]
    return SurveyAnswers(
        invited=survey.invitations.count(),
        answered=len(rows),
        items=_items([item for item in asked if item not in written], told),
        own_words=tuple(_own_words(item, told) for item in written),
    )


Row = tuple[Group, dict[str, Any]]


def _rows(survey: Survey) -> list[Row]:
    answered = Ballot.objects.filter(survey=survey, is_answered=True)
    values = answered.values_list("perspective", "agency_id", "answers")
    return [((p, str(agency or "")), answers) for p, agency, answers in values]


def _items(items: list[SurveyItem], rows: list[Row]) -> tuple[ItemAnswers, ...]:
    agencies = {agency for (_, agency), _ in rows if agency}
    names = dict(Agency.objects.filter(pk__in=agencies).values_list("pk", "name"))
    said = {str(pk): name for pk, name in names.items()}
    return tuple(_item(item, rows, said) for item in items)


def _item(item: SurveyItem, rows: list[Row], names: dict[str, str]) -> ItemAnswers:
    counts: dict[Group, Counter] = {}
    for group, answers in rows:
        if item.code in answers:
            counts.setdefault(group, Counter())[answers[item.code]] += 1
    groups = tuple(
        GroupAnswers(
            perspective=perspective,
            agency=agency,
            agency_name=names.get(agency, ""),
            counts={v: n for v, n in sorted(counter.items()) if v != DONT_KNOW},
            dont_know=counter[DONT_KNOW],
            is_reversed=item.is_reversed,
        )
        for (perspective, agency), counter in _mingled(counts)
    )
    copied = ("code", "instrument", "dimension", "words", "kind", "is_reversed")
    told = {name: getattr(item, name) for name in copied}
    return ItemAnswers(**told, for_families=item.for_families, groups=groups)


def _mingled(counts: dict[Group, Counter]) -> list[tuple[Group, Counter]]:
    threshold = settings.SUPPRESSION_THRESHOLD
    sizes = {group: _values(counter) for group, counter in counts.items()}
    if sum(sizes.values()) < threshold:
        return []
    found: dict[Group, Counter] = {}
    for group, told_as in mingled(sizes, threshold=threshold).items():
        found.setdefault(told_as, Counter()).update(counts[group])
    return sorted((g, c) for g, c in found.items() if _values(c))


def _values(counter: Counter) -> int:
    return sum(n for value, n in counter.items() if value != DONT_KNOW)


def _together(groups: Iterable[GroupAnswers], perspective, agency, name):
    groups = list(groups)
    counts: Counter = Counter()
    for group in groups:
        counts.update(group.counts)
    dont_know = sum(group.dont_know for group in groups)
    turned = groups[0].is_reversed
    told = dict(sorted(counts.items()))
    return GroupAnswers(perspective, agency, name, told, dont_know, turned)


def _own_words(item: SurveyItem, rows: list[Row]) -> OwnWords:
    texts = sorted(
        str(answers[item.code]) for _, answers in rows if item.code in answers
    )
    enough = len(texts) >= settings.SUPPRESSION_THRESHOLD
    return OwnWords(item.code, item.words, tuple(texts) if enough else ())
