"""What the demo's families tell, and what is noticed: invented, plain, kind."""

from cases import commands
from config.demo.names import pick

CONCERNS = (
    "Few words so far. The family would like help with talking.",
    "Broken nights, and everyone is tired.",
    "The flat is damp and the baby coughs.",
    "A new baby, and the family is new in town.",
)
WORDS = (
    "I want to understand what she is asking for, so that she need not scream.",
    "Some days I just need an hour.",
    "If the damp went, we would be all right.",
    "I would like to meet other mums.",
)
TEXTS = {
    "1.1.1": ("Immunised, growing along her line.", "A hearing test."),
    "1.1.3": ("Loves songs and points at pictures.", "Says five words at two."),
    "1.2": ("Goes to her mother when upset.", "Finds new people hard."),
    "2.1": ("Warm, clean, fed well.", ""),
    "3.2": ("Grandmother comes on Tuesdays.", ""),
    "3.3": ("", "The bedroom wall is wet."),
}


def fill_in_checklist(story) -> None:
    """Complete the checklist: an assessment is agreed."""
    concern = pick(CONCERNS, story.number)
    commands.complete_checklist(
        case=story.case,
        person=story.child,
        answers={
            "BH": ("YES", ""),
            "SS": ("YES", ""),
            "EA": ("NO" if story.number % 3 else "NOT_SURE", concern),
            "PC": ("YES", ""),
            "EW": ("NOT_SURE" if story.number % 4 == 2 else "YES", ""),
        },
        by=story.by,
        services_needed="Speech therapy and a group nearby",
        can_provide="NO",
        assessment_would_help="YES",
        decision="ASSESSMENT_AGREED",
        reason=concern,
        family_agrees=True,
    )


def assess(story) -> None:
    """Write some of the assessment; complete most of them."""
    assessment = commands.start_assessment(
        case=story.case, person=story.child, by=story.by
    )
    for element, (strengths, needs) in TEXTS.items():
        write(assessment, element, story.by, strengths=strengths, needs=needs)
    write(assessment, "W1", story.by, words=pick(WORDS, story.number))
    write(assessment, "C1", story.by, words=pick(CONCERNS, story.number))
    write(assessment, "C2", story.by, words="We will hear new words each week.")
    if story.number % 5:
        commands.complete_assessment(assessment=assessment, by=story.by)


def write(assessment, element: str, by, **texts) -> None:
    """Write under one element."""
    commands.write_contribution(
        assessment=assessment, element=element, texts=texts, revision=0, by=by
    )
