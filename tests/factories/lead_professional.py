"""Who leads."""

import factory
from django.utils import timezone

from information_sharing.grants import open_grant
from information_sharing.models import Grant
from lead_professional.models import Appointment, Nomination
from tests.factories.agencies import PractitionerFactory, TeamFactory
from tests.factories.cases import CaseFactory
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
