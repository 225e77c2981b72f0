"""The second judge: design.md's R1-R14 and R20 in loops and ifs, slow and plain.

Written from the text of the rules. It shares no query with information_sharing.access;
where the two disagree, one of them has misread the rules. What a family agreed to is in
`tests.judge.agreed`, what is shielded in `tests.judge.shields`.
"""

from django.utils import timezone

from tests.judge.agreed import FamilySaid
from tests.judge.books import Books, find
from tests.judge.shields import Shields

OPENS_EVERYTHING_ASKED = {"RECORDING_TEAM", "EMERGENCY", "OVERSIGHT"}


class Judge:
    """Answers from the books as they stand at this moment."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.agreed = FamilySaid(books, self.today)
        self.shields = Shields(books)
        self.read = {}

    def everything(self) -> set:
        """Return what everybody may see: (practitioner, case, category, person)."""
        seen = set()
        for practitioner in self.books.practitioners:
            for case in self.books.cases:
                for category, person in self.may_see(practitioner, case):
                    seen.add((practitioner.pk, case.pk, category, person))
        return seen

    def may_see(self, practitioner, case) -> set:
        """Return the pairs (category, person's key or None) that she may see.

        A pair with None stands for facts about nobody in particular.
        """
        seen = set()
        for grant in self.books.grants:
            if grant.case_id != case.pk or not self.holds(practitioner, grant):
                continue
            if self.shields.sealed_against(practitioner, case, grant):
                continue
            for category, person in self.opens(grant, case):
                if category == "CONTACT" and self.shields.hides(practitioner, case):
                    continue
                seen.add((category, person))
        return seen

    def opens(self, grant, case) -> set:
        """Return what this grant opens now, to whoever holds it; read once."""
        if grant.pk not in self.read:
            self.read[grant.pk] = self.read_grant(grant, case)
        return self.read[grant.pk]

    def read_grant(self, grant, case) -> set:
        """Category by category, person by person."""
        pairs = set()
        if not self.stands(grant, case):
            return pairs
        for category in self.categories_on(grant):
            if grant.consent_id and not self.agreed.covers(grant, category):
                continue
            pairs.add((category, None))
            for person in self.books.people:
                if person.case_id == case.pk and self.reaches(grant, person):
                    pairs.add((category, person.pk))
        return pairs

    # Who holds it: a live place in the team, an account that is not disabled (R2).

    def holds(self, practitioner, grant) -> bool:
        """She works in the grant's team now; being a superuser adds nothing (R9)."""
        if not practitioner.is_active:
            return False
        if grant.practitioner_id and grant.practitioner_id != practitioner.pk:
            return False
        for membership in self.books.memberships:
            hers = membership.practitioner_id == practitioner.pk
            there = membership.team_id == grant.through_team_id
            if hers and there and self.works_there(membership):
                return True
        return False

    def works_there(self, membership) -> bool:
        """The place has begun, has not been ended, and is not past its last day."""
        if membership.starts_on > self.today or membership.ended_at is not None:
            return False
        return membership.ends_on is None or membership.ends_on >= self.today

    # What it carries: its own rows, for its own case and holder (1.1).

    def categories_on(self, grant) -> set:
        """A row counts only on the grant's own case and for the grant's own holder."""
        group = find(self.books.teams, grant.through_team_id).group_id
        own_rows, wanted = self.books.team_rows, ("group_id", group)
        if grant.practitioner_id:
            own_rows = self.books.practitioner_rows
            wanted = ("user_id", grant.practitioner_id)
        categories = set()
        for row in own_rows:
            if row.grant_id != grant.pk or row.content_object_id != grant.case_id:
                continue
            if getattr(row, wanted[0]) == wanted[1]:
                categories.add(row.category)
        return categories

    def reaches(self, grant, person) -> bool:
        """This person is among those the grant covers, and consented for (1.3, R6)."""
        if grant.all_people:
            return True
        for link in self.books.grant_people:
            if link.grant_id == grant.pk and link.person_id == person.pk:
                return grant.consent_id is None or self.agreed.reaches(grant, person)
        return False

    # Why it stands now (1.1, R2, R6, R7, R11).

    def stands(self, grant, case) -> bool:
        """Started, not over, its agency still with us, and its reason still good."""
        if grant.starts_at > self.now or grant.ended_at is not None:
            return False
        if grant.ends_on is not None and grant.ends_on < self.today:
            return False
        if grant.ends_at is not None and grant.ends_at <= self.now:
            return False
        team = find(self.books.teams, grant.through_team_id)
        if find(self.books.agencies, team.agency_id).left_at is not None:
            return False
        if not self.goes_before_a_no(grant) and self.agreed.said_no(grant, case):
            return False
        return self.reason_stands(grant, case)

    def reason_stands(self, grant, case) -> bool:
        """What this kind of grant rests on still holds."""
        if grant.kind == "RECORDING_TEAM":
            return grant.through_team_id == case.recording_team_id
        if grant.kind == "SHARING_DECISION":
            return self.decision_stands(grant)
        if grant.kind == "LEAD_PROFESSIONAL":
            return self.leads(grant) and self.agreed.team_is_named(grant)
        if grant.kind == "EMERGENCY":
            return has_papers(self.books.emergencies, grant)
        if grant.kind == "OVERSIGHT":
            return has_papers(self.books.oversights, grant, approved=True)
        return False

    def decision_stands(self, grant) -> bool:
        """A named person decided to share, and nothing has replaced that (1.2)."""
        decision = find(self.books.decisions, grant.decision_id)
        if decision.outcome != "SHARE" or decision.superseded_at is not None:
            return False
        if decision.basis == "CONSENT":
            same = grant.consent_id == decision.consent_id
            return same and self.agreed.team_is_named(grant)
        if grant.consent_id is not None:
            return False
        return self.second_person(decision)

    def second_person(self, decision) -> bool:
        """She has signed; or it is urgent, in its time, and she has not refused (R7)."""
        if decision.refused_at is not None:
            return False
        if decision.countersigned_at is not None:
            return True
        in_time = decision.countersign_by and decision.countersign_by > self.now
        return bool(decision.urgent and in_time)

    def leads(self, grant) -> bool:
        """The appointment that the grant follows has not ended (R20)."""
        appointment = find(self.books.appointments, grant.appointment_id)
        return appointment.ended_at is None

    def goes_before_a_no(self, grant) -> bool:
        """Own work, an exception with its own papers, a duty, the public interest (1.2)."""
        if grant.kind in OPENS_EVERYTHING_ASKED:
            return True
        if grant.decision_id is None:
            return False
        basis = find(self.books.decisions, grant.decision_id).basis
        return basis in {"DUTY", "PUBLIC_INTEREST"}


def has_papers(papers, grant, *, approved: bool = False) -> bool:
    """The emergency or oversight behind the grant is there, approved where it must be."""
    for paper in papers:
        if paper.grant_id == grant.pk:
            return not approved or paper.approved_at is not None
    return False
