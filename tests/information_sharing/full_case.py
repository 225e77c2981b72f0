"""A case of which every table holds something: what retention must find."""

import datetime

from django.utils import timezone

from cases.models import Person
from tests.factories.agencies import TeamFactory
from tests.factories.cases import (
    AddressFactory,
    AssessmentFactory,
    CaseFactory,
    ChecklistAnswerFactory,
    ContributionFactory,
    DraftFactory,
    GoalFactory,
    GoalProgressFactory,
    InvolvementFactory,
    PersonFactory,
    ReviewFactory,
)
from tests.factories.cases_centre import (
    BirthFactory,
    ImportRowFactory,
    JoinRequestFactory,
    SignInFactory,
    TransferFactory,
)
from tests.factories.cases_record import (
    AdditionFactory,
    AttachmentFactory,
    ContactFactory,
    FollowUpFactory,
    ParticularFactory,
    PurposeFactory,
    QualityCheckFactory,
    RelationshipFactory,
    ResponsibilityFactory,
    SchoolingFactory,
    ViewOfNeedFactory,
    VoiceFactory,
)
from tests.factories.information_sharing import (
    AccessEventFactory,
    AdviceRequestFactory,
    ConsentBodyFactory,
    ConsentExclusionFactory,
    ConsentFactory,
    ConsentTeamFactory,
    GrantFactory,
    SharingDecisionFactory,
)
from tests.factories.information_sharing_life import (
    AccessRequestFactory,
    AdviceMessageFactory,
    ConsentReviewFactory,
    DisclosureFactory,
    EvidenceFactory,
    ListingFactory,
    NarrowingFactory,
    ObjectionFactory,
    TellingTaskFactory,
    UnderstandingFactory,
)
from tests.factories.information_sharing_office import (
    EmergencyAccessFactory,
    LegalHoldFactory,
    NoticeFactory,
    OversightFactory,
    PassageFactory,
    ShieldingFactory,
    ShieldReaderFactory,
    SubjectAccessRequestFactory,
)
from tests.factories.lead_professional import (
    AppointmentFactory,
    DeputyFactory,
    HandoverFactory,
    LedgerEntryFactory,
    NominationFactory,
    SpendFactory,
)
from tests.information_sharing.full_evaluation import looked_back
from tests.information_sharing.full_meetings import meet_about
from tests.information_sharing.full_plan import plan_with
from tests.information_sharing.full_referrals import referred
from tests.information_sharing.full_visits import visited

WORD = "canary-destroyed"
BORN = datetime.date(2000, 2, 29)


def full_case(**case):
    """Return a closed case, long due, with a row in every table that leads to it."""
    case = CaseFactory(**({"closed": True, "closing_reason": WORD} | case))
    child = PersonFactory(case=case, born_on=BORN, family_name=WORD)
    mother = PersonFactory(case=case, mother=True, family_name=WORD)
    work_with(case, child, mother)
    consent = agree(case, child, mother)
    share_and_lead(case, child, consent)
    office(case, child)
    referred(child, WORD)
    visited(child, WORD)
    AccessEventFactory(case=case)
    return case


def work_with(case, child: Person, mother: Person) -> None:
    """Write everything that a team writes."""
    AddressFactory(person=child, lines=WORD)
    ChecklistAnswerFactory(checklist__person=child, comment=WORD)
    ContributionFactory(
        assessment=AssessmentFactory(person=child), needs=WORD, words=WORD
    )
    goal = GoalFactory(plan__case=case, person=child, words=WORD)
    plan_with(child, goal=goal, word=WORD)
    meet_about(child, word=WORD)
    review = ReviewFactory(case=case, notes=WORD)
    GoalProgressFactory(goal=goal, review=review, note=WORD)
    looked_back(child, goal=goal, word=WORD)
    involved = InvolvementFactory(case=case, person=child)
    PurposeFactory(involvement=involved, person=child, words=WORD)
    write_the_record(child, mother)
    DraftFactory(case=case, data={"words": [WORD]})
    DraftFactory(path=f"/advice/{case.pk}/", data={"words": [WORD]})


def write_the_record(child: Person, mother: Person) -> None:
    """Leave what the family record and the assessment are made of."""
    ParticularFactory(person=child, words=WORD)
    ResponsibilityFactory(person=mother, child=child, evidence=WORD)
    RelationshipFactory(person=mother, other=child)
    SchoolingFactory(person=child, name=WORD)
    AttachmentFactory(
        contact__case=child.case, contact__fact=WORD, content=WORD.encode()
    )
    VoiceFactory(person=child, words=WORD)
    assessed = AssessmentFactory(person=child, version=9)
    AdditionFactory(assessment=assessed, needs=WORD)
    ViewOfNeedFactory(assessment=assessed, words=WORD)
    QualityCheckFactory(assessment=assessed, words=WORD)
    FollowUpFactory(checklist__person=child, words=WORD)
    at_the_centre(child)


def at_the_centre(child: Person) -> None:
    """Leave what a centre's lists and a move to another area leave."""
    came = ContactFactory(case=child.case, person=child, kind="SESSION")
    line = SignInFactory(known=True, contact=came)
    birth = BirthFactory(registered=True, person=child)
    ImportRowFactory(status="DONE", words={}, birth=birth, sign_in=line)
    TransferFactory(case=child.case, words=WORD)
    JoinRequestFactory(case=child.case, words=WORD)


def agree(case, child: Person, mother: Person):
    """Give a consent that was narrowed, doubted, shown, reviewed; return it."""
    consent = ConsentFactory(
        case=case, given_by=mother, people=[child, mother], note=WORD
    )
    ConsentTeamFactory(consent=consent, withdrawal_reason=WORD)
    ConsentBodyFactory(consent=consent, name=WORD, withdrawal_reason=WORD)
    ConsentExclusionFactory(consent=consent)
    NarrowingFactory(consent=consent, reason=WORD)
    UnderstandingFactory(consent=consent, person=child, words=WORD)
    ObjectionFactory(consent=consent, person=mother, words=WORD)
    EvidenceFactory(consent=consent, content=WORD.encode())
    ConsentReviewFactory(consent=consent, words=WORD)
    TellingTaskFactory(consent=consent, how=WORD)
    return consent


def share_and_lead(case, child: Person, consent) -> None:
    """Decide, grant, send, ask, appoint."""
    decision = SharingDecisionFactory(
        case=case, consent=consent, people=[child], purpose=WORD
    )
    GrantFactory(decision=decision)
    sent = SharingDecisionFactory(
        case=case, consent=consent, team=None, outside_organisation="Hill Top school"
    )
    DisclosureFactory(decision=sent, document=WORD.encode())
    AccessRequestFactory(case=case, purpose=WORD)
    advice = AdviceRequestFactory(case=case, words=WORD)
    AdviceMessageFactory(advice=advice, words=WORD)
    nomination = NominationFactory(
        case=case, consent=consent, family_wish=WORD, accepted=True, team=TeamFactory()
    )
    lead_and_spend(AppointmentFactory(nomination=nomination), child)


def lead_and_spend(appointment, child: Person) -> None:
    """Stand in, hand over, and buy something for the child."""
    DeputyFactory(appointment=appointment, because=WORD)
    HandoverFactory(appointment=appointment, note=WORD)
    spend = SpendFactory(
        budget__appointment=appointment,
        goal=appointment.case.goals.first(),
        child=child,
        words=WORD,
        quote=WORD.encode(),
    )
    LedgerEntryFactory(budget=spend.budget, spend=spend, child=child, words=WORD)


def office(case, child: Person) -> None:
    """Leave what the officer's desk leaves."""
    ListingFactory(case=case, reason=WORD)
    ShieldReaderFactory(shielding=ShieldingFactory(case=case, reason=WORD, lifted=True))
    EmergencyAccessFactory(case=case, reason=WORD)
    OversightFactory(case=case, reason=WORD)
    request = SubjectAccessRequestFactory(
        person=child,
        identity_checked=WORD,
        pack=WORD.encode(),
        data={"word": WORD},
        refusal_reason=WORD,
        refused_at=timezone.now(),
        refused_by=child.case.opened_by,
    )
    PassageFactory(request=request, text=WORD)
    hold = LegalHoldFactory(case=case, reason=WORD)
    hold.lifted_at, hold.lifted_by = timezone.now(), hold.placed_by
    hold.save()
    NoticeFactory(case=case)
