"""A file that was handed in with a purchase, known by what is in it."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from config.scans import KINDS
from lead_professional.models import Spend

WHICH = ("quote", "receipt")
TYPES = {ending: content_type for _, content_type, ending in KINDS}
"""A name was given its ending by what is in the file, when it was handed in."""


@dataclass(frozen=True)
class Kept:
    """A file that is given back."""

    content: bytes
    content_type: str


def file_of(spend: Spend, which: str) -> Kept | None:
    """Return the price in writing or the receipt of a purchase that was found."""
    content = getattr(spend, which) if which in WHICH else None
    if not content:
        return None
    ending = PurePosixPath(getattr(spend, f"{which}_name")).suffix
    return Kept(bytes(content), TYPES[ending])
