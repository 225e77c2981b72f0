"""A scanned form, known by what is in the file and not by what it is called."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

LARGEST = 5 * 1024 * 1024
KINDS = (
    (b"%PDF-", "application/pdf", ".pdf"),
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


def problem_with(size: int, start: bytes) -> str:
    """Return why a file cannot be kept, or ""."""
    if size > LARGEST:
        return "The file must be 5 MB or smaller"
    if _kind(start) is None:
        return "The file must be a PDF, a PNG or a JPEG"
    return ""


def scan_of(name: str, content: bytes) -> Scan:
    """Return a file under a plain name, with the ending that its content has."""
    _, content_type, ending = _kind(content) or KINDS[0]
    stem = PurePosixPath(name.replace("\\", "/")).stem
    plain = re.sub(r"[^A-Za-z0-9 _-]+", "", stem).strip()[:LONGEST]
    return Scan(f"{plain or 'consent form'}{ending}", content_type, content)


def _kind(start: bytes):
    return next((kind for kind in KINDS if start.startswith(kind[0])), None)
