"""What the pages of the office are opened on: one of each paper about the family."""

from tests.factories.information_sharing_office import NoticeFactory


def plant_office(family, teams, personas) -> dict:
    """Return, by the name of the route's argument, what it leads to."""
    case = family.case
    notice = NoticeFactory(to=personas["lead_professional"], case=case)
    return {"notice": notice}
