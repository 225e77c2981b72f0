"""Charts as pure data: a template draws them, on a page and in a document alike.

Every part carries its number in words of its own or in the table underneath, and a
pattern beside its shade, so that a chart reads in grey and without seeing it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 400
BAR, LABEL, GAP = 26, 22, 16
LEGEND_ROW, LEGEND_COLUMNS = 22, 2
MARGIN = 40
PATTERNS = ("solid", "stripes", "dots", "plain", "dashes")


@dataclass(frozen=True)
class Segment:
    """One part of a bar."""

    name: str
    pattern: str
    number: str
    x: float
    y: float
    width: float
    beside: bool = False

    @property
    def number_x(self) -> float:
        """Return where its number stands: in the middle, or beside the end."""
        place = self.width + 6 if self.beside else self.width / 2
        return round(self.x + place, 1)

    @property
    def number_y(self) -> float:
        """Return the base line of its number."""
        return self.y + 19

    @property
    def box_y(self) -> float:
        """Return the top of the white box behind its number."""
        return self.y + 4

    @property
    def box_x(self) -> float:
        """Return where the white box behind its number begins."""
        return round(self.number_x - self.box_width / 2, 1)

    @property
    def box_width(self) -> int:
        """Return how wide the white box must be for its number."""
        return 10 * len(self.number) + 6

    @property
    def has_room(self) -> bool:
        """Return whether its number fits inside; the table has it in any case."""
        return not self.beside and self.width >= self.box_width + 2


@dataclass(frozen=True)
class Bar:
    """One line of a chart, with its label above it."""

    label: str
    y: float
    segments: tuple[Segment, ...]
    note: str = ""

    @property
    def label_y(self) -> float:
        """Return the base line of the label."""
        return self.y - 6

    @property
    def note_y(self) -> float:
        """Return the base line of what is said in place of a bar."""
        return self.y + 12


@dataclass(frozen=True)
class LegendEntry:
    """What a pattern stands for."""

    name: str
    pattern: str
    x: float
    y: float

    @property
    def text_x(self) -> float:
        """Return where its words begin."""
        return self.x + 24

    @property
    def text_y(self) -> float:
        """Return the base line of its words."""
        return self.y + 13


@dataclass(frozen=True)
class Chart:
    """Everything that components/chart.html draws."""

    code: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    legend: tuple[LegendEntry, ...]
    height: float
    width: int = WIDTH
    bar_height: int = BAR


@dataclass(frozen=True)
class Row:
    """One line of numbers for a chart; a note stands in place of missing numbers."""

    label: str
    numbers: Mapping[str, float]
    note: str = ""


def stacked_bars(
    code: str, title: str, *, names: Sequence[str], rows: Sequence[Row]
) -> Chart:
    """Return bars whose parts add up, each as long as its share of the longest."""
    longest = max((sum(row.numbers.values()) for row in rows), default=0) or 1
    legend, top = _legend(names)
    bars = []
    for place, row in enumerate(rows):
        y = top + place * (LABEL + BAR + GAP) + LABEL
        bars.append(_stacked_bar(row, names, y, WIDTH / longest))
    return _chart(code, title, bars, legend, rows, names)


def _stacked_bar(row: Row, names: Sequence[str], y: float, scale: float) -> Bar:
    segments, x = [], 0.0
    for name in names:
        width = round(row.numbers.get(name, 0) * scale, 1)
        if width:
            number = _plain(row.numbers[name])
            pattern = PATTERNS[names.index(name)]
            segments.append(Segment(name, pattern, number, round(x, 1), y, width))
        x += width
    return Bar(row.label, y, tuple(segments), row.note)


def paired_bars(
    code: str,
    title: str,
    *,
    names: Sequence[str],
    rows: Sequence[Row],
    highest: float,
    number: str = "{:.1f}",
) -> Chart:
    """Return bars side by side, such as baseline against latest, on one scale."""
    legend, top = _legend(names)
    scale = (WIDTH - MARGIN) / highest
    bars, y = [], top
    for row in rows:
        y += LABEL
        segments = _beside(row, names, y, scale, number)
        bars.append(Bar(row.label, y, segments, row.note))
        y += max(len(segments), 1) * BAR + GAP
    return _chart(code, title, bars, legend, rows, names)


def _beside(
    row: Row, names: Sequence[str], top: float, scale: float, number: str
) -> tuple[Segment, ...]:
    told = [
        (name, PATTERNS[order])
        for order, name in enumerate(names)
        if name in row.numbers
    ]
    return tuple(
        Segment(
            name,
            pattern,
            number.format(row.numbers[name]),
            0,
            top + place * BAR,
            max(round(row.numbers[name] * scale, 1), 1),
            beside=True,
        )
        for place, (name, pattern) in enumerate(told)
    )


def _legend(names: Sequence[str]) -> tuple[tuple[LegendEntry, ...], float]:
    column = WIDTH / LEGEND_COLUMNS
    entries = tuple(
        LegendEntry(
            name,
            PATTERNS[order],
            order % LEGEND_COLUMNS * column,
            order // LEGEND_COLUMNS * LEGEND_ROW,
        )
        for order, name in enumerate(names)
    )
    lines = -(-len(names) // LEGEND_COLUMNS)
    return entries, lines * LEGEND_ROW + GAP


def _chart(code, title, bars, legend, rows, names) -> Chart:
    lowest = max(
        [segment.y for bar in bars for segment in bar.segments]
        + [bar.y for bar in bars],
        default=0,
    )
    words = _in_words(rows, names)
    return Chart(code, title, words, tuple(bars), legend, lowest + BAR + 4)


def _in_words(rows: Sequence[Row], names: Sequence[str]) -> str:
    return " ".join(_row_in_words(row, names) for row in rows)


def _row_in_words(row: Row, names: Sequence[str]) -> str:
    parts = [
        f"{name.lower()} {_plain(row.numbers[name])}"
        for name in names
        if name in row.numbers
    ]
    said = [*parts, row.note] if row.note else parts
    return f"{row.label}: {', '.join(said) or 'nothing to show'}."


def _plain(number: float) -> str:
    return f"{number:g}"
