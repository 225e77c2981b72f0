"""Where a figure of the self-evaluation comes from, in words."""

from typing import Any

WORDS = {
    "families-all": "Families of this centre whose registration was recorded before the "
    "period ended.",
    "families": "Of those, the families whose registration was recorded in the period.",
    "children": "Children, born or expected, whose case at this centre was open on some "
    "day of the period. Each child counts once.",
    "consents": "Consents recorded in the period, in cases of this centre.",
    "withdrawn": "Consents withdrawn in the period, in cases of this centre.",
    "decisions-all": "Decisions about sharing made in the period, to share or not to.",
    "decisions": "Of those, the decisions to share.",
}
NOT_SAID = "How this figure is counted is said where indicators are defined."


def said(figure: dict[str, Any]) -> str:
    """Return the figure in words: a number, so many of so many, or why there is none."""
    number, whole = figure.get("number"), figure.get("whole")
    if number is None:
        return "not shown"
    if whole is None:
        return str(number)
    if not whole:
        return "nothing to count"
    percent = figure.get("percent")
    share = f" ({percent} per cent)" if percent is not None else ""
    return f"{number} of {whole}{share}"


def how_counted(figure: dict[str, Any]) -> str:
    """Return how the figure is counted; what was counted may say it itself."""
    return figure.get("how") or WORDS.get(figure["code"], NOT_SAID)
