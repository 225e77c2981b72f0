"""A self-evaluation as plain data: what is submitted is this, and never changes (R18).

The page, the document and the text for a word processor are all made from it, so that
the same submission gives the same words, and the same bytes, in ten years.
"""

from datetime import datetime
from typing import Any

from evaluation.models import Improvement, SelfEvaluation
from evaluation.queries.evidence import Placed, figures_of, placed
from evaluation.queries.self_evaluations import (
    SectionLine,
    priorities_of,
    section_lines,
    year_before,
)

VERSION = 1
NOT_COUNTED = "not counted"
PARTS = (
    ("narrative", ""),
    ("strengths", "Strengths"),
    ("to_develop", "Areas for development"),
    ("voices", "Voices of families"),
)


def freeze(evaluation: SelfEvaluation, *, viewer, at: datetime) -> dict[str, Any]:
    """Return everything that the self-evaluation says, as it stands now."""
    template = evaluation.outline
    before = year_before(evaluation, viewer=viewer)
    evidence = placed(evaluation)
    return {
        "version": VERSION,
        "reference": f"Self-evaluation {str(evaluation.pk)[:8]}",
        "centre": str(evaluation.centre),
        "area": evaluation.centre.area,
        "starts_on": evaluation.starts_on.isoformat(),
        "ends_on": evaluation.ends_on.isoformat(),
        "counted_at": evaluation.started_at.isoformat(),
        "template": template.title,
        "source": template.source,
        "grades": [[str(each), each.descriptor] for each in template.grades],
        "correction": evaluation.correction,
        "made_at": at.isoformat(),
        "made_by": str(viewer),
        "sections": [_section(line, evidence) for line in section_lines(evaluation)],
        "priorities": [_priority(row) for row in priorities_of(evaluation)],
        "figures": _figures(evaluation, before),
        "before": _period(before) if before else None,
        "outcomes": evaluation.snapshot.get("outcomes"),
    }


def _section(line: SectionLine, evidence: list[Placed]) -> dict[str, Any]:
    row = line.section
    said = [(title, getattr(row, name, "")) for name, title in PARTS]
    return {
        "code": line.code,
        "title": line.title,
        "parts": [
            {"title": title, "words": words} for title, words in said if words.strip()
        ],
        "grade": str(line.grade or ""),
        "grade_reason": row.grade_reason if row and line.grade else "",
        "written_by": str(row.written_by) if row and line.is_written else "",
        "evidence": [
            {
                "kind": each.kind,
                "title": each.title,
                "words": each.words,
                "figure": each.figure,
            }
            for each in evidence
            if each.code == line.code and not each.is_gone
        ],
    }


def _priority(row: Improvement) -> dict[str, Any]:
    return {
        "about": row.about,
        "words": row.words,
        "success": row.success,
        "resources": row.resources,
        "owner": str(row.owner_practitioner or row.owner_agency),
        "due_on": row.due_on.isoformat(),
        "status": row.get_status_display(),
        "progress": row.progress,
        "carried": _is_carried(row),
    }


def _is_carried(row: Improvement) -> bool:
    """Return whether it came from a year before; a correction only copies it."""
    source = row.carried_from
    if source is None or row.self_evaluation is None:
        return False
    if source.self_evaluation_id == row.self_evaluation.supersedes_id:
        return _is_carried(source)
    return True


def _figures(
    evaluation: SelfEvaluation, before: SelfEvaluation | None
) -> list[dict[str, Any]]:
    earlier = {each["code"]: each for each in figures_of(before)} if before else {}
    return [
        {
            "code": each["code"],
            "label": each["label"],
            "number": each["number"],
            "now": each["said"],
            "before": earlier.get(each["code"], {}).get("said", NOT_COUNTED),
        }
        for each in figures_of(evaluation)
    ]


def _period(evaluation: SelfEvaluation) -> list[str]:
    return [evaluation.starts_on.isoformat(), evaluation.ends_on.isoformat()]
