"""What the team that opened the case runs: an activity, its day, and two lines."""

from information_sharing.categories import Category
from tests.factories.cases_centre import ActivityFactory, SessionFactory, SignInFactory
from tests.factories.cases_record import ContactFactory
from tests.matrix.canaries import canary


def plant_activities(family) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    team = family.case.recording_team
    session = SessionFactory(activity=ActivityFactory(team=team))
    came = ContactFactory(
        case=family.case,
        person=family.child,
        kind="SESSION",
        fact=canary(Category.CHRONOLOGY, "child"),
        team=team,
    )
    SignInFactory(session=session, contact=came, known=True)
    line = SignInFactory(session=session, name="Robin Typed")
    return {"activity": session.activity, "session": session, "line": line}
