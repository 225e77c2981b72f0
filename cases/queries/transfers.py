"""A move to another area: how far it is, and on what its pack rests."""

from dataclasses import dataclass
from operator import itemgetter

from django.shortcuts import get_object_or_404

from agencies.models import Practitioner
from cases.models import Case, Transfer
from cases.queries.plan import ActionLine, open_actions
from cases.queries.unfinished import Unfinished, unfinished_of
from cases.queries.words_of_a_move import named_in
from config.dates import short_date
from config.plain_names import name_key
from information_sharing import access, agreements, outside, packing
from information_sharing.leaving_out import LeftOut, left_out_of
from information_sharing.models import Consent, SharingDecision
from information_sharing.queries import (
    Names,
    consents_for,
    disclosure_line,
    line_of,
    people_of,
)
from information_sharing.queries.decision_lines import DecisionLine
from information_sharing.queries.disclosures import DisclosureLine
from lead_professional.models import Appointment

ASK = "ask the family, and record what they agree to."
DECIDE = "answer the eight questions."


@dataclass(frozen=True)
class Moving:
    """What the page of a move says."""

    transfer: Transfer | None
    decision: SharingDecision | None
    paper: DisclosureLine | None
    waiting: DecisionLine | None
    left_out: LeftOut | None
    agreed: tuple[str, ...]
    not_agreed: tuple[str, ...]
    sealed: str
    is_protected: bool
    says_plan: bool
    earlier: tuple[Transfer, ...]
    named: tuple[str, ...] = ()
    """Whom the words for the other area name although the pack leaves them out."""

    @property
    def arrived(self) -> Transfer | None:
        """Return the last move that has arrived."""
        done = [(one.received_at, one) for one in self.earlier if one.received_at]
        return max(done, key=itemgetter(0))[1] if done else None

    @property
    def next_step(self) -> str:
        """Return what to do next, in one sentence."""
        if self.transfer is None:
            return ""
        if self.transfer.sent_at:
            return f"ring {self.transfer.practitioner}, and record that it has arrived."
        return self._before_it_is_sent()

    def _before_it_is_sent(self) -> str:
        if self.paper and self.paper.why_not:
            return "read below why nothing can be sent now."
        if self.paper and self.paper.disclosure:
            return "download the pack, read it, hand it over, and record how."
        if self.decision:
            return "read what the pack will leave out, and make it."
        if self.waiting and self.waiting.can_countersign:
            return "a second person reads the decision and countersigns it."
        return DECIDE if self.agreed else ASK

    @property
    def asks_first(self) -> bool:
        """Return whether to ask the family is what comes next."""
        return self.next_step == ASK

    @property
    def decides_next(self) -> bool:
        """Return whether the eight questions are what comes next."""
        return self.next_step == DECIDE

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
    unfinished: Unfinished


def moving(*, viewer: Practitioner, case: Case) -> Moving:
    """Return how far the move of this family is; raises AccessDenied."""
    access.check_can_hand_over(viewer, case)
    rows = Transfer.objects.filter(case=case).select_related(
        "prepared_by", "sent_by", "received_by", "ended_by"
    )
    transfer = rows.under_way().first()
    decision = packing.decision_for(transfer) if transfer else None
    paper = disclosure_line(decision, viewer=viewer) if decision else None
    to_make = decision if paper and paper.disclosure is None else None
    left_out = left_out_of(to_make, by=viewer) if to_make else None
    agreed = _agreed(transfer, case, viewer)
    return Moving(
        transfer=transfer,
        decision=decision,
        paper=paper,
        waiting=_waiting(transfer, viewer) if decision is None else None,
        left_out=left_out,
        **agreed,
        named=_named(transfer, left_out, agreed, viewer) if transfer else (),
        sealed=next(outside.shut_by_shields(case, ()), ""),
        is_protected=access.protecting(case).exists(),
        says_plan=bool(decision and "PLAN" in decision.categories),
        earlier=tuple(row for row in rows if not row.is_under_way),
    )


def _named(
    transfer: Transfer, left_out: LeftOut | None, agreed: dict, viewer: Practitioner
) -> tuple[str, ...]:
    """Return whom the words name of those that the pack, as it stands, leaves out."""
    if transfer.sent_at or not (left_out or agreed["agreed"]):
        return ()
    names = (
        [who for who, _ in left_out.people] if left_out else list(agreed["not_agreed"])
    )
    family = map(str, people_of(viewer=viewer, case=transfer.case))
    told = [name for name in family if name not in names]
    return named_in(transfer.words, left_out=names, told=told)


def _waiting(transfer: Transfer | None, viewer: Practitioner) -> DecisionLine | None:
    """Return the last decision about who takes over, where none stands now."""
    if transfer is None:
        return None
    made = packing.decisions_for_transfer(transfer).filter(superseded_at__isnull=True)
    last = made.order_by("-made_at").first()
    return line_of(last, viewer=viewer) if last else None


def _agreed(transfer: Transfer | None, case: Case, viewer: Practitioner) -> dict:
    """Return who agreed that the organisation is told, and about whom nobody did."""
    if transfer is None:
        return {"agreed": (), "not_agreed": ()}
    names, to = Names(viewer=viewer, case=case), name_key(transfer.agency)
    standing = [
        consent
        for consent in consents_for(viewer=viewer, case=case)
        if consent.stands and to in map(name_key, agreements.bodies_left(consent))
    ]
    about = {p.pk for consent in standing for p in agreements.people_left(consent)}
    family = people_of(viewer=viewer, case=case).exclude(pk__in=about)
    return {
        "agreed": tuple(_in_words(consent, names) for consent in standing),
        "not_agreed": tuple(map(str, family)),
    }


def _in_words(consent: Consent, names: Names) -> str:
    whom = names.several(agreements.people_left(consent))
    until = short_date(consent.expires_on)
    return f"{names.one(consent.given_by)}, about {whom}, until {until}"


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
        unfinished=unfinished_of(viewer=viewer, case=case),
    )
