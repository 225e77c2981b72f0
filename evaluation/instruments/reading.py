"""Reads the instruments once, and refuses a file that does not say all it must."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
KINDS = ("RATING", "IMPACT", "RANK", "OPEN")
FACTORS = ("relationships", "processes", "resources", "governance", "impact")
"""The four groups of factors (notes-000-003 1.6), and what it did (4.6)."""
CODE = re.compile(r"^[A-Z][A-Z0-9-]{1,19}$")
SLUG = re.compile(r"^[a-z][a-z0-9-]{1,39}$")
LONGEST = {"words": 300, "source": 120}
SECONDS = {"RATING": 9, "IMPACT": 9, "RANK": 12, "OPEN": 60}
"""How long an answer takes, reckoned; the survey says so beforehand."""


class InstrumentFault(Exception):
    """A file of an instrument that cannot be used, and why."""


@dataclass(frozen=True)
class Item:
    """One statement or question, as we word it, and where the thought comes from."""

    code: str
    words: str
    source: str
    instrument: str
    dimension: str
    kind: str = "RATING"
    is_reversed: bool = False
    for_families: bool = False
    is_short: bool = False
    measured: str = ""

    @property
    def seconds(self) -> int:
        """Return how long an answer takes, reckoned."""
        return SECONDS[self.kind]


@dataclass(frozen=True)
class Dimension:
    """What several items ask about together.

    `factor` says to which group of factors it belongs, across instruments; `rank` the
    place that practitioners gave it; `count` how many sources speak of it.
    """

    slug: str
    name: str
    factor: str
    items: tuple[Item, ...]
    rank: int | None = None
    count: int | None = None
    domain: str = ""


@dataclass(frozen=True)
class Instrument:
    """A set of items from one source, and what it is good for."""

    slug: str
    name: str
    about: str
    source: str
    dimensions: tuple[Dimension, ...] = field(default=())

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all its items in their order."""
        return tuple(each for dim in self.dimensions for each in dim.items)

    @property
    def minutes(self) -> int:
        """Return how long it takes, reckoned, a minute at least."""
        return max(1, round(sum(each.seconds for each in self.items) / 60))


@cache
def instruments() -> dict[str, Instrument]:
    """Return every instrument by its slug, in the order of their files' numbers."""
    found = [read(path) for path in FOLDER.glob("*.toml")]
    placed = sorted(found, key=lambda pair: pair[0])
    return {each.slug: each for _, each in placed}


def instrument(slug: str) -> Instrument:
    """Return one instrument."""
    return instruments()[slug]


def dimension_of(instrument_slug: str, slug: str) -> Dimension:
    """Return a dimension as one instrument has it."""
    there = instrument(instrument_slug).dimensions
    return next(each for each in there if each.slug == slug)


@cache
def _items() -> dict[str, Item]:
    return {each.code: each for one in instruments().values() for each in one.items}


def item(code: str) -> Item:
    """Return one item; its code is the same in every survey."""
    return _items()[code]


def short_form() -> tuple[Item, ...]:
    """Return the starred items: 29 for people at work, 8 for families (4.0-4.5, 4.7)."""
    return tuple(each for each in _items().values() if each.is_short)


def read(path: Path) -> tuple[int, Instrument]:
    """Return where this instrument stands among the others, and the instrument."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        made = _instrument(path.stem, told)
        return int(told["place"]), made
    except (KeyError, TypeError, tomllib.TOMLDecodeError) as fault:
        raise InstrumentFault(f"{path.name}: {fault!r}") from fault


def _instrument(slug: str, told: dict[str, Any]) -> Instrument:
    dimensions = tuple(_dimension(slug, each) for each in told["dimension"])
    _check(SLUG.match(slug), f"{slug} is no name of an instrument")
    return Instrument(slug, told["name"], told["about"], told["source"], dimensions)


def _dimension(instrument: str, told: dict[str, Any]) -> Dimension:
    slug = told["slug"]
    _check(SLUG.match(slug), f"{slug} is no name of a dimension")
    _check(told["factor"] in FACTORS, f"{told['factor']} is no group of factors")
    common = {"instrument": instrument, "dimension": slug}
    common |= {"kind": told.get("kind", "RATING")}
    items = tuple(_item({**common, **each}) for each in told["items"])
    more = {key: told[key] for key in ("rank", "count", "domain") if key in told}
    return Dimension(slug, told["name"], told["factor"], items, **more)


def _item(told: dict[str, Any]) -> Item:
    made = Item(**told)
    _check(CODE.match(made.code), f"{made.code} is no code of an item")
    _check(made.kind in KINDS, f"{made.code}: {made.kind} is no kind of item")
    for name, longest in LONGEST.items():
        length = len(getattr(made, name))
        _check(0 < length <= longest, f"{made.code}: {name} is empty or too long")
    return made


def _check(holds: object, otherwise: str) -> None:
    if not holds:
        raise InstrumentFault(otherwise)
