"""What a notice says and where it leads: nothing about any family but a reference."""

from dataclasses import dataclass

from django.urls import reverse

from information_sharing.models import Notice


@dataclass(frozen=True)
class Kind:
    """One sentence, and the page it leads to.

    `takes` names what the address needs: the case, the target, both or neither.
    `place` is the mark on that page, where the sentence is about one part of it.
    """

    sentence: str
    page: str
    takes: tuple[str, ...] = ()
    place: str = ""


CASE, TARGET = "case_id", "target"


def _agreement(sentence: str) -> Kind:
    return Kind(sentence, "agencies:agreement", (TARGET,))


def _meeting_of_body(sentence: str) -> Kind:
    return Kind(sentence, "agencies:body-meeting", (TARGET,))


def _difficulty(sentence: str) -> Kind:
    return Kind(sentence, "agencies:escalation", (TARGET,))


KINDS: dict[str, Kind] = {
    "EMERGENCY_OPENED": Kind(
        "A record was opened in an emergency", "information_sharing:who", (CASE,)
    ),
    "AGREEMENT_TO_COMMENT": _agreement(
        "Your agency is asked what it makes of a draft agreement"
    ),
    "AGREEMENT_COMMENTED": _agreement("There is a comment on a draft agreement"),
    "COMMENT_ANSWERED": _agreement("Your comment on a draft agreement is answered"),
    "AGREEMENT_TO_SIGN": _agreement("An agreement waits for your agency's signature"),
    "AGREEMENT_STILL_TO_SIGN": _agreement(
        "An agreement still waits for your agency's signature"
    ),
    "AGREEMENT_ANSWERED": _agreement("An agency has answered about an agreement"),
    "AGREEMENT_REVIEW_DUE": _agreement("An agreement is due to be looked at again"),
    "AGREEMENT_ENDED": _agreement("An agreement of your agency has ended"),
    "EMERGENCY_TO_REVIEW": Kind(
        "An emergency opening waits for your review",
        "information_sharing:emergency-review",
        (TARGET,),
    ),
    "EMERGENCY_REVIEWED": Kind(
        "Your emergency access was reviewed", "information_sharing:emergencies"
    ),
    "REPORT_READY": Kind(
        "A regular report of figures is ready", "evaluation:report", (TARGET,)
    ),
    "SECTION_TO_WRITE": Kind(
        "You are asked to write a section of the self-evaluation",
        "evaluation:self-evaluation",
        (TARGET,),
    ),
    "SECTION_REMARK": Kind(
        "A colleague has commented on a section of yours",
        "evaluation:self-evaluation",
        (TARGET,),
    ),
    "EVALUATION_SUBMITTED": Kind(
        "A centre has submitted its self-evaluation",
        "evaluation:submission",
        (TARGET,),
    ),
    "CHALLENGE_WRITTEN": Kind(
        "The authority has written to what you submitted",
        "evaluation:conversation",
        (TARGET,),
    ),
    "CHALLENGE_ANSWERED": Kind(
        "A centre has answered what you asked", "evaluation:conversation", (TARGET,)
    ),
    "OTHER_SIDE_SIGNED": Kind(
        "The other side has signed the annual conversation",
        "evaluation:conversation",
        (TARGET,),
    ),
    "TO_COUNTERSIGN": Kind(
        "A decision to share waits for a second person",
        "information_sharing:decision",
        (CASE, TARGET),
    ),
    "COUNTERSIGN_REFUSED": Kind(
        "Your decision to share was not countersigned",
        "information_sharing:decision",
        (CASE, TARGET),
    ),
    "ADVICE_ASKED": Kind(
        "Somebody asks you about sharing", "information_sharing:advice", (TARGET,)
    ),
    "ADVICE_WRITTEN": Kind(
        "There is a new message about your question",
        "information_sharing:advice-thread",
        (CASE, TARGET),
    ),
    "ACCESS_REQUESTED": Kind(
        "Somebody asks to see a record",
        "information_sharing:access-request",
        (CASE, TARGET),
    ),
    "ACCESS_REQUEST_ANSWERED": Kind(
        "Your request to see a record is answered",
        "information_sharing:my-access-requests",
    ),
    "TELL_TEAM": Kind(
        "A consent was withdrawn or narrowed: a team is to be told",
        "information_sharing:exposure",
        (CASE, TARGET),
    ),
    "SHIELD_TO_CONFIRM": Kind(
        "A shield waits for a second person", "information_sharing:shield", (TARGET,)
    ),
    "OVERSIGHT_ASKED": Kind(
        "A request for oversight waits for a second person",
        "information_sharing:oversights",
    ),
    "OVERSIGHT_APPROVED": Kind(
        "Your request for oversight was approved", "information_sharing:oversights"
    ),
    "SUBJECT_ACCESS_TO_RELEASE": Kind(
        "What a person asked to see waits for its release",
        "information_sharing:subject-access",
        (TARGET,),
    ),
    "QUALITY_CHECKED": Kind(
        "A colleague has checked how your assessment is written",
        "cases:assessment-version",
        (CASE, TARGET),
        "#a{target}-quality",
    ),
    "JOIN_ASKED": Kind(
        "Another team asks whether this is a family of theirs",
        "cases:join-request",
        (CASE, TARGET),
    ),
    "JOIN_ANSWERED": Kind(
        "Another team has answered whether this is a family of theirs",
        "cases:ask-to-join",
        (CASE,),
    ),
    "COLLEAGUE_ASKED": Kind(
        "A colleague asks you a question",
        "cases:colleague-question",
        (CASE, TARGET),
    ),
    "COLLEAGUE_ANSWERED": Kind(
        "Your question to a colleague is answered",
        "cases:colleague-question",
        (CASE, TARGET),
    ),
    "ACTION_HANDED_OVER": Kind(
        "Something to do was handed over to you", "cases:action", (CASE, TARGET)
    ),
    "REFERRAL_RECEIVED": Kind(
        "A referral waits for your team", "cases:referral", (TARGET,)
    ),
    "REFERRAL_ALLOCATED": Kind(
        "A referral is with you now", "cases:referral", (TARGET,)
    ),
    "REFERRAL_TOLD": Kind(
        "You are told what became of a referral that you made", "cases:referrals-made"
    ),
    "MEETING_INVITED": Kind(
        "You are asked to a meeting", "cases:invitation", (TARGET,)
    ),
    "MEETING_OFF": Kind("A meeting is called off", "cases:invitation", (TARGET,)),
    "MEETING_NOT_ASKED": Kind(
        "You are not asked to a meeting any more", "cases:calendar"
    ),
    "MINUTES_READY": Kind(
        "A meeting is over, and its minutes are there", "cases:invitation", (TARGET,)
    ),
    "VISIT_SAME_DAY": Kind(
        "Somebody else is due at a family on a day of yours",
        "cases:visit",
        (CASE, TARGET),
    ),
    "VISIT_JOINT": Kind(
        "You are asked to come on a visit", "cases:visit", (CASE, TARGET)
    ),
    "VISIT_CHANGED": Kind(
        "A visit of yours was moved, called off or handed over",
        "cases:visit",
        (CASE, TARGET),
    ),
    "MESSAGE_WRITTEN": Kind(
        "There is a message for you", "cases:message", (CASE, TARGET)
    ),
    "LEAD_ASKED": Kind(
        "You are asked to be lead professional",
        "lead_professional:nomination",
        (TARGET,),
    ),
    "VIEWS_DIFFER": Kind(
        "Colleagues see a need differently: it was raised, taken further or settled",
        "cases:stepping",
        (CASE,),
    ),
    "LEAD_LATE": Kind(
        "Nobody has answered yet who will be lead professional",
        "lead_professional:nominate",
        (CASE,),
    ),
    "LEAD_ACCEPTED": Kind(
        "There is a new lead professional", "lead_professional:leading", (CASE,)
    ),
    "LEAD_PASSED_ON": Kind(
        "Somebody else leads now for a family that you led for",
        "lead_professional:board",
    ),
    "LEAD_DECLINED": Kind(
        "Whoever was asked to be lead professional has said no. Ask somebody else",
        "lead_professional:nominate",
        (CASE,),
    ),
    "ACTION_CHASED": Kind(
        "Somebody asks how an action goes", "cases:action", (CASE, TARGET)
    ),
    "DEPUTY_NAMED": Kind(
        "Somebody is named to stand in for the lead professional",
        "lead_professional:leading",
        (CASE,),
    ),
    "ACCOUNT_SILENT": Kind(
        "Nobody has signed in to your account for long. It closes in 14 days unless "
        "you sign in",
        "home",
    ),
    "LEAVING_BEGUN": Kind(
        "You leave a team: hand on what you hold there", "agencies:leaving", (TARGET,)
    ),
    "HOLDER_SILENT": Kind(
        "Somebody of your team has not signed in for long, and holds work. Hand it on",
        "agencies:start-leaving",
    ),
    "LEAD_LATE_IN_TEAM": Kind(
        "Somebody of your team was asked to lead and has not answered yet",
        "lead_professional:team",
    ),
    "BODY_MEETING_SET": _meeting_of_body(
        "A board or group of yours has set the day of a meeting"
    ),
    "TRAINING_OFF": Kind(
        "A day of learning that you booked is called off",
        "agencies:training",
        (TARGET,),
    ),
    "BODY_MEETING_OFF": _meeting_of_body(
        "A meeting of a board or group of yours is called off"
    ),
    "BODY_MINUTES_READY": _meeting_of_body(
        "The minutes of a board or group of yours are there"
    ),
    "BODY_ENDED": Kind(
        "A board or group of yours has ended", "agencies:body", (TARGET,)
    ),
    "BODY_ACTION_SET": Kind(
        "A board or group has asked you to do something",
        "agencies:body-action",
        (TARGET,),
    ),
    "ESCALATION_RAISED": _difficulty(
        "A difficulty was put to a board or group of yours: an answer is owed"
    ),
    "ESCALATION_PASSED_ON": _difficulty("A difficulty that you raised was passed on"),
    "ESCALATION_ANSWERED": _difficulty("A difficulty that you raised is answered"),
}


def words(notice: Notice) -> str:
    """Return the sentence of a notice, with the reference of its case."""
    sentence = KINDS[notice.kind].sentence
    return f"{sentence}: {notice.case.reference}" if notice.case else sentence


def leads_to(notice: Notice) -> str:
    """Return the address of the page that a notice is about."""
    kind = KINDS[notice.kind]
    address = reverse(kind.page, args=[getattr(notice, name) for name in kind.takes])
    return address + kind.place.format(target=notice.target)
