"""A file that was handed in, given back as a download."""

from typing import Any

from django.http import HttpResponse

from config.scans import downloaded_as


def given_back(stem: str, kept: Any) -> HttpResponse:
    """Return a kept file's `content` under a plain name; no browser shows it as a page."""
    response = HttpResponse(bytes(kept.content), content_type=kept.content_type)
    name = downloaded_as(stem, kept.content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
