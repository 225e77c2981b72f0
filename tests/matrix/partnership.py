"""What the agencies are and agree (issue 7): each area plants what its routes lead to."""

from tests.matrix.agreements import plant_agreements
from tests.matrix.bodies import plant_bodies
from tests.matrix.centre_life import plant_centre_life
from tests.matrix.colleagues import plant_colleagues
from tests.matrix.coming_and_going import plant_coming_and_going
from tests.matrix.learning import plant_learning
from tests.matrix.services import plant_services


def plant_partnership(family, people, things) -> dict:
    """Return, by the name of the route's argument, what it leads to.

    `people` are personas by their part, as in the scenario; `things` is what is planted
    already, such as the activity.
    """
    return {
        **plant_agreements(family, people),
        **plant_bodies(family, people),
        **plant_centre_life(family, people, things["activity"]),
        **plant_learning(people),
        **plant_colleagues(people),
        **plant_coming_and_going(people),
        **plant_services(people),
    }
