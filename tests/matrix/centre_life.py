"""A centre from day to day: a room, a closed day, who is there, money, a time that is on."""

from tests.factories.agencies_centre import (
    ClosureFactory,
    FundedFactory,
    FundingStreamFactory,
    OnSiteFactory,
    RoomFactory,
)
from tests.factories.cases_centre import ActivitySlotFactory


def plant_centre_life(family, people, activity) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    centre, worker = family.case.centre, people["recording_team"]
    stream = FundingStreamFactory(centre=centre)
    team = family.case.recording_team
    return {
        "centre": centre,
        "room": RoomFactory(centre=centre),
        "closure": ClosureFactory(centre=centre),
        "on_site": OnSiteFactory(practitioner=worker, team=team, centre=centre),
        "stream": stream,
        "funded": FundedFactory(stream=stream),
        "slot": ActivitySlotFactory(activity=activity),
    }
