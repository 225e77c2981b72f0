"""An agreement belongs to its parties, and to no single agency."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0008_protocols_have_parties")]

    operations = [
        migrations.RemoveField(
            model_name='agreement',
            name='agency',
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'INFORMATION_SHARING'), ('tier__isnull', False)), models.Q(models.Q(('kind', 'INFORMATION_SHARING'), _negated=True), ('tier__isnull', True)), _connector='OR'), name='agencies_agreement_tier_of_protocols'),
        ),
    ]
