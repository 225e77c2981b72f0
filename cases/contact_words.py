"""Postcodes and telephone numbers, as they may be typed and as they are kept."""

import re

POSTCODE = re.compile(
    r"^\s*(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][ABD-HJLNP-UW-Z]{2})\s*$",
    re.IGNORECASE,
)
"""Outward and inward part, practice.md 4.9."""
TELEPHONE = re.compile(r"^\+?[\d\s()-]{6,}$")


def one_space(typed: str) -> str:
    """Return a postcode as it is kept: capitals, one space."""
    postcode = "".join(typed.upper().split())
    return f"{postcode[:-3]} {postcode[-3:]}" if postcode else ""
