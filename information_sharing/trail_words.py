"""What happened to a record, in words that a parent understands (R17)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices

from information_sharing import trail_words_team
from information_sharing.models import AccessEvent

LOOKED: dict[str, str] = trail_words_team.LOOKED | {
    "SIGNED_IN": "signed in",
    "SIGN_IN_FAILED": "failed to sign in",
    "HOME_VIEWED": "looked at their own work list",
    "CASES_LISTED": "looked at their list of families",
    "FAMILIES_SEARCHED": "searched among their families",
    "CASE_VIEWED": "looked at the overview",
    "CASE_READ_BY_API": "read the record through another system",
    "CASES_READ_BY_API": "read their list of families through another system",
    "ASSESSMENT_VIEWED": "looked at the assessment",
    "ASSESSMENT_PRINTED": "printed the assessment",
    "BLANK_ASSESSMENT_PRINTED": "printed an empty assessment form",
    "PROFILE_PRINTED": "printed the child's profile",
    "LEVELS_VIEWED": "looked at the names of the levels of need",
    "TEMPLATES_VIEWED": "looked at what an assessment asks",
    "PLAN_VIEWED": "looked at the plan",
    "SHARING_VIEWED": "looked at what is shared",
    "REASONS_VIEWED": "looked at why they may see it",
    "READERS_VIEWED": "looked at who can see it",
    "TRAIL_VIEWED": "looked at who has looked",
    "LOOKERS_VIEWED": "looked at who has looked, to show it to the family",
    "LOOKERS_PRINTED": "printed who has looked, for the family",
    "CASE_PRINTED": "printed a summary",
    "CHRONOLOGY_VIEWED": "looked at the chronology",
    "CHRONOLOGY_PRINTED": "printed the chronology",
    "ATTACHMENT_READ": "opened a file that belongs to a note",
    "FORM_OPENED": "opened a form to write in",
    "NOMINATION_VIEWED": "read the request to be lead professional",
    "REPORTS_LISTED": "looked at the list of reports",
    "REPORT_VIEWED": "looked at a report of figures",
    "REPORT_DOWNLOADED": "downloaded a report of figures",
    "SELF_EVALUATION_VIEWED": "looked at the centre's self-evaluation",
    "SELF_EVALUATION_DOWNLOADED": "downloaded the centre's self-evaluation",
    "PEOPLE_VIEWED": "looked at who belongs to the family",
    "GENOGRAM_PRINTED": "printed the family tree",
    "INDEX_OPENED": "opened the search for a family",
    "INDEX_SEARCHED": "searched whether a family is known",
    "NOTICES_VIEWED": "looked at their notices",
    "INVOLVED_VIEWED": "looked at who is involved",
    "ECOMAP_PRINTED": "printed the drawing of who is involved",
    "TIMESCALES_VIEWED": "looked at the local timescales",
    "GLOSSARY_VIEWED": "looked at the words explained",
    "ACTIVITIES_VIEWED": "looked at the activities of their teams",
    "ACTIVITY_VIEWED": "looked at an activity",
    "SHEET_VIEWED": "looked at the sheet of a session",
    "SLIP_PRINTED": "printed the slip with the registration number",
    "NEW_BIRTHS_VIEWED": "looked at the new births of their teams",
    "NEW_BIRTHS_PRINTED": "printed the round of new births",
    "NEW_BIRTHS_SEARCHED": "searched the new births of their teams",
    "NEW_BIRTH_VIEWED": "looked at how to reach the family of a new birth",
    "IMPORTS_VIEWED": "looked at the files that were brought in",
    "IMPORT_VIEWED": "looked at a file that was brought in",
    "IMPORT_DOWNLOADED": "downloaded the rows of a file that need mending",
    "ROLES_VIEWED": "looked at what each role may do",
    "TRANSFER_VIEWED": "looked at a move to another area",
    "JOIN_REQUEST_VIEWED": "looked at whether two records are of the same family",
}
WROTE: dict[str, str] = trail_words_team.WROTE | {
    "FAMILY_REGISTERED": "registered the family",
    "CHECKLIST_COMPLETED": "completed the checklist",
    "ASSESSMENT_STARTED": "started the assessment",
    "ASSESSMENT_COMPLETED": "completed the assessment",
    "CHILD_ADDED_TO_ASSESSMENT": "added a child to a family assessment",
    "ASSESSMENT_DISCARDED": "threw away an assessment in which nothing was written",
    "CONTRIBUTION_WRITTEN": "wrote in the assessment",
    "ADDITION_SIGNED": "added to the assessment and signed it",
    "VIEW_OF_NEED_GIVEN": "gave their view of the level of need",
    "QUALITY_CHECKED": "checked how well the assessment is written",
    "LEVELS_CHANGED": "changed the names of the levels of need",
    "TEMPLATE_STARTED": "began a new version of what an assessment asks",
    "TEMPLATE_PUBLISHED": "put a new version of what an assessment asks in use",
    "TEMPLATE_DISCARDED": "threw a draft of what an assessment asks away",
    "QUESTION_WRITTEN": "wrote a question for the next version of an assessment",
    "QUESTION_REMOVED": "left a question out of the next version of an assessment",
    "LEAD_NOMINATED": "asked someone to be lead professional",
    "LEAD_ACCEPTED": "accepted to be lead professional",
    "LEAD_DECLINED": "declined to be lead professional",
    "LEAD_REQUEST_TAKEN_BACK": "took back the request to be lead professional",
    "CONTACT_WRITTEN": "wrote down a contact or note",
    "CONTACT_CORRECTED": "corrected a contact or note",
    "VOICE_WRITTEN": "wrote down somebody's own words",
    "GOAL_WRITTEN": "wrote a goal",
    "ACTION_WRITTEN": "wrote an action",
    "ACTION_ENDED": "ended an action",
    "REVIEW_RECORDED": "recorded a review",
    "CASE_CLOSED": "closed the case",
    "CASES_MERGED": "put two records of the same family together",
    "CASES_PARTED": "parted two records that had been put together",
    "INVOLVEMENT_RECORDED": "recorded who works with the family",
    "PERSON_ADDED": "added somebody of the family",
    "PERSON_CORRECTED": "corrected what is recorded of somebody",
    "BIRTH_RECORDED": "recorded a birth",
    "PARTICULARS_WRITTEN": "wrote what somebody says of themselves",
    "RESPONSIBILITY_RECORDED": "recorded who has parental responsibility",
    "RELATIONSHIP_RECORDED": "recorded how people belong together",
    "MOVE_RECORDED": "recorded a move",
    "ADDRESS_CORRECTED": "put an address right",
    "SCHOOLING_RECORDED": "recorded a nursery or school",
    "FOLLOWED_UP": "wrote what became of a checklist",
    "TRANSFER_PREPARED": "prepared a move to another area",
    "TRANSFER_RECEIVED": "recorded that a hand-over has arrived",
    "TRANSFER_ENDED": "called off a move to another area",
    "JOIN_ASKED": "asked another team whether two records are of the same family",
    "JOIN_ANSWERED": "answered whether two records are of the same family",
    "JOIN_ASKING_ENDED": "took back a question about two records",
    "TIMESCALE_CHANGED": "changed a local timescale",
    "GLOSSARY_CHANGED": "changed how a word is explained",
    "ACTIVITY_ADDED": "added an activity",
    "ACTIVITY_ENDED": "ended an activity",
    "SESSION_OPENED": "opened the sheet of a session",
    "SHEET_WRITTEN": "wrote a name on the sheet of a session",
    "SHEET_LINE_STRUCK": "took a line off the sheet of a session",
    "SHEET_NAMES_REMOVED": "removed names from old sheets",
    "SHEET_COMPLETED": "said that the sheet of a session is complete",
    "SHEET_REOPENED": "opened a complete sheet of a session again",
    "TABLET_HANDED_OVER": "handed the tablet over at a session",
    "TABLET_TAKEN_BACK": "took the tablet back",
    "NEW_BIRTH_ADDED": "entered a new birth",
    "NEW_BIRTH_CORRECTED": "corrected an entry of the new births",
    "NEW_BIRTH_SETTLED": "recorded what came of a new birth",
    "NEW_BIRTH_TRIED": "noted a try to visit",
    "NEW_BIRTHS_REMOVED": "removed old entries of new births",
    "IMPORT_UPLOADED": "brought in a file",
    "IMPORT_REQUESTED": "asked for a file to be taken in",
    "IMPORT_STARTED": "began to take in a file",
    "IMPORT_STOPPED": "stopped taking in a file",
    "IMPORT_FINISHED": "took in a file",
    "IMPORT_UNDO_ASKED": "asked to undo a file",
    "IMPORT_UNDONE": "undid a file",
    "REPORT_REQUESTED": "asked for a report of figures",
    "SELF_EVALUATION_STARTED": "started the centre's self-evaluation",
    "SELF_EVALUATION_WRITTEN": "wrote in the centre's self-evaluation",
}
SHARED: dict[str, str] = {
    "CONSENT_RECORDED": "recorded consent",
    "CONSENT_CHANGED": "recorded a change of consent",
    "CONSENT_NARROWED": "recorded that part of a consent was withdrawn",
    "CONSENT_WITHDRAWN": "recorded that consent was withdrawn",
    "CONSENT_VIEWED": "looked at a consent",
    "CONSENT_REVIEWED": "asked again about consent",
    "CONSENTS_DUE_LISTED": "looked at which consents end soon",
    "OBJECTION_RECORDED": "recorded that somebody does not agree",
    "OBJECTION_SETTLED": "recorded how a disagreement was weighed",
    "EVIDENCE_ADDED": "added a signed form",
    "EVIDENCE_READ": "looked at a signed form",
    "CONSENT_FORM_PRINTED": "printed a consent form",
    "CONSENT_LETTER_PRINTED": "printed what was agreed to",
    "SHARING_DECIDED": "decided about sharing",
    "SHARING_COUNTERSIGNED": "countersigned a decision to share",
    "SHARING_REFUSED": "did not countersign a decision to share",
    "ADVICE_ASKED": "asked the information officer",
    "ADVICE_WRITTEN": "wrote to the information officer, or was answered",
    "ADVICE_GIVEN": "answered a question about sharing",
    "ADVICE_VIEWED": "read a question about sharing",
    "DISCLOSURE_MADE": "made a document for somebody outside",
    "DISCLOSURE_READ": "read a document made for somebody outside",
    "DISCLOSURE_SENT": "recorded that a document was handed over",
    "EXPOSURE_VIEWED": "looked at what was opened before a consent was withdrawn or narrowed",
    "TEAM_TOLD": "told a team that a consent was withdrawn or narrowed",
    "ACCESS_REQUESTED": "asked to see the record",
    "ACCESS_REQUEST_VIEWED": "read a request to see the record",
    "ACCESS_REQUEST_ANSWERED": "answered a request to see the record",
    "FAMILY_LISTED": "let a search say whom to ask about the family",
    "FAMILY_UNLISTED": "took the family out of the search",
}
EXCEPTIONS: dict[str, str] = {
    "EMERGENCY_OPENED": "opened the record in an emergency",
    "EMERGENCY_ENDED": "shut the record again after an emergency",
    "EMERGENCY_REVIEWED": "reviewed an opening in an emergency",
    "EMERGENCIES_VIEWED": "looked at openings in an emergency",
    "OVERSIGHT_ASKED": "asked to read the record for a stated reason",
    "OVERSIGHT_APPROVED": "agreed that somebody may read the record",
    "OVERSIGHT_ENDED": "ended their reading of the record",
    "OVERSIGHT_VIEWED": "looked at requests to read records",
    "SHIELD_SET": "shielded the record",
    "SHIELD_CONFIRMED": "confirmed a shield",
    "SHIELD_LIFT_ASKED": "asked to lift a shield",
    "SHIELD_LIFTED": "lifted a shield",
    "SHIELD_READER_NAMED": "named a reader of the shielded record",
    "SHIELD_READER_ENDED": "ended the sight of a named reader",
    "SHIELDS_VIEWED": "looked at a shield",
    "SUBJECT_ACCESS_LISTED": "looked at who has asked for their record",
    "SUBJECT_ACCESS_RECEIVED": "recorded that somebody asked for their record",
    "SUBJECT_ACCESS_VIEWED": "prepared what somebody asked to see",
    "SUBJECT_ACCESS_REFUSED": "refused a request for a record",
    "PASSAGE_DECIDED": "decided about passages that somebody asked to see",
    "SUBJECT_ACCESS_REDACTED": "finished what somebody asked to see",
    "SUBJECT_ACCESS_RELEASED": "released what somebody asked to see",
    "SUBJECT_ACCESS_DOWNLOADED": "downloaded what somebody asked to see",
    "DESK_VIEWED": "looked at the information officer's desk",
    "READING_REVIEWED": "checked who reads what",
    "LOG_READ": "read the log",
    "LOG_VERIFIED": "checked that the log is whole",
    "ACCOUNTS_VIEWED": "looked at accounts",
    "ACCOUNT_CLOSED": "closed an account",
    "MEMBERSHIP_ENDED": "ended a place in a team",
    "HOLD_PLACED": "ruled that the record must be kept",
    "HOLD_LIFTED": "ruled that the record need not be kept longer",
    "RETENTION_VIEWED": "looked at how long records are kept",
    "RECORD_DESTROYED": "destroyed the record when its time was over",
    "CERTIFICATE_READ": "read what was destroyed",
}
REFUSALS: dict[str, str] = {"REFUSED": "was refused"}
WORDS: dict[str, str] = LOOKED | WROTE | SHARED | EXCEPTIONS | REFUSALS

PAGES: dict[str, str] = {
    "cases:detail": "the overview",
    "cases:assessment": "the assessment",
    "cases:plan": "the plan",
    "cases:involved": "who is involved",
    "cases:ecomap-pdf": "the printed drawing of who is involved",
    "cases:people": "the people of the family",
    "cases:genogram-pdf": "the family tree, printed",
    "cases:chronology": "the chronology",
    "cases:chronology-pdf": "the printed chronology",
    "cases:add-contact": "writing a contact",
    "cases:transfer": "a move to another area",
    "cases:transfer-arrived": "a move to another area",
    "cases:transfer-call-off": "a move to another area",
    "cases:ask-to-join": "asking another team about a record",
    "cases:join-request": "a question of another team",
    "cases:correct-contact": "correcting a contact",
    "cases:attachment": "a file that belongs to a note",
    "cases:add-voice": "writing down somebody's words",
    "cases:summary-pdf": "the printed summary",
    "cases:api-detail": "the record, through another system",
    "information_sharing:sharing": "what is shared",
    "information_sharing:why": "why it may be seen",
    "information_sharing:who": "who can see it",
    "information_sharing:trail": "who has looked",
    "information_sharing:lookers": "who has looked, for the family",
    "information_sharing:lookers-pdf": "who has looked, printed",
    "information_sharing:decide": "deciding about sharing",
    "information_sharing:record-consent": "recording consent",
    "information_sharing:withdraw-consent": "withdrawing consent",
    "information_sharing:emergency": "opening it in an emergency",
}


class Kind(TextChoices):
    """What kind of act a line of the trail tells of."""

    LOOKED = "LOOKED", "Looked"
    WROTE = "WROTE", "Wrote"
    SHARED = "SHARED", "Consent and sharing"
    EXCEPTIONS = "EXCEPTIONS", "Emergencies, oversight and the office"
    REFUSED = "REFUSED", "Refused"


EVENTS_OF: dict[str, tuple[str, ...]] = {
    Kind.LOOKED: tuple(LOOKED),
    Kind.WROTE: tuple(WROTE),
    Kind.SHARED: tuple(SHARED),
    Kind.EXCEPTIONS: tuple(EXCEPTIONS),
    Kind.REFUSED: tuple(REFUSALS),
}


@dataclass(frozen=True)
class Line:
    """One line of the trail."""

    at: datetime
    who: str
    what: str
    refused: bool


def in_words(event: AccessEvent, who: str = "") -> Line:
    """Return one event as a sentence about a person."""
    return Line(
        at=event.at,
        who=who or str(event.by or "Nobody signed in"),
        what=what_was_done(event),
        refused=event.event == "REFUSED",
    )


def what_was_done(event: AccessEvent) -> str:
    """Return what the event tells, without who did it."""
    if event.event != "REFUSED":
        return WORDS[event.event]
    page = PAGES.get(event.details.get("route", ""), "a page of this record")
    return f"was refused: {page}"
