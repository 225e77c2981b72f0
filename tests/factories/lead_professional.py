"""Who leads, who stands in, who takes over, and what is spent."""

import factory
from django.utils import timezone

from information_sharing.grants import open_grant
from information_sharing.models import Grant
from lead_professional.models import (
    Appointment,
    Budget,
    Cap,
    Deputy,
    Handover,
    LedgerEntry,
    Nomination,
    Spend,
    SpendLimits,
)
from tests.factories.agencies import AgencyFactory, PractitionerFactory, TeamFactory
from tests.factories.cases import CaseFactory, GoalFactory
from tests.factories.information_sharing import ConsentFactory


class NominationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Nomination

    case = factory.SubFactory(CaseFactory)
    nominee = factory.SubFactory(PractitionerFactory)
    team = factory.SubFactory(TeamFactory)
    consent = factory.SubFactory(ConsentFactory, case=factory.SelfAttribute("..case"))
    family_wish = "We would like Tom."
    nominated_by = factory.SelfAttribute("case.opened_by")

    class Params:
        accepted = factory.Trait(
            accepted_at=factory.LazyFunction(timezone.now),
            accepted_by=factory.SelfAttribute("nominee"),
        )


class AppointmentFactory(factory.django.DjangoModelFactory):
    """A lead professional with the grant that follows the appointment."""

    class Meta:
        model = Appointment
        skip_postgeneration_save = True

    nomination = factory.SubFactory(NominationFactory, accepted=True)
    case = factory.SelfAttribute("nomination.case")
    practitioner = factory.SelfAttribute("nomination.nominee")
    team = factory.SelfAttribute("nomination.team")
    started_by = factory.SelfAttribute("nomination.nominee")

    @factory.post_generation
    def grant(self, create, extracted, **kwargs):
        """Open what the family agreed to."""
        consent = self.nomination.consent
        grant = Grant(
            kind=Grant.Kind.LEAD_PROFESSIONAL,
            case=self.case,
            through_team=self.team,
            practitioner=self.practitioner,
            consent=consent,
            appointment=self,
            opened_by=self.practitioner,
        )
        open_grant(grant, categories=consent.categories, people=consent.people.all())


class OfALead(factory.django.DjangoModelFactory):
    """What hangs on an appointment, written by the lead professional."""

    class Meta:
        abstract = True

    appointment = factory.SubFactory(AppointmentFactory)
    case = factory.SelfAttribute("appointment.case")


class DeputyFactory(OfALead):
    class Meta:
        model = Deputy

    practitioner = factory.SubFactory(PractitionerFactory)
    team = factory.SubFactory(TeamFactory)
    starts_on = factory.LazyFunction(timezone.localdate)
    named_by = factory.SelfAttribute("appointment.practitioner")


class HandoverFactory(OfALead):
    class Meta:
        model = Handover

    reason = Handover.Reason.LEAVING
    note = "Telephone before you come."
    written_by = factory.SelfAttribute("appointment.practitioner")


class CapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Cap

    agency = factory.SubFactory(AgencyFactory)


class SpendLimitsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SpendLimits


class BudgetFactory(OfALead):
    class Meta:
        model = Budget

    year = 2026
    opened_by = factory.SubFactory(PractitionerFactory)


class SpendFactory(factory.django.DjangoModelFactory):
    """A purchase asked for by the lead professional, for the whole family."""

    class Meta:
        model = Spend

    budget = factory.SubFactory(BudgetFactory)
    case = factory.SelfAttribute("budget.case")
    goal = factory.SubFactory(GoalFactory, plan__case=factory.SelfAttribute("...case"))
    kind = Spend.Kind.SAFETY
    words = "A stair gate"
    family_idea = "We want to be able to cook without worrying."
    pence = 4_500
    not_a_duty = True
    asked_by = factory.SelfAttribute("budget.appointment.practitioner")


class LedgerEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LedgerEntry

    budget = factory.SubFactory(BudgetFactory)
    case = factory.SelfAttribute("budget.case")
    kind = LedgerEntry.Kind.ALLOTTED
    pence = 50_000
    written_by = factory.SelfAttribute("budget.opened_by")
