"""Whom of the family each thing that stands now is about, as rows of a view.

Asked as `person in (…) or everybody` inside one query, PostgreSQL 18 plans the same
hashed subplan twice and fills only one of them: facts that are shared were missing.
Rows to join instead of conditions to test leave it nothing to plan twice.
"""

from django.db import migrations

REACH = """
CREATE VIEW information_sharing_reach AS
SELECT a.id, a.case_id, a.category, a.grant_id, a.kind, a.all_people, a.team_id,
       a.practitioner_id, reached.person_id
FROM information_sharing_access a
CROSS JOIN LATERAL (
    SELECT p.id AS person_id FROM cases_person p
    WHERE a.all_people AND p.case_id = a.case_id
    UNION ALL
    SELECT n.person_id FROM information_sharing_grant_people n
    JOIN information_sharing_grant g ON g.id = n.grant_id
    WHERE n.grant_id = a.grant_id AND NOT a.all_people
      -- A grant that rests on consent reaches only whom the consent is for (R6).
      AND (g.consent_id IS NULL OR EXISTS (
        SELECT FROM information_sharing_consent_people c
        WHERE c.consent_id = g.consent_id AND c.person_id = n.person_id))
) reached;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("information_sharing", "0006_log_looks_only_in_public"),
    ]
    operations = [
        migrations.RunSQL(REACH, "DROP VIEW IF EXISTS information_sharing_reach"),
    ]
