"""An assessment of the demo that several people wrote: added to, checked, begun again."""

from datetime import timedelta

from django.utils import timezone

from cases import commands
from cases.commands import additions
from cases.models import (
    Addition,
    Assessment,
    Contribution,
    LevelOfNeed,
    QualityCheck,
    ViewOfNeed,
)
from cases.quality import ITEMS, NO, NOT_APPLICABLE, YES
from config.demo.stories import write

STILL_OPEN = {"B2": NO, "E3": NO, "F4": NO, "A3": NOT_APPLICABLE, "C3": NOT_APPLICABLE}
CHECKED = {item.code: YES for item in ITEMS} | STILL_OPEN


def assess_together(story) -> None:
    """Complete a first version that a therapist added to, and begin the second."""
    first = story.case.assessments.get()
    write(first, "H1", story.by, words="The mother asked for help with talking.")
    write(first, "H2", story.by, words="Mother and child at home; the health visitor.")
    add_and_see(story, first, before=True)
    commands.complete_assessment(assessment=first, by=story.by)
    additions.check_quality(
        assessment=first,
        answers=CHECKED,
        words="The strengths are clear. Say next time who was there, and when.",
        by=story.town.people["chidi"],
    )
    _move_back(first, 60)
    second = commands.start_assessment(case=story.case, person=story.child, by=story.by)
    text = second.contributions.get(element="1.1.3")
    commands.write_contribution(
        assessment=second,
        element="1.1.3",
        texts={
            "strengths": text.strengths,
            "needs": "Says twenty words. Two words together come rarely.",
            "evidence": "Counted with her mother over one week.",
            "differs": "Her father hears more words than we do.",
            "need_level": "EMERGING",
        },
        revision=text.revision,
        by=story.by,
    )
    add_and_see(story, second, before=False)


def add_and_see(story, assessment: Assessment, *, before: bool) -> None:
    """The therapist signs what she saw; two teams say how they see the need."""
    joan, tom = story.town.people["joan"], story.case.appointments.get().practitioner
    additions.add_to_element(
        assessment=assessment,
        element="1.1.3",
        texts={
            "strengths": "Understands more than she says: follows two steps.",
            "needs": "Pictures to choose from." if before else "A small talking group.",
            "evidence": "Seen at play for forty minutes.",
            "differs": "I would not call it a delay yet." if before else "",
        },
        by=joan,
    )
    for by, number, words in (
        (story.by, 2, "One service can meet it, with the family."),
        (tom, 3, "Talking, damp and tiredness hang together."),
    ):
        level = LevelOfNeed.objects.get(number=number)
        additions.give_view(assessment=assessment, level=level, words=words, by=by)


def _move_back(assessment: Assessment, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    moments = ((Addition, "signed_at"), (ViewOfNeed, "given_at"))
    for model, name in (*moments, (QualityCheck, "checked_at")):
        model.objects.filter(assessment=assessment).update(**{name: then})
    said = Contribution.objects.filter(assessment=assessment, written_at__gt=then)
    said.update(written_at=then)
    Assessment.objects.filter(pk=assessment.pk).update(completed_at=then)
