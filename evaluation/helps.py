"""What may help, strategy by strategy: each is told once, with what speaks for it here."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.results import Alone, ItemResult, Results
from evaluation.strategies import Strategy


@dataclass(frozen=True)
class Said:
    """One statement that is low here, or that one agency alone puts low."""

    code: str
    words: str
    number: str


@dataclass(frozen=True)
class Help:
    """A strategy, and the statements for which studies speak for it."""

    strategy: Strategy
    said: tuple[Said, ...]


def helps_of(results: Results) -> list[Help]:
    """Return the strategies in the order in which they are first called for."""
    found: dict[str, tuple[Strategy, list[Said]]] = {}
    low = [each for each in results.lowest if each.is_low]
    called: list[tuple[ItemResult | Alone, Said]] = [*_low(low), *_alone(results.alone)]
    for each, said in called:
        for strategy in each.strategies:
            found.setdefault(strategy.code, (strategy, []))[1].append(said)
    return [Help(strategy, tuple(said)) for strategy, said in found.values()]


def _low(items: Iterable[ItemResult]) -> Iterable[tuple[ItemResult, Said]]:
    for each in items:
        number = f"All together {each.score.mean:.1f} ({each.score.n} answers)"
        yield each, Said(each.item.code, each.item.words, number)


def _alone(items: Iterable[Alone]) -> Iterable[tuple[Alone, Said]]:
    for each in items:
        mine, rest = each.score, each.others
        number = (
            f"{each.agency} {mine.mean:.1f} ({mine.n} answers), the others "
            f"{rest.mean:.1f} ({rest.n}). Ask them what lies behind it"
        )
        yield each, Said(each.item.code, each.item.words, number)
