"""One person's question about one case, with a plan that PostgreSQL keeps.

It asks the view of 0011 and nothing else: planning that view for every question costs
ten times as much as answering it. The plan lives as long as the connection; what stands
is looked up each time.
"""

from django.db import migrations

HELD = """
CREATE FUNCTION information_sharing_held(whom uuid, which uuid)
RETURNS TABLE (id bigint, case_id uuid, category varchar, grant_id uuid, kind varchar,
               all_people boolean, team_id uuid, practitioner_id uuid)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT a.id::bigint, a.case_id, a.category, a.grant_id, a.kind, a.all_people,
           a.team_id, a.practitioner_id
    FROM information_sharing_access a
    WHERE a.practitioner_id = whom AND a.case_id = which;
END $$;
"""
UNDO = "DROP FUNCTION IF EXISTS information_sharing_held(uuid, uuid);"


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0012_extensions_of_the_index")]
    operations = [migrations.RunSQL(HELD, UNDO)]
