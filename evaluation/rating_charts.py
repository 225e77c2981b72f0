"""A small line chart of 0 to 10 over time: each rater with a mark and a dash of her own.

Drawn by components/rating_chart.html; the table beside it says the same in words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluation.models import Rater

WIDTH, HEIGHT = 320, 150
LEFT, RIGHT, TOP, BOTTOM = 28, 16, 10, 24
HIGHEST = 10
DASHES = {Rater.PRACTITIONER: "", Rater.PARENT: "8 4", Rater.CHILD: "2 4"}
LEGEND_ROW = 22


@dataclass(frozen=True)
class Point:
    """One number at one moment."""

    x: float
    y: float

    @property
    def square_x(self) -> float:
        """Return the left side of a square around it."""
        return round(self.x - 5, 1)

    @property
    def square_y(self) -> float:
        """Return the top of a square around it."""
        return round(self.y - 5, 1)

    @property
    def triangle(self) -> str:
        """Return the corners of a triangle around it."""
        x, y = self.x, self.y
        return f"{x},{y - 7:.1f} {x + 6:.1f},{y + 5:.1f} {x - 6:.1f},{y + 5:.1f}"


@dataclass(frozen=True)
class Line:
    """The numbers of one rater, in order."""

    rater: str
    label: str
    dash: str
    points: tuple[Point, ...]
    key: Point

    @property
    def path(self) -> str:
        """Return the line through them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def key_text_y(self) -> float:
        """Return the base line of its words in the key."""
        return self.key.y + 5


@dataclass(frozen=True)
class RatingChart:
    """Everything that components/rating_chart.html draws."""

    code: str
    title: str
    description: str
    lines: tuple[Line, ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT
    key_text_x: int = LEFT + 16


Series = Mapping[str, Sequence[int | None]]
"""By rater: what she said at each moment, in order."""


def rating_chart(code: str, title: str, series: Series) -> RatingChart | None:
    """Return the chart, or None where nobody has given two numbers."""
    if not any(sum(n is not None for n in said) > 1 for said in series.values()):
        return None
    moments = max(len(said) for said in series.values())
    shown = [rater for rater in Rater if any(n is not None for n in series[rater])]
    lines = [
        _line(rater, series[rater], moments, place) for place, rater in enumerate(shown)
    ]
    return RatingChart(
        code=code,
        title=title,
        description=" ".join(_in_words(rater, series[rater]) for rater in shown),
        lines=tuple(lines),
        ticks=tuple((number, _y(number)) for number in (0, 5, HIGHEST)),
        height=HEIGHT + LEGEND_ROW * len(lines),
    )


def _line(rater: Rater, said: Sequence[int | None], moments: int, place: int) -> Line:
    step = (WIDTH - LEFT - RIGHT - 8) / max(moments - 1, 1)
    points = tuple(
        Point(round(LEFT + 8 + order * step, 1), _y(number))
        for order, number in enumerate(said)
        if number is not None
    )
    key = Point(LEFT, HEIGHT + LEGEND_ROW * place)
    return Line(rater.value, rater.label, DASHES[rater], points, key)


def _y(number: int) -> float:
    return round(TOP + (HIGHEST - number) * (HEIGHT - TOP - BOTTOM) / HIGHEST, 1)


def _in_words(rater: Rater, said: Sequence[int | None]) -> str:
    numbers = ", then ".join(str(number) for number in said if number is not None)
    return f"{rater.label}: {numbers}."
