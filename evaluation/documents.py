"""What a reader takes away: documents and tables, made for her by name (R16)."""

import csv
import hashlib
import io
import json

from config.pdf import render_pdf
from evaluation.indicators import INDICATORS
from evaluation.models import Kind, Report
from evaluation.presenting import account, period_in_words
from evaluation.presenting_indicators import indicator_account

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula."""


TEMPLATES = {
    Kind.OUTCOMES: ("reports/outcomes.html", account),
    Kind.INDICATORS: ("reports/indicators.html", indicator_account),
}


def report_pdf(report: Report) -> bytes:
    """Return the report as a document; the same snapshot gives the same bytes."""
    template, told = TEMPLATES[Kind(report.kind)]
    snapshot, created = report.made()
    kept = json.dumps(snapshot, sort_keys=True)
    known_by = hashlib.sha256(f"{report.pk}{kept}".encode()).digest()[:16]
    return render_pdf(
        template,
        {
            "account": told(snapshot),
            "made_for": snapshot["made_for"],
            "reference": reference(report),
        },
        identifier=known_by,
        created=created,
    )


def reference(report: Report) -> str:
    """Return what the report is called on paper."""
    return f"Report {str(report.pk)[:8]}"


def report_csv(report: Report, *, viewer) -> str:
    """Return the figures as a table for a spreadsheet, made for this reader."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    rows = _of_outcomes if report.kind == Kind.OUTCOMES else _of_indicators
    for line in (*_first_lines(report, viewer), *rows(report.made()[0])):
        writer.writerow([harmless(cell) for cell in line])
    return out.getvalue()


def _first_lines(report: Report, viewer) -> list[list[str]]:
    period = period_in_words(report.starts_on, report.ends_on)
    return [
        [str(Kind(report.kind).label), report.subject],
        ["Period", period],
        ["Made for", str(viewer)],
        ["Report", str(report.pk)],
        [],
    ]


def _of_outcomes(snapshot: dict) -> list[list[str]]:
    said = account(snapshot)
    parts = [said.counts, said.means, *([said.before] if said.before else [])]
    names = [name for rows in parts for name in _names(rows)]
    earlier = len(_names(said.before)) if said.before else 0
    for place in range(len(names) - earlier, len(names)):
        names[place] += ", the period before"
    return [
        ["Outcomes of", said.outcomes_of],
        ["Outcome", *names],
        *[
            [lines[0].label, *(value for line in lines for value in _values(line))]
            for lines in zip(*parts, strict=True)
        ],
    ]


def _of_indicators(snapshot: dict) -> list[list[str]]:
    said = indicator_account(snapshot)
    names = ["Figure", "Number", "Share", "The period before", "Target"]
    names += ["Counted", "Out of", "Definition"]
    return [
        names,
        *[
            [
                line.name,
                line.number,
                line.share,
                line.before,
                line.target,
                line.numerator,
                line.denominator,
                line.definition,
            ]
            for group in said.groups
            for line in group.lines
        ],
    ]


def report_json(report: Report) -> str:
    """Return the figures as open data: for whom it was made is left out."""
    snapshot, counted_at = report.made()
    figures = {key: value for key, value in snapshot.items() if key != "made_for"}
    if report.kind == Kind.OUTCOMES:
        figures["framework"] = account(snapshot).outcomes_of
    data = {
        "report": str(report.pk),
        "counted_at": counted_at.isoformat(),
        "hidden": "null stands for a number that is not shown",
        "definitions": _definitions(report),
        **figures,
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def _definitions(report: Report) -> object:
    if report.kind == Kind.OUTCOMES:
        return list(account(report.made()[0]).how_counted)
    return [
        {
            "code": each.code,
            "version": each.version,
            "name": each.name,
            "definition": each.definition,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "unit": each.unit,
            "source": each.source,
            "levels": list(each.levels),
            "period": each.period,
        }
        for each in INDICATORS.values()
    ]


def _names(rows) -> list[str]:
    return [name for name, _ in rows[0].cells]


def _values(row) -> list[str]:
    return [value for _, value in row.cells]


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet reads it as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell
