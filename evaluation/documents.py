"""What a reader takes away: documents and tables, made for her by name (R16)."""

import csv
import hashlib
import io
import json

from config.pdf import render_pdf
from evaluation.models import Report
from evaluation.presenting import account, period_in_words

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


def outcomes_pdf(report: Report) -> bytes:
    """Return the report as a document; the same snapshot gives the same bytes."""
    snapshot, created = report.made()
    kept = json.dumps(snapshot, sort_keys=True)
    known_by = hashlib.sha256(f"{report.pk}{kept}".encode()).digest()[:16]
    return render_pdf(
        "reports/outcomes.html",
        {
            "account": account(snapshot),
            "made_for": snapshot["made_for"],
            "reference": reference(report),
        },
        identifier=known_by,
        created=created,
    )


def reference(report: Report) -> str:
    """Return what the report is called on paper."""
    return f"Report {str(report.pk)[:8]}"


def outcomes_csv(report: Report, *, viewer) -> str:
    """Return the figures as a table for a spreadsheet, made for this reader."""
    said = account(report.made()[0])
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    lines = [
        ["Outcomes", said.centre],
        ["Period", period_in_words(said.starts_on, said.ends_on)],
        ["Made for", str(viewer)],
        ["Report", str(report.pk)],
        [],
        ["Outcome", *_names(said.counts), *_names(said.means)],
    ]
    for counts, means in zip(said.counts, said.means, strict=True):
        lines.append([counts.label, *_values(counts), *_values(means)])
    for line in lines:
        writer.writerow([harmless(cell) for cell in line])
    return out.getvalue()


def _names(rows) -> list[str]:
    return [name for name, _ in rows[0].cells]


def _values(row) -> list[str]:
    return [value for _, value in row.cells]


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet reads it as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
