"""A family tree as pure data: a template draws it, on a page and in a document alike.

Conventions: squares and circles where somebody said so, or the relationship tells (a
father, a mother), a diamond where neither does; a triangle for an unborn child,
a cross through who has died, a double outline for the child who is assessed, two
strokes across a line for a separation, a dashed outline for those who live together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cases import gender

SQUARE, CIRCLE, DIAMOND, TRIANGLE = "square", "circle", "diamond", "triangle"
MEN = {"father", "dad", "step-father", "stepfather", "grandfather", "uncle", "brother"}
WOMEN = {"mother", "mum", "step-mother", "stepmother", "grandmother", "aunt", "sister"}
SHAPES = {gender.MALE: SQUARE, gender.FEMALE: CIRCLE}
PARENT, SEPARATED, COUPLE, SIBLING = "PARENT", "SEPARATED", "COUPLE", "SIBLING"
STEPS_DOWN = {"GRANDPARENT": 2, "PARENT": 1, "STEP_PARENT": 1, "CARER": 1}
LEGEND = (
    "Square: a boy or a man, where it is recorded or the relationship tells.",
    "Circle: a girl or a woman, where it is recorded or the relationship tells.",
    "Diamond: everybody else.",
    "Triangle: a child who is not born yet. A cross: somebody who has died.",
    "Double outline: the child with the assessment.",
    "Line across: a couple. Two strokes: separated.",
    "Dashed line: parents together, no more is recorded.",
    "Dotted line: another tie, told in the list.",
    "Dashed outline: they live together, where addresses are shared and not protected.",
)


@dataclass(frozen=True)
class Member:
    """Somebody of the family whom the reader may know of."""

    pk: UUID
    name: str
    about: str
    relationship: str = ""
    gender: str = ""
    is_child: bool = False
    is_unborn: bool = False
    has_died: bool = False
    is_assessed: bool = False
    order: str = ""

    @property
    def shape(self) -> str:
        """Return how this person is drawn."""
        if self.is_unborn:
            return TRIANGLE
        if self.gender:
            return SHAPES.get(self.gender, DIAMOND)
        word = self.relationship.strip().casefold()
        return SQUARE if word in MEN else CIRCLE if word in WOMEN else DIAMOND


@dataclass(frozen=True)
class Tie:
    """How one of them belongs to another, in words as well."""

    one: UUID
    other: UUID
    kind: str
    words: str


@dataclass(frozen=True)
class Kin:
    """What a tree is made of: all of it in the reader's sight."""

    members: tuple[Member, ...]
    ties: tuple[Tie, ...] = ()
    homes: tuple[frozenset[UUID], ...] = ()

    def of(self, *kinds: str) -> list[Tie]:
        """Return the ties of these kinds."""
        return [tie for tie in self.ties if tie.kind in kinds]

    def parents_of(self, pk: UUID) -> frozenset[UUID]:
        """Return the parents of somebody."""
        return frozenset(tie.one for tie in self.of(PARENT) if tie.other == pk)

    def partners(self) -> dict[frozenset[UUID], str]:
        """Return pairs in one generation: couples, separated, parents together."""
        together = [self.parents_of(member.pk) for member in self.members]
        found = {pair: PARENT for pair in together if len(pair) == 2}
        for kind in (COUPLE, SEPARATED):
            for tie in self.of(kind):
                found[frozenset({tie.one, tie.other})] = kind
        return found


def generations(kin: Kin) -> dict[UUID, int]:
    """Return in which row each stands: children 0, their parents -1, and so on."""
    levels: dict[UUID, int] = {}
    for member in sorted(kin.members, key=lambda one: not one.is_child):
        if member.pk not in levels:
            levels[member.pk] = 0 if member.is_child else -1
            _spread(kin, levels, member.pk)
    return levels


def _spread(kin: Kin, levels: dict[UUID, int], start: UUID) -> None:
    waiting = [start]
    while waiting:
        here = waiting.pop(0)
        for there, down in _steps(kin, here):
            if there not in levels:
                levels[there] = levels[here] + down
                waiting.append(there)


def _steps(kin: Kin, pk: UUID) -> list[tuple[UUID, int]]:
    ahead = [(t.other, STEPS_DOWN.get(t.kind, 0)) for t in kin.ties if t.one == pk]
    back = [(t.one, -STEPS_DOWN.get(t.kind, 0)) for t in kin.ties if t.other == pk]
    return ahead + back


def rows(kin: Kin) -> list[list[UUID]]:
    """Return who stands in which row, in the order from left to right."""
    levels = generations(kin)
    ordered: list[list[UUID]] = []
    for level in sorted(set(levels.values())):
        here = [member for member in kin.members if levels[member.pk] == level]
        above = ordered[-1] if ordered else []
        ordered.append(_in_order(kin, here, above))
    return ordered


def _in_order(kin: Kin, here: list[Member], above: list[UUID]) -> list[UUID]:
    """Brothers and sisters by age under their parents, partners side by side."""

    def place(member: Member) -> tuple:
        parents = [above.index(pk) for pk in kin.parents_of(member.pk) if pk in above]
        middle = sum(parents) / len(parents) if parents else len(above)
        return (middle, sorted(parents), member.is_unborn, member.order, member.name)

    waiting = [member.pk for member in sorted(here, key=place)]
    pairs = list(kin.partners())
    placed: list[UUID] = []
    for pk in list(waiting):
        if pk not in placed:
            placed += _with_partners(pk, waiting, pairs, placed)
    return placed


def _with_partners(
    pk: UUID, row: Sequence[UUID], pairs: list[frozenset[UUID]], placed: list[UUID]
) -> list[UUID]:
    partners = [
        other
        for other in row
        if other not in placed and frozenset({pk, other}) in pairs and other != pk
    ]
    return [*partners[1:2], pk, *partners[:1], *partners[2:]]


def in_words(kin: Kin) -> list[tuple[Member, str]]:
    """Return each member and one line that says what the drawing shows of her."""
    names = {member.pk: member.name for member in kin.members}
    return [(member, _line(kin, member, names)) for member in kin.members]


def _line(kin: Kin, member: Member, names: dict[UUID, str]) -> str:
    drawn = gender.IN_WORDS.get(member.gender, "").lower()
    said = [each for each in (member.about, drawn) if each]
    said += [f"{t.words} {names[t.other]}" for t in kin.ties if t.one == member.pk]
    with_whom = [
        ", ".join(sorted(names[pk] for pk in home if pk != member.pk))
        for home in kin.homes
        if member.pk in home and len(home) > 1
    ]
    said += [f"lives with {others}" for others in with_whom]
    if member.is_assessed:
        said.append("has an assessment")
    return "; ".join(said)
