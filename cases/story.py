"""What an entry of the chronology tells, in words, and of what sort it is."""

from django.db.models import TextChoices

from cases.models import Action, Checklist, Contact, Review, Voice
from information_sharing.models import SharingDecision


class What(TextChoices):
    """What one entry tells."""

    CONTACT = "CONTACT", "Contact"
    VOICE = "VOICE", "In their own words"
    CHECKLIST = "CHECKLIST", "Checklist"
    ASSESSED = "ASSESSED", "Assessment started"
    ASSESSMENT_DONE = "ASSESSMENT_DONE", "Assessment completed"
    GOAL = "GOAL", "Goal agreed"
    ACTION = "ACTION", "Action agreed"
    ACTION_ENDED = "ACTION_ENDED", "Action"
    REVIEW = "REVIEW", "Review"
    MOVED = "MOVED", "Lives here since then"
    NURSERY = "NURSERY", "Started at a nursery or school"
    NURSERY_LEFT = "NURSERY_LEFT", "Left a nursery or school"
    SERVICE = "SERVICE", "A service joined"
    SERVICE_ENDED = "SERVICE_ENDED", "A service ended its work"
    LEAD = "LEAD", "Became lead professional"
    LEAD_ENDED = "LEAD_ENDED", "Was lead professional until then"
    OPENED = "OPENED", "Case opened"
    CLOSED = "CLOSED", "Case closed"
    CONSENT = "CONSENT", "Consent recorded"
    WITHDRAWN = "WITHDRAWN", "Consent withdrawn"
    DECISION = "DECISION", "Decision about sharing"


class Sort(TextChoices):
    """Sorts of entries, to choose among."""

    CONTACTS = "CONTACTS", "Contacts and notes"
    WORDS = "WORDS", "What the family said"
    ASSESSMENTS = "ASSESSMENTS", "Checklists and assessments"
    PLAN = "PLAN", "Goals, actions and reviews"
    HOMES = "HOMES", "Homes, nurseries and schools"
    AROUND = "AROUND", "Who leads and who is involved"
    SHARING = "SHARING", "Consent and sharing"


SORTS: dict[str, frozenset[What]] = {
    Sort.CONTACTS: frozenset({What.CONTACT}),
    Sort.WORDS: frozenset({What.VOICE}),
    Sort.ASSESSMENTS: frozenset({What.CHECKLIST, What.ASSESSED, What.ASSESSMENT_DONE}),
    Sort.PLAN: frozenset({What.GOAL, What.ACTION, What.ACTION_ENDED, What.REVIEW}),
    Sort.HOMES: frozenset({What.MOVED, What.NURSERY, What.NURSERY_LEFT}),
    Sort.AROUND: frozenset(
        {
            What.SERVICE, What.SERVICE_ENDED, What.LEAD, What.LEAD_ENDED,
            What.OPENED, What.CLOSED,
        }
    ),
    Sort.SHARING: frozenset({What.CONSENT, What.WITHDRAWN, What.DECISION}),
}  # fmt: skip

CODES: dict[str, type[TextChoices]] = {
    What.CONTACT: Contact.Kind,
    What.VOICE: Voice.Occasion,
    What.CHECKLIST: Checklist.Decision,
    What.ACTION_ENDED: Action.Status,
    What.REVIEW: Review.Mode,
    What.DECISION: SharingDecision.Outcome,
}
INSTEAD = frozenset({What.CONTACT})
"""Where the choice that was made says it all."""

NAMED_IN_TITLE: dict[str, str] = {
    What.SERVICE: ": ",
    What.SERVICE_ENDED: ": ",
    What.DECISION: " with ",
}
"""Where the team is what the entry is about, and not who wrote it."""


def title_of(what: What, code: str) -> str:
    """Return what an entry tells, with the choice that was made."""
    if what not in CODES or not code:
        return what.label
    chosen = str(CODES[what](code).label)
    if what in INSTEAD:
        return chosen
    return f"{what.label}: {chosen[:1].lower()}{chosen[1:]}"
