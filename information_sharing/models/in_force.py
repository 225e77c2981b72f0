"""What stands now, and who holds it: two database views, read at every question (R2).

Their definition, with a reason for each condition, is migration 0004_in_force.
"""

from django.conf import settings
from django.db import models

from agencies.models import Team
from cases.models import Case
from information_sharing.categories import Category
from information_sharing.models.consent import Consent
from information_sharing.models.grant import Grant


class InForceQuerySet(models.QuerySet):
    """Rows of either view."""

    def about(self, person):
        """Return rows that reach this person (an expression), or everybody.

        A grant that rests on consent reaches only people whom the consent is for (R6).
        """
        named = Grant.people.through.objects.filter(
            grant=models.OuterRef("grant"), person=person
        )
        agreed = Consent.people.through.objects.filter(
            consent=models.OuterRef("grant__consent"), person=person
        )
        by_consent = models.Exists(agreed) | models.Q(grant__consent__isnull=True)
        return self.filter(
            models.Q(all_people=True) | (models.Exists(named) & by_consent)
        )


class InForce(models.Model):
    """One category of one case, open by one grant that stands now."""

    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+")
    category = models.CharField(max_length=20, choices=Category)
    grant = models.ForeignKey(Grant, models.DO_NOTHING, related_name="+")
    kind = models.CharField(max_length=20, choices=Grant.Kind)
    all_people = models.BooleanField()
    team = models.ForeignKey(Team, models.DO_NOTHING, related_name="+")

    class Meta:
        abstract = True
        managed = False


class Standing(InForce):
    """What stands now, whoever holds it: "who can see this?"."""

    objects = InForceQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "information_sharing_standing"

    def __str__(self) -> str:
        return f"{self.category} of {self.case_id}"


class Access(InForce):
    """What stands now, and a practitioner who holds it: "may I?" and "why can I?"."""

    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+"
    )

    objects = InForceQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "information_sharing_access"

    def __str__(self) -> str:
        return f"{self.category} of {self.case_id} for {self.practitioner_id}"
