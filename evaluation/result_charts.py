"""The charts of a survey's results, on a page and in a document alike."""

from dataclasses import dataclass

from config import charts
from evaluation.models import Perspective
from evaluation.results import FactorResult, Profile, Results
from evaluation.scores import HIGHEST, Score

NOW, FIRST = "This round", "First round"
NOT_TOLD = "not told"


@dataclass(frozen=True)
class Drawn:
    """A profile with its chart."""

    profile: Profile
    chart: charts.Chart


def drawn_profiles(results: Results) -> list[Drawn]:
    """Return each profile with a chart, the first round beside this one."""
    return [Drawn(each, _profile_chart(each)) for each in results.profiles]


def _profile_chart(profile: Profile) -> charts.Chart:
    rows, names = [], [NOW]
    for each in profile.dimensions:
        numbers = {NOW: each.score.mean}
        if each.before:
            numbers[FIRST], names = each.before.mean, [NOW, FIRST]
        rows.append(charts.Row(each.name, _rounded(numbers)))
    code = f"profile-{profile.instrument.slug}"
    title = f"{profile.instrument.name}: mean from 1 to 5"
    return charts.paired_bars(code, title, names=names, rows=rows, highest=HIGHEST)


def gap_chart(results: Results) -> charts.Chart | None:
    """Return how each perspective sees each group of factors, on one chart."""
    names = [str(p.label) for p in seen_from(results)]
    if len(names) < 2:
        return None
    rows = [charts.Row(each.name, _by_label(each)) for each in results.factors]
    title = "How each perspective sees it: mean from 1 to 5"
    return charts.paired_bars("gaps", title, names=names, rows=rows, highest=HIGHEST)


def gap_table(results: Results) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the numbers of that chart: (factor, [(perspective, mean and number)])."""
    return [
        (
            each.name,
            [
                (str(p.label), _cell(each.by_perspective.get(p.value)))
                for p in seen_from(results)
            ],
        )
        for each in results.factors
    ]


def seen_from(results: Results) -> list[Perspective]:
    """Return the perspectives that may be told anywhere, in their order."""
    told = {p for each in results.factors for p in each.by_perspective}
    return [each for each in Perspective if each.value in told]


def _by_label(factor: FactorResult) -> dict[str, float]:
    told = factor.by_perspective
    found = {str(p.label): told[p.value].mean for p in Perspective if p.value in told}
    return _rounded(found)


def _rounded(numbers: dict[str, float]) -> dict[str, float]:
    return {name: round(number, 1) for name, number in numbers.items()}


def _cell(score: Score | None) -> str:
    return f"{score.mean:.1f} ({score.n})" if score else NOT_TOLD
