"""Whether the free words of a move name somebody whom the pack leaves out (R16)."""

import re
from collections.abc import Iterable

NOT_A_NAME = frozenset({"unborn", "baby"})


def named_in(
    words: str, *, left_out: Iterable[str], told: Iterable[str]
) -> tuple[str, ...]:
    """Return those left out whose given or family name stands among the words.

    A name that somebody has who is told of names nobody else.
    """
    said = _parts(words)
    shared = NOT_A_NAME.union(*map(_parts, told))
    return tuple(name for name in left_out if said & (_parts(name) - shared))


def _parts(text: str) -> set[str]:
    parts = re.findall(r"\w+", text.casefold())
    return {part for part in parts if len(part) > 1}
