"""A consent names bodies outside this system too (R6, issue 4 point 2).

Until now question 4 of a decision held where the family had agreed to such a body. Each
of those gives its consent, and the later ones of the line, a body of that name: nothing
that stands is shut, and what was shut stays shut.
"""

import uuid
from importlib import import_module

import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

BEFORE = import_module("information_sharing.migrations.0014_index").LISTED
TEAMS = "FROM information_sharing_consentteam n"
BOTH = """FROM (SELECT consent_id, withdrawn_at
                          FROM information_sharing_consentteam
                          UNION ALL
                          SELECT consent_id, withdrawn_at
                          FROM information_sharing_consentbody) n"""


def _view(sql: str) -> str:
    return sql.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")


FILL = """
INSERT INTO information_sharing_consentbody (id, consent_id, name, withdrawal_reason)
SELECT gen_random_uuid(), found.consent_id, found.name, ''
FROM (
    SELECT DISTINCT ON (k.id, upper(btrim(d.outside_organisation)))
           k.id AS consent_id, btrim(d.outside_organisation) AS name
    FROM information_sharing_sharingdecision d
    JOIN information_sharing_consent own ON own.id = d.consent_id
    JOIN information_sharing_consent k
      ON k.line = own.line AND k.recorded_at >= own.recorded_at
    WHERE d.basis = 'CONSENT' AND d.outcome = 'SHARE' AND d.team_id IS NULL
      AND btrim(d.outside_organisation) <> ''
    ORDER BY k.id, upper(btrim(d.outside_organisation)), d.made_at
) found;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("information_sharing", "0016_no_holds_where_no_consent_is"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentBody",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawal_reason", models.TextField(blank=True)),
                (
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="information_sharing.consent",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ConsentBodyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, serialize=False
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawal_reason", models.TextField(blank=True)),
                (
                    "consent",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="information_sharing.consent",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="information_sharing.consentbody",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="consentbody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)
                    ),
                    models.Q(
                        ("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="information_sharing_consentbody_both_withdrawn_at_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="consentbody",
            constraint=models.UniqueConstraint(
                models.F("consent"),
                django.db.models.functions.text.Upper("name"),
                name="information_sharing_body_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentbody",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "information_sharing_consentbodyevent" ("consent_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."consent_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."withdrawal_reason", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="fbebd2dcf4cc5deab8b7831c9ee7ef3890319be0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d548e",
                    table="information_sharing_consentbody",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentbody",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "information_sharing_consentbodyevent" ("consent_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawal_reason", "withdrawn_at", "withdrawn_by_id") VALUES (NEW."consent_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."withdrawal_reason", NEW."withdrawn_at", NEW."withdrawn_by_id"); RETURN NULL;',
                    hash="a69626d168f93d4bb283dd06227d821a8b40b582",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7d685",
                    table="information_sharing_consentbody",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentbodyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ce76fe43e3db9eb39caf598a222024441a68c431",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_db4c1",
                    table="information_sharing_consentbodyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(_view(BEFORE.replace(TEAMS, BOTH)), _view(BEFORE)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
