"""Consents recorded before lines existed: each begins its own line."""

from django.db import migrations

FORWARD = """
UPDATE information_sharing_consent SET line = id,
  explained_by_id = recorded_by_id,
  with_interpreter = (method = 'INTERPRETER'),
  easy_read = (method = 'EASY_READ'),
  method = CASE WHEN method IN ('INTERPRETER', 'EASY_READ') THEN 'SPOKEN'
           ELSE method END;
"""
BACK = """
UPDATE information_sharing_consent SET
  method = CASE WHEN with_interpreter THEN 'INTERPRETER'
           WHEN easy_read THEN 'EASY_READ'
           WHEN method = 'ONLINE' THEN 'SIGNED' ELSE method END;
"""


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0009_sharing_in_full")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
