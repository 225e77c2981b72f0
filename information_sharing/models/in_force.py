"""What stands now, who holds it, and about whom: views, read at every question (R2).

Their definition, with a reason for each condition, is in the migration
0011_in_force_in_full; 0013 and 0018 keep a plan for one person's question about one
case.
"""

from uuid import UUID

from django.conf import settings
from django.db import connection, models
from django.db.models.functions import Coalesce

from agencies.models import Team
from cases.models import Case, Person
from information_sharing.categories import Category
from information_sharing.models.grant import Grant

NOBODY = UUID(int=0)
"""Stands for the person where a fact is about nobody alone."""
REACHED = "SELECT category, person_id FROM information_sharing_reached(%s, %s)"


class Reached(models.Func):
    """Whether a row's category, and person, are open to somebody in this one case."""

    template = f"(%(expressions)s) IN ({REACHED.replace('%', '%%')})"
    output_field = models.BooleanField()

    def __init__(self, category, person, *, whom: UUID, which: UUID) -> None:
        about = Coalesce(person, models.Value(NOBODY), output_field=models.UUIDField())
        super().__init__(category, about)
        self.asked = [whom, which]

    def as_sql(self, compiler, connection, **more):  # type: ignore[override]
        """Return the question, with who asks and the case after the row's own."""
        sql, params = super().as_sql(compiler, connection, **more)
        return sql, [*params, *self.asked]


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


class ReachQuerySet(models.QuerySet):
    """What practitioners hold now about people."""

    def pairs(self, practitioner, case_id: UUID) -> set[tuple[str, UUID]]:
        """Return the categories of one case open to one person, and of whom each."""
        with connection.cursor() as cursor:
            cursor.execute(REACHED, [practitioner.pk, case_id])
            return set(cursor.fetchall())


class Reach(InForce):
    """What a practitioner holds now about one person of the family."""

    practitioner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.DO_NOTHING, related_name="+"
    )
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+")

    objects = ReachQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "information_sharing_reach"

    def __str__(self) -> str:
        return f"{self.category} of {self.person_id} for {self.practitioner_id}"
