"""A file that somebody hands in, known by what is in it and not by its name."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

LARGEST = 5 * 1024 * 1024
START = 16
"""How many bytes tell what a file is."""
PDF = (b"%PDF-", "application/pdf", ".pdf")
KINDS = (
    PDF,
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
LONGEST = 80


@dataclass(frozen=True)
class Scan:
    """A file that may be kept."""

    name: str
    content_type: str
    content: bytes


def problem_with(size: int, start: bytes, *, pictures_only: bool = False) -> str:
    """Return why a file cannot be kept, or ""."""
    if size > LARGEST:
        return "The file must be 5 MB or smaller"
    kind = _kind(start)
    if pictures_only and (kind is None or kind == PDF):
        return "The file must be a PNG or a JPEG"
    if kind is None:
        return "The file must be a PDF, a PNG or a JPEG"
    return ""


def scan_of(name: str, content: bytes, *, unnamed: str = "document") -> Scan:
    """Return a file under a plain name, with the ending that its content has."""
    _, content_type, ending = _kind(content) or KINDS[0]
    stem = PurePosixPath(name.replace("\\", "/")).stem
    plain = re.sub(r"[^A-Za-z0-9 _-]+", "", stem).strip()[:LONGEST]
    return Scan(f"{plain or unnamed}{ending}", content_type, content)


def downloaded_as(stem: str, content_type: str) -> str:
    """Return a name that says nothing of a family, with the ending of what it is."""
    endings = {kind: ending for _, kind, ending in KINDS}
    return f"{stem}{endings.get(content_type, '')}"


def _kind(start: bytes):
    return next((kind for kind in KINDS if start.startswith(kind[0])), None)
