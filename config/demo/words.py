"""What the demo's agencies mean by a word, and what somebody asked."""

from agencies.commands import glossary
from agencies.models import Agency, GlossaryTerm

MEANT = (
    (
        "SLT",
        "Mill Lane primary school",
        "Here: senior leadership team, the head teacher and her two deputies.",
    ),
    (
        "Common assessment",
        "Wexbourne community health",
        "We say family health needs assessment as long as only health is involved.",
    ),
    (
        "PR",
        "Wexbourne jobs and benefits office",
        "Here: personal record. We write parental responsibility in full.",
    ),
)
ASKED = ("Step-down", "in the minutes of the steering group")


def explain_words(signs, by) -> None:
    """Let three agencies say what they mean; somebody asks what nobody has explained."""
    for name, agency, meaning in MEANT:
        glossary.say_meaning(
            term=GlossaryTerm.objects.get(name=name),
            agency=Agency.objects.get(name=agency),
            meaning=meaning,
            by=signs[agency],
        )
    word, where = ASKED
    glossary.ask_meaning(word=word, where=where, by=by)
