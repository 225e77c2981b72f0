"""HTML to PDF: the only importer of WeasyPrint (design 5).

Nothing is fetched: what families told us is untrusted text, and a document must not
reach for a file or an address that stands in it.
"""

import hashlib
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from config.exceptions import PdfNotPossible

VARIANT = "pdf/ua-1"


def render_pdf(
    template_name: str,
    context: dict[str, Any],
    *,
    identifier: bytes | None = None,
    created: datetime,
) -> bytes:
    """Return a tagged PDF; the same input gives the same bytes, in any process.

    The template extends reports/base.html and finds `created` in its context.
    Without an `identifier`, the document is known by what stands in it.
    """
    html = render_to_string(template_name, {**context, "created": created})
    known_by = identifier or hashlib.sha256(html.encode()).digest()[:16]
    return _write(html, known_by)


def _write(html: str, identifier: bytes) -> bytes:
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise PdfNotPossible(
            "PDF documents need the Pango library on this machine. Install "
            "libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0."
        ) from error
    fetcher = URLFetcher(allowed_protocols={"data"}, allow_redirects=False)
    document = HTML(string=html, url_fetcher=fetcher)
    return bytes(document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier))
