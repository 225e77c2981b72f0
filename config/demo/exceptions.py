"""Families of the demo that need more care: shields, a sensitive service, an emergency."""

from datetime import timedelta

from django.utils import timezone

from cases.commands.involvements import record_involvement
from information_sharing.commands import emergencies, oversight, shielding
from information_sharing.models import Shielding

HAVEN = "Haven support"


def tell_exceptions(stories) -> None:
    """Give four of these families, in this order, what must be treated with care."""
    tellers = (protect_the_address, name_no_service, open_at_night, seal)
    for story, tell in zip(stories, tellers, strict=False):
        tell(story)


def protect_the_address(story) -> None:
    """Somebody looks for the family: two people still see where they live."""
    people = story.town.people
    made = shielding.set_shield(
        case=story.case,
        shield=shielding.Shield(
            Shielding.Level.ADDRESS_PROTECTED,
            "The mother left a violent home. He does not know the new street.",
            (story.by,),
        ),
        by=people["idris"],
    )
    shielding.confirm_shield(shielding=made, by=people["olive"])


def seal(story) -> None:
    """The record is sealed for one named reader; a second person has yet to confirm."""
    shielding.set_shield(
        case=story.case,
        shield=shielding.Shield(
            Shielding.Level.SEALED,
            "The mother works in a team that reads records here.",
            (story.by,),
        ),
        by=story.town.people["idris"],
    )


def name_no_service(story) -> None:
    """Two services are involved; one is not named to others."""
    since = timezone.localdate() - timedelta(days=40)
    for name in (HAVEN, "Tenancy support"):
        team = story.town.teams[name]
        record_involvement(case=story.case, team=team, starts_on=since, by=story.by)


def open_at_night(story) -> None:
    """The police opened a record; it waits for review. A request for oversight waits."""
    town = story.town
    emergencies.open_in_emergency(
        case=story.case,
        emergency=emergencies.Emergency(
            "A neighbour heard shouting. Nobody answers the door.",
            4,
            town.teams["Safer neighbourhoods"],
        ),
        by=town.people["nell"],
    )
    oversight.ask_oversight(
        case=story.case,
        request=oversight.Request(
            "EMERGENCY_REVIEW", "To see whether the opening was needed.", 2
        ),
        by=town.people["idris"],
    )
