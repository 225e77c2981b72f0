"""What the evidence supports where a survey finds little, as data, with its counts.

The facts come from the study named in the file; every sentence is our own, and so is
the judgement which strategy goes with which question.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("strategies.toml")


@dataclass(frozen=True)
class Strategy:
    """One strategy of the study: what to do, and how many studies speak for it."""

    code: str
    name: str
    said: str
    source: str
    advice: tuple[str, ...]
    codes: tuple[str, ...]
    dimensions: tuple[str, ...]
    number: int | None = None
    of: int | None = None

    @property
    def evidence(self) -> str:
        """Return how many studies speak for it, in words."""
        if self.number is None:
            return self.said
        whole = f" of {self.of}" if self.of else ""
        return f"{self.number}{whole} studies {self.said}."


@cache
def strategies() -> dict[str, Strategy]:
    """Return all strategies by their code, in the order of the study."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))["strategy"]
    made = [_strategy(each) for each in told]
    return {each.code: each for each in made}


def _strategy(told: dict) -> Strategy:
    lists = {name: tuple(told[name]) for name in ("advice", "codes", "dimensions")}
    return Strategy(**{**told, **lists})


def strategies_for(code: str, instrument: str, dimension: str) -> tuple[Strategy, ...]:
    """Return what goes with an item: by its own code, or else by its dimension."""
    every = strategies().values()
    by_code = tuple(each for each in every if code in each.codes)
    place = f"{instrument}/{dimension}"
    return by_code or tuple(each for each in every if place in each.dimensions)
