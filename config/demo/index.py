"""The demo's index: who can be found, who asked to see a record, what was answered."""

from cases.nhs_numbers import is_nhs_number
from information_sharing.commands.listings import list_family
from information_sharing.commands.requests import answer_request, request_access
from information_sharing.models import AccessRequest, Listing

NUMBERS = [
    digits for n in range(1000, 3000) if is_nhs_number(digits := f"999000{n:04d}")
]
"""Numbers of the range that is kept for tests: no person has one."""


def fill_index(stories) -> None:
    """Let Harriet ask twice: one request waits, one is answered; list one by a duty."""
    hers = [s for s in stories if s.by.username == "amina" and _is_led_by_nobody(s)]
    for story, tell in zip(hers, (ask, ask_and_hear, list_by_duty), strict=False):
        tell(story)


def _is_led_by_nobody(story) -> bool:
    return not story.case.appointments.filter(ended_at__isnull=True).exists()


def ask(story) -> AccessRequest:
    """Harriet works on the family's tenancy and asks to see the record."""
    harriet = story.town.people["harriet"]
    request_access(
        case=story.case,
        reference=story.case.reference,
        team=story.town.teams["Tenancy support"],
        purpose="I deal with the damp in their flat. I would like to know what is "
        "planned, so that we do not all ask the same.",
        by=harriet,
    )
    return AccessRequest.objects.get(case=story.case, asked_by=harriet)


def ask_and_hear(story) -> None:
    """The health visitor would rather talk first."""
    answer_request(
        request=ask(story),
        answer=AccessRequest.Answer.TALK_FIRST,
        words="Please ring me. I will ask the family at my next visit.",
        by=story.by,
    )


def list_by_duty(story) -> None:
    """A family that was not asked, found because an order says so."""
    list_family(
        case=story.case,
        basis=Listing.Basis.DUTY,
        reason="The supervision order names the services that work with the child.",
        by=story.by,
    )
