"""The access log is written by the database: numbered, chained, never changed (R10)."""

from django.db import migrations

HASH = """
CREATE FUNCTION information_sharing_event_hash(e information_sharing_accessevent)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.chain, e.sequence, extract(epoch FROM e.at), e.event, e.by_id, e.case_id,
    e.target, e.details, e.previous_hash)::text, 'UTF8')), 'hex')
$$;
"""

CHAIN = """
CREATE FUNCTION information_sharing_chain_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE head information_sharing_chainhead%ROWTYPE;
BEGIN
  INSERT INTO information_sharing_chainhead (chain, sequence, hash)
    VALUES (NEW.chain, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM information_sharing_chainhead
    WHERE chain = NEW.chain FOR UPDATE;
  NEW.sequence := head.sequence + 1;
  NEW.previous_hash := head.hash;
  NEW.at := clock_timestamp();
  NEW.hash := information_sharing_event_hash(NEW);
  UPDATE information_sharing_chainhead
    SET sequence = NEW.sequence, hash = NEW.hash WHERE chain = NEW.chain;
  RETURN NEW;
END $$;
CREATE TRIGGER chain_event BEFORE INSERT ON information_sharing_accessevent
  FOR EACH ROW EXECUTE FUNCTION information_sharing_chain_event();
"""

REFUSE = """
CREATE FUNCTION information_sharing_refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The access log is append-only: % refused', TG_OP;
END $$;
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE
  ON information_sharing_accessevent
  FOR EACH ROW EXECUTE FUNCTION information_sharing_refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON information_sharing_accessevent
  FOR EACH STATEMENT EXECUTE FUNCTION information_sharing_refuse_change();
"""

UNDO = """
DROP TRIGGER IF EXISTS refuse_truncate ON information_sharing_accessevent;
DROP TRIGGER IF EXISTS refuse_change ON information_sharing_accessevent;
DROP TRIGGER IF EXISTS chain_event ON information_sharing_accessevent;
DROP FUNCTION IF EXISTS information_sharing_refuse_change();
DROP FUNCTION IF EXISTS information_sharing_chain_event();
DROP FUNCTION IF EXISTS
  information_sharing_event_hash(information_sharing_accessevent);
"""


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0002_initial")]
    operations = [migrations.RunSQL(HASH + CHAIN + REFUSE, UNDO)]
