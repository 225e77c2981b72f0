"""The self-evaluation as a document: the same frozen words give the same bytes."""

import hashlib
import json
from datetime import datetime
from typing import Any

from config.pdf import render_pdf
from evaluation.paper import read


def submitted_pdf(frozen: dict[str, Any]) -> bytes:
    """Return what was submitted; made for everybody who may read it."""
    readers = f"{frozen['centre']} and the authority"
    return _pdf(frozen, made_for=readers, is_draft=False)


def draft_pdf(frozen: dict[str, Any]) -> bytes:
    """Return the draft as it stands, made for its reader (R16)."""
    return _pdf(frozen, made_for=frozen["made_by"], is_draft=True)


def _pdf(frozen: dict[str, Any], *, made_for: str, is_draft: bool) -> bytes:
    kept = json.dumps(frozen, sort_keys=True)
    return render_pdf(
        "reports/self_evaluation.html",
        {
            "paper": read(frozen),
            "made_for": made_for,
            "reference": frozen["reference"],
            "is_draft": is_draft,
        },
        identifier=hashlib.sha256(kept.encode()).digest()[:16],
        created=datetime.fromisoformat(frozen["made_at"]),
    )
