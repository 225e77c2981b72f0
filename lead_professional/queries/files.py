"""A file that was handed in with a purchase, known by what is in it."""

from dataclasses import dataclass

from config.scans import scan_of
from lead_professional.models import Spend

WHICH = ("quote", "receipt")


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
    scan = scan_of("", bytes(content))
    return Kept(scan.content, scan.content_type)
