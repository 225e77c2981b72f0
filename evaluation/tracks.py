"""How one goal, or one outcome of one child, has gone: the raters side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import GoalProgress
from config.dates import short_date
from evaluation.models import OutcomeRating, Rater, Stage
from evaluation.rating_charts import RatingChart, rating_chart
from evaluation.verdicts import verdict_of

NOBODY = "not recorded"
ORDER = {Stage.BASELINE: 0, Stage.REVIEW: 1, Stage.CLOSING: 2}


@dataclass(frozen=True)
class MomentLine:
    """What each said at one moment; who said nothing stands there with the reason."""

    label: str
    on: date
    said: tuple[str, ...]

    @property
    def cells(self) -> list[dict[str, str]]:
        """Return what each said, with who it is."""
        pairs = zip(Rater.labels, self.said, strict=True)
        return [{"rater": rater, "said": said} for rater, said in pairs]


@dataclass(frozen=True)
class RaterVerdict:
    """What became of it, as one kind of rater sees it."""

    rater: str
    verdict: GoalProgress.Progress


@dataclass(frozen=True)
class Track:
    """All ratings of one thing, and what became of it for each who rates."""

    moments: tuple[MomentLine, ...]
    verdicts: tuple[RaterVerdict, ...]
    chart: RatingChart | None
    raters: tuple[str, ...] = tuple(Rater.labels)


def track(code: str, title: str, rows: Iterable[OutcomeRating]) -> Track:
    """Return the ratings of one goal or outcome, moment by moment."""
    moments = _moments(rows)
    series = {
        rater.value: [_score(said.get(rater)) for said in moments.values()]
        for rater in Rater
    }
    return Track(
        moments=tuple(_line(said) for said in moments.values()),
        verdicts=tuple(
            RaterVerdict(rater.label, verdict_of(series[rater.value]))
            for rater in Rater
        ),
        chart=rating_chart(code, title, series),
    )


def _moments(rows: Iterable[OutcomeRating]) -> dict[tuple, dict[str, OutcomeRating]]:
    found: dict[tuple, dict[str, OutcomeRating]] = {}
    for row in sorted(rows, key=_when):
        found.setdefault((row.stage, row.review_id), {})[row.rater] = row
    return found


def _when(row: OutcomeRating) -> tuple:
    return ORDER[Stage(row.stage)], row.rated_on, row.recorded_at


def _score(row: OutcomeRating | None) -> int | None:
    return row.score if row else None


def _line(said: dict[str, OutcomeRating]) -> MomentLine:
    first = next(iter(said.values()))
    return MomentLine(
        label=f"{first.get_stage_display()}, {short_date(first.rated_on)}",
        on=first.rated_on,
        said=tuple(said[r].said if r in said else NOBODY for r in Rater),
    )
