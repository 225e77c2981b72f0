"""Groups of people who answered, none told apart unless it has five or more (R19).

A group is a perspective and an agency; either may be blank. Small groups flow into their
perspective without an agency, then into everybody else; where that is still small, the
smallest large group flows in too. What comes out divides everybody once. All that is
published is whole groups put together, so whatever is taken from whatever else leaves
whole groups, or nobody.
"""

from collections.abc import Mapping

Group = tuple[str, str]
NOBODY_IN_PARTICULAR: Group = ("", "")


def mingled(counts: Mapping[Group, int], *, threshold: int) -> dict[Group, Group]:
    """Return as what each group may be told.

    Where all together are fewer than `threshold`, nobody may be told at all: that is
    for the caller to see.
    """
    told = {group: group for group in counts}
    for perspective in sorted({perspective for perspective, _ in counts}):
        mine = [group for group in counts if group[0] == perspective]
        _merge(told, mine, counts, into=(perspective, ""), threshold=threshold)
    _merge(told, list(counts), counts, into=NOBODY_IN_PARTICULAR, threshold=threshold)
    return told


def _merge(told, groups, counts, *, into: Group, threshold: int) -> None:
    sizes = _sizes(told, groups, counts)
    small = {group for group, size in sizes.items() if size < threshold}
    gathered = sum(sizes[group] for group in small | ({into} & set(sizes)))
    large = sorted((sizes[g], g) for g in set(sizes) - small - {into})
    if small and 0 < gathered < threshold and large:
        small.add(large[0][1])
    for group in groups:
        if told[group] in small:
            told[group] = into


def _sizes(told, groups, counts) -> dict[Group, int]:
    sizes: dict[Group, int] = {}
    for group in groups:
        sizes[told[group]] = sizes.get(told[group], 0) + counts[group]
    return sizes
