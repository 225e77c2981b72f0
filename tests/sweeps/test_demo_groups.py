"""guardian's groups say nothing that the team memberships do not say (demo data)."""

import pytest

from tests.plugins import database

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]

GROUPS = """
SELECT p.username, t.name
FROM agencies_practitioner_groups g
JOIN agencies_practitioner p ON p.id = g.practitioner_id
JOIN agencies_team t ON t.group_id = g.group_id
"""
MEMBERSHIPS = """
SELECT p.username, t.name
FROM agencies_teammembership m
JOIN agencies_practitioner p ON p.id = m.practitioner_id
JOIN agencies_team t ON t.id = m.team_id
WHERE m.ended_at IS NULL AND m.starts_on <= current_date
  AND (m.ends_on IS NULL OR m.ends_on >= current_date)
"""


def rows(query):
    """Return what the site's own database answers."""
    connection = database.POSTGRES.connect(f"site_{database.WORKER}")
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return set(cursor.fetchall())
    finally:
        connection.close()


def test_groups_of_the_demo_are_the_teams_people_work_in(site):
    memberships = rows(MEMBERSHIPS)

    assert len(memberships) > 20
    assert rows(GROUPS) == memberships
