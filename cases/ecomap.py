"""The eco-map as pure data: the family in the middle, each service around it.

A template draws it, on a page and in a document alike. It knows only what the list of
services says already, and says no more: one box for each line of that list.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from cases.models import Contact
from cases.queries.circle import Worker

WIDTH, BOX, LINE, PADDING, GAP = 400, 132, 17, 16, 14
LETTERS = 16
RADIUS = 38
LEGEND_ROW = 24

HOME, CENTRE, AFAR = "home", "centre", "afar"
NOW, ENDED, UNTOLD = "now", "ended", "untold"
KINDS = {
    HOME: "visits the family at home",
    CENTRE: "meets the family at the centre or in a session",
    AFAR: "rings or writes to the family",
    NOW: "works with the family; no contact is told here",
    ENDED: "has ended",
    UNTOLD: "is not named here, nor how it works",
}
SHORT = {
    HOME: "Visits at home",
    CENTRE: "Meets at the centre or in a session",
    AFAR: "Rings or writes",
    NOW: "Works now; no contact is told here",
    ENDED: "Has ended",
    UNTOLD: "Not named here",
}
LINE_OF = {
    Contact.Kind.VISIT: HOME,
    Contact.Kind.AT_CENTRE: CENTRE,
    Contact.Kind.SESSION: CENTRE,
    Contact.Kind.CALL: AFAR,
    Contact.Kind.LETTER: AFAR,
}
"""By the last contact that the reader sees: notes and failed tries draw no line."""


@dataclass(frozen=True)
class Spoke:
    """One service: its box, its words line by line, and the line to the family."""

    kind: str
    x: float
    y: float
    height: float
    from_x: float
    from_y: float
    to_x: float
    to_y: float
    words: tuple[tuple[float, str], ...]

    @property
    def text_x(self) -> float:
        """Return the middle of the box."""
        return self.x + BOX / 2


@dataclass(frozen=True)
class Legend:
    """What a kind of line stands for."""

    kind: str
    words: str
    y: float

    @property
    def text_y(self) -> float:
        """Return the base line of its words."""
        return self.y + 5


@dataclass(frozen=True)
class EcoMap:
    """Everything that components/ecomap.html draws."""

    title: str
    description: str
    spokes: tuple[Spoke, ...]
    legend: tuple[Legend, ...]
    middle_y: float
    height: float
    width: int = WIDTH
    middle_x: float = WIDTH / 2
    radius: int = RADIUS
    box: int = BOX

    @property
    def text_y(self) -> float:
        """Return the base line of the word in the middle."""
        return self.middle_y + 5


def kind_of(worker: Worker) -> str:
    """Return which kind of line leads to a service: by the kind of contact."""
    if worker.is_masked:
        return UNTOLD
    if worker.has_ended:
        return ENDED
    known = worker.contact_kind
    return LINE_OF[Contact.Kind(known)] if known else NOW


def draw(reference: str, workers: Sequence[Worker]) -> EcoMap:
    """Return the drawing of these services, in two columns beside the family."""
    rows = [workers[start : start + 2] for start in range(0, len(workers), 2)]
    tops, height = _tops(rows)
    middle = height / 2
    spokes = [
        _spoke(worker, side, top, middle)
        for top, row in zip(tops, rows, strict=True)
        for side, worker in enumerate(row)
    ]
    legend = _legend([spoke.kind for spoke in spokes], height + GAP)
    return EcoMap(
        title=f"Who works with the family of {reference}",
        description=in_words(workers),
        spokes=tuple(spokes),
        legend=legend,
        middle_y=middle,
        height=height + GAP + len(legend) * LEGEND_ROW,
    )


def in_words(workers: Sequence[Worker]) -> str:
    """Return what the drawing shows, as sentences."""
    said = [f"{worker.name}: {KINDS[kind_of(worker)]}." for worker in workers]
    return " ".join(["The family is in the middle.", *said])


def _lines(worker: Worker) -> list[str]:
    return textwrap.wrap(worker.name, LETTERS)


def _tall(worker: Worker) -> float:
    return len(_lines(worker)) * LINE + PADDING


def _tops(rows: Sequence[Sequence[Worker]]) -> tuple[list[float], float]:
    tops, y = [], 2.0
    for row in rows:
        tops.append(y)
        y += max(map(_tall, row)) + GAP
    return tops, max(y - GAP + 2, 2 * RADIUS + 4.0)


def _spoke(worker: Worker, side: int, top: float, middle: float) -> Spoke:
    height = _tall(worker)
    x = WIDTH - BOX - 2 if side else 2
    to_x, to_y = (x if side else x + BOX), top + height / 2
    away = math.atan2(to_y - middle, to_x - WIDTH / 2)
    first = top + PADDING / 2 + LINE - 4
    words = [(first + at * LINE, said) for at, said in enumerate(_lines(worker))]
    return Spoke(
        kind=kind_of(worker),
        x=x,
        y=top,
        height=height,
        from_x=round(WIDTH / 2 + RADIUS * math.cos(away), 1),
        from_y=round(middle + RADIUS * math.sin(away), 1),
        to_x=to_x,
        to_y=to_y,
        words=tuple(words),
    )


def _legend(kinds: Sequence[str], top: float) -> tuple[Legend, ...]:
    used = [kind for kind in KINDS if kind in kinds]
    return tuple(
        Legend(kind, SHORT[kind], top + order * LEGEND_ROW + LEGEND_ROW / 2)
        for order, kind in enumerate(used)
    )
