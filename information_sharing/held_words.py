"""Plain words for what a person is sent when she asks what is held about her."""

from django.db.models import Field, Model
from django.utils.text import capfirst

KINDS = {
    "cases.Action": "A step of the plan",
    "cases.Case": "The record",
    "cases.Checklist": "The first look at what is needed",
    "cases.ChecklistAnswer": "The first look, one answer",
    "cases.Contribution": "The assessment",
    "cases.Goal": "A goal of the plan",
    "cases.GoalProgress": "How a goal went",
    "cases.Involvement": "Who works with the family",
    "cases.Person": "A person of the family",
    "cases.Review": "A review of the plan",
    "evaluation.OutcomeRating": "How things stood, as a number",
    "lead_professional.Appointment": "The lead professional",
    "lead_professional.Nomination": "Who was asked to be lead professional",
    "information_sharing.AccessRequest": "Somebody asked to see the record",
    "information_sharing.AdviceMessage": "A message about sharing",
    "information_sharing.AdviceRequest": "A question about sharing",
    "information_sharing.Consent": "An agreement to share",
    "information_sharing.ConsentExclusion": "Who is not to be told",
    "information_sharing.ConsentReview": "The family was asked again",
    "information_sharing.ConsentTeam": "A team that the agreement names",
    "information_sharing.Disclosure": "A document for somebody outside",
    "information_sharing.EmergencyAccess": "The record was opened in an emergency",
    "information_sharing.Evidence": "A signed form",
    "information_sharing.LegalHold": "A ruling that the record must be kept",
    "information_sharing.Listing": "Others can find whom to ask about the family",
    "information_sharing.Narrowing": "A part of an agreement was taken back",
    "information_sharing.Objection": "Somebody did not agree",
    "information_sharing.Oversight": "Somebody asked to read the record for a reason",
    "information_sharing.SharingDecision": "A decision about sharing",
    "information_sharing.Shielding": "Special protection of the record",
    "information_sharing.SubjectAccessRequest": "Somebody asked what is held",
    "information_sharing.TellingTask": "A team was to hear that its sight had ended",
    "information_sharing.Understanding": "What a child understood and said",
}
"""What a row is; a model that is not here is called by its own name."""

SAID = "What was said"
ENDED_BECAUSE = "Why it ended"
TAKEN_BACK_BECAUSE = "Why it was taken back"
FIELDS = {
    "added_at": "Added on",
    "aims": "What it is for",
    "answer_words": "The answer in words",
    "answered_at": "Answered on",
    "asked_by_whom": "Who asked",
    "assessment_would_help": "Would an assessment help",
    "balance": "How harm and benefit were weighed",
    "basis": "What it rested on",
    "born_on": "Born on",
    "can_provide": "We can provide these services ourselves",
    "capacity": "In which role",
    "categories": "Kinds of information",
    "category": "Kind of information",
    "child_wish": "What the child wished",
    "child_words": "What the child said",
    "closed_at": "Closed on",
    "closing_reason": "Why it was closed",
    "content_type": "Kind of file",
    "countersigned_at": "A second person agreed on",
    "days": "For how many days",
    "decline_reason": "Why they said no",
    "due_on": "To be done by",
    "easy_read": "With an easy-read form",
    "end_reason": ENDED_BECAUSE,
    "ended_at": "Ended on",
    "ends_on": "Ends on",
    "evidence": "What shows it",
    "expected_on": "Birth expected on",
    "expires_on": "Ends by itself after",
    "family_agrees": "Does the family agree",
    "family_wish": "What the family wished",
    "given_by": "Who agreed",
    "given_on": "Agreed on",
    "has_parental_responsibility": "Has parental responsibility",
    "held_on": "Held on",
    "hours": "For how many hours",
    "how": "How",
    "identity_checked": "How we made sure who asked",
    "is_sensitive": "A service that is named to few",
    "level": "How far",
    "lift_reason": ENDED_BECAUSE,
    "lifted_at": "Ended on",
    "lines": "Address",
    "lives_elsewhere": "Lives somewhere else",
    "looks_like": "What it looks like when it is reached",
    "may_be_found": "Whoever looks for the child may be told whom to contact",
    "method": "In which way",
    "mode": "How it was held",
    "next_review_on": "Next review on",
    "nhs_number": "NHS number",
    "no_protocol_reason": "Why without an agreement between the agencies",
    "not_told_reason": "Why the family was not told",
    "opened_at": "Opened on",
    "outcome": "What was decided",
    "outside_name": "Reader outside",
    "outside_organisation": "Organisation outside",
    "owner_agency": "Agency that does it",
    "owner_person": "Who of the family does it",
    "owner_practitioner": "Who does it",
    "parent_words": "What the parent said",
    "people": "About whom",
    "person": "About whom",
    "person_told": "The family was told",
    "practitioner": "Worker",
    "purpose": "What for",
    "purposes": "What for",
    "refusal_reason": "Why it was refused",
    "refused_at": "Refused on",
    "relationship": "Who they are in the family",
    "review_words": "What was found when it was checked",
    "said_on": "Said on",
    "sent_at": "Handed over on",
    "sent_to": "Handed to",
    "services_needed": "Services that are needed",
    "settled_at": "Settled on",
    "started_at": "Started on",
    "starts_on": "Started on",
    "status": "How it stands",
    "still_agreed": "Still agreed",
    "superseded_at": "A later one took its place on",
    "told_at": "Told on",
    "told_refusal_is_fine": "Was told that it is fine to say no",
    "urgent": "It was urgent",
    "verdict": "What was found",
    "weighed": "How it was weighed",
    "with_interpreter": "With an interpreter",
    "withdrawal_reason": TAKEN_BACK_BECAUSE,
    "withdrawn_at": "Taken back on",
}
"""What a field says, in every table; others are called by their own name."""

OF_ONE_KIND = {
    "cases.Action.words": "What is to be done",
    "cases.Contribution.words": SAID,
    "cases.Goal.words": "The goal",
    "cases.Person.kind": "Child or adult",
    "cases.ChecklistAnswer.answer": "Answer",
    "information_sharing.AccessRequest.team": "Team that asked",
    "information_sharing.AdviceMessage.words": "Message",
    "information_sharing.AdviceRequest.words": "What was asked",
    "information_sharing.AdviceRequest.question": "Which of the eight questions",
    "information_sharing.AdviceRequest.team": "About sharing with",
    "information_sharing.ConsentReview.words": SAID,
    "information_sharing.Evidence.name": "Name of the file",
    "information_sharing.Objection.person": "Who did not agree",
    "information_sharing.Objection.words": SAID,
    "information_sharing.SharingDecision.answers": "The eight questions, answered",
    "information_sharing.SharingDecision.practitioner": "Shared with",
    "information_sharing.SharingDecision.team": "Shared with the team",
    "information_sharing.SubjectAccessRequest.asked_on": "Asked on",
    "information_sharing.TellingTask.due_on": "To be told by",
    "information_sharing.TellingTask.how": "How it was told",
    "information_sharing.Understanding.words": SAID,
}
"""What a field says in one table, where the same name means something else."""


def kind_of(model: type[Model]) -> str:
    """Return what a row of this model is, in plain words."""
    return KINDS.get(_label(model), capfirst(str(model._meta.verbose_name)))


def word_for(model: type[Model], field: Field) -> str:
    """Return what a field of this model says, in plain words."""
    of_one = OF_ONE_KIND.get(f"{_label(model)}.{field.name}")
    return of_one or FIELDS.get(field.name) or capfirst(str(field.verbose_name))


def _label(model: type[Model]) -> str:
    """Return the model's name; of a row of history, that of what it is history of."""
    return getattr(model, "pgh_tracked_model", model)._meta.label
