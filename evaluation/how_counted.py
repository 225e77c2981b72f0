"""Where a figure of the self-evaluation comes from, in words."""

from typing import Any

WORDS = {
    "families-all": "Families of this centre whose registration was recorded before the "
    "period ended.",
    "families": "Of those, the families whose registration was recorded in the period.",
    "children": "Children, born or expected, whose case at this centre was open on some "
    "day of the period. Each child counts once.",
    "cases-all": "Cases of this centre that were open when the period ended.",
    "cases": "Of those, the cases in which somebody had accepted to lead and still led "
    "when the period ended.",
    "assessments": "Assessments completed in the period, in cases of this centre.",
    "reviews-all": "Reviews of cases of this centre whose day fell in the period.",
    "reviews": "Of those, the reviews that were held on their day or before it.",
    "consents": "Consents recorded in the period, in cases of this centre.",
    "withdrawn": "Consents withdrawn in the period, in cases of this centre.",
    "decisions-all": "Decisions about sharing made in the period, to share or not to.",
    "decisions": "Of those, the decisions to share.",
}
NOT_SAID = "How this figure is counted is said where indicators are defined."


def how_counted(figure: dict[str, Any]) -> str:
    """Return how the figure is counted; what was counted may say it itself."""
    return figure.get("how") or WORDS.get(figure["code"], NOT_SAID)
