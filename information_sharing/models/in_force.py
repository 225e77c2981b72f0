"""What stands now, who holds it, and about whom: views, read at every question (R2).

Their definition, with a reason for each condition, is in the migration
0011_in_force_in_full; 0013 keeps a plan for one person's question about one case.
"""

from uuid import UUID

from django.conf import settings
from django.db import models

from agencies.models import Team
from cases.models import Case, Person
from information_sharing.categories import Category
from information_sharing.models.grant import Grant


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

    class Meta:
        managed = False
        db_table = "information_sharing_standing"

    def __str__(self) -> str:
        return f"{self.category} of {self.case_id}"


class AccessQuerySet(models.QuerySet):
    """What practitioners hold now."""

    def held(self, practitioner, case_id: UUID) -> "models.query.RawQuerySet":
        """Return what one person holds of one case, by the plan that is kept."""
        question = "SELECT * FROM information_sharing_held(%s, %s)"
        return self.raw(question, [practitioner.pk, case_id])


class Access(InForce):
    """What stands now, and a practitioner who holds it: "may I?" and "why can I?"."""

    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+"
    )

    objects = AccessQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "information_sharing_access"

    def __str__(self) -> str:
        return f"{self.category} of {self.case_id} for {self.practitioner_id}"


class Reach(InForce):
    """What a practitioner holds now about one person of the family."""

    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+"
    )
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "information_sharing_reach"

    def __str__(self) -> str:
        return f"{self.category} of {self.person_id} for {self.practitioner_id}"
