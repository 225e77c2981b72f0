"""What people say of co-ordination, beside what the record shows (issue 6, point 9)."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.utils import timezone

from evaluation.counting import Period
from evaluation.indicators import INDICATORS, Indicator
from evaluation.indicators.co_ordination import CO_ORDINATION, waits
from evaluation.models import Survey
from evaluation.outcomes_report import threshold
from evaluation.perceived import SUBJECTS, Subject
from evaluation.periods import QUARTER, Span, quarter_of
from evaluation.publishing import Shown, by_group, shown
from evaluation.queries.ballots import ItemAnswers, answers_of
from evaluation.scope import Whose
from evaluation.scores import Score, score
from information_sharing import access

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Said:
    """One statement with its score."""

    item: ItemAnswers
    score: Score


@dataclass(frozen=True)
class Recorded:
    """One figure of the record as it may be shown; by agency where it is told so."""

    indicator: Indicator
    figure: Shown
    by_agency: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Beside:
    """One subject: what people say, what the record shows; no sum of the two."""

    subject: Subject
    said: tuple[Said, ...]
    recorded: tuple[Recorded, ...]
    days: float | None = None


@dataclass(frozen=True)
class Compared:
    """All subjects, and the quarter that the record is read for."""

    span: Span
    subjects: tuple[Beside, ...]


def compared(*, survey: Survey, viewer) -> Compared | None:
    """Return both sides for the quarter in which the survey closed; None while open.

    Both rights are asked: hers to the survey, and hers to the centre's figures.
    """
    answers = answers_of(survey=survey, viewer=viewer)
    access.check_can_report(viewer, survey.centre)
    if answers is None or not answers.is_told or survey.closed_at is None:
        return None
    span = Span(quarter_of(timezone.localdate(survey.closed_at)), QUARTER)
    told = {item.code: item for item in answers.items if item.groups}
    whose = Whose.at(survey.centre)
    found = [_beside(each, told, whose, span) for each in SUBJECTS]
    return Compared(span, tuple(found))


def _beside(subject: Subject, told: dict, whose: Whose, span: Span) -> Beside:
    period = Period(span.starts_on, span.ends_on)
    asked = [told[code] for code in subject.items if code in told]
    said = [(item, score(item.groups)) for item in asked]
    return Beside(
        subject=subject,
        said=tuple(Said(item, found) for item, found in said if found),
        recorded=tuple(_recorded(code, whose, period) for code in subject.figures),
        days=_days(whose, period) if "colleague-answers" in subject.figures else None,
    )


def _recorded(code: str, whose: Whose, period: Period) -> Recorded:
    indicator = {**INDICATORS, **CO_ORDINATION}[code]
    units = list(indicator.units(whose, period))
    figure = shown(indicator, whose, units, None, threshold())
    if not indicator.by_agency:
        return Recorded(indicator, figure)
    groups = sorted(by_group(units, threshold()).items())
    by_agency = tuple((name, part, whole) for name, (part, whole) in groups)
    return Recorded(indicator, figure, by_agency)


def _days(whose: Whose, period: Period) -> float | None:
    """Return the median wait for an answer in days, of five answers or more."""
    found = waits(whose, period)
    if len(found) < threshold():
        return None
    return round(median(wait / DAY for wait in found), 1)
