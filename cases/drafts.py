"""What people type is kept on the server under the form's own address (R18)."""

from django.db import connection, transaction
from django.urls import Resolver404, resolve

from cases.models import Draft, Submission

TITLES = {
    "cases:register": "Registering a family",
    "cases:checklist": "Checklist",
    "cases:element": "Part of an assessment",
    "cases:add-to-element": "Something to add to an assessment",
    "cases:view-of-need": "A view of the level of need",
    "cases:quality-check": "A quality check",
    "cases:add-question": "A question for an assessment",
    "cases:change-question": "A question for an assessment",
    "cases:add-birth": "A new birth",
    "cases:correct-birth": "A correction to a new birth",
    "cases:register-birth": "Registering a family",
    "cases:line-register": "Registering a family",
    "cases:sheet": "The sheet of a session",
    "cases:levels": "Names of the levels of need",
    "cases:add-goal": "A goal",
    "cases:add-action": "An action",
    "cases:end-action": "How an action went",
    "cases:settle-goal": "How a goal stands",
    "cases:note-action": "How an action goes",
    "cases:move-action": "Another day for an action",
    "cases:hand-over-action": "Handing an action over",
    "cases:ask-needs": "Practical needs",
    "cases:need-action": "An action for a practical need",
    "cases:recommend-service": "A service to recommend",
    "cases:answer-service": "What became of a service",
    "cases:meet-need": "How a need is met",
    "cases:refer-social-care": "A question to social care",
    "cases:social-care": "What social care answered",
    "cases:differ": "Where services see it differently",
    "cases:take-further": "A difference of view, taken further",
    "cases:settle-difference": "How a difference of view ended",
    "cases:reopen": "Opening a case again",
    "cases:record-review": "A review",
    "cases:close": "Closing a case",
    "cases:transfer": "A move to another area",
    "cases:transfer-arrived": "A hand-over that has arrived",
    "cases:transfer-call-off": "Why a hand-over is called off",
    "cases:ask-to-join": "A question to another team",
    "cases:join-request": "An answer to another team",
    "cases:ask-colleague": "A question to a colleague",
    "cases:colleague-question": "An answer to a colleague",
    "cases:put-to-panel": "A family for a panel",
    "cases:panel-item": "What a panel decided",
    "cases:add-referral": "A referral",
    "cases:refer-on": "A referral to another team",
    "cases:register-referral": "Registering a family",
    "cases:plan-meeting": "Planning a meeting",
    "cases:move-meeting": "Moving a meeting",
    "cases:call-off-meeting": "Calling off a meeting",
    "cases:meeting-report": "A report to a meeting",
    "cases:add-item": "Something for an agenda",
    "cases:change-item": "Something on an agenda",
    "cases:meeting-item": "Notes of a meeting",
    "cases:agree-action": "An action from a meeting",
    "cases:take-back-something": "Something to take back to an agency",
    "cases:brought-back": "What came of something taken back",
    "cases:close-meeting": "The end of a meeting",
    "cases:book-visit": "Booking a visit",
    "cases:record-visit": "How a visit went",
    "cases:visit-nobody-there": "A visit when nobody was there",
    "cases:call-off-visit": "Calling off a visit",
    "cases:move-visit": "Another day for a visit",
    "cases:hand-over-visit": "Handing a visit over",
    "cases:write-message": "A message to colleagues",
    "cases:message": "An answer to a message",
    "cases:copy-decision": "What was decided",
    "agencies:start-agreement": "An agreement",
    "agencies:change-agreement": "An agreement",
    "agencies:agreement-section": "A section of an agreement",
    "agencies:put-party": "Who is to sign an agreement",
    "agencies:add-aim": "A shared aim",
    "agencies:add-promise": "What an agency promises",
    "agencies:comment-on-agreement": "A comment on a draft agreement",
    "agencies:answer-agreement-comment": "An answer to a comment",
    "agencies:sign": "An agency's answer about an agreement",
    "agencies:move-agreement": "What happens next with an agreement",
    "agencies:judge-promise": "Whether a promise was kept",
    "agencies:report-promise": "What an agency says of its promise",
    "agencies:release-promise": "The release of a promise",
    "agencies:my-days": "My days",
    "agencies:add-service": "A service for the directory",
    "agencies:change-service": "A service of the directory",
    "agencies:close-service": "Closing a service",
    "agencies:core-offer-line": "A line of the core offer",
    "agencies:my-work": "What I do",
    "agencies:add-registration": "A registration or a check",
    "agencies:change-place": "To whom a place answers",
    "agencies:describe-agency": "What an agency is for",
    "agencies:add-body": "A board or group",
    "agencies:change-body": "A board or group",
    "agencies:add-body-item": "Something for an agenda",
    "agencies:change-body-item": "Something on an agenda",
    "agencies:decide-body-item": "What a meeting decided",
    "agencies:add-body-action": "An action from a meeting",
    "agencies:body-action": "How an action went",
    "agencies:add-take-back": "Something to take back to an agency",
    "agencies:add-body-promise": "What an agency promised",
    "agencies:take-back": "What came of something taken back",
    "agencies:close-body-meeting": "The end of a meeting",
    "agencies:raise-escalation": "A difficulty for a board or group",
    "agencies:answer-escalation": "An answer to a difficulty",
    "agencies:pass-on-escalation": "A difficulty passed on",
    "agencies:record-level": "How far two agencies work together",
    "agencies:add-objective": "An objective",
    "agencies:end-objective": "What came of an objective",
    "agencies:declare-interest": "An interest",
    "agencies:describe-centre": "What families read of a centre",
    "agencies:hand-on": "What is handed on",
    "agencies:look-back-training": "A day of learning, looked back at",
    "agencies:write-talk": "A talk in supervision",
    "agencies:copy-decision": "A decision for a record",
    "agencies:write-thought": "Your own thoughts",
    "agencies:thought": "Your own thoughts",
    "agencies:end-exchange": "What time elsewhere taught",
    "agencies:tell-practice-story": "A story of practice",
    "agencies:add-term": "A word explained",
    "agencies:change-term": "A word explained",
    "agencies:say-meaning": "What a word means in an agency",
    "agencies:ask-meaning": "A question about a word",
    "cases:add-contact": "A contact or note",
    "cases:correct-contact": "A correction",
    "cases:add-voice": "Somebody's own words",
    "cases:record-involvement": "A service that is involved",
    "cases:end-involvement": "The last day of a service",
    "cases:correct-person": "What is recorded of somebody",
    "cases:add-person": "Somebody of the family",
    "cases:record-birth": "A birth",
    "cases:particulars": "What somebody says",
    "cases:record-move": "A move to another home",
    "cases:correct-address": "An address",
    "cases:add-schooling": "A nursery or school",
    "cases:add-relationship": "How two people belong together",
    "cases:add-responsibility": "Parental responsibility",
    "information_sharing:record-consent": "A consent",
    "information_sharing:withdraw-consent": "A consent withdrawn",
    "information_sharing:advice": "An answer to a question about sharing",
    "information_sharing:advice-back": "A message about sharing",
    "information_sharing:advice-thread": "A message about sharing",
    "information_sharing:continue-deciding": "Sharing with a team",
    "information_sharing:disclosure-sent": "How a document was sent",
    "information_sharing:refuse-countersignature": "Why you do not countersign",
    "information_sharing:shield-case": "A shield",
    "information_sharing:ask-to-lift-shield": "Asking to lift a shield",
    "information_sharing:emergency": "Opening a record in an emergency",
    "information_sharing:emergency-review": "Review of an emergency opening",
    "information_sharing:oversights": "Asking to read one record",
    "lead_professional:nominate": "Asking for a lead professional",
    "lead_professional:nomination": "Your answer: lead professional",
    "evaluation:report-new": "Asking for a report",
    "evaluation:self-evaluation-section": "Part of a self-evaluation",
    "evaluation:self-evaluation-list": "Starting a self-evaluation",
    "evaluation:self-evaluation-author": "Who writes part of a self-evaluation",
    "evaluation:self-evaluation-comment": "A comment on a self-evaluation",
    "evaluation:self-evaluation-evidence": "Evidence for a self-evaluation",
    "evaluation:self-evaluation-priority-new": "A priority of the centre",
    "evaluation:self-evaluation-priority": "A priority of the centre",
    "evaluation:submission-correct": "A corrected self-evaluation",
    "evaluation:conversation-challenge": "What the authority asks a centre",
    "evaluation:conversation-answer": "What a centre answers the authority",
    "evaluation:conversation-target": "A target for a centre",
    "evaluation:conversation-target-change": "A target for a centre",
}
LONGEST_PATH = 200
NEVER_KEPT = {
    "csrfmiddlewaretoken",
    "password",
    "_draft",
    "_draft_seen",
    "_discard",
    "_once",
}
WINDOWS = 4
"""Of how many other windows what was typed is kept."""


@transaction.atomic
def keep(*, by, path: str, post, case=None) -> Draft:
    """Save what stands in a form; return the draft. Nothing is checked or refused.

    What was typed meanwhile in another window of the form is kept beside it.
    """
    data = {key: post.getlist(key) for key in post if key not in NEVER_KEPT}
    draft, _ = Draft.objects.update_or_create(
        author=by,
        path=path,
        defaults={
            "case": case,
            "data": _without_nul(data),
            "window": _window(post),
            "elsewhere": _elsewhere(_held(by, path), post),
            "title": title_of(path),
        },
    )
    return draft


def _window(post) -> str:
    return post.get("_once", "").replace("\x00", "")[:36]


def _held(by, path: str) -> Draft | None:
    return Draft.objects.select_for_update().filter(author=by, path=path).first()


def _elsewhere(found: Draft | None, post) -> dict:
    if found is None:
        return {}
    window = _window(post)
    others = {key: kept for key, kept in found.elsewhere.items() if key != window}
    if not _goes_on(found, post):
        others[found.window] = {"saved_at": found.version, "data": found.data}
    newest = sorted(others.items(), key=lambda one: one[1]["saved_at"])
    return dict(newest[-WINDOWS:])


def _goes_on(draft: Draft, post) -> bool:
    """Return whether what is sent goes on from this draft, rather than beside it."""
    window = _window(post)
    same = not (window and draft.window) or window == draft.window
    return same or post.get("_draft_seen") == draft.version


def has_title(path: str) -> bool:
    """Return whether this is the address of a form that we name."""
    return title_of(path) in TITLES.values()


def title_of(path: str) -> str:
    """Return in words which form has this address."""
    try:
        return TITLES.get(resolve(path).view_name, "A form")
    except Resolver404:
        return "A form"


def _without_nul(data: dict) -> dict:
    return {
        key.replace("\x00", ""): [text.replace("\x00", "") for text in texts]
        for key, texts in data.items()
    }


def find(*, by, path: str) -> Draft | None:
    """Return what this person left in this form, if anything."""
    return Draft.objects.filter(author=by, path=path).first()


@transaction.atomic
def discard(*, by, path: str, post=None) -> None:
    """Forget what was left in this form; what was typed in another window stays.

    `post` is what was saved instead, and tells the windows apart.
    """
    draft = _held(by, path)
    if draft is None:
        return
    if post is not None and not _goes_on(draft, post):
        draft.elsewhere.pop(_window(post), None)
    elif draft.elsewhere:
        newest = max(draft.elsewhere, key=lambda key: draft.elsewhere[key]["saved_at"])
        draft.window, draft.data = newest, draft.elsewhere.pop(newest)["data"]
    else:
        draft.delete()
        return
    draft.save()


def left_by(practitioner):
    """Return the drafts that this person may go on with, newest first."""
    return Draft.objects.filter(author=practitioner).select_related("case")


def saved_before(token, *, by) -> str | None:
    """Return where an earlier sending of the same form led, holding others back.

    A second click waits here until the first has been saved or has failed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [token])
    found = Submission.objects.filter(token=token, author=by).first()
    return found.location if found else None


def remember(token, *, by, location: str) -> None:
    """Note that this sending of a form was saved, and where it led."""
    Submission.objects.create(token=token, author=by, location=location)
