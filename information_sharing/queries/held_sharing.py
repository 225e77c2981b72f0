"""What is held about a person beside the facts: consents, decisions, advice, exceptions.

Facts classify themselves (design 1.3); these tables are named here one by one, and a
test fails when one is forgotten.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from agencies.models import Practitioner
from cases.models import Case, Person, Referral, ReferralMove
from information_sharing import access
from information_sharing.models import (
    AccessRequest,
    AdviceMessage,
    AdviceRequest,
    Consent,
    ConsentBody,
    ConsentExclusion,
    ConsentReview,
    ConsentTeam,
    Disclosure,
    EmergencyAccess,
    Evidence,
    LegalHold,
    Listing,
    Narrowing,
    Objection,
    Oversight,
    SharingDecision,
    Shielding,
    SubjectAccessRequest,
    TellingTask,
    Understanding,
)
from lead_professional.models import Appointment


def _always(row: Any) -> bool:
    return True


def _by_its_words(row: Any) -> bool:
    return False


def _without_consent(row: Any) -> bool:
    return row.consent_id is None or not row.person_told


@dataclass(frozen=True)
class Table:
    """One table: how a row reaches its case and its people, and what it says.

    Without `people` a row is about the whole family, and is always looked at.
    """

    model: type[Model]
    fields: str
    people: tuple[str, ...] = ()
    case: str = "case"
    marked: Callable[[Any], bool] = _by_its_words

    def rows(self, *, viewer: Practitioner, case: Case, person: Person) -> QuerySet:
        """Return the rows of this case that concern this person."""
        access.check_can_view_case(viewer, case)
        concerned = Q()
        for name in self.people:
            concerned |= Q(**{name: person})
        found = self.model._default_manager.filter(concerned, **{self.case: case.pk})
        return found.distinct()

    def is_marked(self, row: Model) -> bool:
        """Return whether somebody must look before it goes out."""
        return not self.people or self.marked(row)


AGREED = ("consent__given_by", "consent__people")
TABLES = (
    Table(Case, "status opened_at closed_at closing_reason", case="pk"),
    Table(Appointment, "practitioner team started_at ended_at end_reason"),
    Table(
        Consent,
        "given_by capacity people categories purposes method language "
        "with_interpreter easy_read told_refusal_is_fine may_be_found note given_on "
        "expires_on withdrawn_at withdrawal_reason superseded_at",
        people=("given_by", "people"),
    ),
    Table(ConsentTeam, "team withdrawn_at withdrawal_reason", AGREED, "consent__case"),
    Table(ConsentBody, "name withdrawn_at withdrawal_reason", AGREED, "consent__case"),
    Table(ConsentExclusion, "agency team", AGREED, "consent__case"),
    Table(Narrowing, "category person reason withdrawn_at", AGREED, "consent__case"),
    Table(Understanding, "person level words", ("person",), "consent__case"),
    Table(
        Objection, "person said_on words weighed settled_at",
        ("person", *AGREED), "consent__case", _always,
    ),
    Table(Evidence, "name content_type added_at", AGREED, "consent__case"),
    Table(ConsentReview, "still_agreed words", AGREED, "consent__case"),
    Table(TellingTask, "team due_on how told_at", AGREED),
    Table(
        SharingDecision,
        "outcome basis team practitioner outside_name outside_organisation people "
        "categories purpose answers balance method person_told not_told_reason ends_on "
        "no_protocol_reason urgent countersigned_at refused_at refusal_reason "
        "superseded_at",
        people=("people",),
        marked=_without_consent,
    ),
    Table(Disclosure, "how sent_to sent_at", ("decision__people",), marked=_always),
    Table(AdviceRequest, "question team words answer answered_at"),
    Table(AdviceMessage, "words"),
    Table(AccessRequest, "team purpose answer answer_words"),
    Table(EmergencyAccess, "reason hours verdict review_words"),
    Table(Oversight, "purpose reason days"),
    Table(Shielding, "level reason lift_reason lifted_at"),
    Table(Listing, "basis reason ended_at"),
    Table(
        Referral,
        "source status referrer_name referrer_organisation child_name child_born_on "
        "carer_name how_to_reach words family_knows why_not_told contacted_on "
        "declined_for outcome_words next_holder told_at told_words "
        "not_permitted_to_tell",
    ),
    Table(ReferralMove, "after words", case="referral__case"),
    Table(LegalHold, "reason lift_reason lifted_at"),
    Table(
        SubjectAccessRequest,
        "asked_by_whom capacity identity_checked asked_on refusal_reason",
        ("person",), marked=_always,
    ),
)  # fmt: skip

LEFT_OUT = {
    "cases.Activity": "what a team runs, for every family alike",
    "cases.ActivitySlot": "when an activity is on",
    "cases.Assessment": "its contributions are the facts",
    "cases.AssessmentTemplate": "what is asked, of every family alike",
    "cases.Birth": "a list of whom to visit; once registered it holds no words, and the "
    "visit is a contact",
    "cases.Draft": "what somebody has typed and not yet saved is nobody's record",
    "cases.Family": "holds nothing but who registered it and when",
    "cases.Import": "a file of many families, and how far it was taken in",
    "cases.ImportRow": "a line of a file; what it said goes as it is taken in",
    "cases.LevelOfNeed": "the local names of the levels",
    "cases.MessageTo": "about staff: to whom a message went",
    "cases.Panel": "a group that decides, for every family alike",
    "cases.PanelMeeting": "a day on which a panel meets",
    "cases.PanelMember": "about staff",
    "cases.Plan": "its goals and actions are the facts",
    "cases.Promise": "how soon a team makes first contact, for every family alike",
    "cases.Question": "what is asked, of every family alike",
    "cases.Session": "a day of an activity, for every family alike",
    "cases.SignIn": "a line of a sheet; for a child of a record it is a contact",
    "cases.Submission": "a token and an address of ours",
    "cases.Timescale": "how soon, for every family alike",
    "evaluation.AgreedTarget": "what a centre and the authority agreed",
    "evaluation.AnnualConversation": "a talk about a centre",
    "evaluation.Ballot": "answers that lead back to nobody",
    "evaluation.Edition": "a report that is wanted again and again",
    "evaluation.Framework": "a list of outcomes, for every family alike",
    "evaluation.FrameworkOutcome": "a line of such a list",
    "evaluation.Improvement": "what a centre is to do better",
    "evaluation.IndicatorTarget": "a number that a centre should reach",
    "evaluation.Invitation": "who is asked about the partnership; it leads to no answer",
    "evaluation.PartnershipWorking": "how the agencies of a centre work together",
    "evaluation.Report": "a centre's figures, suppressed (R19)",
    "evaluation.SectionComment": "a colleague's words about a centre",
    "evaluation.SectionEvidence": "where a story stands that is told as the story itself",
    "evaluation.SelfEvaluation": "a centre's figures, suppressed (R19)",
    "evaluation.SelfEvaluationSection": "a manager's words about her centre",
    "evaluation.SignOff": "a signature about a centre",
    "evaluation.SuppliedFigure": "a published count",
    "evaluation.Survey": "questions about a partnership",
    "evaluation.SurveyItem": "one of those questions",
    "information_sharing.AccessEvent": "told as who looked, day by day",
    "information_sharing.ChainHead": "hashes of the log",
    "information_sharing.DestructionCertificate": "of what is no longer held",
    "information_sharing.Grant": "follows from consents, decisions and exceptions",
    "information_sharing.LogCheck": "that the log is whole",
    "information_sharing.Notice": "a sentence of ours, to staff",
    "information_sharing.Passage": "copies, made for the answer itself",
    "information_sharing.PractitionerCasePermission": "follows from its grant",
    "information_sharing.ReadingReview": "about staff",
    "information_sharing.ShieldReader": "about staff",
    "information_sharing.TeamCasePermission": "follows from its grant",
    "lead_professional.Budget": "its purchases and its ledger are the facts",
    "lead_professional.Cap": "how many families one person leads for, at most",
    "lead_professional.SpendLimits": "amounts, for every family alike",
}
"""Tables with nothing for the pack, and why."""
