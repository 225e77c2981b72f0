"""What a closed survey found: profiles, gaps, strengths, ranks, and what may help.

All of it is worked out from `SurveyAnswers`, whose groups have five or more, and from
nothing else (R19): whatever stands here can be reckoned from what may be told. There is
no score of everything together, and agencies are not put in order.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.instruments import Dimension, Instrument, dimension_of, instruments
from evaluation.intervals import mean_of
from evaluation.models import Perspective
from evaluation.queries.ballots import GroupAnswers, ItemAnswers, SurveyAnswers
from evaluation.scores import Score, score, turned
from evaluation.strategies import Strategy, strategies_for

LOW = 3.0
"""The middle of the scale: below it, more people say no than yes."""
APART = 1.0
"""How far below the others an agency must be before it is spoken of; the 95 % ranges of
the two means (`intervals.mean_of`) must have no point in common as well."""
FEW = 5
"""How many items are named as highest, as lowest, and as furthest apart."""
SCALES = ("RATING", "IMPACT")
FACTORS = {
    "relationships": "Working relationships",
    "processes": "Working processes",
    "resources": "Resources",
    "governance": "Management and governance",
    "impact": "What it does",
}


@dataclass(frozen=True)
class ItemResult:
    """One item with its score, and that of the first round."""

    item: ItemAnswers
    score: Score
    before: Score | None

    @property
    def is_low(self) -> bool:
        """Return whether it lies below the middle of the scale."""
        return self.score.mean < LOW

    @property
    def strategies(self) -> tuple[Strategy, ...]:
        """Return what the evidence supports here."""
        return _strategies(self.item)


@dataclass(frozen=True)
class DimensionResult:
    """All answers to the items of one dimension."""

    name: str
    items: int
    score: Score
    before: Score | None


@dataclass(frozen=True)
class Profile:
    """The dimensions of one instrument, side by side and never added up."""

    instrument: Instrument
    dimensions: tuple[DimensionResult, ...]


@dataclass(frozen=True)
class FactorResult:
    """One group of factors as each perspective sees it."""

    code: str
    name: str
    by_perspective: dict[str, Score]


@dataclass(frozen=True)
class Gap:
    """One item on which two perspectives are far apart."""

    item: ItemAnswers
    kinder: str
    kinder_mean: float
    harder: str
    harder_mean: float

    @property
    def width(self) -> float:
        """Return how far apart they are."""
        return self.kinder_mean - self.harder_mean


@dataclass(frozen=True)
class Alone:
    """An item that one agency puts low, and the others do not."""

    item: ItemAnswers
    agency: str
    score: Score
    others: Score

    @property
    def strategies(self) -> tuple[Strategy, ...]:
        """Return what the evidence supports here."""
        return _strategies(self.item)


@dataclass(frozen=True)
class Ranked:
    """One success factor: its place here, and in the practitioners' order."""

    name: str
    words: str
    mean: float
    n: int
    here: int
    guide: int


@dataclass(frozen=True)
class Results:
    """Everything that the page and the document of a survey say."""

    answers: SurveyAnswers
    before: SurveyAnswers | None
    items: tuple[ItemResult, ...]
    profiles: tuple[Profile, ...]
    factors: tuple[FactorResult, ...]
    gaps: tuple[Gap, ...]
    alone: tuple[Alone, ...]
    ranks: tuple[Ranked, ...]

    @property
    def highest(self) -> list[ItemResult]:
        """Return the items with the highest scores, none that is low."""
        found = [each for each in self.items if not each.is_low]
        return sorted(found, key=lambda e: (-e.score.mean, e.item.code))[:FEW]

    @property
    def lowest(self) -> list[ItemResult]:
        """Return the items with the lowest scores; what is among the highest is not."""
        named = {each.item.code for each in self.highest}
        found = [each for each in self.items if each.item.code not in named]
        return sorted(found, key=lambda e: (e.score.mean, e.item.code))[:FEW]


def results_of(answers: SurveyAnswers, before: SurveyAnswers | None) -> Results:
    """Return what this round found, beside the first round where there was one."""
    now, then = _rated(answers), _rated(before) if before else {}
    return Results(
        answers=answers,
        before=before,
        items=tuple(_item(item, then.get(item.code)) for item in now.values()),
        profiles=tuple(_profiles(now, then)),
        factors=tuple(_factors(now.values())),
        gaps=tuple(_gaps(now.values())),
        alone=tuple(_alone(now.values())),
        ranks=tuple(_ranks(answers)),
    )


def _rated(answers: SurveyAnswers) -> dict[str, ItemAnswers]:
    told = [each for each in answers.items if each.kind in SCALES and each.groups]
    return {each.code: each for each in told}


def _whole(items: Iterable[ItemAnswers]) -> Score | None:
    return score(group for item in items for group in item.groups)


def _item(item: ItemAnswers, before: ItemAnswers | None) -> ItemResult:
    now = _known(_whole([item]))
    return ItemResult(item, now, _whole([before]) if before else None)


def _known(found: Score | None) -> Score:
    assert found is not None  # noqa: S101  its groups have five or more each
    return found


def _strategies(item: ItemAnswers) -> tuple[Strategy, ...]:
    return strategies_for(item.code, item.instrument, item.dimension)


def _profiles(now: dict, then: dict) -> Iterable[Profile]:
    for instrument in instruments().values():
        found = [_dimension(d, now, then) for d in instrument.dimensions]
        told = tuple(each for each in found if each is not None)
        if told:
            yield Profile(instrument, told)


def _dimension(asked: Dimension, now: dict, then: dict) -> DimensionResult | None:
    """Return a dimension; beside the first round only by what was asked in both."""
    items = [now[each.code] for each in asked.items if each.code in now]
    both = [then[each.code] for each in items if each.code in then]
    found = _whole(items)
    if found is None:
        return None
    same = len(both) == len(items)
    return DimensionResult(
        asked.name, len(items), found, _whole(both) if same else None
    )


def in_factor(item: ItemAnswers) -> str:
    """Return to which group of factors an item belongs, across instruments."""
    return dimension_of(item.instrument, item.dimension).factor


def _factors(items: Iterable[ItemAnswers]) -> Iterable[FactorResult]:
    found: dict[str, dict[str, list[GroupAnswers]]] = {}
    for item in items:
        factor = in_factor(item)
        for perspective, group in item.by_perspective.items():
            if perspective:
                seen = found.setdefault(factor, {})
                seen.setdefault(perspective, []).append(group)
    for code, name in FACTORS.items():
        if code in found:
            scores = {p: _known(score(groups)) for p, groups in found[code].items()}
            yield FactorResult(code, name, scores)


def _gaps(items: Iterable[ItemAnswers]) -> list[Gap]:
    found = [gap for gap in map(_gap, items) if gap]
    return sorted(found, key=lambda gap: (-gap.width, gap.item.code))[:FEW]


def _gap(item: ItemAnswers) -> Gap | None:
    named = {p: g for p, g in item.by_perspective.items() if p}
    means = sorted((group.turned_mean, p) for p, group in named.items())
    if len(means) < 2:
        return None
    (low, harder), (high, kinder) = means[0], means[-1]
    label = {p.value: str(p.label) for p in Perspective}
    return Gap(item, label[kinder], high, label[harder], low)


def _alone(items: Iterable[ItemAnswers]) -> list[Alone]:
    found = [each for item in items for each in _alone_in(item)]
    return sorted(found, key=lambda each: (each.item.code, each.agency))


def _alone_in(item: ItemAnswers) -> Iterable[Alone]:
    for agency in {group.agency for group in item.groups if group.agency}:
        mine = [group for group in item.groups if group.agency == agency]
        rest = score(group for group in item.groups if group.agency != agency)
        found = _known(score(mine))
        apart = rest is not None and rest.mean - found.mean >= APART
        if rest and apart and found.mean < LOW and _is_no_chance(item, agency):
            yield Alone(item, mine[0].agency_name, found, rest)


def _is_no_chance(item: ItemAnswers, agency: str) -> bool:
    mine = turned(group for group in item.groups if group.agency == agency)
    rest = turned(group for group in item.groups if group.agency != agency)
    ranges = [mean_of(list(values.elements())) for values in (mine, rest)]
    return not ranges[0].overlaps(ranges[1])


def _ranks(answers: SurveyAnswers) -> Iterable[Ranked]:
    told = [each for each in answers.items if each.kind == "RANK" and each.everybody]
    order = sorted(told, key=_mean_place)
    for here, item in enumerate(order, 1):
        asked = dimension_of(item.instrument, item.dimension)
        if item.everybody and asked.rank:
            mean, n = item.everybody.mean, item.everybody.n
            yield Ranked(asked.name, item.words, mean, n, here, asked.rank)


def _mean_place(item: ItemAnswers) -> tuple[float, str]:
    return (item.everybody.mean if item.everybody else 0, item.code)
