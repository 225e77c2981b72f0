"""How agencies came together in the quarter in which the survey closed.

Enough visits, questions, late actions and lead professionals that the record may be set
beside what people said of it (issue 6, point 9).
"""

from datetime import date, datetime, time, timedelta
from itertools import cycle

from django.utils import timezone

from cases.models import Action, ColleagueRequest, Contact, Review, Visit
from config.demo.families import RIVERSIDE
from config.demo.surveys import AGO
from config.demo.work import AFTER, BEFORE, weekday
from evaluation.counting import Period
from evaluation.periods import QUARTER, Span, quarter_of
from lead_professional.models import Appointment

ELSEWHERE = (0, 4, 9, 18, 21, 27, 36, 39, 48)
"""Families whose visits and questions are told of by another story."""
VISITED, ASKED, LATE = 24, 16, 6
WAITS = (1, 2, 3, 5, 1, 4, 6, 2, 3, 5, 6, 9, 11, 8, 14, 10)
"""After how many days each question was answered: eleven within the week."""
DAY, NOON = timedelta(days=1), time(12)
QUESTIONS = (
    ("Do you go there this week? I could come along.", "On Thursday at ten: come."),
    ("Has she asked you about the nursery place as well?", "Yes. I have the form."),
    ("Who rings the landlord, you or I?", "I did on Monday. He comes on Friday."),
    ("Which evening suits them?", "Tuesdays, after the bath."),
)


def come_together(stories) -> None:
    """Let two agencies visit, ask one another, and be late with a few things."""
    days, led = _days(), _led(stories)
    visits = [visit for row in enumerate(led) for visit in _visits(*row, days)]
    Contact.objects.bulk_create(visit.contact for visit in visits)
    Visit.objects.bulk_create(visits)
    Review.objects.bulk_create(_first_look(*row) for row in enumerate(led))
    _ask(led[:ASKED], days)
    _be_late(led[-LATE:])


def _days() -> list[date]:
    """Return forty days or more of that quarter on which things had happened."""
    today = timezone.localdate()
    span = Span(quarter_of(today - AGO), QUARTER)
    period = Period(span.starts_on, span.ends_on)
    first = max(period.starts_on, today - 2 * AGO)
    last = min(period.ends_on, today - DAY)
    return [first + DAY * n for n in range((last - first).days + 1)]


def _led(stories) -> list[tuple]:
    """Return stories of Riverside that somebody of another agency leads, with who."""
    rows = Appointment.objects.filter(ended_at=None, case__closed_at=None)
    leads = {row.case_id: row for row in rows.select_related("practitioner", "team")}
    here = [one for one in stories[:RIVERSIDE] if one.number not in ELSEWHERE]
    led = [(one, leads[one.case.pk]) for one in here if one.case.pk in leads]
    return led[:VISITED]


def _visits(number: int, row: tuple, days: list[date]):
    """Each family is visited; every second by both, every fourth on one day apart."""
    story, lead = row
    on = days[number % (len(days) - 3)]
    yield _visit(story, story.by, story.case.recording_team, on, child_seen=True)
    if number % 2 == 0:
        later = 0 if number % 4 == 0 else 2
        yield _visit(story, lead.practitioner, lead.team, on + DAY * later)


def _visit(story, by, team, on: date, *, child_seen: bool = False) -> Visit:
    at = timezone.make_aware(datetime.combine(on, NOON))
    here = {"case": story.case, "team": team}
    contact = Contact(
        kind=Contact.Kind.VISIT,
        happened_on=on,
        fact="Came as arranged.",
        child_seen=child_seen,
        written_by=by,
        **here,
    )
    return Visit(
        practitioner=by,
        purpose="As arranged",
        status=Visit.Status.DONE,
        planned_on=on,
        contact=contact,
        booked_by=by,
        ended_at=at,
        ended_by=by,
        **here,
    )


def _first_look(number: int, row: tuple) -> Review:
    """Return an early review; every fourth of those that followed came too late."""
    story, lead = row
    today = timezone.localdate()
    late = DAY * (5 if number % 4 == 3 else 0)
    return Review(
        case=story.case,
        held_on=weekday(today - BEFORE + DAY * 14),
        mode=Review.Mode.TELEPHONE,
        notes="A first look by telephone: all has begun.",
        next_review_on=weekday(today - AFTER) - late,
        recorded_by=lead.practitioner,
    )


def _ask(led: list[tuple], days: list[date]) -> None:
    words = cycle(QUESTIONS)
    for number, ((story, lead), wait) in enumerate(zip(led, WAITS, strict=False)):
        asked, answered = next(words)
        at = timezone.make_aware(datetime.combine(days[number], NOON))
        one = ColleagueRequest.objects.create(
            case=story.case,
            category="PLAN",
            team=lead.team,
            asked_of=lead.practitioner,
            words=asked,
            answer=answered,
            asked_by=story.by,
            answered_at=at + DAY * wait,
            answered_by=lead.practitioner,
        )
        ColleagueRequest.objects.filter(pk=one.pk).update(asked_at=at)


def _be_late(led: list[tuple]) -> None:
    for number, (story, lead) in enumerate(led, 3):
        one = Action.objects.filter(
            case=story.case, owner_practitioner=lead.practitioner
        )
        late = one.to_do().first()
        if late:
            late.due_on = timezone.localdate() - DAY * number
            late.save(update_fields=["due_on"])
