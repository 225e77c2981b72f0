"""A move to another area: how far it is, and on what its pack rests."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case, Transfer
from cases.queries.plan import ActionLine, open_actions
from information_sharing import access, outside, packing
from information_sharing.models import SharingDecision
from information_sharing.queries import disclosure_line
from information_sharing.queries.disclosures import DisclosureLine
from lead_professional.models import Appointment


@dataclass(frozen=True)
class Moving:
    """What the page of a move says."""

    transfer: Transfer | None
    decision: SharingDecision | None
    paper: DisclosureLine | None
    sealed: str
    is_protected: bool
    says_plan: bool
    earlier: tuple[Transfer, ...]

    @property
    def other_reader(self) -> str:
        """Return for whom the decision is, where it names somebody else there."""
        if self.decision is None or self.transfer is None:
            return ""
        named, meant = self.decision.outside_name, self.transfer.practitioner
        return named if named.casefold() != meant.casefold() else ""


@dataclass(frozen=True)
class LeftOpen:
    """What ends with the case, to be read before it is closed."""

    actions: tuple[ActionLine, ...]
    lead: Appointment | None


def moving(*, viewer: Practitioner, case: Case) -> Moving:
    """Return how far the move of this family is; raises AccessDenied."""
    access.check_can_hand_over(viewer, case)
    rows = Transfer.objects.filter(case=case).select_related(
        "prepared_by", "sent_by", "received_by", "ended_by"
    )
    transfer = rows.under_way().first()
    decision = packing.decision_for(transfer) if transfer else None
    paper = disclosure_line(decision, viewer=viewer) if decision else None
    return Moving(
        transfer=transfer,
        decision=decision,
        paper=paper,
        sealed=next(outside.shut_by_shields(case, ()), ""),
        is_protected=access.protecting(case).exists(),
        says_plan=bool(decision and "PLAN" in decision.categories),
        earlier=tuple(row for row in rows if not row.is_under_way),
    )


def transfer_under_way(*, viewer: Practitioner, case: Case) -> Transfer:
    """Return the move that is under way, or raise Http404; raises AccessDenied."""
    access.check_can_hand_over(viewer, case)
    return get_object_or_404(Transfer.objects.under_way(), case=case)


def left_open(*, viewer: Practitioner, case: Case) -> LeftOpen:
    """Return the open actions that she may see, and who leads."""
    leads = Appointment.objects.filter(case=case, ended_at__isnull=True)
    return LeftOpen(
        actions=tuple(open_actions(viewer=viewer, case=case)),
        lead=leads.select_related("practitioner", "team").first(),
    )
