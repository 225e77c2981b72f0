"""Where everything of a family tree stands: numbers only, for the template."""

from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from cases.genogram import (
    LEGEND,
    PARENT,
    SEPARATED,
    STEPS_DOWN,
    Kin,
    Member,
    in_words,
    rows,
)

CELL, SIZE = 140, 44
TOP, SHAPE, LABELS, BELOW = 34, SIZE, 62, 20
ROW = TOP + SHAPE + LABELS + BELOW
HALF = SIZE // 2
LONGEST = 17
TITLE = "Family tree"


@dataclass(frozen=True)
class Node:
    """One person: a shape around a point, and lines of words beneath."""

    member: Member
    x: float
    y: float

    @property
    def labels(self) -> list[tuple[float, str, bool]]:
        """Return (base line, words, whether bold) for what stands beneath."""
        names = self.member.name.split(" ", 1)
        lines = [(name, True) for name in names] + [(self.member.about, False)]
        first = self.y + HALF + 17
        return [
            (first + n * 17, _short(words), bold)
            for n, (words, bold) in enumerate(lines)
            if words
        ]

    @property
    def outline(self) -> str:
        """Return the shape as a path."""
        return _shape(self.member.shape, self.x, self.y, HALF)

    @property
    def second_outline(self) -> str:
        """Return the outer line of the child who is assessed."""
        return _shape(self.member.shape, self.x, self.y, HALF + 5)

    @property
    def cross(self) -> str:
        """Return the cross through somebody who has died."""
        x, y, h = self.x, self.y, HALF - 3
        return f"M{x - h} {y - h} l{2 * h} {2 * h} M{x + h} {y - h} l{-2 * h} {2 * h}"


@dataclass(frozen=True)
class Line:
    """One line of the tree; `dashes` is empty for a full one."""

    path: str
    dashes: str = ""


@dataclass(frozen=True)
class Genogram:
    """Everything that components/genogram.html draws and says."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    homes: tuple[str, ...]
    words: tuple[tuple[Member, str], ...]
    width: int
    height: int
    title: str = TITLE
    legend: tuple[str, ...] = LEGEND

    @property
    def description(self) -> str:
        """Return the whole tree in words."""
        return " ".join(
            f"{member.name}: {said}." if said else f"{member.name}."
            for member, said in self.words
        )


def draw(kin: Kin) -> Genogram:
    """Return the tree of these people, and of nobody else."""
    standing = rows(kin)
    widest = max((len(row) for row in standing), default=1)
    by_pk = {member.pk: member for member in kin.members}
    nodes = {
        pk: Node(by_pk[pk], _x(place, len(row), widest), level * ROW + TOP + HALF)
        for level, row in enumerate(standing)
        for place, pk in enumerate(row)
    }
    return Genogram(
        nodes=tuple(nodes.values()),
        lines=tuple(_lines(kin, nodes)),
        homes=tuple(
            path for home in kin.homes for path in _home(home, standing, nodes)
        ),
        words=tuple(in_words(kin)),
        width=widest * CELL,
        height=max(len(standing), 1) * ROW,
    )


def _x(place: int, count: int, widest: int) -> float:
    return (widest - count) * CELL / 2 + place * CELL + CELL / 2


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _shape(shape: str, x: float, y: float, h: float) -> str:
    if shape == "circle":
        return f"M{x - h} {y} a{h} {h} 0 1 0 {2 * h} 0 a{h} {h} 0 1 0 {-2 * h} 0 Z"
    if shape == "square":
        return f"M{x - h} {y - h} h{2 * h} v{2 * h} h{-2 * h} Z"
    if shape == "triangle":
        return f"M{x} {y - h} L{x + h} {y + h} L{x - h} {y + h} Z"
    return f"M{x} {y - h} L{x + h} {y} L{x} {y + h} L{x - h} {y} Z"


def _lines(kin: Kin, nodes: dict[UUID, Node]) -> list[Line]:
    pairs = kin.partners()
    found = [
        line for pair, kind in pairs.items() for line in _couple(pair, kind, nodes)
    ]
    groups: dict[frozenset[UUID], list[Node]] = {}
    for pk, node in nodes.items():
        parents = kin.parents_of(pk)
        if parents:
            groups.setdefault(parents, []).append(node)
    for number, (parents, children) in enumerate(groups.items()):
        found += _children([nodes[pk] for pk in parents], children, number)
    drawn = {PARENT, SEPARATED, "COUPLE"}
    found += [
        _tie(nodes[tie.one], nodes[tie.other], tie.kind)
        for tie in kin.ties
        if tie.kind not in drawn
    ]
    return found


def _ordered(pair, nodes: dict[UUID, Node]) -> list[Node]:
    return sorted((nodes[pk] for pk in pair), key=lambda node: node.x)


def _couple(pair, kind: str, nodes: dict[UUID, Node]) -> list[Line]:
    left, right = _ordered(pair, nodes)
    dashes = "6 4" if kind == PARENT else ""
    side_by_side = right.x - left.x <= CELL and left.y == right.y
    if side_by_side:
        path = f"M{left.x + HALF} {left.y} H{right.x - HALF}"
        middle = (left.x + HALF + 12, left.y)
    else:
        top = min(left.y, right.y) - HALF - 9
        path = f"M{left.x} {left.y - HALF} V{top} H{right.x} V{right.y - HALF}"
        middle = (left.x + 12, top)
    lines = [Line(path, dashes)]
    if kind == SEPARATED:
        x, y = middle
        lines.append(Line(f"M{x} {y + 8} l8 -16 M{x + 8} {y + 8} l8 -16"))
    return lines


def _children(parents: list[Node], children: list[Node], number: int) -> list[Line]:
    """From between two parents, or from under one, down to each child."""
    first = min(parents, key=lambda node: node.x)
    under = max(node.y for node in parents) + HALF + LABELS
    bar = under + 5 * (1 + number % 4)
    two = len(parents) > 1
    start = first.x + CELL / 2 if two else first.x
    lines = [Line(f"M{start} {first.y if two else under - 6} V{bar}")]
    return lines + [
        Line(f"M{start} {bar} H{child.x} V{child.y - HALF - _outer(child)}")
        for child in children
    ]


def _outer(node: Node) -> int:
    return 5 if node.member.is_assessed else 0


def _tie(one: Node, other: Node, kind: str) -> Line:
    if kind in STEPS_DOWN:
        start, end = one.y + HALF + LABELS - 4, other.y - HALF - _outer(other)
        return Line(f"M{one.x} {start} L{other.x + 8} {end}", "2 4")
    left, right = sorted((one, other), key=lambda node: node.x)
    top = min(left.y, right.y) - HALF - 16
    path = f"M{left.x - 6} {left.y - HALF} V{top} H{right.x - 6} V{right.y - HALF}"
    return Line(path, "2 4")


def _home(home, standing, nodes: dict[UUID, Node]) -> list[str]:
    """Return the outline around those who live together, and around nobody else."""
    runs = [run for row in standing for run in _runs(home, row)]
    boxes = [_box([nodes[pk] for pk in run]) for run in runs]
    hang_together = all(
        above[3] == below[2] and above[0] < below[1] and below[0] < above[1]
        for above, below in pairwise(boxes)
    )
    if hang_together:
        return [_around(boxes)]
    return [_around([box]) for box in boxes]


def _runs(home, row) -> list[list[UUID]]:
    found: list[list[UUID]] = [[]]
    for pk in row:
        if pk in home:
            found[-1].append(pk)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def _box(nodes: list[Node]) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of some neighbours' cells."""
    top = nodes[0].y - HALF - TOP
    left, right = nodes[0].x - CELL / 2, nodes[-1].x + CELL / 2
    return (left + 4, right - 4, top, top + ROW)


def _around(boxes: list[tuple[float, float, float, float]]) -> str:
    """Return one outline; where two rows meet, both end on the same height."""
    heights = [[top, bottom] for _, _, top, bottom in boxes]
    heights[0][0] += 3
    heights[-1][1] -= 3
    sides = list(zip(boxes, heights, strict=True))
    right = [(box[1], y) for box, ends in sides for y in ends]
    left = [(box[0], y) for box, ends in sides[::-1] for y in ends[::-1]]
    return "M" + " L".join(f"{x} {y}" for x, y in right + left) + " Z"
