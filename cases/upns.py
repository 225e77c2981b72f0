"""Unique pupil numbers: thirteen characters, the first a check letter.

Check letter: multiply positions 2 to 13 by 2 to 13, add, and take the remainder by 23
as the place in A to Z without I, O and S; a letter in the last place (a temporary
number) counts as its place in that list. Source: Government Data Standards Catalogue,
UPN v2.0; practice notes 4.9: B801200005001 is one, A801200005001 is not.
"""

import re

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
SHAPE = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def tidy(typed: str) -> str:
    """Return what was typed in capitals, without spaces and hyphens."""
    return re.sub(r"[\s-]", "", typed).upper()


def is_upn(typed: str) -> bool:
    """Return whether this has the shape of a UPN and the right check letter."""
    if not SHAPE.fullmatch(typed):
        return False
    total = sum(place * _value(mark) for place, mark in enumerate(typed[1:], start=2))
    return LETTERS[total % 23] == typed[0]


def _value(mark: str) -> int:
    return int(mark) if mark.isdigit() else LETTERS.index(mark)
