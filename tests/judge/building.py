"""A drawn world put into the database, round the fixed cast."""

import datetime

from django.utils import timezone

from agencies.models import Agency, TeamMembership
from cases.models import Case
from tests.judge.cast import Cast
from tests.judge.stories import StoryBuilder
from tests.judge.worlds import World


def day(offset: int | None) -> datetime.date | None:
    """Return the day so many days from now."""
    if offset is None:
        return None
    return timezone.localdate() + datetime.timedelta(days=offset)


def build(cast: Cast, world: World) -> None:
    """Put everything there, story by story."""
    accounts(cast, world)
    places(cast, world)
    for number, story in enumerate(world.stories):
        StoryBuilder(cast, number, story).build()
    close(cast, world)
    if world.agency_left is not None:
        leaving = Agency.objects.filter(pk=cast.agencies[world.agency_left].pk)
        leaving.update(left_at=timezone.now(), left_by=cast.clerk)


def accounts(cast: Cast, world: World) -> None:
    """Set each account's flags."""
    for number, practitioner in enumerate(cast.practitioners):
        practitioner.is_active = number != world.inactive
        practitioner.is_superuser = number == world.superuser
        practitioner.save(update_fields=["is_active", "is_superuser"])


def places(cast: Cast, world: World) -> None:
    """Give each account its places in teams."""
    rows = []
    for (number, team), place in world.places.items():
        ends = place.ends if place.ends is None else max(place.ends, place.starts)
        ended = {"ended_at": timezone.now(), "ended_by": cast.clerk}
        row = TeamMembership(
            practitioner=cast.practitioners[number],
            team=cast.teams[team],
            starts_on=day(place.starts),
            ends_on=day(ends),
            **(ended if place.ended else {}),
        )
        rows.append(row)
    TeamMembership.objects.bulk_create(rows)


def close(cast: Cast, world: World) -> None:
    """Close some cases, into the next one: what was shared stays as it was shared."""
    for number, story in enumerate(world.stories):
        if story.closed:
            following = cast.households[(number + 1) % len(cast.households)].case
            Case.objects.filter(pk=cast.households[number].case.pk).update(
                status=Case.Status.CLOSED,
                closed_at=timezone.now(),
                closed_by=cast.clerk,
                merged_into=following,
            )
