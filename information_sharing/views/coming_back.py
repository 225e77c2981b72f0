"""Where a page leads on to, when it was opened on the way to something else."""

from dataclasses import dataclass

from django.urls import reverse

from cases import drafts
from cases.queries import people
from cases.queries.moves import hand_over_of
from cases.queries.next_steps import next_steps
from config.plain_names import name_key
from information_sharing import access, packing
from information_sharing.wizard import Walking

RECORDED = "Consent is recorded. Nothing is shared by it alone."
ASK_ABOUT_HER = (
    "An adult who agrees only for a child is left out of the hand-over pack. Ask gently "
    "whether they may be told about her, or him, too. It is fine to say no."
)
MOVE, QUESTIONS = "move", "questions"


@dataclass(frozen=True)
class WayBack:
    """Whom outside it is about, where to go then, and what is said there and here."""

    url: str
    body: str = ""
    then: str = ""
    done: str = ""
    asks: str = ""

    def said(self, request, case) -> str:
        """Return what is said when it is recorded, with the step that comes next."""
        if self.done:
            return self.done
        first, _ = next_steps(viewer=request.user, case=case)
        return f"{RECORDED} The next step: {first.in_words}." if first else RECORDED


def way_back(request, case) -> WayBack:
    """Return the way back from recording a consent (`?for=move`, `?for=questions`)."""
    asked = request.GET.get("for")
    if asked == MOVE and (move := hand_over_of(viewer=request.user, case=case)):
        return WayBack(
            reverse("cases:transfer", args=[case.pk]),
            move.agency,
            "Then you are back at the hand-over. The next step there is to decide.",
            f"{RECORDED} The next step is to decide what they may be told.",
            ASK_ABOUT_HER,
        )
    walking = Walking(viewer=request.user, case=case)
    if asked == QUESTIONS and walking.body:
        return WayBack(
            reverse("information_sharing:continue-deciding", args=[case.pk]),
            walking.body,
            "Then you are back at question 4.",
            f"{RECORDED} Now choose it at question 4.",
            ASK_ABOUT_HER if is_for_the_move(request, case, walking) else "",
        )
    return WayBack(reverse("information_sharing:sharing", args=[case.pk]))


def responsibility_url(request, case, form) -> str:
    """Return where to record a right to agree that the record lacks, or "".

    What was typed is kept as a draft, so that nobody types it again.
    """
    known = people.adults_and_children(viewer=request.user, case=case)
    if not _lacks(form, *known):
        return ""
    drafts.keep(by=request.user, path=request.path, post=request.POST, case=case)
    return reverse("cases:add-responsibility", args=[case.pk])


def _lacks(form, adults, children) -> bool:
    """Return whether a child's row was refused, and she may record what it lacks."""
    if not form.lacking or "people" not in form.errors:
        return False
    giver = form.cleaned_data["given_by"]
    lacking = [child.pk for child in form.lacking]
    return adults.filter(pk=giver.pk).exists() and children.filter(
        pk__in=lacking
    ).count() == len(lacking)


def is_for_the_move(request, case, walking: Walking) -> bool:
    """Return whether the questions are about whoever takes over after a move."""
    move = hand_over_of(viewer=request.user, case=case)
    body = name_key(walking.data.get("q1-outside_organisation", ""))
    return bool(move and body and name_key(move.agency) == body)


def move_of(request, decision) -> str:
    """Return the address of the move under way that a decision is about, or ""."""
    moves = packing.transfers_to(decision).exists()
    if moves and access.can_hand_over(request.user, decision.case):
        return reverse("cases:transfer", args=[decision.case_id])
    return ""
