"""Files that are saved, not shown: made for a reader, or handed in and given back."""

from pathlib import Path
from typing import Any

from django.http import HttpResponse

from config.scans import downloaded_as

TYPES = {
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".ics": "text/calendar; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for a formula."""


def download(content: bytes, name: str) -> HttpResponse:
    """Return a file that was made; what it is follows from the end of its name."""
    return _saved(content, TYPES[Path(name).suffix], name)


def plain_cell(cell: Any) -> str:
    """Return what stands in a cell of a CSV file: never a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def given_back(stem: str, kept: Any) -> HttpResponse:
    """Return a kept file's `content` under a plain name; no browser shows it as a page."""
    name = downloaded_as(stem, kept.content_type)
    return _saved(bytes(kept.content), kept.content_type, name)


def _saved(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
