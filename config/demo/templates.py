"""The demo's own question in the common assessment, and brothers assessed together."""

from cases import commands
from cases.commands import templates
from cases.commands.templates import Asked
from cases.elements import SURROUNDINGS
from cases.models import AssessmentTemplate
from config.demo.stories import write

LOCAL = Asked(
    label="Getting about without a car",
    domain=SURROUNDINGS,
    category="FAMILY",
    hint="Bus 14, lifts, a pushchair on the hill; what is out of reach.",
)
TOGETHER = {
    "2.1": ("Hot meals, clean clothes, three children at the table.", ""),
    "2.3": ("Bedtime at eight on most days.", "A quiet hour for homework."),
    "3.3": ("", "Three children in one bedroom."),
}


def ask_locally(manager) -> None:
    """Publish a second version of the common assessment with one local question."""
    in_use = AssessmentTemplate.objects.get(kind="CAF", status="IN_USE")
    draft = templates.write_next_version(template=in_use, by=manager)
    templates.add_question(template=draft, asked=LOCAL, by=manager)
    templates.publish_version(template=draft, by=manager)


def answer_locally(story) -> None:
    """Answer it in the version that was begun since."""
    sheet = story.case.assessments.order_by("-version").first()
    said = {"strengths": "The library is five minutes on foot."}
    write(sheet, "L1", story.by, needs="The clinic is two buses away.", **said)


def assess_brothers(story) -> None:
    """Two brothers at school have a family assessment; the home is told once."""
    brothers = story.case.people.filter(given_name__in=["Ellis", "Joel"])
    sheets = commands.start_family_assessment(
        case=story.case, people=brothers, by=story.by
    )
    first, second = sorted(sheets, key=lambda sheet: sheet.person.given_name)
    for code, (strengths, needs) in TOGETHER.items():
        write(first, code, story.by, strengths=strengths, needs=needs)
    write(first, "1.7.2", story.by, strengths="Never misses a day.")
    write(second, "1.7.2", story.by, needs="Late on Mondays.")
    write(second, "W2", story.by, words="I like it when we all eat together.")
