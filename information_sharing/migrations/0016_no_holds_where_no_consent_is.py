"""A "not them" that was taken back still shuts what it had shut, consent or none (R6).

Until now a grant without a consent, for information that is not confidential, opened
again when the consent that left its team out was withdrawn.
"""

from importlib import import_module

from django.db import migrations

FULL = import_module("information_sharing.migrations.0011_in_force_in_full")
DROP = """
DROP VIEW IF EXISTS information_sharing_reach;
DROP VIEW IF EXISTS information_sharing_access;
DROP VIEW IF EXISTS information_sharing_standing;
"""
WAS = """s.recorded_at > (SELECT k.recorded_at FROM information_sharing_consent k
                                WHERE k.id = g.consent_id))"""
IS = """s.recorded_at > COALESCE(
                (SELECT k.recorded_at FROM information_sharing_consent k
                 WHERE k.id = g.consent_id), g.starts_at))"""
STANDING = FULL.STANDING.replace(WAS, IS)
REST = FULL.ACCESS + FULL.REACH


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0015_index_by_key")]
    operations = [
        migrations.RunSQL(DROP + STANDING + REST, DROP + FULL.STANDING + REST)
    ]
