"""Way of working against outcome, for a centre and a quarter (issue 6, point 10)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Centre
from cases.models import Case
from cases.timescales import months_after
from evaluation.association import Row, Table, table
from evaluation.counting import Period, verdict_by_child
from evaluation.models import CaseWorking, Extent, Model, PartnershipWorking, Survey
from evaluation.outcomes_report import threshold
from evaluation.periods import QUARTER, Span
from evaluation.queries.ballots import GroupAnswers, answers_of
from evaluation.results import FACTORS, SCALES, in_factor
from evaluation.scores import Score, score
from information_sharing import access

NOT_RECORDED = "Not recorded"
BACK = 4
DIMENSIONS = ("relationships", "processes", "resources", "governance")


@dataclass(frozen=True)
class Moment:
    """How the partnership worked at the end of a quarter, and how children fared."""

    span: Span
    working: PartnershipWorking | None
    profile: tuple[Score | None, ...]
    children: Row | None

    @property
    def by_factor(self) -> list[tuple[str, Score | None]]:
        """Return the score of each group of factors under its name."""
        names = [FACTORS[code] for code in DIMENSIONS]
        return list(zip(names, self.profile, strict=True))


@dataclass(frozen=True)
class Association:
    """Both sides for one centre; the quarters before are looked at as well."""

    by_model: Table
    by_extent: Table
    moments: tuple[Moment, ...]


def association(*, viewer, centre: Centre, span: Span) -> Association:
    """Return what may be told; raise AccessDenied unless the figures are hers."""
    access.check_can_report(viewer, centre)
    verdicts = _verdicts(centre, span)
    in_force = _in_force(centre, span)
    models, extents = _names(Model.choices), _names(Extent.choices)
    for case, verdict in verdicts:
        row = in_force.get(case)
        models[str(row.get_model_display()) if row else NOT_RECORDED][verdict] += 1
        extents[str(row.get_extent_display()) if row else NOT_RECORDED][verdict] += 1
    return Association(
        table(models, threshold()),
        table(extents, threshold()),
        tuple(_moments(viewer, centre, span, verdicts)),
    )


def _names(choices: list[tuple]) -> dict[str, Counter]:
    return {name: Counter() for name in (*(str(w) for _, w in choices), NOT_RECORDED)}


def _verdicts(centre: Centre, span: Span) -> list[tuple[UUID, str]]:
    period = Period(span.starts_on, span.ends_on)
    return verdict_by_child(Case.objects.filter(centre=centre), period)


def _in_force(centre: Centre, span: Span) -> dict[UUID, CaseWorking]:
    """Return how each case was worked with on the last day, by what came last."""
    rows = CaseWorking.objects.filter(case__centre=centre, since__lte=span.ends_on)
    return {row.case_id: row for row in rows.order_by("since", "recorded_at")}


def _moments(viewer, centre: Centre, span: Span, verdicts: list) -> Iterator[Moment]:
    surveys = _closed_surveys(viewer, centre)
    ways = list(workings_of(centre=centre, viewer=viewer))
    for back in range(BACK):
        starts_on = months_after(span.starts_on, -QUARTER * back)
        one = Span(starts_on, QUARTER)
        found = verdicts if one == span else _verdicts(centre, one)
        counted = Counter(verdict for _, verdict in found)
        rows = table({"All children": counted}, threshold()).rows
        last = next((each for each in ways if each.since <= one.ends_on), None)
        profile = _profile(surveys, one)
        yield Moment(one, last, profile, rows[0] if rows else None)


def workings_of(*, centre: Centre, viewer) -> QuerySet[PartnershipWorking]:
    """Return how the agencies of a centre have worked together, newest first."""
    access.check_can_report(viewer, centre)
    return PartnershipWorking.objects.filter(centre=centre).select_related(
        "recorded_by"
    )


Profile = tuple[Score | None, ...]


def _closed_surveys(viewer, centre: Centre) -> list[tuple[Survey, Profile]]:
    """Return the profile of each closed survey, newest first, where she runs them."""
    if not access.can_run_survey(viewer, centre):
        return []
    rows = Survey.objects.filter(centre=centre, status=Survey.Status.CLOSED)
    rows = rows.select_related("centre").order_by("-closed_at")[: BACK * 2]
    return [(one, _scores(one, viewer)) for one in rows]


def _scores(survey: Survey, viewer) -> Profile:
    found: dict[str, list[GroupAnswers]] = defaultdict(list)
    answers = answers_of(survey=survey, viewer=viewer)
    for item in answers.items if answers else ():
        if item.kind in SCALES and not item.for_families:
            found[in_factor(item)].extend(item.groups)
    return tuple(score(found[code]) for code in DIMENSIONS)


def _profile(surveys: list[tuple[Survey, Profile]], span: Span) -> Profile:
    for survey, profile in surveys:
        closed = survey.closed_at and timezone.localdate(survey.closed_at)
        if closed and closed <= span.ends_on:
            return profile
    return (None,) * len(DIMENSIONS)
