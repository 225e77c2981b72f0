"""A protocol that one agency had signed is now an agreement with that agency as a party."""

from django.db import migrations


def with_parties(apps, schema_editor):
    """Make each agency a party of what it had signed; it stands as it stood."""
    Agreement = apps.get_model("agencies", "Agreement")
    Party = apps.get_model("agencies", "AgreementParty")
    for row in Agreement.objects.filter(agency__isnull=False):
        status = "ENDED" if row.ended_at else "IN_FORCE"
        Agreement.objects.filter(pk=row.pk).update(status=status, tier=1)
        Party.objects.create(
            agreement=row,
            agency_id=row.agency_id,
            answer="SIGNED",
            answered_at=row.recorded_at if row.recorded_by_id else None,
            answered_by_id=row.recorded_by_id,
        )


def with_one_agency(apps, schema_editor):
    """Go back: one row for each agency that signed a protocol; nothing else has a place."""
    Agreement = apps.get_model("agencies", "Agreement")
    Party = apps.get_model("agencies", "AgreementParty")
    signed = Party.objects.filter(
        answer="SIGNED", agreement__status__in=["IN_FORCE", "ENDED"]
    )
    signed = signed.filter(agreement__kind="INFORMATION_SHARING")
    kept = [
        Agreement(
            agency_id=party.agency_id,
            kind="INFORMATION_SHARING",
            starts_on=party.agreement.starts_on,
            ends_on=party.agreement.ends_on,
            recorded_by_id=party.agreement.recorded_by_id,
            ended_at=party.agreement.ended_at,
            ended_by_id=party.agreement.ended_by_id,
        )
        for party in signed.select_related("agreement")
        if party.agreement.starts_on
    ]
    for name in ("CommitmentReport", "Commitment", "AgreementComment"):
        apps.get_model("agencies", name).objects.all().delete()
    for name in ("AgreementSection", "AgreementShare", "AgreementAim"):
        apps.get_model("agencies", name).objects.all().delete()
    Party.objects.all().delete()
    Agreement.objects.update(supersedes=None)
    Agreement.objects.all().delete()
    Agreement.objects.bulk_create(kept)


class Migration(migrations.Migration):
    dependencies = [("agencies", "0007_agencies_in_full")]

    operations = [migrations.RunPython(with_parties, with_one_agency)]
