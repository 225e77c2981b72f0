"""What one person holds of one case, and about whom, with a plan that is kept.

As 0013, for facts: it asks the views of 0011 and nothing else. A category that is open
stands once more with no person of the family, for what is written about nobody alone.
"""

from django.db import migrations

REACHED = """
CREATE FUNCTION information_sharing_reached(whom uuid, which uuid)
RETURNS TABLE (category varchar, person_id uuid)
LANGUAGE plpgsql STABLE ROWS 40
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT r.category, r.person_id
    FROM information_sharing_reach r
    WHERE r.practitioner_id = whom AND r.case_id = which
    UNION
    SELECT a.category, '00000000-0000-0000-0000-000000000000'::uuid
    FROM information_sharing_access a
    WHERE a.practitioner_id = whom AND a.case_id = which;
END $$;
"""
UNDO = "DROP FUNCTION IF EXISTS information_sharing_reached(uuid, uuid);"


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0017_bodies_outside")]
    operations = [migrations.RunSQL(REACHED, UNDO)]
